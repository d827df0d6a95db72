package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// window is a run of lines: what one processor works on at a time.
type window struct {
	number int // from 1
	first  int // number of its first line, from 1
	lines  []line
}

// line is a line without its end, or why it was not kept.
type line struct {
	text []byte
	err  error
}

// #region window

// readWindow returns as many lines as a window holds, fewer at the end of in, then none.
func readWindow(in *bufio.Reader, turn int, limits Limits) (window, error) {
	w := window{number: turn + 1, first: turn*limits.Window + 1}
	for len(w.lines) < limits.Window {
		l, err := readLine(in, limits.MaxLine)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return window{}, err
		}
		w.lines = append(w.lines, l)
	}
	return w, nil
}

// readLine never keeps more than one byte beyond maxLine, however long the line is. A
// bufio.Scanner would end there for good.
func readLine(in *bufio.Reader, maxLine int) (line, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		// That one byte is the line's end, or shows that the line is too long.
		text = append(text, part[:min(len(part)-1, maxLine-len(text))+1]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(text) > 0:
			// The last line may lack its end.
		case err != nil:
			return line{}, err
		}
		text, ended := bytes.CutSuffix(text, []byte("\n"))
		if !ended && len(text) > maxLine {
			return line{err: fmt.Errorf("longer than %d bytes", maxLine)}, nil
		}
		return line{text: text}, nil
	}
}

// #endregion window
