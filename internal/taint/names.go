package taint

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about what names tell: a variable called passwordHash holds a secret, one called
// resetToken must not hold what can be guessed (catalog.Names).

// nameInput makes a parameter a source that is named like a secret.
func (a *analysis) nameInput(p ir.Param) *tree {
	return a.namedSources(catalog.VariableName, a.fn.Regs[p.Reg].Name, p.Reg, p.Node)
}

// namedSources returns the facts that a name gives a value.
func (a *analysis) namedSources(p catalog.Place, name string, r ir.Reg, node ir.NodeID) *tree {
	if name == "" || a.e.rulesOnly {
		return nil
	}
	srcs := a.e.names.Sources(p, name)
	var fs []fact
	for i := range srcs {
		fs = append(fs, a.source(&srcs[i], r, node, false))
	}
	if fs == nil {
		return nil
	}
	return &tree{facts: fs}
}

// nameVariable applies what the name of the variable that x writes tells.
func (a *analysis) nameVariable(x *ir.Instr) {
	if x.Dst < 0 || a.fn.Regs[x.Dst].Name == "" || x.Op != ir.Move && x.Op != ir.Load && x.Op != ir.Concat && x.Op != ir.Await {
		return
	}
	name := a.fn.Regs[x.Dst].Name
	if t := a.get(x.Dst); t != nil {
		a.put(x.Dst, a.traits(catalog.VariableName, name, t))
	}
	if sinks := a.e.names.Sinks(catalog.VariableName, name); len(sinks) > 0 {
		o := x.A
		if x.Op != ir.Move {
			o = ir.Operand{Reg: x.Dst, Node: x.Node}
		}
		a.put(x.Dst, a.namedReach(sinks, x, o, a.get(x.Dst)))
	}
	if srcs := a.e.names.Sources(catalog.VariableName, name); len(srcs) > 0 && a.mayBeSecret(x, srcs[0].Kind) {
		a.put(x.Dst, join(a.get(x.Dst), a.namedSources(catalog.VariableName, name, x.Dst, x.Node)))
	}
}

// mayBeSecret reports whether what x writes is data, not a constant or code, and not known already to
// hold a source of that kind.
func (a *analysis) mayBeSecret(x *ir.Instr, kind string) bool {
	if _, _, fixed := a.constant(x.A.Reg); fixed && x.Op == ir.Move {
		return false
	}
	if _, d := a.e.follow(a.fn, x.A.Reg); d != nil && x.Op == ir.Move {
		switch d.Op {
		case ir.MakeFunc, ir.MakeClass, ir.Import, ir.Global, ir.Regexp, ir.Const, ir.Object, ir.Array, ir.Binary, ir.Unary:
			return false
		}
	}
	return !slices.ContainsFunc(a.get(x.Dst).orNone(), func(f fact) bool { return f.kind() == kind })
}

// namedReach reports data that must not be in what has such a name, and returns the data as it is from
// there on: reported once.
func (a *analysis) namedReach(sinks []catalog.NamedSink, x *ir.Instr, o ir.Operand, t *tree) *tree {
	if t == nil || len(t.facts) == 0 {
		return t
	}
	for i := range sinks {
		s := &sinks[i]
		if slices.ContainsFunc(t.facts, func(f fact) bool { return slices.Contains(s.Refuted, f.kind()) }) {
			continue
		}
		if s.Unless != nil && x.Op == ir.Store && a.handedTo(x.A.Reg, func(name string) bool { return s.Unless.MatchString(name) }, 0) {
			continue
		}
		if s.With != nil && !a.hasMember(x.A.Reg, s.With.MatchString) {
			continue
		}
		a.reachFrom(&s.Sink, x, o, t, false, false)
		t = mark(t, catalog.Marks{}.With(s.Sink.Context), true)
	}
	return t
}

// hasMember reports whether the function writes a member of such a name to the object in r.
func (a *analysis) hasMember(r ir.Reg, is func(name string) bool) bool {
	for b := range a.fn.Blocks {
		for i := range a.fn.Blocks[b].Instrs {
			x := &a.fn.Blocks[b].Instrs[i]
			if x.Op == ir.Store && is(x.Name) && a.variable(x.A.Reg) == a.variable(r) {
				return true
			}
		}
	}
	return false
}

// handedTo reports whether the object in r is an argument of a call, or is kept in a member, of a name.
func (a *analysis) handedTo(r ir.Reg, is func(name string) bool, depth int) bool {
	if r < 0 || depth > maxDepth {
		return false
	}
	for b := range a.fn.Blocks {
		for i := range a.fn.Blocks[b].Instrs {
			x := &a.fn.Blocks[b].Instrs[i]
			switch {
			case x.Op == ir.Call && slices.ContainsFunc(x.Args, func(o ir.Operand) bool { return o.Reg == r }):
				if is(a.calleeName(x)) {
					return true
				}
			case x.Op == ir.Store && x.B.Reg == r:
				if is(x.Name) || a.handedTo(x.A.Reg, is, depth+1) {
					return true
				}
			case x.Op == ir.Move && x.A.Reg == r && x.Dst != r:
				if is(a.fn.Regs[x.Dst].Name) || a.handedTo(x.Dst, is, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

// nameResult applies what the function's own name tells of what it returns.
func (a *analysis) nameResult(v ir.Operand) *tree {
	t := a.get(v.Reg)
	if sinks := a.e.names.Sinks(catalog.FunctionName, a.fn.Name); len(sinks) > 0 && v.Reg >= 0 {
		t = a.namedReach(sinks, &ir.Instr{Op: ir.Return, Node: v.Node, A: v, B: ir.None, C: ir.None, Dst: ir.NoReg}, v, t)
	}
	return t
}

// answer treats the members of what a function returns that a framework calls as members of the
// value that the framework takes it for.
func (a *analysis) answer(v ir.Operand) {
	n := a.e.g.Answer(a.fn.ID)
	if n == 0 || v.Reg < 0 {
		return
	}
	for _, k := range a.get(v.Reg).orEmpty().kids {
		member := a.e.lib.Member(n, k.name)
		sinks := a.e.lib.Assign(member)
		if len(sinks) == 0 {
			continue
		}
		value := ir.Operand{Reg: ir.NoReg, Node: v.Node}
		if f := a.e.field(a.fn, v.Reg, []string{k.name}); f.status == fieldFound && f.fn == a.fn {
			value = ir.Operand{Reg: f.reg, Node: f.node}
		}
		x := &ir.Instr{Op: ir.Store, Name: k.name, Node: v.Node, A: v, B: value, C: ir.None, Dst: ir.NoReg}
		a.assignSinks(x, sinks, value, k.t)
	}
}

// compare reports a secret that is compared in variable time with what a client sent.
func (a *analysis) compare(x *ir.Instr) {
	if !a.recording {
		return
	}
	for i := range a.e.names.Comparisons {
		c := &a.e.names.Comparisons[i]
		switch {
		case !c.Operators[x.Name]:
		case c.Sink.Traits != 0:
			a.compareTrait(c, x, x.A, x.B)
			a.compareTrait(c, x, x.B, x.A)
		default:
			a.compareSides(c, x, x.A, x.B)
			a.compareSides(c, x, x.B, x.A)
		}
	}
}

func (a *analysis) compareSides(c *catalog.Comparison, x *ir.Instr, secret, other ir.Operand) {
	if secret.Reg < 0 || other.Reg < 0 || a.typeTested(other.Reg) >= 0 || !c.Anything && a.holds(secret.Reg, c.Against) {
		return
	}
	if c.Spared != nil && (c.Spared.MatchString(a.nameOf(secret.Reg)) || c.Spared.MatchString(a.nameOf(other.Reg))) {
		return
	}
	if _, _, fixed := a.constant(other.Reg); fixed {
		return
	}
	client, param := a.holds(other.Reg, c.Against), a.isInput(other.Reg)
	helper := c.Helpers != nil && c.Helpers.MatchString(a.fn.Name)
	var fs []fact
	for _, f := range a.get(secret.Reg).orNone() {
		switch {
		case f.label.kind != concrete && helper && (client || param), slices.Contains(c.Sink.Accepts, f.kind()) && (client || c.Anything || param && c.Inputs):
			fs = append(fs, f)
		}
	}
	if len(fs) > 0 {
		a.reachFrom(&c.Sink, x, ir.Operand{Reg: secret.Reg, Node: x.Node}, &tree{facts: fs}, false, false)
	}
}

// nameOf is the name of the variable, or of the member, that a register holds.
func (a *analysis) nameOf(r ir.Reg) string {
	if n := a.fn.Regs[r].Name; n != "" {
		return n
	}
	if d := a.origin(r); d != nil && d.Op == ir.Load {
		return d.Name
	}
	return a.fn.Regs[a.variable(r)].Name
}

// kind is the kind of source that a fact is of; "" for inputs.
func (f fact) kind() string {
	if f.label.kind != concrete || f.label.source == nil {
		return ""
	}
	return f.label.source.Kind
}

// holds reports whether a register holds data of one of those source kinds.
func (a *analysis) holds(r ir.Reg, kinds map[string]bool) bool {
	return slices.ContainsFunc(a.get(r).orNone(), func(f fact) bool { return kinds[f.kind()] })
}

// isInput reports whether a register holds a parameter, and nothing known to be secret.
func (a *analysis) isInput(r ir.Reg) bool {
	for _, f := range a.get(r).orNone() {
		if f.label.kind == concrete {
			return false
		}
	}
	return a.handedIn(r)
}
