package taint

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Bounds on the size of abstract values. Beyond them values are merged: nothing is lost but precision.
const (
	maxFacts = 8  // facts about one value; beyond that those about one input become one about all of it
	maxKids  = 48 // named members tracked of one value; further ones share the element member
	maxDepth = 4  // members below members
	maxLoop  = 2  // members below members of the inputs of recursive functions
	maxSize  = 64 // members in all; a larger value is folded from its deepest members up
)

// elem names the member that stands for every element and every computed key.
const elem = "[]"

// labelKind says where a fact's data comes from.
type labelKind uint8

const (
	concrete  labelKind = iota // a source in the program
	fromParam                  // parameter index of the function under analysis
	fromThis                   // its receiver
	fromVar                    // a variable of an enclosing function
)

// labelKey identifies a label: a concrete source by place and row, an input of a function by its
// position and the access path below it.
type labelKey struct {
	kind  labelKind
	index int32     // parameter
	fn    ir.FuncID // concrete: where it arises; fromVar: who declares the variable
	reg   ir.Reg    // concrete: the register it arises in; fromVar: the variable
	path  string    // input: member names joined by \x00
	loop  bool      // input: of a recursive function
	row   int32     // concrete: the model row
	ruled bool      // concrete: a source of the user's taint rules; row is its node
}

// label is an interned labelKey with what else is known of it.
type label struct {
	labelKey
	owner  *labels
	source *catalog.Source
	up     *label                     // what this is a member of
	depth  int                        // members in path
	below  atomic.Pointer[labelChild] // labels of members, newest first
}

// labelChild is a link in the list of a label's members.
type labelChild struct {
	name string
	l    *label
	next *labelChild
}

// labels interns labels, so that equal ones are one pointer.
type labels struct {
	mu sync.Mutex
	m  map[labelKey]*label
}

func (ls *labels) get(k labelKey, src *catalog.Source) *label {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if l := ls.m[k]; l != nil {
		return l
	}
	l := &label{labelKey: k, owner: ls, source: src}
	ls.m[k] = l
	return l
}

// deepest reports whether the members of what a label stands for have none of their own.
func (l *label) deepest() bool {
	return l.kind == concrete || l.depth >= maxDepth || l.loop && l.depth >= maxLoop
}

// root returns the label of the whole input.
func (l *label) root() *label {
	for l.up != nil {
		l = l.up
	}
	return l
}

// common returns the deepest label of which both are, or are below.
func common(l, m *label) *label {
	for l != m {
		if l.depth >= m.depth {
			l = l.up
		} else {
			m = m.up
		}
	}
	return l
}

// extend returns the label of a member of what an input label stands for, if it has one.
func (l *label) extend(name string) *label {
	if l.deepest() {
		return l
	}
	for c := l.below.Load(); c != nil; c = c.next {
		if c.name == name {
			return c.l
		}
	}
	k := l.labelKey
	if k.path == "" {
		k.path = name
	} else {
		k.path += "\x00" + name
	}
	m := l.owner.below(l, k)
	for {
		first := l.below.Load()
		if l.below.CompareAndSwap(first, &labelChild{name, m, first}) {
			return m
		}
	}
}

// below interns the label of a member of l.
func (ls *labels) below(l *label, k labelKey) *label {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	m := ls.m[k]
	if m == nil {
		m = &label{labelKey: k, owner: ls, up: l, depth: l.depth + 1}
		ls.m[k] = m
	}
	return m
}

func splitPath(p string) []string {
	if p == "" {
		return nil
	}
	return strings.Split(p, "\x00")
}

// mode says how a fact about an input carries over to the value bound to it.
type mode uint8

const (
	structural mode = iota // the value itself, members and all
	flat                   // something computed from the value, not from its members
	deep                   // something computed from the value and everything below it
)

// fact says that a value is, or is computed from, what a label stands for.
type fact struct {
	label      *label
	trace      *trace
	clean      catalog.Marks // contexts it has been made safe for
	unresolved uint8         // calls on the way whose callee is unknown, and members no longer told apart
	partial    uint8         // checks on the way that restrict without ruling out
	heuristic  bool          // source recognised by a name alone
	mode       mode
	as         int16          // see catalog.Flow.As
	spots      spots          // where in a document it stands
	traits     catalog.Traits // by what names it has been read
}

func (f *fact) same(g *fact) bool {
	return f.label == g.label && f.clean == g.clean && (f.mode == g.mode || f.label.kind == concrete) && f.unresolved == g.unresolved &&
		f.heuristic == g.heuristic && f.partial == g.partial && f.as == g.as && f.spots == g.spots && f.traits == g.traits
}

// tree is an abstract value: facts about the value and about its members. Trees are immutable and
// shared; nil is a value nothing is known about. A member without an entry in kids inherits the
// facts of the whole; one with an entry does not, so that an overwritten member is clean.
type tree struct {
	facts  []fact
	keyed  []fact // facts of the keys it was reached by, for writes through untrusted keys
	kids   []kid  // sorted by name
	depth  uint8  // deepest member below
	size   uint16 // members in all
	stored bool   // written by the function under analysis, not only read

	memo atomic.Pointer[inherited] // members that have been asked for and have no entry
}

// inherited is a link in the list of what a value's members have been found to inherit.
type inherited struct {
	name string
	t    *tree
	next *inherited
	n    int
}

// maxMemo bounds the members remembered of one value.
const maxMemo = 16

type kid struct {
	name string
	t    *tree
}

func (t *tree) find(name string) (int, bool) {
	i := sort.Search(len(t.kids), func(i int) bool { return t.kids[i].name >= name })
	return i, i < len(t.kids) && t.kids[i].name == name
}

func (t *tree) empty() bool {
	return t == nil || len(t.facts) == 0 && len(t.kids) == 0 && len(t.keyed) == 0
}

// kid returns the entry for a member, and whether there is one.
func (t *tree) kid(name string) (*tree, bool) {
	if t == nil {
		return nil, false
	}
	if i, ok := t.find(name); ok {
		return t.kids[i].t, true
	}
	return nil, false
}

// member returns the value of t.name.
func (t *tree) member(name string) *tree {
	if t == nil {
		return nil
	}
	own, ok := t.kid(name)
	if !ok {
		own = t.inherit(name)
	}
	if name != elem {
		if any, ok := t.kid(elem); ok {
			own = join(own, any.spared(name))
		}
	}
	return own
}

// element returns the value of t[key] for an unknown key: any member at all.
func (t *tree) element() *tree {
	if t == nil {
		return nil
	}
	out := t.inherit(elem)
	for _, k := range t.kids {
		out = join(out, k.t)
	}
	return out
}

// at follows a path of members; "[]" and "*" are any member.
func (t *tree) at(path []string) *tree {
	for _, p := range path {
		if p == elem || p == "*" {
			t = t.element()
		} else {
			t = t.member(p)
		}
	}
	return t
}

func (t *tree) inherit(name string) *tree {
	if t == nil || len(t.facts) == 0 {
		return nil
	}
	first := t.memo.Load()
	for m := first; m != nil; m = m.next {
		if m.name == name {
			return m.t
		}
	}
	out := &tree{facts: make([]fact, 0, len(t.facts))}
	for _, f := range t.facts {
		if f.spares(name) {
			continue
		}
		if f.mode == structural && f.label.kind != concrete {
			if f.label.deepest() {
				f.mode = deep // something in there, which of it is no longer told apart
				f.unresolved = addSat(f.unresolved, 1)
			} else {
				f.label = f.label.extend(name)
			}
		}
		out.facts = append(out.facts, f)
	}
	m := &inherited{name: name, t: out, next: first}
	if first != nil {
		m.n = first.n + 1
	}
	if m.n < maxMemo {
		t.memo.CompareAndSwap(first, m)
	}
	return out
}

// spares reports whether members of that name hold none of the source's data: the database makes them.
func (f *fact) spares(name string) bool {
	return f.label.kind == concrete && f.label.source != nil && slices.Contains(f.label.source.Spares, name)
}

// spared is the value of a member that is a source itself, nil when its source spares that name.
func (t *tree) spared(name string) *tree {
	if t == nil || !slices.ContainsFunc(t.facts, func(f fact) bool { return f.spares(name) }) {
		return t
	}
	n := t.clone()
	n.facts = slices.DeleteFunc(slices.Clone(t.facts), func(f fact) bool { return f.spares(name) })
	return n
}

// with returns t with member name set to v. Nothing else changes; depth and breadth are bounded.
func (t *tree) with(name string, v *tree) *tree {
	n := t.clone()
	n.stored = true
	if v == nil {
		v = &tree{}
	}
	if !v.stored {
		v = v.clone()
		v.stored = true
	}
	if v.depth >= maxDepth-1 {
		v = collapse(v, maxDepth-1)
	}
	i, ok := n.find(name)
	switch {
	case ok:
		n.kids = append([]kid(nil), n.kids...)
		n.kids[i].t = v
	case len(n.kids) >= maxKids && name != elem:
		old, _ := t.kid(elem)
		return t.with(elem, join(old, v))
	default:
		kids := make([]kid, 0, len(n.kids)+1)
		kids = append(append(append(kids, n.kids[:i]...), kid{name, v}), n.kids[i:]...)
		n.kids = kids
	}
	return n.bounded()
}

// withAll is with for several members, sorted by name.
func (t *tree) withAll(kids []kid) *tree {
	if len(t.kids) > 0 || len(kids) > maxKids {
		for _, k := range kids {
			t = t.with(k.name, k.t)
		}
		return t
	}
	n := t.clone()
	n.stored = true
	n.kids = kids
	for i := range kids {
		v := kids[i].t
		if v == nil {
			v = &tree{stored: true}
		} else if !v.stored {
			v = v.clone()
			v.stored = true
		}
		kids[i].t = collapse(v, maxDepth-1)
	}
	return n.bounded()
}

// withKid is with for values that stand for inputs, of which nothing has been written.
func (t *tree) withKid(name string, v *tree) *tree {
	n := t.clone()
	i, ok := n.find(name)
	if n.kids = slices.Clone(n.kids); ok {
		n.kids[i].t = v
	} else {
		n.kids = slices.Insert(n.kids, i, kid{name, v})
	}
	return n
}

// clone returns a copy to be changed before anyone else sees it.
func (t *tree) clone() *tree {
	if t == nil {
		return &tree{}
	}
	return &tree{facts: t.facts, keyed: t.keyed, kids: t.kids, depth: t.depth, size: t.size, stored: t.stored}
}

// bounded computes the depth and size of a value from its members', folding it when it is too large.
func (t *tree) bounded() *tree {
	t.depth, t.size = 0, 0
	for _, k := range t.kids {
		if k.t != nil {
			t.depth = max(t.depth, k.t.depth+1)
			t.size += k.t.size + 1
		} else {
			t.size++
		}
	}
	if t.size <= maxSize {
		return t
	}
	if t.depth > 1 {
		return collapse(t, int(t.depth))
	}
	return t
}

// collapse returns t with everything deeper than d levels folded into the facts at that level.
func collapse(t *tree, d int) *tree {
	if t == nil || int(t.depth) < d {
		return t
	}
	n := &tree{facts: t.facts, keyed: t.keyed, stored: t.stored}
	if d <= 1 {
		for _, k := range t.kids {
			n.facts = joinFacts(n.facts, doubted(everything(k.t)))
		}
		return n
	}
	for _, k := range t.kids {
		n.kids = append(n.kids, kid{k.name, collapse(k.t, d-1)})
	}
	return n.bounded()
}

// doubted returns what is known of a member as facts about the object around it: that its other
// members hold the same data is assumed, as it is of an unknown call that it passes data on.
func doubted(fs []fact) []fact {
	out := slices.Clone(fs)
	for i := range out {
		out[i].unresolved = addSat(out[i].unresolved, 1)
	}
	return out
}

// everything returns the facts of a value and all its members.
func everything(t *tree) []fact {
	if t == nil {
		return nil
	}
	out := t.facts
	for _, k := range t.kids {
		out = joinFacts(out, everything(k.t))
	}
	return out
}

// joinFacts returns the union, which is a itself when b adds nothing. Of two facts with one label the
// weaker claim stands: safe only for what both are safe for.
func joinFacts(a, b []fact) []fact {
	if len(b) == 0 || sameSlice(a, b) {
		return a
	}
	if len(a) == 0 {
		return b
	}
	out := a
	copied := false
	for j := range b {
		g := &b[j]
		i := indexFact(out, g)
		if i >= 0 && out[i].under(g) || i < 0 && covered(out, g) {
			continue
		}
		if i < 0 && len(out) >= maxFacts {
			if folded, changed := fold(out, g); changed {
				out, copied = folded, true
			}
			continue
		}
		if !copied {
			out = append(make([]fact, 0, min(len(a)+len(b)-j, maxFacts)), a...)
			copied = true
		}
		if i < 0 {
			out = append(out, *g)
		} else {
			out[i] = weaker(out[i], *g)
		}
	}
	return out
}

// covered reports whether one of the facts says already all that g says: it is about everything in
// something that g is about a part of, or about a like source of those that are believed at close
// quarters only.
func covered(fs []fact, g *fact) bool {
	if src := g.label.source; g.label.kind == concrete {
		return src != nil && src.Near > 0 && slices.ContainsFunc(fs, func(f fact) bool {
			return f.label.source != nil && f.label.source.Kind == src.Kind && f.label.source.Near == src.Near && f.under(g) && f.as == g.as
		})
	}
	for i := range fs {
		if f := &fs[i]; f.mode == deep && f.label.covers(g.label) && f.under(g) && f.as == g.as {
			return true
		}
	}
	return false
}

// covers reports whether m is l or stands for a part of it.
func (l *label) covers(m *label) bool {
	for m.depth > l.depth {
		m = m.up
	}
	return l == m
}

// fold returns at most maxFacts facts that say as much as fs and g do: those about parts of one input
// become one about everything in it. It reports whether they are others than fs.
func fold(fs []fact, g *fact) ([]fact, bool) {
	var room [maxFacts + 1]fact
	all := append(append(room[:0], fs...), *g)
	out := all[:0]
next:
	for _, f := range all {
		for i := range out {
			if o := &out[i]; o.label == f.label && (o.mode == f.mode || o.mode == deep) {
				*o = weaker(*o, f)
				continue next
			}
			if o := &out[i]; f.label.kind != concrete && o.label.root() == f.label.root() {
				l := common(o.label, f.label)
				*o = weaker(*o, f)
				o.label, o.mode = l, deep
				continue next
			}
		}
		if len(out) < maxFacts {
			out = append(out, f)
		}
	}
	same := len(out) == len(fs)
	for i := 0; same && i < len(out); i++ {
		same = out[i].same(&fs[i])
	}
	if same {
		return fs, false
	}
	return slices.Clone(out), true
}

// indexFact finds the fact that is to be merged with g. How a value was computed from a source that is
// at hand does not matter, but by what names it was read does: they are of different members.
func indexFact(fs []fact, g *fact) int {
	for i := range fs {
		if f := &fs[i]; f.label == g.label && (f.mode == g.mode || f.label.kind == concrete && f.traits == g.traits) {
			return i
		}
	}
	return -1
}

// under reports whether f claims no more than g does, so that the weaker of both is f.
func (f *fact) under(g *fact) bool {
	return f.clean.Intersect(g.clean) == f.clean && f.unresolved <= g.unresolved && f.partial <= g.partial &&
		(!f.heuristic || g.heuristic) && f.traits|g.traits == f.traits && f.spots.covers(g.spots)
}

func weaker(f, g fact) fact {
	both := f.clean.Intersect(g.clean)
	m := f
	if f.clean != both && g.clean == both {
		m = g // g is the way that is less safe: its steps are the ones to show
	}
	m.clean = both
	m.unresolved = min(f.unresolved, g.unresolved)
	m.partial = min(f.partial, g.partial)
	m.heuristic = f.heuristic && g.heuristic
	m.traits = f.traits | g.traits
	m.spots = f.spots.or(g.spots)
	return m
}

// join returns the value that is a or b. Members that only one side has an entry for are joined
// with what the other side's whole says of them. The result is a itself when b adds nothing.
func join(a, b *tree) *tree {
	if a == b || b == nil {
		return a
	}
	if a == nil {
		return b
	}
	facts, keyed := joinFacts(a.facts, b.facts), joinFacts(a.keyed, b.keyed)
	same := sameSlice(facts, a.facts) && sameSlice(keyed, a.keyed) && (a.stored || !b.stored)
	if len(a.kids) == 0 && len(b.kids) == 0 {
		if same {
			return a
		}
		return &tree{facts: facts, keyed: keyed, stored: a.stored || b.stored}
	}
	kids, samekids := joinKids(a, b)
	if same && samekids {
		return a
	}
	return (&tree{facts: facts, keyed: keyed, stored: a.stored || b.stored, kids: kids}).bounded()
}

// joinKids returns the members of a or b, and whether they are a's.
func joinKids(a, b *tree) (kids []kid, same bool) {
	kids, same = a.kids, true
	i := 0 // members of a so far
	for j := 0; i < len(a.kids) || j < len(b.kids); {
		var k kid
		switch {
		case j >= len(b.kids) || i < len(a.kids) && a.kids[i].name < b.kids[j].name:
			k = kid{a.kids[i].name, join(a.kids[i].t, b.inherit(a.kids[i].name))}
			i++
		case i >= len(a.kids) || b.kids[j].name < a.kids[i].name:
			k = kid{b.kids[j].name, join(b.kids[j].t, a.inherit(b.kids[j].name))}
			if same {
				kids, same = append(make([]kid, 0, len(a.kids)+len(b.kids)-j), a.kids[:i]...), false
			}
			j++
		default:
			k = kid{a.kids[i].name, join(a.kids[i].t, b.kids[j].t)}
			i, j = i+1, j+1
		}
		if same && k.t != a.kids[i-1].t {
			kids, same = append(make([]kid, 0, len(a.kids)+len(b.kids)-j), a.kids[:i-1]...), false
		}
		if !same {
			kids = append(kids, k)
		}
	}
	return kids, same
}

func sameSlice(a, b []fact) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// equal reports whether two values carry the same facts; traces don't count.
func equal(a, b *tree) bool {
	if a == b {
		return true
	}
	if a.empty() || b.empty() {
		return a.empty() && b.empty()
	}
	if len(a.kids) != len(b.kids) || !equalFacts(a.facts, b.facts) || !equalFacts(a.keyed, b.keyed) {
		return false
	}
	for i := range a.kids {
		if a.kids[i].name != b.kids[i].name || !equal(a.kids[i].t, b.kids[i].t) {
			return false
		}
	}
	return true
}

func equalFacts(a, b []fact) bool {
	if len(a) != len(b) {
		return false
	}
	if sameSlice(a, b) {
		return true
	}
	for i := range a {
		if j := indexFact(b, &a[i]); j < 0 || !a[i].same(&b[j]) {
			return false
		}
	}
	return true
}

// near returns t without the facts whose data has come further than its source counts.
func near(t *tree) *tree {
	if !t.anyFar() {
		return t
	}
	n := t.clone()
	n.facts, n.keyed, n.kids = nearFacts(t.facts), nearFacts(t.keyed), nil
	for _, k := range t.kids {
		n.kids = append(n.kids, kid{k.name, near(k.t)})
	}
	return n
}

func (t *tree) anyFar() bool {
	return t != nil && (slices.ContainsFunc(t.facts, fact.far) || slices.ContainsFunc(t.keyed, fact.far) ||
		slices.ContainsFunc(t.kids, func(k kid) bool { return k.t.anyFar() }))
}

func nearFacts(fs []fact) []fact { return slices.DeleteFunc(slices.Clone(fs), fact.far) }

// maxSteps is the most steps that data is followed: what seems to come from further comes by way of
// places that much else passes, and is seldom the same data.
const maxSteps = 40

// far reports whether data has come further than its source lets it count.
func (f fact) far() bool {
	n, src := int(f.trace.len()), f.label.source
	return n > maxSteps || src != nil && src.Near > 0 && n > src.Near
}

// mapFacts returns t with every fact, at every depth, replaced by fn's.
func mapFacts(t *tree, fn func(fact) fact) *tree {
	if t.empty() {
		return t
	}
	n := &tree{depth: t.depth, size: t.size, stored: t.stored, keyed: t.keyed}
	for _, f := range t.facts {
		n.facts = append(n.facts, fn(f))
	}
	for _, k := range t.kids {
		n.kids = append(n.kids, kid{k.name, mapFacts(k.t, fn)})
	}
	return n
}

// onlyConcrete returns the part of t that holds concrete sources, or nil.
func onlyConcrete(t *tree) *tree {
	if t.empty() {
		return nil
	}
	n := &tree{}
	for _, f := range t.facts {
		if f.label.kind == concrete {
			n.facts = append(n.facts, f)
		}
	}
	for _, k := range t.kids {
		if c := onlyConcrete(k.t); c != nil {
			n.kids = append(n.kids, kid{k.name, c})
		}
	}
	n = n.bounded()
	if n.empty() {
		return nil
	}
	return n
}
