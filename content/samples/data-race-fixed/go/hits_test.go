package main

import (
	"maps"
	"testing"
)

// #region test

func TestCount(t *testing.T) {
	logs := [][]string{{"/", "/about", "/"}, {"/", "/jobs"}, {}, {"/about", "/"}}

	hits := Count(logs)

	want := map[string]int{"/": 4, "/about": 2, "/jobs": 1}
	if !maps.Equal(hits, want) {
		t.Errorf("got %v, want %v", hits, want)
	}
}

// #endregion test
