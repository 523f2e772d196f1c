package js

import (
	"strconv"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// assignPattern takes a value apart into the variables and places of a pattern. flags is Decl when
// the pattern declares them.
func (l *lowerer) assignPattern(n node, v ir.Operand, flags ir.Flags) {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.ObjectPattern, kind.Object:
		l.assignObject(n, v, flags)
	case kind.ArrayPattern, kind.Array:
		l.assignArray(n, v, flags)
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern, kind.AssignmentExpression:
		l.assignDefault(l.field(n, kind.FLeft), l.field(n, kind.FRight), v, flags)
	case kind.ERROR:
	default:
		if n >= 0 {
			l.write(l.place(n), v, n, flags)
		}
	}
}

// assignDefault assigns v, or the default when v is undefined.
func (l *lowerer) assignDefault(left, right node, v ir.Operand, flags ir.Flags) {
	dst := l.newReg(ir.RegInfo{Decl: ir.NoNode})
	missing, given, end := l.newBlock(), l.newBlock(), l.newBlock()
	l.branchOn(l.isUndefined(v, left), left, missing, given)
	l.start(missing)
	l.move(dst, l.named(right, l.targetName(left)), right, flags)
	l.jump(end)
	l.start(given)
	l.move(dst, v, left, ir.Implicit)
	l.jump(end)
	l.start(end)
	l.assignPattern(left, operand(dst, left), flags)
}

func (l *lowerer) targetName(n node) string {
	switch l.kind(n) {
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern:
		return l.name(n)
	}
	return ""
}

// target is where the part of a value that a pattern names goes: straight into a variable when the
// pattern is one, otherwise into a temporary that settleTarget takes further.
func (l *lowerer) target(n node) (r ir.Reg, direct bool) {
	switch l.kind(n) {
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern:
		if r, ok := l.lookup(l.symbol(n)); ok {
			l.written(r)
			return r, true
		}
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		// a variable with a default holds the value first, then perhaps the default
		left := l.field(n, kind.FLeft)
		if k := l.kind(left); k == kind.Identifier || k == kind.ShorthandPropertyIdentifierPattern {
			r, _ := l.target(left)
			return r, false
		}
	}
	return l.temp(), false
}

// settleTarget finishes what target began, once r has been written.
func (l *lowerer) settleTarget(n node, r ir.Reg, direct bool, flags ir.Flags) {
	if direct {
		return
	}
	left, right := n, none
	if k := l.kind(n); k == kind.AssignmentPattern || k == kind.ObjectAssignmentPattern {
		left, right = l.field(n, kind.FLeft), l.field(n, kind.FRight)
	}
	if right < 0 || l.b.regs[r].Name == "" {
		l.assignPattern(n, operand(r, n), flags)
		return
	}
	l.defaultInto(r, left, right, flags)
}

// defaultInto gives variable r a default where it is undefined.
func (l *lowerer) defaultInto(r ir.Reg, left, right node, flags ir.Flags) {
	missing, end := l.newBlock(), l.newBlock()
	l.branchOn(l.isUndefined(operand(r, left), left), left, missing, end)
	l.start(missing)
	l.move(r, l.named(right, l.targetName(left)), right, flags)
	l.jump(end)
	l.start(end)
}

func (l *lowerer) assignObject(n node, v ir.Operand, flags ir.Flags) {
	mark := len(l.scratch) // the names taken so far, for a rest
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.ShorthandPropertyIdentifierPattern, kind.ShorthandPropertyIdentifier:
			l.assignProperty(c, c, c, v, flags)
		case kind.ObjectAssignmentPattern:
			l.assignProperty(c, l.field(c, kind.FLeft), c, v, flags)
		case kind.AssignmentExpression: // {a = 1} parsed as an object
			l.assignProperty(c, l.field(c, kind.FLeft), c, v, flags)
		case kind.PairPattern, kind.Pair:
			l.assignProperty(c, l.field(c, kind.FKey), l.field(c, kind.FValue), v, flags)
		case kind.RestPattern, kind.SpreadElement:
			l.assignObjectRest(c, v, mark, flags)
		}
	}
	l.scratch = l.scratch[:mark]
}

// assignProperty assigns property key of v to a target.
func (l *lowerer) assignProperty(n, key, target node, v ir.Operand, flags ir.Flags) {
	name, computed, ok := l.propertyKey(key)
	var index ir.Operand
	if !ok {
		index = l.expr(computed)
	}
	r, direct := l.target(target)
	in := l.emit(ir.Load, ir.NodeID(n))
	in.Dst, in.A, in.Flags = r, v, flags
	if ok {
		in.Name = name
	} else {
		in.Op, in.B = ir.LoadIndex, index
	}
	l.settleTarget(target, r, direct, flags)
	if ok {
		l.scratch = append(l.scratch, ir.Operand{Reg: ir.NoReg, Node: ir.NodeID(key)})
	} else {
		l.scratch = append(l.scratch, index)
	}
}

// assignObjectRest copies what the pattern did not name; taken names stand on the scratch stack,
// as nodes until a rest needs them as constants.
func (l *lowerer) assignObjectRest(n node, v ir.Operand, mark int, flags ir.Flags) {
	obj := operand(l.value(ir.Object, n).Dst, n)
	for i := mark; i < len(l.scratch); i++ {
		if l.scratch[i].Reg == ir.NoReg {
			key := node(l.scratch[i].Node)
			name, _, _ := l.propertyKey(key)
			l.scratch[i] = l.constant(key, ir.LitString, name)
		}
	}
	in := l.emit(ir.CopyProps, ir.NodeID(n))
	in.A, in.B = v, obj
	taken := len(l.scratch)
	l.scratch = append(l.scratch, l.scratch[mark:]...)
	in.Args = l.keep(taken)
	l.assignPattern(l.only(n), obj, flags)
}

func (l *lowerer) assignArray(n node, v ir.Operand, flags ir.Flags) {
	index := 0
	for c := l.nodes[n].First; c >= 0; c = l.nodes[c].Next {
		if l.nodes[c].Kind == kind.TokComma {
			index++
		}
		if l.real(c) != c || l.kind(c) == kind.ERROR {
			continue
		}
		if k := l.kind(c); k == kind.RestPattern || k == kind.SpreadElement {
			arr := operand(l.value(ir.Array, c).Dst, c)
			in := l.emit(ir.CopyElems, ir.NodeID(c))
			in.A, in.B = v, arr
			l.assignPattern(l.only(c), arr, flags)
			continue
		}
		r, direct := l.target(c)
		in := l.emit(ir.Load, ir.NodeID(c))
		in.Dst, in.A, in.Name, in.Flags = r, v, strconv.Itoa(index), flags
		l.settleTarget(c, r, direct, flags)
	}
}
