package shrike

import (
	"context"
	"maps"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/audit"
	"github.com/shrike-sec/shrike/internal/dataset/expand"
	"github.com/shrike-sec/shrike/internal/dataset/split"
)

const (
	authoredPairs = "datasets/js-pairs/authored" // what models are trained on
	freshPairs    = "datasets/js-test/pairs"     // what they are measured on
)

// pairsOf reads a folder of pairs as examples of a part.
func pairsOf(t *testing.T, root, part string) dataset.Seq {
	t.Helper()
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	cwes := func(kind string) []string {
		for _, k := range cat.Kinds {
			if k.ID == kind {
				return k.CWE
			}
		}
		return nil
	}
	return func(yield func(*dataset.Example, error) bool) {
		for x, err := range dataset.ReadPairs(root, cwes) {
			if err == nil {
				x.Split = part
			}
			if !yield(x, err) {
				return
			}
		}
	}
}

// audited fails the test with what an audit of the examples finds, if it fails anything.
func audited(t *testing.T, examples dataset.Seq) {
	t.Helper()
	r, err := audit.Run(context.Background(), examples, audit.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	if r.Failed() {
		var text strings.Builder
		_ = r.Print(&text, 20)
		t.Error(text.String())
	}
}

// The training set that is made of the authored pairs has its thirty pairs of every kind, and no
// label in it can be told by what has nothing to do with the flaw.
func TestTrainingSet(t *testing.T) {
	o := expand.Defaults
	o.PerKind = 30
	var all []*dataset.Example
	kinds := map[string]int{}
	keep := func(x *dataset.Example) error {
		all = append(all, x)
		kinds[x.Kind]++
		return nil
	}
	if _, err := expand.Run(context.Background(), pairsOf(t, authoredPairs, ""), o, keep); err != nil {
		t.Fatal(err)
	}
	if len(kinds) != 71 {
		t.Errorf("%d kinds, want 71", len(kinds))
	}
	for kind, n := range kinds {
		if n < 60 {
			t.Errorf("%s: %d examples, want 30 pairs", kind, n)
		}
	}
	parts, err := split.Divide(each(all), split.Options{By: split.ByPair, Parts: []split.Part{{Name: dataset.Train, Share: 0.7}, {Name: dataset.Validation, Share: 0.15}, {Name: dataset.Test, Share: 0.15}}, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		x.Split = parts.Of(x)
	}
	audited(t, each(all))
}

// The fresh pairs are five of each kind, and none of them is like one that models learn from.
func TestFreshSet(t *testing.T) {
	kinds, train := map[string]int{}, map[string]bool{}
	for x, err := range pairsOf(t, freshPairs, dataset.Test) {
		if err != nil {
			t.Fatal(err)
		}
		kinds[x.Kind]++
	}
	for x, err := range pairsOf(t, authoredPairs, dataset.Train) {
		if err != nil {
			t.Fatal(err)
		}
		train[x.Kind] = true
	}
	for kind := range maps.Keys(train) {
		if kinds[kind] != 10 {
			t.Errorf("%s: %d halves, want 10", kind, kinds[kind])
		}
	}
	audited(t, joined(pairsOf(t, authoredPairs, dataset.Train), pairsOf(t, freshPairs, dataset.Test)))
}

func each(examples []*dataset.Example) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for _, x := range examples {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func joined(seqs ...dataset.Seq) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for _, s := range seqs {
			for x, err := range s {
				if !yield(x, err) {
					return
				}
			}
		}
	}
}

// The Python corpus has ten pairs of each of the 25 CWEs, two of them held out, and no label in it can
// be told by what has nothing to do with the flaw.
func TestPythonCorpus(t *testing.T) {
	const root = "datasets/py-cwe25"
	heldOut, err := dataset.ReadPairNames(root + "/heldout.txt")
	if err != nil {
		t.Fatal(err)
	}
	corpus := pairsOf(t, root, "")
	labels, held := map[string][2]int{}, map[string]int{}
	var all []*dataset.Example
	for x, err := range corpus {
		if err != nil {
			t.Fatal(err)
		}
		if x.Kind != "" || len(x.CWE) != 1 || x.Language != "python" {
			t.Errorf("%s: kind %q, CWEs %v, language %s", x.PairID, x.Kind, x.CWE, x.Language)
			continue
		}
		n := labels[x.CWE[0]]
		n[x.Label]++
		labels[x.CWE[0]] = n
		x.Split = dataset.Train
		if heldOut[x.PairID] {
			x.Split = dataset.Test
			held[x.CWE[0]]++
		}
		all = append(all, x)
	}
	if len(labels) != 25 || len(heldOut) != 50 {
		t.Errorf("%d CWEs, want 25; %d pairs held out, want 50", len(labels), len(heldOut))
	}
	for cwe, n := range labels {
		if n != [2]int{10, 10} || held[cwe] != 4 {
			t.Errorf("%s: %d sound, %d flawed, %d held out; want 10, 10 and 4", cwe, n[dataset.Sound], n[dataset.Flawed], held[cwe])
		}
	}
	audited(t, each(all))
}
