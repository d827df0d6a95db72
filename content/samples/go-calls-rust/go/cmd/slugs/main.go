// Command slugs prints a slug for each title it is given.
package main

import (
	"fmt"
	"os"

	slugs "example.com/go-calls-rust"
)

// #region main

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(titles []string) int {
	if len(titles) == 0 {
		fmt.Fprintln(os.Stderr, "usage: slugs TITLE...")
		return 2
	}
	slugger, err := slugs.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer slugger.Close()

	status := 0
	for _, title := range titles {
		slug, err := slugger.Slug(title)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", title, err)
			status = 1
			continue
		}
		fmt.Println(slug)
	}
	return status
}

// #endregion main
