package taint

import (
	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// model is what the library says of a call.
type model struct {
	node      catalog.Node
	call      *catalog.CallModel
	heuristic bool
}

// calleeName is the last name by which a call names its callee, for heuristics and messages.
func (a *analysis) calleeName(x *ir.Instr) string { return calleeName(a.fn, a.info, x) }

func calleeName(fn *ir.Func, in *funcInfo, x *ir.Instr) string {
	if x.A.Reg < 0 {
		return ""
	}
	if n := fn.Regs[x.A.Reg].Name; n != "" {
		return n
	}
	if d := in.def[x.A.Reg]; d != nil {
		switch d.Op {
		case ir.Load, ir.Global, ir.Import:
			return d.Name
		}
	}
	return ""
}

// models lists what the library knows of a call's callee. A callee that is neither a library's nor
// the project's is looked up by name alone.
func (a *analysis) models(x *ir.Instr) []model {
	return a.info.models[x]
}

func (e *engine) findModels(fn *ir.Func, in *funcInfo, x *ir.Instr) []model {
	var out []model
	nodes := in.values(x.A.Reg)
	for _, n := range nodes {
		if m := e.lib.Call(n); m != nil {
			out = append(out, model{n, m, e.lib.Heuristic(n)})
		}
	}
	if len(nodes) > 0 || len(e.g.Targets(fn.ID, x.Dst)) > 0 {
		return out
	}
	if name := calleeName(fn, in, x); name != "" {
		n := e.lib.Member(e.lib.Any(), name)
		if m := e.lib.Call(n); m != nil {
			out = append(out, model{n, m, true})
		}
	}
	return out
}

// call applies a call: the project functions it may reach, what the library says, and where neither
// is known, the assumption that data passes through.
func (a *analysis) call(x *ir.Instr) {
	var result *tree
	opaque := false
	targets := a.e.g.Targets(a.fn.ID, x.Dst)
	for _, t := range targets {
		result = join(result, a.applyTarget(x, t))
	}
	result = join(result, a.executed(x))
	if s := a.state(x); s != nil {
		result, opaque = join(result, s), true
	}
	for _, m := range a.models(x) {
		r := a.applyModel(x, m)
		result = join(result, r)
		opaque = opaque || m.call.Opaque
	}
	if len(targets) == 0 && !opaque {
		result = join(result, a.passThrough(x))
	} else if len(targets) == 0 && a.e.ruled {
		result = join(result, a.onward(a.passThrough(x), a.e.stop.opaque))
	}
	if len(targets) == 0 {
		result = join(result, a.nameRecord(x))
		if a.e.ruled { // what a function is that data picks, its result is
			result = join(result, a.onward(a.get(x.A.Reg), a.e.stop.opaque))
		}
		if a.e.stop.functions != (catalog.Marks{}) && !result.empty() {
			result = mark(result, a.e.stop.functions, true)
		}
		a.handOver(x)
		a.setsState(x)
		if n := a.native(x); (n == ir.NativeFilter || n == ir.NativeFind) && !result.empty() {
			result = mark(result, a.tested(x, true), true)
		}
	}
	a.dispatchSinks(x)
	a.nameCall(x)
	a.set(x.Dst, a.keyTraits(x, result))
	for _, m := range a.models(x) {
		a.applyGuards(x, m.call, catalog.WhenDone, "")
	}
	if len(targets) > 0 {
		a.applyDone(x, targets)
	}
}

// dispatchSinks reports a call of a member picked by an untrusted name.
func (a *analysis) dispatchSinks(x *ir.Instr) {
	callee := x.A.Reg
	if n := a.native(x); n == ir.NativeCall || n == ir.NativeApply { // o[k].call(…)
		if d := a.madeBy(callee); d != nil && d.Op == ir.Load {
			callee = d.A.Reg
		}
	}
	for _, d := range a.picked(callee, 0) {
		if a.readsOwn(d) || a.e.madeBare(a.fn, d.A.Reg, 0) {
			continue
		}
		nodes := a.values(d.A.Reg)
		if len(nodes) == 0 {
			nodes = []int32{a.e.lib.Any()}
		}
		for _, n := range nodes {
			if m := a.e.lib.Call(a.e.lib.Member(n, elem)); m != nil {
				a.keySinks(d, m.Sinks, a.pickedBy(d))
			}
		}
	}
}

// pickedBy is the key that a member has been picked by: as it was then, with what has been checked since.
func (a *analysis) pickedBy(x *ir.Instr) *tree {
	now := a.get(x.B.Reg)
	return mapFacts(a.picks[x], func(f fact) fact {
		for _, g := range now.orNone() {
			if g.label == f.label {
				f.clean = f.clean.Union(g.clean)
			}
		}
		return f
	})
}

// picked lists the reads of computed members that a register's value may come from: o[k], also bound,
// or one of several, as in o[k] || o.other.
func (a *analysis) picked(r ir.Reg, depth int) []*ir.Instr {
	if r < 0 || depth > maxGuardDepth {
		return nil
	}
	d := a.madeBy(r)
	switch {
	case d == nil:
		var out []*ir.Instr
		for _, from := range a.info.moved[r] {
			out = append(out, a.picked(from, depth+1)...)
		}
		return out
	case d.Op == ir.LoadIndex:
		return []*ir.Instr{d}
	case d.Op == ir.Call && a.native(d) == ir.NativeBind:
		if bind := a.madeBy(d.A.Reg); bind != nil && bind.Op == ir.Load {
			return a.picked(bind.A.Reg, depth+1)
		}
	case d.Op == ir.Move: // of a register that is written several times
		return a.picked(d.A.Reg, depth+1)
	}
	return nil
}

// madeBy is the instruction that a register's value comes from, through moves.
func (a *analysis) madeBy(r ir.Reg) *ir.Instr {
	if r < 0 {
		return nil
	}
	d := a.info.def[r]
	for d != nil && d.Op == ir.Move && d.A.Reg >= 0 && a.info.def[d.A.Reg] != nil {
		d = a.info.def[d.A.Reg]
	}
	return d
}

// passThrough is the result of a call whose callee is unknown: as untrusted as what went in.
func (a *analysis) passThrough(x *ir.Instr) *tree {
	var fs []fact
	if x.Flags&ir.JSX == 0 {
		if t := a.get(x.B.Reg); t != nil {
			fs = joinFacts(fs, t.facts)
		}
	}
	for _, o := range x.Args {
		if t := a.get(o.Reg); t != nil {
			fs = joinFacts(fs, t.facts)
		}
	}
	if len(fs) == 0 {
		return nil
	}
	out := make([]fact, 0, len(fs))
	for _, f := range fs {
		if f.direct() {
			continue
		}
		if f.mode == structural {
			f.mode = flat
		}
		if f.unresolved < 255 {
			f.unresolved++
			f.traits = 0 // what comes back is something else
		}
		f.trace = f.trace.then(trace{file: a.fn.File, node: x.Node, kind: stepUnknown, text: a.calleeName(x)})
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil
	}
	return &tree{facts: out}
}

// direct reports whether data counts only as it is.
func (f fact) direct() bool { return f.label.source != nil && f.label.source.Direct }

// binding says what the inputs of a called function are bound to at a call.
type binding struct {
	params func(i int) *tree
	this   *tree
	isNew  bool
	// values are what facts of the callee's have been found to be here: a summary says the same of many
	// members.
	values map[factKey]*tree
}

// factKey is a fact without its steps.
type factKey struct {
	label               *label
	clean               catalog.Marks
	unresolved, partial uint8
	mode                mode
	as                  int16
	traits              catalog.Traits
	spots               spots
}

// bind returns the binding of a target's inputs at a call.
func (a *analysis) bind(x *ir.Instr, t callgraph.Target) *binding {
	b := &binding{this: a.get(x.B.Reg), isNew: x.Flags&ir.New != 0}
	callee := a.e.prog.Funcs[t.Func]
	if b.isNew {
		b.this = nil
	}
	nth := func(i int) *tree { return a.arg(x, i-t.Bound) }
	switch t.How {
	case callgraph.ViaCall:
		b.this = a.arg(x, 0)
		nth = func(i int) *tree { return a.arg(x, i+1-t.Bound) }
	case callgraph.ViaApply:
		b.this = a.arg(x, 0)
		nth = func(i int) *tree { return a.arg(x, 1).at([]string{index(i - t.Bound)}) }
	case callgraph.Accessor:
		b.this = a.get(x.A.Reg)
		nth = func(int) *tree { return a.get(x.B.Reg) }
		if x.Op == ir.Load {
			nth = func(int) *tree { return nil }
		}
	}
	b.params = func(i int) *tree {
		if i >= len(callee.Params) || !callee.Params[i].Rest {
			return nth(i)
		}
		rest := &tree{}
		for j := i; j < i+max(len(x.Args), 1); j++ {
			if v := nth(j); !v.empty() {
				rest = rest.with(index(j-i), v)
			}
		}
		return rest
	}
	return b
}

// arg returns the value passed as argument i, spread arguments taken apart.
func (a *analysis) arg(x *ir.Instr, i int) *tree {
	if i < 0 {
		return nil
	}
	for j, o := range x.Args {
		if x.Spread&(1<<min(j, 31)) != 0 {
			t := a.get(o.Reg)
			if j == len(x.Args)-1 {
				return t.member(index(i - j))
			}
			return t.element()
		}
		if j == i {
			return a.get(o.Reg)
		}
	}
	return nil
}

// applyTarget applies a project function's summary at a call and returns the call's result.
func (a *analysis) applyTarget(x *ir.Instr, t callgraph.Target) *tree {
	b := a.bind(x, t)
	a.askInputs(t.Func, b)
	s := a.e.sums[t.Func]
	if s == nil {
		return nil
	}
	a.applySinks(s, x.Node, t.Func, b)
	if len(s.params) > 0 && t.How == callgraph.Direct {
		for i, o := range x.Args {
			if left := s.params[int32(i+t.Bound)]; left != nil {
				a.writeAll(o.Reg, a.substitute(left, x, b))
			}
		}
	}
	a.writeVars(s, x, b)
	result := a.substitute(s.ret, x, b)
	if s.this != nil {
		left := a.substitute(s.this, x, b)
		if b.isNew || x.Flags&ir.Super != 0 && x.B.Reg < 0 {
			result = join(result, left)
		} else if t.How == callgraph.Direct {
			a.writeAll(x.B.Reg, left)
		} else if t.How == callgraph.Accessor {
			a.writeAll(x.A.Reg, left)
		}
		a.keepFields(t.Func, left)
	}
	if b.isNew {
		result = a.step(result, trace{node: x.Node, kind: stepReturn, text: a.e.prog.Funcs[t.Func].Name})
	}
	return result
}

// writeVars does what a called function does to variables of the functions around it.
func (a *analysis) writeVars(s *summary, x *ir.Instr, b *binding) {
	for _, v := range s.vars {
		a.writeVar(varRef{v.fn, v.reg}, a.substitute(v.val, x, b))
	}
}

// writeVar writes a variable of this function or of one around it.
func (a *analysis) writeVar(v varRef, val *tree) {
	if val.empty() {
		return
	}
	if r, ok := a.registerOf(v); ok {
		a.addSticky(r, val)
		return
	}
	for fn := a.fn; fn.Outer != ir.NoFunc; fn = a.e.prog.Funcs[fn.Outer] {
		if fn.Outer == v.fn { // not named here, but the function it belongs to will see it
			if a.beyond == nil {
				a.beyond = map[varRef]*tree{}
			}
			a.beyond[v] = join(a.beyond[v], val)
			return
		}
	}
}

// keepFields puts what a method writes into its instance into the class's cells.
func (a *analysis) keepFields(f ir.FuncID, left *tree) {
	if left == nil || a.e.prog.Funcs[f].Class == ir.NoClass {
		return
	}
	for _, k := range left.kids {
		a.writeCell(cellKey{kind: classCell, a: int32(a.e.prog.Funcs[f].Class), name: k.name}, k.t)
	}
}

// writeAll writes every member of t into the object of a register.
func (a *analysis) writeAll(r ir.Reg, t *tree) {
	if t == nil {
		return
	}
	for _, k := range t.kids {
		a.write(r, []string{k.name}, k.t, false)
	}
}

// applySinks reports, or passes on, the sinks that a function's inputs reach.
func (a *analysis) applySinks(s *summary, node ir.NodeID, f ir.FuncID, b *binding) {
	if !a.recording {
		return
	}
	for i := range s.sinks {
		en := &s.sinks[i]
		l := en.fact.label
		if l.kind == fromVar {
			continue // applied where the closure is made
		}
		a.passOn(en, a.bound(l, b), node, a.e.prog.Funcs[f].Name, stepCall)
	}
}

// bound returns the value that an input label stands for at a call, or nil.
func (a *analysis) bound(l *label, b *binding) *tree {
	switch l.kind {
	case fromParam:
		if b == nil {
			return nil
		}
		return a.namedAt(b.params(int(l.index)), splitPath(l.path))
	case fromThis:
		if b == nil {
			return nil
		}
		return a.namedAt(b.this, splitPath(l.path))
	case fromVar:
		if r, ok := a.registerOf(varRef{l.fn, l.reg}); ok {
			return a.namedAt(a.get(r), splitPath(l.path))
		}
		return a.namedAt(a.readCell(cellKey{kind: varCell, a: int32(l.fn), b: int32(l.reg)}), splitPath(l.path))
	}
	return nil
}

// passOn carries the facts of a value into a sink that lies inside a callee.
func (a *analysis) passOn(en *sinkEntry, t *tree, node ir.NodeID, name string, kind stepKind) {
	if t == nil {
		return
	}
	facts := t.facts
	if en.fact.mode == deep {
		facts = everything(t)
	}
	if en.sink.keyed && len(t.keyed) > 0 {
		reached := *en.sink // the key has been seen: from here on it is the key's data that counts
		reached.keyed = false
		for _, f := range t.keyed {
			a.arrive(&reached, combine(f, en, node, a.fn.File, name, kind), false)
		}
	}
	if en.sink.place != nil && en.sink.place.Requires != nil {
		met := make([]fact, len(facts))
		for i, f := range facts {
			met[i] = combine(f, en, node, a.fn.File, name, kind)
		}
		a.together(en.sink, met)
		return
	}
	for _, f := range facts {
		a.arrive(en.sink, combine(f, en, node, a.fn.File, name, kind), en.sink.keyed)
	}
}

// combine is the fact that reaches the sink when f is bound to the entry's input.
func combine(f fact, en *sinkEntry, node ir.NodeID, file ir.FileID, name string, kind stepKind) fact {
	f.spots = f.spots.inside(en.fact.spots)
	f.clean = f.clean.Union(en.fact.clean)
	f.unresolved = addSat(f.unresolved, en.fact.unresolved)
	f.partial = addSat(f.partial, en.fact.partial)
	f.heuristic = f.heuristic || en.fact.heuristic
	f.as = max(f.as, en.fact.as)
	f.traits = f.traits.With(en.fact.traits, f.unresolved > 0)
	if f.mode == structural {
		f.mode = en.fact.mode
	}
	f.trace = f.trace.then(trace{file: file, node: node, kind: kind, inner: en.fact.trace, text: name})
	return f
}

func addSat(a, b uint8) uint8 {
	if int(a)+int(b) > 255 {
		return 255
	}
	return a + b
}

// substitute replaces the inputs in a callee's value by what they are bound to here.
func (a *analysis) substitute(t *tree, x *ir.Instr, b *binding) *tree {
	if a.work += 8; t.empty() || a.work > maxWork {
		return nil
	}
	var out *tree
	for _, f := range t.facts {
		out = join(out, a.substituteFact(f, x, b))
	}
	out = a.substituteKeys(out, t.keyed, x, b)
	if out == nil || t.stored && !out.stored {
		out = out.clone()
		out.stored = t.stored
	}
	if len(t.kids) > 0 {
		kids := make([]kid, len(t.kids))
		for i, k := range t.kids {
			kids[i] = kid{k.name, a.substitute(k.t, x, b)}
		}
		out = out.withAll(kids)
	}
	if out.empty() && !out.stored {
		return nil
	}
	return out
}

// substituteKeys adds to out the untrusted keys by which a function has reached what it hands back.
func (a *analysis) substituteKeys(out *tree, keys []fact, x *ir.Instr, b *binding) *tree {
	for _, f := range keys {
		if v := a.substituteFact(f, x, b); v != nil && len(v.facts) > 0 {
			out = out.clone()
			out.keyed = joinFacts(out.keyed, v.facts)
		}
	}
	return out
}

// substituteFact returns what a fact of a callee's is here, found once a call.
func (a *analysis) substituteFact(f fact, x *ir.Instr, b *binding) *tree {
	if b == nil || f.label.kind == concrete {
		return a.bindFact(f, x, b)
	}
	k := factKey{f.label, f.clean, f.unresolved, f.partial, f.mode, f.as, f.traits, f.spots}
	if v, ok := b.values[k]; ok {
		return v
	}
	if b.values == nil {
		b.values = map[factKey]*tree{}
	}
	v := a.bindFact(f, x, b)
	b.values[k] = v
	return v
}

func (a *analysis) bindFact(f fact, x *ir.Instr, b *binding) *tree {
	name := a.calleeName(x)
	if f.label.kind == concrete {
		f.trace = f.trace.then(trace{file: a.fn.File, node: x.Node, kind: stepReturn, text: name})
		return &tree{facts: []fact{f}}
	}
	v := a.bound(f.label, b)
	if v.empty() {
		return nil
	}
	adjust := func(g fact) fact {
		g.spots = g.spots.inside(f.spots)
		g.clean = g.clean.Union(f.clean)
		g.unresolved = addSat(g.unresolved, f.unresolved)
		g.partial = addSat(g.partial, f.partial)
		g.as = max(g.as, f.as)
		g.traits = g.traits.With(f.traits, g.unresolved > 0)
		if g.mode == structural {
			g.mode = f.mode
		}
		return g
	}
	through := trace{file: a.fn.File, node: x.Node, kind: stepCall, inner: f.trace, text: name, back: true}
	if f.unresolved > 0 {
		v = without(v, fact.direct)
	}
	if f.mode != structural {
		fs := v.facts
		if f.mode == deep {
			fs = everything(v)
		}
		out := make([]fact, len(fs))
		for i, g := range fs {
			g = adjust(g)
			g.trace = g.trace.then(through)
			out[i] = g
		}
		return &tree{facts: out}
	}
	if f.clean != (catalog.Marks{}) || f.unresolved > 0 || f.partial > 0 || f.as > 0 || f.traits > 0 || f.spots > 0 {
		v = mapFacts(v, adjust)
	}
	n := v
	if v.stored {
		n = v.clone()
		n.stored = false
	}
	if f.trace.len() == 0 {
		return n // handed straight back: no step worth showing
	}
	return a.step(n, through)
}

// applyDone marks the arguments that all targets of a call have checked once they return.
func (a *analysis) applyDone(x *ir.Instr, targets []callgraph.Target) {
	var held []check
	for i, t := range targets {
		s := a.e.sums[t.Func]
		if s == nil {
			return
		}
		if i == 0 {
			held = s.checks
		} else {
			held = intersectChecks(held, s.checks)
		}
	}
	a.applyChecks(x, targets[0], held)
}

// applyChecks marks the arguments that stand for checked inputs.
func (a *analysis) applyChecks(x *ir.Instr, t callgraph.Target, held []check) {
	for _, c := range held {
		if c.label.kind != fromParam {
			continue
		}
		i := int(c.label.index) - t.Bound
		if t.How == callgraph.ViaCall {
			i++
		}
		if t.How == callgraph.Direct || t.How == callgraph.ViaCall {
			if i >= 0 && i < len(x.Args) && x.Spread == 0 {
				a.vouchPath(x.Args[i].Reg, splitPath(c.label.path), c.clean)
			}
		}
	}
}

// handOver notes that an input of this function is called, and with what.
func (a *analysis) handOver(x *ir.Instr) {
	if !a.recording || len(a.cur) == 0 {
		return
	}
	if l := a.inputIn(x.A.Reg); l != nil {
		for i := range x.Args {
			a.noteHanded(handing{l, i, a.arg(x, i)})
		}
	}
}

// inputIn returns the label of the input that a register always holds, if it does.
func (a *analysis) inputIn(r ir.Reg) *label {
	for range maxGuardDepth {
		if r < 0 {
			return nil
		}
		if i, ok := a.info.params[r]; ok {
			return a.e.input(a.fn.ID, labelKey{kind: fromParam, index: i})
		}
		if v, ok := a.info.vars[r]; ok {
			return a.e.input(a.fn.ID, labelKey{kind: fromVar, fn: v.fn, reg: v.reg})
		}
		d := a.info.def[r]
		if d == nil || d.Op != ir.Move && d.Op != ir.Await {
			return nil
		}
		r = d.A.Reg
	}
	return nil
}

func (a *analysis) noteHanded(h handing) {
	if h.val.empty() {
		return
	}
	for i := range a.sum.handed {
		if o := &a.sum.handed[i]; o.label == h.label && o.arg == h.arg {
			o.val = join(o.val, h.val)
			return
		}
	}
	if len(a.sum.handed) < maxHanded {
		a.sum.handed = append(a.sum.handed, h)
	}
}

// executed is the result of a call that runs its argument at once with a function whose argument
// becomes the result: new Promise(executor).
func (a *analysis) executed(x *ir.Instr) *tree {
	native := false
	for _, n := range a.values(x.A.Reg) {
		native = native || a.e.lib.Native(n) == ir.NativeExecute
	}
	if !native {
		return nil
	}
	var out *tree
	for _, f := range a.e.g.CallbackArgs(a.fn.ID, x.Dst, 0) {
		if s := a.e.sums[f]; s != nil {
			for _, h := range s.handed {
				if h.label.kind == fromParam && h.label.index == 0 && h.label.path == "" && h.arg == 0 {
					out = join(out, a.substitute(h.val, x, nil))
				}
			}
		}
	}
	return out
}
