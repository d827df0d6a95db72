package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// tally is how often each name has been counted, at least once.
type tally map[string]uint64

// load reads a tally. A file that is not there yet is an empty one.
func load(path string) (tally, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return tally{}, nil
	}
	if err != nil {
		return nil, err
	}
	var counts tally
	if err := json.Unmarshal(text, &counts); err != nil {
		return nil, fmt.Errorf("%s: not a tally: %w", path, err)
	}
	// Unmarshal takes null for a map and for a number.
	if counts == nil {
		return nil, fmt.Errorf("%s: not a tally: null", path)
	}
	for name, count := range counts {
		if count == 0 {
			return nil, fmt.Errorf("%s: not a tally: no count for %q", path, name)
		}
	}
	return counts, nil
}

// add counts a name and returns its new count.
func (t tally) add(name string, count uint64) (uint64, error) {
	if count > math.MaxUint64-t[name] {
		return 0, fmt.Errorf("too many to count: %s", name)
	}
	t[name] += count
	return t[name], nil
}

// remove forgets a name and returns the count it had.
func (t tally) remove(name string) (uint64, error) {
	count, ok := t[name]
	if !ok {
		return 0, fmt.Errorf("not in the tally: %s", name)
	}
	delete(t, name)
	return count, nil
}

// #region save

// save replaces the file in one step. Who reads it meanwhile, or after a crash, finds the
// old one or the new one, whole.
func (t tally) save(path string) error {
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	// Beside the file, as a rename cannot leave the file system.
	temporary, err := os.CreateTemp(filepath.Dir(path), ".tally-*")
	if err != nil {
		return err
	}
	err = errors.Join(fill(temporary, append(text, '\n'), path), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	return nil
}

func fill(temporary *os.File, text []byte, path string) error {
	if _, err := temporary.Write(text); err != nil {
		return err
	}
	// A new file is for its owner alone; one that was there keeps its permissions.
	if old, err := os.Stat(path); err == nil {
		if err := temporary.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	// Else a crash could leave a renamed file without its content.
	return temporary.Sync()
}

// #endregion save
