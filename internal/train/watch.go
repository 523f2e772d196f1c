package train

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Event is what a run tells while it goes on: one line of the log.
type Event struct {
	Step    int     `json:"step"`
	Steps   int     `json:"steps"`
	Loss    float64 `json:"loss"`             // of the training batches since the last event, a mean
	Metric  float64 `json:"metric"`           // what Name says
	Name    string  `json:"name"`             // "masked accuracy", "validation f1", …
	Rate    float64 `json:"rate"`             // learning rate
	Norm    float64 `json:"norm"`             // the gradient's length
	Tokens  int     `json:"tokens"`           // seen since the run began
	Speed   float64 `json:"tokens_per_s"`     // since the last event
	Seconds float64 `json:"seconds"`          // since the run began, earlier sittings counted in
	Held    bool    `json:"held,omitempty"`   // measured on code that is not trained on
	Detail  any     `json:"detail,omitempty"` // more figures of a validation
}

// Left is how long the run will still take at the present speed.
func (e *Event) Left() time.Duration {
	if e.Step == 0 {
		return 0
	}
	return time.Duration(e.Seconds / float64(e.Step) * float64(e.Steps-e.Step) * float64(time.Second)).Round(time.Second)
}

// logFile is in the output folder of every run.
const logFile = "log.jsonl"

// journal appends events to the log and passes them on.
type journal struct {
	file *os.File
	tell func(Event)
	all  []Event
}

// openJournal opens the log of a run: what an interrupted sitting wrote after its last checkpoint is
// dropped.
func openJournal(dir string, p progress, tell func(Event)) (*journal, error) {
	path := filepath.Join(dir, logFile)
	j := &journal{tell: tell}
	if p.Events > 0 {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading the log of the run: %w", err)
		}
		for line := range bytes.Lines(text) {
			var e Event
			if json.Unmarshal(line, &e) == nil && len(j.all) < p.Events {
				j.all = append(j.all, e)
			}
		}
	}
	var err error
	if j.file, err = os.Create(path); err != nil {
		return nil, fmt.Errorf("writing the log: %w", err)
	}
	for _, e := range j.all {
		if err := j.write(e); err != nil {
			return nil, errors.Join(err, j.file.Close())
		}
	}
	return j, nil
}

func (j *journal) write(e Event) error {
	line, err := json.Marshal(e)
	if err == nil {
		_, err = j.file.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing the log: %w", err)
	}
	return nil
}

func (j *journal) add(e Event) error {
	j.all = append(j.all, e)
	if j.tell != nil {
		j.tell(e)
	}
	return j.write(e)
}

func (j *journal) close() error { return j.file.Close() }
