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

// ErrUnavailable says that the shop did not answer, in time or at all. Trying again may
// help.
var ErrUnavailable = errors.New("shop unavailable")

// InvalidError says what is wrong with an order. Trying again cannot help.
type InvalidError struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("invalid %s: %s", e.Field, e.Reason)
}

// unexpected is anything else, for a person to look at. It wraps, so that errors.Is and
// errors.AsType still find what is inside.
func unexpected(err error) error {
	return fmt.Errorf("unexpected failure: %w", err)
}

func unavailable(err error) error {
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// #endregion errors

// Order is placed under an id that the caller chose.
type Order struct {
	ID       uint64 `json:"-"`
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// Client talks to a shop.
type Client struct {
	http    *http.Client
	base    string
	timeout time.Duration
}

// NewClient is for the shop at base and waits for an answer no longer than timeout.
func NewClient(base string, timeout time.Duration) *Client {
	// Most redirects would be followed with a GET, and its 200 taken for an order placed.
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{http: &http.Client{CheckRedirect: stay}, base: base, timeout: timeout}
}

// #region place

// Place returns an [InvalidError], an [ErrUnavailable] or another error; its signature
// says only error. As the caller chose the id, placing again does not order twice.
func (c *Client) Place(ctx context.Context, order Order) error {
	if err := order.check(); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	err := c.put(limited, fmt.Sprintf("/orders/%d", order.ID), order)
	if err != nil && ctx.Err() != nil {
		// The caller gave up, which says nothing about the shop.
		return ctx.Err()
	}
	return err
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

// #endregion place

func (c *Client) put(ctx context.Context, path string, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return unexpected(err)
	}
	body := bytes.NewReader(text)
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, c.base+path, body)
	if err != nil {
		return unexpected(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return unavailable(err)
	}
	defer res.Body.Close()
	return judge(res)
}

// #region answer

func judge(res *http.Response) error {
	status := fmt.Errorf("status %d", res.StatusCode)
	switch {
	case res.StatusCode >= 200 && res.StatusCode <= 299:
		return nil
	case res.StatusCode == http.StatusUnprocessableEntity:
		body, err := io.ReadAll(res.Body)
		if err != nil {
			return unavailable(err)
		}
		invalid := &InvalidError{}
		if err := json.Unmarshal(body, invalid); err != nil {
			return unexpected(err)
		}
		// Unmarshal leaves a missing field empty.
		if invalid.Field == "" || invalid.Reason == "" {
			return unexpected(status)
		}
		return invalid
	case res.StatusCode >= 500:
		return unavailable(status)
	default:
		return unexpected(status)
	}
}

// #endregion answer
