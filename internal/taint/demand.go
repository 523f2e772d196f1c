package taint

import (
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Only those inputs of a function are followed in it that carry untrusted data in some call: the
// parameters, receivers and captured variables, and the members of them, that callers ask for. The
// rest costs nothing. This keeps the number of facts to what real sources make of it, where the
// functional approach alone would follow every input of every function.

// Bounds on how finely demand is kept apart. Beyond them the value as a whole is followed.
const (
	maxDemandDepth = 3
	maxDemandKids  = 8
)

// inputs are the parts of a function's inputs that are followed, as values made of the labels that
// stand for them.
type inputs struct {
	params []*tree
	this   *tree
}

// demand says that an input carries untrusted data in a call: a parameter or the receiver of fn, or
// a variable. val is what it carries.
type demand struct {
	input labelKey // of fn when it is a parameter or the receiver
	fn    ir.FuncID
	val   *tree
}

// tracked returns the value with which a function starts that stands for an input.
func (e *engine) tracked(f ir.FuncID, k labelKey) *tree {
	switch k.kind {
	case fromParam:
		if ps := e.inputs[f].params; int(k.index) < len(ps) {
			return ps[k.index]
		}
		return nil
	case fromThis:
		return e.inputs[f].this
	}
	return e.vars[varRef{k.fn, k.reg}]
}

// track widens what is followed of an input by what a value carries, and reports whether that is more.
func (e *engine) track(d demand) bool {
	old := e.tracked(d.fn, d.input)
	n := widenDemand(old, e.input(d.fn, d.input), d.val)
	if n == old {
		return false
	}
	switch in := &e.inputs[max(d.fn, 0)]; d.input.kind {
	case fromParam:
		for len(in.params) <= int(d.input.index) {
			in.params = append(in.params, nil)
		}
		in.params[d.input.index] = n
	case fromThis:
		in.this = n
	default:
		e.vars[varRef{d.input.fn, d.input.reg}] = n
	}
	return true
}

// input returns the label of an input of a function, or of a variable.
func (e *engine) input(f ir.FuncID, k labelKey) *label {
	if k.kind == fromVar {
		f = k.fn
	}
	k.loop = e.recursive[f]
	return e.labels.get(k, nil)
}

// covers reports whether what is followed of an input holds everything that a value carries.
func (t *tree) covers(v *tree) bool {
	switch {
	case v.empty() || t != nil && len(t.facts) > 0:
		return true
	case t == nil || len(v.facts) > 0 || len(v.keyed) > 0:
		return false
	}
	for _, k := range v.kids {
		if k.t.empty() {
			continue
		}
		own, ok := t.kid(k.name)
		if k.name == elem || !ok || !own.covers(k.t) {
			return false
		}
	}
	return true
}

// widenDemand returns old, widened to cover v. l is the label of the whole.
func widenDemand(old *tree, l *label, v *tree) *tree {
	if old.covers(v) {
		return old
	}
	whole := &tree{facts: []fact{{label: l}}}
	if len(v.facts) > 0 || len(v.keyed) > 0 || l.depth >= maxDemandDepth {
		return whole
	}
	n := old.clone()
	for _, k := range v.kids {
		if k.t.empty() {
			continue
		}
		if k.name == elem {
			return whole
		}
		sub, _ := n.kid(k.name)
		n = n.withKid(k.name, widenDemand(sub, l.extend(k.name), k.t))
	}
	if len(n.kids) > maxDemandKids {
		return whole
	}
	return n.bounded()
}

// ask notes that an input of a function carries what v does, if that is not known yet.
func (a *analysis) ask(f ir.FuncID, input labelKey, v *tree) {
	if a.recording && !v.empty() && !a.e.tracked(f, input).covers(v) {
		a.demands = append(a.demands, demand{input, f, v})
	}
}

// askInputs notes what the inputs of a function carry when it is called with a binding.
func (a *analysis) askInputs(f ir.FuncID, b *binding) {
	if !a.recording {
		return
	}
	callee := a.e.prog.Funcs[f]
	for i := range inputCount(callee) {
		a.ask(f, labelKey{kind: fromParam, index: int32(i)}, b.params(i))
	}
	if callee.This >= 0 {
		a.ask(f, labelKey{kind: fromThis}, b.this)
	}
}

// inputCount is how many parameters of a function are followed: those that it reads through the
// arguments object count.
func inputCount(fn *ir.Func) int {
	if fn.Arguments >= 0 {
		return max(len(fn.Params), 4)
	}
	return len(fn.Params)
}

// askVar notes what a variable carries that other functions see.
func (a *analysis) askVar(r ir.Reg, t *tree) {
	if a.recording && a.isShared(r) && !t.empty() {
		v := a.varOf(r)
		a.ask(ir.NoFunc, labelKey{kind: fromVar, fn: v.fn, reg: v.reg}, t)
	}
}

// varOf returns the variable that a register is.
func (a *analysis) varOf(r ir.Reg) varRef {
	if v, ok := a.info.vars[r]; ok {
		return v
	}
	return varRef{a.fn.ID, r}
}

// trackAlways marks the inputs that are followed whatever callers pass: parameters of functions that
// users of a library call, and those that hold objects of a library's with untrusted members, so that
// a check on such a member counts for the caller.
func (e *engine) trackAlways() {
	something := &tree{facts: []fact{{}}}
	if e.rulesOnly {
		return
	}
	for _, fn := range e.prog.Funcs {
		for i, p := range fn.Params {
			if e.bearing(fn.ID, p.Reg) {
				e.track(demand{labelKey{kind: fromParam, index: int32(i)}, fn.ID, something})
			}
		}
	}
	if !e.opts.Library {
		return
	}
	for _, f := range e.g.Exported() {
		for i := range inputCount(e.prog.Funcs[f]) {
			e.track(demand{labelKey{kind: fromParam, index: int32(i)}, f, something})
		}
	}
}

// bearing reports whether a register holds an object of a library's whose members are untrusted.
func (e *engine) bearing(f ir.FuncID, r ir.Reg) bool {
	if r < 0 {
		return false
	}
	for _, n := range e.info[f].values(r) {
		if n != catalog.NoNode && e.lib.Bears(n) {
			return true
		}
	}
	return false
}
