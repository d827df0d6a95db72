// Command nil-dereference prints the address of the user whose name it is given.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: nil-dereference NAME")
		os.Exit(2)
	}
	users := Users{
		"ada":   {Name: "ada", Email: "ada@example.com"},
		"grace": {Name: "grace", Email: "grace@example.com"},
	}
	fmt.Println(users.Email(os.Args[1]))
}
