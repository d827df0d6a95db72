// Command typed-errors places an order with a shop and says what became of it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	orders "example.com/typed-errors"
)

const usage = `usage: typed-errors SHOP ID SKU QUANTITY
The environment may set TIMEOUT_MS (5000) and PAUSE_MS (1000), from 1 to 3600000.`

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(arguments []string) int {
	if len(arguments) != 4 {
		fmt.Fprintln(os.Stderr, usage)
		return 2
	}
	shop, sku := arguments[0], arguments[2]
	id, badID := strconv.ParseUint(arguments[1], 10, 64)
	quantity, badQuantity := strconv.ParseUint(arguments[3], 10, 31)
	timeout, badTimeout := milliseconds("TIMEOUT_MS", 5*time.Second)
	pause, badPause := milliseconds("PAUSE_MS", time.Second)
	err := errors.Join(checkShop(shop), badID, badQuantity, badTimeout, badPause)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s\n", err, usage)
		return 2
	}

	client := orders.NewClient(shop, timeout)
	order := orders.Order{ID: id, SKU: sku, Quantity: int(quantity)}
	retry := orders.Retry{Attempts: 3, Pause: pause}
	return report(orders.Submit(context.Background(), client, order, retry))
}

func checkShop(address string) error {
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return fmt.Errorf("%s: a shop's address begins with http:// or https://", address)
	}
	return nil
}

func milliseconds(name string, standard time.Duration) (time.Duration, error) {
	text, ok := os.LookupEnv(name)
	if !ok {
		return standard, nil
	}
	count, err := strconv.Atoi(text)
	if err != nil || count < 1 || count > 3_600_000 {
		return 0, fmt.Errorf("%s is out of bounds", name)
	}
	return time.Duration(count) * time.Millisecond, nil
}

// #region report

// report prints what became of an order, and why, and returns the exit status for it.
func report(outcome orders.Outcome, err error) int {
	if err != nil {
		fmt.Println("failed")
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println(outcome.Decision)
	if outcome.Cause != nil {
		fmt.Fprintln(os.Stderr, outcome.Cause)
	}
	switch outcome.Decision {
	case orders.Placed:
		return 0
	case orders.Rejected:
		return 3
	case orders.Postponed:
		return 4
	default:
		// A decision added to Submit and forgotten here.
		panic("no exit status for " + outcome.Decision)
	}
}

// #endregion report
