package taint

import (
	"slices"
	"strconv"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

func index(i int) string { return strconv.Itoa(i) }

// transfer applies one instruction to the current state.
func (a *analysis) transfer(x *ir.Instr) {
	switch x.Op {
	case ir.Const, ir.Regexp:
		a.set(x.Dst, nil)
	case ir.Object, ir.Array:
		a.set(x.Dst, &tree{})
	case ir.MakeClass:
		a.set(x.Dst, nil)
	case ir.Move:
		a.set(x.Dst, a.assigned(x))
	case ir.Await:
		a.set(x.Dst, a.get(x.A.Reg))
	case ir.Global, ir.Import:
		a.set(x.Dst, a.imported(x))
	case ir.Load:
		a.set(x.Dst, a.load(x))
	case ir.LoadIndex:
		a.set(x.Dst, a.loadIndex(x))
	case ir.Elem:
		a.set(x.Dst, a.elem(x))
	case ir.Store:
		a.store(x)
	case ir.StoreIndex:
		a.storeIndex(x)
	case ir.Delete:
		if x.Name != "" {
			a.write(x.A.Reg, []string{x.Name}, a.deleted(a.get(x.A.Reg).member(x.Name)), true)
			a.forgetSecret(x.A.Reg, x.Name)
		}
	case ir.CopyProps:
		a.copyProps(x)
	case ir.CopyElems:
		a.write(x.B.Reg, []string{elem}, a.get(x.A.Reg).element(), false)
	case ir.Concat:
		a.set(x.Dst, a.concat(x))
	case ir.Binary:
		a.compare(x)
		a.set(x.Dst, a.binary(x))
	case ir.Unary:
		a.set(x.Dst, a.unary(x))
	case ir.Call:
		a.call(x)
	case ir.MakeFunc:
		a.makeFunc(x)
	case ir.Yield:
		if a.recording {
			a.sum.ret = join(a.sum.ret, (&tree{}).with(elem, a.get(x.A.Reg)))
		}
		a.set(x.Dst, nil)
	case ir.Catch:
		a.set(x.Dst, nil)
	case ir.Export:
		a.writeCell(cellKey{kind: exportCell, a: int32(a.fn.File), name: x.Name}, a.get(x.A.Reg))
	}
	a.nameVariable(x)
}

// step returns t with a step appended to every fact about the value itself.
func (a *analysis) step(t *tree, s trace) *tree {
	if t == nil || len(t.facts) == 0 {
		return t
	}
	s.file = a.fn.File
	n := t.clone()
	n.facts = make([]fact, len(t.facts))
	for i, f := range t.facts {
		f.trace = f.trace.then(s)
		n.facts[i] = f
	}
	return n
}

// assigned is the value of a Move: the same, with a step when it gives the data a new name.
func (a *analysis) assigned(x *ir.Instr) *tree {
	t := a.get(x.A.Reg)
	if name := a.fn.Regs[x.Dst].Name; name != "" && x.Flags&ir.Implicit == 0 && name != a.fn.Regs[max(x.A.Reg, 0)].Name {
		return a.step(t, trace{node: x.Node, kind: stepAssign, text: name})
	}
	return t
}

// imported is the value of a global or an import: a source of the library's, or what another
// module of the project exports.
func (a *analysis) imported(x *ir.Instr) *tree {
	var out *tree
	for _, n := range a.values(x.Dst) {
		out = join(out, a.sourcesOf(n, x.Dst, x.Node, a.e.lib.Heuristic(n)))
	}
	if x.Op != ir.Import || x.Ref < 0 {
		return out
	}
	key := cellKey{kind: exportCell, a: x.Ref}
	switch x.Name {
	case "", "*":
		key.name = "="
		out = join(out, a.readCell(key))
	case "default":
		key.name = "="
		out = join(out, a.readCell(key))
		fallthrough
	default:
		key.name = x.Name
		out = join(out, a.readCell(key))
		key.name = "="
		out = join(out, a.readCell(key).member(x.Name))
	}
	return a.step(out, trace{node: x.Node, kind: stepCell, text: x.Name})
}

// load reads a member, which may itself be a source, run a getter, or be kept in a cell.
func (a *analysis) load(x *ir.Instr) *tree {
	base := a.get(x.A.Reg)
	out := a.namedMember(base, x.Name)
	if own, ok := base.kid(x.Name); !ok || own == nil || !own.stored && !own.known() {
		if s := a.sourceMember(x, x.Name); s != nil {
			out = join(s, out)
			a.remember(x, s)
		}
		out = join(out, a.cellMember(x.A.Reg, x.Name, x.Node))
	}
	for _, t := range a.e.g.Targets(a.fn.ID, x.Dst) { // getters
		out = join(out, a.applyTarget(x, t))
	}
	return a.checkedField(x.Name, a.traits(catalog.MemberName, x.Name, a.getter(x, x.Name, out)))
}

// namedMember is a member of a value. Of a record that a variable called pin holds, or that has a
// password somewhere, not every member is secret: only those that are named so, and what a record
// merely wraps.
func (a *analysis) namedMember(t *tree, name string) *tree {
	named := func(f fact) bool { return f.label.source != nil && f.label.source.Named }
	m := t.member(name)
	if !slices.ContainsFunc(m.orNone(), named) {
		return m
	}
	if _, own := t.kid(name); own || a.e.names.Wraps(name) || len(a.e.names.Sources(catalog.MemberName, name)) > 0 {
		return m
	}
	return without(m, named)
}

// namedAt is namedMember for a path of members.
func (a *analysis) namedAt(t *tree, path []string) *tree {
	for _, p := range path {
		if p == elem || p == "*" {
			t = t.element()
		} else {
			t = a.namedMember(t, p)
		}
	}
	return t
}

// known reports whether a value is known to hold data of a source: it has been read before, then.
func (t *tree) known() bool {
	for _, f := range t.facts {
		if f.label.kind == concrete {
			return true
		}
	}
	return false
}

// sourceMember returns the facts of reading member name of the library values in x.A.
func (a *analysis) sourceMember(x *ir.Instr, name string) *tree {
	var out *tree
	nodes := a.values(x.A.Reg)
	if len(nodes) == 0 {
		nodes = []int32{a.e.lib.Any()}
	}
	for _, n := range nodes {
		m := a.e.lib.Member(n, name)
		out = join(out, a.sourcesOf(m, x.Dst, x.Node, a.e.lib.Heuristic(n)).spared(name))
	}
	return join(out, a.namedSources(catalog.MemberName, name, x.Dst, x.Node))
}

// remember gives a member that is a source an entry of its own in its object, so that a check on
// one read of it holds for the next.
func (a *analysis) remember(x *ir.Instr, s *tree) {
	a.places(x.Dst, func(r ir.Reg, path []string) {
		t := a.get(r)
		stored := t != nil && t.stored
		n := setAt(t, path, join(s, t.at(path))).clone()
		n.stored = stored
		a.put(r, n)
	})
}

// setAt returns t with the member at a path replaced.
func setAt(t *tree, path []string, v *tree) *tree {
	if len(path) == 1 {
		return t.with(path[0], v)
	}
	return t.with(path[0], setAt(t.member(path[0]), path[1:], v))
}

// getter applies what the library says of reading a member of untrusted data (a length is a number).
func (a *analysis) getter(x *ir.Instr, name string, t *tree) *tree {
	if t.empty() {
		return t
	}
	nodes := a.values(x.A.Reg)
	if len(nodes) == 0 {
		nodes = []int32{a.e.lib.Any()}
	}
	for _, n := range nodes {
		for _, f := range a.e.lib.Getter(a.e.lib.Member(n, name)) {
			a.meet(f.Row)
			clean := f.Cleans
			if f.Text {
				clean = clean.Union(a.e.ops.Built)
			}
			t = mark(t, clean, true)
		}
	}
	return t
}

// cellMember returns what is kept in a field of the class that r is an instance of, or hung on the
// library object in r.
func (a *analysis) cellMember(r ir.Reg, name string, node ir.NodeID) *tree {
	var out *tree
	for _, k := range a.cellsOf(r, name) {
		out = join(out, a.readCell(k))
	}
	return a.step(out, trace{node: node, kind: stepCell, text: name})
}

// cellsOf lists the cells that member name of a register's objects has.
func (a *analysis) cellsOf(r ir.Reg, name string) []cellKey {
	var out []cellKey
	if c := a.class(); r == a.fn.This && r >= 0 && c != ir.NoClass {
		out = append(out, cellKey{kind: classCell, a: int32(c), name: name})
	}
	for _, n := range a.values(r) {
		if n != catalog.NoNode && n != a.e.lib.Any() {
			out = append(out, cellKey{kind: apiCell, a: n, name: name})
		}
	}
	return out
}

// loadIndex reads an unknown member; the object read is remembered as reached through the key.
func (a *analysis) loadIndex(x *ir.Instr) *tree {
	iterated := func(f fact) bool { return f.label.source != nil && f.label.source.Iterated }
	out := join(a.get(x.A.Reg).element(), without(a.sourceMember(x, elem), iterated))
	key := a.get(x.B.Reg)
	if !key.empty() {
		if a.picks == nil {
			a.picks = map[*ir.Instr]*tree{}
		}
		a.picks[x] = key
	}
	a.keySinks(x, a.keyedModels(x.A.Reg), key)
	if a.readsOwn(x) {
		return out // o[k] for a key k of o is o's own
	}
	out = join(out, a.onward(key, a.e.stop.indexes))
	if key != nil && len(key.facts) > 0 {
		out = join(out, ofKinds(key, func(kind string) bool { return a.e.ops.Picks[kind] })).clone()
		out.keyed = joinFacts(out.keyed, key.facts)
	}
	return out
}

// keyedModels lists the sinks of reading a computed key of a register's objects.
func (a *analysis) keyedModels(r ir.Reg) []catalog.Sink {
	nodes := a.values(r)
	if len(nodes) == 0 {
		nodes = []int32{a.e.lib.Any()}
	}
	var out []catalog.Sink
	for _, n := range nodes {
		out = append(out, a.e.lib.Keyed(a.e.lib.Member(n, elem))...)
	}
	return out
}

func (a *analysis) keySinks(x *ir.Instr, sinks []catalog.Sink, key *tree) {
	for i := range sinks {
		if sinks[i].Port.Base == catalog.KeyOf && a.conditions(x, sinks[i].When) {
			a.reach(&sinks[i], x, x.B, key, false)
		}
	}
}

// elem reads some element, or some key.
func (a *analysis) elem(x *ir.Instr) *tree {
	t := a.get(x.A.Reg)
	if x.Flags&ir.Key == 0 {
		return join(t.element(), a.sourceMember(x, elem))
	}
	if t == nil {
		return nil
	}
	// A key of untrusted data is text that whoever made the data chose.
	return a.built(t.facts)
}

// built makes the value of a string computed from facts: text, without members.
func (a *analysis) built(fs []fact) *tree {
	if len(fs) == 0 {
		return nil
	}
	out := make([]fact, len(fs))
	for i, f := range fs {
		f.clean = f.clean.Union(a.e.ops.Built)
		if f.mode == structural {
			f.mode = flat
		}
		out[i] = f
	}
	return &tree{facts: out}
}

// store writes a member; a setter of the project or a sink of the library may stand behind it.
func (a *analysis) store(x *ir.Instr) {
	v := a.namedReach(a.e.names.Sinks(catalog.MemberName, x.Name), x, x.B, a.get(x.B.Reg))
	for _, n := range a.values(x.A.Reg) {
		m := a.e.lib.Member(n, x.Name)
		a.assignSinks(x, a.e.lib.Assign(m), x.B, v)
		a.enterStates(x, a.e.lib.Marked(m))
	}
	if len(a.values(x.A.Reg)) == 0 && !a.literal(x.A.Reg) {
		a.assignSinks(x, a.e.lib.Assign(a.e.lib.Member(a.e.lib.Any(), x.Name)), x.B, v)
	}
	if x.Flags&ir.Implicit == 0 {
		v = a.step(v, trace{node: x.B.Node, kind: stepAssign, text: x.Name})
	}
	if held := a.e.ops.Held[x.Name]; held != (catalog.Marks{}) && !v.empty() {
		v = mark(v, held, true)
	}
	for _, k := range a.cellsOf(x.A.Reg, x.Name) {
		a.writeCell(k, a.news(k, v))
	}
	a.write(x.A.Reg, []string{x.Name}, v, true)
	a.forgetSecret(x.A.Reg, x.Name)
}

// news is what of a value says more about a library's object than the library does: r.headers =
// r.headers || {} says nothing.
func (a *analysis) news(k cellKey, v *tree) *tree {
	if k.kind != apiCell {
		return v
	}
	if a.e.lib.Structured(k.a, k.name) { // window.location = "/x": reading location.origin gives no "/x"
		return without(v, func(fact) bool { return true })
	}
	own := a.e.lib.Reads(k.a, k.name)
	return without(v, func(f fact) bool {
		return slices.ContainsFunc(own, func(s catalog.Source) bool { return f.label.source != nil && f.label.source.Row == s.Row })
	})
}

// deleted is what is left of a member once it has been deleted: nothing, save to users' rules, which
// take no notice of that (as in Semgrep).
func (a *analysis) deleted(t *tree) *tree {
	if !a.e.ruled {
		return nil
	}
	return without(t, func(f fact) bool { return f.label.kind == concrete && !f.label.ruled })
}

// literal reports whether a register holds an object or array made here: no element or other
// object of a library, whatever its members are called.
func (a *analysis) literal(r ir.Reg) bool {
	if r < 0 {
		return false
	}
	d := a.info.def[r]
	return d != nil && (d.Op == ir.Object || d.Op == ir.Array)
}

func (a *analysis) assignSinks(x *ir.Instr, sinks []catalog.Sink, value ir.Operand, v *tree) {
	for i := range sinks {
		if s := &sinks[i]; s.Port.Base == catalog.Assigned && a.conditions(x, s.When) {
			a.reach(s, x, value, a.below(v, s.Port.Path), false)
		}
	}
}

// storeIndex writes an unknown member.
func (a *analysis) storeIndex(x *ir.Instr) {
	nodes := a.values(x.A.Reg)
	if len(nodes) == 0 {
		nodes = []int32{a.e.lib.Any()}
	}
	key, v := a.get(x.B.Reg), a.get(x.C.Reg)
	for _, n := range nodes {
		sinks := a.e.lib.Assign(a.e.lib.Member(n, elem))
		a.assignSinks(x, sinks, x.C, v)
		for i := range sinks {
			if s := &sinks[i]; s.Port.Base == catalog.KeyOf {
				a.dynamicWrite(x, s, key)
			}
		}
	}
	a.write(x.A.Reg, []string{elem}, v, false)
}

// dynamicWrite reports a write through an untrusted key. A sink of shape "keyed" wants the object
// to have been reached through an untrusted key too: o[a][b] = v.
func (a *analysis) dynamicWrite(x *ir.Instr, s *catalog.Sink, key *tree) {
	if key == nil || len(key.facts) == 0 {
		return
	}
	if d := a.origin(x.A.Reg); d != nil && (d.Op == ir.Object || d.Op == ir.Array) {
		return // made here: nobody's prototype
	}
	if a.bare(x.A.Reg, map[ir.Reg]bool{}) {
		return
	}
	for _, c := range s.When {
		if c.Shape != "keyed" {
			continue
		}
		open := false
		for _, f := range key.facts {
			open = open || !f.clean.Has(s.Context)
		}
		if base := a.get(x.A.Reg); open && base != nil && !a.prepares(x, base) {
			// Any object will do: that nothing is known of this one is no doubt.
			a.reachFrom(s, x, x.A, &tree{facts: base.keyed}, false, false)
			a.reachFrom(s, x, x.A, &tree{facts: base.facts}, true, false)
		}
		return
	}
	if a.conditions(x, s.When) {
		a.reach(s, x, x.B, key, false)
	}
}

// bare reports whether everything that a register holds was made without a prototype, or reached
// through members of what was: const root = Object.create(null); node = root[key].
func (a *analysis) bare(r ir.Reg, seen map[ir.Reg]bool) bool {
	if r < 0 || len(seen) > maxGuardDepth || a.info.isParam[r] {
		return false
	}
	if seen[r] {
		return true
	}
	seen[r] = true
	made := a.e.madeBare(a.fn, r, 0)
	if made {
		return true
	}
	for i := range a.fn.Blocks {
		for j := range a.fn.Blocks[i].Instrs {
			d := &a.fn.Blocks[i].Instrs[j]
			if d.Dst != r {
				continue
			}
			switch {
			case (d.Op == ir.Move || d.Op == ir.Load || d.Op == ir.LoadIndex) && a.bare(d.A.Reg, seen):
				made = true
			default:
				return false
			}
		}
	}
	return made
}

// madeBare reports whether a register holds an object that delegates to nothing, as it was made:
// Object.create(null), or Object.assign of one.
func (e *engine) madeBare(fn *ir.Func, r ir.Reg, depth int) bool {
	fn, d := e.follow(fn, r)
	if d == nil || d.Op != ir.Call || len(d.Args) == 0 || d.Spread != 0 || depth > maxGuardDepth {
		return false
	}
	if e.does(fn, d, ir.NativeMerge) {
		return e.madeBare(fn, d.Args[0].Reg, depth+1)
	}
	lit, _, ok := e.constant(fn, d.Args[0].Reg, 0)
	return ok && lit == ir.LitNull && e.does(fn, d, ir.NativeCreate)
}

// prepares reports whether a computed write only makes room for a later one: it stores a fresh object,
// or what the object held already (o[k] = o[k] || {}).
func (a *analysis) prepares(x *ir.Instr, base *tree) bool {
	t := a.get(x.C.Reg)
	v := everything(t)
	if len(v) == 0 {
		return a.literal(x.C.Reg)
	}
	if len(t.keyed) == 0 { // not read by a key; in a loop o may have become what is stored
		return false
	}
	for _, f := range v {
		same := func(g fact) bool {
			return g.label.kind == f.label.kind && g.label.index == f.label.index && g.label.fn == f.label.fn && g.label.reg == f.label.reg
		}
		if !slices.ContainsFunc(base.facts, same) {
			return false
		}
	}
	return true
}

// write stores v at a path below a register, and below the places that the register was read from.
func (a *analysis) write(r ir.Reg, path []string, v *tree, strong bool) {
	for range maxGuardDepth {
		if r < 0 || len(path) > maxDepth {
			return
		}
		old := a.get(r)
		if !v.empty() || !old.empty() {
			val := v
			if !strong {
				val = join(v, old.at(path))
			}
			t := setAt(old, path, val)
			a.put(r, t)
			if !v.empty() {
				a.noteWrite(r, t)
			}
			if c := a.class(); r == a.fn.This && c != ir.NoClass {
				a.writeCell(cellKey{kind: classCell, a: int32(c), name: path[0]}, t.member(path[0]))
			}
		}
		d := a.info.def[r]
		switch {
		case d == nil:
			return
		case d.Op == ir.Load:
			path = append([]string{d.Name}, path...)
		case d.Op == ir.LoadIndex || d.Op == ir.Elem:
			path, strong = append([]string{elem}, path...), false
		case d.Op != ir.Move:
			return
		}
		r = d.A.Reg
	}
}

// copyProps copies all members but the excluded ones.
func (a *analysis) copyProps(x *ir.Instr) {
	src, dst := a.get(x.A.Reg), a.get(x.B.Reg)
	if src == nil {
		return
	}
	left := map[string]bool{}
	for _, o := range x.Args {
		if _, text, ok := a.constant(o.Reg); ok {
			left[text] = true
		}
	}
	if a.e.names.Records != nil && a.leavesSecret(left) {
		src = a.chosen(src)
	}
	out := dst.clone()
	out.stored = true
	out.facts = joinFacts(out.facts, src.facts)
	for _, k := range src.kids {
		if !left[k.name] {
			out = out.with(k.name, k.t)
		}
	}
	for name := range left {
		if _, ok := out.kid(name); !ok && len(src.facts) > 0 {
			out = out.with(name, nil)
		}
	}
	a.put(x.B.Reg, out)
}

// concat joins text: the result is as untrusted as its parts, less what a fixed beginning vouches for.
func (a *analysis) concat(x *ir.Instr) *tree {
	var out []fact
	prefix, known := "", true
	at := a.spotsAt(x)
	for n, o := range x.Args {
		t := a.get(o.Reg)
		if _, text, ok := a.constant(o.Reg); ok {
			prefix += text
			continue
		}
		if t == nil || len(t.facts) == 0 {
			prefix += "\x00"
			continue
		}
		vouched := catalog.Marks{}
		if known {
			for _, p := range a.e.ops.Prefixes {
				if p.Pattern.MatchString(prefix) {
					vouched = vouched.Union(p.Cleans)
				}
			}
		}
		fs := a.built(t.facts).facts
		for i := range fs {
			fs[i].clean = fs[i].clean.Union(vouched)
			fs[i].trace = fs[i].trace.then(trace{file: a.fn.File, node: x.Node, kind: stepConcat})
			if at != nil {
				fs[i] = a.e.placed(fs[i], at[n])
			}
		}
		out = joinFacts(out, fs)
		prefix += "\x01"
	}
	if out == nil {
		return nil
	}
	return &tree{facts: out}
}

// binary is the value of an operator: arithmetic gives numbers, comparison booleans.
func (a *analysis) binary(x *ir.Instr) *tree {
	switch x.Name {
	case "+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>":
	default:
		return join(a.onward(a.get(x.A.Reg), a.e.stop.comparisons), a.onward(a.get(x.B.Reg), a.e.stop.comparisons))
	}
	clean := a.e.ops.Text
	if x.Name == "+" {
		clean = catalog.Marks{}
	}
	var out []fact
	for _, o := range []ir.Operand{x.A, x.B} {
		if t := a.get(o.Reg); t != nil {
			out = joinFacts(out, a.built(t.facts).orNone())
		}
	}
	if out == nil {
		return nil
	}
	return mark(&tree{facts: out}, clean, false)
}

func (t *tree) orNone() []fact {
	if t == nil {
		return nil
	}
	return t.facts
}

func (a *analysis) unary(x *ir.Instr) *tree {
	t := a.get(x.A.Reg)
	switch {
	case t == nil || x.Name == ir.HasNext:
		return nil
	case x.Name == "!":
		return a.onward(t, a.e.stop.not)
	case x.Name != "+" && x.Name != "-" && x.Name != "~":
		return a.onward(t, a.e.stop.operators)
	}
	t = a.built(t.facts)
	if t == nil {
		return nil
	}
	return mark(t, a.e.ops.Text, false)
}

// makeFunc makes a closure: what it does with captured variables is applied when the function is done.
func (a *analysis) makeFunc(x *ir.Instr) {
	a.set(x.Dst, nil)
	inner := ir.FuncID(x.Ref)
	s := a.e.sums[inner]
	if s == nil {
		return
	}
	a.writeVars(s, x, nil)
	if !a.recording || len(s.sinks) == 0 && len(s.handed) == 0 {
		return
	}
	a.shared = true
	a.closures = append(a.closures, closure{a.at, x.Node, inner, a.cur, a.hoisted(x)})
}

// hoisted reports whether a closure is made before the code that stands in front of it runs: what
// follows it in the block stands earlier in the file.
func (a *analysis) hoisted(x *ir.Instr) bool {
	for i := int(a.at.instr) + 1; i < len(a.block.Instrs); i++ {
		if n := a.block.Instrs[i].Node; n >= 0 && n < x.Node && a.block.Instrs[i].Op != ir.MakeFunc {
			return true
		}
	}
	return false
}

// registerOf returns the register of this function that is a variable.
func (a *analysis) registerOf(v varRef) (ir.Reg, bool) {
	if v.fn == a.fn.ID {
		return v.reg, true
	}
	for _, c := range a.fn.Captures {
		if a.info.vars[c.Inner] == v {
			return c.Inner, true
		}
	}
	return ir.NoReg, false
}

// applyClosures applies what the closures made here do with captured variables: as they were when
// the closure was made, or as anything later has made them.
func (a *analysis) applyClosures() {
	for _, c := range a.closures {
		s := a.e.sums[c.fn]
		for i := range s.sinks {
			en := &s.sinks[i]
			l := en.fact.label
			if l.kind != fromVar && l.kind != fromThis {
				continue
			}
			t := a.capturedValue(c, l)
			a.passOn(en, t, c.node, a.e.prog.Funcs[c.fn].Name, stepCapture)
		}
		a.handFromClosure(c, s)
	}
}

// handFromClosure carries on what a closure calls captured functions with.
func (a *analysis) handFromClosure(c closure, s *summary) {
	x := &ir.Instr{Op: ir.Call, Node: c.node, A: ir.None, B: ir.None}
	for _, h := range s.handed {
		if h.label.kind != fromVar {
			continue
		}
		if r, ok := a.registerOf(varRef{h.label.fn, h.label.reg}); ok {
			if l := a.inputIn(r); l != nil {
				a.cur, a.shared = c.vars, true
				a.noteHanded(handing{l, h.arg, a.substitute(h.val, x, nil)})
			}
		}
	}
}

// capturedValue is the value that an input of a closure has, wherever the closure may be called.
func (a *analysis) capturedValue(c closure, l *label) *tree {
	if l.kind != fromVar {
		return nil
	}
	r, ok := a.registerOf(varRef{l.fn, l.reg})
	if !ok {
		return nil
	}
	t := c.vars.at(r)
	if c.late {
		t = nil
		for _, x := range a.exits {
			t = join(t, x.cur.at(r))
		}
	} else {
		for _, w := range a.writes[r] {
			if c.at.before(w.at) {
				t = join(t, w.val)
			}
		}
	}
	return join(t, a.sticky[r]).at(splitPath(l.path))
}
