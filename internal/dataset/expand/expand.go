// Package expand makes many pairs of few: variants of hand-written pairs that say the same in other
// words and another shape. Every rewriting keeps what the code does and is applied to both halves of a
// pair alike, so that no label can be read from it; every result is parsed, and the engine, where it
// knows the kind, is asked about both halves.
package expand

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
)

// Options of Run.
type Options struct {
	PerKind int // pairs wanted of each kind, the authored ones counted in
	Seed    uint64
	// MaxAlike is how alike (see minhash) a variant may be to any other pair of its family.
	MaxAlike float64
	// Kinds asks the engine what it finds in code; nil asks nobody.
	Kinds func(ctx context.Context, language, code string) ([]string, error)
}

// Defaults are the options of the command.
var Defaults = Options{PerKind: 30, Seed: 1, MaxAlike: 0.9}

// Report says what came of an expansion.
type Report struct {
	Authored int            `json:"authored"` // pairs
	Variants int            `json:"variants"`
	Kinds    int            `json:"kinds"`
	Short    []string       `json:"short,omitempty"` // kinds that did not reach what was wanted
	Used     map[string]int `json:"used"`            // variants by rewriting
	Refused  map[string]int `json:"refused,omitempty"`
	Broken   []string       `json:"broken,omitempty"` // authored halves that do not parse
	// Disagreements are halves about which the engine says something else than the label.
	Disagreements []Disagreement `json:"disagreements,omitempty"`
	Asked         int            `json:"asked"` // halves the engine was asked about
}

// Disagreement is a half about which engine and label differ.
type Disagreement struct {
	ID    string   `json:"id"`
	Kind  string   `json:"kind"`
	Label int      `json:"label"`
	Found []string `json:"found"`
	// New is set when the engine agreed about the pair that the variant was made of: then either
	// the rewriting or the engine is at fault.
	New bool `json:"new"`
}

// pair is two halves, flawed first.
type pair [2]*dataset.Example

// Run reads pairs and visits them and their variants, kind by kind.
func Run(ctx context.Context, examples dataset.Seq, o Options, visit func(*dataset.Example) error) (*Report, error) {
	byKind, err := gather(examples)
	if err != nil {
		return nil, err
	}
	r := &Report{Kinds: len(byKind), Used: map[string]int{}, Refused: map[string]int{}}
	x := &expansion{o, r, visit, map[string]bool{}}
	for _, k := range slices.Sorted(maps.Keys(byKind)) {
		if err := x.kind(ctx, k, byKind[k]); err != nil {
			return r, err
		}
	}
	return r, nil
}

// gather reads whole pairs by kind; hand-written corpora are small.
func gather(examples dataset.Seq) (map[string][]pair, error) {
	halves := map[string]*pair{}
	var order []string
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		if e.PairID == "" {
			return fmt.Errorf("example %q is not of a pair", e.ID)
		}
		p := halves[e.PairID]
		if p == nil {
			p = &pair{}
			halves[e.PairID] = p
			order = append(order, e.PairID)
		}
		p[1-e.Label] = e
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := map[string][]pair{}
	for _, id := range order {
		p := halves[id]
		if p[0] == nil || p[1] == nil {
			return nil, fmt.Errorf("pair %q has only one half", id)
		}
		out[p[0].Kind] = append(out[p[0].Kind], *p)
	}
	return out, nil
}

type expansion struct {
	o      Options
	report *Report
	visit  func(*dataset.Example) error
	agreed map[string]bool // halves of authored pairs the engine agrees with, by pair and label
}

// family is a pair with what was made of it so far.
type family struct {
	seed  pair
	signs []*minhash.Signature // of the flawed halves
	tries int
	dry   bool
	made  int
}

// maxTries bounds the attempts at one variant.
const maxTries = 12

// kind expands the pairs of one kind, each family in turn.
func (x *expansion) kind(ctx context.Context, kind string, pairs []pair) error {
	var families []*family
	for _, p := range pairs {
		x.report.Authored++
		f := &family{seed: p, signs: []*minhash.Signature{minhash.Of(p[0].Language, p[0].Code)}}
		for _, e := range p {
			if _, err := newUnit(e.Language, e.Code); err != nil {
				x.report.Broken = append(x.report.Broken, fmt.Sprintf("%s (%s): %v", e.PairID, dataset.LabelName(e.Label), err))
				f.dry = true
			}
		}
		if err := x.emit(ctx, p, true); err != nil {
			return err
		}
		families = append(families, f)
	}
	have := len(pairs)
	for have < x.o.PerKind {
		progress := false
		for _, f := range families {
			if f.dry || have >= x.o.PerKind {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			v, ok := x.variant(f)
			if !ok {
				f.dry = true
				continue
			}
			progress = true
			have++
			x.report.Variants++
			if err := x.emit(ctx, v, false); err != nil {
				return err
			}
		}
		if !progress {
			x.report.Short = append(x.report.Short, fmt.Sprintf("%s: %d pairs", kind, have))
			return nil
		}
	}
	return nil
}

// emit asks the engine about a pair and hands it out.
func (x *expansion) emit(ctx context.Context, p pair, seed bool) error {
	for _, e := range p {
		if x.o.Kinds != nil {
			found, err := x.o.Kinds(ctx, e.Language, e.Code)
			if err != nil {
				return fmt.Errorf("asking the engine about %s: %w", e.ID, err)
			}
			x.report.Asked++
			key := fmt.Sprint(e.Family(), e.Label)
			agrees := slices.Contains(found, e.Kind) == (e.Label == dataset.Flawed)
			if seed {
				x.agreed[key] = agrees
			}
			if !agrees {
				x.report.Disagreements = append(x.report.Disagreements, Disagreement{e.ID, e.Kind, e.Label, found, !seed && x.agreed[key]})
			}
		}
		if err := x.visit(e); err != nil {
			return err
		}
	}
	return nil
}

// variant makes another pair of a family, unlike those there are.
func (x *expansion) variant(f *family) (pair, bool) {
	for range maxTries {
		f.tries++
		sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%d", x.o.Seed, f.seed[0].PairID, f.tries))
		r := rand.New(rand.NewPCG(binary.BigEndian.Uint64(sum[:]), binary.BigEndian.Uint64(sum[8:])))
		halves, used, err := rewrite(r, f.seed)
		if err != nil {
			x.report.Refused["does not parse"]++
			continue
		}
		if len(used) == 0 {
			x.report.Refused["nothing to rewrite"]++
			continue
		}
		sign := minhash.Of(halves[0].language, halves[0].code)
		if slices.ContainsFunc(f.signs, func(s *minhash.Signature) bool { return s.Likeness(sign) > x.o.MaxAlike }) {
			x.report.Refused["too much alike"]++
			continue
		}
		if strings.Join(strings.Fields(halves[0].code), " ") == strings.Join(strings.Fields(halves[1].code), " ") {
			x.report.Refused["halves became the same"]++
			continue
		}
		f.signs = append(f.signs, sign)
		f.made++
		for _, u := range used {
			x.report.Used[u]++
		}
		return f.named(halves, used), true
	}
	return pair{}, false
}

// named makes examples of rewritten halves.
func (f *family) named(halves []*unit, used []string) pair {
	var out pair
	for i, u := range halves {
		e := *f.seed[i]
		e.PairID = fmt.Sprintf("%s~%d", f.seed[i].PairID, f.made)
		e.Code, e.Language, e.Lines, e.Origin = u.code, u.language, nil, dataset.Expanded
		e.Provenance = "made of " + f.seed[i].PairID + " by " + strings.Join(used, ", ")
		e.Framework = cmp.Or(dataset.FrameworkOf(u.language, halves[0].code), f.seed[i].Framework)
		out[i] = &e
	}
	dataset.NamePair(out[0], out[1])
	out[0].Lines = dataset.FlawedLines(out[0].Code, out[1].Code)
	return out
}

// rewrite applies a draw of rewritings to both halves. A rewriting whose result does not parse is
// undone.
func rewrite(r *rand.Rand, p pair) ([]*unit, []string, error) {
	var halves []*unit
	for _, e := range p {
		u, err := newUnit(e.Language, e.Code)
		if err != nil {
			return nil, nil, err
		}
		halves = append(halves, u)
	}
	draw := []rewriting{{"domain", domain, false}, {"names", rename, true}}
	for range r.IntN(3) {
		draw = append(draw, rewriting{"surroundings", surround, true})
	}
	for _, s := range structural {
		if r.IntN(3) == 0 {
			draw = append(draw, s)
		}
	}
	var used []string
	for _, d := range draw {
		if d.parsed && halves[0].tree == nil {
			continue
		}
		before := []string{halves[0].language, halves[1].language}
		codes, ok := d.do(r, halves)
		if !ok {
			continue
		}
		next, err := reparse(halves, codes)
		if err != nil {
			for i := range halves {
				halves[i].language = before[i]
			}
			continue
		}
		halves = next
		used = append(used, d.name)
	}
	return halves, slices.Compact(used), nil
}

// reparse makes units of new code.
func reparse(halves []*unit, codes []string) ([]*unit, error) {
	var out []*unit
	for i, code := range codes {
		u, err := newUnit(halves[i].language, code)
		if err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, nil
}

// Print writes the report for people.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d authored pairs and %d variants of %d kinds\n", r.Authored, r.Variants, r.Kinds)
	for _, name := range slices.Sorted(maps.Keys(r.Used)) {
		fmt.Fprintf(&b, "  %6d  %s\n", r.Used[name], name)
	}
	for _, name := range slices.Sorted(maps.Keys(r.Refused)) {
		fmt.Fprintf(&b, "  refused %d: %s\n", r.Refused[name], name)
	}
	for _, s := range r.Short {
		fmt.Fprintf(&b, "short  %s\n", s)
	}
	for _, s := range r.Broken {
		fmt.Fprintf(&b, "broken %s\n", s)
	}
	fresh := 0
	for _, d := range r.Disagreements {
		if d.New {
			fresh++
		}
	}
	if r.Asked > 0 {
		fmt.Fprintf(&b, "the engine disagrees about %d of %d halves, about %d of them while it agreed about the authored one\n", len(r.Disagreements), r.Asked, fresh)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("printing the expansion: %w", err)
	}
	return nil
}
