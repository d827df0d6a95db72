module example.com/retry-backoff

go 1.26
