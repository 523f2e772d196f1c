package taint

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// maxConstantDepth bounds how far definitions are followed to a constant.
const maxConstantDepth = 12

// maxFollowed bounds the definitions that one look-up follows in all: members lead to objects, which are
// found by following definitions in turn, in circles too.
const maxFollowed = 100

// constant returns the literal that a register of the function under analysis always holds.
func (a *analysis) constant(r ir.Reg) (ir.Lit, string, bool) { return a.e.constant(a.fn, r, 0) }

// truthOf returns the boolean that a register always is, if that is known.
func (a *analysis) truthOf(r ir.Reg) (value, known bool) {
	if r < 0 {
		return false, true // return without a value
	}
	lit, text, ok := a.constant(r)
	switch {
	case !ok:
		return false, false
	case lit == ir.LitBool:
		return text == "true", true
	case lit == ir.LitNull || lit == ir.LitUndefined:
		return false, true
	}
	return text != "" && text != "0", true
}

// follow returns the one instruction that gives a register its value, with the function it stands in:
// through moves, captured variables, members of objects in sight, parameters of functions that one
// call reaches, and functions that return one thing.
func (e *engine) follow(fn *ir.Func, r ir.Reg) (*ir.Func, *ir.Instr) {
	left := maxFollowed
	return e.followWithin(fn, r, &left)
}

// followWithin is follow, with what is left of the definitions that may be followed.
func (e *engine) followWithin(fn *ir.Func, r ir.Reg, left *int) (*ir.Func, *ir.Instr) {
	for range maxConstantDepth {
		if *left--; r < 0 || *left < 0 {
			return fn, nil
		}
		if v, ok := e.info[fn.ID].vars[r]; ok {
			fn, r = e.prog.Funcs[v.fn], v.reg
		}
		d := e.info[fn.ID].def[r]
		next := origin{fn, ir.NoReg}
		switch {
		case d == nil:
			next = e.argument(fn, r)
		case d.Op == ir.Move || d.Op == ir.Await:
			next.reg = d.A.Reg
		case d.Op == ir.Load:
			next = e.member(fn, d, left)
		case d.Op == ir.Call:
			next = e.returned(fn, d)
		}
		if next.reg < 0 {
			return fn, d
		}
		fn, r = next.fn, next.reg
	}
	return fn, nil
}

// origin is a register that another's value comes from; reg is negative when there is none.
type origin struct {
	fn  *ir.Func
	reg ir.Reg
}

// argument is what a parameter is given, where one call in the program reaches its function.
func (e *engine) argument(fn *ir.Func, r ir.Reg) origin {
	i, ok := e.info[fn.ID].params[r]
	site := e.sites[fn.ID]
	if !ok || site.call == nil || fn.Params[i].Rest {
		return origin{reg: ir.NoReg}
	}
	at := int(i) - site.bound
	if at < 0 || at >= len(site.call.Args) || site.call.Spread != 0 {
		return origin{reg: ir.NoReg}
	}
	return origin{e.prog.Funcs[site.fn], site.call.Args[at].Reg}
}

// member is what a read of an object's member gives: of a literal in sight, or of this, where the
// class writes the member once.
func (e *engine) member(fn *ir.Func, load *ir.Instr, left *int) origin {
	if c := e.classOfThis(fn, load.A.Reg); c != ir.NoClass {
		if v, ok := e.fieldsOnce[classField{c, load.Name}]; ok && v.reg >= 0 {
			return origin{e.prog.Funcs[v.fn], v.reg}
		}
		return origin{reg: ir.NoReg}
	}
	if v := e.ownFieldWithin(fieldValue{fieldFound, fn, load.A.Reg, ir.NoNode}, load.Name, left); v.status == fieldFound {
		return origin{v.fn, v.reg}
	}
	return origin{reg: ir.NoReg}
}

// returned is what the one function that a call reaches returns, where that is one thing.
func (e *engine) returned(fn *ir.Func, call *ir.Instr) origin {
	targets := e.g.Targets(fn.ID, call.Dst)
	if len(targets) != 1 || call.Flags&ir.New != 0 || e.prog.Funcs[targets[0].Func].Generator {
		return origin{reg: ir.NoReg}
	}
	callee := e.prog.Funcs[targets[0].Func]
	return origin{callee, e.info[callee.ID].result}
}

// classOfThis is the class whose this a register of fn holds, or NoClass.
func (e *engine) classOfThis(fn *ir.Func, r ir.Reg) ir.ClassID {
	if r < 0 {
		return ir.NoClass
	}
	v := varRef{fn.ID, r}
	if outer, ok := e.info[fn.ID].vars[r]; ok {
		v = outer
	}
	if owner := e.prog.Funcs[v.fn]; owner.This == v.reg {
		return owner.Class
	}
	return ir.NoClass
}

// constant returns the literal that a register of fn always holds; constant parts joined by Concat
// count.
func (e *engine) constant(fn *ir.Func, r ir.Reg, depth int) (ir.Lit, string, bool) {
	in, d := e.follow(fn, r)
	if d == nil || depth > maxConstantDepth {
		return 0, "", false
	}
	switch d.Op {
	case ir.Const:
		return d.Lit, d.Name, true
	case ir.Concat:
		text := ""
		for _, o := range d.Args {
			_, s, ok := e.constant(in, o.Reg, depth+1)
			if !ok {
				return 0, "", false
			}
			text += s
		}
		return ir.LitString, text, true
	case ir.Unary:
		if _, s, ok := e.constant(in, d.A.Reg, depth+1); ok && d.Name == "-" {
			return ir.LitNumber, "-" + s, true
		}
	}
	return 0, "", false
}

// outline is the text that a register of fn holds, with \x00 for each part whose value is unknown,
// and whether any part is known.
func (e *engine) outline(fn *ir.Func, r ir.Reg) (string, bool) {
	in, d := e.follow(fn, r)
	if d == nil || d.Op != ir.Concat {
		_, text, ok := e.constant(fn, r, 0)
		return text, ok
	}
	text, known := "", false
	for _, o := range d.Args {
		_, part, ok := e.constant(in, o.Reg, 1)
		if !ok {
			part = "\x00"
		}
		text, known = text+part, known || ok
	}
	return text, known
}

type fieldStatus uint8

const (
	fieldUnknown fieldStatus = iota
	fieldFound
	fieldAbsent // the object is a literal without that field
)

// fieldValue is the register that holds a field of an object literal.
type fieldValue struct {
	status fieldStatus
	fn     *ir.Func
	reg    ir.Reg
	node   ir.NodeID // where the literal gives it
}

// field finds the register that holds the value at a path of an object built by a literal.
func (e *engine) field(fn *ir.Func, r ir.Reg, path []string) fieldValue {
	v := fieldValue{fieldFound, fn, r, ir.NoNode}
	for _, name := range path {
		if v = e.ownField(v, name); v.status != fieldFound {
			return v
		}
	}
	return v
}

// fields is field for a path with elements in it: the values at it of all elements of a literal.
// What is unknown or absent counts only where nothing is found.
func (e *engine) fields(fn *ir.Func, r ir.Reg, path []string) []fieldValue {
	values := []fieldValue{{fieldFound, fn, r, ir.NoNode}}
	for _, name := range path {
		var found, other []fieldValue
		for _, v := range values {
			next := []fieldValue{e.ownField(v, name)}
			if name == elem || name == "*" {
				next = e.elements(v)
			}
			for _, n := range next {
				if n.status == fieldFound {
					found = append(found, n)
				} else {
					other = append(other, n)
				}
			}
		}
		if len(found) == 0 {
			return other[:1]
		}
		values = found
	}
	return values
}

// elements lists the values of the fields of an object or array that a literal makes.
func (e *engine) elements(v fieldValue) []fieldValue {
	fn, d := e.follow(v.fn, v.reg)
	if d == nil || d.Op != ir.Array && d.Op != ir.Object {
		return []fieldValue{{status: fieldUnknown}}
	}
	var out []fieldValue
	for _, s := range e.info[fn.ID].stores[d.Dst] {
		out = append(out, fieldValue{fieldFound, fn, s.B.Reg, s.B.Node})
	}
	if len(out) == 0 {
		out = append(out, fieldValue{status: fieldUnknown})
	}
	return out
}

func (e *engine) ownField(v fieldValue, name string) fieldValue {
	left := maxFollowed
	return e.ownFieldWithin(v, name, &left)
}

func (e *engine) ownFieldWithin(v fieldValue, name string, left *int) fieldValue {
	fn, d := e.followWithin(v.fn, v.reg, left)
	if d != nil && d.Op == ir.Call && d.Spread == 0 && e.does(fn, d, ir.NativeMerge) {
		return e.mergedField(fn, d, name, left)
	}
	if d == nil || d.Op != ir.Object && d.Op != ir.Array && d.Op != ir.MakeClass {
		if d != nil && (d.Op == ir.Const || d.Op == ir.MakeFunc) {
			return fieldValue{status: fieldAbsent}
		}
		return fieldValue{status: fieldUnknown}
	}
	stores := e.info[fn.ID].stores[d.Dst]
	for i := len(stores) - 1; i >= 0; i-- {
		if stores[i].Name == name {
			return fieldValue{fieldFound, fn, stores[i].B.Reg, stores[i].B.Node}
		}
	}
	for _, from := range slices.Backward(e.info[fn.ID].copied[d.Dst]) {
		if f := e.ownFieldWithin(fieldValue{status: fieldFound, fn: fn, reg: from}, name, left); f.status == fieldFound {
			return f
		}
	}
	if e.info[fn.ID].open[d.Dst] || d.Op == ir.MakeClass {
		return fieldValue{status: fieldUnknown}
	}
	return fieldValue{status: fieldAbsent}
}

// mergedField is a field of an object that others have been copied into: that of the last one that has
// it, as long as none behind it may have it too.
func (e *engine) mergedField(fn *ir.Func, merge *ir.Instr, name string, left *int) fieldValue {
	for _, o := range slices.Backward(merge.Args) {
		f := e.ownFieldWithin(fieldValue{status: fieldFound, fn: fn, reg: o.Reg}, name, left)
		if f.status != fieldAbsent {
			return f
		}
	}
	return fieldValue{status: fieldAbsent}
}

// definition returns the instruction that makes the value of a field.
func (e *engine) definition(v fieldValue) *ir.Instr {
	if v.status != fieldFound {
		return nil
	}
	_, d := e.follow(v.fn, v.reg)
	return d
}
