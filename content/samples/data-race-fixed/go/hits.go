package main

import "sync"

// #region count

// Count says how often each page stands in the logs, all of which it reads at once.
func Count(logs [][]string) map[string]int {
	hits := make(map[string]int)
	// Guards hits, which nothing but this comment says.
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, pages := range logs {
		wg.Go(func() {
			for _, page := range pages {
				mu.Lock()
				hits[page]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return hits
}

// #endregion count
