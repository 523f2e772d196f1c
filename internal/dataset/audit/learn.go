package audit

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
)

// Giveaway is how well one family of features tells the label.
type Giveaway struct {
	Family string `json:"family"`
	// Accuracy is that of the best of three classifiers, on families it has not seen, both labels
	// weighing the same.
	Accuracy float64 `json:"accuracy"`
	Low      float64 `json:"low"` // 95 % interval
	High     float64 `json:"high"`
	// InPairs is how often it tells which of the two halves of a pair is the flawed one.
	InPairs float64  `json:"in_pairs"`
	By      string   `json:"by"` // the classifier
	Telling []string `json:"telling"`
}

// minLearned is the number of examples below which classifiers learn nothing worth telling.
const minLearned = 20

// learn runs the checks that stand on classifiers.
func (r *Report) learn(ctx context.Context, examples dataset.Seq, all []*entry, near []minhash.Match, o Options) error {
	tables, err := r.tables(ctx, examples, all, o.MaxLearned)
	if err != nil {
		return err
	}
	if n := len(tables[0].samples); n < minLearned {
		r.add(Check{"giveaways", Note, fmt.Sprintf("%d examples are too few to learn from", n), nil, 0})
		return nil
	}
	var over []string
	for i, f := range families {
		g, logits := judge(f.name, tables[i])
		r.Giveaways = append(r.Giveaways, g)
		if f.name == "all tokens" {
			r.labels(tables[i], logits)
			r.poison(tables[i])
			break
		}
		if g.Accuracy > o.MaxAccuracy && g.Low > .5 {
			over = append(over, fmt.Sprintf("%s: %.1f%%", g.Family, 100*g.Accuracy))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	r.clusters(all, near)
	r.add(Check{"giveaways", verdict(over, Fail), fmt.Sprintf("%d families of features tell more than %.0f%% of the labels", len(over), 100*o.MaxAccuracy), over, 0})
	return nil
}

// tables walks the data set again and gathers the features. Of more than limit examples it takes a
// part of the families, drawn by their hashes.
func (r *Report) tables(ctx context.Context, examples dataset.Seq, all []*entry, limit int) ([]*table, error) {
	share := uint64(math.MaxUint64)
	if len(all) > limit {
		share = uint64(float64(math.MaxUint64) * float64(limit) / float64(len(all)))
		r.Bounds = append(r.Bounds, fmt.Sprintf("classifiers learned from about %d of %d examples", limit, len(all)))
	}
	out := make([]*table, len(families))
	for i := range out {
		out[i] = newTable()
	}
	i := -1
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		i++
		draw := sha256.Sum256([]byte(e.Family()))
		if i >= len(all) || binary.BigEndian.Uint64(draw[:]) > share {
			return nil
		}
		fold := int(binary.BigEndian.Uint32(draw[8:]) % folds)
		v := newView(e)
		for n, f := range families {
			out[n].add(all[i], fold, f.of(v))
		}
		return ctx.Err()
	})
	return out, err
}

// judge tries the classifiers on one family and returns the best one's results, with the scores of
// logistic regression.
func judge(name string, t *table) (Giveaway, []float64) {
	t.bin()
	g := Giveaway{Family: name, Telling: t.telling(3)}
	var logits []float64
	for _, c := range []struct {
		name  string
		learn func(*table, []*sample) model
	}{{"naive Bayes", bayes}, {"threshold", bestStump}, {"logistic regression", logistic}} {
		scores := t.outOfFold(c.learn)
		if c.name == "logistic regression" {
			logits = scores
		}
		if a := t.accuracy(scores); a > g.Accuracy {
			g.Accuracy, g.By = a, c.name
		}
		g.InPairs = max(g.InPairs, t.inPairs(scores))
	}
	g.Low, g.High = wilson(g.Accuracy, len(t.samples))
	return g, logits
}

// telling names the features that are tied most to a label, counted by families.
func (t *table) telling(n int) []string {
	counts := t.byFamily()
	order := make([]int, 0, len(counts))
	for f, c := range counts {
		if c[0]+c[1] >= 3 {
			order = append(order, f)
		}
	}
	weight := func(f int) float64 {
		c := counts[f]
		return math.Abs(c[1]-c[0]) / math.Sqrt(c[0]+c[1])
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(t.names[a], t.names[b]))
	})
	var out []string
	for _, f := range order[:min(n, len(order))] {
		out = append(out, fmt.Sprintf("%q %.0f:%.0f", t.names[f], counts[f][1], counts[f][0]))
	}
	return out
}

// byFamily counts, for every feature, the families in which it is in a flawed example more often
// than in sound ones, and the other way round.
func (t *table) byFamily() [][2]float64 {
	type key struct {
		family  string
		feature int32
	}
	lean := map[key]int{}
	for _, s := range t.samples {
		for _, f := range s.on {
			lean[key{s.entry.family, f}] += 2*s.entry.label - 1
		}
	}
	counts := make([][2]float64, len(t.names))
	for k, n := range lean {
		switch {
		case n > 0:
			counts[k.feature][1]++
		case n < 0:
			counts[k.feature][0]++
		}
	}
	return counts
}
