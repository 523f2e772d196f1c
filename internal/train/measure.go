package train

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/net"
)

// Figures are what was measured on labelled examples. All but Loss and counts are shares.
type Figures struct {
	Examples  int     `json:"examples"`
	Pairs     int     `json:"pairs"`
	Loss      float64 `json:"loss"`
	Accuracy  float64 `json:"accuracy"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	// Pair-wise outcomes (PrimeVul, Ding et al. 2024): both halves right, both called flawed, both
	// called sound, each called the other; and how often the flawed half scores higher.
	BothRight   float64 `json:"both_right"`
	BothFlawed  float64 `json:"both_flawed"`
	BothSound   float64 `json:"both_sound"`
	Reversed    float64 `json:"reversed"`
	RightOrder  float64 `json:"right_order"`
	Kinds       float64 `json:"kinds"`      // right kind, of the flawed examples
	FlawedLines float64 `json:"lines"`      // the top line is a flawed one, of those whose lines are known
	LineOrder   float64 `json:"line_order"` // how often the flawed half's top line scores higher than the sound one's
}

// Metrics are what the best epoch may be chosen by; more is better.
var Metrics = map[string]func(Figures) float64{
	"pairs":    func(f Figures) float64 { return (f.BothRight + f.RightOrder) / 2 },
	"f1":       func(f Figures) float64 { return f.F1 },
	"accuracy": func(f Figures) float64 { return f.Accuracy },
	"loss":     func(f Figures) float64 { return -f.Loss },
}

func metricNames() []string { return slices.Sorted(maps.Keys(Metrics)) }

// tally counts answers.
type tally struct {
	loss                                    float64
	right, wrong                            [2]int // by label
	pairs, both, bothFlawed, bothSound, rev int
	ordered, kinds, kindsOf, lines, linesOf int
	lineOrder                               int
}

// margin is how much more flawed than sound an answer says code is.
func margin(o net.Output) float64 { return float64(o.Label[1]) - float64(o.Label[0]) }

// add counts the answers to the halves of a group, and returns by how many logits they are wrong.
func (t *tally) add(g *group, out []net.Output, kinds map[string]int32) (by float64) {
	for i, e := range g.halves {
		if (margin(out[i]) > 0) == (e.Label == dataset.Flawed) {
			t.right[e.Label]++
		} else {
			t.wrong[e.Label]++
			by += math.Abs(margin(out[i]))
		}
		if k, ok := kinds[e.Kind]; ok && e.Label == dataset.Flawed {
			t.kindsOf++
			if best := slices.Max(out[i].Kinds); out[i].Kinds[k] == best {
				t.kinds++
			}
		}
	}
	if len(out) != 2 {
		return by
	}
	flawed, sound := margin(out[0]), margin(out[1])
	t.pairs++
	if flawed > sound {
		t.ordered++
	}
	switch {
	case flawed > 0 && sound <= 0:
		t.both++
	case flawed > 0:
		t.bothFlawed++
	case sound <= 0:
		t.bothSound++
	default:
		t.rev++
	}
	return by
}

// judge counts all that can be said of a group's answers.
func (t *tally) judge(g *group, seqs []encoded, out []net.Output, kinds map[string]int32) {
	t.add(g, out, kinds)
	if len(seqs) == 2 {
		_, flawed := topLine(seqs[0], out[0])
		_, sound := topLine(seqs[1], out[1])
		if flawed > sound {
			t.lineOrder++
		}
	}
	for i, s := range seqs {
		if g.halves[i].Label == dataset.Flawed {
			t.addLines(s, out[i])
		}
		t.loss += logLoss(margin(out[i]), g.halves[i].Label)
	}
}

// plus adds another tally.
func (t *tally) plus(o *tally) {
	t.loss += o.loss
	for i := range t.right {
		t.right[i] += o.right[i]
		t.wrong[i] += o.wrong[i]
	}
	t.pairs, t.both, t.bothFlawed, t.bothSound, t.rev = t.pairs+o.pairs, t.both+o.both, t.bothFlawed+o.bothFlawed, t.bothSound+o.bothSound, t.rev+o.rev
	t.ordered, t.kinds, t.kindsOf, t.lines, t.linesOf, t.lineOrder = t.ordered+o.ordered, t.kinds+o.kinds, t.kindsOf+o.kindsOf, t.lines+o.lines, t.linesOf+o.linesOf, t.lineOrder+o.lineOrder
}

// addLines counts whether the line of flawed code that the network points to is a flawed one.
func (t *tally) addLines(s encoded, o net.Output) {
	if !slices.Contains(s.tells, true) {
		return
	}
	top, _ := topLine(s, o)
	t.linesOf++
	for i, l := range s.lines {
		if l == top && s.tells[i] {
			t.lines++
			return
		}
	}
}

// topLine is the line whose tokens are, in the mean, the most likely to stand on a flawed line, and
// that mean, in logits.
func topLine(s encoded, o net.Output) (line int, evidence float64) {
	sum, width := map[int]float64{}, map[int]float64{}
	for i, l := range s.lines {
		if l >= 0 {
			sum[l] += float64(o.Tokens[i])
			width[l]++
		}
	}
	line, evidence = -1, math.Inf(-1)
	for _, l := range slices.Sorted(maps.Keys(sum)) {
		if e := sum[l] / width[l]; e > evidence {
			line, evidence = l, e
		}
	}
	return line, evidence
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func (t *tally) figures() Figures {
	n := t.right[0] + t.right[1] + t.wrong[0] + t.wrong[1]
	f := Figures{Examples: n, Pairs: t.pairs, Loss: t.loss, Accuracy: share(t.right[0]+t.right[1], n),
		Precision: share(t.right[1], t.right[1]+t.wrong[0]), Recall: share(t.right[1], t.right[1]+t.wrong[1]),
		BothRight: share(t.both, t.pairs), BothFlawed: share(t.bothFlawed, t.pairs), BothSound: share(t.bothSound, t.pairs),
		Reversed: share(t.rev, t.pairs), RightOrder: share(t.ordered, t.pairs),
		Kinds: share(t.kinds, t.kindsOf), FlawedLines: share(t.lines, t.linesOf), LineOrder: share(t.lineOrder, t.pairs)}
	if f.Precision+f.Recall > 0 {
		f.F1 = 2 * f.Precision * f.Recall / (f.Precision + f.Recall)
	}
	return f
}

// answers runs the network on groups as they stand, and visits each with its sequences and what the
// network said of them.
func (t *tuning) answers(ctx context.Context, groups []group, w net.Weights, visit func(*group, []encoded, []net.Output)) error {
	var list []item
	for i := range groups {
		g := &groups[i]
		it := item{group: g, index: i}
		lines := telling(g.halves)
		for j, e := range g.halves {
			it.seqs = append(it.seqs, encode(t.tok, e, e.Code, 0, lines[j], t.MaxTokens))
		}
		list = append(list, it)
	}
	slices.SortStableFunc(list, func(a, b item) int { return bucket(a.group.length) - bucket(b.group.length) })
	for part := range parts(list, t.PartTokens) {
		if err := ctx.Err(); err != nil {
			return err
		}
		b := t.batch(part, 1)
		out, err := t.runner.Outputs(w, &b.Batch)
		if err != nil {
			return err
		}
		for _, it := range part {
			visit(it.group, it.seqs, out[:len(it.seqs)])
			out = out[len(it.seqs):]
		}
	}
	return nil
}

// measure judges groups and counts how well.
func (t *tuning) measure(ctx context.Context, groups []group, w net.Weights) (Figures, error) {
	var sum tally
	err := t.answers(ctx, groups, w, func(g *group, seqs []encoded, out []net.Output) {
		sum.judge(g, seqs, out, t.kinds)
	})
	f := sum.figures()
	f.Loss /= float64(max(1, f.Examples))
	return f, err
}

// margins are the network's answers for groups, with their labels.
func (t *tuning) margins(ctx context.Context, groups []group, w net.Weights) (margins []float64, labels []int, err error) {
	err = t.answers(ctx, groups, w, func(g *group, _ []encoded, out []net.Output) {
		for i, e := range g.halves {
			margins, labels = append(margins, margin(out[i])), append(labels, e.Label)
		}
	})
	return margins, labels, err
}

// logLoss is the cross-entropy of one label, given the margin of its logits.
func logLoss(margin float64, label int) float64 {
	if label == dataset.Flawed {
		margin = -margin
	}
	return max(margin, 0) + math.Log1p(math.Exp(-math.Abs(margin)))
}
