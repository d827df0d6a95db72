// Package parcels tracks parcels, for callers over gRPC.
package parcels

import (
	"errors"
	"fmt"
	"sync"
)

// Stop is a place that a parcel came to.
type Stop struct {
	Place     string
	Delivered bool // whether it is the last
}

var (
	ErrUnknown   = errors.New("unknown parcel")
	ErrDelivered = errors.New("already delivered")
	ErrEmpty     = errors.New("is empty")
)

// Depot knows the stops of parcels. It is empty at first, and safe for concurrent use.
type Depot struct {
	mu      sync.Mutex
	parcels map[string]*parcel
}

type parcel struct {
	stops   []Stop        // at least one; only ever appended to
	changed chan struct{} // closed with the next stop
}

// NewDepot returns an empty Depot.
func NewDepot() *Depot {
	return &Depot{parcels: make(map[string]*parcel)}
}

// Report adds a stop. The first makes the parcel known.
func (d *Depot) Report(id string, stop Stop) error {
	if id == "" {
		return fmt.Errorf("id %w", ErrEmpty)
	}
	if stop.Place == "" {
		return fmt.Errorf("place %w", ErrEmpty)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.parcels[id]
	if !ok {
		d.parcels[id] = &parcel{stops: []Stop{stop}, changed: make(chan struct{})}
		return nil
	}
	if p.stops[len(p.stops)-1].Delivered {
		return fmt.Errorf("%w: %s", ErrDelivered, id)
	}
	p.stops = append(p.stops, stop)
	close(p.changed)
	p.changed = make(chan struct{})
	return nil
}

// Locate returns the latest stop.
func (d *Depot) Locate(id string) (Stop, error) {
	stops, _, err := d.Since(id, 0)
	if err != nil {
		return Stop{}, err
	}
	return stops[len(stops)-1], nil
}

// Since returns the stops after the first n, and a channel that is closed with the next one.
func (d *Depot) Since(id string, n int) ([]Stop, <-chan struct{}, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, ok := d.parcels[id]
	if !ok {
		return nil, nil, fmt.Errorf("%w: %s", ErrUnknown, id)
	}
	// Shared without a copy: what is appended later lies beyond its end.
	return p.stops[n:], p.changed, nil
}
