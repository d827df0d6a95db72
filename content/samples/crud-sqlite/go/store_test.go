package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

func open(t *testing.T) *Store {
	t.Helper()
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "what? 100%.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func create(t *testing.T, store *Store, title string) Note {
	t.Helper()
	note, err := store.Create(t.Context(), Fields{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	return note
}

func TestNotesOutliveTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.db")
	first, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	want := create(t, first, "Milk\x00and\n“bread” 🍞")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(path + "-*"); err != nil || len(left) > 0 {
		t.Errorf("left beside the database: %v %v", left, err)
	}

	second, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got, err := second.Get(t.Context(), want.ID); got != want || err != nil {
		t.Errorf("got %v %v, want %v", got, err, want)
	}
}

func TestATitleIsTakenOnce(t *testing.T) {
	store := open(t)
	milk, bread := create(t, store, "Milk"), create(t, store, "Bread")

	if _, err := store.Create(t.Context(), Fields{Title: "Milk"}); !errors.Is(err, ErrTitleTaken) {
		t.Errorf("create: %v", err)
	}
	_, err := store.Replace(t.Context(), bread.ID, Fields{Title: "Milk"})
	if !errors.Is(err, ErrTitleTaken) {
		t.Errorf("replace: %v", err)
	}
	if _, err := store.Replace(t.Context(), milk.ID, Fields{"Milk", "2 litres"}); err != nil {
		t.Errorf("its own title: %v", err)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	store := open(t)
	note := create(t, store, "Milk")
	if err := store.Delete(t.Context(), note.ID); err != nil {
		t.Fatal(err)
	}

	_, gotten := store.Get(t.Context(), note.ID)
	_, replaced := store.Replace(t.Context(), note.ID, Fields{Title: "Milk"})
	deleted := store.Delete(t.Context(), note.ID)

	for _, err := range []error{gotten, replaced, deleted} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
	}
	if again := create(t, store, "Milk"); again.ID == note.ID {
		t.Error("an id was given out twice")
	}
}

func TestAListHasAnOrderAndALimit(t *testing.T) {
	store := open(t)
	for _, title := range []string{"c", "a", "b"} {
		create(t, store, title)
	}

	notes, err := store.List(t.Context(), 1, 1)

	if want := []Note{{ID: 2, Title: "a"}}; err != nil || !slices.Equal(notes, want) {
		t.Errorf("got %v %v, want %v", notes, err, want)
	}
}

func TestWritersAndReadersDoNotHinderEachOther(t *testing.T) {
	store := open(t)
	var group sync.WaitGroup
	for writer := range 8 {
		group.Go(func() {
			for i := range 20 {
				title := fmt.Sprintf("%d/%d", writer, i)
				if _, err := store.Create(t.Context(), Fields{Title: title}); err != nil {
					t.Error(err)
				}
				if _, err := store.List(t.Context(), 0, 10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()

	if notes, err := store.List(t.Context(), 0, 1000); len(notes) != 160 || err != nil {
		t.Errorf("%d notes, %v", len(notes), err)
	}
}

func TestAFolderThatIsMissing(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "missing", "notes.db"))
	if err == nil {
		t.Errorf("got %v", store)
	}
}
