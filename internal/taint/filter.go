package taint

import (
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/redos"
)

// filter names a regular expression and what it does for a text.
type filter struct {
	pattern, flags string
	does           catalog.Filter
}

// cleanedBy is what data is safe for by the regular expression that a row names.
func (a *analysis) cleanedBy(x *ir.Instr, by *catalog.ByPattern) catalog.Marks {
	if by == nil {
		return catalog.Marks{}
	}
	ops := a.operands(x, by.Port)
	if len(ops) == 0 {
		return catalog.Marks{}
	}
	pattern, flags, ok := a.e.pattern(a.e.field(a.fn, ops[0].Reg, by.Port.Path))
	if !ok {
		return catalog.Marks{}
	}
	key := filter{pattern, flags, by.Does}
	if m, ok := a.e.filters.Load(key); ok {
		return m.(catalog.Marks)
	}
	m := a.e.keptOut(key)
	a.e.filters.Store(key, m)
	return m
}

// keptOut lists the contexts whose signs a regular expression keeps out of a text.
func (e *engine) keptOut(f filter) catalog.Marks {
	var m catalog.Marks
	p, err := redos.Parse(f.pattern, f.flags)
	if err != nil {
		return m
	}
	for i := range e.cat.Contexts {
		if keeps(p, f.does, &e.cat.Contexts[i]) {
			m = m.With(i)
		}
	}
	return m
}

func keeps(p *redos.Pattern, does catalog.Filter, c *catalog.Context) bool {
	for _, signs := range c.Signs {
		switch {
		case does == catalog.Admits && !p.Admits(signs),
			does == catalog.Finds && p.Finds(signs),
			does == catalog.Strips && p.Strips(signs):
			return true
		}
	}
	if c.First == "" {
		return false
	}
	switch does {
	case catalog.Admits:
		return !p.AdmitsFirst(c.First)
	case catalog.Finds:
		return p.FindsFirst(c.First)
	}
	return p.Strips(c.First)
}

// pattern is the regular expression that a value is: a literal, or what a constructor makes of texts.
func (e *engine) pattern(v fieldValue) (pattern, flags string, ok bool) {
	if v.status != fieldFound {
		return "", "", false
	}
	fn, d := e.follow(v.fn, v.reg)
	switch {
	case d == nil:
	case d.Op == ir.Regexp:
		return d.Name, d.Module, true
	case d.Op == ir.Call && len(d.Args) > 0 && d.Spread == 0 && e.does(fn, d, ir.NativePattern):
		_, pattern, ok = e.constant(fn, d.Args[0].Reg, 0)
		if !ok {
			if _, of := e.follow(fn, d.Args[0].Reg); of != nil && of.Op == ir.Regexp {
				pattern, ok = of.Name, true
			}
		}
		if len(d.Args) > 1 {
			_, flags, _ = e.constant(fn, d.Args[1].Reg, 0)
		}
		return pattern, flags, ok
	}
	return "", "", false
}

// does reports whether the library says that a call does what a native does.
func (e *engine) does(fn *ir.Func, call *ir.Instr, native ir.Native) bool {
	for _, n := range e.info[fn.ID].values(call.A.Reg) {
		if e.lib.Native(n) == native {
			return true
		}
	}
	return false
}

// undone is a fact without the contexts that decoding spoils. What is safe everywhere was not made so
// by escaping, and stays.
func (a *analysis) undone(f fact, spoils catalog.Marks) fact {
	if f.clean != a.e.ops.All {
		f.clean = f.clean.Without(spoils)
	}
	return f
}
