// Package slugs makes slugs of titles, with a library that is written in Rust.
package slugs

// #region link

// The go command looks neither at the library nor at a header elsewhere. What is generated
// with the library's checksum makes it link and test again when Rust has changed.
//go:generate sh generate.sh

// The last line of flags is what `rustc --print native-static-libs` names on Linux.

// #cgo CFLAGS: -I${SRCDIR}/../rust/include
// #cgo LDFLAGS: -L${SRCDIR}/target/release -lslugs
// #cgo linux LDFLAGS: -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc
// #include "slugs.h"
import "C"

// #endregion link

import (
	"errors"
	"fmt"
	"sync"
	"unsafe"
)

// #region lifetime

// Slugger makes slugs that differ from all it made before. Goroutines may share it.
type Slugger struct {
	// The library locks too, but who waits there holds on to a thread. It also keeps Close
	// from freeing what a call still uses.
	mu     sync.Mutex
	handle *C.SlugsHandle // nil once closed
}

// New returns a Slugger, which the caller closes after use.
func New() (*Slugger, error) {
	handle := C.slugs_new()
	if handle == nil {
		return nil, ErrPanicked
	}
	return &Slugger{handle: handle}, nil
}

// Close frees what the garbage collector knows nothing of. Closing again does nothing.
func (s *Slugger) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	C.slugs_free(s.handle)
	s.handle = nil
}

// #endregion lifetime

// #region errors

var (
	ErrNotUTF8     = errors.New("not UTF-8")
	ErrNothingLeft = errors.New("nothing to make a slug of")
	// ErrPanicked is a bug in the library. The Slugger is of no more use, except to be closed.
	ErrPanicked = errors.New("the slug library panicked")
	ErrClosed   = errors.New("slugger is closed")
)

func statusError(status C.SlugsStatus) error {
	switch status {
	case C.SLUGS_STATUS_OK:
		return nil
	case C.SLUGS_STATUS_NOT_UTF8:
		return ErrNotUTF8
	case C.SLUGS_STATUS_NOTHING_LEFT:
		return ErrNothingLeft
	case C.SLUGS_STATUS_PANICKED:
		return ErrPanicked
	default:
		// The library is newer than this file; no compiler could have told.
		return fmt.Errorf("status %d of the slug library is unknown", status)
	}
}

// #endregion errors

// #region call

// Slug returns the words of title in lower-case ASCII, joined by hyphens. A number is added
// where that slug is taken. A title without a letter or digit is [ErrNothingLeft].
func (s *Slugger) Slug(title string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.handle == nil {
		return "", ErrClosed
	}
	// Lent, not copied: until the call returns, cgo sees to it that the bytes stay alive and
	// in place. Rust may read them, and keep no pointer.
	text := (*C.uint8_t)(unsafe.StringData(title))
	return take(C.slugs_make(s.handle, text, C.size_t(len(title))))
}

// #endregion call

// #region memory

// take copies a slug to memory of Go and gives that of Rust back.
func take(result C.SlugsResult) (string, error) {
	defer C.slugs_result_free(result)
	if err := statusError(result.status); err != nil {
		return "", err
	}
	return string(unsafe.Slice((*byte)(result.text), result.length)), nil
}

// #endregion memory
