package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// Bound says what a metavariable is bound to.
type Bound uint8

// What a metavariable can be bound to.
const (
	Free  Bound = iota
	Code        // a node
	List        // siblings from Node to Last; none when Node is -1
	Word        // a text of the file that is no node: the inside of a string, a name that an import stands for
	Value       // a text that stands nowhere: a captured group's
)

// Binding is what one metavariable is bound to. Start and End are its range in the file.
type Binding struct {
	Bound      Bound
	Node, Last int32
	Start, End uint32
	Sym        tree.Sym
}

// Match is one match of a pattern.
type Match struct {
	Start, End uint32
	Node       int32 // the node matched, for a sequence its first
	Env        []Binding
}

// Matcher finds the matches of patterns in one file.
type Matcher struct {
	Tree  *tree.Tree
	Index *Index
	// Limit is the work that one pattern may cost in this file; Steps counts what the latest did cost.
	Limit, Steps int

	p       *Pattern
	goals   []goal
	env     []Binding
	root    int32 // where the match began
	start   uint32
	end     uint32 // of a sequence: where the last statement ends
	found   []Match
	first   int // index in found of the first match from this root
	stopped bool
	deeper  int // nesting of propagated values
}

// goal is something left to match before the match is complete.
type goal struct {
	op   op
	p    *node
	ps   []*node
	ns   []int32
	n    int32
	list int32 // goals about statements: the node they are children of
	mode uint8
	used uint64
	next int32 // the goal after this one, -1 for none
}

type op uint8

const (
	opNode  op = iota
	opList     // ps against n and its next siblings in the same role
	opSet      // ps against any of n and its next siblings in the same role
	opStmts    // ps against statements from n
	opEnd      // a statement of a sequence was matched
	opEach     // ps against the operands ns, in order
	opAny      // ps against the operands ns, in any order
)

// Find returns the matches of p, in the order of the file, and whether the limit cut the search short.
func (m *Matcher) Find(p *Pattern) (found []Match, cut bool) {
	m.p, m.found, m.Steps, m.stopped, m.deeper = p, nil, 0, false, 0
	if cap(m.env) < len(p.Vars) {
		m.env = make([]Binding, len(p.Vars))
	}
	m.env = m.env[:len(p.Vars)]
	m.Index.candidates(p, func(n int32) bool {
		m.at(n)
		return !m.stopped
	})
	return m.found, m.stopped
}

// at looks for matches that begin at node n.
func (m *Matcher) at(n int32) {
	node := &m.Tree.Nodes[n]
	m.root, m.start, m.end, m.first = n, node.Start, node.End, len(m.found)
	m.goals = m.goals[:0]
	switch m.p.form {
	case exprForm:
		if node.Flags&tree.IsExpr != 0 || m.p.roots[0].kind == tree.Assign && node.Kind == tree.VarDef || m.takesApart(n) {
			m.node(m.p.roots[0], n, -1)
		}
	case memberForm:
		m.node(m.p.roots[0], n, -1)
	case stmtForm:
		if node.Flags&tree.IsStmt != 0 || node.Kind == tree.FuncDef {
			m.stmt(m.p.roots[0], n, -1)
		}
	case sequenceForm:
		if node.Flags&tree.IsStmt != 0 && node.Role == tree.Stmt {
			m.end = 0
			m.stmts(goal{op: opStmts, ps: m.p.roots, n: n, list: m.list(n), mode: inSequence, next: -1})
		}
	}
}

// takesApart reports whether a node is what a declaration or a parameter takes apart: a pattern of an
// object or array matches that, too.
func (m *Matcher) takesApart(n int32) bool {
	node := &m.Tree.Nodes[n]
	if node.Role != tree.Target || node.Kind != tree.Object && node.Kind != tree.Array || m.p.roots[0].kind != node.Kind {
		return false
	}
	parent := &m.Tree.Nodes[node.Parent]
	return parent.Kind == tree.VarDef || parent.Kind == tree.Param
}

// list returns the node whose children a statement stands among, as far as sequences go.
func (m *Matcher) list(n int32) int32 {
	p := m.Tree.Nodes[n].Parent
	if m.Tree.Nodes[p].Kind == tree.Export {
		return m.Tree.Nodes[p].Parent
	}
	return p
}

// push adds a goal and returns its index.
func (m *Matcher) push(g goal) int32 {
	m.goals = append(m.goals, g)
	return int32(len(m.goals) - 1)
}

// run matches the goal g and those after it; every way that succeeds is emitted.
func (m *Matcher) run(g int32) {
	if g < 0 {
		m.emit()
		return
	}
	if m.stopped {
		return
	}
	if m.Steps++; m.Steps > m.Limit {
		m.stopped = true
		return
	}
	saved := len(m.goals)
	switch goal := m.goals[g]; goal.op {
	case opNode:
		m.node(goal.p, goal.n, goal.next)
	case opList:
		m.ordered(goal)
	case opSet:
		m.set(goal)
	case opStmts:
		m.stmts(goal)
	case opEnd:
		m.ended(goal)
	case opEach:
		m.each(goal)
	case opAny:
		m.any(goal)
	}
	m.goals = m.goals[:saved]
}

// emit records a match unless the same was found before.
func (m *Matcher) emit() {
	end := m.end
	m.Steps += len(m.found) - m.first
	for i := m.first; i < len(m.found); i++ {
		if f := &m.found[i]; f.End == end && same(f.Env, m.env) {
			return
		}
	}
	m.found = append(m.found, Match{Start: m.start, End: end, Node: m.root, Env: append([]Binding(nil), m.env...)})
}

func same(a, b []Binding) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// bind binds a metavariable and goes on with next, if it is free or bound to the same.
func (m *Matcher) bind(slot int, b Binding, next int32) {
	if slot < 0 {
		m.run(next)
		return
	}
	if old := m.env[slot]; old.Bound != Free {
		if m.Unify(old, b) {
			m.run(next)
		}
		return
	}
	m.env[slot] = b
	m.run(next)
	m.env[slot] = Binding{}
}

// code is the binding of a node.
func (m *Matcher) code(n int32) Binding {
	node := &m.Tree.Nodes[n]
	return Binding{Bound: Code, Node: n, Start: node.Start, End: node.End}
}

// Unify reports whether two bindings are of the same code.
func (m *Matcher) Unify(a, b Binding) bool {
	if a.Bound > b.Bound {
		a, b = b, a
	}
	t := m.Tree
	switch {
	case a.Bound == Code && b.Bound == Code:
		return t.Equal(a.Node, b.Node, m.p == nil || m.p.opts.ConstantPropagation)
	case a.Bound == Code && b.Bound == Word:
		return t.Nodes[a.Node].Kind == tree.Name && t.Nodes[a.Node].Sym == b.Sym
	case a.Bound == List && b.Bound == List:
		return m.sameList(a, b)
	case a.Bound == Word && b.Bound == Word:
		return a.Sym == b.Sym
	case b.Bound == Value:
		return m.Text(a) == m.Text(b)
	}
	return false
}

func (m *Matcher) sameList(a, b Binding) bool {
	x, y := a.Node, b.Node
	for x >= 0 && y >= 0 {
		if !m.Tree.Equal(x, y, true) {
			return false
		}
		if x == a.Last || y == b.Last {
			return x == a.Last && y == b.Last
		}
		x, y = m.Tree.Nodes[x].Next, m.Tree.Nodes[y].Next
	}
	return x == y
}

// Text returns the source text a metavariable is bound to.
func (m *Matcher) Text(b Binding) string {
	if b.Bound == Value || b.Bound == Word {
		return m.Tree.Symbols.Text(b.Sym)
	}
	return m.Tree.Slice(b.Start, b.End)
}
