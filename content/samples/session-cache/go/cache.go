package main

import (
	"container/list"
	"sync"
	"time"
)

// #region cache

// Cache holds the sessions that were used last, each for a time from when it was stored. One lock
// guards it all: under it there are only a look-up and a few pointers to set, and the order of
// use is one for all sessions, which shards would break.
type Cache struct {
	capacity int
	ttl      time.Duration
	now      func() time.Time

	mu       sync.Mutex
	elements map[string]*list.Element // each holds an *entry
	order    *list.List               // the one used last comes first
	stats    Stats
}

type entry struct {
	id      string
	session *Session
	stored  time.Time
	hits    uint64
}

// Stats counts what Get found, and what had to go for want of room. Entries may include some whose
// time is up: they go when they are asked for, or pushed out.
type Stats struct {
	Entries int    `json:"entries"`
	Hits    uint64 `json:"hits"`
	Misses  uint64 `json:"misses"`
	Evicted uint64 `json:"evicted"`
}

// #endregion cache

// NewCache returns an empty cache for at least one session. It takes the time from now.
func NewCache(capacity int, ttl time.Duration, now func() time.Time) *Cache {
	return &Cache{
		capacity: capacity,
		ttl:      ttl,
		now:      now,
		elements: map[string]*list.Element{},
		order:    list.New(),
	}
}

// #region put

// Put stores a session and reports whether there was none of that id. Where there is no room, the
// one whose use is longest ago goes.
func (c *Cache) Put(id string, session *Session) (created bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.find(id)
	if old != nil {
		c.remove(old)
	} else if c.order.Len() == c.capacity {
		c.remove(c.order.Back())
		c.stats.Evicted++
	}
	c.elements[id] = c.order.PushFront(&entry{id: id, session: session, stored: c.now()})
	return old == nil
}

// #endregion put

// #region get

// Get returns a session and how often it has been asked for, this time included.
func (c *Cache) Get(id string) (session *Session, hits uint64, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element := c.find(id)
	if element == nil {
		c.stats.Misses++
		return nil, 0, false
	}
	c.stats.Hits++
	c.order.MoveToFront(element)
	found := element.Value.(*entry)
	found.hits++
	return found.session, found.hits, true
}

// find returns nil for a session that is not there or whose time is up, which it removes.
func (c *Cache) find(id string) *list.Element {
	element, ok := c.elements[id]
	if !ok {
		return nil
	}
	if c.now().Sub(element.Value.(*entry).stored) > c.ttl {
		c.remove(element)
		return nil
	}
	return element
}

// #endregion get

// Delete removes a session and reports whether it was there.
func (c *Cache) Delete(id string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	element := c.find(id)
	if element == nil {
		return false
	}
	c.remove(element)
	return true
}

// Stats returns the counts up to now.
func (c *Cache) Stats() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	stats := c.stats
	stats.Entries = c.order.Len()
	return stats
}

func (c *Cache) remove(element *list.Element) {
	delete(c.elements, c.order.Remove(element).(*entry).id)
}
