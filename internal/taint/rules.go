package taint

import (
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// ruleSink is the sink of every user's taint rule: no context makes its data safe, only the rule's
// own sanitisers, which take the rule's facts away.
var ruleSink = &catalog.Sink{Row: -2, Context: 127, Label: "the rule's sink"}

// applyRules introduces, removes and reports the data of the user's taint rules at an instruction.
func (a *analysis) applyRules(x *ir.Instr) {
	rules := a.e.rules[a.fn.File]
	if len(rules) == 0 {
		return
	}
	for i := range rules {
		a.applyRule(&rules[i], x)
	}
}

func (a *analysis) applyRule(r *fileRule, x *ir.Instr) {
	eachOperand(x, func(o ir.Operand) {
		if o.Reg < 0 || o.Node < 0 {
			return
		}
		if r.nodes.Sanitizers[o.Node] {
			a.cur[o.Reg] = withoutRule(a.get(o.Reg), r.id)
		} else if r.nodes.Sources[o.Node] {
			a.cur[o.Reg] = join(a.get(o.Reg), a.ruleSource(r, o.Reg, o.Node))
		}
		if r.nodes.Sinks[o.Node] {
			a.ruleReach(r, x, o)
		}
	})
	for _, p := range r.nodes.Propagators {
		a.propagate(p, x)
	}
	if x.Dst < 0 || x.Node < 0 {
		return
	}
	switch {
	case r.nodes.Sanitizers[x.Node]:
		a.cur[x.Dst] = withoutRule(a.get(x.Dst), r.id)
	case r.nodes.Sources[x.Node]:
		a.cur[x.Dst] = join(a.get(x.Dst), a.ruleSource(r, x.Dst, x.Node))
	}
	if r.nodes.Sinks[x.Node] {
		a.ruleReach(r, x, ir.Operand{Reg: x.Dst, Node: x.Node})
	}
}

// propagate moves data from one matched node to another within an instruction.
func (a *analysis) propagate(p [2]ir.NodeID, x *ir.Instr) {
	from, to := ir.NoReg, ir.NoReg
	eachOperand(x, func(o ir.Operand) {
		if o.Node == p[0] {
			from = o.Reg
		}
		if o.Node == p[1] {
			to = o.Reg
		}
	})
	if from >= 0 && to >= 0 {
		a.cur[to] = join(a.get(to), a.get(from))
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

func (a *analysis) ruleSource(r *fileRule, reg ir.Reg, node ir.NodeID) *tree {
	l := a.e.labels.get(labelKey{kind: concrete, fn: a.fn.ID, reg: reg, row: int32(node), rule: r.id}, nil)
	var none *trace
	return &tree{facts: []fact{{label: l, trace: none.then(trace{file: a.fn.File, node: node, kind: stepSource, text: "the rule's source"})}}}
}

func (a *analysis) ruleReach(r *fileRule, x *ir.Instr, o ir.Operand) {
	if !a.recording {
		return
	}
	site := &sinkSite{sink: ruleSink, rule: r.id, fn: a.fn.ID, node: o.Node, call: x.Node}
	for _, f := range everything(a.get(o.Reg)) {
		a.arrive(site, f, false)
	}
}

// withoutRule returns a value without the facts of one rule.
func withoutRule(t *tree, rule string) *tree {
	if t.empty() {
		return t
	}
	n := &tree{depth: t.depth, stored: t.stored, keyed: t.keyed}
	for _, f := range t.facts {
		if f.label.rule != rule {
			n.facts = append(n.facts, f)
		}
	}
	for _, k := range t.kids {
		n.kids = append(n.kids, kid{k.name, withoutRule(k.t, rule)})
	}
	return n
}
