package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// #region commands

type command interface {
	parse(flags *flag.FlagSet, args []string) error
	run(s session) error
}

// parse finds the command and has it parse its own flags and arguments.
func parse(args []string) (file string, cmd command, err error) {
	file = "tally.json"
	flags := newFlags(&file)
	if err := flags.Parse(args); err != nil {
		return "", nil, err
	}
	switch name := flags.Arg(0); name {
	case "add":
		cmd = &add{count: 1}
	case "list":
		cmd = &list{}
	case "remove":
		cmd = &remove{}
	case "export":
		cmd = &export{format: "json"}
	case "":
		return "", nil, errors.New("command missing")
	default:
		return "", nil, fmt.Errorf("unknown command: %s", name)
	}
	// --file may also follow the command.
	err = cmd.parse(newFlags(&file), flags.Args()[1:])
	return file, cmd, err
}

func (a *add) parse(flags *flag.FlagSet, args []string) error {
	flags.Func("count", "", func(text string) (err error) {
		// Uint64Var would also take 0x10, and 0.
		a.count, err = strconv.ParseUint(text, 10, 64)
		if err != nil || a.count == 0 {
			return errors.New("must be a whole number above zero")
		}
		return nil
	})
	return parseNames(flags, args, &a.names)
}

// #endregion commands

func (l *list) parse(flags *flag.FlagSet, args []string) error {
	return parseNothing(flags, args)
}

func (r *remove) parse(flags *flag.FlagSet, args []string) error {
	return parseNames(flags, args, &r.names)
}

func (e *export) parse(flags *flag.FlagSet, args []string) error {
	flags.Func("format", "", func(text string) error {
		if text != "json" && text != "csv" {
			return errors.New("must be json or csv")
		}
		e.format = text
		return nil
	})
	return parseNothing(flags, args)
}

// newFlags returns the flags of all commands. What is wrong with them is for run to print.
func newFlags(file *string) *flag.FlagSet {
	flags := flag.NewFlagSet("tally", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Func("file", "", func(path string) error {
		if path == "" {
			return errors.New("must not be empty")
		}
		*file = path
		return nil
	})
	return flags
}

func parseNothing(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument: %s", flags.Arg(0))
	}
	return nil
}

func parseNames(flags *flag.FlagSet, args []string, names *[]string) error {
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name missing")
	}
	for _, arg := range flags.Args() {
		if arg != "-" {
			name, err := parseName(arg)
			if err != nil {
				return err
			}
			arg = name
		}
		*names = append(*names, arg)
	}
	return nil
}

// #region names

// parseName also keeps a flag that comes too late from being counted.
func parseName(text string) (string, error) {
	name := strings.TrimSpace(text)
	switch {
	case name == "":
		return "", errors.New("a name must not be empty")
	case strings.HasPrefix(name, "-"):
		return "", fmt.Errorf("a name must not begin with -: %q", name)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "", fmt.Errorf("a name must be plain text: %q", name)
	}
	return name, nil
}

// readNames replaces "-" by what standard input holds. Blank lines do not count.
func readNames(given []string, in io.Reader) (names []string, err error) {
	for _, name := range given {
		if name != "-" {
			names = append(names, name)
			continue
		}
		lines := bufio.NewScanner(in)
		for number := 1; lines.Scan(); number++ {
			if strings.TrimSpace(lines.Text()) == "" {
				continue
			}
			name, err := parseName(lines.Text())
			if err != nil {
				return nil, fmt.Errorf("standard input, line %d: %w", number, err)
			}
			names = append(names, name)
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
	}
	return names, nil
}

// #endregion names
