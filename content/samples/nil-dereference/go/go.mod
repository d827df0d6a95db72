module example.com/nil-dereference

go 1.21
