package main

import "bytes"

// maxLine is the length, in bytes, up to which a line can be well-formed. It keeps the memory
// for one line small, whatever comes in.
const maxLine = 8192

// #region line

// request is what counts of a line. Its slices are parts of that line and live no longer.
type request struct {
	method, path []byte
	failed       bool // by the server: 500 to 599
	tenths       int  // of a millisecond
}

// parse reads a line such as `2026-11-21T10:00:00Z GET /orders/42?full 200 12.7`. The path
// comes back without its query. With one digit after the point, tenths are whole numbers.
func parse(line []byte) (request, bool) {
	time, rest, _ := bytes.Cut(line, []byte(" "))
	method, rest, _ := bytes.Cut(rest, []byte(" "))
	target, rest, _ := bytes.Cut(rest, []byte(" "))
	// A field that is missing is empty, one too many is part of the last: neither is valid.
	status, took, _ := bytes.Cut(rest, []byte(" "))
	whole, tenth, _ := bytes.Cut(took, []byte("."))
	if len(line) > maxLine || !isTime(time) || !isMethod(method) || !isTarget(target) ||
		len(status) != 3 || !isNumber(status) || status[0] < '1' || status[0] > '5' ||
		len(whole) > 8 || !isNumber(whole) || len(tenth) != 1 || !isNumber(tenth) {
		return request{}, false
	}
	path, _, _ := bytes.Cut(target, []byte("?"))
	return request{
		method: method,
		path:   path,
		failed: status[0] == '5',
		tenths: 10*number(whole) + number(tenth),
	}, true
}

// #endregion line

// isTime looks at the shape only, as nothing is made of the time.
func isTime(text []byte) bool {
	const shape = "0000-00-00T00:00:00Z"
	if len(text) != len(shape) {
		return false
	}
	for i, c := range text {
		if shape[i] == '0' && !isDigit(c) || shape[i] != '0' && shape[i] != c {
			return false
		}
	}
	return true
}

func isMethod(text []byte) bool {
	for _, c := range text {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(text) > 0
}

func isTarget(text []byte) bool {
	for _, c := range text {
		if c < '!' || c > '~' {
			return false
		}
	}
	return len(text) > 0 && text[0] == '/'
}

func isNumber(text []byte) bool {
	for _, c := range text {
		if !isDigit(c) {
			return false
		}
	}
	return len(text) > 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number is the value of digits, which isNumber has looked at.
func number(digits []byte) int {
	n := 0
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}

// #region route

// appendRoute appends the path to route, with :id for each segment that is a number.
func appendRoute(route, path []byte) []byte {
	// What is before the first slash is empty.
	for segment := range bytes.SplitSeq(path[1:], []byte("/")) {
		route = append(route, '/')
		if isNumber(segment) {
			route = append(route, ":id"...)
		} else {
			route = append(route, segment...)
		}
	}
	return route
}

// #endregion route
