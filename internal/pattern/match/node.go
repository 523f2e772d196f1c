package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// node matches the pattern p with the node n, then goes on with next.
func (m *Matcher) node(p *node, n, next int32) {
	switch p.kind {
	case tree.Metavar:
		m.metavar(p, n, next)
	case tree.Ellipsis:
		m.run(next)
	case tree.Deep:
		m.deep(p.only(), n, next)
	case tree.Typed:
		m.typed(p, n, next)
	case tree.String, tree.Number, tree.Bool, tree.AnyString, tree.StringVar, tree.StringLike:
		m.literal(p, n, next)
	case tree.Chain:
		m.chain(p, n, next)
	case tree.AnyRegex:
		if m.Tree.Nodes[n].Kind == tree.Regex {
			m.run(next)
		}
	default:
		m.plain(p, n, next)
	}
}

func (m *Matcher) metavar(p *node, n, next int32) {
	t := m.Tree
	switch node := &t.Nodes[n]; {
	case node.Kind == tree.Computed && p.role == tree.Key:
		n = t.First(n)
	case node.Kind == tree.Block && (p.role == tree.Then || p.role == tree.Else) && t.First(n) >= 0 && t.Nodes[n+1].Next < 0:
		n++ // a branch of one statement is that statement
	case !fits(p.role, node, t):
		return
	}
	m.bind(p.slot, m.code(n), next)
}

// fits reports whether a metavariable in some places stands for the kind of a node: an expression in
// a template or an element for no text, the start of a loop for no declaration.
func fits(r tree.Role, node *tree.Node, t *tree.Tree) bool {
	switch r {
	case tree.Part:
		return node.Kind != tree.String || node.Role != tree.Part
	case tree.Elem:
		return node.Kind != tree.Text && !(node.Kind == tree.Element && t.Nodes[node.Parent].Kind == tree.Element)
	case tree.Init:
		return node.Kind != tree.VarDef
	}
	return true
}

// typed matches ($X : T).
func (m *Matcher) typed(p *node, n, next int32) {
	typ := p.child(tree.TypeRole)
	if typ == nil && len(p.groups) > 1 {
		typ = p.groups[1].nodes[0]
	}
	name := m.Tree.TypeOf(n)
	if name == "" || typ == nil || typ.text != name {
		return
	}
	m.node(p.groups[0].nodes[0], n, next)
}

// plain matches a node of one of the kinds that code has, too.
func (m *Matcher) plain(p *node, n, next int32) {
	node := &m.Tree.Nodes[n]
	if p.kind == node.Kind && p.sym == node.Sym {
		m.parts(p, n, next)
		if p.kind == tree.Binary || p.kind == tree.Name || p.kind == tree.Member {
			m.equivalent(p, n, next)
		}
		return
	}
	m.equivalent(p, n, next)
}

// equivalent matches code that means what the pattern says though it is written otherwise.
func (m *Matcher) equivalent(p *node, n, next int32) {
	t := m.Tree
	node := &t.Nodes[n]
	switch {
	case p.kind == tree.Binary && node.Kind == tree.Binary:
		m.commuted(p, n, next)
	case node.Kind == tree.Name && (p.kind == tree.Name || p.kind == tree.Member):
		if b := t.BindingOf(n); b != nil && len(b.Path) > 0 && (p.kind == tree.Member || p.sym != node.Sym) {
			m.path(p, b.Path, n, next)
		}
	case node.Kind == tree.Cast && p.kind != tree.Cast && n != m.root:
		if v := t.Child(n, tree.Value); v >= 0 {
			m.node(p, v, next)
		}
	case p.kind == tree.Block && node.Kind == tree.If:
		m.branch(p, n, next)
	case p.kind == tree.Block && node.Kind == tree.Empty:
		if len(p.groups) == 0 || p.only() != nil && p.only().kind == tree.Ellipsis {
			m.run(next)
		}
	case p.kind == tree.Spec && node.Kind == tree.Spec && p.child(tree.Key) != nil && t.Child(n, tree.Key) < 0:
		m.defaultImport(p, n, next)
	case p.kind == tree.Assign && node.Kind == tree.VarDef:
		m.assignDef(p, n, next)
	case p.kind == tree.Name && node.Kind == tree.String && isKey(p.role, p.flags) && isKey(node.Role, node.Flags):
		if p.sym == node.Sym {
			m.run(next)
		}
	case p.kind == tree.Param && node.Kind == tree.Rest && len(p.groups) == 1:
		m.parts(p, n, next)
	}
	if m.p.opts.SymbolicPropagation && node.Kind == tree.Name && node.Flags&tree.IsExpr != 0 && p.kind != tree.Name && n != m.root && m.deeper < 4 {
		if v := t.ValueOf(n); v.Kind == tree.Deep && v.Node != n {
			m.deeper++
			m.node(p, v.Node, next)
			m.deeper--
		}
	}
}

// branch matches a block with an if that is the whole else of another.
func (m *Matcher) branch(p *node, n, next int32) {
	only := p.only()
	if only == nil || m.Tree.Nodes[n].Role != tree.Else {
		return
	}
	if only.kind == tree.Ellipsis {
		m.run(next)
		return
	}
	m.stmt(only, n, next)
}

// defaultImport matches `import {k as a}` with `import b`: the name of what that imports is "default".
func (m *Matcher) defaultImport(p *node, n, next int32) {
	t := m.Tree
	target, sym := t.Child(n, tree.Target), t.Nodes[n].Sym
	if t.Name(n) != "default" || target < 0 {
		return
	}
	if own := p.child(tree.Target); own != nil {
		next = m.push(goal{op: opNode, p: own, n: target, next: next})
	}
	switch key := p.child(tree.Key); {
	case key.kind == tree.Metavar:
		at := t.Nodes[n].Start
		m.bind(key.slot, Binding{Bound: Word, Node: n, Start: at, End: at, Sym: sym}, next)
	case key.kind == tree.Name && key.sym == sym:
		m.run(next)
	}
}

// assignDef matches `x = e` with a declaration.
func (m *Matcher) assignDef(p *node, n, next int32) {
	t := m.Tree
	if member := t.Nodes[n].Role == tree.MemberRole; member && !m.p.opts.FieldDefAssign || !m.p.opts.VarDefAssign {
		return
	}
	target, value := t.Child(n, tree.Target), t.Child(n, tree.Value)
	if target < 0 || value < 0 {
		return
	}
	if n == m.root && m.p.form == exprForm && t.Nodes[target].Kind == tree.Name {
		m.start = t.Nodes[target].Start
	}
	next = m.push(goal{op: opNode, p: p.child(tree.Value), n: value, next: next})
	m.node(p.child(tree.Target), target, next)
}

// path matches a dotted name with what an import stands for.
func (m *Matcher) path(p *node, path []tree.Sym, n, next int32) {
	last := path[len(path)-1]
	switch {
	case p.kind == tree.Metavar && len(path) == 1:
		at := m.Tree.Nodes[n].Start
		m.bind(p.slot, Binding{Bound: Word, Node: n, Start: at, End: at, Sym: last}, next)
	case p.kind == tree.Name && len(path) == 1:
		if p.sym == last {
			m.run(next)
		}
	case p.kind == tree.Member && len(path) > 1:
		if key := p.child(tree.Key); key.kind == tree.Name && key.sym == last {
			m.path(p.child(tree.Obj), path[:len(path)-1], n, next)
		}
	}
}

// literal matches literals, with code that is known to have that value.
func (m *Matcher) literal(p *node, n, next int32) {
	node := &m.Tree.Nodes[n]
	switch p.kind {
	case tree.String, tree.Number, tree.Bool:
		if node.Kind == p.kind || p.kind == tree.String && node.Kind == tree.Name && isKey(p.role, p.flags) && isKey(node.Role, node.Flags) {
			if node.Sym == p.sym {
				m.run(next)
			}
			return
		}
		if v := m.constant(n); v.Kind == p.kind && v.Sym == p.sym {
			m.run(next)
		}
	case tree.AnyString:
		if node.Kind == tree.String {
			m.run(next)
		} else if v := m.constant(n); v.Kind == tree.String || v.Kind == tree.AnyString {
			m.run(next)
		}
	default:
		m.stringContent(p, n, next)
	}
}

// isKey reports whether a node is the name of a property.
func isKey(r tree.Role, f tree.Flags) bool { return r == tree.Key && f&tree.IsExpr == 0 }

// constant returns the value of an expression as far as the options let one look.
func (m *Matcher) constant(n int32) tree.Const {
	if !m.p.opts.ConstantPropagation || m.Tree.Nodes[n].Flags&tree.IsExpr == 0 {
		return tree.Const{}
	}
	return m.Tree.ValueOf(n)
}

// stringContent matches "$X" and "=~/re/".
func (m *Matcher) stringContent(p *node, n, next int32) {
	node := &m.Tree.Nodes[n]
	sym, start, end := node.Sym, node.Start+1, node.End-1
	if node.Kind != tree.String {
		v := m.constant(n)
		if v.Kind != tree.String {
			return
		}
		if sym = v.Sym; node.Kind != tree.Template {
			start, end = node.Start, node.End
		}
	} else if node.Role == tree.Part || node.Flags&tree.IsExpr == 0 && node.Role == tree.Key && m.Tree.Nodes[node.Parent].Kind == tree.Regex {
		start, end = node.Start, node.End
	}
	if p.kind == tree.StringLike {
		if p.re.MatchString(m.Tree.Symbols.Text(sym)) {
			m.run(next)
		}
		return
	}
	m.bind(p.slot, Binding{Bound: Word, Node: n, Start: start, End: end, Sym: sym}, next)
}

// chain matches `e. ... ` with e or anything that is made of it by members, indexes and calls.
func (m *Matcher) chain(p *node, n, next int32) {
	t := m.Tree
	for {
		saved := len(m.goals)
		m.node(p.child(tree.Obj), n, next)
		m.goals = m.goals[:saved]
		switch t.Nodes[n].Kind {
		case tree.Member, tree.Index:
			n = t.Child(n, tree.Obj)
		case tree.Call:
			n = t.Child(n, tree.Callee)
		case tree.Unary:
			if t.Name(n) != "?." {
				return
			}
			n = t.First(n)
		default:
			return
		}
		if n < 0 || m.stopped {
			return
		}
	}
}

// deep matches p with n or any expression below it, functions left out.
func (m *Matcher) deep(p *node, n, next int32) {
	t := m.Tree
	for i := n; i < t.Nodes[n].Past && !m.stopped; {
		node := &t.Nodes[i]
		if node.Flags&tree.IsExpr != 0 {
			m.try(p, i, next)
		}
		if !m.p.opts.GoDeeperExpr {
			return
		}
		if i++; node.Kind == tree.Lambda || node.Kind == tree.ClassExpr {
			i = node.Past
		}
	}
}
