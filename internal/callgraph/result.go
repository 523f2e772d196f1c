package callgraph

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// finish turns what the solver found into a Graph, which keeps nothing of the solver.
func (s *solver) finish() *Graph {
	g := &Graph{
		Prog: s.prog, regs: s.regs,
		setters: map[storeKey][]Target{}, binds: map[siteKey][]Target{}, passed: map[argKey][]ir.FuncID{},
	}
	s.finishValues(g)
	s.accessors(g)
	s.finishTargets(g)
	s.finishBinds(g)
	edges := s.dependencies(g)
	g.components = components(len(s.prog.Funcs), edges)
	g.levels = levels(g.components, edges)
	g.exported = s.reachable()
	g.answers = s.answers
	g.bounds = s.bounds()
	return g
}

// finishValues makes the list of values of each node.
func (s *solver) finishValues(g *Graph) {
	n := len(s.nodes.info)
	g.valueAt, g.guessed = make([]int32, n+1), make([]bool, n)
	total := 0
	for i := range s.nodes.info {
		total += int(s.nodes.info[i].n)
	}
	g.values = make([]Value, 0, total)
	for i := range n {
		start := len(g.values)
		all := true
		for _, v := range s.nodes.set(node(i)) {
			x := &s.values.info[v]
			if x.kind == resolverValue {
				continue
			}
			all = all && x.flags&guessed != 0
			g.values = append(g.values, s.values.public(v))
		}
		set := g.values[start:]
		slices.SortFunc(set, compareValues)
		g.values = g.values[:start+len(slices.Compact(set))]
		g.guessed[i] = (all || s.nodes.info[i].flags&byName != 0) && len(g.values) > start
		g.valueAt[i+1] = int32(len(g.values))
	}
}

func compareValues(a, b Value) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}

// accessors finds the reads that run getters and the writes that run setters.
func (s *solver) accessors(g *Graph) {
	get, set := map[string]name{}, map[string]name{}
	for n := range s.names.text {
		if h := s.names.getter[n]; h != noName {
			get[s.names.text[n]] = h
		}
		if h := s.names.setter[n]; h != noName {
			set[s.names.text[n]] = h
		}
	}
	if len(get)+len(set) == 0 {
		return
	}
	for _, fn := range s.prog.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				in := &fn.Blocks[b].Instrs[i]
				switch in.Op {
				case ir.Load:
					if h, ok := get[in.Name]; ok && in.Dst >= 0 {
						s.readSite(fn.ID, in, h)
					}
				case ir.Store:
					if h, ok := set[in.Name]; ok {
						if t := s.accessorTargets(fn.ID, in, h); len(t) > 0 {
							g.setters[storeKey{fn.ID, int32(b), int32(i)}] = t
						}
					}
				}
			}
		}
	}
}

// readSite makes a site of a read that runs getters.
func (s *solver) readSite(f ir.FuncID, in *ir.Instr, hidden name) {
	id := int32(len(s.sites))
	targets := s.accessorTargets(f, in, hidden)
	if len(targets) == 0 {
		return
	}
	s.sites = append(s.sites, site{f, in})
	for _, t := range targets {
		s.calls = append(s.calls, callEdge{site: id, fn: t.Func, how: Accessor})
	}
}

// accessorTargets lists the accessors that access to a member under a hidden name runs, in order.
func (s *solver) accessorTargets(f ir.FuncID, in *ir.Instr, hidden name) []Target {
	var out []Target
	for _, v := range s.nodes.set(s.regs.of(f, in.A.Reg)) {
		i := s.heap.peek(v, hidden)
		for _, a := range s.nodes.set(s.heap.slots[i].lookup) {
			if x := s.values.info[a]; x.kind == funcValue {
				out = append(out, Target{Func: ir.FuncID(x.id), How: Accessor})
			}
		}
	}
	return sortTargets(out)
}

func sortTargets(t []Target) []Target {
	slices.SortFunc(t, func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Func, b.Func), cmp.Compare(a.How, b.How), cmp.Compare(a.Bound, b.Bound))
	})
	return slices.Compact(t)
}

// maxTargets is the most functions a call may reach that it is still taken to reach any: beyond it
// the analysis has lost track, and to follow them all would connect everything with everything.
const maxTargets = 8

// prune drops the targets of calls that have too many.
func (s *solver) prune() {
	kept := s.calls[:0]
	for i := 0; i < len(s.calls); {
		j := i
		for j < len(s.calls) && s.calls[j].site == s.calls[i].site {
			j++
		}
		if j-i <= maxTargets {
			kept = append(kept, s.calls[i:j]...)
		} else {
			if s.lost == nil {
				s.lost = map[ir.FileID]bool{}
			}
			s.lost[s.prog.Funcs[s.sites[s.calls[i].site].fn].File] = true
		}
		i = j
	}
	s.calls = kept
}

// finishTargets sorts the sites by function and register and the targets by site.
func (s *solver) finishTargets(g *Graph) {
	slices.SortFunc(s.calls, func(a, b callEdge) int {
		return cmp.Or(cmp.Compare(a.site, b.site), cmp.Compare(a.fn, b.fn), cmp.Compare(a.how, b.how), cmp.Compare(a.bound, b.bound))
	})
	s.calls = slices.Compact(s.calls)
	s.prune()
	g.targets = make([]Target, len(s.calls))
	sites := make([]callSite, len(s.sites))
	at := 0
	for i := range s.sites {
		c := callSite{dst: s.sites[i].in.Dst, in: s.sites[i].in, targets: int32(at), runs: s.runs(s.sites[i])}
		for ; at < len(s.calls) && s.calls[at].site == int32(i); at++ {
			e := s.calls[at]
			g.targets[at] = Target{e.fn, e.how, int(e.bound)}
		}
		c.n = int32(at) - c.targets
		sites[i] = c
	}
	order := make([]int32, len(sites))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.sites[a].fn, s.sites[b].fn), cmp.Compare(sites[a].dst, sites[b].dst))
	})
	g.sites = make([]callSite, len(sites))
	g.siteAt = make([]int32, len(s.prog.Funcs)+1)
	for i, o := range order {
		g.sites[i] = sites[o]
		g.siteAt[s.sites[o].fn+1]++
	}
	for f := range s.prog.Funcs {
		g.siteAt[f+1] += g.siteAt[f]
	}
}

// finishBinds lists what each call of bind binds.
func (s *solver) finishBinds(g *Graph) {
	for _, at := range s.bound {
		x := s.sites[at]
		var out []Target
		for _, v := range s.nodes.set(s.regs.of(x.fn, x.in.B.Reg)) {
			switch y := s.values.info[v]; y.kind {
			case funcValue, boundValue:
				out = append(out, Target{ir.FuncID(y.id), ViaCall, int(y.extra)})
			}
		}
		g.binds[siteKey{x.fn, x.in.Dst}] = sortTargets(out)
	}
}

// dependencies lists, for each function, the functions whose summaries its own needs. It also
// notes the callbacks that stand in arrays.
func (s *solver) dependencies(g *Graph) [][]ir.FuncID {
	edges := make([][]ir.FuncID, len(s.prog.Funcs))
	g.callers = make([][]ir.FuncID, len(s.prog.Funcs))
	for _, fn := range s.prog.Funcs {
		if fn.Outer >= 0 {
			edges[fn.Outer] = append(edges[fn.Outer], fn.ID)
		}
	}
	for f := range s.prog.Funcs {
		called := len(edges[f])
		for i := g.siteAt[f]; i < g.siteAt[f+1]; i++ {
			c := &g.sites[i]
			for _, t := range g.targets[c.targets : c.targets+c.n] {
				edges[f] = append(edges[f], t.Func)
			}
		}
		to := slices.Clone(edges[f][called:])
		slices.Sort(to)
		for _, t := range slices.Compact(to) {
			g.callers[t] = append(g.callers[t], ir.FuncID(f))
		}
	}
	for k, ts := range g.setters {
		for _, t := range ts {
			edges[k.fn] = append(edges[k.fn], t.Func)
			g.callers[t.Func] = append(g.callers[t.Func], k.fn)
		}
	}
	for i := range s.sites {
		s.callbacks(g, int32(i), edges)
	}
	for f := range edges {
		slices.Sort(edges[f])
		edges[f] = slices.Compact(edges[f])
		slices.Sort(g.callers[f])
		g.callers[f] = slices.Compact(g.callers[f])
	}
	return edges
}

// callbacks adds the functions that a call passes out of the program to what its function needs.
func (s *solver) callbacks(g *Graph, at int32, edges [][]ir.FuncID) {
	x := s.sites[at]
	if !s.runs(x) {
		return
	}
	for i, a := range x.in.Args {
		n := s.regs.of(x.fn, a.Reg)
		var direct, inside []ir.FuncID
		for _, v := range s.nodes.set(n) {
			switch y := s.values.info[v]; y.kind {
			case funcValue, boundValue:
				direct = append(direct, ir.FuncID(y.id))
			case arrayValue:
				inside = append(inside, s.functionsIn(v)...)
			}
		}
		edges[x.fn] = append(append(edges[x.fn], direct...), inside...)
		if len(inside) > 0 {
			all := append(direct, inside...)
			slices.Sort(all)
			g.passed[argKey{siteKey{x.fn, x.in.Dst}, i}] = slices.Compact(all)
		}
	}
}

// runs reports whether a call may go to something outside the program that runs functions it is passed.
func (s *solver) runs(x site) bool {
	if x.in.Op != ir.Call {
		return false
	}
	callee := s.nodes.set(s.regs.of(x.fn, x.in.A.Reg))
	for _, v := range callee {
		if y := s.values.info[v]; y.kind == apiValue && s.lib.Runs(y.id) {
			return true
		}
	}
	if len(callee) > 0 {
		return false
	}
	m := s.lib.Member(s.lib.Any(), s.calleeName(x))
	return m != 0 && s.lib.Runs(m)
}

// calleeName is the name by which a call names its callee, or "".
func (s *solver) calleeName(x site) string {
	r := x.in.A.Reg
	if r < 0 {
		return ""
	}
	fn := s.prog.Funcs[x.fn]
	if n := fn.Regs[r].Name; n != "" {
		return n
	}
	if s.readsOf != fn { // sites stand in order of their functions
		s.readsOf, s.reads = fn, map[ir.Reg]string{}
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				switch d := &fn.Blocks[b].Instrs[i]; d.Op {
				case ir.Load, ir.Global, ir.Import:
					s.reads[d.Dst] = d.Name
				}
			}
		}
	}
	return s.reads[r]
}

// functionsIn lists the functions that are elements of an array.
func (s *solver) functionsIn(v val) []ir.FuncID {
	var out []ir.FuncID
	for i := s.values.info[v].slots; i != 0; i = s.heap.slots[i].next {
		for _, e := range s.nodes.set(s.heap.slots[i].field) {
			if y := s.values.info[e]; y.kind == funcValue || y.kind == boundValue {
				out = append(out, ir.FuncID(y.id))
			}
		}
	}
	return out
}
