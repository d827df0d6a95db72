package main

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// LogLevel is how much is logged.
type LogLevel string

// The levels, from most to least.
const (
	LevelDebug LogLevel = "debug"
	LevelInfo  LogLevel = "info"
	LevelWarn  LogLevel = "warn"
	LevelError LogLevel = "error"
)

// #region values

// The errors say what is wanted and never what was found: it might be a secret gone astray.

func address(value any) (netip.AddrPort, error) {
	address, err := netip.ParseAddrPort(text(value))
	if err != nil {
		return address, errors.New("must be an IP address with a port, such as 127.0.0.1:8080")
	}
	return address, nil
}

func logLevel(value any) (LogLevel, error) {
	level := LogLevel(text(value))
	if !slices.Contains([]LogLevel{LevelDebug, LevelInfo, LevelWarn, LevelError}, level) {
		return level, errors.New("must be one of debug, info, warn and error")
	}
	return level, nil
}

func duration(value any) (time.Duration, error) {
	duration, err := time.ParseDuration(text(value))
	if err != nil || duration <= 0 {
		return duration, errors.New("must be a duration above zero, such as 500ms or 10s")
	}
	return duration, nil
}

func connections(value any) (int, error) {
	number, ok := integer(value)
	if !ok || number < 1 || number > 1000 {
		return 0, errors.New("must be a whole number from 1 to 1000")
	}
	return int(number), nil
}

func secret(value any) (Secret, error) {
	text := text(value)
	if text == "" {
		return Secret{}, errors.New("must be text that is not empty")
	}
	return NewSecret(text), nil
}

// #endregion values

// variableText is the value of a variable: always text, whatever is meant by it. A value of
// the file has a type, and it must be the right one.
type variableText string

// text returns "" for what is not text. No setting takes that.
func text(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case variableText:
		if utf8.ValidString(string(value)) {
			return string(value)
		}
	}
	return ""
}

func integer(value any) (int64, bool) {
	switch value := value.(type) {
	case int64:
		return value, true
	case variableText:
		number, err := strconv.ParseInt(string(value), 10, 64)
		return number, err == nil
	}
	return 0, false
}

// #region secret

const mask = "******"

// Secret holds a text that is not printed, logged or encoded. Only Reveal gives it out.
type Secret struct {
	// A pointer, as fmt does not call Format for a Secret in an unexported field of some
	// other struct. It would then print a string, but of a pointer only the address.
	text *string
}

// NewSecret returns a Secret that holds text.
func NewSecret(text string) Secret { return Secret{&text} }

// Reveal returns the text itself.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Format answers every verb of fmt alike.
func (Secret) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, mask) }

// MarshalText is what encoding/json and log/slog use.
func (Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }

// #endregion secret
