package taint

import (
	"math/bits"
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Rule is a taint rule of the user's: its own sources, sinks, sanitisers and propagators, as syntax
// nodes of each file. Its data is apart from the catalogue's.
type Rule struct {
	ID    string
	Files map[ir.FileID]*RuleNodes
	// Safe says what the rule's data does not pass through.
	Safe Safe
	// Agree, when set, says whether a source and a sink with these bindings belong together.
	Agree func(source, sink map[string]string) bool
	// Message words a finding, of the bindings of its source and sink.
	Message func(source, sink map[string]string) string
}

// Safe names what data does not pass through.
type Safe struct{ Functions, Comparisons, Booleans, Numbers, Indexes bool }

// RuleNodes are the places in one file that a rule's patterns matched.
type RuleNodes struct {
	Sources, Sinks, Sanitizers []RulePlace
	Propagators                []RuleFlow
}

// Effect says whether a place also changes the variable that it is, from there on.
type Effect uint8

// The effects.
const (
	NoEffect Effect = iota
	AlsoAfter
	OnlyAfter
)

// RulePlace is a place that a source, sink or sanitiser of a rule matched.
type RulePlace struct {
	// Node is the place itself; First to Last are the nodes within it, itself included.
	Node, First, Last ir.NodeID
	// Carrier is the node whose data matters at a sink that is a statement or an assignment; else Node.
	Carrier ir.NodeID
	Exact   bool // the nodes within it do not count
	Focused bool // a sink is this value alone: that it is a call does not make its arguments sinks
	Effect  Effect
	// Label is that of a source; of a sink, the one it asks for unless Requires is set.
	Label string
	// Requires, when set, says whether data with these labels counts.
	Requires func(has func(label string) bool) bool
	// Bindings are the texts of metavariables.
	Bindings map[string]string

	sink *catalog.Sink
}

// RuleFlow is a place where a propagator moves data.
type RuleFlow struct {
	From, To RulePlace
	Label    string // what the data is called from here on; "" leaves its labels alone
	Requires func(has func(label string) bool) bool
	Replaces []string // the labels that go

	index int32
}

// userRule is a Rule with its contexts: one for each label.
type userRule struct {
	*Rule
	labels map[string]int
	all    catalog.Marks
}

// markKind is what a node is to a rule.
type markKind uint8

const (
	isSource markKind = iota
	isSink
	isSanitizer
	isFrom
	isTo
)

// ruleMark says what a node is to a rule.
type ruleMark struct {
	kind   markKind
	rule   *userRule
	place  *RulePlace
	flow   *RuleFlow // of isFrom and isTo
	itself bool      // the node is the place, not one within it
}

// fileMarks are the marks of one file by node, with a set of the nodes that have some.
type fileMarks struct {
	at   map[ir.NodeID][]ruleMark
	has  []uint64
	room int // marks that nodes within places may still have
}

// maxMarks bounds the marks of nodes within the places of a file; beyond them places are taken for exact.
const maxMarks = 1_000_000

func (m *fileMarks) of(n ir.NodeID) []ruleMark {
	if n < 0 || int(n>>6) >= len(m.has) || m.has[n>>6]&(1<<(n&63)) == 0 {
		return nil
	}
	return m.at[n]
}

// next returns the first node from n on that has marks, or -1.
func (m *fileMarks) next(n ir.NodeID) ir.NodeID {
	for w := int(n >> 6); w < len(m.has); w++ {
		word := m.has[w]
		if w == int(n>>6) {
			word &= ^uint64(0) << (n & 63)
		}
		if word != 0 {
			return ir.NodeID(w<<6 + bits.TrailingZeros64(word))
		}
	}
	return -1
}

func (m *fileMarks) add(n ir.NodeID, k ruleMark) {
	for int(n>>6) >= len(m.has) {
		m.has = append(m.has, make([]uint64, 1+len(m.has))...)
	}
	m.has[n>>6] |= 1 << (n & 63)
	m.at[n] = append(m.at[n], k)
}

// stops are the contexts in which data does not pass through what Semgrep lets it pass through: all of
// the catalogue's, and those of rules that say so.
type stops struct {
	opaque, comparisons, not, operators, indexes catalog.Marks
	// Of rules that say so only:
	functions, booleans, numbers catalog.Marks
}

// addRules gives the labels of as many rules as there is room for contexts that the catalogue does not
// use, and returns the other rules.
func (e *engine) addRules(rules []Rule) (rest []Rule) {
	bit, row := len(e.cat.Contexts), int32(-2)
	free := 64*len(catalog.Marks{}) - bit
	e.stop = stops{opaque: everywhere, comparisons: everywhere, not: everywhere, operators: everywhere, indexes: everywhere}
	for i := range rules {
		u := &userRule{Rule: &rules[i], labels: map[string]int{}}
		names := u.names()
		if len(names) == 0 {
			continue
		}
		if len(names) > free && i > 0 {
			return rules[i:]
		} else if len(names) > free {
			e.noteBound(finding.Bound{Name: "taint.labels", Where: u.ID, Limit: free})
			names = names[:free]
		}
		free -= len(names)
		for _, name := range names {
			u.labels[name] = bit
			u.all = u.all.With(bit)
			bit++
		}
		e.ruled = true
		e.stop.add(u)
		for _, f := range sortedFiles(u.Files) {
			row = e.markFile(u, f, row)
		}
	}
	return nil
}

// names lists the labels that a rule gives to data; none when it has no sink.
func (u *userRule) names() []string {
	var out []string
	sinks := false
	for _, f := range sortedFiles(u.Files) {
		n := u.Files[f]
		sinks = sinks || len(n.Sinks) > 0
		for i := range n.Sources {
			out = append(out, n.Sources[i].Label)
		}
		for i := range n.Propagators {
			if l := n.Propagators[i].Label; l != "" {
				out = append(out, l)
			}
		}
		slices.Sort(out)
		out = slices.Compact(out)
	}
	if !sinks {
		return nil
	}
	return out
}

// add lets the data of a rule pass where the rule does not say otherwise.
func (s *stops) add(u *userRule) {
	for _, x := range []struct {
		safe bool
		stop *catalog.Marks
	}{{u.Safe.Functions, &s.functions}, {u.Safe.Booleans, &s.booleans}, {u.Safe.Numbers, &s.numbers}} {
		if x.safe {
			*x.stop = x.stop.Union(u.all)
		}
	}
	for _, x := range []struct {
		safe bool
		stop *catalog.Marks
	}{{u.Safe.Functions, &s.opaque}, {u.Safe.Comparisons || u.Safe.Booleans, &s.comparisons},
		{u.Safe.Booleans, &s.not}, {false, &s.operators}, {u.Safe.Indexes, &s.indexes}} {
		if !x.safe {
			*x.stop = x.stop.Without(u.all)
		}
	}
}

func sortedFiles(m map[ir.FileID]*RuleNodes) []ir.FileID {
	out := make([]ir.FileID, 0, len(m))
	for f := range m {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// markFile marks the nodes of one file that a rule is about. row numbers its sinks.
func (e *engine) markFile(u *userRule, f ir.FileID, row int32) int32 {
	m := e.marks[f]
	if m == nil {
		m = &fileMarks{at: map[ir.NodeID][]ruleMark{}, room: maxMarks}
		e.marks[f] = m
	}
	spans, n := e.prog.Files[f].Spans, u.Files[f]
	for i := range n.Sources {
		m.place(spans, ruleMark{kind: isSource, rule: u, place: &n.Sources[i]})
	}
	for i := range n.Sanitizers {
		m.place(spans, ruleMark{kind: isSanitizer, rule: u, place: &n.Sanitizers[i]})
	}
	for i := range n.Sinks {
		p := &n.Sinks[i]
		context, ok := u.labels[p.Label]
		if !ok && p.Requires == nil {
			continue // no source has that label
		}
		p.sink = &catalog.Sink{Row: row, Context: context, Label: "a sink of rule " + u.ID}
		row--
		m.place(spans, ruleMark{kind: isSink, rule: u, place: p})
	}
	for i := range n.Propagators {
		p := &n.Propagators[i]
		p.index = int32(e.flows)
		e.flows++
		m.place(spans, ruleMark{kind: isFrom, rule: u, place: &p.From, flow: p})
		m.place(spans, ruleMark{kind: isTo, rule: u, place: &p.To, flow: p})
	}
	if m.room <= 0 {
		e.noteBound(finding.Bound{Name: "taint.places", Where: u.ID + " in " + e.prog.Files[f].Source.Path, Limit: maxMarks})
	}
	return row
}

// maxSameRange is how many nodes of one range are looked for.
const maxSameRange = 16

// place marks the nodes of a place.
func (m *fileMarks) place(spans ir.Spans, k ruleMark) {
	p := k.place
	if p.Node < 0 {
		return
	}
	start, end := spans.Span(int32(p.Node))
	first, last := min(p.Node, p.First), max(p.Node, p.Last)
	if !p.Exact {
		m.room -= int(last - first)
		p.Exact = m.room <= 0
	}
	if p.Exact { // itself, and what has the same range: that stands first within it
		last = min(last, p.Node+maxSameRange)
	}
	for n := first; n <= last; n++ {
		from, to := spans.Span(int32(n))
		k.itself = n == p.Node || from == start && to == end
		if k.itself || !p.Exact && n >= p.First && n <= p.Last {
			m.add(n, k)
		}
	}
	if p.Carrier != p.Node && p.Carrier >= 0 {
		k.itself = false
		m.add(p.Carrier, k)
	}
}
