package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const start = "2026-11-21T10:00:00Z "

func TestParse(t *testing.T) {
	for _, test := range []struct {
		line, method, path string
		failed             bool
		tenths             int
	}{
		{"GET /orders/42 200 12.7", "GET", "/orders/42", false, 127},
		{"POST / 503 0.0", "POST", "/", true, 0},
		{"GET /a?id=1?2 599 0.1", "GET", "/a", true, 1},
		{"X /~ 100 99999999.9", "X", "/~", false, 999999999},
	} {
		got, ok := parse([]byte(start + test.line))
		if !ok {
			t.Errorf("%s: malformed", test.line)
			continue
		}
		if string(got.method) != test.method || string(got.path) != test.path ||
			got.failed != test.failed || got.tenths != test.tenths {
			t.Errorf("%s: got %s %s %+v", test.line, got.method, got.path, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, line := range []string{
		"",
		"GET /a 200 1.0",
		start,
		start + "GET /a 200",
		start + "GET /a 200 1.0 ",
		start + "GET  /a 200 1.0",
		start + "GET /a 200 1.0 more",
		"2026-11-21 10:00:00Z GET /a 200 1.0",
		"2026-11-21T10:00:00+ GET /a 200 1.0",
		"2026-11-2aT10:00:00Z GET /a 200 1.0",
		"2026-11-21T10:00:00.5Z GET /a 200 1.0",
		start + "get /a 200 1.0",
		start + "GET a 200 1.0",
		start + "GET ?a 200 1.0",
		start + "GET /\t 200 1.0",
		start + "GET /é 200 1.0",
		start + "GET /a 20 1.0",
		start + "GET /a 2000 1.0",
		start + "GET /a 099 1.0",
		start + "GET /a 600 1.0",
		start + "GET /a +20 1.0",
		start + "GET /a 200 1",
		start + "GET /a 200 1.",
		start + "GET /a 200 .1",
		start + "GET /a 200 1.05",
		start + "GET /a 200 -1.0",
		start + "GET /a 200 1e1.0",
		start + "GET /a 200 100000000.0",
	} {
		if got, ok := parse([]byte(line)); ok {
			t.Errorf("%q: got %+v", line, got)
		}
	}
}

func TestRoutes(t *testing.T) {
	for path, want := range map[string]string{
		"/":                           "/",
		"/orders":                     "/orders",
		"/orders/42":                  "/orders/:id",
		"/1/2//3/":                    "/:id/:id//:id/",
		"/v2/a1/1a/orders-7":          "/v2/a1/1a/orders-7",
		"/" + strings.Repeat("9", 40): "/:id",
	} {
		if got := string(appendRoute(nil, []byte(path))); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestPercentiles(t *testing.T) {
	for _, test := range []struct {
		latencies map[int]int
		want      string
	}{
		{map[int]int{7: 1}, "[7 7 7 7]"},
		{map[int]int{1: 1, 2: 1}, "[1 2 2 2]"},
		// Of ten, the fifth, the ninth and twice the last.
		{map[int]int{10: 4, 20: 1, 30: 4, 40: 1}, "[20 30 40 40]"},
		// Of a hundred, the 50th, the 90th, the 99th and the last.
		{map[int]int{1: 50, 2: 40, 3: 9, 4: 1}, "[1 2 3 4]"},
		// Of 101, the 51st, the 91st and the 100th.
		{map[int]int{1: 50, 2: 41, 3: 9, 4: 1}, "[2 2 3 4]"},
	} {
		measured := traffic{latencies: test.latencies}
		for _, count := range test.latencies {
			measured.count += count
		}
		if got := fmt.Sprint(measured.percentiles(50, 90, 99, 100)); got != test.want {
			t.Errorf("%v: got %s, want %s", test.latencies, got, test.want)
		}
	}
}

func summarise(t *testing.T, input io.Reader) (*Summary, string) {
	t.Helper()
	summary := NewSummary()
	if err := summary.Read(input); err != nil {
		t.Fatal(err)
	}
	var report strings.Builder
	if err := summary.Write(&report); err != nil {
		t.Fatal(err)
	}
	return summary, report.String()
}

func TestReport(t *testing.T) {
	input := start + "PUT /b/1 200 1.0\n" +
		start + "GET /b/2 503 2.0\r\n" +
		"nonsense\x1b[31m " + strings.Repeat("x", 100) + "\n" +
		"\n" +
		start + "GET /a 200 3.0\n" +
		start + "GET /c 200 4.0\n" +
		start + "GET /c 200 5.0\n" +
		start + "GET /c 500 6.0" // ended by the end of the input

	// A byte at a time, as a pipe may deliver it.
	summary, got := summarise(t, iotest.OneByteReader(strings.NewReader(input)))

	want := "GET /c count=3 5xx=33.3% p50=5.0 p90=6.0 p99=6.0 max=6.0\n" +
		"GET /a count=1 5xx=0.0% p50=3.0 p90=3.0 p99=3.0 max=3.0\n" +
		"GET /b/:id count=1 5xx=100.0% p50=2.0 p90=2.0 p99=2.0 max=2.0\n" +
		"PUT /b/:id count=1 5xx=0.0% p50=1.0 p90=1.0 p99=1.0 max=1.0\n" +
		"lines=8 malformed=2\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	first, ok := summary.FirstMalformed()
	text := "nonsense?[31m " + strings.Repeat("x", 66)
	if !ok || first != (Malformed{Number: 3, Text: text}) {
		t.Errorf("got %v %+v", ok, first)
	}
}

func TestSharesAreRoundedHalfUp(t *testing.T) {
	for failed, want := range map[int]string{1: "0.1%", 3: "0.2%", 1999: "100.0%"} {
		var input bytes.Buffer
		for i := range 2000 {
			status := 200
			if i < failed {
				status = 500
			}
			fmt.Fprintf(&input, "%sGET / %d 1.0\n", start, status)
		}
		if _, got := summarise(t, &input); !strings.Contains(got, " 5xx="+want+" ") {
			t.Errorf("%d of 2000: got %s", failed, got)
		}
	}
}

func TestNothingIsOnlyAFooter(t *testing.T) {
	summary, got := summarise(t, strings.NewReader(""))
	if got != "lines=0 malformed=0\n" {
		t.Errorf("got %s", got)
	}
	if _, ok := summary.FirstMalformed(); ok {
		t.Error("a malformed line in nothing")
	}
}

func TestLinesUpToTheLimit(t *testing.T) {
	fits := start + "GET /" + strings.Repeat("x", maxLine-len(start+"GET / 200 1.0")) + " 200 1.0"
	for _, test := range []struct{ input, footer string }{
		{fits, "lines=1 malformed=0\n"},
		{fits + "\r\n" + fits + "\n", "lines=2 malformed=0\n"},
		{strings.Replace(fits, "/", "/x", 1), "lines=1 malformed=1\n"},
		{fits + "0\r\n" + fits, "lines=2 malformed=1\n"},
		{strings.Repeat("x", 100*maxLine) + "\n" + fits + "\n", "lines=2 malformed=1\n"},
		{strings.Repeat("x", 8*maxLine), "lines=1 malformed=1\n"},
		{strings.Repeat("x", 8*maxLine-1) + "\n" + fits, "lines=2 malformed=1\n"},
	} {
		if _, got := summarise(t, strings.NewReader(test.input)); !strings.HasSuffix(got, test.footer) {
			t.Errorf("%d bytes: got %s, want %s", len(test.input), got[len(got)-30:], test.footer)
		}
	}
}

func TestAnInputThatFails(t *testing.T) {
	broken := errors.New("broken")
	input := io.MultiReader(strings.NewReader(start), iotest.ErrReader(broken))
	if err := NewSummary().Read(input); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
