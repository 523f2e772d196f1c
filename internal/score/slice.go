package score

import (
	"slices"
	"strings"
)

// What one slice takes at most.
const (
	wholeStatement = 6  // lines of a statement that is taken whole
	wholeHelper    = 14 // and of a definition outside of the functions on the path
	wholeGuard     = 4
	rounds         = 3   // definitions of what definitions use
	maxNames       = 200 // names looked up in one round
)

// slice picks the lines of one file that bear on some places in it, the weightiest first, for as
// long as a budget lasts.
type slice struct {
	v      *view
	keep   map[int]bool // lines, from 0
	budget *int         // bytes of normal form left; shared by the slices of one candidate
}

func newSlice(v *view, budget *int) *slice { return &slice{v, map[int]bool{}, budget} }

// add keeps a range of lines, from 0 and inclusive, if the budget allows all of it.
func (s *slice) add(first, last int) bool {
	cost := 0
	last = min(last, len(s.v.lines)-1)
	for l := max(first, 0); l <= last; l++ {
		if !s.keep[l] {
			cost += s.cost(l)
		}
		if cost > *s.budget {
			return false
		}
	}
	for l := max(first, 0); l <= last; l++ {
		s.keep[l] = true
	}
	*s.budget -= cost
	return true
}

// cost is what a line takes of the budget.
func (s *slice) cost(line int) int {
	l := &s.v.lines[line]
	if l.text == "" {
		return 0
	}
	return l.depth + len(l.text) + 1
}

// addNode keeps a node's lines, or only its first and last where they are more than whole.
func (s *slice) addNode(node int32, whole int) {
	first, last := s.v.nodeLines(node)
	if last-first < whole && s.add(first, last) {
		return
	}
	s.add(first, first)
	s.add(last, last)
}

// addPlace keeps the statement around a range of the file, or of a long one the range's own lines.
func (s *slice) addPlace(start, end uint32) {
	first, last := s.v.line(start), s.v.line(max(start, end-min(end, 1)))
	s.add(first, min(last, first+wholeStatement))
	if node := s.v.at(start, end); node > 0 {
		if a, b := s.v.nodeLines(s.v.statement(node)); b-a < wholeStatement {
			s.add(a, b)
		}
	}
}

// addFunction keeps a function's lines from its beginning on. Of a module that is too long it keeps
// what is at the top level.
func (s *slice) addFunction(start, end uint32, module bool) {
	first, last := s.v.line(start), s.v.line(max(start, end-min(end, 1)))
	if s.add(first, last) {
		return
	}
	if module && s.v.tree != nil {
		for n := range s.v.tree.Children(0) {
			s.addNode(n, wholeStatement)
		}
		return
	}
	for l := first; l <= last && s.add(l, l); l++ {
	}
}

// addAround keeps the first and the last line of everything that a range of the file stands in, from
// the inside out: the heads of functions, conditions, loops, and the calls that functions are handed to.
func (s *slice) addAround(start, end uint32) {
	for node := s.v.at(start, end); node > 0; node = s.v.tree.Nodes[node].Parent {
		if first, last := s.v.nodeLines(node); first != last {
			s.add(first, first)
			s.add(last, last)
		}
	}
}

// names are the identifiers on the lines kept so far, in the order they appear.
func (s *slice) names() []string {
	seen := map[string]bool{}
	var out []string
	for _, l := range s.kept() {
		for _, name := range s.v.lines[l].names {
			if !seen[name] && len(out) < maxNames {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	return out
}

// addBearing keeps what guards or defines the names used on the lines kept so far, within the
// functions that hold the places: outward as far as scope, a node.
func (s *slice) addBearing(scope int32) {
	if s.v.tree == nil {
		return
	}
	from, to := s.v.tree.Span(scope)
	inside := func(n int32) bool {
		a, b := s.v.tree.Span(n)
		return from <= a && b <= to && n != scope
	}
	for range rounds {
		before := len(s.keep)
		for _, name := range s.names() {
			for _, n := range s.v.guards[name] {
				if inside(n) {
					s.addNode(n, wholeGuard)
				}
			}
			for _, n := range s.v.defines[name] {
				if inside(n) && !s.holds(n) {
					s.addNode(n, wholeStatement)
				}
			}
		}
		if len(s.keep) == before {
			return
		}
	}
}

// holds reports whether a node has lines that are kept already: it is then what the places stand in,
// and its first and last line are kept by addAround.
func (s *slice) holds(node int32) bool {
	first, last := s.v.nodeLines(node)
	return s.keep[first] && s.keep[last]
}

// addOutside keeps the definitions, at the file's top level, of names used on the lines kept so far.
func (s *slice) addOutside() {
	if s.v.tree == nil {
		return
	}
	for range rounds - 1 {
		before := len(s.keep)
		for _, name := range s.names() {
			for _, n := range s.v.defines[name] {
				if s.v.tree.Nodes[n].Parent == 0 && !s.holds(n) {
					s.addNode(n, wholeHelper)
				}
			}
		}
		if len(s.keep) == before {
			return
		}
	}
}

// scopes are the functions around a range, innermost first, and at last the whole file.
func (s *slice) scopes(start, end uint32) []int32 {
	var out []int32
	for node := s.v.at(start, end); node > 0; node = s.v.tree.Nodes[node].Parent {
		if s.v.function(node) {
			out = append(out, node)
		}
	}
	if s.v.tree != nil {
		out = append(out, 0)
	}
	return out
}

// kept are the lines kept so far that have something on them, in order.
func (s *slice) kept() []int {
	var out []int
	for l := range s.keep {
		if s.v.lines[l].text != "" {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return out
}

// write appends the lines kept to a candidate. The result tells where in its code an offset of the
// file went to; what was left out went to the next byte that was not.
func (s *slice) write(c *Candidate, text *strings.Builder) (moved func(offset uint32) int) {
	kept := s.kept()
	shallow := maxDepth
	for _, l := range kept {
		shallow = min(shallow, s.v.lines[l].depth)
	}
	var from []uint32
	var to []int
	for _, l := range kept {
		line := &s.v.lines[l]
		text.WriteString(strings.Repeat(indentation, line.depth-shallow))
		for i, at := range line.at {
			from, to = append(from, at), append(to, text.Len()+i)
		}
		text.WriteString(line.text)
		text.WriteByte('\n')
		c.Lines = append(c.Lines, Line{s.v.file.Path, l + 1})
	}
	end := text.Len()
	return func(offset uint32) int {
		if i, _ := slices.BinarySearch(from, offset); i < len(to) {
			return to[i]
		}
		return end
	}
}
