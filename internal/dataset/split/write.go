package split

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// manifest is splits.json: how a data set was divided, and into what.
type manifest struct {
	By     By       `json:"by"`
	Seed   uint64   `json:"seed"`
	Parts  []Record `json:"parts"`
	Source string   `json:"source_sha256"` // of the whole data set, as of a part
}

// Write divides a data set into files of a folder, one JSONL file a part, and records the parts in
// splits.json beside them.
func Write(examples dataset.Seq, dir string, o Options) ([]Record, error) {
	a, err := Divide(examples, o)
	if err != nil {
		return nil, err
	}
	writers, tallies := map[string]*dataset.JSONLWriter{}, map[string]*Tally{}
	for _, p := range o.Parts {
		w, err := dataset.CreateJSONL(filepath.Join(dir, p.Name+".jsonl"))
		if err != nil {
			return nil, err
		}
		defer w.Abort()
		writers[p.Name], tallies[p.Name] = w, NewTally(p.Name)
	}
	whole := NewTally("")
	err = dataset.Strict(examples, func(e *dataset.Example) error {
		part := a.Of(e)
		e.Split = part
		tallies[part].Add(e)
		whole.Add(e)
		return writers[part].Write(e)
	})
	if err != nil {
		return nil, err
	}
	m := manifest{By: o.By, Seed: o.Seed, Source: whole.Record().SHA256}
	for _, p := range o.Parts {
		if err := writers[p.Name].Close(); err != nil {
			return nil, err
		}
		m.Parts = append(m.Parts, tallies[p.Name].Record())
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("recording a split: %w", err)
	}
	return m.Parts, dataset.WriteFile(filepath.Join(dir, "splits.json"), append(text, '\n'))
}
