// Command configuration reads the settings of a service named notes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr))
}

// #region main

func run(args []string, lookup func(string) (string, bool), out, errs io.Writer) int {
	flags := flag.NewFlagSet("configuration", flag.ContinueOnError)
	flags.SetOutput(errs)
	printed := flags.Bool("print", false, "print the settings and where they came from, then end")
	var file string
	flags.Func("config", "read settings from a TOML `file`", func(name string) error {
		// --config "$CONFIG" without the variable would otherwise mean no file.
		if name == "" {
			return errors.New("must not be empty")
		}
		file = name
		return nil
	})
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2 // Parse has said why.
	case flags.NArg() > 0:
		fmt.Fprintf(errs, "unexpected argument: %s\n", flags.Arg(0))
		flags.Usage()
		return 2
	}

	config, effective, err := Load(file, lookup)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	if *printed {
		return show(effective, out, errs)
	}
	// The service would start here. It may log all it runs with: the secret stays hidden.
	fmt.Fprintf(errs, "starting with %+v\n", config)
	return 0
}

// #endregion main

func show(settings []Effective, out, errs io.Writer) int {
	for _, s := range settings {
		if _, err := fmt.Fprintf(out, "%s: %s (%s)\n", s.Key, s.Value, s.Origin); err != nil {
			fmt.Fprintln(errs, err)
			return 1
		}
	}
	return 0
}
