package taint

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about fields that a program describes by a schema: data that is read by such a name in
// the same file is safe for what the schema checks.

// described is what the schemas of a file say of its fields.
type described map[string]catalog.FieldCheck

// note adds what one more description of a field says: only what all of them say counts.
func (d described) note(name string, c catalog.FieldCheck) {
	if old, again := d[name]; again {
		c.Cleans, c.Undoes = c.Cleans.Intersect(old.Cleans), c.Undoes.Union(old.Undoes)
	}
	d[name] = c
}

// describe finds the schemas of the files that use a library of them.
func (e *engine) describe() {
	e.cleaned = map[string]catalog.Marks{}
	for _, f := range e.prog.Files {
		if slices.ContainsFunc(f.Imports, func(i ir.ImportRef) bool { return e.ops.Cleaners[i.Specifier] != nil }) {
			e.findCleaners(f)
		}
	}
	e.described = make([]described, len(e.prog.Files))
	if e.ops.Schemas == nil {
		return
	}
	for _, f := range e.prog.Files {
		if slices.ContainsFunc(f.Imports, func(i ir.ImportRef) bool { return e.ops.Schemas.Packages.MatchString(i.Specifier) }) {
			e.described[f.ID] = described{}
			e.describeFile(f, e.described[f.ID])
		}
	}
}

// findCleaners notes the middleware that a file makes which cleans every request.
func (e *engine) findCleaners(f *ir.File) {
	for _, fn := range f.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				x := &fn.Blocks[b].Instrs[i]
				if x.Op != ir.Call {
					continue
				}
				if _, d := e.follow(fn, x.A.Reg); d != nil && d.Op == ir.Import {
					for kind, marks := range e.ops.Cleaners[d.Module] {
						e.cleaned[kind] = e.cleaned[kind].Union(marks)
					}
				}
			}
		}
	}
}

func (e *engine) describeFile(f *ir.File, d described) {
	for _, c := range f.Classes {
		for _, m := range c.Members {
			if check, ok := e.decorated(m.Decorators); ok {
				d.note(m.Name, check)
			}
		}
	}
	chains := map[string]catalog.FieldCheck{}
	for _, fn := range f.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				switch x := &fn.Blocks[b].Instrs[i]; x.Op {
				case ir.Store:
					if check, ok := e.fieldCheck(fn, x.B.Reg); ok {
						d.note(x.Name, check)
					}
				case ir.Call:
					e.chainCheck(fn, x, chains)
				}
			}
		}
	}
	for name, c := range chains {
		d.note(name, c)
	}
}

// decorated is what decorators say of a field or parameter.
func (e *engine) decorated(decorators []string) (all catalog.FieldCheck, any bool) {
	for _, text := range decorators {
		name, args, _ := strings.Cut(text, ":")
		for _, n := range append([]string{name}, strings.Split(args, ",")...) {
			c, ok := e.ops.Schemas.Decorators[n]
			if c.Pattern {
				if end := strings.LastIndexByte(args, '/'); end > 0 && args[0] == '/' {
					c.Cleans = e.keptOut(filter{args[1:end], strings.TrimRight(args[end+1:], ",)"), catalog.Admits})
				}
			}
			all.Cleans, any = all.Cleans.Union(c.Cleans), any || ok
		}
	}
	return all, any
}

// fieldCheck is what the value of a field of an object says when that is a chain of checks, as in
// {id: Joi.string().guid()}, or a JSON schema.
func (e *engine) fieldCheck(fn *ir.Func, r ir.Reg) (all catalog.FieldCheck, found bool) {
	in, d := e.follow(fn, r)
	if d != nil && d.Op == ir.Object {
		return e.jsonCheck(in, d)
	}
	for depth := 0; d != nil && d.Op == ir.Call && depth < maxConstantDepth; depth++ {
		if c, ok := e.check(in, d); ok {
			all.Cleans, all.Undoes, found = all.Cleans.Union(c.Cleans), all.Undoes.Union(c.Undoes), true
		}
		in, d = e.follow(in, d.B.Reg)
	}
	return all, found
}

// check is what one call of a chain says.
func (e *engine) check(fn *ir.Func, call *ir.Instr) (catalog.FieldCheck, bool) {
	c, ok := e.ops.Schemas.Methods[calleeName(fn, e.info[fn.ID], call)]
	if c.Pattern && len(call.Args) > 0 {
		if pattern, flags, known := e.pattern(fieldValue{status: fieldFound, fn: fn, reg: call.Args[0].Reg}); known {
			c.Cleans = e.keptOut(filter{pattern, flags, catalog.Admits})
		}
	}
	return c, ok
}

// jsonCheck is what a JSON schema says: an object with a type.
func (e *engine) jsonCheck(fn *ir.Func, object *ir.Instr) (all catalog.FieldCheck, found bool) {
	for _, s := range e.info[fn.ID].stores[object.Dst] {
		_, text, known := e.constant(fn, s.B.Reg, 0)
		c, ok := e.ops.Schemas.Types[s.Name]
		switch {
		case (s.Name == "type" || s.Name == "format") && known:
			c, ok = e.ops.Schemas.Types[text]
			found = found || ok && s.Name == "type"
		case ok && c.Pattern && known:
			c.Cleans = e.keptOut(filter{text, "", catalog.Admits})
		case !ok:
			continue
		}
		all.Cleans = all.Cleans.Union(c.Cleans)
	}
	return all, found
}

// chainCheck notes what a call says of the field that the root of its chain names, as in
// param("id").isUUID().
func (e *engine) chainCheck(fn *ir.Func, x *ir.Instr, chains map[string]catalog.FieldCheck) {
	c, ok := e.check(fn, x)
	if !ok || x.B.Reg < 0 {
		return
	}
	in, d := e.follow(fn, x.B.Reg)
	for depth := 0; d != nil && d.Op == ir.Call && depth < maxConstantDepth; depth++ {
		if len(d.Args) > 0 && e.ops.Schemas.Roots.MatchString(calleeName(in, e.info[in.ID], d)) {
			if _, name, known := e.constant(in, d.Args[0].Reg, 0); known {
				old := chains[name]
				chains[name] = catalog.FieldCheck{Cleans: old.Cleans.Union(c.Cleans), Undoes: old.Undoes.Union(c.Undoes)}
			}
			return
		}
		in, d = e.follow(in, d.B.Reg)
	}
}

// checkedField is data read by a name that schemas of the file describe.
func (a *analysis) checkedField(name string, t *tree) *tree {
	d := a.e.described[a.fn.File]
	if d == nil || t.empty() {
		return t
	}
	c, ok := d[name]
	if !ok {
		return t
	}
	if c.Undoes != (catalog.Marks{}) {
		t = mapFacts(t, func(f fact) fact { return a.undone(f, c.Undoes) })
	}
	return mark(t, c.Cleans, true)
}
