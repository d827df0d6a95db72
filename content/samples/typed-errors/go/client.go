// Package orders places orders with a shop and tells apart why one was not placed.
package orders

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// #region errors

// ErrUnavailable says that the shop did not answer, in time or at all. Trying again may help.
var ErrUnavailable = errors.New("shop unavailable")

// InvalidError says what is wrong with an order. Trying again does not help.
type InvalidError struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("invalid %s: %s", e.Field, e.Reason)
}

// errOther begins the message of everything else, which is for a person to look at.
const errOther = "placing the order failed"

// #endregion errors

// Order is placed under an id that the caller chose.
type Order struct {
	ID       uint64 `json:"-"`
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// #region place

// Client talks to the shop at Base, and waits for each answer no longer than Timeout.
type Client struct {
	HTTP    *http.Client
	Base    string
	Timeout time.Duration
}

func (o Order) check() error {
	if o.SKU == "" {
		return &InvalidError{Field: "sku", Reason: "must not be empty"}
	}
	if o.Quantity < 1 {
		return &InvalidError{Field: "quantity", Reason: "must be at least 1"}
	}
	return nil
}

// Place returns an [*InvalidError], an error that is [ErrUnavailable], or another one. As the
// caller chose the id, placing an order again does not order twice.
func (c *Client) Place(ctx context.Context, order Order) error {
	if err := order.check(); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	status, body, err := c.put(limited, fmt.Sprintf("%s/orders/%d", c.Base, order.ID), order)
	// A caller that gave up says nothing about the shop.
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("%s: %w", errOther, ctx.Err())
	}
	if err != nil {
		return err
	}
	return judge(status, body)
}

// #endregion place

func (c *Client) put(ctx context.Context, address string, content any) (int, []byte, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", errOther, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, address, bytes.NewReader(text))
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", errOther, err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := c.HTTP.Do(req)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return res.StatusCode, body, nil
}
