package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestSavingReplacesTheFileAndDoesNotRewriteIt(t *testing.T) {
	file := in(t, `{"apple":3}`)
	reader, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reader.Close() })

	if err := (tally{"apple": 4}).save(file); err != nil {
		t.Fatal(err)
	}

	// Who had it open goes on reading the old one.
	if text, err := io.ReadAll(reader); err != nil || string(text) != `{"apple":3}` {
		t.Errorf("got %q, %v", text, err)
	}
	if got := read(t, file); got != "{\n  \"apple\": 4\n}\n" {
		t.Errorf("saved %q", got)
	}
	onlyTally(t, filepath.Dir(file))
}

func TestPermissions(t *testing.T) {
	for text, want := range map[string]os.FileMode{"": 0o600, "{}": 0o640} {
		file := in(t, text)
		if text != "" {
			// Whatever the umask has made of it.
			if err := os.Chmod(file, want); err != nil {
				t.Fatal(err)
			}
		}
		if err := (tally{}).save(file); err != nil {
			t.Fatal(err)
		}

		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("got %v, want %v", info.Mode(), want)
		}
	}
}

func TestSavingThatFailsLeavesNothingBehind(t *testing.T) {
	// A file cannot replace a directory.
	directory := filepath.Join(t.TempDir(), "tally.json")
	if err := os.Mkdir(directory, 0o700); err != nil {
		t.Fatal(err)
	}

	if err := (tally{}).save(directory); err == nil {
		t.Error("saved")
	}
	onlyTally(t, filepath.Dir(directory))
}
