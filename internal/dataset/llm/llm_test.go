package llm

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shrike-sec/shrike/internal/dataset/generate"
)

// misbehaving is a server that goes through ways to fail before it answers.
func misbehaving(t *testing.T, answers ...func(w http.ResponseWriter, r *http.Request)) (*Client, *atomic.Int32) {
	t.Helper()
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := int(asked.Add(1)) - 1
		answers[min(n, len(answers)-1)](w, r)
	}))
	t.Cleanup(s.Close)
	o := Defaults
	o.Endpoint, o.Key, o.Backoff, o.Timeout = s.URL+"/v1/", "k", time.Millisecond, 300*time.Millisecond
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c, &asked
}

// hang reads the question and never answers.
func hang(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // else the server does not see that the client has gone
	<-r.Context().Done()
}

func good(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer k" || !strings.Contains(string(body), `"model":"m"`) {
		http.Error(w, "what?", http.StatusBadRequest)
		return
	}
	fmt.Fprint(w, `{"choices":[{"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}`)
}

func TestRetries(t *testing.T) {
	c, asked := misbehaving(t,
		func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", http.StatusTooManyRequests) },
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"choices":[{"mess`) },
		hang,
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"choices":[]}`) },
		good,
	)
	r, err := c.Complete(context.Background(), generate.Prompt{Model: "m", Text: "hi"})
	if err != nil || r.Text != "hello" || r.PromptTokens != 3 || r.Tokens != 2 || asked.Load() != 5 {
		t.Errorf("%+v %v after %d", r, err, asked.Load())
	}
}

func TestGivesUp(t *testing.T) {
	c, asked := misbehaving(t, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no such model", http.StatusNotFound) })
	if _, err := c.Complete(context.Background(), generate.Prompt{Model: "m"}); err == nil || asked.Load() != 1 {
		t.Errorf("%v after %d", err, asked.Load())
	}
	c, asked = misbehaving(t, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "down", http.StatusBadGateway) })
	if _, err := c.Complete(context.Background(), generate.Prompt{Model: "m"}); err == nil || asked.Load() != 5 {
		t.Errorf("%v after %d", err, asked.Load())
	}
}

func TestStaysWithItsEndpoint(t *testing.T) {
	c, asked := misbehaving(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusTemporaryRedirect)
	})
	if _, err := c.Complete(context.Background(), generate.Prompt{Model: "m"}); err == nil || !strings.Contains(err.Error(), "redirects") {
		t.Errorf("%v after %d", err, asked.Load())
	}
	if _, err := New(Options{Endpoint: "ftp://x"}); err == nil {
		t.Error("ftp")
	}
}

func TestCancelled(t *testing.T) {
	c, _ := misbehaving(t, hang)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	begun := time.Now()
	if _, err := c.Complete(ctx, generate.Prompt{Model: "m"}); err == nil || time.Since(begun) > 250*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(begun))
	}
}

func TestRate(t *testing.T) {
	c, _ := misbehaving(t, good)
	c.o.Interval = 30 * time.Millisecond
	begun := time.Now()
	for range 3 {
		if _, err := c.Complete(context.Background(), generate.Prompt{Model: "m"}); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(begun); d < 60*time.Millisecond {
		t.Errorf("three requests in %v", d)
	}
}
