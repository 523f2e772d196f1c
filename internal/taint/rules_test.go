package taint

import (
	"fmt"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
)

// spans of a file of ten nodes, each inside the one before.
type nested struct{}

func (nested) Span(n int32) (start, end uint32) { return uint32(n), uint32(100 - n) }

func ruleEngine() *engine {
	return &engine{cat: &catalog.Catalog{}, prog: &ir.Program{Files: []*ir.File{{Spans: nested{}}}},
		marks: map[ir.FileID]*fileMarks{}, bounds: map[finding.Bound]bool{}}
}

func testRule(id string, labels ...string) Rule {
	n := &RuleNodes{Sinks: []RulePlace{{Node: 1, First: 1, Last: 3, Carrier: 1, Exact: true, Label: labels[0]}}}
	for _, l := range labels {
		n.Sources = append(n.Sources, RulePlace{Node: 4, First: 4, Last: 6, Carrier: 4, Label: l})
	}
	return Rule{ID: id, Files: map[ir.FileID]*RuleNodes{0: n}}
}

// TestAddRules tests that every label of a rule has a context of its own, that rules for which there is
// no room are left for the next run, and that a rule without sinks takes none.
func TestAddRules(t *testing.T) {
	var rules []Rule
	for i := range 100 {
		rules = append(rules, testRule(fmt.Sprint(i), "A", "B"))
	}
	rules = append(rules, Rule{ID: "no sink", Files: map[ir.FileID]*RuleNodes{0: {Sources: rules[0].Files[0].Sources}}})
	seen, runs := 0, 0
	for rest := rules; len(rest) > 0; runs++ {
		e := ruleEngine()
		before := len(rest)
		rest = e.addRules(rest)
		bits := map[int]bool{}
		for _, k := range e.marks[0].of(4) {
			bits[k.rule.labels[k.place.Label]] = true
		}
		if want := min(128, 2*min(before, 64)); len(rest) > 0 && len(bits) != want {
			t.Errorf("%d contexts, want %d", len(bits), want)
		}
		seen += len(bits)
	}
	if seen != 200 || runs != 2 {
		t.Errorf("%d contexts in %d runs", seen, runs)
	}
}

// TestMarks tests which nodes a place marks: those within it, unless it is exact.
func TestMarks(t *testing.T) {
	e := ruleEngine()
	e.addRules([]Rule{testRule("r", "A")})
	m := e.marks[0]
	for n, want := range map[ir.NodeID]int{0: 0, 1: 1, 2: 0, 3: 0, 4: 1, 5: 1, 6: 1, 7: 0, 1000: 0, -1: 0} {
		if got := len(m.of(n)); got != want {
			t.Errorf("node %d has %d marks, want %d", n, got, want)
		}
	}
	if m.next(2) != 4 || m.next(7) != -1 || m.next(0) != 1 {
		t.Errorf("next: %d %d %d", m.next(2), m.next(7), m.next(0))
	}
	if k := m.of(5)[0]; k.itself || !m.of(4)[0].itself {
		t.Error("what is within a place is not the place")
	}
}

// TestPlacesAreBounded marks more nodes than may be marked: the rest of the places are exact, and that is said.
func TestPlacesAreBounded(t *testing.T) {
	e := ruleEngine()
	e.prog.Files[0].Source = &source.File{Path: "a.js"}
	e.marks[0] = &fileMarks{at: map[ir.NodeID][]ruleMark{}, room: 40}
	r := testRule("r", "A")
	for range 99 {
		r.Files[0].Sources = append(r.Files[0].Sources, r.Files[0].Sources[0])
	}
	e.addRules([]Rule{r})
	if len(e.bounds) != 1 || len(e.marks[0].of(6)) != 19 || len(e.marks[0].of(4)) != 100 {
		t.Errorf("%d bounds, %d and %d marks", len(e.bounds), len(e.marks[0].of(6)), len(e.marks[0].of(4)))
	}
}
