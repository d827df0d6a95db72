package orders

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const tooLong = 30 * time.Second

var (
	order  = Order{ID: 7, SKU: "A-1", Quantity: 2}
	thrice = Retry{Attempts: 3, Pause: time.Millisecond}
)

// shop counts the calls that a handler gets.
type shop struct {
	client *Client
	calls  atomic.Int32
}

func open(t *testing.T, handler func(w http.ResponseWriter, r *http.Request, call int32)) *shop {
	t.Helper()
	s := &shop{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler(w, r, s.calls.Add(1))
	}))
	t.Cleanup(server.Close)
	s.client = NewClient(server.URL, tooLong)
	return s
}

// answering opens a shop that always gives the same answer.
func answering(t *testing.T, status int, body string) *shop {
	t.Helper()
	return open(t, func(w http.ResponseWriter, _ *http.Request, _ int32) {
		w.WriteHeader(status)
		if _, err := io.WriteString(w, body); err != nil {
			t.Error(err)
		}
	})
}

// submit submits the order and expects so many calls of the shop.
func (s *shop) submit(t *testing.T, order Order, calls int32) (Outcome, error) {
	t.Helper()
	outcome, err := Submit(t.Context(), s.client, order, thrice)
	if got := s.calls.Load(); got != calls {
		t.Errorf("called the shop %d times, want %d", got, calls)
	}
	return outcome, err
}

// is tells whether the outcome is this decision for this cause.
func (o Outcome) is(decision Decision, cause string) bool {
	return o.Decision == decision && o.Cause != nil && o.Cause.Error() == cause
}

func TestAnOrderIsPlaced(t *testing.T) {
	s := open(t, func(w http.ResponseWriter, r *http.Request, _ int32) {
		var body map[string]any
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		if r.Method != "PUT" || r.URL.Path != "/orders/7" || len(body) != 2 ||
			body["sku"] != "A-1" || body["quantity"] != 2.0 {
			t.Errorf("got %s %s %v", r.Method, r.URL.Path, body)
		}
		w.WriteHeader(http.StatusCreated)
	})

	outcome, err := s.submit(t, order, 1)

	if err != nil || outcome != (Outcome{Decision: Placed}) {
		t.Errorf("got %v, %v", outcome, err)
	}
}

func TestBadInputIsRejectedWithoutACall(t *testing.T) {
	for _, test := range []struct {
		order Order
		want  InvalidError
		text  string
	}{
		{
			Order{7, "", 2},
			InvalidError{"sku", "must not be empty"},
			"invalid sku: must not be empty",
		},
		{
			Order{7, "A-1", 0},
			InvalidError{"quantity", "must be at least 1"},
			"invalid quantity: must be at least 1",
		},
	} {
		s := answering(t, http.StatusCreated, "")

		err := s.client.Place(t.Context(), test.order)
		outcome, submitErr := s.submit(t, test.order, 0)

		if invalid, ok := errors.AsType[*InvalidError](err); !ok || *invalid != test.want {
			t.Errorf("got %v, want %v", err, test.want)
		}
		if submitErr != nil || !outcome.is(Rejected, test.text) {
			t.Errorf("got %v, %v", outcome, submitErr)
		}
	}
}

func TestWhatTheShopFindsInvalidIsRejectedAtOnce(t *testing.T) {
	body := `{"field":"sku","reason":"is not sold any more"}`
	s := answering(t, http.StatusUnprocessableEntity, body)

	outcome, err := s.submit(t, order, 1)

	if err != nil || !outcome.is(Rejected, "invalid sku: is not sold any more") {
		t.Errorf("got %v, %v", outcome, err)
	}
}

func TestAnUnavailableShopIsTriedAgain(t *testing.T) {
	s := open(t, func(w http.ResponseWriter, _ *http.Request, call int32) {
		if call < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})

	outcome, err := s.submit(t, order, 3)

	if err != nil || outcome != (Outcome{Decision: Placed}) {
		t.Errorf("got %v, %v", outcome, err)
	}
}

func TestAShopThatStaysUnavailablePostpones(t *testing.T) {
	s := answering(t, http.StatusServiceUnavailable, "")

	outcome, err := s.submit(t, order, 3)

	if err != nil || !outcome.is(Postponed, "shop unavailable: status 503") {
		t.Errorf("got %v, %v", outcome, err)
	}
}

func TestARefusedConnectionIsUnavailable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	client := NewClient("http://"+listener.Addr().String(), tooLong)

	err = client.Place(t.Context(), order)

	if !errors.Is(err, ErrUnavailable) {
		t.Errorf("got %v, want %v", err, ErrUnavailable)
	}
	if operation, ok := errors.AsType[*net.OpError](err); !ok || operation.Op != "dial" {
		t.Errorf("got %v, want the cause inside", err)
	}
}

func TestAnAnswerThatDoesNotComeIsUnavailable(t *testing.T) {
	for name, handler := range map[string]func(http.ResponseWriter, *http.Request, int32){
		"silent": func(_ http.ResponseWriter, r *http.Request, _ int32) {
			// The server sees the client leave only once the body has been read.
			if _, err := io.ReadAll(r.Body); err != nil {
				t.Error(err)
			}
			<-r.Context().Done()
		},
		"stalled": func(w http.ResponseWriter, r *http.Request, _ int32) {
			if _, err := io.ReadAll(r.Body); err != nil {
				t.Error(err)
			}
			w.WriteHeader(http.StatusUnprocessableEntity)
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			<-r.Context().Done()
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, handler)
			s.client.timeout = time.Second

			err := s.client.Place(t.Context(), order)

			if !errors.Is(err, ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v, want %v by a time-out", err, ErrUnavailable)
			}
		})
	}
}

func TestAnythingElseIsAnErrorAtOnce(t *testing.T) {
	for _, test := range []struct {
		status int
		body   string
		text   string
	}{
		{http.StatusNotFound, "", "unexpected failure: status 404"},
		{http.StatusUnprocessableEntity, "<html>", "unexpected failure: "},
		{http.StatusUnprocessableEntity, "{}", "unexpected failure: "},
	} {
		s := answering(t, test.status, test.body)

		outcome, err := s.submit(t, order, 1)

		if err == nil || !strings.HasPrefix(err.Error(), test.text) {
			t.Errorf("got %v, %v, want %s", outcome, err, test.text)
		}
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	s := open(t, func(w http.ResponseWriter, r *http.Request, _ int32) {
		if r.URL.Path == "/orders/7" {
			http.Redirect(w, r, "/elsewhere", http.StatusSeeOther)
		}
	})

	outcome, err := s.submit(t, order, 1)

	if err == nil || err.Error() != "unexpected failure: status 303" {
		t.Errorf("got %v, %v", outcome, err)
	}
}

func TestABadBaseIsUnexpected(t *testing.T) {
	client := NewClient("http://[", tooLong)

	err := client.Place(t.Context(), order)

	if err == nil || !strings.HasPrefix(err.Error(), "unexpected failure: ") {
		t.Errorf("got %v", err)
	}
}

func TestACallerThatGivesUpSaysNothingAboutTheShop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := open(t, func(_ http.ResponseWriter, r *http.Request, _ int32) {
		if _, err := io.ReadAll(r.Body); err != nil {
			t.Error(err)
		}
		cancel()
		<-r.Context().Done()
	})

	_, err := Submit(ctx, s.client, order, thrice)

	if !errors.Is(err, context.Canceled) || errors.Is(err, ErrUnavailable) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
