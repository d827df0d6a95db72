package main

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// #region service

// Service puts pages together from two lookups.
type Service struct {
	profile, orders *Lookup
}

// Page is what the lookups found.
type Page struct {
	Profile string `json:"profile"`
	Orders  string `json:"orders"`
}

// Page runs both lookups at once. If ctx ends or one of them fails, the other one is cancelled;
// no lookup goes on after it has returned.
func (s *Service) Page(ctx context.Context) (Page, error) {
	var page Page
	// The group's context ends with ctx and at the first error.
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		page.Profile, err = s.profile.Get(ctx)
		return err
	})
	group.Go(func() (err error) {
		page.Orders, err = s.orders.Get(ctx)
		return err
	})
	if err := group.Wait(); err != nil {
		return Page{}, err
	}
	return page, nil
}

// #endregion service

// Stats says how the lookups so far have ended.
type Stats struct {
	Profile Counts `json:"profile"`
	Orders  Counts `json:"orders"`
}

func (s *Service) Stats() Stats {
	return Stats{Profile: s.profile.counts.get(), Orders: s.orders.counts.get()}
}
