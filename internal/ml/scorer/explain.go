package scorer

import (
	"cmp"
	"context"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
)

// What an explanation has at most.
const (
	maxLines    = 3 // lines named
	maxOccluded = 8 // lines that are occluded one by one: those that the line head weighs most
	maxTokens   = 6 // tokens named
	others      = 2 // sets of other lines that deletion is compared with
)

// The ways to find the lines that carried a decision.
const (
	byHead      = "line head"
	byOcclusion = "occlusion"
)

// judged is a candidate that the network has answered for.
type judged struct {
	seq   *Sequence
	out   *Output
	p     float64
	lines []int // of the candidate, that the sequence has ids on, in order
}

// Explain implements score.Explainer. The network's own head for flawed lines is asked first, which
// costs nothing; where deleting the lines it names does not bear it out, every line is occluded in
// turn (Zeiler and Fergus 2014). It returns nil for candidates of fewer than two lines.
func (s *Scorer) Explain(ctx context.Context, batch []score.Candidate) ([]*finding.Explanation, error) {
	out := make([]*finding.Explanation, len(batch))
	outputs, seqs, err := s.run(ctx, batch)
	if err != nil {
		return nil, err
	}
	for i := range batch {
		j := s.judged(&outputs[i], &seqs[i])
		if len(j.lines) < 2 {
			continue
		}
		weights := j.headWeights()
		if out[i], err = s.explain(ctx, &batch[i], j, byHead, weights); err != nil {
			return nil, err
		}
		if out[i].Faithful {
			continue
		}
		if weights, err = s.occlude(ctx, j, weights); err == nil {
			out[i], err = s.explain(ctx, &batch[i], j, byOcclusion, weights)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Scorer) judged(o *Output, q *Sequence) *judged {
	j := &judged{seq: q, out: o, p: sigmoid(s.cal.logOdds(o.Label))}
	j.lines = slices.Clone(q.Lines)
	slices.Sort(j.lines)
	j.lines = slices.DeleteFunc(slices.Compact(j.lines), func(l int) bool { return l < 0 })
	return j
}

// headWeights are the weights of lines by the line head: the probability of their likeliest token.
func (j *judged) headWeights() map[int]float64 {
	w := map[int]float64{}
	for i, l := range j.seq.Lines {
		if l >= 0 && i < len(j.out.Tokens) {
			w[l] = max(w[l], sigmoid(float64(j.out.Tokens[i])))
		}
	}
	return w
}

// occlude finds by how much the log-odds fall when each line's tokens are masked, of the lines that
// weigh most.
func (s *Scorer) occlude(ctx context.Context, j *judged, weights map[int]float64) (map[int]float64, error) {
	lines := j.byWeight(weights)
	lines = lines[:min(len(lines), maxOccluded)]
	var masked [][]int32
	for _, l := range lines {
		ids := slices.Clone(j.seq.IDs)
		for i := range ids {
			if j.seq.Lines[i] == l {
				ids[i] = token.Mask
			}
		}
		masked = append(masked, ids)
	}
	outputs, err := s.forward(ctx, masked)
	if err != nil {
		return nil, err
	}
	before, w := s.cal.logOdds(j.out.Label), map[int]float64{}
	for i, l := range lines {
		w[l] = max(0, before-s.cal.logOdds(outputs[i].Label))
	}
	return w, nil
}

// byWeight are the lines, the weightiest first.
func (j *judged) byWeight(weights map[int]float64) []int {
	order := slices.Clone(j.lines)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weights[b], weights[a]) })
	return order
}

// name names the weightiest lines, and returns their numbers and after them those of all others.
func (s *Scorer) name(c *score.Candidate, j *judged, method string, weights map[int]float64) (*finding.Explanation, []int) {
	order := j.byWeight(weights)
	named := order[:min(maxLines, (len(order)+1)/2)]
	x := &finding.Explanation{Method: method}
	total := 0.0
	for _, l := range j.lines { // not in the map's order: sums would differ in their last bits
		total += weights[l]
	}
	for _, l := range named {
		if l < len(c.Lines) {
			x.Lines = append(x.Lines, finding.WeighedLine{Path: c.Lines[l].Path, Line: c.Lines[l].Number, Weight: round(weights[l] / max(total, 1e-9))})
		}
	}
	x.Tokens = s.tokensOf(j, named)
	return x, order
}

// explain names the weightiest lines and checks them by deletion.
func (s *Scorer) explain(ctx context.Context, c *score.Candidate, j *judged, method string, weights map[int]float64) (*finding.Explanation, error) {
	x, order := s.name(c, j, method, weights)
	named := order[:len(x.Lines)]
	x.Checked = true
	without := [][]int32{j.without(named)}
	for _, set := range otherLines(c.Code, order[len(named):], len(named)) {
		without = append(without, j.without(set))
	}
	outputs, err := s.forward(ctx, without)
	if err != nil {
		return nil, err
	}
	fall := func(o *Output) float64 { return j.p - sigmoid(s.cal.logOdds(o.Label)) }
	x.Drop = round(fall(&outputs[0]))
	for i := range outputs[1:] {
		x.OtherDrop += fall(&outputs[i+1]) / float64(len(outputs)-1)
	}
	x.OtherDrop = round(x.OtherDrop)
	x.Faithful = x.Drop > x.OtherDrop
	return x, nil
}

// without is the sequence with some lines deleted.
func (j *judged) without(lines []int) []int32 {
	var ids []int32
	for i, id := range j.seq.IDs {
		if !slices.Contains(lines, j.seq.Lines[i]) {
			ids = append(ids, id)
		}
	}
	return ids
}

// otherLines draws sets of n of the lines given, the same for the same code.
func otherLines(code string, from []int, n int) [][]int {
	h := fnv.New64a()
	h.Write([]byte(code))
	r := rand.New(rand.NewPCG(h.Sum64(), 1))
	var out [][]int
	for range others {
		set := slices.Clone(from)
		r.Shuffle(len(set), func(a, b int) { set[a], set[b] = set[b], set[a] })
		if len(set) > 0 {
			out = append(out, set[:min(n, len(set))])
		}
	}
	return out
}

// tokensOf are the tokens of lines that the line head weighs most: words, not punctuation.
func (s *Scorer) tokensOf(j *judged, lines []int) []string {
	type weighed struct {
		text   string
		weight float32
	}
	var all []weighed
	for i, id := range j.seq.IDs {
		text := strings.TrimSpace(s.tokens.Text(id))
		if i < len(j.out.Tokens) && slices.Contains(lines, j.seq.Lines[i]) && len(strings.Trim(text, "(){}[];:,.'\"`=<>+-!?&|$")) > 1 {
			all = append(all, weighed{text, j.out.Tokens[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, w := range all {
		if len(out) < maxTokens && !slices.Contains(out, w.text) {
			out = append(out, w.text)
		}
	}
	return out
}
