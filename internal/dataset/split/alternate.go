package split

import (
	"crypto/sha256"
	"fmt"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// Alternate keeps one half of each pair, the flawed and the sound one in turn, within every kind.
// The seed draws which comes first. Examples without a pair are left out, and so are pairs that have
// lost a half: nothing could be kept of them in turn.
func Alternate(examples dataset.Seq, seed uint64) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		keep, err := choose(examples, seed)
		if err != nil {
			yield(nil, err)
			return
		}
		for e, err := range examples {
			if err == nil {
				if want, ok := keep[e.PairID]; !ok || want != e.Label {
					continue
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// choose says which label to keep of each whole pair.
func choose(examples dataset.Seq, seed uint64) (map[string]int, error) {
	type seen struct {
		kind   string
		labels [2]bool
	}
	pairs := map[string]*seen{}
	var order []string
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		if e.PairID == "" {
			return nil
		}
		p := pairs[e.PairID]
		if p == nil {
			p = &seen{kind: e.Flaw()}
			pairs[e.PairID] = p
			order = append(order, e.PairID)
		}
		p.labels[e.Label] = true
		return nil
	})
	keep, next := map[string]int{}, map[string]int{}
	for _, id := range order {
		p := pairs[id]
		if !p.labels[0] || !p.labels[1] {
			continue
		}
		label, ok := next[p.kind]
		if !ok {
			sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s", seed, p.kind))
			label = int(sum[0] & 1)
		}
		keep[id] = label
		next[p.kind] = 1 - label
	}
	return keep, err
}
