package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// How a list of statements is matched.
const (
	inSequence uint8 = 1 << iota // the pattern is the sequence: what comes after the last does not matter
	inBlock                      // the pattern is a whole block
	nested                       // past a `...`: statements inside others count as items, too
)

// stmt matches the pattern of a statement.
func (m *Matcher) stmt(p *node, n, next int32) {
	t := m.Tree
	if t.Nodes[n].Kind == tree.Export && p.kind != tree.Export && n != m.root {
		if n = t.Child(n, tree.Stmt); n < 0 {
			return
		}
	}
	if p.kind != tree.ExprStmt {
		m.node(p, n, next)
		return
	}
	e, value := p.only(), t.Child(n, tree.Value)
	if e != nil && e.kind == tree.Deep {
		m.deepStmt(e.only(), n, next)
		return
	}
	if e == nil || value < 0 {
		return
	}
	switch k := t.Nodes[n].Kind; {
	case e.kind == tree.Metavar || e.kind == tree.Ellipsis:
		if k == tree.ExprStmt {
			m.node(e, value, next)
		}
	case k == tree.VarDef:
		m.node(e, n, next)
		if m.p.opts.ImplicitDeepStmt {
			m.deep(e, value, next)
		}
	case k == tree.Return:
		if m.p.opts.ImplicitDeepStmt {
			m.deep(e, value, next)
		}
	case k == tree.ExprStmt:
		if m.p.opts.ImplicitDeepStmt {
			m.implicit(e, value, next)
		} else {
			m.node(e, value, next)
		}
	}
}

// deepStmt matches `<... e ...>;` with a statement that has e anywhere but in statements inside it.
func (m *Matcher) deepStmt(p *node, n, next int32) {
	t := m.Tree
	for i := n + 1; i < t.Nodes[n].Past && !m.stopped; {
		node := &t.Nodes[i]
		if node.Flags&tree.IsExpr != 0 {
			m.try(p, i, next)
		}
		if i++; node.Flags&tree.IsStmt != 0 || node.Kind == tree.Lambda {
			i = node.Past
		}
	}
}

// try matches p with one of several nodes.
func (m *Matcher) try(p *node, n, next int32) {
	if m.Steps++; m.Steps > m.Limit {
		m.stopped = true
		return
	}
	saved := len(m.goals)
	m.node(p, n, next)
	m.goals = m.goals[:saved]
}

// implicit matches the expression of a statement with n or what is evaluated in n whatever happens.
func (m *Matcher) implicit(p *node, n, next int32) {
	if m.stopped {
		return
	}
	t := m.Tree
	if t.Nodes[n].Flags&tree.IsExpr != 0 {
		m.try(p, n, next)
	}
	for c := t.First(n); c >= 0; c = t.Nodes[c].Next {
		switch k, r := t.Nodes[n].Kind, t.Nodes[c].Role; k {
		case tree.Lambda, tree.ClassExpr, tree.Cond, tree.New, tree.Sequence, tree.Index, tree.Element:
		case tree.Assign:
			if r == tree.Value {
				m.implicit(p, c, next)
			}
		default:
			m.implicit(p, c, next)
		}
	}
}

// stmts matches statements in order; `...` stands for any number of them, and for the statements
// inside them.
func (m *Matcher) stmts(g goal) {
	if len(g.ps) == 0 {
		if g.n < 0 || g.mode&inSequence != 0 {
			m.run(g.next)
		}
		return
	}
	p, rest := g.ps[0], g.ps[1:]
	switch {
	case p.kind == tree.Ellipsis && len(rest) == 0:
		m.tail(g)
	case p.kind == tree.Ellipsis:
		if m.p.opts.GoDeeperStmt {
			g.mode |= nested
		}
		for n := g.n; n >= 0 && !m.stopped; n = m.inner(g, n) {
			saved := len(m.goals)
			m.run(m.push(goal{op: opStmts, ps: rest, n: n, list: g.list, mode: g.mode, next: g.next}))
			m.goals = m.goals[:saved]
		}
	case p.kind == tree.MetavarList:
		m.takeList(g, p.slot, rest)
	case g.n >= 0:
		next := m.push(goal{op: opStmts, ps: rest, n: m.after(g, g.n), list: g.list, mode: g.mode, next: g.next})
		if g.mode&inSequence != 0 {
			next = m.push(goal{op: opEnd, n: g.n, list: g.list, next: next})
		}
		m.stmt(p, g.n, next)
	}
}

// inner returns the statement after n, those inside n included where mode is nested.
func (m *Matcher) inner(g goal, n int32) int32 {
	if g.mode&nested == 0 {
		return m.after(g, n)
	}
	return m.nextStmt(n+1, g.list)
}

// after returns the statement after n and what is inside it, or -1.
func (m *Matcher) after(g goal, n int32) int32 {
	if g.mode&nested != 0 {
		return m.nextStmt(m.Tree.Nodes[n].Past, g.list)
	}
	if p := m.Tree.Nodes[n].Parent; m.Tree.Nodes[p].Kind == tree.Export {
		n = p
	}
	return m.sibling(n)
}

func (m *Matcher) nextStmt(from, list int32) int32 {
	for i := from; i < m.Tree.Nodes[list].Past; i++ {
		if m.Tree.Nodes[i].Flags&tree.IsStmt != 0 {
			return i
		}
	}
	return -1
}

// tail matches a `...` at the end of the pattern.
func (m *Matcher) tail(g goal) {
	if g.mode&inSequence == 0 {
		m.run(g.next)
		return
	}
	t, end := m.Tree, m.end
	if !m.p.opts.Longest {
		m.run(g.next)
	}
	for n := m.outermost(g); n >= 0 && !m.stopped; n = m.sibling(n) {
		if t.Nodes[n].End > m.end {
			m.end = t.Nodes[n].End
		}
		if !m.p.opts.Longest {
			m.run(g.next)
		}
	}
	if m.p.opts.Longest {
		m.run(g.next)
	}
	m.end = end
}

// ended notes how far the sequence reaches: to the end of the outermost statement of its list.
func (m *Matcher) ended(g goal) {
	old := m.end
	if end := m.Tree.Nodes[m.outermost(g)].End; end > m.end {
		m.end = end
	}
	m.run(g.next)
	m.end = old
}

// outermost returns the statement of the sequence's own list that holds g.n, or -1 for none.
func (m *Matcher) outermost(g goal) int32 {
	n := g.n
	for n >= 0 && m.Tree.Nodes[n].Parent != g.list {
		n = m.Tree.Nodes[n].Parent
	}
	return n
}
