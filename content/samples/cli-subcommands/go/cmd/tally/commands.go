package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// session is what every command runs with. What is written to out need not be checked.
type session struct {
	file   string
	in     io.Reader
	out    io.Writer
	colour bool
}

type (
	add struct {
		names []string
		count uint64
	}
	list   struct{}
	remove struct{ names []string }
	export struct{ format string }
)

// #region run

func (a *add) run(s session) error {
	return s.change(a.names, func(t tally, name string) (uint64, error) {
		return t.add(name, a.count)
	})
}

func (l *list) run(s session) error {
	counts, err := load(s.file)
	if err != nil {
		return err
	}
	s.print(counts)
	return nil
}

func (r *remove) run(s session) error {
	return s.change(r.names, tally.remove)
}

// change does something to each name, saves, and only then prints: what is printed is done.
func (s session) change(given []string, do func(tally, string) (uint64, error)) error {
	names, err := readNames(given, s.in)
	if err != nil {
		return err
	}
	counts, err := load(s.file)
	if err != nil {
		return err
	}
	changed := tally{}
	for _, name := range names {
		if changed[name], err = do(counts, name); err != nil {
			// Nothing is saved, so that a mistake changes nothing.
			return err
		}
	}
	if err := counts.save(s.file); err != nil {
		return err
	}
	s.print(changed)
	return nil
}

// #endregion run

// #region output

// print writes a name, a tab and a count on each line, in the order of the names' bytes.
func (s session) print(counts tally) {
	bold, plain := "", ""
	if s.colour {
		bold, plain = "\x1b[1m", "\x1b[0m"
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(s.out, "%s%s%s\t%d\n", bold, name, plain, counts[name])
	}
}

type entry struct {
	Name  string `json:"name"`
	Count uint64 `json:"count"`
}

func (e *export) run(s session) error {
	counts, err := load(s.file)
	if err != nil {
		return err
	}
	entries := []entry{} // A nil slice would become null.
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		entries = append(entries, entry{name, counts[name]})
	}
	if e.format == "csv" {
		return writeCSV(s.out, entries)
	}
	encoder := json.NewEncoder(s.out)
	encoder.SetIndent("", "  ")
	// What is written is no web page, so < may stay.
	encoder.SetEscapeHTML(false)
	return encoder.Encode(entries)
}

func writeCSV(out io.Writer, entries []entry) error {
	rows := [][]string{{"name", "count"}}
	for _, e := range entries {
		rows = append(rows, []string{e.Name, strconv.FormatUint(e.Count, 10)})
	}
	return csv.NewWriter(out).WriteAll(rows)
}

// #endregion output
