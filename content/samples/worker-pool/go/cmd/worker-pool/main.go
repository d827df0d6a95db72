// Command worker-pool prints a checksum for every line of its input, several at a time.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"sync"

	pool "example.com/worker-pool"
)

func main() {
	workers, queue := 4, 16
	flag.Func("workers", "jobs at once (default 4)", number(&workers))
	flag.Func("queue", "jobs that may wait (default 16)", number(&queue))
	overload := flag.Bool("overload", false,
		"keep the workers busy until the input ends; refuse what the queue cannot hold")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "unexpected argument: %s\n", flag.Arg(0))
		flag.Usage()
		os.Exit(2)
	}

	allDone, err := run(os.Stdin, os.Stdout, workers, queue, *overload)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if err != nil || !allDone {
		os.Exit(1)
	}
}

func number(value *int) func(string) error {
	return func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 1024 {
			return errors.New("must be a whole number from 1 to 1024")
		}
		*value = n
		return nil
	}
}

// #region main

// ticket is what a line's submission came to: a result to wait for, or a refusal.
type ticket struct {
	result <-chan pool.Result[string]
	err    error
}

func run(in io.Reader, out io.Writer, workers, queue int, overload bool) (bool, error) {
	p := pool.New[string](workers, queue)
	release := func() {}
	if overload {
		release = occupy(p, workers)
	}

	var tickets []ticket
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		text := lines.Text()
		job := func() (string, error) { return checksum(text) }
		var t ticket
		if overload {
			t.result, t.err = p.TrySubmit(job)
		} else {
			t.result, t.err = p.Submit(context.Background(), job)
		}
		tickets = append(tickets, t)
	}
	release()
	p.Close()

	allDone := true
	for i, t := range tickets {
		text, done := t.describe()
		allDone = allDone && done
		if _, err := fmt.Fprintf(out, "%d %s\n", i+1, text); err != nil {
			return false, err
		}
	}
	return allDone, lines.Err()
}

// #endregion main

func (t ticket) describe() (text string, done bool) {
	if errors.Is(t.err, pool.ErrBusy) {
		return "busy", false
	}
	if t.err != nil {
		return "refused: " + t.err.Error(), false
	}
	result := <-t.result
	if crash, ok := errors.AsType[*pool.PanicError](result.Err); ok {
		fmt.Fprintf(os.Stderr, "panic: %v\n\n%s\n", crash, crash.Stack)
		return "crashed: " + crash.Error(), false
	}
	if result.Err != nil {
		return "failed: " + result.Err.Error(), false
	}
	return "ok " + result.Value, true
}

func checksum(text string) (string, error) {
	switch text {
	case "fail":
		return "", errors.New("told to fail")
	case "crash":
		panic("told to crash")
	}
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(text))), nil
}

// occupy returns once every worker is busy; they stay so until release is called.
func occupy(p *pool.Pool[string], workers int) (release func()) {
	gate := make(chan struct{})
	var begun sync.WaitGroup
	begun.Add(workers)
	for range workers {
		// Cannot fail: the pool is open and this context does not end.
		_, _ = p.Submit(context.Background(), func() (string, error) {
			begun.Done()
			<-gate
			return "", nil
		})
	}
	begun.Wait()
	return func() { close(gate) }
}
