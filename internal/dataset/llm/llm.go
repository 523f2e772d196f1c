// Package llm talks to a language model that the user runs: any server with OpenAI's chat interface
// (Ollama, llama.cpp, vLLM). It is the one package of data sets that reaches the network, and it
// reaches the address it is given and no other: no proxy, no redirect.
package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/shrike-sec/shrike/internal/dataset/generate"
)

// Options of a client.
type Options struct {
	Endpoint string        // "http://127.0.0.1:11434/v1"
	Key      string        // sent as a bearer token when not empty
	Timeout  time.Duration // of one request
	Retries  int           // after the first attempt
	Interval time.Duration // least time between two requests
	Backoff  time.Duration // before the first retry; it doubles
}

// Defaults suit a server on the same machine.
var Defaults = Options{Endpoint: "http://127.0.0.1:11434/v1", Timeout: 5 * time.Minute, Retries: 4, Backoff: 2 * time.Second}

// Client is a generate.Model.
type Client struct {
	o    Options
	http *http.Client

	mu   sync.Mutex
	next time.Time // no request before it
}

// New makes a client.
func New(o Options) (*Client, error) {
	u, err := url.Parse(o.Endpoint)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("the endpoint %q is not an http address", o.Endpoint)
	}
	o.Endpoint = strings.TrimSuffix(o.Endpoint, "/")
	return &Client{o: o, http: &http.Client{
		Timeout:       o.Timeout,
		Transport:     &http.Transport{Proxy: nil},
		CheckRedirect: func(*http.Request, []*http.Request) error { return errors.New("the endpoint redirects elsewhere") },
	}}, nil
}

type chatRequest struct {
	Model       string    `json:"model"`
	Messages    []message `json:"messages"`
	Temperature float64   `json:"temperature"`
	Seed        int       `json:"seed"`
	MaxTokens   int       `json:"max_tokens,omitempty"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type chatResponse struct {
	Choices []struct {
		Message struct {
			Content string `json:"content"`
			Refusal string `json:"refusal"`
		} `json:"message"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		Prompt     int `json:"prompt_tokens"`
		Completion int `json:"completion_tokens"`
	} `json:"usage"`
}

// maxReply bounds the body of a response.
const maxReply = 8 << 20

// Complete asks once, and again after what may pass: time-outs, overload, broken answers.
func (c *Client) Complete(ctx context.Context, p generate.Prompt) (generate.Reply, error) {
	var last error
	wait := c.o.Backoff
	for attempt := range c.o.Retries + 1 {
		if attempt > 0 {
			if err := sleep(ctx, wait); err != nil {
				return generate.Reply{}, err
			}
			wait *= 2
		}
		if err := c.turn(ctx); err != nil {
			return generate.Reply{}, err
		}
		r, after, err := c.once(ctx, p)
		if err == nil {
			return r, nil
		}
		if ctx.Err() != nil {
			return generate.Reply{}, ctx.Err()
		}
		last = err
		var final *finalError
		if errors.As(err, &final) {
			break
		}
		wait = max(wait, after)
	}
	return generate.Reply{}, fmt.Errorf("asking %s: %w", p.Model, last)
}

// finalError is one that asking again will not mend.
type finalError struct{ error }

// once makes one request. after is how long the server asks to be left alone.
func (c *Client) once(ctx context.Context, p generate.Prompt) (reply generate.Reply, after time.Duration, err error) {
	body, err := json.Marshal(chatRequest{
		Model: p.Model, Temperature: p.Temperature, Seed: p.Seed, MaxTokens: p.MaxTokens,
		Messages: []message{{"system", p.System}, {"user", p.Text}},
	})
	if err != nil {
		return reply, 0, &finalError{err}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.o.Endpoint+"/chat/completions", bytes.NewReader(body))
	if err != nil {
		return reply, 0, &finalError{err}
	}
	req.Header.Set("Content-Type", "application/json")
	if c.o.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.o.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return reply, 0, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxReply))
	if err != nil {
		return reply, 0, fmt.Errorf("reading the answer: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		err := fmt.Errorf("the server says %s: %.200s", resp.Status, bytes.TrimSpace(text))
		if s := resp.StatusCode; s >= 400 && s < 500 && s != http.StatusTooManyRequests && s != http.StatusRequestTimeout {
			return reply, 0, &finalError{err}
		}
		seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
		return reply, min(time.Duration(seconds)*time.Second, time.Minute), err
	}
	var r chatResponse
	if err := json.Unmarshal(text, &r); err != nil {
		return reply, 0, fmt.Errorf("the answer is not JSON: %w", err)
	}
	if len(r.Choices) == 0 {
		return reply, 0, errors.New("the answer holds no choice")
	}
	m := r.Choices[0]
	return generate.Reply{
		Text: m.Message.Content + m.Message.Refusal, PromptTokens: r.Usage.Prompt, Tokens: r.Usage.Completion, Cut: m.FinishReason == "length",
	}, 0, nil
}

// turn waits until the next request may be made.
func (c *Client) turn(ctx context.Context) error {
	c.mu.Lock()
	now := time.Now()
	at := c.next
	if at.Before(now) {
		at = now
	}
	c.next = at.Add(c.o.Interval)
	c.mu.Unlock()
	return sleep(ctx, at.Sub(now))
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
