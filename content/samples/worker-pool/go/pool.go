// Package pool runs jobs on a fixed number of goroutines and pushes back when they fall behind.
package pool

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// #region pool

// Pool runs jobs on a fixed number of workers; a queue of fixed length holds what they cannot
// take yet. A job must not submit to its own pool and wait, as every worker might do the same,
// nor call runtime.Goexit, which would end the worker.
type Pool[T any] struct {
	queue   chan task[T]
	workers sync.WaitGroup

	mu      sync.Mutex
	closed  bool
	senders sync.WaitGroup // submissions under way; grows under mu and only while not closed
}

type task[T any] struct {
	job    func() (T, error)
	result chan<- Result[T]
}

// Result is the outcome of one job. Value counts only if Err is nil.
type Result[T any] struct {
	Value T
	Err   error
}

// New starts the workers. Numbers less than 1 count as 1.
func New[T any](workers, queue int) *Pool[T] {
	p := &Pool[T]{queue: make(chan task[T], max(1, queue))}
	for range max(1, workers) {
		p.workers.Go(p.work)
	}
	return p
}

// #endregion pool

// #region submit

var (
	ErrBusy   = errors.New("pool is busy")
	ErrClosed = errors.New("pool is closed")
)

// Submit hands over a job and waits while the queue is full, but not longer than ctx.
// The channel brings one result and need not be read.
func (p *Pool[T]) Submit(ctx context.Context, job func() (T, error)) (<-chan Result[T], error) {
	if !p.enter() {
		return nil, ErrClosed
	}
	defer p.senders.Done()

	// Buffered, so that a worker never waits for a caller who has lost interest.
	result := make(chan Result[T], 1)
	select {
	case p.queue <- task[T]{job, result}:
		return result, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// TrySubmit is Submit without the wait: it returns ErrBusy while the queue is full.
func (p *Pool[T]) TrySubmit(job func() (T, error)) (<-chan Result[T], error) {
	if !p.enter() {
		return nil, ErrClosed
	}
	defer p.senders.Done()

	result := make(chan Result[T], 1)
	select {
	case p.queue <- task[T]{job, result}:
		return result, nil
	default:
		return nil, ErrBusy
	}
}

// #endregion submit

func (p *Pool[T]) enter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.senders.Add(1)
	return true
}

// #region work

func (p *Pool[T]) work() {
	for task := range p.queue {
		value, err := run(task.job)
		task.result <- Result[T]{value, err}
	}
}

// run makes an error of a panic, which would otherwise end the process.
func run[T any](job func() (T, error)) (value T, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &PanicError{Value: cause, Stack: debug.Stack()}
		}
	}()
	return job()
}

// PanicError is what became of a job that panicked.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprint(e.Value) }

// #endregion work

// #region close

// Close takes no more jobs, lets those run that were accepted and returns when the workers have
// ended. A submission that waits for room at that moment still gets it.
func (p *Pool[T]) Close() {
	p.mu.Lock()
	first := !p.closed
	p.closed = true
	p.mu.Unlock()

	if first {
		// Sending on a closed channel panics, so the last sender has to be through.
		p.senders.Wait()
		close(p.queue)
	}
	p.workers.Wait()
}

// #endregion close
