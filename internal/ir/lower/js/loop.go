package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// exit is a place that break and continue may go to, or a finally block that must run on the way.
type exit struct {
	label     string
	plain     bool  // break and continue without a label stop here
	after     int32 // where break goes; -1
	next      int32 // where continue goes; -1
	finalizer node  // statements of a finally block, or none
	scope     int   // the scope and handler in force outside it
	handler   int32
}

// enterExit makes the pending labels and plain break (and, in a loop, continue) mean these blocks.
// It returns what leaveExit needs.
func (l *lowerer) enterExit(after, next int32) int {
	mark := len(l.b.exits)
	for _, label := range l.b.labels {
		l.b.exits = append(l.b.exits, exit{label: label, after: after, next: next, finalizer: none})
	}
	l.b.labels = l.b.labels[:0]
	l.b.exits = append(l.b.exits, exit{plain: true, after: after, next: next, finalizer: none})
	return mark
}

func (l *lowerer) leaveExit(mark int) { l.b.exits = l.b.exits[:mark] }

func (l *lowerer) labeledStatement(n node) {
	label, body := l.field(n, kind.FLabel), l.field(n, kind.FBody)
	l.b.labels = append(l.b.labels, l.name(label))
	switch l.kind(body) {
	case kind.LabeledStatement, kind.ForStatement, kind.ForInStatement, kind.WhileStatement, kind.DoStatement:
		l.statement(body)
		l.b.labels = l.b.labels[:0]
		return
	}
	after := l.newBlock()
	mark := len(l.b.exits)
	for _, name := range l.b.labels {
		l.b.exits = append(l.b.exits, exit{label: name, after: after, next: -1, finalizer: none})
	}
	l.b.labels = l.b.labels[:0]
	l.body(body)
	l.leaveExit(mark)
	l.jump(after)
	l.start(after)
}

func (l *lowerer) breakStatement(n node) {
	label := l.field(n, kind.FLabel)
	for i := len(l.b.exits) - 1; i >= 0; i-- {
		e := l.b.exits[i]
		if e.after >= 0 && (label < 0 && e.plain || label >= 0 && e.label == l.name(label)) {
			l.unwind(i)
			l.jump(e.after)
			return
		}
	}
}

func (l *lowerer) continueStatement(n node) {
	label := l.field(n, kind.FLabel)
	for i := len(l.b.exits) - 1; i >= 0; i-- {
		e := l.b.exits[i]
		if e.next >= 0 && (label < 0 && e.plain || label >= 0 && e.label == l.name(label)) {
			l.unwind(i)
			l.jump(e.next)
			return
		}
	}
}

func (l *lowerer) whileStatement(n node) {
	head, after := l.newBlock(), l.newBlock()
	l.jump(head)
	l.start(head)
	l.loopTest(l.field(n, kind.FCondition), after)
	mark := l.enterExit(after, head)
	l.body(l.field(n, kind.FBody))
	l.leaveExit(mark)
	l.jump(head)
	l.start(after)
}

// loopTest leaves the loop unless its condition holds; the body follows. A literal true (or no
// condition) never leaves.
func (l *lowerer) loopTest(condition node, after int32) {
	body := l.newBlock()
	if l.alwaysTrue(condition) {
		l.jump(body)
	} else {
		l.branch(condition, body, after)
	}
	l.start(body)
}

func (l *lowerer) alwaysTrue(n node) bool {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.Unknown, kind.True, kind.EmptyStatement:
		return true
	case kind.Number:
		return l.text(n) == "1"
	}
	return false
}

func (l *lowerer) doStatement(n node) {
	body, test, after := l.newBlock(), l.newBlock(), l.newBlock()
	l.jump(body)
	l.start(body)
	mark := l.enterExit(after, test)
	l.body(l.field(n, kind.FBody))
	l.leaveExit(mark)
	l.jump(test)
	l.start(test)
	if l.b.cur >= 0 {
		l.branch(l.field(n, kind.FCondition), body, after)
	}
	l.start(after)
}

func (l *lowerer) forStatement(n node) {
	mark := l.scope()
	base := int32(len(l.bindings))
	initializer := l.field(n, kind.FInitializer)
	switch l.kind(initializer) {
	case kind.LexicalDeclaration:
		l.declareAll(initializer, base)
		l.declaration(initializer)
	case kind.VariableDeclaration:
		l.declaration(initializer)
	case kind.EmptyStatement, kind.Unknown:
	default:
		l.effect(initializer)
	}
	head, step, after := l.newBlock(), l.newBlock(), l.newBlock()
	l.jump(head)
	l.start(head)
	l.loopTest(l.field(n, kind.FCondition), after)
	exits := l.enterExit(after, step)
	l.body(l.field(n, kind.FBody))
	l.leaveExit(exits)
	l.jump(step)
	l.start(step)
	if increment := l.field(n, kind.FIncrement); increment >= 0 && l.b.cur >= 0 {
		l.effect(increment)
	}
	l.jump(head)
	l.close(mark)
	l.start(after)
}

// forInStatement lowers for…in, for…of and for await…of.
func (l *lowerer) forInStatement(n node) {
	left, right := l.field(n, kind.FLeft), l.field(n, kind.FRight)
	mark := l.scope()
	base := int32(len(l.bindings))
	flags := ir.Flags(0)
	switch l.kind(l.field(n, kind.FKind)) {
	case kind.KwLet, kind.KwConst, kind.KwUsing, kind.KwAwait:
		l.declarePattern(left, "", base)
		flags = ir.Decl
	case kind.KwVar:
		flags = ir.Decl
		if value := l.field(n, kind.FValue); value >= 0 {
			l.assignPattern(left, l.expr(value), ir.Decl)
		}
	}
	over := l.expr(right)
	head, body, after := l.newBlock(), l.newBlock(), l.newBlock()
	l.jump(head)
	l.start(head)
	more := l.value(ir.Unary, right)
	more.Name, more.A, more.Flags = ir.HasNext, over, ir.Implicit
	l.branchOn(operand(more.Dst, right), right, body, after)
	l.start(body)
	l.loopVariable(n, left, over, flags)
	exits := l.enterExit(after, head)
	l.body(l.field(n, kind.FBody))
	l.leaveExit(exits)
	l.jump(head)
	l.close(mark)
	l.start(after)
}

// loopVariable takes an element (or key) of what is looped over and assigns it.
func (l *lowerer) loopVariable(n, left node, over ir.Operand, flags ir.Flags) {
	awaits := l.awaitsElements(n)
	r, direct := ir.NoReg, false
	if awaits {
		r = l.temp()
	} else {
		r, direct = l.target(left)
	}
	in := l.emit(ir.Elem, ir.NodeID(left))
	in.Dst, in.A, in.Flags = r, over, flags
	if l.kind(l.field(n, kind.FOperator)) == kind.KwIn {
		in.Flags |= ir.Key
	}
	v := operand(r, left)
	if awaits {
		in := l.value(ir.Await, left)
		in.A, in.Flags = v, ir.Implicit
		v = operand(in.Dst, left)
	}
	if !direct {
		l.assignPattern(left, v, flags)
	}
}

// awaitsElements tells for await from for.
func (l *lowerer) awaitsElements(n node) bool {
	for c := l.nodes[n].First; c >= 0; c = l.nodes[c].Next {
		switch l.nodes[c].Kind {
		case kind.KwAwait:
			return true
		case kind.TokLParen:
			return false
		}
	}
	return false
}
