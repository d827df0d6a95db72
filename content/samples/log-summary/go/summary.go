package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Summary is what is known of the lines so far. It grows with the number of endpoints and of
// their distinct latencies, not with the number of lines.
type Summary struct {
	lines, malformed int
	first            Malformed
	traffic          map[endpoint]*traffic
	route            []byte // reused for each line
}

// Malformed is a line that could not be read.
type Malformed struct {
	Number int
	Text   string // its beginning, fit to be printed
}

type endpoint struct{ method, route string }

type traffic struct {
	count, failed int
	latencies     map[int]int // how often each occurred
}

// NewSummary returns a summary of nothing.
func NewSummary() *Summary {
	return &Summary{traffic: map[endpoint]*traffic{}}
}

// FirstMalformed returns the first line that could not be read, if there was one.
func (s *Summary) FirstMalformed() (Malformed, bool) {
	return s.first, s.malformed > 0
}

// #region read

// Read adds all lines of input.
func (s *Summary) Read(input io.Reader) error {
	// The buffer holds more than the longest valid line. A bufio.Scanner would give up at a
	// line that does not fit.
	reader := bufio.NewReaderSize(input, 8*maxLine)
	for {
		line, err := reader.ReadSlice('\n')
		if len(line) > 0 {
			line = bytes.TrimSuffix(line, []byte("\n"))
			s.add(bytes.TrimSuffix(line, []byte("\r")))
		}
		for errors.Is(err, bufio.ErrBufferFull) {
			// The rest of a line whose beginning has been counted as malformed.
			_, err = reader.ReadSlice('\n')
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// #endregion read

// #region count

func (s *Summary) add(line []byte) {
	s.lines++
	request, ok := parse(line)
	if !ok {
		s.malformed++
		if s.malformed == 1 {
			s.first = Malformed{Number: s.lines, Text: printable(line)}
		}
		return
	}
	s.route = appendRoute(s.route[:0], request.path)
	// A look-up with converted bytes allocates nothing; only a new endpoint is copied.
	seen := s.traffic[endpoint{string(request.method), string(s.route)}]
	if seen == nil {
		seen = &traffic{latencies: map[int]int{}}
		s.traffic[endpoint{string(request.method), string(s.route)}] = seen
	}
	seen.count++
	if request.failed {
		seen.failed++
	}
	seen.latencies[request.tenths]++
}

// #endregion count

// printable returns the beginning of a line without what could confuse a terminal.
func printable(line []byte) string {
	text := bytes.Clone(line[:min(len(line), 80)])
	for i, c := range text {
		if c < ' ' || c > '~' {
			text[i] = '?'
		}
	}
	return string(text)
}

// #region rank

// percentiles returns, for each percent, the smallest latency that this share of the requests
// did not exceed (nearest rank).
func (t *traffic) percentiles(percents ...int) []int {
	latencies := slices.Sorted(maps.Keys(t.latencies))
	results := make([]int, len(percents))
	for i, percent := range percents {
		// Rounded up, in whole numbers: the rank of one of the requests.
		left := (t.count*percent + 99) / 100
		for _, latency := range latencies {
			left -= t.latencies[latency]
			if left <= 0 {
				results[i] = latency
				break
			}
		}
	}
	return results
}

// #endregion rank

// #region report

// Write writes a line for each endpoint, those with most requests first, and one for all.
func (s *Summary) Write(w io.Writer) error {
	out := bufio.NewWriter(w) // keeps the first error until Flush
	order := slices.SortedFunc(maps.Keys(s.traffic), func(a, b endpoint) int {
		return cmp.Or(
			cmp.Compare(s.traffic[b].count, s.traffic[a].count),
			cmp.Compare(a.route, b.route),
			cmp.Compare(a.method, b.method),
		)
	})
	for _, at := range order {
		t := s.traffic[at]
		// In tenths of a percent, rounded half up.
		share := (2000*t.failed + t.count) / (2 * t.count)
		p := t.percentiles(50, 90, 99, 100)
		fmt.Fprintf(out, "%s %s count=%d 5xx=%s%% p50=%s p90=%s p99=%s max=%s\n", at.method, at.route,
			t.count, tenths(share), tenths(p[0]), tenths(p[1]), tenths(p[2]), tenths(p[3]))
	}
	fmt.Fprintf(out, "lines=%d malformed=%d\n", s.lines, s.malformed)
	return out.Flush()
}

func tenths(n int) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// #endregion report
