package taint

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// flag says that the value of a register (or a member of it) is in a state that the library models
// name: on a response, that its content type is not HTML.
type flag struct {
	reg   ir.Reg
	path  string
	state string
}

type flags map[flag]bool

func (f flags) clone() flags {
	if len(f) == 0 {
		return nil
	}
	n := make(flags, len(f))
	for k := range f {
		n[k] = true
	}
	return n
}

// keep drops the flags that g lacks, and reports whether any was dropped.
func (f flags) keep(g flags) bool {
	changed := false
	for k := range f {
		if !g[k] {
			delete(f, k)
			changed = true
		}
	}
	return changed
}

// enterStates notes the states that a call or assignment leaves values in.
func (a *analysis) enterStates(x *ir.Instr, states []catalog.State) {
	for i := range states {
		s := &states[i]
		if !a.conditions(x, s.When) {
			continue
		}
		a.meet(s.Row)
		for _, o := range a.operands(x, s.Port) {
			if o.Reg < 0 {
				continue
			}
			if a.flags == nil {
				a.flags = flags{}
			}
			reg, path := a.subject(o.Reg)
			a.flags[flag{reg, path, s.Name}] = true
		}
	}
}

func (a *analysis) inState(r ir.Reg, state string) bool {
	if r < 0 {
		return false
	}
	reg, path := a.subject(r)
	return a.flags[flag{reg, path, state}] || path == "" && a.bornIn(reg, state)
}

// bornIn reports whether a value was made in another function by a call that left it in a state: a
// template compiled, or a parser configured, at the top of the file or in a constructor.
func (a *analysis) bornIn(r ir.Reg, state string) bool {
	fn, d := a.e.follow(a.fn, r)
	if d == nil || d.Op != ir.Call || fn.ID == a.fn.ID && a.born == 0 || a.born > maxGuardDepth {
		return false
	}
	b := &analysis{e: a.e, fn: fn, info: a.e.info[fn.ID], born: a.born + 1}
	for _, m := range b.models(d) {
		for i := range m.call.States {
			s := &m.call.States[i]
			if s.Name == state && s.Port.Base == catalog.Result && len(s.Port.Path) == 0 && b.conditions(d, s.When) {
				return true
			}
		}
	}
	return d.B.Reg >= 0 && b.fluent(d) && b.bornIn(d.B.Reg, state)
}

// subject names the object in a register by the variable and path it was read from; the result of
// a method that returns its receiver is the receiver.
func (a *analysis) subject(r ir.Reg) (ir.Reg, string) {
	for range maxGuardDepth {
		d := a.info.def[r]
		if d == nil || d.Op != ir.Call || d.B.Reg < 0 || !a.fluent(d) {
			break
		}
		r = d.B.Reg
	}
	if root, path, ok := a.location(r); ok {
		return root, strings.Join(path, "\x00")
	}
	for range maxGuardDepth {
		d := a.info.def[r]
		if d == nil || d.Op != ir.Move && d.Op != ir.Await || d.A.Reg < 0 {
			break
		}
		r = d.A.Reg
	}
	return r, ""
}

// fluent reports whether a method call returns its receiver, as far as types tell.
func (a *analysis) fluent(d *ir.Instr) bool {
	for _, n := range a.values(d.B.Reg) {
		for _, m := range a.values(d.Dst) {
			if n == m {
				return true
			}
		}
	}
	return false
}
