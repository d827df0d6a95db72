#!/bin/sh
# Makes parcelsv1 anew. Needs protoc; its plugins come in the versions that go.mod names.
set -eu
protoc --proto_path=proto \
	--plugin="$(go tool -n protoc-gen-go)" \
	--plugin="$(go tool -n protoc-gen-go-grpc)" \
	--go_out=. --go_opt=module=example.com/grpc \
	--go-grpc_out=. --go-grpc_opt=module=example.com/grpc \
	parcels/v1/parcels.proto
