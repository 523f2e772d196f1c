package scorer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/infer"
)

// Model is a model folder ready to score: a Scorer, what runs it, and what to close.
type Model struct {
	*Scorer
	Engine string // what computes
	close  func() error
}

// Close frees what the model holds. It must not be asked anything afterwards.
func (m *Model) Close() error { return m.close() }

// Options say how a model runs.
type Options struct {
	Name    string // of the model in reports; default "model"
	Workers int    // sequences run at once; 0 is one a core
	// Raw leaves the folder's calibration aside but for how the network reads, to fit another one.
	Raw bool
}

// Open opens the model folder at the root of fsys. The error says which file is missing or does not
// fit, or that the network has no heads that judge.
func Open(fsys fs.FS, o Options) (*Model, error) {
	cal, err := readCalibration(fsys)
	if err != nil {
		return nil, err
	}
	if o.Raw {
		cal = Calibration{Temperature: 1, KindTemperature: 1, Marked: cal.Marked, Near: cal.Near}
	}
	m, err := folder.Open(fsys)
	if err != nil {
		return nil, err
	}
	network, err := infer.Open(m, infer.Options{Workers: o.Workers})
	if err = errors.Join(err, m.Close()); err != nil {
		return nil, fmt.Errorf("readying the network: %w", err)
	}
	s, err := New(Parts{
		Name: cmp.Or(o.Name, "model"), Weights: m.WeightsHash(), Tokenizer: m.Tokenizer, Network: network,
		Kinds: m.Config.Shrike.Kinds, MaxTokens: m.Config.Shrike.MaxTokens, Calibration: cal,
	})
	if err != nil {
		return nil, errors.Join(err, network.Close())
	}
	return &Model{s, network.Engine(), network.Close}, nil
}
