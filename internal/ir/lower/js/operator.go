package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// operator returns the operator token of a unary, binary, update or augmented expression.
func (l *lowerer) operator(n node) kind.Kind { return l.kind(l.field(n, kind.FOperator)) }

func (l *lowerer) operatorText(n node) string {
	if op := l.field(n, kind.FOperator); op >= 0 {
		return l.text(op)
	}
	return ""
}

func (l *lowerer) binary(n node) ir.Operand {
	switch l.operator(n) {
	case kind.TokAmpAmp, kind.TokPipePipe, kind.TokQuestionQuestion:
		return l.choice(n)
	case kind.TokPlus:
		return l.plus(n)
	}
	a := l.expr(l.field(n, kind.FLeft))
	b := l.expr(l.field(n, kind.FRight))
	return l.arithmetic(n, l.operatorText(n), a, b)
}

// arithmetic applies a binary operator other than a string's +.
func (l *lowerer) arithmetic(n node, op string, a, b ir.Operand) ir.Operand {
	in := l.value(ir.Binary, n)
	in.Name, in.A, in.B = op, a, b
	switch op {
	case "in", "instanceof", "==", "!=", "===", "!==", "<", "<=", ">", ">=":
	default:
		l.b.state[in.Dst].numeric = true
	}
	return operand(in.Dst, n)
}

// plus lowers a + b + c: numbers that come first are added, everything else is one Concat.
func (l *lowerer) plus(n node) ir.Operand {
	mark := len(l.scratch)
	var spine []node
	left := n
	for l.kind(left) == kind.BinaryExpression && l.operator(left) == kind.TokPlus {
		spine = append(spine, left)
		left = l.field(left, kind.FLeft)
	}
	v := l.expr(left)
	for i := len(spine) - 1; i >= 0; i-- {
		right := l.expr(l.field(spine[i], kind.FRight))
		if len(l.scratch) == mark {
			if l.b.state[v.Reg].numeric && l.b.state[right.Reg].numeric {
				v = l.arithmetic(spine[i], "+", v, right)
				continue
			}
			l.scratch = append(l.scratch, v)
		}
		l.scratch = append(l.scratch, right)
	}
	if len(l.scratch) == mark {
		return v
	}
	return l.concat(n, mark)
}

// concat joins the operands built on the scratch stack since mark.
func (l *lowerer) concat(n node, mark int) ir.Operand {
	in := l.value(ir.Concat, n)
	in.Args = l.keep(mark)
	return operand(in.Dst, n)
}

func (l *lowerer) unary(n node) ir.Operand {
	arg := l.field(n, kind.FArgument)
	op := l.operator(n)
	if op == kind.KwDelete {
		return l.remove(n, l.bare(arg))
	}
	v := l.expr(arg)
	in := l.value(ir.Unary, n)
	in.Name, in.A = l.operatorText(n), v
	switch op {
	case kind.TokMinus, kind.TokPlus, kind.TokTilde:
		l.b.state[in.Dst].numeric = true
	}
	return operand(in.Dst, n)
}

// remove lowers delete.
func (l *lowerer) remove(n, arg node) ir.Operand {
	switch l.kind(arg) {
	case kind.MemberExpression, kind.SubscriptExpression:
		obj := l.expr(l.field(arg, kind.FObject))
		name, key := l.memberKey(arg)
		in := l.emit(ir.Delete, ir.NodeID(n))
		in.A, in.Name, in.B = obj, name, key
	default:
		l.effect(arg)
	}
	return l.constant(n, ir.LitBool, "true")
}

// memberKey returns the name that a member or subscript expression reads, or its computed key.
func (l *lowerer) memberKey(n node) (string, ir.Operand) {
	if l.kind(n) != kind.SubscriptExpression {
		return l.propertyName(l.field(n, kind.FProperty)), ir.None
	}
	index := l.field(n, kind.FIndex)
	if name, ok := l.constantKey(index); ok {
		return name, ir.None
	}
	return "", l.expr(index)
}
