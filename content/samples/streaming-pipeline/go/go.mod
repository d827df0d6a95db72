module example.com/streaming-pipeline

go 1.25
