package taint

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about what data is taken for: a client's word on its own role does harm where a role is
// stored or asked for, whatever way it comes. Data carries the traits of the names by which it has
// been read, and sinks ask for them (catalog.Names). What a call whose code is not known makes of data
// has none: a record found by the client's id has a role of its own.

// traits returns t with the traits that a name gives the value.
func (a *analysis) traits(p catalog.Place, name string, t *tree) *tree {
	if t == nil || len(t.facts) == 0 || name == "" {
		return t
	}
	traits := a.e.names.Traits(p, name)
	if traits == 0 || !slices.ContainsFunc(t.facts, func(f fact) bool { return f.unresolved == 0 && f.traits|traits != f.traits }) {
		return t
	}
	n := t.clone()
	n.facts = slices.Clone(t.facts)
	for i := range n.facts {
		n.facts[i].traits = n.facts[i].traits.With(traits, n.facts[i].unresolved > 0)
	}
	return n
}

// keyTraits gives the result of a call the traits of the constant name that it is asked for by:
// headers.get("x-role").
func (a *analysis) keyTraits(x *ir.Instr, result *tree) *tree {
	if result.empty() || len(x.Args) == 0 {
		return result
	}
	_, key, ok := a.constant(x.Args[0].Reg)
	if !ok {
		return result
	}
	return a.traits(catalog.MemberName, key, result)
}

// nameCall reports data of a trait that a call stores or spends, by what the call is named.
func (a *analysis) nameCall(x *ir.Instr) {
	if !a.recording || len(a.e.names.Calls) == 0 || x.Flags&ir.JSX != 0 {
		return
	}
	name := a.calleeName(x)
	if name == "" || len(a.e.g.Targets(a.fn.ID, x.Dst)) > 0 {
		return
	}
	for i := range a.e.names.Calls {
		c := &a.e.names.Calls[i]
		if c.New && x.Flags&ir.New == 0 || !c.Name.MatchString(name) || c.Of != nil && !c.Of.MatchString(a.chain(x, false)) {
			continue
		}
		if c.Text != nil {
			if text, ok := a.firstText(x); !ok || !c.Text.MatchString(text) {
				continue
			}
		}
		for _, o := range append(slices.Clone(x.Args), x.B) {
			if o.Reg >= 0 {
				a.reachFrom(&c.Sink, x, ir.Operand{Reg: o.Reg, Node: x.Node}, a.get(o.Reg), false, false)
			}
		}
	}
}

// firstText is the constant text of a call's first argument, with what is not constant left out.
func (a *analysis) firstText(x *ir.Instr) (string, bool) {
	if len(x.Args) == 0 {
		return "", false
	}
	if _, text, ok := a.constant(x.Args[0].Reg); ok {
		return text, true
	}
	d := a.origin(x.Args[0].Reg)
	if d == nil || d.Op != ir.Concat {
		return "", false
	}
	var b strings.Builder
	for _, o := range d.Args {
		_, text, _ := a.constant(o.Reg)
		b.WriteString(text)
	}
	return b.String(), true
}

// chain names what is called by all the names on the way to it, stripe.charges.create, and with texts
// by the constants that calls on the way are given: db.(users).findOne.
func (a *analysis) chain(x *ir.Instr, texts bool) string {
	var parts []string
	r := x.A.Reg
	for range maxGuardDepth {
		if r < 0 {
			break
		}
		d := a.info.def[r]
		if n := a.fn.Regs[r].Name; n != "" && (d == nil || d.Op != ir.Load) {
			parts = append(parts, n)
		}
		if d == nil {
			break
		}
		switch d.Op {
		case ir.Load, ir.Import, ir.Global:
			parts = append(parts, d.Name)
		case ir.Call:
			if text, ok := a.firstText(d); ok && texts {
				parts = append(parts, "("+text+")")
			}
		}
		r = d.A.Reg
	}
	slices.Reverse(parts)
	return strings.Join(parts, ".")
}

// compareTrait reports data of a trait that is compared with a constant that decides.
func (a *analysis) compareTrait(c *catalog.Comparison, x *ir.Instr, claim, other ir.Operand) {
	if claim.Reg < 0 || other.Reg < 0 || a.typeTested(claim.Reg) >= 0 {
		return
	}
	if _, text, fixed := a.constant(other.Reg); !fixed || !c.Constants.MatchString(text) || a.refusesEqual(c, x) {
		return
	}
	a.reachFrom(&c.Sink, x, ir.Operand{Reg: claim.Reg, Node: x.Node}, a.get(claim.Reg), false, false)
}

// refusesEqual reports whether somebody is turned away where the two sides of a comparison are equal:
// then it is what may not be claimed.
func (a *analysis) refusesEqual(c *catalog.Comparison, x *ir.Instr) bool {
	last := &a.block.Instrs[len(a.block.Instrs)-1]
	if last.Op != ir.Branch || a.variable(last.A.Reg) != x.Dst {
		return false
	}
	equal := a.block.Succs[0]
	if strings.HasPrefix(x.Name, "!") {
		equal = a.block.Succs[1]
	}
	b := &a.fn.Blocks[equal]
	if n := len(b.Instrs); n > 0 && b.Instrs[n-1].Op == ir.Branch { // equal, and …
		b = &a.fn.Blocks[b.Succs[0]]
	}
	for i := range b.Instrs {
		y := &b.Instrs[i]
		if y.Op == ir.Throw || y.Op == ir.Const && y.Lit == ir.LitNumber && c.Refusals[y.Name] {
			return true
		}
	}
	return false
}

// decide reports a claim that a branch goes by.
func (a *analysis) decide(x *ir.Instr) {
	if !a.recording || x.A.Reg < 0 {
		return
	}
	for i := range a.e.names.Decisions {
		a.reachFrom(&a.e.names.Decisions[i], x, ir.Operand{Reg: x.A.Reg, Node: x.A.Node}, a.get(x.A.Reg), false, false)
	}
}
