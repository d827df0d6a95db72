module example.com/state-machine

go 1.25
