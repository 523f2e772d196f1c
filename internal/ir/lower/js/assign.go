package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// place is what an assignment writes: a variable, a property, an undeclared global or the module's
// exports. Its object and key are evaluated once, for reading and writing.
type place struct {
	sort placeSort
	n    node
	reg  ir.Reg     // variable
	obj  ir.Operand // property
	name string     // property, unless computed; global
	key  ir.Operand // computed property
}

type placeSort uint8

const (
	nowhere placeSort = iota
	variable
	property
	computed
	global
	exportsObject
)

// place evaluates the target of an assignment up to the point of reading or writing it.
func (l *lowerer) place(n node) place {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern, kind.Undefined:
		s := l.symbol(n)
		if r, ok := l.lookup(s); ok {
			return place{sort: variable, n: n, reg: r}
		}
		if s == symExports {
			return place{sort: variable, n: n, reg: l.moduleExports()}
		}
		return l.freePlace(n, l.symbols[s].name)
	case kind.MemberExpression, kind.SubscriptExpression:
		if l.isModuleExports(n) {
			return place{sort: exportsObject, n: n, reg: l.moduleExports()}
		}
		obj := l.expr(l.field(n, kind.FObject))
		name, key := l.memberKey(n)
		if key.Reg == ir.NoReg {
			return place{sort: property, n: n, obj: obj, name: name}
		}
		return place{sort: computed, n: n, obj: obj, key: key}
	}
	if n >= 0 {
		l.effect(n)
	}
	return place{n: n}
}

// freePlace is the target of an assignment to a name that nothing declares.
func (l *lowerer) freePlace(n node, name string) place {
	if l.inComponent(name) {
		return place{sort: property, n: n, obj: l.component(n), name: name}
	}
	l.noteUndeclared(n, name)
	return place{sort: global, n: n, name: name}
}

// read returns the value a place holds.
func (l *lowerer) read(p place) ir.Operand {
	switch p.sort {
	case variable, exportsObject:
		return operand(p.reg, p.n)
	case property:
		return l.load(p.n, p.obj, p.name)
	case computed:
		in := l.value(ir.LoadIndex, p.n)
		in.A, in.B = p.obj, p.key
		return operand(in.Dst, p.n)
	case global:
		return l.free(p.n, p.name)
	}
	return l.unknown(p.n)
}

// write stores a value; n is the whole assignment.
func (l *lowerer) write(p place, v ir.Operand, n node, flags ir.Flags) {
	switch p.sort {
	case variable:
		l.move(p.reg, v, n, flags)
	case property:
		l.storeField(n, p.obj, p.name, v)
		l.exportMember(n, p, v)
	case computed:
		l.storeIndex(n, p.obj, p.key, v)
	case global:
		l.storeField(n, l.global(p.n, "globalThis"), p.name, v)
	case exportsObject:
		l.move(p.reg, v, n, flags)
		l.export(n, "=", v)
	}
}

func (l *lowerer) assignment(n node) ir.Operand {
	left := l.bare(l.field(n, kind.FLeft))
	right := l.field(n, kind.FRight)
	switch l.kind(left) {
	case kind.ObjectPattern, kind.ArrayPattern, kind.Object, kind.Array:
		v := l.expr(right)
		l.assignPattern(left, v, 0)
		return v
	}
	p := l.place(left)
	v := l.named(right, l.placeName(p))
	l.write(p, v, n, 0)
	return operand(v.Reg, n)
}

// placeName is the name that a function assigned to a place goes by.
func (l *lowerer) placeName(p place) string {
	switch p.sort {
	case variable, global:
		return l.name(p.n)
	case property:
		return p.name
	case exportsObject:
		return "exports"
	}
	return ""
}

func (l *lowerer) augmented(n node) ir.Operand {
	op := strings.TrimSuffix(l.operatorText(n), "=")
	p := l.place(l.field(n, kind.FLeft))
	old := l.read(p)
	right := l.field(n, kind.FRight)
	switch op {
	case "&&", "||", "??":
		return l.assignLogical(n, op, p, old, right)
	}
	v := l.expr(right)
	if op == "+" && !(l.b.state[old.Reg].numeric && l.b.state[v.Reg].numeric) {
		mark := len(l.scratch)
		l.scratch = append(l.scratch, old, v)
		v = l.concat(n, mark)
	} else {
		v = l.arithmetic(n, op, old, v)
	}
	l.write(p, v, n, 0)
	return v
}

// assignLogical lowers a &&= b and its like: b is evaluated and assigned on one path only.
func (l *lowerer) assignLogical(n node, op string, p place, old ir.Operand, right node) ir.Operand {
	dst := l.newReg(ir.RegInfo{Decl: ir.NoNode})
	assign, keep, end := l.newBlock(), l.newBlock(), l.newBlock()
	switch op {
	case "&&":
		l.branchOn(old, p.n, assign, keep)
	case "||":
		l.branchOn(old, p.n, keep, assign)
	default:
		l.branchOn(l.isNullish(old, p.n), p.n, assign, keep)
	}
	l.start(assign)
	v := l.named(right, l.placeName(p))
	l.write(p, v, n, 0)
	l.move(dst, v, n, ir.Implicit)
	l.jump(end)
	l.start(keep)
	l.move(dst, old, n, ir.Implicit)
	l.jump(end)
	l.start(end)
	return operand(dst, n)
}

// update lowers ++ and --.
func (l *lowerer) update(n node) ir.Operand {
	prefix := l.nodes[n].First >= 0 && l.nodes[l.nodes[n].First].Field == kind.FOperator
	old, v := l.updated(n, !prefix)
	if prefix {
		return v
	}
	return old
}

// updated counts a place up or down and returns its value before, if asked to keep it, and after.
func (l *lowerer) updated(n node, keep bool) (old, v ir.Operand) {
	p := l.place(l.field(n, kind.FArgument))
	old = l.read(p)
	if p.sort == variable && keep {
		in := l.value(ir.Move, n)
		in.A, in.Flags = old, ir.Implicit
		old = operand(in.Dst, n)
	}
	one := l.constant(n, ir.LitNumber, "1")
	op := "+"
	if l.operator(n) == kind.TokMinusMinus {
		op = "-"
	}
	v = l.arithmetic(n, op, old, one)
	l.write(p, v, n, 0)
	return old, v
}
