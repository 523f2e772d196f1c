package generate

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Prompt is one question to a model. Every question stands alone: no model sees what was said before.
type Prompt struct {
	Model, System, Text string
	Temperature         float64
	Seed, MaxTokens     int
}

// Reply is a model's answer.
type Reply struct {
	Text         string `json:"text"`
	PromptTokens int    `json:"prompt_tokens"`
	Tokens       int    `json:"tokens"`
	Cut          bool   `json:"cut,omitempty"` // the model ran out of room
}

// A Model answers prompts.
type Model interface {
	Complete(ctx context.Context, p Prompt) (Reply, error)
}

// record is a line of the journal.
type record struct {
	Key    string `json:"key"`
	Step   string `json:"step"` // what it was for
	Prompt Prompt `json:"prompt"`
	Reply  Reply  `json:"reply"`
}

// journal remembers every answer, so that a run that was killed goes on where it was: the same
// questions get the same answers from here, and only new ones are asked. It is also the provenance of
// all that is generated.
type journal struct {
	model Model

	mu     sync.Mutex
	file   *os.File
	known  map[string]Reply
	counts Counts
	report func(Counts)
}

// Counts are what a run has cost so far.
type Counts struct {
	Asked, Remembered    int
	PromptTokens, Tokens int // of questions asked in this run
	Accepted, Review     int
	Failed               int
}

// openJournal opens the journal of a folder. A last line that was cut short by a kill is cut off.
func openJournal(dir string, model Model, report func(Counts)) (*journal, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of a run: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	j := &journal{model: model, file: f, known: map[string]Reply{}, report: report}
	whole := int64(0)
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("reading the journal: %w", err)
		}
		var rec record
		if err := json.Unmarshal(bytes.TrimSpace(line), &rec); err != nil {
			f.Close()
			return nil, fmt.Errorf("reading the journal at byte %d: %w", whole, err)
		}
		whole += int64(len(line))
		j.known[rec.Key] = rec.Reply
	}
	if err = f.Truncate(whole); err == nil {
		_, err = f.Seek(whole, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	return j, nil
}

func (j *journal) close() error { return j.file.Close() }

// ask answers from memory, or asks the model and remembers.
func (j *journal) ask(ctx context.Context, step string, p Prompt) (Reply, error) {
	text, err := json.Marshal(p)
	if err != nil {
		return Reply{}, fmt.Errorf("asking: %w", err)
	}
	sum := sha256.Sum256(append([]byte(step+"\x00"), text...))
	key := hex.EncodeToString(sum[:12])
	j.mu.Lock()
	known, ok := j.known[key]
	if ok {
		j.counts.Remembered++
	}
	j.mu.Unlock()
	if ok {
		return known, nil
	}
	reply, err := j.model.Complete(ctx, p)
	if err != nil {
		return Reply{}, err
	}
	line, err := json.Marshal(record{key, step, p, reply})
	if err != nil {
		return Reply{}, fmt.Errorf("writing the journal: %w", err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, err := j.file.Write(append(line, '\n')); err != nil {
		return Reply{}, fmt.Errorf("writing the journal: %w", err)
	}
	j.known[key] = reply
	j.counts.Asked++
	j.counts.PromptTokens += reply.PromptTokens
	j.counts.Tokens += reply.Tokens
	j.tell()
	return reply, nil
}

// note changes the counts.
func (j *journal) note(change func(*Counts)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(&j.counts)
	j.tell()
}

func (j *journal) tell() {
	if j.report != nil {
		j.report(j.counts)
	}
}
