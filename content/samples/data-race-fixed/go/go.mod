module example.com/data-race-fixed

go 1.25
