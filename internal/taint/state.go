package taint

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// slot is a register and its value.
type slot struct {
	reg ir.Reg
	val *tree
}

// state holds the values of registers, in order of register; absent ones are clean. Most registers
// are, most of the time, so that a state is short.
type state []slot

// find returns where a register stands or would stand.
func (s state) find(r ir.Reg) (int, bool) {
	lo, hi := 0, len(s)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); s[mid].reg < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(s) && s[lo].reg == r
}

// at returns the value of a register.
func (s state) at(r ir.Reg) *tree {
	if i, ok := s.find(r); ok {
		return s[i].val
	}
	return nil
}

// start is what is known at the start of a block. Its state is never changed in place, so that it
// may be shared.
type start struct {
	reached bool
	vals    state
	flags   flags
}

// join joins s into the state at the start of a block and reports whether that changed it. wide
// values forget members of members, so that loops which build ever deeper ones settle.
func (b *start) join(s state, f flags, local []bool, wide bool) bool {
	if !b.reached {
		b.reached = true
		b.vals, b.flags = s.without(local), f.clone()
		return true
	}
	changed := b.flags.keep(f)
	var more state
	i := 0
	for _, x := range s {
		if local[x.reg] {
			continue
		}
		for i < len(b.vals) && b.vals[i].reg < x.reg {
			i++
		}
		var old *tree
		if i < len(b.vals) && b.vals[i].reg == x.reg {
			old = b.vals[i].val
		}
		if old == x.val && !wide {
			continue
		}
		m := join(old, x.val)
		if wide {
			m = collapse(m, 1)
		}
		if m != old && !equal(m, old) {
			more = append(more, slot{x.reg, m})
		}
	}
	if len(more) == 0 {
		return changed
	}
	b.vals = b.vals.overlaid(more)
	return true
}

// without returns a copy that leaves out registers that are used in one block only.
func (s state) without(local []bool) state {
	out := make(state, 0, len(s))
	for _, x := range s {
		if !local[x.reg] {
			out = append(out, x)
		}
	}
	return out
}

// overlaid returns a copy in which the registers of over have the values they have there.
func (s state) overlaid(over state) state {
	out := make(state, 0, len(s)+len(over))
	for _, x := range s {
		for len(over) > 0 && over[0].reg < x.reg {
			out, over = append(out, over[0]), over[1:]
		}
		if len(over) > 0 && over[0].reg == x.reg {
			x, over = over[0], over[1:]
		}
		out = append(out, x)
	}
	return append(out, over...)
}

// put writes a register of the current state, which is copied first when others hold it too.
func (a *analysis) put(r ir.Reg, t *tree) {
	a.puts++
	i, ok := a.cur.find(r)
	if t.empty() {
		if ok {
			a.own(0)
			a.cur = slices.Delete(a.cur, i, i+1)
		}
		return
	}
	a.askVar(r, t)
	a.own(1)
	if ok {
		a.cur[i].val = t
	} else {
		a.cur = slices.Insert(a.cur, i, slot{r, t})
	}
}

// own makes the current state one that nobody else holds, with room for more registers.
func (a *analysis) own(room int) {
	if a.shared {
		a.cur, a.shared = append(make(state, 0, len(a.cur)+room+4), a.cur...), false
	}
}
