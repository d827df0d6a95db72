// Command tally counts things by name, in a file.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

const usage = `usage: tally [--file FILE] COMMAND

  add [--count N] NAME...     count each name N times (1 if not given)
  list                        show all names with their counts
  remove NAME...              forget names
  export [--format json|csv]  write the tally for other programs (json if not given)

FILE holds the tally (tally.json if not given). Flags come before names. The name -
stands for standard input, with a name on each line.
`

// #region main

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, wantsColour(os.Stdout)))
}

func run(args []string, in io.Reader, out, errs io.Writer, colour bool) int {
	file, cmd, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(out, usage)
		return 0
	case err != nil:
		fmt.Fprintf(errs, "error: %v\n\n%s", err, usage)
		return 2
	}

	buffer := bufio.NewWriter(out)
	err = cmd.run(session{file: file, in: in, out: buffer, colour: colour})
	if err == nil {
		// Keeps the first error of all that was written: a disk may be full. Where a reader
		// such as head has gone, SIGPIPE ends the program without a word.
		err = buffer.Flush()
	}
	if err != nil {
		fmt.Fprintf(errs, "error: %v\n", err)
		return 1
	}
	return 0
}

// wantsColour is false for a pipe or a file, so that scripts get plain text.
func wantsColour(out *os.File) bool {
	return term.IsTerminal(int(out.Fd())) &&
		os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// #endregion main
