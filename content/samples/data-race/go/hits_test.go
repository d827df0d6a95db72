package main

import (
	"maps"
	"runtime"
	"testing"
)

// #region test

func TestCount(t *testing.T) {
	// On one processor the goroutines run one after the other, so that the counts are right.
	// The detector objects all the same: nothing in the code says which of them comes first.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	logs := [][]string{{"/"}, {"/about"}}

	hits := Count(logs)

	want := map[string]int{"/": 1, "/about": 1}
	if !maps.Equal(hits, want) {
		t.Errorf("got %v, want %v", hits, want)
	}
}

// #endregion test
