package main

import (
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// #region settings

// Config is what the service runs with.
type Config struct {
	Listen         netip.AddrPort
	LogLevel       LogLevel
	RequestTimeout time.Duration
	Database       Database
}

// Database is how the service uses its database.
type Database struct {
	MaxConnections int
	Password       Secret
}

// Load takes each setting from its variable, else from the file, else from its default.
// An empty file name means no file. The error has a line for every problem found.
func Load(file string, lookup func(string) (string, bool)) (Config, []Effective, error) {
	values, err := readFile(file)
	if err != nil {
		// Without the file, settings would be called missing that are in it.
		return Config{}, nil, err
	}
	l := &loader{file: file, values: values, lookup: lookup}
	config := Config{
		Listen:         optional(l, "listen", address, netip.MustParseAddrPort("127.0.0.1:8080")),
		LogLevel:       optional(l, "log_level", logLevel, LevelInfo),
		RequestTimeout: optional(l, "request_timeout", duration, 10*time.Second),
		Database: Database{
			MaxConnections: optional(l, "database.max_connections", connections, 10),
			Password:       required(l, "database.password", secret),
		},
	}
	l.refuseUnknown()
	if len(l.problems) > 0 {
		return Config{}, nil, errors.Join(l.problems...)
	}
	return config, l.effective, nil
}

// #endregion settings

// Effective is a setting as the service uses it, its value masked if it is a secret.
type Effective struct{ Key, Value, Origin string }

type loader struct {
	file      string
	values    map[string]any // of the file, by key; find takes out what it is asked for
	lookup    func(string) (string, bool)
	effective []Effective
	problems  []error
}

// #region precedence

// find returns the value that counts for a setting, and where it stands.
func (l *loader) find(key string) (value any, origin string, ok bool) {
	// Taken out even where the variable wins: what is left in the end is unknown.
	value, ok = l.values[key]
	delete(l.values, key)
	name := variable(key)
	if text, isSet := l.lookup(name); isSet {
		// Counts even if it is empty, which may be a script's mistake.
		return variableText(text), name, true
	}
	return value, l.file, ok
}

func optional[T any](l *loader, key string, parse func(any) (T, error), fallback T) T {
	value, origin, ok := l.find(key)
	if !ok {
		l.show(key, fallback, "default")
		return fallback
	}
	return take(l, key, parse, value, origin)
}

func required[T any](l *loader, key string, parse func(any) (T, error)) (none T) {
	value, origin, ok := l.find(key)
	if !ok {
		l.refuse(key, fmt.Errorf("missing, set it in the file or as %s", variable(key)))
		return none
	}
	return take(l, key, parse, value, origin)
}

// #endregion precedence

func take[T any](
	l *loader,
	key string,
	parse func(any) (T, error),
	value any,
	origin string,
) (none T) {
	parsed, err := parse(value)
	if err == nil {
		l.show(key, parsed, origin)
		return parsed
	}
	if _, ok := value.(variableText); ok {
		l.refuse(origin, err)
	} else {
		l.refuse(origin+": "+key, err)
	}
	return none
}

func (l *loader) show(key string, value any, origin string) {
	l.effective = append(l.effective, Effective{key, fmt.Sprint(value), origin})
}

func (l *loader) refuse(place string, err error) {
	l.problems = append(l.problems, fmt.Errorf("%s: %w", place, err))
}

// variable makes NOTES_DATABASE_PASSWORD of database.password.
func variable(key string) string {
	return "NOTES_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// #region file

// readFile returns the values of a file by their full keys, such as database.password.
func readFile(file string) (map[string]any, error) {
	values := map[string]any{}
	if file == "" {
		return values, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration: %w", err)
	}
	var table map[string]any
	if err := toml.Unmarshal(text, &table); err != nil {
		// The line only: the parser's own message may quote it, and with it a secret.
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("%s:%d: not valid TOML", file, syntax.Position.Line)
		}
		return nil, fmt.Errorf("%s: not valid TOML", file)
	}
	flatten(values, nil, table)
	return values, nil
}

func flatten(values map[string]any, path toml.Key, table map[string]any) {
	for name, value := range table {
		key := append(slices.Clone(path), name)
		if inner, ok := value.(map[string]any); ok {
			flatten(values, key, inner)
			continue
		}
		// String quotes a name that has a dot in it: "a.b" is not the b in table a.
		values[key.String()] = value
	}
}

func (l *loader) refuseUnknown() {
	for _, key := range slices.Sorted(maps.Keys(l.values)) {
		l.refuse(l.file+": "+key, errors.New("unknown key"))
	}
}

// #endregion file
