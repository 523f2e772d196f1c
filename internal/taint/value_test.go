package taint

import (
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
)

func testLabels() *labels { return &labels{m: map[labelKey]*label{}} }

func tainted(ls *labels, k labelKey) *tree {
	return &tree{facts: []fact{{label: ls.get(k, nil)}}}
}

func TestMembersInheritUnlessWritten(t *testing.T) {
	ls := testLabels()
	src := tainted(ls, labelKey{kind: concrete, row: 1})
	if src.member("a").empty() {
		t.Error("a member of untrusted data is clean")
	}
	w := src.with("a", nil)
	if !w.member("a").empty() {
		t.Error("an overwritten member is still untrusted")
	}
	if w.member("b").empty() {
		t.Error("overwriting one member cleaned another")
	}
}

func TestElementWritesReachEveryMember(t *testing.T) {
	ls := testLabels()
	o := (&tree{}).with("a", nil).with(elem, tainted(ls, labelKey{kind: concrete}))
	for _, name := range []string{"a", "b"} {
		if o.member(name).empty() {
			t.Errorf("member %s does not see a write through an unknown key", name)
		}
	}
	if (&tree{}).with("a", tainted(ls, labelKey{kind: concrete})).element().empty() {
		t.Error("reading an unknown key misses a named member")
	}
}

func TestInputsExtendTheirPath(t *testing.T) {
	ls := testLabels()
	p := tainted(ls, labelKey{kind: fromParam, index: 2})
	l := p.member("query").member("id").facts[0].label
	if l.path != "query\x00id" || l.depth != 2 {
		t.Errorf("path %q, depth %d", l.path, l.depth)
	}
	deepest := p
	for range 3 * maxDepth {
		deepest = deepest.member("next")
	}
	if d := deepest.facts[0].label.depth; d != maxDepth {
		t.Errorf("depth %d, want the bound %d", d, maxDepth)
	}
}

func TestJoinKeepsTheWeakerClaim(t *testing.T) {
	ls := testLabels()
	l := ls.get(labelKey{kind: concrete}, nil)
	safe := catalog.Marks{}.With(3)
	a := &tree{facts: []fact{{label: l, clean: safe}}}
	b := &tree{facts: []fact{{label: l}}}
	for _, j := range []*tree{join(a, b), join(b, a)} {
		if len(j.facts) != 1 || j.facts[0].clean != (catalog.Marks{}) {
			t.Errorf("join = %+v, want one fact safe for nothing", j.facts)
		}
	}
	if got := join(a, a); got != a {
		t.Error("joining a value with itself made a new one")
	}
}

func TestJoinOfOverwrittenAndInherited(t *testing.T) {
	ls := testLabels()
	whole := tainted(ls, labelKey{kind: fromParam})
	j := join(whole.with("a", nil), whole)
	got := j.member("a")
	if got.empty() || got.facts[0].label.path != "a" {
		t.Errorf("member a = %+v, want the input at path a", got)
	}
}

func TestDepthIsBounded(t *testing.T) {
	ls := testLabels()
	v := tainted(ls, labelKey{kind: concrete})
	for range 50 {
		v = (&tree{}).with("next", v)
	}
	if v.depth > maxDepth {
		t.Errorf("depth %d", v.depth)
	}
	if len(everything(v)) == 0 {
		t.Error("folding lost the facts")
	}
}

func TestBreadthIsBounded(t *testing.T) {
	ls := testLabels()
	o := &tree{}
	for i := range 3 * maxKids {
		o = o.with(index(i), tainted(ls, labelKey{kind: concrete}))
	}
	if len(o.kids) > maxKids+1 {
		t.Errorf("%d members tracked", len(o.kids))
	}
	if o.member(index(2 * maxKids)).empty() {
		t.Error("a member past the bound lost its facts")
	}
}

func TestAnchored(t *testing.T) {
	for pattern, want := range map[string]bool{
		`^[a-z]+$`: true, `^\d{1,3}$`: true, `^(a|b)$`: true, `^[\w.-]+$`: true,
		`[a-z]+$`: false, `^[a-z]+`: false, `^.*$`: false, `^[^/]+$`: false, `^\S+$`: false, `^a|b$`: false, `^a\$`: false,
	} {
		if got := anchored(pattern, ""); got != want {
			t.Errorf("anchored(%s) = %v, want %v", pattern, got, want)
		}
	}
	if anchored(`^[a-z]+$`, "m") {
		t.Error("a multi-line pattern decides about one line only")
	}
}

// A fact about everything in an input says what one about a part of it says, unless the part has been
// made less safe; and of sources that count at close quarters only, a value keeps one a kind.
func TestJoinFactsKeepsOnce(t *testing.T) {
	ls := testLabels()
	in := ls.get(labelKey{kind: fromParam}, nil)
	all := []fact{{label: in, mode: deep}}
	if got := joinFacts(all, []fact{{label: in.extend("a")}}); !sameSlice(got, all) {
		t.Errorf("a part is kept beside everything: %v", got)
	}
	vouched := []fact{{label: in, mode: deep, unresolved: 1}}
	if got := joinFacts(vouched, []fact{{label: in.extend("a")}}); len(got) != 2 {
		t.Errorf("a surer part is lost: %v", got)
	}
	random := func(row int32, near int) fact {
		return fact{label: ls.get(labelKey{kind: concrete, row: row}, &catalog.Source{Kind: "random", Near: near})}
	}
	if got := joinFacts([]fact{random(1, 9)}, []fact{random(2, 9)}); len(got) != 1 {
		t.Errorf("%d facts of one near kind", len(got))
	}
	if got := joinFacts([]fact{random(3, 0)}, []fact{random(4, 0)}); len(got) != 2 {
		t.Errorf("%d facts of two sources that count at any distance", len(got))
	}
}

// What has grown to its bounds stays as it is, so that recursion settles.
func TestAccumulateSettles(t *testing.T) {
	ls := testLabels()
	some := func(from int32) *tree {
		var out *tree
		for i := range int32(maxFacts) {
			out = join(out, &tree{facts: []fact{{label: ls.get(labelKey{kind: concrete, row: from + i}, &catalog.Source{Kind: "remote"})}}})
		}
		return out
	}
	old, s := &summary{ret: some(0)}, &summary{ret: some(maxFacts)}
	s.accumulate(old)
	if !s.sameEffect(old) {
		t.Error("a full value changes")
	}
}
