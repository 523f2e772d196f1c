package audit

import (
	"context"
	"fmt"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
)

// Options of Run.
type Options struct {
	// Near is the likeness, 0 to 1, from which two texts are near duplicates.
	Near float64
	// MaxAccuracy is what the best classifier on a single family of features may reach.
	MaxAccuracy float64
	// ByProject and ByTime make overlap of projects, or of times, a failure.
	ByProject, ByTime bool
	// MaxLearned bounds the examples that classifiers learn from; more are sampled by family.
	MaxLearned int
}

// Defaults are the options of the command.
var Defaults = Options{Near: 0.8, MaxAccuracy: 0.60, MaxLearned: 20_000}

// entry is what is kept of an example: never its code.
type entry struct {
	id, pair, family, kind, split, project, date string
	label                                        int
	sign                                         *minhash.Signature
}

// Run audits a data set.
func Run(ctx context.Context, examples dataset.Seq, o Options) (*Report, error) {
	all, err := gather(ctx, examples)
	if err != nil {
		return nil, err
	}
	r := &Report{Examples: len(all)}
	r.identity(all)
	r.pairs(all)
	near, left := minhash.Matches(signatures(all), min(o.Near, clusterLikeness))
	if left > 0 {
		r.Bounds = append(r.Bounds, fmt.Sprintf("%d comparisons of texts that share common parts were left out", left))
	}
	r.duplicates(all, near, o.Near)
	r.projects(all, o.ByProject)
	r.times(all, o.ByTime)
	r.balance(all)
	if err := r.learn(ctx, examples, all, near, o); err != nil {
		return nil, err
	}
	return r, nil
}

func gather(ctx context.Context, examples dataset.Seq) ([]*entry, error) {
	var all []*entry
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		x := &entry{
			id: e.ID, pair: e.PairID, family: e.Family(), kind: e.Flaw(), split: e.Split, project: e.Project, label: e.Label,
			sign: minhash.Of(e.Language, e.Code),
		}
		if t, ok := e.When(); ok {
			x.date = t.Format("2006-01-02")
		}
		all = append(all, x)
		return ctx.Err()
	})
	return all, err
}

func signatures(all []*entry) []*minhash.Signature {
	out := make([]*minhash.Signature, len(all))
	for i, e := range all {
		out[i] = e.sign
	}
	return out
}

// verdict is bad when there is anything to report.
func verdict(items []string, bad Verdict) Verdict {
	if len(items) == 0 {
		return OK
	}
	return bad
}

// identity checks that ids are unique.
func (r *Report) identity(all []*entry) {
	seen := map[string]bool{}
	var twice []string
	for _, e := range all {
		if seen[e.id] {
			twice = append(twice, e.id)
		}
		seen[e.id] = true
	}
	r.add(Check{"ids", verdict(twice, Fail), fmt.Sprintf("%d ids are used more than once", len(twice)), twice, 0})
}

// pairs checks that pairs are whole, differ, are of one kind, and lie on one side of the split with
// all their family.
func (r *Report) pairs(all []*entry) {
	var halves, torn, same, mixed []string
	byPair, order := groupBy(all, func(e *entry) string { return e.pair })
	for _, id := range order {
		group := byPair[id]
		count := [2]int{}
		for _, e := range group {
			count[e.label]++
			if e.kind != group[0].kind {
				mixed = append(mixed, id)
			}
		}
		if count[0] != 1 || count[1] != 1 {
			halves = append(halves, fmt.Sprintf("%s has %d flawed and %d sound", id, count[1], count[0]))
		}
		if len(group) == 2 && group[0].sign.Exact == group[1].sign.Exact {
			same = append(same, id)
		}
	}
	byFamily, order := groupBy(all, func(e *entry) string { return e.family })
	for _, id := range order {
		if splits := distinct(byFamily[id], func(e *entry) string { return e.split }); len(splits) > 1 {
			torn = append(torn, fmt.Sprintf("%s is in %v", id, splits))
		}
	}
	r.add(Check{"whole pairs", verdict(halves, Note), fmt.Sprintf("%d pairs are not one flawed and one sound half", len(halves)), halves, 0})
	r.add(Check{"pairs differ", verdict(same, Fail), fmt.Sprintf("%d pairs have halves that differ in comments and spaces at most", len(same)), same, 0})
	r.add(Check{"one kind a pair", verdict(mixed, Fail), fmt.Sprintf("%d pairs have halves of different kinds", len(mixed)), mixed, 0})
	r.add(Check{"torn families", verdict(torn, Fail), fmt.Sprintf("%d pairs or families of variants are in more than one split", len(torn)), torn, 0})
}

// groupBy groups entries by a key that is not empty; order is that of first appearance.
func groupBy(all []*entry, key func(*entry) string) (map[string][]*entry, []string) {
	groups := map[string][]*entry{}
	var order []string
	for _, e := range all {
		k := key(e)
		if k == "" {
			continue
		}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], e)
	}
	return groups, order
}

// distinct lists the values of entries, sorted, without the empty one.
func distinct(all []*entry, value func(*entry) string) []string {
	var out []string
	for _, e := range all {
		if v := value(e); v != "" {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// duplicates looks for texts that occur more than once.
func (r *Report) duplicates(all []*entry, near []minhash.Match, atLeast float64) {
	var across, within, conflicts []string
	for _, m := range near {
		a, b := all[m.A], all[m.B]
		if m.Likeness < atLeast || a.family == b.family {
			continue
		}
		item := fmt.Sprintf("%.2f  %s  %s", m.Likeness, describe(a), describe(b))
		switch {
		case a.sign.Exact == b.sign.Exact && a.label != b.label && (a.kind == b.kind || a.kind == "" || b.kind == ""):
			conflicts = append(conflicts, item)
		case a.split != b.split:
			across = append(across, item)
		default:
			within = append(within, item)
		}
	}
	for _, list := range [][]string{across, within} {
		slices.SortStableFunc(list, func(x, y string) int { return -slices.Compare([]byte(x[:4]), []byte(y[:4])) })
	}
	r.add(Check{"contradictions", verdict(conflicts, Fail), fmt.Sprintf("%d times the same code has both labels", len(conflicts)), conflicts, 0})
	r.add(Check{"leaks", verdict(across, Fail), fmt.Sprintf("%d near duplicates (%.2f and more) lie in different splits", len(across), atLeast), across, 0})
	r.add(Check{"near duplicates", verdict(within, Note), fmt.Sprintf("%d near duplicates of different families within a split", len(within)), within, 0})
}

func describe(e *entry) string {
	if e.split == "" {
		return e.id
	}
	return e.id + " (" + e.split + ")"
}

// projects looks for projects on both sides of a split.
func (r *Report) projects(all []*entry, wanted bool) {
	groups, order := groupBy(all, func(e *entry) string { return e.project })
	var over []string
	for _, p := range order {
		if splits := distinct(groups[p], func(e *entry) string { return e.split }); len(splits) > 1 {
			over = append(over, fmt.Sprintf("%s is in %v", p, splits))
		}
	}
	bad := Note
	if wanted {
		bad = Fail
	}
	r.add(Check{"project overlap", verdict(over, bad), fmt.Sprintf("%d of %d projects are in more than one split", len(over), len(order)), over, 0})
}

// times looks for training examples that are newer than tests.
func (r *Report) times(all []*entry, wanted bool) {
	newest, oldest := "", ""
	n := 0
	for _, e := range all {
		if e.date == "" {
			continue
		}
		n++
		switch e.split {
		case dataset.Train, dataset.Validation:
			newest = max(newest, e.date)
		case dataset.Test:
			if oldest == "" || e.date < oldest {
				oldest = e.date
			}
		}
	}
	c := Check{Name: "time overlap", Verdict: OK, Summary: fmt.Sprintf("%d examples have a date", n)}
	if newest != "" && oldest != "" && newest > oldest {
		c.Verdict, c.Summary = Note, fmt.Sprintf("training reaches to %s, tests begin at %s", newest, oldest)
		if wanted {
			c.Verdict = Fail
		}
	}
	r.add(c)
}

// balance looks for kinds in which one label is rare.
func (r *Report) balance(all []*entry) {
	groups, order := groupBy(all, func(e *entry) string { return e.kind })
	slices.Sort(order)
	var odd []string
	for _, k := range order {
		flawed := 0
		for _, e := range groups[k] {
			flawed += e.label
		}
		sound := len(groups[k]) - flawed
		if lo, hi := min(flawed, sound), max(flawed, sound); hi > lo+lo/2 {
			odd = append(odd, fmt.Sprintf("%s has %d flawed and %d sound", k, flawed, sound))
		}
	}
	r.add(Check{"balance", verdict(odd, Note), fmt.Sprintf("%d of %d kinds have half as many again of one label", len(odd), len(order)), odd, 0})
}
