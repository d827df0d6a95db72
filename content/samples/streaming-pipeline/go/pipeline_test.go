package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
)

// ample is for tests in which nothing should run into a limit.
var ample = Limits{Processors: 2, Queue: 1, Window: 100, MaxLine: 100}

// asProgram makes the test binary run main instead of the tests.
const asProgram = "STREAMING_PIPELINE_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// outcome is what a Run came to.
type outcome struct {
	summary Summary
	output  string
	reports []string
}

func runOn(t *testing.T, input string, limits Limits) outcome {
	t.Helper()
	var output bytes.Buffer
	var reports []string
	report := func(bad Malformed) {
		reports = append(reports, fmt.Sprintf("line %d: %v", bad.Line, bad.Err))
	}
	in := io.NopCloser(strings.NewReader(input))
	summary, err := Run(t.Context(), in, &output, report, limits)
	if err != nil {
		t.Fatal(err)
	}
	return outcome{summary, output.String(), reports}
}

func unreported(t *testing.T) func(Malformed) {
	return func(bad Malformed) { t.Errorf("line %d: %v", bad.Line, bad.Err) }
}

// events is input of so many events.
func events(count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, `{"route":"/%d","ms":%d}`+"\n", i%3, i)
	}
	return text.String()
}

func TestTotalsByRouteForEachWindow(t *testing.T) {
	input := `{"route":"/pay","ms":30}
{"ms":5,"route":"/cart","user":"is not looked at"}
{"route":"/pay","ms":12}
{"route":"/<&>","ms":0}
{"route":"/pay","ms":4294967295}
{"route":"/pay","ms":4294967295}`
	limits := ample
	limits.Window = 4

	got := runOn(t, input, limits)

	want := `{"window":1,"route":"/<&>","count":1,"sum":0,"max":0}
{"window":1,"route":"/cart","count":1,"sum":5,"max":5}
{"window":1,"route":"/pay","count":2,"sum":42,"max":30}
{"window":2,"route":"/pay","count":2,"sum":8589934590,"max":4294967295}
`
	if got.output != want {
		t.Errorf("got %s", got.output)
	}
	if got.summary != (Summary{Lines: 6}) || got.reports != nil {
		t.Errorf("got %+v, %q", got.summary, got.reports)
	}
}

func TestTheOutputDoesNotDependOnTheProcessors(t *testing.T) {
	input := events(1000)
	limits := ample
	limits.Window = 7
	limits.Processors = 1
	want := runOn(t, input, limits)
	for _, limits.Processors = range []int{2, 3, 16} {
		for _, limits.Queue = range []int{1, 5} {
			if got := runOn(t, input, limits); got.output != want.output || got.summary != want.summary {
				t.Errorf("%+v: got %+v and %s", limits, got.summary, got.output)
			}
		}
	}
}

func TestNoInputIsNoOutput(t *testing.T) {
	if got := runOn(t, "", ample); got.output != "" || got.summary != (Summary{}) {
		t.Errorf("got %+v", got)
	}
}

func TestMalformedLinesAreReportedInOrder(t *testing.T) {
	for _, text := range []string{
		"",
		"text",
		"null",
		`"/pay"`,
		`{"route":"/pay"}`,
		`{"ms":1}`,
		`{"route":null,"ms":1}`,
		`{"route":"/pay","ms":-1}`,
		`{"route":"/pay","ms":1.5}`,
		`{"route":"/pay","ms":4294967296}`,
		`{"route":"/pay","ms":"1"}`,
		`{"route":"/pay","ms":1} {}`,
		`{"route":"/pay","ms":1`,
		"{\"route\":\"\xff\",\"ms\":1}",
	} {
		input := text + "\n" + events(2) + text + "\n" + text + "\n"
		limits := ample
		limits.Window = 2

		got := runOn(t, input, limits)

		if got.summary != (Summary{Lines: 5, Malformed: 3}) {
			t.Errorf("%s: got %+v", text, got.summary)
		}
		for i, line := range []int{1, 4, 5} {
			prefix := fmt.Sprintf("line %d: not an event: ", line)
			if !strings.HasPrefix(got.reports[i], prefix) {
				t.Errorf("%s: got %q, want %s", text, got.reports[i], prefix)
			}
		}
	}
}

func TestALineBeyondTheLimitIsSkipped(t *testing.T) {
	event := `{"route":"/pay","ms":1}`
	limits := ample
	limits.MaxLine = len(event)
	// One byte too many, more than any buffer holds, and both at the end of the input.
	for _, long := range []string{event + " ", strings.Repeat("x", 1<<20)} {
		input := strings.Join([]string{event, long, event, long}, "\n")

		got := runOn(t, input, limits)

		want := []string{"line 2: longer than 23 bytes", "line 4: longer than 23 bytes"}
		if got.summary != (Summary{Lines: 4, Malformed: 2}) || !slices.Equal(got.reports, want) {
			t.Errorf("got %+v, %q", got.summary, got.reports)
		}
	}
}

// source gives a line per Read and counts them.
type source struct {
	lines []string
	given int
}

func (s *source) Read(p []byte) (int, error) {
	if s.given == len(s.lines) {
		return 0, io.EOF
	}
	s.given++
	return copy(p, s.lines[s.given-1]), nil
}

// gate lets one Write pass for each value sent.
type gate chan struct{}

func (g gate) Write(p []byte) (int, error) {
	<-g
	return len(p), nil
}

func TestASlowConsumerHoldsUpTheReader(t *testing.T) {
	limits := ample
	limits.Window = 5
	const windows = 50
	for _, limits.Processors = range []int{1, 3} {
		for _, limits.Queue = range []int{1, 4} {
			synctest.Test(t, func(t *testing.T) {
				in := &source{lines: slices.Collect(strings.Lines(events(windows * limits.Window)))}
				out := make(gate)
				ended := make(chan error, 1)
				go func() {
					_, err := Run(t.Context(), io.NopCloser(in), out, unreported(t), limits)
					ended <- err
				}()
				most := limits.Processors*(limits.Queue+1) + 2
				for written := range windows {
					// Returns when every goroutine waits for another: nobody can go further.
					synctest.Wait()
					if want := min(windows, written+most) * limits.Window; in.given != want {
						t.Fatalf("%+v: %d lines read, want %d", limits, in.given, want)
					}
					out <- struct{}{}
				}
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		}
	}
}

func TestAFailedWriteStopsAll(t *testing.T) {
	limits := ample
	limits.Window = 1
	for name, count := range map[string]int{"more input": 1000, "input that does not come": 1} {
		t.Run(name, func(t *testing.T) {
			// The bubble fails the test if a goroutine is left that nothing can wake.
			synctest.Test(t, func(t *testing.T) {
				in, sender := io.Pipe()
				go func() { _, _ = io.WriteString(sender, events(count)) }()
				receiver, out := io.Pipe()
				if err := receiver.Close(); err != nil {
					t.Error(err)
				}

				_, err := Run(t.Context(), in, out, unreported(t), limits)

				if !errors.Is(err, io.ErrClosedPipe) || !strings.HasPrefix(err.Error(), "cannot write: ") {
					t.Errorf("got %v", err)
				}
				if _, err := io.WriteString(sender, "\n"); !errors.Is(err, io.ErrClosedPipe) {
					t.Errorf("the input is still read: %v", err)
				}
			})
		})
	}
}

func TestCancellingStopsAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		in, _ := io.Pipe()
		go func() {
			synctest.Wait()
			cancel()
		}()

		_, err := Run(ctx, in, io.Discard, unreported(t), ample)

		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestWhatCameBeforeAFailedReadIsWritten(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader(events(5)), iotest.ErrReader(broken))
	limits := ample
	limits.Window = 2
	var output bytes.Buffer

	summary, err := Run(t.Context(), io.NopCloser(in), &output, unreported(t), limits)

	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "cannot read: ") {
		t.Errorf("got %v", err)
	}
	// The fifth line is in a window that is not whole.
	if summary != (Summary{Lines: 4}) || strings.Count(output.String(), "\n") != 4 {
		t.Errorf("got %+v, %s", summary, output.String())
	}
}

func TestAClosedOutputEndsTheProgram(t *testing.T) {
	program := exec.CommandContext(t.Context(), os.Args[0], "-window=1")
	program.Env = append(os.Environ(), asProgram+"=1")
	var messages bytes.Buffer
	program.Stderr = &messages
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	program.Stdout = writer
	input, err := program.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(writer.Close(), reader.Close()); err != nil {
		t.Fatal(err)
	}

	// The input stays open, and no further line comes.
	if _, err := io.WriteString(input, events(1)); err != nil {
		t.Fatal(err)
	}

	var exit *exec.ExitError
	if err := program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("got %v", err)
	}
	if !strings.HasPrefix(messages.String(), "cannot write: ") {
		t.Errorf("got %q", messages.String())
	}
}
