// Command data-race-fixed prints how often each page stands in the logs that it is given.
package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// #region main

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: data-race-fixed LOG...")
		os.Exit(2)
	}
	var logs [][]string
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		logs = append(logs, strings.Fields(string(text)))
	}

	hits := Count(logs)
	for _, page := range slices.Sorted(maps.Keys(hits)) {
		fmt.Printf("%d %s\n", hits[page], page)
	}
}

// #endregion main
