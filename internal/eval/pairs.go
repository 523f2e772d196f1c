package eval

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
)

// PairOutcomes counts what became of pairs of flawed and fixed code (Ding et al. 2024, "Vulnerability
// detection with code language models: how far are we?"): accuracy alone is fooled by halves that
// look alike.
type PairOutcomes struct {
	Right    int // the flawed half found, the fixed one left alone
	Flawed   int // both taken for flawed
	Sound    int // both taken for sound
	Reversed int // each taken for the other
}

// Pairs counts the outcomes of pairs of which both halves were judged.
func Pairs(verdicts []Verdict) PairOutcomes {
	var p PairOutcomes
	byPair, names := By(verdicts, func(v *Verdict) string { return v.Pair })
	for _, n := range names {
		halves := byPair[n]
		if len(halves) != 2 || halves[0].Flawed == halves[1].Flawed {
			continue
		}
		flawed, sound := halves[0], halves[1]
		if sound.Flawed {
			flawed, sound = sound, flawed
		}
		switch {
		case flawed.Says && !sound.Says:
			p.Right++
		case flawed.Says:
			p.Flawed++
		case sound.Says:
			p.Reversed++
		default:
			p.Sound++
		}
	}
	return p
}

// All is the number of pairs.
func (p PairOutcomes) All() int { return p.Right + p.Flawed + p.Sound + p.Reversed }

// String is the outcomes in a line.
func (p PairOutcomes) String() string {
	n := p.All()
	return fmt.Sprintf("of %d pairs both right %s, both called flawed %s, both called sound %s, reversed %s",
		n, Share(p.Right, n), Share(p.Flawed, n), Share(p.Sound, n), Share(p.Reversed, n))
}

// Alternate keeps one half of each pair, which one by a hash of the pair's name and a seed: code that
// was never shown beside its twin.
func Alternate(verdicts []Verdict, seed uint64) []Verdict {
	byPair, names := By(verdicts, func(v *Verdict) string { return v.Pair })
	var out []Verdict
	for _, n := range names {
		h := fnv.New64a()
		fmt.Fprintf(h, "%d %s", seed, n)
		keep := (h.Sum64()>>20)&1 == 1
		if i := slices.IndexFunc(byPair[n], func(v Verdict) bool { return v.Flawed == keep }); i >= 0 {
			out = append(out, byPair[n][i])
		}
	}
	return out
}

// PrecisionAt is the share that is flawed of the first k verdicts by falling score, and how many
// there were, at most k. Equal scores stay in the order they are given in.
func PrecisionAt(verdicts []Verdict, k int) (right, of int) {
	sorted := slices.Clone(verdicts)
	slices.SortStableFunc(sorted, func(a, b Verdict) int { return cmp.Compare(b.Score, a.Score) })
	for _, v := range sorted[:min(max(k, 0), len(sorted))] {
		of++
		if v.Flawed {
			right++
		}
	}
	return right, of
}

// AUC is the probability that flawed code scores above sound code (the area under the ROC curve),
// ties counting half; 0.5 when one of them is missing.
func AUC(verdicts []Verdict) float64 {
	sorted := slices.Clone(verdicts)
	slices.SortStableFunc(sorted, func(a, b Verdict) int { return cmp.Compare(a.Score, b.Score) })
	var wins, flawed, sound float64
	for i := 0; i < len(sorted); {
		j, f, s := i, 0.0, 0.0
		for ; j < len(sorted) && sorted[j].Score == sorted[i].Score; j++ {
			if sorted[j].Flawed {
				f++
			} else {
				s++
			}
		}
		wins += f * (sound + s/2)
		flawed, sound, i = flawed+f, sound+s, j
	}
	if flawed == 0 || sound == 0 {
		return 0.5
	}
	return wins / (flawed * sound)
}
