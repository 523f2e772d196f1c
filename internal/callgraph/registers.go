package callgraph

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// registers says which node holds the values of each register. Registers that always hold the same
// share one: a captured variable with the variable, a copy that is written once with what it
// copies. A register that can hold no value of interest (a number, a string) has none.
type registers struct {
	base []int32 // of each function's registers in node
	node []node
}

func (r *registers) of(f ir.FuncID, reg ir.Reg) node {
	if reg < 0 {
		return 0
	}
	return r.node[r.base[f]+int32(reg)]
}

// merger is a union-find over all registers of a program.
type merger struct {
	base   []int32
	parent []int32
	holds  []bool // by root: may hold a value of interest
	census census
}

// census counts the instructions of a program that cost the analysis memory, so that its tables can
// be made large enough at once: growing them leaves as much garbage as they hold.
type census struct{ reads, writes, calls, objects int }

func (c *census) count(op ir.Op) {
	switch op {
	case ir.Load, ir.LoadIndex, ir.Elem:
		c.reads++
	case ir.Store, ir.StoreIndex, ir.CopyProps, ir.CopyElems:
		c.writes++
	case ir.Call:
		c.calls++
	case ir.Object, ir.Array:
		c.objects++
	}
}

// reserve makes room for what a program of that size needs.
func (s *solver) reserve(c census) {
	t := s.nodes
	t.edges = slices.Grow(t.edges, c.writes+3*c.calls)
	t.rules = slices.Grow(t.rules, c.reads+2*c.calls)
	s.heap.slots = slices.Grow(s.heap.slots, c.reads/2+c.writes)
	s.values.info = slices.Grow(s.values.info, c.objects+c.calls/4)
	s.sites = make([]site, 0, c.calls)
	s.calls = make([]callEdge, 0, c.calls)
}

func (m *merger) find(x int32) int32 {
	for m.parent[x] != x {
		m.parent[x] = m.parent[m.parent[x]]
		x = m.parent[x]
	}
	return x
}

// numberRegisters merges registers and gives a node to each group that may hold something.
func numberRegisters(p *ir.Program, nodes *nodeTable) (*registers, census) {
	m := &merger{base: make([]int32, len(p.Funcs)+1)}
	for i, f := range p.Funcs {
		m.base[i+1] = m.base[i] + int32(len(f.Regs))
	}
	n := m.base[len(p.Funcs)]
	m.parent = make([]int32, n)
	for i := range m.parent {
		m.parent[i] = int32(i)
	}
	m.holds = make([]bool, n)
	for _, f := range p.Funcs {
		for _, c := range f.Captures {
			if f.Outer >= 0 && c.Inner >= 0 && c.Outer >= 0 {
				m.parent[m.base[f.ID]+int32(c.Inner)] = m.base[f.Outer] + int32(c.Outer)
			}
		}
	}
	m.mergeCopies(p)
	return m.number(nodes), m.census
}

// mergeCopies looks at every instruction once: at copies, and at what may yield a value.
func (m *merger) mergeCopies(p *ir.Program) {
	var open [][2]int32 // copies into registers with several writers: from, to
	for _, f := range p.Funcs {
		m.markInputs(f)
		for b := range f.Blocks {
			for i := range f.Blocks[b].Instrs {
				in := &f.Blocks[b].Instrs[i]
				m.census.count(in.Op)
				switch {
				case in.Dst < 0:
				case (in.Op == ir.Move || in.Op == ir.Await) && in.A.Reg >= 0:
					from, to := m.find(m.base[f.ID]+int32(in.A.Reg)), m.find(m.base[f.ID]+int32(in.Dst))
					if r := &f.Regs[in.Dst]; to == m.base[f.ID]+int32(in.Dst) && r.Assigned == 1 && r.Type == "" && !m.holds[to] {
						m.parent[to] = from
					} else {
						open = append(open, [2]int32{from, to})
					}
				case yields(in.Op):
					m.holds[m.find(m.base[f.ID]+int32(in.Dst))] = true
				}
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, o := range open {
			from, to := m.find(o[0]), m.find(o[1])
			if m.holds[from] && !m.holds[to] {
				m.holds[to], changed = true, true
			}
		}
	}
}

// markInputs marks the registers that get their values from outside the function.
func (m *merger) markInputs(f *ir.Func) {
	mark := func(r ir.Reg) {
		if r >= 0 {
			m.holds[m.find(m.base[f.ID]+int32(r))] = true
		}
	}
	for i := range f.Params {
		mark(f.Params[i].Reg)
	}
	mark(f.This)
	mark(f.Arguments)
	for r := range f.Regs {
		if f.Regs[r].Type != "" {
			mark(ir.Reg(r))
		}
	}
}

// yields reports whether an operation may produce a value that the analysis follows.
func yields(op ir.Op) bool {
	switch op {
	case ir.Global, ir.Import, ir.Load, ir.LoadIndex, ir.Call, ir.Object, ir.Array, ir.MakeFunc, ir.MakeClass, ir.Elem, ir.Yield, ir.Catch:
		return true
	}
	return false
}

// number gives nodes to the groups, in order of their roots.
func (m *merger) number(nodes *nodeTable) *registers {
	r := &registers{base: m.base, node: make([]node, len(m.parent))}
	held := 0
	for i := range m.parent {
		if m.find(int32(i)) == int32(i) && m.holds[i] {
			held++
		}
	}
	nodes.info = slices.Grow(nodes.info, held+m.census.reads+m.census.writes+m.census.calls)
	for i := range m.parent {
		if m.find(int32(i)) == int32(i) && m.holds[i] {
			r.node[i] = nodes.newNode()
		}
	}
	for i := range m.parent {
		r.node[i] = r.node[m.find(int32(i))]
	}
	return r
}
