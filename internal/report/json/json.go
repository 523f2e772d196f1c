// Package json writes a run as one JSON document and reads it back. The document's shape is that of
// docs/schema/findings.schema.json; whatever a handler is told is in it, so that any other format
// can be made of it later.
package json

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// Version is the version of the document's shape. It grows when a reader of the old shape would
// misread the new one; added members do not change it.
const Version = 1

// document is the shape of the whole.
type document struct {
	Version  int                `json:"version"`
	Run      *finding.Run       `json:"run"`
	Findings []*finding.Finding `json:"findings"`
	Skipped  []source.Skipped   `json:"skipped"`
	Summary  *finding.Summary   `json:"summary"`
}

type handler struct {
	w       io.Writer
	n       int // findings written
	skipped []source.Skipped
}

// New returns a handler that writes the document. Findings are written as they arrive.
func New(w io.Writer) finding.Handler {
	return &handler{w: w, skipped: []source.Skipped{}}
}

func (h *handler) Start(r finding.Run) error {
	if r.Kinds == nil {
		r.Kinds = []finding.Kind{}
	}
	if r.Args == nil {
		r.Args = []string{}
	}
	if err := h.print("{\n  \"version\": %d,\n  \"run\": ", Version); err != nil {
		return err
	}
	if err := h.value(r, "  "); err != nil {
		return err
	}
	return h.print(",\n  \"findings\": [")
}

func (h *handler) Progress(finding.Progress) {}

func (h *handler) Skipped(s source.Skipped) error {
	h.skipped = append(h.skipped, s)
	return nil
}

func (h *handler) Finding(f *finding.Finding) error {
	separator := "\n    "
	if h.n > 0 {
		separator = ",\n    "
	}
	h.n++
	if err := h.print("%s", separator); err != nil {
		return err
	}
	return h.value(f, "    ")
}

func (h *handler) End(s finding.Summary) error {
	end := "\n  ]"
	if h.n == 0 {
		end = "]"
	}
	if err := h.print("%s,\n  \"skipped\": ", end); err != nil {
		return err
	}
	if err := h.value(h.skipped, "  "); err != nil {
		return err
	}
	if err := h.print(",\n  \"summary\": "); err != nil {
		return err
	}
	if err := h.value(s, "  "); err != nil {
		return err
	}
	return h.print("\n}\n")
}

func (h *handler) print(format string, args ...any) error {
	if _, err := fmt.Fprintf(h.w, format, args...); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}

// value writes a value, its lines after the first behind the given indentation.
func (h *handler) value(v any, indent string) error {
	text, err := json.MarshalIndent(v, indent, "  ")
	if err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return h.print("%s", text)
}

// Replay reads a document and hands the run in it to h, as if it happened again.
func Replay(r io.Reader, h finding.Handler) error {
	d, err := read(r)
	if err != nil {
		return fmt.Errorf("reading findings: %w", err)
	}
	if err := h.Start(*d.Run); err != nil {
		return err
	}
	for _, f := range d.Findings {
		if err := h.Finding(f); err != nil {
			return err
		}
	}
	for _, s := range d.Skipped {
		if err := h.Skipped(s); err != nil {
			return err
		}
	}
	return h.End(*d.Summary)
}

func read(r io.Reader) (*document, error) {
	var d document
	dec := json.NewDecoder(r)
	if err := dec.Decode(&d); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the document")
	}
	if d.Version != Version {
		return nil, fmt.Errorf("the document has version %d, this program reads version %d", d.Version, Version)
	}
	if d.Run == nil || d.Summary == nil {
		return nil, errors.New("the document is not whole: run or summary is missing")
	}
	for i, f := range d.Findings {
		if f == nil {
			return nil, fmt.Errorf("finding %d is null", i)
		}
	}
	return &d, nil
}
