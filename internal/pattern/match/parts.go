package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// parts matches the children of p with those of n, role by role.
func (m *Matcher) parts(p *node, n, next int32) {
	t := m.Tree
	if !m.allowed(p, n) {
		return
	}
	for i := len(p.groups) - 1; i >= 0; i-- {
		g := &p.groups[i]
		first := t.Child(n, g.role)
		switch {
		case first < 0:
			if !absentMatches(p, g) || p.kind == tree.VarDef && g.role == tree.Value {
				return
			}
			for _, e := range g.nodes {
				if e.kind == tree.MetavarList && e.slot >= 0 {
					next = m.push(goal{op: opList, ps: g.nodes, n: -1, next: next})
					break
				}
			}
		case g.role == tree.Stmt && p.kind != tree.Export:
			next = m.push(goal{op: opStmts, ps: g.nodes, n: first, list: n, mode: inBlock, next: next})
		case m.unordered(p, g.role):
			next = m.push(goal{op: opSet, ps: g.nodes, n: first, next: next})
		case len(g.nodes) == 1 && t.Nodes[first].Next < 0 && !g.nodes[0].isList():
			next = m.push(goal{op: opNode, p: g.nodes[0], n: first, next: next})
		default:
			next = m.push(goal{op: opList, ps: g.nodes, n: first, next: next})
		}
	}
	m.run(next)
}

// absentMatches reports whether a group of the pattern matches where code has nothing in that role.
func absentMatches(p *node, g *group) bool {
	for _, e := range g.nodes {
		if !e.isList() && !(p.kind == tree.Catch && e.kind == tree.Metavar) && p.kind != tree.Decorator {
			return false
		}
	}
	return true
}

// allowed reports whether code may have the parts that the pattern does not speak of.
func (m *Matcher) allowed(p *node, n int32) bool {
	t := m.Tree
	for c := t.First(n); c >= 0; c = t.Nodes[c].Next {
		if r := t.Nodes[c].Role; p.group(r) == nil && !m.optional(p, r, n) {
			return false
		}
	}
	if p.kind == tree.VarDef && m.importsParts(p, n) {
		return false
	}
	if p.kind == tree.Lambda && !m.p.opts.ArrowIsFunction && (p.flags^t.Nodes[n].Flags)&tree.Arrow != 0 {
		return false
	}
	return true
}

// importsParts reports whether n takes parts out of a required module, which, as in Semgrep, is no
// declaration of the one variable that p names.
func (m *Matcher) importsParts(p *node, n int32) bool {
	target := m.Tree.Child(n, tree.Target)
	pt := p.child(tree.Target)
	return pt != nil && pt.kind == tree.Metavar && target >= 0 && m.Tree.Nodes[target].Kind == tree.Object &&
		m.Tree.IsRequire(m.Tree.Child(n, tree.Value))
}

// optional reports whether a pattern of p's kind may leave out a role that code has.
func (m *Matcher) optional(p *node, r tree.Role, n int32) bool {
	switch r {
	case tree.Attribute, tree.TypeArg, tree.TypeRole, tree.Default, tree.Extends, tree.Implements, tree.Else,
		tree.CatchRole, tree.Mod, tree.MemberRole:
		return true
	case tree.Target:
		return p.kind == tree.Spec
	case tree.Elem:
		return p.kind == tree.Import || p.kind == tree.Element && m.p.opts.XMLSingletonLoose
	case tree.Key:
		return p.kind == tree.ClassExpr
	case tree.Body:
		return p.kind == tree.Lambda
	case tree.Stmt:
		return p.kind == tree.Case
	}
	return false
}

// unordered reports whether the children in a role may stand in any order, and among others.
func (m *Matcher) unordered(p *node, r tree.Role) bool {
	switch r {
	case tree.MemberRole, tree.Implements:
		return true
	case tree.Attribute:
		return !m.p.opts.DecoratorsOrdered
	case tree.Elem:
		return p.kind == tree.Import || p.kind == tree.Export || p.kind == tree.Switch ||
			p.kind == tree.Element && !m.p.opts.XMLChildrenOrdered
	}
	return false
}

// sibling returns the next sibling of n in the same role, or -1.
func (m *Matcher) sibling(n int32) int32 {
	if s := m.Tree.Nodes[n].Next; s >= 0 && m.Tree.Nodes[s].Role == m.Tree.Nodes[n].Role {
		return s
	}
	return -1
}

// ordered matches a list in which `...` stands for any number of items.
func (m *Matcher) ordered(g goal) {
	if len(g.ps) == 0 {
		if g.n < 0 {
			m.run(g.next)
		}
		return
	}
	p, rest := g.ps[0], g.ps[1:]
	switch {
	case p.kind == tree.Ellipsis && len(rest) == 0:
		m.run(g.next)
	case p.kind == tree.Ellipsis:
		for n := g.n; ; n = m.sibling(n) {
			saved := len(m.goals)
			m.run(m.push(goal{op: opList, ps: rest, n: n, next: g.next}))
			m.goals = m.goals[:saved]
			if n < 0 || m.stopped {
				return
			}
		}
	case p.kind == tree.MetavarList:
		m.takeList(g, p.slot, rest)
	case g.n >= 0:
		next := m.push(goal{op: opList, ps: rest, n: m.sibling(g.n), next: g.next})
		m.node(p, g.n, next)
	}
}

// takeList binds $...X to every beginning of the items left, or to all when nothing comes after.
func (m *Matcher) takeList(g goal, slot int, rest []*node) {
	b := Binding{Bound: List, Node: -1, Last: -1}
	for n := g.n; ; n = m.sibling(n) {
		if len(rest) > 0 || n < 0 {
			saved := len(m.goals)
			m.bind(slot, b, m.push(goal{op: g.op, ps: rest, n: n, list: g.list, mode: g.mode, next: g.next}))
			m.goals = m.goals[:saved]
		}
		if n < 0 || m.stopped {
			return
		}
		node := &m.Tree.Nodes[n]
		if b.Node < 0 {
			b.Node, b.Start = n, node.Start
		}
		b.Last, b.End = n, node.End
	}
}

// set matches items that may stand in any order among others.
func (m *Matcher) set(g goal) {
	if len(g.ps) == 0 {
		m.run(g.next)
		return
	}
	p, rest := g.ps[0], g.ps[1:]
	if p.kind == tree.Ellipsis {
		m.run(m.push(goal{op: opSet, ps: rest, n: g.n, used: g.used, next: g.next}))
		return
	}
	if p.kind == tree.MetavarList {
		m.takeList(goal{op: opSet, n: g.n, next: g.next}, p.slot, nil)
		return
	}
	bit := uint64(1)
	for n := g.n; n >= 0 && !m.stopped; n = m.sibling(n) {
		if g.used&bit == 0 {
			saved := len(m.goals)
			next := m.push(goal{op: opSet, ps: rest, n: g.n, used: g.used | bit, next: g.next})
			m.node(p, n, next)
			m.goals = m.goals[:saved]
		}
		bit <<= 1 // items past the 64th are not kept apart
	}
}
