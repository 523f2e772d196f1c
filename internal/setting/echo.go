package setting

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// echoes reports whether a function answers with what it is asked about, without having looked at it:
// (origin, done) => done(null, origin).
func (v *reviewer) echoes(fn *ir.Func) bool {
	if len(fn.Params) == 0 {
		return false
	}
	yes := false
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			switch x.Op {
			case ir.Binary:
				if v.asked(fn, x.A.Reg, 0) || v.asked(fn, x.B.Reg, 0) {
					return false
				}
			case ir.Call:
				answer, ok := v.answers(fn, x)
				if !ok {
					return false
				}
				yes = yes || answer
			case ir.Return:
				yes = yes || x.A.Reg >= 0 && v.asked(fn, x.A.Reg, 0)
			}
		}
	}
	return yes
}

// answers reports whether a call answers with what was asked about; ok is false where it may be a check
// of it.
func (v *reviewer) answers(fn *ir.Func, x *ir.Instr) (answer, ok bool) {
	if slices.ContainsFunc(fn.Params[1:], func(p ir.Param) bool { return p.Reg == x.A.Reg }) {
		last := len(x.Args) - 1
		return last > 0 && v.asked(fn, x.Args[last].Reg, 0), true
	}
	if v.reads(fn, x) {
		return false, true
	}
	touched := x.B.Reg >= 0 && v.asked(fn, x.B.Reg, 0)
	for _, a := range x.Args {
		touched = touched || v.asked(fn, a.Reg, 0)
	}
	return false, !touched
}

// reads reports whether a call reads something by a constant name of what the function is given:
// ctx.get("Origin").
func (v *reviewer) reads(fn *ir.Func, x *ir.Instr) bool {
	return x.B.Reg >= 0 && len(x.Args) == 1 && v.constant(fn, x.Args[0].Reg) != "" && v.isQuestion(fn, x.B.Reg) && v.words.Readers.MatchString(v.constant(fn, x.Args[0].Reg))
}

// isQuestion reports whether a register is, or is read from, the first parameter.
func (v *reviewer) isQuestion(fn *ir.Func, r ir.Reg) bool {
	for range maxDepth {
		if r == fn.Params[0].Reg {
			return true
		}
		if r < 0 {
			return false
		}
		d := v.defs(fn)[r]
		if d == nil || d.Op != ir.Load && d.Op != ir.Move {
			return false
		}
		r = d.A.Reg
	}
	return false
}

// asked reports whether a register may hold what the function is asked about.
func (v *reviewer) asked(fn *ir.Func, r ir.Reg, depth int) bool {
	if r < 0 || depth > maxDepth {
		return false
	}
	if v.isQuestion(fn, r) {
		return true
	}
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			if x.Dst == r && (x.Op == ir.Move && v.asked(fn, x.A.Reg, depth+1) || x.Op == ir.Call && v.reads(fn, x)) {
				return true
			}
		}
	}
	return false
}
