package orders

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"testing"
)

var (
	items = []string{"A-1", "B-2"}
	sale  = Sale{items, "P-1"}
)

// everyState is a list by hand; TestEveryStateIsListed finds what is missing.
var everyState = []Order{
	Draft{items},
	Placed{items},
	Paid{sale},
	Shipped{sale, "T-1"},
	Delivered{sale, "T-1"},
	Cancelled{items},
	Refunded{sale, "R-1"},
}

var everyCommand = []Command{
	Add{"C-3"}, Place{}, Pay{"P-9"}, Ship{"T-9"}, Deliver{}, Cancel{}, Refund{"R-9"},
}

// What has a method status is a state; only the source can tell which types do.
func TestEveryStateIsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "order.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var declared, listed []string
	for _, declaration := range file.Decls {
		method, ok := declaration.(*ast.FuncDecl)
		if ok && method.Recv != nil && method.Name.Name == "status" {
			declared = append(declared, types.ExprString(method.Recv.List[0].Type))
		}
	}
	for _, order := range everyState {
		listed = append(listed, reflect.TypeOf(order).Name())
	}
	slices.Sort(declared)
	slices.Sort(listed)

	if !slices.Equal(declared, listed) {
		t.Errorf("everyState lists %v, order.go declares %v", listed, declared)
	}
}

func TestEveryStateAnswersEveryCommand(t *testing.T) {
	allowed := map[string]map[string]string{
		"draft": {
			"add":    "draft: A-1, B-2, C-3",
			"place":  "placed: A-1, B-2",
			"cancel": "cancelled: A-1, B-2",
		},
		"placed": {
			"pay":    "paid: A-1, B-2; payment P-9",
			"cancel": "cancelled: A-1, B-2",
		},
		"paid": {
			"ship":   "shipped: A-1, B-2; payment P-1; tracking T-9",
			"refund": "refunded: A-1, B-2; payment P-1; refund R-9",
		},
		"shipped":   {"deliver": "delivered: A-1, B-2; payment P-1; tracking T-1"},
		"delivered": {"refund": "refunded: A-1, B-2; payment P-1; refund R-9"},
	}
	for _, order := range everyState {
		for _, command := range everyCommand {
			before := order.String()

			next, err := Apply(order, command)

			if want, ok := allowed[order.status()][command.name()]; ok {
				if err != nil || next.String() != want {
					t.Errorf("%v, %s: got %v, %v, want %s", order, command.name(), next, err, want)
				}
			} else {
				want := "cannot " + command.name() + " in state " + order.status()
				if next != nil || err == nil || err.Error() != want {
					t.Errorf("%v, %s: got %v, %v, want %s", order, command.name(), next, err, want)
				}
			}
			if order.String() != before {
				t.Errorf("%s: the order is now %v, was %s", command.name(), order, before)
			}
		}
	}
}

func TestAnOrderWithoutItemsIsNotPlaced(t *testing.T) {
	next, err := Apply(Draft{}, Place{})

	if next != nil || err == nil || err.Error() != "cannot place without items" {
		t.Errorf("got %v, %v", next, err)
	}
}

func TestDraftsShareNoItems(t *testing.T) {
	draft, err := Apply(Draft{make([]string, 0, 8)}, Add{"A-1"})
	if err != nil {
		t.Fatal(err)
	}

	one, errOne := Apply(draft, Add{"B-2"})
	two, errTwo := Apply(draft, Add{"C-3"})

	if errOne != nil || errTwo != nil || one.String() != "draft: A-1, B-2" ||
		two.String() != "draft: A-1, C-3" {
		t.Errorf("got %v, %v and %v, %v", one, errOne, two, errTwo)
	}
}

func TestLinesAreParsed(t *testing.T) {
	for line, want := range map[string]Command{
		"add A-1":     Add{"A-1"},
		"place":       Place{},
		"pay P-1":     Pay{"P-1"},
		"ship T-1":    Ship{"T-1"},
		"deliver":     Deliver{},
		"cancel":      Cancel{},
		" refund R-1": Refund{"R-1"},
	} {
		command, err := Parse(line)

		if err != nil || !reflect.DeepEqual(command, want) {
			t.Errorf("%s: got %v, %v, want %v", line, command, err, want)
		}
	}
}

func TestBadLinesAreErrors(t *testing.T) {
	for line, want := range map[string]string{
		"":            "no command",
		" ":           "no command",
		"fly away":    "unknown command fly",
		"PLACE":       "unknown command PLACE",
		"add":         "usage: add SKU",
		"add A-1 B-2": "usage: add SKU",
		"place now":   "usage: place",
		"pay":         "usage: pay PAYMENT",
		"ship":        "usage: ship TRACKING",
		"deliver now": "usage: deliver",
		"cancel now":  "usage: cancel",
		"refund":      "usage: refund REFERENCE",
	} {
		command, err := Parse(line)

		if command != nil || err == nil || err.Error() != want {
			t.Errorf("%q: got %v, %v, want %s", line, command, err, want)
		}
	}
}
