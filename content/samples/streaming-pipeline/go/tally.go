package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// Row totals the events of one route in one window.
type Row struct {
	Window int    `json:"window"`
	Route  string `json:"route"`
	Count  int    `json:"count"`
	Sum    uint64 `json:"sum"` // milliseconds
	Max    uint32 `json:"max"` // milliseconds
}

// Malformed is a line that is no event.
type Malformed struct {
	Line int
	Err  error
}

// table is what a processor makes of a window.
type table struct {
	lines     int
	rows      []Row // by route
	malformed []Malformed
}

// event has pointers to tell what is missing from what is empty.
type event struct {
	Route *string `json:"route"`
	MS    *uint32 `json:"ms"`
}

// #region tally

func tally(w window) table {
	rows := make(map[string]*Row)
	var malformed []Malformed
	for i, l := range w.lines {
		route, ms, err := parse(l)
		if err != nil {
			malformed = append(malformed, Malformed{Line: w.first + i, Err: err})
			continue
		}
		row, ok := rows[route]
		if !ok {
			row = &Row{Window: w.number, Route: route}
			rows[route] = row
		}
		row.Count++
		row.Sum += uint64(ms)
		row.Max = max(row.Max, ms)
	}
	t := table{lines: len(w.lines), malformed: malformed}
	for _, route := range slices.Sorted(maps.Keys(rows)) {
		t.rows = append(t.rows, *rows[route])
	}
	return t
}

func parse(l line) (route string, ms uint32, err error) {
	if l.err != nil {
		return "", 0, l.err
	}
	// Unmarshal would replace what is not UTF-8, and two routes could become one.
	if !utf8.Valid(l.text) {
		return "", 0, errors.New("not an event: not UTF-8")
	}
	var e event
	if err := json.Unmarshal(l.text, &e); err != nil {
		return "", 0, fmt.Errorf("not an event: %w", err)
	}
	if e.Route == nil || e.MS == nil {
		return "", 0, errors.New("not an event: route or ms is missing")
	}
	return *e.Route, *e.MS, nil
}

// #endregion tally
