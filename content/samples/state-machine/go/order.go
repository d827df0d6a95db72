// Package orders takes an order from one state to the next, as far as commands allow.
package orders

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// #region states

// Order is in one of the states below. The unexported method keeps other packages from
// adding one; nothing tells the compiler that there are seven.
type Order interface {
	fmt.Stringer
	status() string
}

// What an order does not have yet, its state has no field for. No state embeds another: it
// would take over its methods unnoticed.
type (
	Draft   struct{ Items []string }
	Placed  struct{ Items []string }
	Paid    struct{ Sale Sale }
	Shipped struct {
		Sale     Sale
		Tracking string
	}
	Delivered struct {
		Sale     Sale
		Tracking string
	}
	Cancelled struct{ Items []string }
	Refunded  struct {
		Sale   Sale
		Refund string
	}
)

// Sale is what an order has from its payment on.
type Sale struct {
	Items   []string
	Payment string
}

// #endregion states

// #region transition

// Apply returns the order in its next state, or why not. The one it was given stays as it is.
func Apply(order Order, command Command) (Order, error) {
	switch order := order.(type) {
	case Draft:
		switch command := command.(type) {
		case Add:
			// Without Clip, append could write into an array that two drafts share.
			return Draft{append(slices.Clip(order.Items), command.Item)}, nil
		case Place:
			if len(order.Items) == 0 {
				return nil, errors.New("cannot place without items")
			}
			return Placed{order.Items}, nil
		case Cancel:
			return Cancelled{order.Items}, nil
		}
	case Placed:
		switch command := command.(type) {
		case Pay:
			return Paid{Sale{order.Items, command.Payment}}, nil
		case Cancel:
			return Cancelled{order.Items}, nil
		}
	case Paid:
		switch command := command.(type) {
		case Ship:
			return Shipped{order.Sale, command.Tracking}, nil
		case Refund:
			return Refunded{order.Sale, command.Reference}, nil
		}
	case Shipped:
		if _, ok := command.(Deliver); ok {
			return Delivered(order), nil
		}
	case Delivered:
		if refund, ok := command.(Refund); ok {
			return Refunded{order.Sale, refund.Reference}, nil
		}
	case Cancelled, Refunded: // nothing follows on these
	default:
		// A state that was added and forgotten here: the compiler does not notice, a test does.
		panic(fmt.Sprintf("orders: no transitions from %T", order))
	}
	return nil, refusal(order, command)
}

// #endregion transition

// #region refuse

// refusal is for every pair that Apply does not list.
func refusal(order Order, command Command) error {
	return fmt.Errorf("cannot %s in state %s", command.name(), order.status())
}

func (Draft) status() string     { return "draft" }
func (Placed) status() string    { return "placed" }
func (Paid) status() string      { return "paid" }
func (Shipped) status() string   { return "shipped" }
func (Delivered) status() string { return "delivered" }
func (Cancelled) status() string { return "cancelled" }
func (Refunded) status() string  { return "refunded" }

// #endregion refuse

// #region render

// Methods, not a switch: a state that lacks one is no Order, and the compiler says so where
// it is used as one.

func (o Draft) String() string  { return "draft: " + list(o.Items) }
func (o Placed) String() string { return "placed: " + list(o.Items) }
func (o Paid) String() string   { return fmt.Sprintf("paid: %v", o.Sale) }

func (o Shipped) String() string {
	return fmt.Sprintf("shipped: %v; tracking %s", o.Sale, o.Tracking)
}

func (o Delivered) String() string {
	return fmt.Sprintf("delivered: %v; tracking %s", o.Sale, o.Tracking)
}

func (o Cancelled) String() string { return "cancelled: " + list(o.Items) }

func (o Refunded) String() string {
	return fmt.Sprintf("refunded: %v; refund %s", o.Sale, o.Refund)
}

func (s Sale) String() string {
	return fmt.Sprintf("%s; payment %s", list(s.Items), s.Payment)
}

func list(items []string) string {
	if len(items) == 0 {
		return "no items"
	}
	return strings.Join(items, ", ")
}

// #endregion render
