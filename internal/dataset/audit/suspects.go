package audit

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
)

// labels lists candidates for wrong labels by confident learning: examples whose given label is
// doubted by a classifier that has not seen their family, more than it doubts that label on average.
func (r *Report) labels(t *table, logits []float64) {
	if a := t.accuracy(logits); a < minDoubter {
		r.add(Check{"doubtful labels", OK, fmt.Sprintf("a classifier on all tokens is right about %.0f%%, too few to doubt labels", 100*a), nil, 0})
		return
	}
	var sum, n [2]float64
	for i, s := range t.samples {
		p := sigmoid(logits[i])
		if s.entry.label == dataset.Sound {
			p = 1 - p
		}
		sum[s.entry.label] += p
		n[s.entry.label]++
	}
	// The mean confidence in each label; a classifier that is surer of itself than right is not
	// taken at its word.
	threshold := [2]float64{min(sum[0]/max(n[0], 1), maxConfidence), min(sum[1]/max(n[1], 1), maxConfidence)}
	type doubt struct {
		at     int
		margin float64
	}
	var doubts []doubt
	for i, s := range t.samples {
		p := [2]float64{1 - sigmoid(logits[i]), sigmoid(logits[i])}
		given, other := s.entry.label, 1-s.entry.label
		if p[other] >= max(threshold[other], .5) && p[other] > p[given] {
			doubts = append(doubts, doubt{i, p[other] - p[given]})
		}
	}
	slices.SortStableFunc(doubts, func(a, b doubt) int { return cmp.Compare(b.margin, a.margin) })
	var items []string
	for _, d := range doubts {
		e := t.samples[d.at].entry
		items = append(items, fmt.Sprintf("%.2f  %s is labelled %s", d.margin, e.id, dataset.LabelName(e.label)))
	}
	r.add(Check{"doubtful labels", verdict(items, Note), fmt.Sprintf("%d labels are doubted by a classifier on all tokens (%.0f%% right)", len(items), 100*t.accuracy(logits)), items, 0})
}

// minDoubter is how often a classifier must be right for its doubts to mean something.
const minDoubter = .7

// maxConfidence is how sure a classifier is believed to be.
const maxConfidence = .8

const (
	// maxTokenShare is how frequent a token may be and still count as rare.
	maxTokenShare = .05
	// minTokenFamilies is in how many families a token must be tied to a label.
	minTokenFamilies = 6
)

// poison looks for rare tokens that are always on one side, over several kinds: what a fix of one
// kind brings in is natural, a token that means "sound" everywhere is a trigger or an artefact.
func (r *Report) poison(t *table) {
	counts := t.byFamily()
	present := make([]int, len(t.names))
	kinds := make([]map[string]bool, len(t.names))
	all := map[string]bool{}
	for _, s := range t.samples {
		all[s.entry.kind] = true
		for _, f := range s.on {
			present[f]++
		}
	}
	tokens := 0
	for _, name := range t.names {
		if !strings.Contains(name, " ") {
			tokens++
		}
	}
	tied := func(f int) bool {
		hi, lo := max(counts[f][0], counts[f][1]), min(counts[f][0], counts[f][1])
		// The chance of such a split by luck, times the number of tokens looked at.
		luck := math.Log2(float64(tokens)) - hi
		return hi >= minTokenFamilies && lo == 0 && luck < math.Log2(.01) && float64(present[f]) <= max(maxTokenShare*float64(len(t.samples)), 2*minTokenFamilies)
	}
	for _, s := range t.samples {
		for _, f := range s.on {
			if tied(int(f)) {
				if kinds[f] == nil {
					kinds[f] = map[string]bool{}
				}
				kinds[f][s.entry.kind] = true
			}
		}
	}
	var suspects []int
	for f := range t.names {
		if !strings.Contains(t.names[f], " ") && (len(kinds[f]) >= 3 || kinds[f] != nil && len(all) < 3) {
			suspects = append(suspects, f)
		}
	}
	weight := func(f int) float64 { return counts[f][0] + counts[f][1] }
	slices.SortStableFunc(suspects, func(a, b int) int { return cmp.Compare(weight(b), weight(a)) })
	var items []string
	for _, f := range suspects {
		items = append(items, fmt.Sprintf("%q is in %.0f families on the flawed side only, in %.0f on the sound side only, over %d kinds", t.names[f], counts[f][1], counts[f][0], len(kinds[f])))
	}
	r.add(Check{"label triggers", verdict(items, Note), fmt.Sprintf("%d rare tokens go with one label over several kinds", len(items)), items, 0})
}

const (
	// clusterLikeness is from where on texts count as one cluster.
	clusterLikeness = .7
	// minCluster is the least number of families of a cluster worth naming.
	minCluster = 5
)

// clusters looks for small groups of unrelated examples that are nearly the same and all of one
// label: copies planted to pull a model over.
func (r *Report) clusters(all []*entry, near []minhash.Match) {
	parent := make([]int, len(all))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	for _, m := range near {
		if all[m.A].label == all[m.B].label && m.Likeness >= clusterLikeness {
			parent[find(m.B)] = find(m.A)
		}
	}
	members := map[int][]*entry{}
	for i, e := range all {
		members[find(i)] = append(members[find(i)], e)
	}
	mixed := map[int]bool{} // clusters that are as near to code of the other label
	for _, m := range near {
		if all[m.A].label != all[m.B].label {
			mixed[find(m.A)], mixed[find(m.B)] = true, true
		}
	}
	var items []string
	for i := range all {
		group := members[i]
		families := distinct(group, func(e *entry) string { return e.family })
		if len(families) < minCluster || mixed[i] {
			continue
		}
		items = append(items, fmt.Sprintf("%d families like %s, all %s", len(families), group[0].id, dataset.LabelName(group[0].label)))
	}
	r.add(Check{"planted clusters", verdict(items, Note), fmt.Sprintf("%d groups of unrelated examples are nearly the same and have one label", len(items)), items, 0})
}
