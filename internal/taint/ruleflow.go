package taint

import (
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// A fact that comes from a source of the user's rules is safe in all contexts but those of the rules,
// and their labels, of which it is a source. So one fact serves all rules that share a source.

// everywhere is every context.
var everywhere = catalog.Marks{^uint64(0), ^uint64(0)}

// overlay is the value of a register while one instruction runs.
type overlay struct {
	reg            ir.Reg
	before, during *tree
}

// ruled runs an instruction with the data that rules see in its operands, and then does what rules say
// of the operands and the result.
func (a *analysis) ruled(m *fileMarks, x *ir.Instr, run func()) {
	var over []overlay
	eachOperand(x, func(o ir.Operand) {
		if marks := m.of(o.Node); marks != nil && o.Reg >= 0 {
			if x.Op == ir.Call && o == x.B {
				marks = around(marks, x.Node)
			}
			before := a.cur.at(o.Reg)
			during := a.seen(marks, a.get(o.Reg))
			a.put(o.Reg, during)
			a.takeFrom(marks, during)
			over = append(over, overlay{o.Reg, before, during})
		}
	})
	eachOperand(x, func(o ir.Operand) {
		if marks := m.of(o.Node); marks != nil && o.Reg >= 0 {
			before := a.cur.at(o.Reg)
			if during := a.withMoved(marks, a.get(o.Reg)); during != a.get(o.Reg) {
				a.put(o.Reg, during)
				over = append(over, overlay{o.Reg, before, during})
			}
			a.sinkAt(marks, a.get(o.Reg))
		}
	})
	if marks := m.of(x.Node); marks != nil && x.Op == ir.Call {
		a.callSink(x, marks)
	}
	run()
	for i := len(over) - 1; i >= 0; i-- {
		a.lift(over[i])
	}
	eachOperand(x, func(o ir.Operand) {
		if marks := m.of(o.Node); marks != nil && o.Reg >= 0 {
			a.after(marks, o.Reg)
		}
	})
	a.ruledResult(m, x)
}

// lift takes away what an overlay has added to a register, also when the instruction has changed it.
func (a *analysis) lift(v overlay) {
	now := a.cur.at(v.reg)
	if now == v.during || now.empty() && v.during.empty() {
		a.put(v.reg, v.before)
		return
	}
	if now == nil || v.during == nil {
		return
	}
	n := now.clone()
	n.facts = nil
	for i := range now.facts {
		if f := &now.facts[i]; v.before != nil && indexFact(v.before.facts, f) >= 0 || indexFact(v.during.facts, f) < 0 {
			n.facts = append(n.facts, *f)
		}
	}
	a.put(v.reg, n)
}

// around leaves the marks of a node that are of itself or of a place that reaches as far as node n:
// where o.m is a source, the receiver of o.m() is not for being within.
func around(marks []ruleMark, n ir.NodeID) []ruleMark {
	var out []ruleMark
	for _, k := range marks {
		if k.itself || k.place.First <= n && n <= k.place.Last {
			out = append(out, k)
		}
	}
	return out
}

// ruledResult does what rules say of the value of an instruction, and of the variable it is assigned to.
func (a *analysis) ruledResult(m *fileMarks, x *ir.Instr) {
	if x.Dst < 0 || x.Node < 0 {
		return
	}
	if marks := m.of(x.Node); marks != nil {
		t := a.seen(marks, a.get(x.Dst))
		a.takeFrom(marks, t)
		t = a.withMoved(marks, t)
		a.set(x.Dst, t)
		a.sinkAt(marks, t)
	}
	if x.Op == ir.Move {
		if typ := a.fn.Regs[x.Dst].Type; typ != "" {
			a.put(x.Dst, a.typed(typ, a.get(x.Dst)))
		}
		if marks := m.of(x.Node + 1); marks != nil { // the first node of an assignment or declaration: its target
			a.after(marks, x.Dst)
		}
	}
}

func eachOperand(x *ir.Instr, fn func(ir.Operand)) {
	fn(x.A)
	fn(x.B)
	fn(x.C)
	for _, o := range x.Args {
		fn(o)
	}
}

// seen is the value that a node has to the rules which mark it.
func (a *analysis) seen(marks []ruleMark, t *tree) *tree {
	var clean catalog.Marks
	for i := range marks {
		if k := &marks[i]; k.kind == isSanitizer && k.place.Effect != OnlyAfter {
			clean = clean.Union(k.rule.all)
		}
	}
	if clean != (catalog.Marks{}) && !t.empty() {
		t = mark(t, clean, true)
	}
	for i := range marks {
		if k := &marks[i]; k.kind == isSource && k.place.Effect != OnlyAfter {
			t = a.fromSource(k, t, clean)
		}
	}
	return t
}

// fromSource adds the data of a source to a value, but for the contexts that a sanitiser has cleaned.
func (a *analysis) fromSource(k *ruleMark, t *tree, clean catalog.Marks) *tree {
	if k.place.Requires != nil && !k.place.Requires(k.rule.has(unsafeIn(everything(t)))) {
		return t
	}
	bit, ok := k.rule.labels[k.place.Label]
	if !ok || clean.Has(bit) {
		return t
	}
	l := a.e.labels.get(labelKey{kind: concrete, fn: a.fn.ID, row: int32(k.place.Node), ruled: true}, nil)
	var none *trace
	from := none.then(trace{file: a.fn.File, node: k.place.Node, kind: stepSource, text: "the rule's source"})
	return join(t, &tree{facts: []fact{{label: l, clean: everywhere.Without(catalog.Marks{}.With(bit)), trace: from}}})
}

// unsafeIn returns the contexts in which concrete data of rules is not safe.
func unsafeIn(fs []fact) catalog.Marks {
	var out catalog.Marks
	for i := range fs {
		if fs[i].label.kind == concrete && fs[i].label.ruled {
			out = out.Union(everywhere.Without(fs[i].clean))
		}
	}
	return out
}

// has returns a test for the labels of a rule whose contexts are in a set.
func (u *userRule) has(in catalog.Marks) func(string) bool {
	return func(label string) bool {
		bit, ok := u.labels[label]
		return ok && in.Has(bit)
	}
}

// takeFrom remembers the data that propagators move from a node.
func (a *analysis) takeFrom(marks []ruleMark, t *tree) {
	for i := range marks {
		k := &marks[i]
		if k.kind != isFrom || !k.itself || t.empty() {
			continue
		}
		if v := k.moved(t); v != nil {
			if a.moved == nil {
				a.moved = map[*RuleFlow]*tree{}
			}
			a.moved[k.flow] = join(a.moved[k.flow], v)
			if a.recording {
				a.writeCell(cellKey{kind: flowCell, a: k.flow.index}, v)
			}
		}
	}
}

// moved is what a propagator makes of the data it moves: as safe as before for its rule, of no
// consequence for the others.
func (k *ruleMark) moved(t *tree) *tree {
	f := k.flow
	fs := everything(t)
	if f.Requires != nil && !f.Requires(k.rule.has(unsafeIn(fs))) {
		return nil
	}
	others := everywhere.Without(k.rule.all)
	for _, name := range f.Replaces {
		if bit, ok := k.rule.labels[name]; ok {
			others = others.With(bit)
		}
	}
	var label catalog.Marks
	if bit, ok := k.rule.labels[f.Label]; ok && f.Label != "" {
		label = label.With(bit)
	}
	out := make([]fact, 0, len(fs))
	for _, g := range fs {
		if g.clean.Union(others) == everywhere {
			continue
		}
		g.clean = g.clean.Union(others).Without(label)
		if g.mode == structural {
			g.mode = flat
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil
	}
	return &tree{facts: out}
}

// withMoved is the value of a node with the data that propagators have moved to it.
func (a *analysis) withMoved(marks []ruleMark, t *tree) *tree {
	for i := range marks {
		if k := &marks[i]; k.kind == isTo && k.itself {
			t = join(t, a.moved[k.flow])
		}
	}
	return t
}

// after does what places say that change the variable they are.
func (a *analysis) after(marks []ruleMark, r ir.Reg) {
	for i := range marks {
		k := &marks[i]
		if !k.itself || k.place.Effect == NoEffect {
			continue
		}
		switch k.kind {
		case isTo:
			a.changed(r, func(t *tree) *tree { return join(t, a.moved[k.flow]) })
		case isSource:
			a.changed(r, func(t *tree) *tree { return a.fromSource(k, t, catalog.Marks{}) })
		case isSanitizer:
			a.changed(r, func(t *tree) *tree {
				if t.empty() {
					return t
				}
				return mark(t, k.rule.all, true)
			})
		}
	}
}

// changed changes the variable, or the member of one, that a register was read from.
func (a *analysis) changed(r ir.Reg, change func(*tree) *tree) {
	var path []string
	v := r
	for range maxGuardDepth {
		d := a.info.def[v]
		if a.fn.Regs[v].Name != "" || d == nil || d.Op != ir.Load || d.A.Reg < 0 {
			break
		}
		path = append([]string{d.Name}, path...)
		v = d.A.Reg
	}
	if len(path) > 0 {
		t := a.get(v)
		a.set(v, setAt(t, path, change(t.at(path))))
	}
	a.set(r, change(a.get(r)))
}

// callSink reports the data in the arguments and the receiver of a call that is a sink.
func (a *analysis) callSink(x *ir.Instr, marks []ruleMark) {
	for i := range marks {
		k := &marks[i]
		if k.kind != isSink || !k.itself || k.place.Focused {
			continue
		}
		fs := everything(a.get(x.B.Reg))
		for _, o := range x.Args {
			fs = joinFacts(fs, everything(a.get(o.Reg)))
		}
		a.ruleReach(k, fs)
	}
}

// sinkAt reports the data that a node has whose marks these are.
func (a *analysis) sinkAt(marks []ruleMark, t *tree) {
	if t.empty() {
		return
	}
	for i := range marks {
		if marks[i].kind == isSink {
			a.ruleReach(&marks[i], everything(t))
		}
	}
}

// ruleReach handles data at a sink of a rule.
func (a *analysis) ruleReach(k *ruleMark, fs []fact) {
	if !a.recording || len(fs) == 0 {
		return
	}
	site := &sinkSite{sink: k.place.sink, rule: k.rule, place: k.place, fn: a.fn.ID, node: k.place.Node, call: ir.NoNode}
	if k.place.Requires != nil {
		a.together(site, fs)
		return
	}
	for _, f := range fs {
		a.arrive(site, f, false)
	}
}

// together handles the data that meets at a sink which asks for several labels, or for the lack of
// some. What a function's inputs bring to it is judged with what is there already, one input at a time.
func (a *analysis) together(site *sinkSite, fs []fact) {
	if !a.recording {
		return
	}
	here := *site
	here.held = site.held.Union(unsafeIn(fs))
	holds := here.place.Requires(here.rule.has(here.held))
	for _, f := range fs {
		switch {
		case f.label.kind != concrete:
			a.enter(&here, f)
		case holds && f.label.ruled && f.clean.Union(everywhere.Without(here.rule.all)) != everywhere:
			a.hit(&here, f)
		}
	}
}

// onward is data that goes on for rules only, as Semgrep lets it pass through what the catalogue knows
// better: a comparison, an index.
func (a *analysis) onward(t *tree, stop catalog.Marks) *tree {
	if !a.e.ruled || t == nil || len(t.facts) == 0 {
		return nil
	}
	var out []fact
	for _, f := range t.facts {
		if f.label.kind == concrete && !f.label.ruled || f.clean.Union(stop) == everywhere {
			continue
		}
		f.clean = f.clean.Union(stop)
		f.unresolved = addSat(f.unresolved, 1)
		if f.mode == structural {
			f.mode = flat
		}
		out = append(out, f)
	}
	if out == nil {
		return nil
	}
	return &tree{facts: out}
}

// givenByRules is what rules say that a parameter holds.
func (a *analysis) givenByRules(p ir.Param) *tree {
	m := a.e.marks[a.fn.File]
	if m == nil {
		return nil
	}
	marks := a.parameterMarks(m, p)
	t := a.seen(marks, nil)
	for i := range marks {
		if k := &marks[i]; k.kind == isTo && k.itself {
			t = join(t, a.readCell(cellKey{kind: flowCell, a: k.flow.index}))
		}
	}
	return a.typed(p.Type, t)
}

// typed is a value that is declared to be of a type, for the rules that trust those.
func (a *analysis) typed(name string, t *tree) *tree {
	var clean catalog.Marks
	if a.e.ops.Numbers[name] {
		clean = a.e.stop.numbers
	} else if a.e.ops.Booleans[name] {
		clean = a.e.stop.booleans
	}
	if clean == (catalog.Marks{}) || t.empty() {
		return t
	}
	return mark(t, clean, true)
}

// parameterMarks are the marks of a parameter's name, or of the pattern that takes it apart.
func (a *analysis) parameterMarks(m *fileMarks, p ir.Param) []ruleMark {
	out := m.of(p.Node)
	if p.Node < 0 || p.Name == "" {
		return out
	}
	file := a.e.prog.Files[a.fn.File]
	_, last := file.Spans.Span(int32(p.Node))
	for n := m.next(p.Node + 1); n >= 0; n = m.next(n + 1) {
		start, end := file.Spans.Span(int32(n))
		if start >= last {
			break
		}
		if string(file.Source.Code[start:end]) == p.Name {
			out = append(out[:len(out):len(out)], m.at[n]...)
		}
	}
	return out
}

// source returns the place of a rule that a fact comes from, for a sink; nil when none fits.
func (e *engine) sourceOf(site *sinkSite, l *label) *RulePlace {
	m := e.marks[e.prog.Funcs[l.fn].File]
	if m == nil {
		return nil
	}
	for _, k := range m.of(ir.NodeID(l.row)) {
		if k.kind == isSource && k.rule == site.rule && (k.rule.Agree == nil || k.rule.Agree(k.place.Bindings, site.place.Bindings)) {
			return k.place
		}
	}
	return nil
}
