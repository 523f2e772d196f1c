package train

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// checkpointFile is in the output folder of a run that has not ended.
const checkpointFile = "checkpoint.safetensors"

// progress is what a checkpoint holds beside tensors: enough to go on as if nothing had happened.
type progress struct {
	Step    int             // optimiser steps done
	Events  int             // lines of the log
	Seconds float64         // spent so far
	Run     json.RawMessage // the options: a checkpoint goes on only under the same
	More    json.RawMessage `json:",omitempty"` // what one sort of training keeps
}

// state names the sets of tensors in a checkpoint.
type state map[string]net.Weights

// save writes a checkpoint: whole or not at all.
func (s state) save(path string, c net.Config, p progress) error {
	text, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("describing the checkpoint: %w", err)
	}
	var list []safetensors.Data
	for name, w := range s {
		for i, param := range c.Params() {
			list = append(list, safetensors.FromFloats(name+"/"+param.Name, safetensors.F32, param.Dims, w[i]))
		}
	}
	if err := safetensors.WriteFile(path, list, map[string]string{"progress": string(text)}); err != nil {
		return fmt.Errorf("writing the checkpoint: %w", err)
	}
	return nil
}

// load reads a checkpoint into the tensors of s. It returns false when there is none. One of other
// options, or of another network, is an error.
func (s state) load(path string, c net.Config, run json.RawMessage) (p progress, ok bool, err error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, false, nil
	}
	if err != nil {
		return p, false, fmt.Errorf("opening the checkpoint: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return p, false, fmt.Errorf("opening the checkpoint: %w", err)
	}
	tensors, err := safetensors.Open(file, info.Size())
	if err != nil {
		return p, false, fmt.Errorf("reading the checkpoint %s: %w", path, err)
	}
	if err := json.Unmarshal([]byte(tensors.Metadata()["progress"]), &p); err != nil {
		return p, false, fmt.Errorf("reading the checkpoint %s: %w", path, err)
	}
	if string(p.Run) != string(run) {
		return p, false, fmt.Errorf("%s is from a run with other data or options: remove it to begin anew, or choose another output folder\n  then %s\n  now  %s", path, p.Run, run)
	}
	for name, w := range s {
		for i, param := range c.Params() {
			values, err := tensors.Floats(name + "/" + param.Name)
			if err != nil {
				return p, false, fmt.Errorf("reading the checkpoint %s: %w", path, err)
			}
			if len(values) != len(w[i]) {
				return p, false, fmt.Errorf("the checkpoint %s is of another network: %s has %d weights, not %d", path, param.Name, len(values), len(w[i]))
			}
			copy(w[i], values)
		}
	}
	return p, true, nil
}
