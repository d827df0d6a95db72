// Command streaming-pipeline reads events, one JSON object per line, from standard input and
// writes totals by route for every window of so many lines.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

func main() {
	os.Exit(run())
}

func run() int {
	var limits Limits
	flag.IntVar(&limits.Processors, "processors", runtime.GOMAXPROCS(0), "windows worked on at once")
	flag.IntVar(&limits.Queue, "queue", 1, "windows that wait for each processor")
	flag.IntVar(&limits.Window, "window", 1000, "lines per window")
	flag.IntVar(&limits.MaxLine, "max-line", 4096, "bytes per line")
	flag.Parse()
	if flag.NArg() > 0 {
		return misused("unexpected argument " + flag.Arg(0))
	}
	if min(limits.Processors, limits.Queue, limits.Window, limits.MaxLine) < 1 {
		return misused("every number must be at least 1")
	}

	// A closed pipe fails the write instead of ending the process there and then.
	signal.Ignore(syscall.SIGPIPE)
	summary, err := Run(context.Background(), closable(os.Stdin), os.Stdout, report, limits)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Fprintf(os.Stderr, "lines: %d, malformed: %d\n", summary.Lines, summary.Malformed)
	return 0
}

func misused(how string) int {
	fmt.Fprintln(os.Stderr, how)
	flag.Usage()
	return 2
}

func report(bad Malformed) {
	fmt.Fprintf(os.Stderr, "line %d: %v\n", bad.Line, bad.Err)
}

// closable makes a pipe of in: closing standard input does not end a Read in progress, closing
// a pipe does. The goroutine ends with the process at the latest.
func closable(in io.Reader) io.ReadCloser {
	reader, writer := io.Pipe()
	go func() {
		_, err := io.Copy(writer, in)
		writer.CloseWithError(err)
	}()
	return reader
}
