package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// tooLong ends a test that would never end; no test comes near it.
const tooLong = 30 * time.Second

// asService makes the test binary run main instead of the tests.
const asService = "CRUD_SQLITE_AS_SERVICE"

func TestMain(m *testing.M) {
	if os.Getenv(asService) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func command(t *testing.T, database string) *exec.Cmd {
	process := exec.CommandContext(t.Context(), os.Args[0])
	process.Env = append(os.Environ(), asService+"=1", "ADDR=127.0.0.1:0", "DATABASE="+database)
	return process
}

func TestASignalEndsTheProcess(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			database := filepath.Join(t.TempDir(), "notes.db")
			process := command(t, database)
			output, err := process.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := process.Start(); err != nil {
				t.Fatal(err)
			}
			line, err := bufio.NewReader(output).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			url := strings.TrimPrefix(strings.TrimSpace(line), "listening on ") + "/notes"
			body := strings.NewReader(`{"title":"Tea"}`)
			response, err := http.Post(url, "application/json", body)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()

			if err := process.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if err := process.Wait(); err != nil {
				t.Errorf("exit: %v", err)
			}
			// The write-ahead log was moved into the database.
			if left, err := filepath.Glob(database + "*"); len(left) != 1 || err != nil {
				t.Errorf("left: %v %v", left, err)
			}
		})
	}
}

func TestADatabaseThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := command(t, path).CombinedOutput()
	if err == nil || !strings.HasPrefix(string(output), "cannot open the database "+path+": ") {
		t.Errorf("got %v %s", err, output)
	}
}

func TestARequestInFlightFinishes(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	begun, release := make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-release
		fmt.Fprint(w, "done")
	})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	limits := Limits{Header: tooLong, Request: tooLong, Finish: tooLong}
	go func() { ended <- Serve(ctx, listener, handler, limits) }()
	answer := make(chan string, 1)
	go func() {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		response, err := client.Get("http://" + listener.Addr().String())
		if err != nil {
			answer <- err.Error()
			return
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		answer <- fmt.Sprint(string(body), err)
	}()
	<-begun

	stop()
	for {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			break // The listener is closed: the shutdown is under way.
		}
		conn.Close()
	}
	close(release)

	if got := <-answer; got != "done<nil>" {
		t.Errorf("got %s", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("shutdown: %v", err)
	}
}
