package main

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// clock is a time that stands still until it is told otherwise.
type clock struct{ time time.Time }

func (c *clock) now() time.Time { return c.time }

func (c *clock) pass(d time.Duration) { c.time = c.time.Add(d) }

const ttl = time.Minute

func newCache(capacity int) (*Cache, *clock) {
	c := &clock{time.Unix(1_000_000, 0)}
	return NewCache(capacity, ttl, c.now), c
}

func session(user string) *Session {
	return &Session{User: user, Roles: []string{}, Data: map[string]string{}}
}

func (c *Cache) mustHave(t *testing.T, id, user string, hits uint64) {
	t.Helper()
	session, got, ok := c.Get(id)
	if !ok || session.User != user || got != hits {
		t.Errorf("%s: got %v %v with %d hits, want %s with %d", id, ok, session, got, user, hits)
	}
}

func (c *Cache) mustLack(t *testing.T, id string) {
	t.Helper()
	if session, _, ok := c.Get(id); ok {
		t.Errorf("%s: got %v", id, session)
	}
}

func (c *Cache) mustCount(t *testing.T, want Stats) {
	t.Helper()
	if got := c.Stats(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTheOneWhoseUseIsLongestAgoGoes(t *testing.T) {
	cache, _ := newCache(2)
	cache.Put("a", session("ada"))
	cache.Put("b", session("bob"))
	cache.mustHave(t, "a", "ada", 1)

	cache.Put("c", session("cleo"))

	cache.mustLack(t, "b")
	cache.mustHave(t, "a", "ada", 2)
	cache.mustHave(t, "c", "cleo", 1)
	cache.mustCount(t, Stats{Entries: 2, Hits: 3, Misses: 1, Evicted: 1})
}

func TestStoringAgainIsUseAndPushesNothingOut(t *testing.T) {
	cache, _ := newCache(2)
	if !cache.Put("a", session("ada")) {
		t.Error("the first is not new")
	}
	cache.mustHave(t, "a", "ada", 1)
	cache.Put("b", session("bob"))

	if cache.Put("a", session("alan")) {
		t.Error("the second is new")
	}

	cache.mustCount(t, Stats{Entries: 2, Hits: 1})
	cache.Put("c", session("cleo"))
	cache.mustLack(t, "b")
	cache.mustHave(t, "a", "alan", 1)
}

func TestOneIsRoomEnough(t *testing.T) {
	cache, _ := newCache(1)
	cache.Put("a", session("ada"))
	cache.Put("b", session("bob"))
	cache.mustLack(t, "a")
	cache.mustHave(t, "b", "bob", 1)
}

func TestTimeIsUp(t *testing.T) {
	cache, clock := newCache(2)
	cache.Put("a", session("ada"))
	clock.pass(ttl)
	// Being asked for does not give it more time.
	cache.mustHave(t, "a", "ada", 1)

	clock.pass(1)

	cache.mustCount(t, Stats{Entries: 1, Hits: 1})
	cache.mustLack(t, "a")
	cache.mustCount(t, Stats{Hits: 1, Misses: 1})
}

func TestStoringAgainGivesMoreTime(t *testing.T) {
	cache, clock := newCache(2)
	cache.Put("a", session("ada"))
	clock.pass(ttl)
	cache.Put("a", session("ada"))
	clock.pass(ttl)
	cache.mustHave(t, "a", "ada", 1)
}

func TestWhatHasRunOutIsNotThere(t *testing.T) {
	cache, clock := newCache(2)
	cache.Put("a", session("ada"))
	cache.Put("b", session("bob"))
	clock.pass(ttl + 1)
	if cache.Delete("a") {
		t.Error("deleted")
	}
	if !cache.Put("b", session("bob")) {
		t.Error("not new")
	}
	cache.mustCount(t, Stats{Entries: 1})
}

func TestDelete(t *testing.T) {
	cache, _ := newCache(2)
	cache.Put("a", session("ada"))
	if !cache.Delete("a") {
		t.Error("it was there")
	}
	if cache.Delete("a") {
		t.Error("it was gone")
	}
	cache.mustLack(t, "a")
	cache.mustCount(t, Stats{Misses: 1})
}

func TestManyAtOnce(t *testing.T) {
	const workers, rounds, capacity = 8, 1000, 16
	cache, _ := newCache(capacity)
	var wg sync.WaitGroup
	for worker := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := range rounds {
				id := fmt.Sprint((worker + round) % (2 * capacity))
				cache.Put(id, session(id))
				if found, _, ok := cache.Get(id); ok && found.User != id {
					t.Errorf("%s: got %s", id, found.User)
				}
				if round%10 == 0 {
					cache.Delete(id)
				}
			}
		}()
	}
	wg.Wait()

	stats := cache.Stats()
	if stats.Entries > capacity || stats.Hits+stats.Misses != workers*rounds {
		t.Errorf("got %+v", stats)
	}
}
