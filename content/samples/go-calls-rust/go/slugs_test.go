package slugs

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func newSlugger(t *testing.T) *Slugger {
	t.Helper()
	slugger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(slugger.Close)
	return slugger
}

func TestASlugComesBack(t *testing.T) {
	slugger := newSlugger(t)
	for _, test := range []struct{ title, slug string }{
		{"Crème brûlée", "creme-brulee"},
		{"Creme Brulee", "creme-brulee-2"},
		{"北京", "bei-jing"},
		{"a\x00b", "a-b"},
		{strings.Repeat("é", 1<<20), strings.Repeat("e", 1<<20)},
	} {
		slug, err := slugger.Slug(test.title)
		if err != nil || slug != test.slug {
			t.Errorf("%.20q: got %.20q, %v, want %.20q", test.title, slug, err, test.slug)
		}
	}
}

func TestEachFailureIsItsError(t *testing.T) {
	slugger := newSlugger(t)
	for _, test := range []struct {
		title string
		want  error
	}{
		{"", ErrNothingLeft},
		{"!?", ErrNothingLeft},
		{"caf\xe9", ErrNotUTF8},
	} {
		slug, err := slugger.Slug(test.title)
		if !errors.Is(err, test.want) || slug != "" {
			t.Errorf("%q: got %q, %v, want %v", test.title, slug, err, test.want)
		}
	}
}

func TestEachStatusIsAnError(t *testing.T) {
	if err := statusError(0); err != nil {
		t.Errorf("0 is %v", err)
	}
	if err := statusError(3); !errors.Is(err, ErrPanicked) {
		t.Errorf("3 is %v, want %v", err, ErrPanicked)
	}
	if err := statusError(99); err == nil || !strings.Contains(err.Error(), "99") {
		t.Errorf("99 is %v", err)
	}
}

func TestGoroutinesShareASlugger(t *testing.T) {
	const goroutines, each = 8, 50
	slugger := newSlugger(t)
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		made = make(map[string]bool)
	)
	for range goroutines {
		wg.Go(func() {
			for range each {
				slug, err := slugger.Slug("Title")
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				made[slug] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()

	if len(made) != goroutines*each {
		t.Errorf("got %d slugs, want %d", len(made), goroutines*each)
	}
	if last := fmt.Sprintf("title-%d", goroutines*each); !made["title"] || !made[last] {
		t.Errorf("title or %s is missing", last)
	}
}

func TestSluggersKnowNothingOfEachOther(t *testing.T) {
	for range 2 {
		slug, err := newSlugger(t).Slug("Title")
		if err != nil || slug != "title" {
			t.Errorf("got %q, %v", slug, err)
		}
	}
}

func TestAfterCloseThereIsAnError(t *testing.T) {
	slugger := newSlugger(t)
	slugger.Close()
	slugger.Close()

	if _, err := slugger.Slug("Title"); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want %v", err, ErrClosed)
	}
}
