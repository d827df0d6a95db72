package orders

import (
	"errors"
	"fmt"
	"strings"
)

// Command is one of the types below.
type Command interface{ name() string }

type (
	Add     struct{ Item string }
	Place   struct{}
	Pay     struct{ Payment string }
	Ship    struct{ Tracking string }
	Deliver struct{}
	Cancel  struct{}
	Refund  struct{ Reference string }
)

func (Add) name() string     { return "add" }
func (Place) name() string   { return "place" }
func (Pay) name() string     { return "pay" }
func (Ship) name() string    { return "ship" }
func (Deliver) name() string { return "deliver" }
func (Cancel) name() string  { return "cancel" }
func (Refund) name() string  { return "refund" }

var usages = map[string]string{
	"add":     "add SKU",
	"place":   "place",
	"pay":     "pay PAYMENT",
	"ship":    "ship TRACKING",
	"deliver": "deliver",
	"cancel":  "cancel",
	"refund":  "refund REFERENCE",
}

// Parse reads a command from a line, or says what is wrong with the line.
func Parse(line string) (Command, error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return nil, errors.New("no command")
	}
	name, arguments := words[0], words[1:]
	switch len(arguments) {
	case 0:
		switch name {
		case "place":
			return Place{}, nil
		case "deliver":
			return Deliver{}, nil
		case "cancel":
			return Cancel{}, nil
		}
	case 1:
		switch argument := arguments[0]; name {
		case "add":
			return Add{argument}, nil
		case "pay":
			return Pay{argument}, nil
		case "ship":
			return Ship{argument}, nil
		case "refund":
			return Refund{argument}, nil
		}
	}
	if usage, ok := usages[name]; ok {
		return nil, fmt.Errorf("usage: %s", usage)
	}
	return nil, fmt.Errorf("unknown command %s", name)
}
