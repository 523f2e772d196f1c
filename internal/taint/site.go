package taint

import (
	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/ir"
)

// callSite is the one call that reaches a function; call is nil when there is none, or several.
type callSite struct {
	fn    ir.FuncID
	call  *ir.Instr
	bound int // how many parameters were filled before
	many  bool
}

// classField names a member of a class's instances.
type classField struct {
	class ir.ClassID
	name  string
}

// findSites notes the functions that one call reaches and the members that classes write once.
func (e *engine) findSites() {
	e.sites = make([]callSite, len(e.prog.Funcs))
	e.fieldsOnce = map[classField]varRef{}
	for _, fn := range e.prog.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				switch x := &fn.Blocks[b].Instrs[i]; x.Op {
				case ir.Call:
					e.noteSite(fn, x)
				case ir.Store:
					e.noteField(fn, x)
				}
			}
		}
	}
}

func (e *engine) noteSite(fn *ir.Func, x *ir.Instr) {
	for _, t := range e.g.Targets(fn.ID, x.Dst) {
		s := &e.sites[t.Func]
		if t.How != callgraph.Direct {
			s.many = true
		}
		if s.many = s.many || s.call != nil; s.many {
			s.call = nil
			continue
		}
		*s = callSite{fn: fn.ID, call: x, bound: t.Bound}
	}
	for arg := range x.Args {
		for _, f := range e.g.CallbackArgs(fn.ID, x.Dst, arg) {
			e.sites[f] = callSite{many: true}
		}
	}
}

// noteField notes a write to a member of this. A later one takes the earlier one's place for good.
func (e *engine) noteField(fn *ir.Func, x *ir.Instr) {
	c := e.classOfThis(fn, x.A.Reg)
	if c == ir.NoClass {
		return
	}
	k := classField{c, x.Name}
	v := varRef{fn.ID, x.B.Reg}
	if _, again := e.fieldsOnce[k]; again {
		v.reg = ir.NoReg
	}
	e.fieldsOnce[k] = v
}
