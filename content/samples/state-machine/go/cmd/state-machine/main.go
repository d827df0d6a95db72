// Command state-machine leads an order through its states by commands from standard input
// and answers each with a line.
package main

import (
	"bufio"
	"fmt"
	"os"

	orders "example.com/state-machine"
)

// #region loop

func main() {
	var order orders.Order = orders.Draft{}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		next, err := follow(order, lines.Text())
		if err != nil {
			fmt.Println("refused:", err)
			continue
		}
		order = next
		fmt.Println(order)
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func follow(order orders.Order, line string) (orders.Order, error) {
	command, err := orders.Parse(line)
	if err != nil {
		return nil, err
	}
	return orders.Apply(order, command)
}

// #endregion loop
