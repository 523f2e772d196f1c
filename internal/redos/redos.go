// Package redos finds regular expressions that take more than linear time to fail on some text.
// It looks for ambiguity in the pattern's automaton (two ways round a loop on one text: exponential
// time; a text that two loops one after the other can share in many ways: polynomial time; the
// criteria of Weber and Seidl, as used by Weideman et al. for backtracking matchers), makes an
// attack text from it, and runs that through a backtracking matcher that counts steps: only a
// pattern that is seen to be slow is reported.
package redos

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Attack is a text on which a pattern is slow: Prefix, then Pump repeated, then Suffix.
type Attack struct {
	Exponential          bool
	Prefix, Pump, Suffix string
	// Repeats of the pump took Steps steps of a backtracking matcher.
	Repeats, Steps int
}

// Text is the attack with the pump repeated n times.
func (a *Attack) Text(n int) string { return a.Prefix + strings.Repeat(a.Pump, n) + a.Suffix }

// Bounds on the work for one pattern.
const (
	maxSearch   = 60_000  // pairs or triples of states looked at for one loop
	maxWork     = 400_000 // and for the whole pattern
	stepLimit   = 250_000 // steps of the matcher
	maxPattern  = 2_000   // bytes
	maxAttempts = 12      // ambiguous loops tried
)

// Analyze looks for an attack on an ECMAScript pattern; nil when there is none, or the pattern is
// too large or not understood.
func Analyze(pattern, flags string) *Attack {
	if len(pattern) > maxPattern || !strings.ContainsAny(pattern, "*+{") {
		return nil
	}
	n, err := parse(pattern, flags)
	if err != nil {
		return nil
	}
	a := build(n)
	if a == nil {
		return nil
	}
	s := &search{automaton: a}
	for _, c := range s.candidates() {
		if at := confirm(n, c, s.failing(c)); at != nil {
			return at
		}
	}
	return nil
}

// search looks for ambiguous loops.
type search struct {
	*automaton
	work int
}

// candidates lists prefixes and pumps of ambiguous loops, exponential ones first.
func (s *search) candidates() []Attack {
	var out []Attack
	add := func(q int, pump []rune, exponential bool) {
		if prefix, ok := s.path(q); ok {
			out = append(out, Attack{Exponential: exponential, Prefix: string(prefix), Pump: string(pump)})
		}
	}
	loops := s.loops()
	for _, q := range loops {
		if pump := s.twoWays(q); pump != nil {
			add(q, pump, true)
		}
		if len(out) >= maxAttempts/2 {
			break
		}
	}
	for _, p := range loops {
		for _, q := range loops {
			if p == q || len(out) >= maxAttempts {
				continue
			}
			if pump := s.shared(p, q); pump != nil {
				add(p, pump, false)
			}
		}
	}
	return out
}

// loops lists the states that can follow themselves, by any way round.
func (s *search) loops() []int {
	var out []int
	for q := range s.sets {
		seen := map[int]bool{}
		todo := s.next(q)
		for len(todo) > 0 {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if x == q {
				out = append(out, q)
				break
			}
			if !seen[x] {
				seen[x] = true
				todo = append(todo, s.next(x)...)
			}
		}
	}
	return out
}

func (s *search) next(q int) []int {
	out := make([]int, 0, len(s.follow[q]))
	for t := range s.follow[q] {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}

type pair struct {
	a, b  int
	split bool // the two ways have parted
}

// twoWays returns a text that leads from q back to q in two ways, or nil.
func (s *search) twoWays(q int) []rune {
	type step struct {
		from pair
		r    rune
	}
	start := pair{q, q, false}
	came := map[pair]step{}
	todo := []pair{start}
	for len(todo) > 0 && len(came) < maxSearch && s.work < maxWork {
		p := todo[0]
		todo = todo[1:]
		for _, x := range s.next(p.a) {
			for _, y := range s.next(p.b) {
				s.work++
				r, ok := s.common(x, y)
				if !ok {
					continue
				}
				n := pair{x, y, p.split || x != y || p.a == p.b && s.follow[p.a][x]}
				if _, seen := came[n]; seen {
					continue
				}
				came[n] = step{p, r}
				if n.a == q && n.b == q && n.split {
					var text []rune
					for at := n; ; {
						st := came[at]
						text = append(text, st.r)
						if at = st.from; at == start {
							slices.Reverse(text)
							return text
						}
					}
				}
				todo = append(todo, n)
			}
		}
	}
	return nil
}

type triple struct{ a, b, c int }

// shared returns a text that leads from p to p, from p to q and from q to q, or nil: however much
// of a run of it the first loop takes, the second can take the rest.
func (s *search) shared(p, q int) []rune {
	type step struct {
		from triple
		r    rune
	}
	start, goal := triple{p, p, q}, triple{p, q, q}
	came := map[triple]step{}
	todo := []triple{start}
	for len(todo) > 0 && len(came) < maxSearch/4 && s.work < maxWork {
		t := todo[0]
		todo = todo[1:]
		for _, x := range s.next(t.a) {
			for _, y := range s.next(t.b) {
				for _, z := range s.next(t.c) {
					s.work++
					r, ok := s.common(x, y, z)
					n := triple{x, y, z}
					if _, seen := came[n]; !ok || seen {
						continue
					}
					came[n] = step{t, r}
					if n == goal {
						var text []rune
						for at := n; ; {
							st := came[at]
							text = append(text, st.r)
							if at = st.from; at == start {
								slices.Reverse(text)
								return text
							}
						}
					}
					todo = append(todo, n)
				}
			}
		}
	}
	return nil
}

// path returns a shortest text that leads to state q.
func (s *search) path(q int) ([]rune, bool) {
	came := map[int]int{}
	var todo []int
	for _, f := range s.first {
		if _, ok := came[f]; !ok {
			came[f] = -1
			todo = append(todo, f)
		}
	}
	for len(todo) > 0 {
		x := todo[0]
		todo = todo[1:]
		if x == q {
			var text []rune
			for at := q; at >= 0; at = came[at] {
				r, ok := s.common(at)
				if !ok {
					return nil, false
				}
				text = append(text, r)
			}
			slices.Reverse(text)
			return text, true
		}
		for _, y := range s.next(x) {
			if _, ok := came[y]; !ok {
				came[y] = x
				todo = append(todo, y)
			}
		}
	}
	return nil, false
}

// suffixes are tried behind the pump, so that the match fails in the end.
var suffixes = []string{"\x00", "!", "\n", "", "0", "a", " "}

// maxFailing bounds the sets of states looked at for a suffix of a candidate's own.
const maxFailing = 200

// failing returns a shortest text that leaves no state to go on from when it follows the prefix and
// the pump, so that an anchored match must fail: "#a" behind the words of ^([^\s#]+\s*)*#*$. Nil
// when there is none that is short.
func (s *search) failing(c Attack) []string {
	type step struct {
		states []int
		text   string
	}
	start := s.read(s.first, []rune(c.Prefix), true)
	todo := []step{{states: s.read(start, []rune(c.Pump+c.Pump), false)}}
	seen := map[string]bool{}
	for i := 0; i < len(todo) && len(seen) < maxFailing; i++ {
		for _, r := range s.runes {
			to := s.read(todo[i].states, []rune{r}, false)
			text := todo[i].text + string(r)
			if len(to) == 0 {
				return []string{text}
			}
			if key := fmt.Sprint(to); !seen[key] {
				seen[key] = true
				todo = append(todo, step{to, text})
			}
		}
	}
	return nil
}

// read returns the states, in order, that a text leads to. first says that states are those the
// text begins in, not those it has reached.
func (s *search) read(states []int, text []rune, first bool) []int {
	for _, r := range text {
		class := slices.Index(s.runes, r)
		next := map[int]bool{}
		for _, q := range states {
			to := s.next(q)
			if first {
				to = []int{q}
			}
			for _, t := range to {
				if class >= 0 && s.on[t][class] {
					next[t] = true
				}
			}
		}
		states, first = slices.Sorted(maps.Keys(next)), false
	}
	return states
}

// confirm runs a candidate, with suffixes of its own and common ones, and returns the attack if the
// pattern is seen to be slow on it.
func confirm(n *node, c Attack, own []string) *Attack {
	small, large := 14, 28
	if !c.Exponential {
		small, large = 150, 300
	}
	for _, suffix := range slices.Concat(own, suffixes) {
		c.Suffix = suffix
		a, matched := steps(n, c.Text(small), stepLimit)
		if matched {
			continue
		}
		b, _ := steps(n, c.Text(large), stepLimit)
		if c.Exponential && b >= stepLimit || !c.Exponential && (b >= stepLimit || b > 20_000 && float64(b) > 3.2*float64(a)) {
			c.Repeats, c.Steps = large, b
			return &c
		}
	}
	return nil
}
