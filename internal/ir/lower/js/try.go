package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// unwind runs the finally blocks between here and exit i, inside out.
func (l *lowerer) unwind(i int) {
	for k := len(l.b.exits) - 1; k > i; k-- {
		if l.b.exits[k].finalizer >= 0 {
			l.finalize(k)
		}
	}
}

// finalize lowers a copy of the finally block at exit k where a jump leaves its try statement.
func (l *lowerer) finalize(k int) {
	e := l.b.exits[k]
	if l.b.cur < 0 || !l.again(e.finalizer) {
		return
	}
	inner := append([]exit(nil), l.b.exits[k:]...)
	l.b.exits = l.b.exits[:k]
	handler := l.b.handler
	l.guarded(e.handler)
	l.outside(e.scope, func() { l.block(e.finalizer) })
	l.b.exits = append(l.b.exits[:k], inner...)
	l.b.handler = handler
}

func (l *lowerer) returnStatement(n node) {
	v := ir.None
	if c := l.only(n); c >= 0 {
		if l.returnChoice(c) {
			return
		}
		v = l.expr(c)
		if l.runsFinally() {
			// finally may change the variable; what is returned is what it held before
			dst := l.temp()
			in := l.emit(ir.Move, v.Node)
			in.Dst, in.A, in.Flags = dst, v, ir.Implicit
			v.Reg = dst
		}
	}
	l.unwind(-1)
	l.emit(ir.Return, ir.NodeID(n)).A = v
	l.end()
}

// returnChoice lowers the return of a && b or a || b to two returns: of what is truthy and of what is
// falsy, so that what a caller learns from the result is plain.
func (l *lowerer) returnChoice(n node) bool {
	if b := l.bare(n); l.kind(b) != kind.BinaryExpression || !l.isLogical(b) || l.operator(b) == kind.TokQuestionQuestion || len(l.b.exits) > 0 && l.runsFinally() {
		return false
	}
	dst := l.newReg(ir.RegInfo{Decl: ir.NoNode})
	yes, no := l.newBlock(), l.newBlock()
	l.decide(n, outcome{yes, no, dst, true, true})
	for _, way := range []struct {
		block int32
		sense string
	}{{yes, "true"}, {no, "false"}} {
		l.start(way.block)
		l.unwind(-1)
		x := l.emit(ir.Return, ir.NodeID(n))
		x.A, x.Name = operand(dst, n), way.sense
		l.end()
	}
	return true
}

func (l *lowerer) runsFinally() bool {
	for i := range l.b.exits {
		if l.b.exits[i].finalizer >= 0 {
			return true
		}
	}
	return false
}

func (l *lowerer) throwStatement(n node) {
	v := l.expr(l.only(n))
	l.emit(ir.Throw, ir.NodeID(n)).A = v
	l.end()
}

// tryStatement lowers try. The finally block is copied to every way out: behind the try and catch
// blocks, before each jump out of them, and to a landing block for exceptions.
func (l *lowerer) tryStatement(n node) {
	catch := l.field(n, kind.FHandler)
	finalizer := l.field(l.field(n, kind.FFinalizer), kind.FBody)
	outer := l.b.handler
	landing := outer
	exits := len(l.b.exits)
	if finalizer >= 0 {
		landing = l.newBlock()
		l.b.exits = append(l.b.exits, exit{after: -1, next: -1, finalizer: finalizer, scope: l.scope(), handler: outer})
	}
	catcher := landing
	if catch >= 0 {
		catcher = l.newBlock()
	}
	done := l.newBlock()
	l.guarded(catcher)
	l.statement(l.field(n, kind.FBody))
	l.b.handler = landing
	l.jump(done)
	if catch >= 0 {
		l.start(catcher)
		l.catchClause(catch)
		l.jump(done)
	}
	l.b.handler = outer
	l.leaveExit(exits)
	if finalizer >= 0 {
		l.landing(landing, finalizer)
	}
	l.start(done)
	if finalizer >= 0 {
		l.statement(finalizer)
	}
}

// landing runs a finally block after an exception and throws it on.
func (l *lowerer) landing(at int32, finalizer node) {
	l.start(at)
	if l.b.cur < 0 {
		return
	}
	in := l.value(ir.Catch, finalizer)
	in.Flags = ir.Implicit
	v := operand(in.Dst, finalizer)
	if l.again(finalizer) {
		l.statement(finalizer)
	}
	in = l.emit(ir.Throw, ir.NodeID(finalizer))
	in.A, in.Flags = v, ir.Implicit
	l.end()
}

func (l *lowerer) catchClause(n node) {
	if l.b.cur < 0 {
		return
	}
	mark := l.scope()
	if p := l.field(n, kind.FParameter); p >= 0 {
		l.declarePattern(p, l.declaredType(n), int32(len(l.bindings)))
		r, direct := l.target(p)
		in := l.emit(ir.Catch, ir.NodeID(p))
		in.Dst = r
		l.settleTarget(p, r, direct, ir.Decl)
	} else {
		l.value(ir.Catch, n)
	}
	l.statement(l.field(n, kind.FBody))
	l.close(mark)
}
