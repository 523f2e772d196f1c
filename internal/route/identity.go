package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about who asks: where a handler learns it, and what it does with it.

// origin says whether a value is the one that is looked for, by the register that holds it in the
// function it was followed to, and the instruction that made it (nil for a parameter).
type origin func(fn *ir.Func, r ir.Reg, d *ir.Instr) bool

// identity is the origin of who asks.
func (f *finder) identity(fn *ir.Func, _ ir.Reg, d *ir.Instr) bool {
	switch {
	case d == nil:
		return false
	case d.Op == ir.Load:
		return f.isIdentity(fn, d)
	}
	return d.Op == ir.Call && (f.words.Verifying.MatchString(f.calleeName(fn, d)) || f.tellsWho(fn, d))
}

// tellsWho reports whether a call is of a function of the program that returns who asks.
func (f *finder) tellsWho(fn *ir.Func, call *ir.Instr) bool {
	for _, t := range f.g.Targets(fn.ID, call.Dst) {
		callee := f.prog.Funcs[t.Func]
		for x := range instrs(callee) {
			if x.Op != ir.Return || x.A.Reg < 0 {
				continue
			}
			if in, _, d := f.follow(callee, x.A.Reg); d != nil && d.Op == ir.Load && f.isIdentity(in, d) {
				return true
			}
		}
	}
	return false
}

// isIdentity reports whether a Load reads who is asking: an identity member of a parameter, of the
// session, of a context's state.
func (f *finder) isIdentity(fn *ir.Func, x *ir.Instr) bool {
	if !f.words.Identity.MatchString(x.Name) {
		return false
	}
	in, r, d := f.follow(fn, x.A.Reg)
	for range 4 {
		if d == nil {
			return f.isParam(in, r)
		}
		if d.Op != ir.Load {
			return d.Op == ir.Call && !f.spent(in, r, d)
		}
		if f.words.Claims[d.Name] {
			return false // what the client says of itself
		}
		if f.words.Session.MatchString(d.Name) || f.words.Identity.MatchString(d.Name) {
			return true
		}
		in, r, d = f.follow(in, d.A.Reg)
	}
	return false
}

func (f *finder) isParam(fn *ir.Func, r ir.Reg) bool {
	for _, p := range fn.Params {
		if p.Reg == r {
			return true
		}
	}
	return false
}

// sent is the origin of what the client sends.
func (f *finder) sent(fn *ir.Func, r ir.Reg, d *ir.Instr) bool {
	if d == nil {
		return f.filled(fn, r, func(string) bool { return true })
	}
	return d.Op == ir.Load && f.words.FromClient[d.Name]
}

// filled reports whether a register is a parameter that a decorator fills from the request, with
// something of such a name ("" for all of it).
func (f *finder) filled(fn *ir.Func, reg ir.Reg, is func(name string) bool) bool {
	for _, p := range fn.Params {
		if p.Reg != reg {
			continue
		}
		for _, d := range p.Decorators {
			name, arg, _ := strings.Cut(d, ":")
			first, _, _ := strings.Cut(arg, ",")
			if f.words.FromClient[strings.ToLower(name)] && is(first) {
				return true
			}
		}
	}
	return false
}

// from reports whether a register holds such a value, or something read from it or made of it by a
// call (String(req.user.id)).
func (f *finder) from(fn *ir.Func, r ir.Reg, is origin) bool {
	for range 6 {
		in, reg, d := f.follow(fn, r)
		if is(in, reg, d) {
			return true
		}
		if d == nil {
			return false
		}
		switch d.Op {
		case ir.Load:
			fn, r = in, d.A.Reg
		case ir.Call:
			if d.B.Reg >= 0 {
				if at, reg, x := f.follow(in, d.B.Reg); is(at, reg, x) {
					return true
				}
			}
			if len(d.Args) == 0 {
				return false
			}
			fn, r = in, d.Args[0].Reg
		default:
			return false
		}
	}
	return false
}

// quest is a value that is looked for, and what counts as using it: where it is strict, writing it down
// does not.
type quest struct {
	is     origin
	strict bool
}

// weighed reports whether an instruction makes such a value count: compares it with something that
// varies, or hands it to a call that may, alone or in an object.
func (f *finder) weighed(fn *ir.Func, x *ir.Instr, q quest, depth int) bool {
	switch x.Op {
	case ir.Binary:
		return strings.ContainsAny(x.Name, "=<>") && (f.compared(fn, x, x.A, x.B, q) || f.compared(fn, x, x.B, x.A, q))
	case ir.Store:
		return f.from(fn, x.B.Reg, q.is) && !(q.strict && f.is(f.words.Payload, x.Name)) && f.handedOn(fn, x.A.Reg, q, 0)
	case ir.Call:
		name := f.calleeName(fn, x)
		if f.words.Tells.MatchString(name) || q.strict && f.is(f.words.Payload, name) {
			return false
		}
		for i, a := range x.Args {
			if f.from(fn, a.Reg, q.is) && f.weighs(fn, x, i, q, depth) {
				return true
			}
		}
	}
	return false
}

// compared reports whether a comparison makes one side, with such a value, count: the other varies, is not
// what was left of a record after it was changed, and being equal is not what is refused.
func (f *finder) compared(fn *ir.Func, x *ir.Instr, one, other ir.Operand, q quest) bool {
	return f.from(fn, one.Reg, q.is) && !f.isConstant(fn, other) && !f.from(fn, other.Reg, f.spent) &&
		!(q.strict && strings.HasPrefix(x.Name, "==") && f.turnsAway(fn, x))
}

// spent is the origin of what a call gives that has changed or destroyed it.
func (f *finder) spent(fn *ir.Func, _ ir.Reg, d *ir.Instr) bool {
	return d != nil && d.Op == ir.Call && f.is(f.words.Destroys, f.calleeName(fn, d))
}

// turnsAway reports whether somebody is turned away where a comparison holds: nobody may do this to
// themselves.
func (f *finder) turnsAway(fn *ir.Func, x *ir.Instr) bool {
	for b := range fn.Blocks {
		block := &fn.Blocks[b]
		if n := len(block.Instrs); n == 0 || block.Instrs[n-1].Op != ir.Branch || block.Instrs[n-1].A.Reg != x.Dst || len(block.Succs) == 0 {
			continue
		}
		for i := range fn.Blocks[block.Succs[0]].Instrs {
			if y := &fn.Blocks[block.Succs[0]].Instrs[i]; y.Op == ir.Throw || y.Op == ir.Const && y.Lit == ir.LitNumber && strings.HasPrefix(y.Name, "4") {
				return true
			}
		}
	}
	return false
}

// weighs reports whether a call may make its argument count: what it calls does, or is not in sight.
func (f *finder) weighs(fn *ir.Func, call *ir.Instr, arg int, q quest, depth int) bool {
	targets := f.g.Targets(fn.ID, call.Dst)
	for _, t := range targets {
		callee := f.prog.Funcs[t.Func]
		if arg >= len(callee.Params) || depth > maxBodyDepth || callee.Kind == ir.Ctor {
			return true
		}
		own := callee.Params[arg].Reg
		is := func(in *ir.Func, r ir.Reg, d *ir.Instr) bool { return in == callee && r == own && d == nil }
		if f.uses(callee, quest{is, q.strict}, depth+1) {
			return true
		}
	}
	return len(targets) == 0
}

// uses reports whether a function, or a closure it makes, makes such a value count.
func (f *finder) uses(fn *ir.Func, q quest, depth int) bool {
	for x := range instrs(fn) {
		if f.weighed(fn, x, q, depth) || x.Op == ir.MakeFunc && depth <= maxBodyDepth && f.uses(f.prog.Funcs[x.Ref], q, depth+1) {
			return true
		}
	}
	return false
}

// handedOn reports whether an object is handed to a call that does more than tell, or kept in one that is.
func (f *finder) handedOn(fn *ir.Func, object ir.Reg, q quest, depth int) bool {
	if object < 0 || depth > maxBodyDepth {
		return false
	}
	made, _, d := f.follow(fn, object)
	if d == nil || d.Op != ir.Object && d.Op != ir.Array || made != fn {
		return true // what it is a member of is stored, or handed around already
	}
	only := func(name string) bool {
		return f.words.Tells.MatchString(name) || q.strict && f.is(f.words.Payload, name)
	}
	for x := range instrs(fn) {
		switch x.Op {
		case ir.Call:
			for _, a := range x.Args {
				if _, _, o := f.follow(fn, a.Reg); o == d && !only(f.calleeName(fn, x)) {
					return true
				}
			}
		case ir.Store, ir.CopyProps:
			v, into := x.B, x.A
			if x.Op == ir.CopyProps {
				v, into = x.A, x.B
			}
			if only(x.Name) {
				continue
			}
			if _, _, o := f.follow(fn, v.Reg); o == d && into.Reg != object && f.handedOn(fn, into.Reg, q, depth+1) {
				return true
			}
		}
	}
	return false
}

func (f *finder) isConstant(fn *ir.Func, o ir.Operand) bool {
	_, _, d := f.follow(fn, o.Reg)
	return d != nil && (d.Op == ir.Const || d.Op == ir.Global)
}

func (f *finder) isNothing(fn *ir.Func, o ir.Operand) bool {
	_, _, d := f.follow(fn, o.Reg)
	return d != nil && d.Op == ir.Const && (d.Lit == ir.LitNull || d.Lit == ir.LitUndefined)
}

// comparesToken reports whether a comparison is between what the client sent and what its session or
// cookie holds, which no other site knows.
func (f *finder) comparesToken(fn *ir.Func, x *ir.Instr) bool {
	if !strings.ContainsAny(x.Name, "=") {
		return false
	}
	kept := func(_ *ir.Func, _ ir.Reg, d *ir.Instr) bool {
		return d != nil && d.Op == ir.Load && (f.words.Session.MatchString(d.Name) || d.Name == "cookies")
	}
	header := func(in *ir.Func, r ir.Reg, d *ir.Instr) bool {
		return f.sent(in, r, d) || d != nil && d.Op == ir.Load && d.Name == "headers" || d != nil && d.Op == ir.Call && f.words.Headers[f.calleeName(in, d)]
	}
	return f.from(fn, x.A.Reg, header) && f.from(fn, x.B.Reg, kept) || f.from(fn, x.A.Reg, kept) && f.from(fn, x.B.Reg, header)
}
