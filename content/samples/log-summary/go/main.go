// Command log-summary reads an access log and prints what each endpoint was asked and how long
// it took.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "usage: log-summary < access.log")
		os.Exit(2)
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "log-summary:", err)
		os.Exit(1)
	}
}

func run() error {
	summary := NewSummary()
	if err := summary.Read(os.Stdin); err != nil {
		return err
	}
	if line, ok := summary.FirstMalformed(); ok {
		fmt.Fprintf(os.Stderr, "line %d is malformed: %s\n", line.Number, line.Text)
	}
	return summary.Write(os.Stdout)
}
