package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// variables stands in for the environment.
type variables map[string]string

func (v variables) lookup(name string) (string, bool) {
	text, ok := v[name]
	return text, ok
}

// complete sets what has no default.
var complete = variables{"NOTES_DATABASE_PASSWORD": "hunter2"}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "notes.toml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// problems loads what must not load, and returns the lines of the error.
func problems(t *testing.T, file string, v variables) []string {
	t.Helper()
	config, effective, err := Load(file, v.lookup)
	if err == nil {
		t.Fatalf("loaded %+v", config)
	}
	if config != (Config{}) || effective != nil {
		t.Errorf("besides the error, got %+v, %v", config, effective)
	}
	return strings.Split(err.Error(), "\n")
}

func TestAVariableWinsOverTheFileAndTheFileOverADefault(t *testing.T) {
	file := write(t, `
		listen = "[::1]:9000"
		log_level = "warn"
		[database]
		password = "of the file"
	`)
	config, effective, err := Load(file, variables{
		"NOTES_LOG_LEVEL":                "debug",
		"NOTES_DATABASE_MAX_CONNECTIONS": "25",
	}.lookup)
	if err != nil {
		t.Fatal(err)
	}

	if got := config.Database.Password.Reveal(); got != "of the file" {
		t.Errorf("got password %q", got)
	}
	config.Database.Password = Secret{}
	want := Config{
		Listen:         netip.MustParseAddrPort("[::1]:9000"),
		LogLevel:       LevelDebug,
		RequestTimeout: 10 * time.Second,
		Database:       Database{MaxConnections: 25},
	}
	if config != want {
		t.Errorf("got %+v, want %+v", config, want)
	}
	wantEffective := []Effective{
		{"listen", "[::1]:9000", file},
		{"log_level", "debug", "NOTES_LOG_LEVEL"},
		{"request_timeout", "10s", "default"},
		{"database.max_connections", "25", "NOTES_DATABASE_MAX_CONNECTIONS"},
		{"database.password", "******", file},
	}
	if !slices.Equal(effective, wantEffective) {
		t.Errorf("got %v, want %v", effective, wantEffective)
	}
}

func TestAllProblemsAreReportedAtOnce(t *testing.T) {
	file := write(t, `
		lisen = "127.0.0.1:80"
		request_timeout = "soon"
		[database]
		max_connections = 0
		pasword = "hunter2"
	`)

	got := problems(t, file, variables{"NOTES_LISTEN": "localhost", "NOTES_LOG_LEVEL": "loud"})

	want := []string{
		"NOTES_LISTEN: must be an IP address with a port, such as 127.0.0.1:8080",
		"NOTES_LOG_LEVEL: must be one of debug, info, warn and error",
		file + ": request_timeout: must be a duration above zero, such as 500ms or 10s",
		file + ": database.max_connections: must be a whole number from 1 to 1000",
		"database.password: missing, set it in the file or as NOTES_DATABASE_PASSWORD",
		file + ": database.pasword: unknown key",
		file + ": lisen: unknown key",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestRefusedValues(t *testing.T) {
	for _, test := range []struct {
		key, wanted string
		inFile      []string
		inVariable  []string
	}{
		{
			"listen", "must be an IP address with a port, such as 127.0.0.1:8080",
			[]string{`"127.0.0.1"`, `"localhost:80"`, `"127.0.0.1:65536"`, `80`, `["127.0.0.1:80"]`},
			[]string{"", ":8080", "127.0.0.1:", "256.0.0.1:80"},
		},
		{
			"log_level", "must be one of debug, info, warn and error",
			[]string{`"INFO"`, `"trace"`, `true`, `2`},
			[]string{"", "Debug", " info"},
		},
		{
			"request_timeout", "must be a duration above zero, such as 500ms or 10s",
			[]string{`10`, `1.5`, `"0s"`, `"-1s"`, `07:32:00`},
			[]string{"", "0s", "-1s", "10", "10 parsecs"},
		},
		{
			"database.max_connections", "must be a whole number from 1 to 1000",
			[]string{`0`, `-1`, `1001`, `4294967297`, `1.0`, `"10"`},
			[]string{"", "0", "1001", "1.0", "0x10", "99999999999999999999"},
		},
		{
			"database.password", "must be text that is not empty",
			[]string{`""`, `1234`, `["hunter2"]`},
			[]string{"", "\xff"},
		},
	} {
		for _, value := range test.inFile {
			t.Run("file/"+test.key+"="+value, func(t *testing.T) {
				file := write(t, test.key+" = "+value)

				got := problems(t, file, variables{})

				if want := file + ": " + test.key + ": " + test.wanted; !slices.Contains(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
			})
		}
		for _, value := range test.inVariable {
			t.Run("variable/"+test.key+"="+value, func(t *testing.T) {
				name := variable(test.key)

				got := problems(t, "", variables{name: value})

				if want := name + ": " + test.wanted; !slices.Contains(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
			})
		}
	}
}

func TestAValueThatIsOverriddenIsNotLookedAt(t *testing.T) {
	file := write(t, `database.password = ""`)

	if _, _, err := Load(file, complete.lookup); err != nil {
		t.Error(err)
	}
}

func TestUnknownKeys(t *testing.T) {
	for text, key := range map[string]string{
		`Listen = "127.0.0.1:80"`:         "Listen",
		`listen.port = 80`:                "listen.port",
		`database = "postgres"`:           "database",
		"[data]\nmax_connections = 5":     "data.max_connections",
		"[[database]]\npassword = 'x'":    "database",
		`"database.password" = "hunter2"`: `"database.password"`,
		`database = { name = "notes" }`:   "database.name",
	} {
		t.Run(text, func(t *testing.T) {
			file := write(t, text)

			got := problems(t, file, complete)

			if want := []string{file + ": " + key + ": unknown key"}; !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestAFileThatIsNotTOMLIsReportedAlone(t *testing.T) {
	file := write(t, "listen = \"127.0.0.1:80\"\n\ndatabase.password = hunter2\n")

	got := problems(t, file, variables{"NOTES_LOG_LEVEL": "loud"})

	if want := []string{file + ":3: not valid TOML"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAFileThatCannotBeReadIsReportedAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "missing.toml")

	_, _, err := Load(file, variables{"NOTES_LOG_LEVEL": "loud"}.lookup)

	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want %v", err, fs.ErrNotExist)
	}
}

func TestASecretIsNotPrinted(t *testing.T) {
	secret := NewSecret("hunter2")
	hidden := struct{ private Secret }{secret}
	var texts []string
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, value := range []any{secret, &secret, []Secret{secret}, Database{5, secret}, hidden} {
			texts = append(texts, fmt.Sprintf(verb, value))
		}
	}
	encoded, err := json.Marshal(Database{Password: secret})
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, string(encoded))
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("text", "secret", secret, "hidden", hidden)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("json", "secret", secret, "hidden", hidden)
	texts = append(texts, log.String())

	for _, text := range texts {
		// The second is what %x would make of it.
		if strings.Contains(text, "hunter2") || strings.Contains(text, "68756e74657232") {
			t.Errorf("the secret is in %s", text)
		}
	}
	if got := fmt.Sprintf("%+v", Database{5, secret}); got != "{MaxConnections:5 Password:******}" {
		t.Errorf("got %s", got)
	}
}

func TestRun(t *testing.T) {
	wrong := write(t, "database.password = 1")
	for _, test := range []struct {
		name         string
		args         []string
		status       int
		out, errPart string
	}{
		{"help", []string{"-help"}, 0, "", "-config"},
		{"unknown flag", []string{"--unknown"}, 2, "", "unknown"},
		{"an argument too many", []string{"print"}, 2, "", "print"},
		{"no file name", []string{"--config"}, 2, "", "config"},
		{"an empty file name", []string{"--config", ""}, 2, "", "config"},
		{"start", nil, 0, "", "Password:******"},
		{"unknown key", []string{"--print", "--config", write(t, "a = 1")}, 1, "", "a: unknown key\n"},
		{"overridden", []string{"--print", "--config", wrong}, 0, strings.Join([]string{
			"listen: 127.0.0.1:8080 (default)",
			"log_level: info (default)",
			"request_timeout: 10s (default)",
			"database.max_connections: 10 (default)",
			"database.password: ****** (NOTES_DATABASE_PASSWORD)\n",
		}, "\n"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			status := run(test.args, complete.lookup, &out, &errs)

			if status != test.status || out.String() != test.out {
				t.Errorf("got status %d and %q", status, out.String())
			}
			if !strings.Contains(errs.String(), test.errPart) {
				t.Errorf("got error %q", errs.String())
			}
		})
	}
}
