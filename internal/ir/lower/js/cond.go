package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// outcome says where control goes when an expression has been found truthy or falsy, and on which
// of the two ways its value is kept in dst. Conditions keep nothing; the value of a && b is kept on
// both ways, which then are one.
type outcome struct {
	yes, no         int32
	dst             ir.Reg
	keepYes, keepNo bool
}

// branch goes to yes or no as a condition holds.
func (l *lowerer) branch(n node, yes, no int32) {
	l.decide(n, outcome{yes: yes, no: no, dst: ir.NoReg})
}

// choice lowers a conditional or logical expression to a value.
func (l *lowerer) choice(n node) ir.Operand {
	dst := l.newReg(ir.RegInfo{Decl: ir.NoNode})
	end := l.newBlock()
	l.decide(n, outcome{end, end, dst, true, true})
	l.start(end)
	return operand(dst, n)
}

// decideEffect lowers one whose value nobody uses.
func (l *lowerer) decideEffect(n node) {
	end := l.newBlock()
	l.branch(n, end, end)
	l.start(end)
}

// decide lowers an expression to control flow.
func (l *lowerer) decide(n node, o outcome) {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.BinaryExpression:
		if l.decideLogical(n, o) {
			return
		}
	case kind.TernaryExpression:
		yes, no := l.newBlock(), l.newBlock()
		l.branch(l.field(n, kind.FCondition), yes, no)
		l.start(yes)
		l.decide(l.field(n, kind.FConsequence), o)
		l.start(no)
		l.decide(l.field(n, kind.FAlternative), o)
		return
	case kind.UnaryExpression:
		if l.operator(n) == kind.TokBang && !o.keepYes && !o.keepNo && o.yes != o.no {
			l.decide(l.field(n, kind.FArgument), outcome{yes: o.no, no: o.yes, dst: ir.NoReg})
			return
		}
	}
	if o.yes == o.no && !o.keepYes {
		l.effect(n)
		l.jump(o.yes)
		return
	}
	l.settle(l.expr(n), n, o)
}

// decideLogical lowers &&, || and ??.
func (l *lowerer) decideLogical(n node, o outcome) bool {
	left, right := l.field(n, kind.FLeft), l.field(n, kind.FRight)
	mid := none
	switch l.operator(n) {
	case kind.TokAmpAmp:
		mid = l.newBlock()
		l.decide(left, outcome{mid, o.no, o.dst, false, o.keepNo})
	case kind.TokPipePipe:
		mid = l.newBlock()
		l.decide(left, outcome{o.yes, mid, o.dst, o.keepYes, false})
	case kind.TokQuestionQuestion:
		mid = l.newBlock()
		kept := l.newBlock()
		v := l.expr(left)
		l.branchOn(l.isNullish(v, left), left, mid, kept)
		l.start(kept)
		l.settle(v, left, o)
	default:
		return false
	}
	l.start(mid)
	l.decide(right, o)
	return true
}

func (l *lowerer) isLogical(n node) bool {
	switch l.operator(n) {
	case kind.TokAmpAmp, kind.TokPipePipe, kind.TokQuestionQuestion:
		return true
	}
	return false
}

// settle ends an expression whose value is v.
func (l *lowerer) settle(v ir.Operand, n node, o outcome) {
	if o.yes == o.no {
		if o.keepYes {
			l.move(o.dst, v, n, ir.Implicit)
		}
		l.jump(o.yes)
		return
	}
	yes, no := o.yes, o.no
	if o.keepYes {
		yes = l.newBlock()
	}
	if o.keepNo {
		no = l.newBlock()
	}
	l.branchOn(v, n, yes, no)
	if o.keepYes {
		l.start(yes)
		l.move(o.dst, v, n, ir.Implicit)
		l.jump(o.yes)
	}
	if o.keepNo {
		l.start(no)
		l.move(o.dst, v, n, ir.Implicit)
		l.jump(o.no)
	}
}

// isNullish compares a value with null, loosely.
func (l *lowerer) isNullish(v ir.Operand, n node) ir.Operand {
	return l.compare(v, "==", ir.LitNull, "null", n)
}

// isUndefined compares a value with undefined.
func (l *lowerer) isUndefined(v ir.Operand, n node) ir.Operand {
	return l.compare(v, "===", ir.LitUndefined, "undefined", n)
}

func (l *lowerer) compare(v ir.Operand, op string, lit ir.Lit, text string, n node) ir.Operand {
	c := l.value(ir.Const, n)
	c.Lit, c.Name, c.Flags = lit, text, ir.Implicit
	with := operand(c.Dst, n)
	in := l.value(ir.Binary, n)
	in.Name, in.A, in.B, in.Flags = op, v, with, ir.Implicit
	return operand(in.Dst, n)
}
