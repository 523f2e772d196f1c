package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

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
}

func (m *merger) find(x int32) int32 {
	for m.parent[x] != x {
		m.parent[x] = m.parent[m.parent[x]]
		x = m.parent[x]
	}
	return x
}

// numberRegisters merges registers and gives a node to each group that may hold something.
func numberRegisters(p *ir.Program, nodes *nodeTable) *registers {
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
	return m.number(nodes)
}

// mergeCopies looks at every instruction once: at copies, and at what may yield a value.
func (m *merger) mergeCopies(p *ir.Program) {
	var open [][2]int32 // copies into registers with several writers: from, to
	for _, f := range p.Funcs {
		m.markInputs(f)
		for b := range f.Blocks {
			for i := range f.Blocks[b].Instrs {
				in := &f.Blocks[b].Instrs[i]
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
