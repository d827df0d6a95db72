module example.com/http-health-minimal

go 1.22
