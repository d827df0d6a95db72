module example.com/go-calls-rust

go 1.25
