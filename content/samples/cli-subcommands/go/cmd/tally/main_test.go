package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// in returns the path of a tally that holds text, in a directory of its own.
func in(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tally.json")
	if text != "" {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// onlyTally checks that nothing temporary is left beside the tally.
func onlyTally(t *testing.T, directory string) {
	t.Helper()
	entries, err := os.ReadDir(directory)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestCommands(t *testing.T) {
	const two = `{"pear":1,"apple":3}`
	const twoSaved = "{\n  \"apple\": 3,\n  \"pear\": 1\n}\n"
	for _, test := range []struct {
		name, before string
		args         []string
		input        string
		out, after   string
	}{
		{
			"a first name", "", []string{"add", "fig"}, "",
			"fig\t1\n", "{\n  \"fig\": 1\n}\n",
		},
		{
			"names count each time, and are printed once", two,
			[]string{"add", "--count", "2", "pear", "apple", "pear"}, "",
			"apple\t5\npear\t5\n", "{\n  \"apple\": 5,\n  \"pear\": 5\n}\n",
		},
		{
			"names from standard input", two, []string{"add", "fig", "-"}, "apple\r\n\n  red pear",
			"apple\t4\nfig\t1\nred pear\t1\n",
			"{\n  \"apple\": 4,\n  \"fig\": 1,\n  \"pear\": 1,\n  \"red pear\": 1\n}\n",
		},
		{"nothing from standard input", two, []string{"add", "-"}, "", "", twoSaved},
		{"list", two, []string{"list"}, "", "apple\t3\npear\t1\n", two},
		{"list nothing", "{}", []string{"list"}, "", "", "{}"},
		{"remove", two, []string{"remove", "apple"}, "", "apple\t3\n", "{\n  \"pear\": 1\n}\n"},
		{"remove all", two, []string{"remove", "-"}, "pear\napple\n", "apple\t3\npear\t1\n", "{}\n"},
		{
			"export", `{"a<b":1,"A, \"B\"":2}`, []string{"export"}, "",
			`[
  {
    "name": "A, \"B\"",
    "count": 2
  },
  {
    "name": "a<b",
    "count": 1
  }
]
`, `{"a<b":1,"A, \"B\"":2}`,
		},
		{
			"export csv", `{"a<b":1,"A, \"B\"":2}`, []string{"export", "--format", "csv"}, "",
			"name,count\n\"A, \"\"B\"\"\",2\na<b,1\n", `{"a<b":1,"A, \"B\"":2}`,
		},
		{"export nothing", "{}", []string{"export", "--format", "json"}, "", "[]\n", "{}"},
		{"export csv of nothing", "{}", []string{"export", "--format=csv"}, "", "name,count\n", "{}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := in(t, test.before)
			for _, args := range [][]string{
				slices.Concat([]string{"--file", file}, test.args),
				slices.Concat(test.args[:1], []string{"--file", file}, test.args[1:]),
			} {
				if test.before == "" {
					_ = os.Remove(file)
				} else if err := os.WriteFile(file, []byte(test.before), 0o600); err != nil {
					t.Fatal(err)
				}
				var out, errs bytes.Buffer
				status := run(args, strings.NewReader(test.input), &out, &errs, false)

				if status != 0 || errs.Len() > 0 {
					t.Errorf("got status %d and %s", status, &errs)
				}
				if out.String() != test.out {
					t.Errorf("printed %q, want %q", &out, test.out)
				}
				if got := read(t, file); got != test.after {
					t.Errorf("saved %q, want %q", got, test.after)
				}
				onlyTally(t, filepath.Dir(file))
			}
		})
	}
}

func TestTheFileIsLeftAsItWasIfSomethingFails(t *testing.T) {
	for _, test := range []struct {
		name, before string
		args         []string
		input, err   string
	}{
		{"unknown name", `{"a":1}`, []string{"remove", "a", "b"}, "", "not in the tally: b"},
		{"twice", `{"a":1}`, []string{"remove", "a", "a"}, "", "not in the tally: a"},
		{
			"too many", `{"a":18446744073709551615}`, []string{"add", "b", "a"}, "",
			"too many to count: a",
		},
		{"bad input", `{}`, []string{"add", "-"}, "a\n\n-b\n", "standard input, line 3: "},
		{"control", `{}`, []string{"add", "-"}, "a\tb\n", "plain text"},
		{"encoding", `{}`, []string{"add", "-"}, "\xff\n", "plain text"},
		{"no JSON", `{"a":1`, []string{"add", "a"}, "", "tally.json: not a tally: "},
		{"null", `null`, []string{"list"}, "", "tally.json: not a tally: "},
		{"list", `[]`, []string{"list"}, "", "tally.json: not a tally: "},
		{"null count", `{"a":null}`, []string{"export"}, "", "tally.json: not a tally: "},
		{"count of 0", `{"a":0}`, []string{"remove", "a"}, "", "tally.json: not a tally: "},
		{"fraction", `{"a":1.5}`, []string{"list"}, "", "tally.json: not a tally: "},
		{"below 0", `{"a":-1}`, []string{"list"}, "", "tally.json: not a tally: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := in(t, test.before)
			args := slices.Concat([]string{"--file", file}, test.args)
			var out, errs bytes.Buffer
			status := run(args, strings.NewReader(test.input), &out, &errs, false)

			if status != 1 || out.Len() > 0 {
				t.Errorf("got status %d and %q", status, &out)
			}
			if got := errs.String(); !strings.HasPrefix(got, "error: ") ||
				!strings.Contains(got, test.err) {
				t.Errorf("got %q, want %q", got, test.err)
			}
			if got := read(t, file); got != test.before {
				t.Errorf("saved %q, want %q", got, test.before)
			}
			onlyTally(t, filepath.Dir(file))
		})
	}
}

func TestAWrongCallEndsWithStatus2(t *testing.T) {
	for args, word := range map[string]string{
		"":                     "command",
		"count":                "count",
		"--unknown list":       "unknown",
		"--file":               "file",
		"--file= list":         "file",
		"list a":               "a",
		"list --count 2":       "count",
		"add":                  "name",
		"remove":               "name",
		"add --count 0 a":      "count",
		"add --count -1 a":     "count",
		"add --count 0x10 a":   "count",
		"add --count":          "count",
		"add --Count 2 a":      "Count",
		"add a --cuont":        "--cuont",
		"add a\x1bb":           "plain text",
		"export --format xml":  "format",
		"export --format JSON": "format",
		"export csv":           "csv",
	} {
		t.Run(args, func(t *testing.T) {
			t.Chdir(t.TempDir())
			var out, errs bytes.Buffer
			status := run(strings.Fields(args), strings.NewReader(""), &out, &errs, false)

			if status != 2 || out.Len() > 0 {
				t.Errorf("got status %d and %q", status, &out)
			}
			if got := errs.String(); !strings.HasPrefix(got, "error: ") ||
				!strings.Contains(got, word) || !strings.Contains(got, "usage: ") {
				t.Errorf("got %q, want %q", got, word)
			}
			if _, err := os.Stat("tally.json"); err == nil {
				t.Error("there is a tally")
			}
		})
	}
}

func TestHelpIsNoError(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}, {"add", "--help"}} {
		var out, errs bytes.Buffer
		status := run(args, strings.NewReader(""), &out, &errs, false)

		if status != 0 || out.String() != usage || errs.Len() > 0 {
			t.Errorf("%v: got status %d, %q and %q", args, status, &out, &errs)
		}
	}
}

func TestColourIsForThoseWhoWantIt(t *testing.T) {
	file := in(t, `{"apple":3}`)
	var out bytes.Buffer
	status := run([]string{"--file", file, "list"}, strings.NewReader(""), &out, io.Discard, true)

	if status != 0 || out.String() != "\x1b[1mapple\x1b[0m\t3\n" {
		t.Errorf("got status %d and %q", status, &out)
	}
}

func TestNoColourForAFile(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })

	if wantsColour(file) {
		t.Error("colours a file")
	}
}

// full fails as a full disk does.
type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestOutputThatIsNotWrittenIsAFailure(t *testing.T) {
	for _, command := range []string{"list", "export"} {
		file := in(t, `{"apple":3}`)
		var errs bytes.Buffer
		status := run([]string{"--file", file, command}, strings.NewReader(""), full{}, &errs, false)

		if status != 1 || errs.String() != "error: disk full\n" {
			t.Errorf("%s: got status %d and %q", command, status, &errs)
		}
	}
}
