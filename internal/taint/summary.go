package taint

import (
	"cmp"
	"slices"
	"sort"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Bounds on the input-to-sink paths of one function. Each says so in Result.Bounds when it bites.
const (
	maxArrivals    = 1024 // met in one run
	maxSinkEntries = 96   // kept
	maxSinkPaths   = 4    // of one input to one sink; more become one from anywhere in it
)

// summary says what calling a function does with untrusted data, in terms of its inputs. Values
// are trees whose labels are concrete sources or inputs of the function.
type summary struct {
	ret    *tree            // what it returns
	params map[int32]*tree  // members it writes into its parameters' objects
	this   *tree            // members it writes into its receiver
	vars   []varEffect      // what it writes into variables of enclosing functions
	sinks  []sinkEntry      // inputs that reach a sink
	checks []check          // inputs that are safe once it has returned
	truth  map[bool][]check // inputs that are safe when it returned something truthy (or falsy)
	// handed are the values it calls its function inputs with, unless those are known functions: what
	// the executor of a promise gives to resolve.
	handed []handing
	work   int // what the run cost that made it
}

// handing says that an input is called with a value as argument arg.
type handing struct {
	label *label
	arg   int
	val   *tree
}

// maxHanded bounds the function inputs kept for one function, and their arguments.
const maxHanded = 8

// varEffect is a write to a variable of an enclosing function.
type varEffect struct {
	fn  ir.FuncID
	reg ir.Reg
	val *tree
}

// check says that an input has been tested.
type check struct {
	label *label
	clean catalog.Marks
}

// sinkEntry says that an input reaches a sink.
type sinkEntry struct {
	fact fact // label is the input; clean is what it has been made safe for on the way; trace begins at the input
	sink *sinkSite
}

// sinkSite is a place where untrusted data does harm.
type sinkSite struct {
	sink      *catalog.Sink
	rule      *userRule     // the user's taint rule, or nil
	place     *RulePlace    // of a rule
	held      catalog.Marks // of a rule that asks for labels: what is there already
	fn        ir.FuncID
	node      ir.NodeID // the value that must not be untrusted
	call      ir.NodeID // the call or assignment it stands in
	heuristic bool
	note      string // what else a person should know of the sink
	// keyed sinks want the object itself to have been reached through an untrusted key (writes through
	// __proto__): facts in tree.keyed count, not tree.facts.
	keyed bool
}

// ruleID is the id of the rule that a sink is of, or "".
func (s *sinkSite) ruleID() string {
	if s.rule == nil {
		return ""
	}
	return s.rule.ID
}

type sinkKey struct {
	label *label
	mode  mode
	node  ir.NodeID
	fn    ir.FuncID
	row   int32
	keyed bool
}

func (s sinkEntry) key() sinkKey {
	return sinkKey{s.fact.label, s.fact.mode, s.sink.node, s.sink.fn, s.sink.sink.Row, s.sink.keyed}
}

// sameEffect reports whether two summaries say the same; traces don't count.
func (s *summary) sameEffect(o *summary) bool {
	if o == nil || !equal(s.ret, o.ret) || !equal(s.this, o.this) || len(s.params) != len(o.params) ||
		len(s.vars) != len(o.vars) || len(s.sinks) != len(o.sinks) || len(s.handed) != len(o.handed) {
		return false
	}
	for i, t := range s.params {
		if !equal(t, o.params[i]) {
			return false
		}
	}
	for i := range s.vars {
		if s.vars[i].fn != o.vars[i].fn || s.vars[i].reg != o.vars[i].reg || !equal(s.vars[i].val, o.vars[i].val) {
			return false
		}
	}
	for i := range s.handed {
		if s.handed[i].label != o.handed[i].label || s.handed[i].arg != o.handed[i].arg || !equal(s.handed[i].val, o.handed[i].val) {
			return false
		}
	}
	for i := range s.sinks {
		if s.sinks[i].key() != o.sinks[i].key() || !s.sinks[i].fact.same(&o.sinks[i].fact) {
			return false
		}
	}
	return sameChecks(s.checks, o.checks) && sameChecks(s.truth[true], o.truth[true]) && sameChecks(s.truth[false], o.truth[false])
}

func sameChecks(a, b []check) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// intersectChecks keeps the checks that hold in both lists.
func intersectChecks(a, b []check) []check {
	var out []check
	for _, x := range a {
		for _, y := range b {
			if x.label == y.label {
				if m := x.clean.Intersect(y.clean); m != (catalog.Marks{}) {
					out = append(out, check{x.label, m})
				}
			}
		}
	}
	return out
}

// addCheck adds a check to a list, merging with one for the same input.
func addCheck(cs []check, c check) []check {
	for i := range cs {
		if cs[i].label == c.label {
			cs[i].clean = cs[i].clean.Union(c.clean)
			return cs
		}
	}
	return append(cs, c)
}

// settle brings the sink entries into an order that does not depend on when they were met, so that
// summaries compare, and bounds them. It reports false when some were left out.
func (s *summary) settle() bool {
	slices.SortFunc(s.sinks, compareEntries)
	out := s.sinks[:0]
	for i := 0; i < len(s.sinks); {
		j := i + 1
		for j < len(s.sinks) && sameRoute(&s.sinks[i], &s.sinks[j]) {
			j++
		}
		if j-i > maxSinkPaths && !s.sinks[i].sink.keyed {
			out = append(out, foldEntries(s.sinks[i:j]))
		} else {
			out = append(out, s.sinks[i:j]...)
		}
		i = j
	}
	s.sinks = out[:min(len(out), maxSinkEntries)]
	return len(out) <= maxSinkEntries
}

func compareEntries(x, y sinkEntry) int {
	a, b := x.key(), y.key()
	if r, q := a.label.root(), b.label.root(); r != q {
		return compareLabels(r, q)
	}
	return cmp.Or(cmp.Compare(a.fn, b.fn), cmp.Compare(a.node, b.node), cmp.Compare(a.row, b.row),
		compareBools(a.keyed, b.keyed), cmp.Compare(a.label.path, b.label.path), cmp.Compare(a.mode, b.mode))
}

// sameRoute reports whether two entries lead from parts of one input to one sink.
func sameRoute(x, y *sinkEntry) bool {
	a, b := x.key(), y.key()
	a.label, a.mode, b.mode = a.label.root(), 0, 0
	b.label = b.label.root()
	return a == b
}

// foldEntries returns the entry that stands for several from parts of one input.
func foldEntries(es []sinkEntry) sinkEntry {
	out := es[0]
	for _, en := range es[1:] {
		l := common(out.fact.label, en.fact.label)
		out.fact = weaker(out.fact, en.fact)
		out.fact.label = l
	}
	out.fact.mode = deep
	return out
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func sortChecks(cs []check) {
	sort.Slice(cs, func(i, j int) bool { return lessLabel(cs[i].label, cs[j].label) })
}

func lessLabel(a, b *label) bool { return compareLabels(a, b) < 0 }

func compareLabels(a, b *label) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.index, b.index), cmp.Compare(a.fn, b.fn), cmp.Compare(a.reg, b.reg),
		cmp.Compare(a.path, b.path), cmp.Compare(a.row, b.row), compareBools(a.ruled, b.ruled))
}

// maxSummaryDepth is how deep the values in a summary are kept apart.
const maxSummaryDepth = 3

// compact bounds the values of the summary: what calls hand around is kept coarser than what a
// function does within itself, and without data that has come too far to count.
func (s *summary) compact() {
	bound := func(t *tree) *tree { return near(collapse(t, maxSummaryDepth)) }
	s.ret, s.this = bound(s.ret), bound(s.this)
	for i, t := range s.params {
		s.params[i] = bound(t)
	}
	for i := range s.vars {
		s.vars[i].val = bound(s.vars[i].val)
	}
	for i := range s.handed {
		s.handed[i].val = near(s.handed[i].val)
	}
}

// widen makes the summary coarser, so that those of recursive functions settle.
func (s *summary) widen() {
	s.ret, s.this = collapse(s.ret, 1), collapse(s.this, 2)
	for i, t := range s.params {
		s.params[i] = collapse(t, 2)
	}
	for i := range s.vars {
		s.vars[i].val = collapse(s.vars[i].val, 2)
	}
	for i := range s.handed {
		s.handed[i].val = collapse(s.handed[i].val, 1)
	}
}

// accumulate adds what the function's last summary said, so that those of recursive functions only
// grow and settle: where a bound leaves something out, it leaves out the same every time.
func (s *summary) accumulate(old *summary) {
	s.ret, s.this = join(old.ret, s.ret), join(old.this, s.this)
	for i, t := range old.params {
		if s.params == nil {
			s.params = map[int32]*tree{}
		}
		s.params[i] = join(t, s.params[i])
	}
	s.accumulateVars(old)
	s.accumulateHanded(old)
	s.accumulateSinks(old)
}

func (s *summary) accumulateVars(old *summary) {
	out := slices.Clone(old.vars)
next:
	for _, v := range s.vars {
		for i := range out {
			if o := &out[i]; o.fn == v.fn && o.reg == v.reg {
				o.val = join(o.val, v.val)
				continue next
			}
		}
		out = append(out, v)
	}
	s.vars = out
}

func (s *summary) accumulateHanded(old *summary) {
	out := slices.Clone(old.handed)
next:
	for _, h := range s.handed {
		for i := range out {
			if o := &out[i]; o.label == h.label && o.arg == h.arg {
				o.val = join(o.val, h.val)
				continue next
			}
		}
		if len(out) < maxHanded {
			out = append(out, h)
		}
	}
	s.handed = out
}

func (s *summary) accumulateSinks(old *summary) {
	at := make(map[sinkKey]int, len(old.sinks))
	out := slices.Clone(old.sinks)
	for i := range out {
		at[out[i].key()] = i
	}
	for i := range s.sinks {
		en := &s.sinks[i]
		if j, ok := at[en.key()]; ok {
			out[j].fact = weaker(out[j].fact, en.fact)
		} else if len(out) < maxSinkEntries && !slices.ContainsFunc(out, func(o sinkEntry) bool { return o.covers(en) }) {
			out = append(out, *en)
		}
	}
	slices.SortStableFunc(out, compareEntries)
	s.sinks = out
}

// covers reports whether an entry that stands for everything in an input says what en does of a part.
func (s *sinkEntry) covers(en *sinkEntry) bool {
	return s.fact.mode == deep && sameRoute(s, en) && s.fact.label.covers(en.fact.label) && s.fact.under(&en.fact)
}

// coarsen makes the summary say of the inputs only what becomes of them as wholes, in recursive
// components that would cost too much otherwise. What is assumed so counts like an unknown call.
func (s *summary) coarsen() {
	s.ret, s.this = whole(s.ret), whole(s.this)
	for i, t := range s.params {
		s.params[i] = whole(t)
	}
	for i := range s.vars {
		s.vars[i].val = whole(s.vars[i].val)
	}
	for i := range s.handed {
		s.handed[i].val = whole(s.handed[i].val)
	}
}

// whole returns t with facts about parts of inputs made facts about everything in them.
func whole(t *tree) *tree {
	if t.empty() {
		return t
	}
	n := &tree{depth: t.depth, size: t.size, stored: t.stored, keyed: wholeFacts(t.keyed), facts: wholeFacts(t.facts)}
	for _, k := range t.kids {
		n.kids = append(n.kids, kid{k.name, whole(k.t)})
	}
	if len(n.kids) > maxCoarseKids {
		all := &tree{stored: t.stored}
		for _, k := range n.kids {
			all.facts = joinFacts(all.facts, everything(k.t))
		}
		n.kids = []kid{{elem, all}}
		return n.bounded()
	}
	return n
}

// maxCoarseKids bounds the members that a coarse summary tells apart.
const maxCoarseKids = 6

func wholeFacts(fs []fact) []fact {
	var out []fact
	for _, f := range fs {
		if f.label.up != nil {
			f.label, f.mode, f.unresolved = f.label.root(), deep, addSat(f.unresolved, 1)
		}
		out = joinFacts(out, []fact{f})
	}
	return out
}
