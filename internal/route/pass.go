package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about handlers that turn somebody away and let them pass all the same: they answer, and
// then call the next handler.

// letsPass reports whether every answer by which a handler turns somebody away is followed, on some way,
// by a call of the next handler.
func (f *finder) letsPass(id ir.FuncID) bool {
	fn := f.prog.Funcs[id]
	found := false
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			switch x := &fn.Blocks[b].Instrs[i]; {
			case x.Op == ir.Throw, f.passesError(fn, x), x.Op == ir.Call && f.throws(fn, x):
				return false
			case f.refusal(fn, x):
				if !f.passes(fn, b, i+1) {
					return false
				}
				found = true
			}
		}
	}
	return found
}

// throws reports whether a call is one after which nothing runs: ctx.throw(403).
func (f *finder) throws(fn *ir.Func, x *ir.Instr) bool {
	name := f.calleeName(fn, x)
	return name == "throw" || name == "assert" || f.is(f.words.Verifying, name)
}

// refusal reports whether an instruction answers that somebody may not: res.status(403), ctx.status = 403.
func (f *finder) refusal(fn *ir.Func, x *ir.Instr) bool {
	refused := func(o ir.Operand) bool {
		if o.Reg < 0 {
			return false
		}
		d := f.defs[fn.ID][o.Reg]
		return d != nil && d.Op == ir.Const && d.Lit == ir.LitNumber && f.words.Refusals[d.Name]
	}
	switch x.Op {
	case ir.Store:
		return f.is(f.words.Replies, x.Name) && refused(x.B)
	case ir.Call:
		return len(x.Args) > 0 && f.is(f.words.Replies, f.calleeName(fn, x)) && refused(x.Args[0])
	}
	return false
}

// passes reports whether the next handler may be called from a place in a function on.
func (f *finder) passes(fn *ir.Func, block, from int) bool {
	seen := map[int]bool{}
	work := []int{block}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		list := fn.Blocks[b].Instrs
		if b == block && from > 0 {
			list, from = list[from:], 0
		}
		for i := range list {
			if f.goesOn(fn, &list[i]) {
				return true
			}
		}
		for _, s := range fn.Blocks[b].Succs {
			if !seen[int(s)] {
				seen[int(s)] = true
				work = append(work, int(s))
			}
		}
	}
	return false
}

// goesOn reports whether a call is one of the next handler: of a parameter, with nothing.
func (f *finder) goesOn(fn *ir.Func, x *ir.Instr) bool {
	if x.Op != ir.Call || len(x.Args) > 0 || x.A.Reg < 0 {
		return false
	}
	in, r, d := f.follow(fn, x.A.Reg)
	return d == nil && f.isParam(in, r) && strings.EqualFold(in.Regs[r].Name, "next")
}
