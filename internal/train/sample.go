package train

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
)

// A group is what is always trained on together: the two halves of a pair, or one example that has
// no other half.
type group struct {
	name   string
	halves []*dataset.Example // the flawed one first
	names  []string           // that may be renamed
	length int                // in tokens, of the longer half as it stands
	same   bool               // both halves are the same to the network
	// lines are, of each half, those that matter: the flawed ones, and in the sound half of a pair
	// those that stand in their place. nil where that is not known.
	lines [][]int
}

// Data is what fine-tuning learns from and is measured on.
type Data struct {
	Train, Held []group
	Hash        string // of all of it
	Left        int    // examples left out: of a test split, or of other languages
	vocabulary  vocabulary
}

// vocabulary is what names and routes are drawn from: those of the training data itself.
type vocabulary struct{ names, routes []string }

// heldFamilies is the share of families, one in so many, kept to measure on where the data names no
// validation split.
const heldFamilies = 10

// ReadData reads labelled examples. Examples of a test split are left out; those of a validation
// split are kept to measure on, and where there are none, one family of pairs in ten is.
func ReadData(sets []dataset.Seq) (*Data, error) {
	d := &Data{}
	sum := sha256.New()
	validation := false
	groups, err := collect(sets, func(e *dataset.Example) bool {
		if e.Split == dataset.Test || !learnt[source.Language(e.Language)] {
			d.Left++
			return false
		}
		validation = validation || e.Split == dataset.Validation
		_, _ = fmt.Fprintln(sum, e.ID, e.PairID, e.Split, e.Hash()) // a hash never fails
		return true
	})
	if err != nil {
		return nil, err
	}
	d.Hash = hex.EncodeToString(sum.Sum(nil)[:16])
	return d, d.deal(groups, validation)
}

// collect reads the examples that are wanted, and puts them into groups in the order of the data. Of
// three or more examples under one pair's name all but the first flawed and the first sound one
// stand alone.
func collect(sets []dataset.Seq, wanted func(*dataset.Example) bool) ([]group, error) {
	groups := map[string]*group{}
	var order []string
	var bad []error
	for _, set := range sets {
		for e, err := range set {
			if err != nil {
				if bad = append(bad, err); len(bad) == 10 {
					return nil, fmt.Errorf("reading the data: %w", errors.Join(bad...))
				}
				continue
			}
			if !wanted(e) {
				continue
			}
			name := cmp.Or(e.PairID, e.ID)
			if groups[name] == nil {
				groups[name] = &group{name: name}
				order = append(order, name)
			}
			groups[name].halves = append(groups[name].halves, e)
		}
	}
	if len(bad) > 0 {
		return nil, fmt.Errorf("reading the data: %w", errors.Join(bad...))
	}
	var list []group
	for _, name := range order {
		list = append(list, groups[name].parts()...)
	}
	return list, nil
}

// learnt are the languages that networks are trained on.
var learnt = map[source.Language]bool{source.JavaScript: true, source.TypeScript: true, source.TSX: true}

// deal puts groups on their sides.
func (d *Data) deal(groups []group, validation bool) error {
	for _, g := range groups {
		held := g.halves[0].Split == dataset.Validation
		if !validation {
			held = inTenth(g.halves[0].Family())
		}
		if held {
			d.Held = append(d.Held, g)
		} else {
			d.Train = append(d.Train, g)
		}
	}
	if len(d.Train) == 0 {
		return errors.New("the data holds no JavaScript or TypeScript to train on")
	}
	if len(d.Held) == 0 {
		return errors.New("the data holds nothing to measure on: name a validation split, or give more than one family of pairs")
	}
	return nil
}

func inTenth(family string) bool {
	h := fnv.New64a()
	_, _ = h.Write([]byte(family)) // never fails
	return h.Sum64()%heldFamilies == 0
}

func (g *group) parts() []group {
	var list []group
	flawed := slices.IndexFunc(g.halves, func(e *dataset.Example) bool { return e.Label == dataset.Flawed })
	sound := slices.IndexFunc(g.halves, func(e *dataset.Example) bool { return e.Label == dataset.Sound })
	for i, e := range g.halves {
		switch {
		case flawed < 0 || sound < 0 || i != flawed && i != sound:
			list = append(list, group{name: g.name, halves: []*dataset.Example{e}})
		case i == flawed:
			list = append(list, group{name: g.name, halves: []*dataset.Example{e, g.halves[sound]}})
		}
	}
	return list
}

// prepare finds what may be renamed, and how long each group is. Pairs whose halves differ only in
// what is cut off teach nothing and are left out of training.
func (d *Data) prepare(t *token.Tokenizer, most int) {
	names, routes := map[string]bool{}, map[string]bool{}
	for _, side := range [][]group{d.Train, d.Held} {
		for i := range side {
			g := &side[i]
			var codes []string
			var ids [][]int32
			for _, e := range g.halves {
				codes, ids = append(codes, e.Code), append(ids, encode(t, e, e.Code, 0, nil, most).ids)
				g.length = max(g.length, len(ids[len(ids)-1]))
			}
			g.lines = telling(g.halves)
			g.same = len(ids) == 2 && slices.Equal(ids[0], ids[1])
			g.names = localNames(g.halves[0].Language, codes...)
		}
	}
	d.Train = slices.DeleteFunc(d.Train, func(g group) bool { return g.same })
	for i := range d.Train {
		g := &d.Train[i]
		for _, n := range g.names {
			names[n] = true
		}
		for _, e := range g.halves {
			for _, t := range lex.Tokens(e.Language, e.Code) {
				if t.Kind == lex.String {
					for _, w := range routeWords(t.Text(e.Code)) {
						routes[w] = true
					}
				}
			}
		}
	}
	d.vocabulary = vocabulary{slices.Sorted(maps.Keys(names)), slices.Sorted(maps.Keys(routes))}
}

// telling is what a group's lines are.
func telling(halves []*dataset.Example) [][]int {
	lines := make([][]int, len(halves))
	for i, e := range halves {
		switch {
		case e.Label == dataset.Flawed:
			lines[i] = e.Lines
		case len(halves) == 2:
			lines[i] = dataset.FlawedLines(e.Code, halves[0].Code)
		}
	}
	return lines
}

// vary returns the code of a group's halves with other names and routes, the same in both.
func (v *vocabulary) vary(r *rand.Rand, g *group) []string {
	var codes []string
	for _, e := range g.halves {
		codes = append(codes, e.Code)
	}
	if len(v.names) == 0 {
		return codes
	}
	names := renaming(r, g.names, v.names, codes...)
	routes := map[string]string{}
	if len(v.routes) > 0 {
		seen := map[string]bool{}
		for i, e := range g.halves {
			for _, t := range lex.Tokens(e.Language, codes[i]) {
				if t.Kind != lex.String {
					continue
				}
				for _, w := range routeWords(t.Text(codes[i])) {
					if !seen[w] {
						seen[w], routes[w] = true, v.routes[r.IntN(len(v.routes))]
					}
				}
			}
		}
	}
	for i, e := range g.halves {
		codes[i] = rename(e.Language, codes[i], names, routes)
	}
	return codes
}

// encoded is an example as the network reads it.
type encoded struct {
	ids   []int32 // <s> and </s> included
	lines []int   // by token, the line of the normal form from 0; -1 for special tokens
	tells []bool  // by token, whether its line is one that matters
	known bool    // whether the lines that matter are known
}

// mostAround is how many lines on either side of a difference a crop keeps at most.
const mostAround = 8

// crop cuts both halves of a pair down to the lines in which they differ and some around these, as
// many on both. It returns how many lines are gone at the beginning. A slice that a scan has judged
// looks like that, and less code teaches faster.
func crop(r *rand.Rand, codes []string) ([]string, int) {
	above, below := r.IntN(mostAround)+1, r.IntN(mostAround)+1
	a, b := strings.SplitAfter(codes[0], "\n"), strings.SplitAfter(codes[1], "\n")
	most := min(len(a), len(b))
	head, tail := 0, 0
	for head < most && a[head] == b[head] {
		head++
	}
	for tail < most-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	from, rest := max(0, head-above), max(0, tail-below)
	return []string{strings.Join(a[from:len(a)-rest], ""), strings.Join(b[from:len(b)-rest], "")}, from
}

// encode puts code of an example into tokens: all of it or what comes after so many lines, possibly
// varied but line by line the same. telling are the lines of the whole that matter.
func encode(t *token.Tokenizer, e *dataset.Example, code string, after int, telling []int, most int) encoded {
	c := score.FromExample(source.Language(e.Language), code)
	s := scorer.Encode(t, &c, most, false)
	out := encoded{ids: s.IDs, lines: s.Lines, tells: make([]bool, len(s.IDs)), known: e.Label == dataset.Sound || len(telling) > 0}
	for i, l := range s.Lines {
		out.tells[i] = l >= 0 && l < len(c.Lines) && slices.Contains(telling, c.Lines[l].Number+after)
	}
	return out
}
