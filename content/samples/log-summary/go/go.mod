module example.com/log-summary

go 1.24
