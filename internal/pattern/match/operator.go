package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// commuted matches operators whose operands may be grouped or ordered otherwise.
func (m *Matcher) commuted(p *node, n, next int32) {
	if p.sym != m.Tree.Nodes[n].Sym {
		return
	}
	switch p.text {
	case "==", "!=", "===", "!==":
		if m.p.opts.SymmetricEq || m.p.opts.CommutativeCompOp {
			m.swapped(p, n, next)
		}
	case "&&", "||":
		if m.p.opts.ACMatching {
			m.associative(p, n, next, m.p.opts.CommutativeBoolOp)
		}
	case "|", "&", "^":
		if m.p.opts.ACMatching {
			m.associative(p, n, next, true)
		}
	}
}

func (m *Matcher) swapped(p *node, n, next int32) {
	operands := p.group(tree.Operand)
	left := m.Tree.First(n)
	if len(operands) != 2 {
		return
	}
	next = m.push(goal{op: opNode, p: operands[1], n: left, next: next})
	m.node(operands[0], m.Tree.Nodes[left].Next, next)
}

// associative matches the operands of a whole chain of one operator, as a list or, when they may be
// exchanged, as a set.
func (m *Matcher) associative(p *node, n, next int32, commutative bool) {
	ps, ns := chainOf(p, p.sym, nil), m.operands(n, m.Tree.Nodes[n].Sym, nil)
	if commutative {
		m.run(m.push(goal{op: opAny, ps: ps, ns: ns, next: next}))
	} else if len(ps) > 2 || len(ns) > 2 {
		m.run(m.push(goal{op: opEach, ps: ps, ns: ns, next: next}))
	}
}

func chainOf(p *node, sym tree.Sym, out []*node) []*node {
	if p.kind != tree.Binary || p.sym != sym {
		return append(out, p)
	}
	for _, o := range p.group(tree.Operand) {
		out = chainOf(o, sym, out)
	}
	return out
}

func (m *Matcher) operands(n int32, sym tree.Sym, out []int32) []int32 {
	if node := &m.Tree.Nodes[n]; node.Kind != tree.Binary || node.Sym != sym {
		return append(out, n)
	}
	left := m.Tree.First(n)
	return m.operands(m.Tree.Nodes[left].Next, sym, m.operands(left, sym, out))
}

// each matches operands in order; `...` stands for any number of them.
func (m *Matcher) each(g goal) {
	if len(g.ps) == 0 {
		if len(g.ns) == 0 {
			m.run(g.next)
		}
		return
	}
	p, rest := g.ps[0], g.ps[1:]
	if p.kind != tree.Ellipsis {
		if len(g.ns) > 0 {
			m.node(p, g.ns[0], m.push(goal{op: opEach, ps: rest, ns: g.ns[1:], next: g.next}))
		}
		return
	}
	for i := 0; i <= len(g.ns) && !m.stopped; i++ {
		saved := len(m.goals)
		m.run(m.push(goal{op: opEach, ps: rest, ns: g.ns[i:], next: g.next}))
		m.goals = m.goals[:saved]
	}
}

// any matches operands in any order, among others.
func (m *Matcher) any(g goal) {
	if len(g.ps) == 0 {
		m.run(g.next)
		return
	}
	p, rest := g.ps[0], g.ps[1:]
	if p.kind == tree.Ellipsis {
		m.run(m.push(goal{op: opAny, ps: rest, ns: g.ns, used: g.used, next: g.next}))
		return
	}
	for i := 0; i < len(g.ns) && i < 64 && !m.stopped; i++ {
		if g.used&(1<<i) == 0 {
			saved := len(m.goals)
			m.node(p, g.ns[i], m.push(goal{op: opAny, ps: rest, ns: g.ns, used: g.used | 1<<i, next: g.next}))
			m.goals = m.goals[:saved]
		}
	}
}
