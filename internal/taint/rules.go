package taint

import (
	"sort"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// fileRule is a user's taint rule in one file. Its data is cleaned in a context of its own.
type fileRule struct {
	id    string
	clean catalog.Marks
	sink  *catalog.Sink
	nodes *RuleNodes
}

// addRules gives each rule a context that the catalogue does not use; there must be enough.
func (e *engine) addRules(rules []Rule) {
	for i, r := range rules {
		bit := len(e.cat.Contexts) + i
		sink := &catalog.Sink{Row: int32(-2 - i), Context: bit, Label: "a sink of rule " + r.ID}
		for f, nodes := range r.Files {
			e.rules[f] = append(e.rules[f], fileRule{r.ID, catalog.Marks{}.With(bit), sink, nodes})
		}
	}
	for _, rs := range e.rules {
		sort.Slice(rs, func(i, j int) bool { return rs[i].sink.Context < rs[j].sink.Context })
	}
}

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
			a.cleanRule(r, o.Reg)
		} else if r.nodes.Sources[o.Node] {
			a.put(o.Reg, join(a.get(o.Reg), a.ruleSource(r, o.Reg, o.Node)))
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
		a.cleanRule(r, x.Dst)
	case r.nodes.Sources[x.Node]:
		a.put(x.Dst, join(a.get(x.Dst), a.ruleSource(r, x.Dst, x.Node)))
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
		a.put(to, join(a.get(to), a.get(from)))
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
	site := &sinkSite{sink: r.sink, rule: r.id, fn: a.fn.ID, node: o.Node, call: x.Node}
	for _, f := range everything(a.get(o.Reg)) {
		a.arrive(site, f, false)
	}
}

// cleanRule marks what is in a register as sanitised for a rule.
func (a *analysis) cleanRule(r *fileRule, reg ir.Reg) {
	if t := a.get(reg); !t.empty() {
		a.put(reg, mark(t, r.clean, true))
	}
}
