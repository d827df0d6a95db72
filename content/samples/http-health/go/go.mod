module example.com/http-health

go 1.24
