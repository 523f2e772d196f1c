package redos

import "slices"

// automaton is the position automaton of a pattern (Glushkov): a state for every character set in
// it, and a transition wherever one may follow another. A transition that the pattern allows in
// two ways, as in (a*)*, is marked twice.
type automaton struct {
	sets   []set
	first  []int
	follow []map[int]bool // successor → whether in several ways
	runes  []rune         // one character of each class that the sets tell apart
	on     [][]bool       // by state and class: whether the state's set has it
}

// maxStates bounds the automaton; larger patterns are not analysed.
const maxStates = 400

// maxCopies bounds how often a counted repetition is written out; higher counts stand for no end.
const maxCopies = 6

type part struct {
	nullable    bool
	first, last []int
}

// build makes the automaton, or nil when the pattern is too large.
func build(n *node) *automaton {
	a := &automaton{}
	p, ok := a.part(n)
	if !ok {
		return nil
	}
	a.first = p.first
	a.classes()
	return a
}

func (a *automaton) part(n *node) (part, bool) {
	switch n.op {
	case opSet:
		if len(a.sets) >= maxStates {
			return part{}, false
		}
		i := len(a.sets)
		a.sets = append(a.sets, n.set)
		a.follow = append(a.follow, map[int]bool{})
		return part{first: []int{i}, last: []int{i}}, true
	case opSeq:
		out := part{nullable: true}
		for _, s := range n.subs {
			p, ok := a.part(s)
			if !ok {
				return p, false
			}
			out = a.join(out, p)
		}
		return out, true
	case opAlt:
		var out part
		for _, s := range n.subs {
			p, ok := a.part(s)
			if !ok {
				return p, false
			}
			out.nullable = out.nullable || p.nullable
			out.first = append(out.first, p.first...)
			out.last = append(out.last, p.last...)
		}
		return out, true
	case opRepeat:
		return a.repeat(n)
	}
	return part{nullable: true}, true
}

// join puts q behind p.
func (a *automaton) join(p, q part) part {
	a.link(p.last, q.first)
	out := part{nullable: p.nullable && q.nullable, first: slices.Clone(p.first), last: slices.Clone(q.last)}
	if p.nullable {
		out.first = append(out.first, q.first...)
	}
	if q.nullable {
		out.last = append(out.last, p.last...)
	}
	return out
}

// link lets every state of to follow every one of from.
func (a *automaton) link(from, to []int) {
	for _, f := range from {
		for _, t := range to {
			_, again := a.follow[f][t]
			a.follow[f][t] = again
		}
	}
}

// repeat writes a repetition out: min copies, then an endless one or optional ones up to max.
func (a *automaton) repeat(n *node) (part, bool) {
	lo, hi := min(n.min, maxCopies), n.max
	endless := hi < 0 || hi > maxCopies
	copies := max(lo, 1)
	if !endless {
		copies = hi
	}
	out := part{nullable: true}
	for i := range copies {
		p, ok := a.part(n.subs[0])
		if !ok {
			return p, false
		}
		if endless && i == copies-1 {
			a.link(p.last, p.first)
		}
		p.nullable = p.nullable || i >= lo
		out = a.join(out, p)
	}
	return out, true
}

// classes picks one character for each way in which the sets tell characters apart.
func (a *automaton) classes() {
	var cuts []rune
	for _, s := range a.sets {
		for _, x := range s {
			cuts = append(cuts, x.lo, x.hi+1)
		}
	}
	cuts = append(cuts, 'a', '0', ' ')
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	seen := map[string]bool{}
	for _, r := range cuts {
		if r > maxRune || r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		key := make([]byte, len(a.sets))
		for i, s := range a.sets {
			if s.has(r) {
				key[i] = 1
			}
		}
		if !seen[string(key)] {
			seen[string(key)] = true
			a.runes = append(a.runes, r)
		}
	}
	for _, s := range a.sets {
		row := make([]bool, len(a.runes))
		for i, r := range a.runes {
			row[i] = s.has(r)
		}
		a.on = append(a.on, row)
	}
}

// common returns a character that all the states can be entered on, preferring printable ones.
func (a *automaton) common(states ...int) (rune, bool) {
	best, found := rune(0), false
	for i, r := range a.runes {
		all := true
		for _, s := range states {
			all = all && a.on[s][i]
		}
		if all && (!found || best < ' ' && r >= ' ') {
			best, found = r, true
		}
	}
	return best, found
}
