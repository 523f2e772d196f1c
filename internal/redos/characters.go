package redos

import "strings"

// Pattern is a regular expression that questions about the characters of what it matches are put to.
// Each answer errs on the side of no.
type Pattern struct {
	root          *node
	global, lines bool
}

// Parse reads an ECMAScript pattern.
func Parse(pattern, flags string) (*Pattern, error) {
	if len(pattern) > maxPattern {
		return nil, errPattern
	}
	n, err := parse(pattern, flags)
	if err != nil {
		return nil, err
	}
	return &Pattern{n, strings.Contains(flags, "g"), strings.Contains(flags, "m")}, nil
}

// Admits reports whether a text that the pattern matches from its beginning to its end, and that it is
// anchored to, can hold one of the characters.
func (p *Pattern) Admits(chars string) bool {
	return p.lines || !anchored(p.root, opBegin) || !anchored(p.root, opEnd) || p.root.holds(chars)
}

// AdmitsFirst reports whether a text that the pattern matches from its beginning can begin with one of
// the characters.
func (p *Pattern) AdmitsFirst(chars string) bool {
	if p.lines || !anchored(p.root, opBegin) {
		return true
	}
	begins, _ := p.root.first(nil)
	return begins.any(chars)
}

// Finds reports whether the pattern matches in every text that holds one of the characters.
func (p *Pattern) Finds(chars string) bool {
	for _, c := range chars {
		if !p.root.single(c) {
			return false
		}
	}
	return chars != ""
}

// FindsFirst reports whether the pattern matches in every text that begins with one of the characters.
func (p *Pattern) FindsFirst(chars string) bool {
	rest := p.root.behindBegin()
	for _, c := range chars {
		if !p.root.single(c) && (rest == nil || !rest.single(c)) {
			return false
		}
	}
	return chars != ""
}

// Strips reports whether replacing what the pattern matches leaves none of the characters.
func (p *Pattern) Strips(chars string) bool { return p.global && p.Finds(chars) }

// anchored reports whether every match begins with ^, or ends with $.
func anchored(n *node, end op) bool {
	switch n.op {
	case end:
		return true
	case opSeq:
		if len(n.subs) == 0 {
			return false
		}
		if end == opBegin {
			return anchored(n.subs[0], end)
		}
		return anchored(n.subs[len(n.subs)-1], end)
	case opAlt:
		for _, s := range n.subs {
			if !anchored(s, end) {
				return false
			}
		}
		return true
	}
	return false
}

// holds reports whether one of the characters may be part of a match.
func (n *node) holds(chars string) bool {
	if n.op == opLook {
		return false
	}
	if n.op == opSet && n.set.any(chars) {
		return true
	}
	for _, s := range n.subs {
		if s.holds(chars) {
			return true
		}
	}
	return false
}

func (s set) any(chars string) bool { return strings.ContainsFunc(chars, s.has) }

// first is the set of characters that a match can begin with, and whether it can be empty; those of
// refused, which a lookahead before it excludes, are left out.
func (n *node) first(refused set) (begins set, empty bool) {
	switch n.op {
	case opSet:
		for _, x := range n.set {
			begins = append(begins, x.without(refused)...)
		}
		return begins, false
	case opSeq:
		empty = true
		for _, s := range n.subs {
			if s.op == opLook && s.neg && !s.behind {
				refused = append(refused[:len(refused):len(refused)], s.subs[0].one()...)
				continue
			}
			some, none := s.first(refused)
			begins = append(begins, some...)
			if !none {
				return begins, false
			}
		}
		return begins, true
	case opAlt:
		for _, s := range n.subs {
			some, none := s.first(refused)
			begins, empty = append(begins, some...), empty || none
		}
		return begins, empty
	case opRepeat:
		begins, empty = n.subs[0].first(refused)
		return begins, empty || n.min == 0
	}
	return nil, true
}

// one is the set of a pattern that is one character, or none.
func (n *node) one() set {
	for n.op == opSeq && len(n.subs) == 1 {
		n = n.subs[0]
	}
	return n.set
}

// without is a span less the characters of a set.
func (x span) without(refused set) set {
	out := set{x}
	for _, r := range refused {
		var next set
		for _, y := range out {
			if r.hi < y.lo || r.lo > y.hi {
				next = append(next, y)
				continue
			}
			if r.lo > y.lo {
				next = append(next, span{y.lo, r.lo - 1})
			}
			if r.hi < y.hi {
				next = append(next, span{r.hi + 1, y.hi})
			}
		}
		out = next
	}
	return out
}

// single reports whether the pattern matches c alone, whatever stands around it.
func (n *node) single(c rune) bool {
	switch n.op {
	case opSet:
		return n.set.has(c)
	case opRepeat:
		return n.min <= 1 && n.max != 0 && !(n.lazy && n.min == 0) && n.subs[0].single(c)
	case opAlt:
		for _, s := range n.subs {
			if s.single(c) {
				return true
			}
			if s.nothing() {
				return false
			}
		}
	case opSeq:
		for i, s := range n.subs {
			if s.single(c) && all(n.subs[:i], (*node).nothing) && all(n.subs[i+1:], (*node).nothing) {
				return true
			}
		}
	}
	return false
}

// nothing reports whether the pattern matches the empty text, whatever stands around it.
func (n *node) nothing() bool {
	switch n.op {
	case opEmpty:
		return true
	case opRepeat:
		return n.min == 0 || n.subs[0].nothing()
	case opSeq:
		return all(n.subs, (*node).nothing)
	case opAlt:
		for _, s := range n.subs {
			if s.nothing() {
				return true
			}
		}
	}
	return false
}

func all(ns []*node, holds func(*node) bool) bool {
	for _, n := range ns {
		if !holds(n) {
			return false
		}
	}
	return true
}

// behindBegin is what a pattern that begins with ^ goes on with, or nil.
func (n *node) behindBegin() *node {
	if n.op == opSeq && len(n.subs) > 0 && n.subs[0].op == opBegin {
		return &node{op: opSeq, subs: n.subs[1:]}
	}
	return nil
}
