// Package js lowers JavaScript, JSX, TypeScript and TSX to ir, and finds the files that module
// specifiers name.
//
// One pass over the flat tree builds everything: a function is lowered where it is met, with the
// names around it on a stack, so that a use of an outer variable becomes a chain of captures at
// once. Each part of the language has its file: scope.go names and captures, build.go blocks and
// instructions, expr.go, call.go, assign.go and cond.go expressions, stmt.go, loop.go and try.go
// statements, pattern.go destructuring, func.go and class.go functions and classes, module.go and
// commonjs.go imports and exports, typescript.go what TypeScript adds, jsx.go elements. Finding
// the files that specifiers name is package module's.
package js

import (
	"sort"
	"sync"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// node is an index into the flat tree; none is no node.
type node = int32

const none node = -1

// lowerer holds the state of lowering one file. Its buffers are kept for the next file.
type lowerer struct {
	src      *source.File
	tree     *syntax.Tree
	nodes    []syntax.Node
	file     *ir.File
	esm      bool // the file has an import or export statement
	reread   node // the operand of ! whose binding is being mended; see misread
	fragment int  // the template fragment being lowered, or -1

	b      *body   // the function being lowered
	bodies []*body // it and those around it, the module function first
	spare  []*body // finished ones, for reuse

	names    map[string]symbol
	symbols  []symbolInfo
	bindings []binding
	declared []int32 // bindings in force, innermost last

	operands []ir.Operand // the free end of the current chunk of argument lists
	scratch  []ir.Operand // argument lists under construction

	undeclared []node          // assignments to variables that nothing declares, the first of each
	assigned   []node          // the same, known from the first pass
	imports    map[string]bool // specifiers seen
	exports    []localExport   // exports of local variables, emitted at the module's end
	page       ir.Operand      // what an expression exports by default
	budget     int             // syntax nodes that may still be lowered a second time
	copying    bool            // the budget has bitten and was reported
}

var pool = sync.Pool{New: func() any {
	return &lowerer{names: map[string]symbol{}, imports: map[string]bool{}}
}}

// Lower lowers a parsed file. Functions and classes are numbered from 0; Funcs[0] is the module
// function. Broken parts of the tree are lowered as far as they make sense and otherwise skipped.
func Lower(f *source.File, t *syntax.Tree) *ir.File {
	l := pool.Get().(*lowerer)
	l.begin(f, t)
	l.module()
	if len(l.undeclared) > 0 {
		// Variables that are assigned and nowhere declared turn up late, perhaps after they were
		// read as globals: with them known, everything is lowered again.
		l.assigned, l.undeclared = l.undeclared, l.assigned[:0]
		l.forget()
		l.begin(f, t)
		l.module()
	}
	out := l.file
	out.Spans = t.Spans()
	l.forget()
	l.src, l.tree, l.nodes, l.file, l.operands = nil, nil, nil, nil, nil
	l.assigned, l.undeclared = l.assigned[:0], l.undeclared[:0]
	pool.Put(l)
	return out
}

func (l *lowerer) begin(f *source.File, t *syntax.Tree) {
	l.src, l.tree, l.nodes = f, t, t.Nodes
	l.file = &ir.File{ID: ir.NoFile, Source: f}
	l.budget = 4*len(t.Nodes) + 1000
	l.copying, l.esm, l.fragment, l.page = false, false, -1, ir.None
	for _, name := range predeclared {
		l.intern(name)
	}
}

// maxNames is how large a table of names is kept for the next file: clearing one costs its size.
const maxNames = 1 << 12

// forget empties the buffers, so that nothing of the file stays reachable from them.
func (l *lowerer) forget() {
	if len(l.names) > maxNames {
		l.names = map[string]symbol{}
	}
	clear(l.names)
	clear(l.imports)
	clear(l.symbols)
	clear(l.exports)
	l.bodies, l.bindings, l.declared, l.exports = l.bodies[:0], l.bindings[:0], l.declared[:0], l.exports[:0]
	l.scratch, l.symbols = l.scratch[:0], l.symbols[:0]
}

func (l *lowerer) kind(n node) kind.Kind {
	if n < 0 {
		return kind.Unknown
	}
	return l.nodes[n].Kind
}

func (l *lowerer) text(n node) string { return l.tree.Text(n) }

// field returns the child in a field, or none. n may be none.
func (l *lowerer) field(n node, f kind.Field) node {
	if n < 0 {
		return none
	}
	return l.tree.Child(n, f)
}

// first returns the first named child that is no comment, or none.
func (l *lowerer) first(n node) node {
	if n < 0 {
		return none
	}
	return l.real(l.nodes[n].First)
}

// next returns the next named sibling that is no comment, or none.
func (l *lowerer) next(n node) node { return l.real(l.nodes[n].Next) }

func (l *lowerer) real(c node) node {
	for c >= 0 && (l.nodes[c].Flags&syntax.Named == 0 || l.nodes[c].Kind == kind.Comment || l.elsewhere(c)) {
		c = l.nodes[c].Next
	}
	return c
}

// elsewhere reports whether a top-level statement belongs to another template fragment than the
// one being lowered (or to one at all, while the module itself is).
func (l *lowerer) elsewhere(c node) bool {
	return len(l.src.Fragments) > 0 && l.nodes[c].Parent == 0 && l.fragmentAt(l.nodes[c].Start) != l.fragment
}

// fragmentAt returns the number of the template fragment that covers an offset, or -1.
func (l *lowerer) fragmentAt(offset uint32) int {
	spans := l.src.Fragments
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
	if i < len(spans) && spans[i].Start <= offset {
		return i
	}
	return -1
}

// only returns the first child that is neither comment, token nor broken, or none.
func (l *lowerer) only(n node) node {
	c := l.first(n)
	for c >= 0 && l.nodes[c].Kind == kind.ERROR {
		c = l.next(c)
	}
	return c
}

func (l *lowerer) last(n node) node {
	last := none
	for c := l.first(n); c >= 0; c = l.next(c) {
		last = c
	}
	return last
}

func (l *lowerer) has(n node, k kind.Kind) bool { return l.tree.HasToken(n, k) }

// bare strips parentheses and what TypeScript wraps around an expression without changing its value.
func (l *lowerer) bare(n node) node {
	for n >= 0 {
		switch l.nodes[n].Kind {
		case kind.ParenthesizedExpression, kind.NonNullExpression, kind.AsExpression,
			kind.SatisfiesExpression, kind.InstantiationExpression:
			inner := l.only(n)
			if l.kind(inner) == kind.SequenceExpression {
				return n
			}
			n = inner
		case kind.TypeAssertion:
			n = l.last(n)
		default:
			return n
		}
	}
	return n
}

// size is the number of nodes in a subtree.
func (l *lowerer) size(n node) int {
	end := n
	for end >= 0 && l.nodes[end].Next < 0 {
		end = l.nodes[end].Parent
	}
	if end < 0 {
		return len(l.nodes) - int(n)
	}
	return int(l.nodes[end].Next - n)
}

// again reports whether a subtree may be lowered once more, and charges for it. Code that runs on
// several paths (finally blocks, field initialisers) is copied to each; the budget keeps hostile
// nesting of such copies linear.
func (l *lowerer) again(n node) bool {
	cost := l.size(n)
	if cost <= l.budget {
		l.budget -= cost
		return true
	}
	if !l.copying {
		l.copying = true
		l.file.Bounds = append(l.file.Bounds, ir.Bound{Name: "lowering-copies", Node: ir.NodeID(n), Limit: 4*len(l.nodes) + 1000})
	}
	return false
}
