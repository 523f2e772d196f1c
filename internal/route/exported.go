package route

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about routes that functions are because a file exports them.

// exportedObjects lists the routes of objects that a file exports by a name: actions.
func (f *finder) exportedObjects(fn *ir.Func) []Route {
	var out []Route
	for x := range instrs(fn) {
		if x.Op != ir.Export || !f.words.Exports.Objects[x.Name] {
			continue
		}
		if in, _, d := f.follow(fn, x.A.Reg); d != nil && d.Op == ir.Object {
			out = append(out, f.members(in, d, Route{Access: catalog.WriteAccess, Path: "", Owner: owner{fn: fn.ID, reg: ir.NoReg}, Exported: true})...)
		}
	}
	return out
}

// exported lists the routes that functions are because a file exports them: by a method's name, as
// its default handler of requests, or because the file says that clients may call what it exports.
func (f *finder) exported() []Route {
	var out []Route
	f.each(func(fn *ir.Func) {
		if fn.Outer == ir.NoFunc || f.prog.Funcs[fn.Outer].Kind != ir.Module {
			return
		}
		path := f.prog.Files[fn.File].Source.Path
		folder := path[:strings.LastIndexByte(path, '/')+1]
		if !f.words.Exports.Files.MatchString(path) {
			folder = ""
		}
		r := Route{
			Access: f.words.Exports.Verbs[fn.Name], Path: "/" + strings.TrimSuffix(folder, "/"), Fn: fn.ID, At: fn.ID, Node: fn.Node,
			Owner: owner{fn: fn.Outer, reg: ir.NoReg}, Handler: fn.ID, App: !f.middleware, Exported: true,
		}
		module := f.prog.Funcs[fn.Outer]
		switch {
		case r.Access != catalog.NoAccess && fn.Exported:
		case fn.Exported && (f.words.Exports.Directives[fn.Directive] || f.words.Exports.Directives[module.Directive]):
			r.Access, r.Action = catalog.WriteAccess, true
		case f.isDefaultHandler(module, fn, path):
			r.Access = f.methodsOf(fn)
		case f.isForEvents(fn):
			r.Access, r.Path = catalog.ReadAccess, "/"+fn.Name
			if slices.ContainsFunc(f.bodyOf(fn.ID, 0).calls, f.words.Destroys.MatchString) {
				r.Access = catalog.WriteAccess
			}
		default:
			return
		}
		r.Guards = f.bodyOf(fn.ID, 0).guards()
		for x := range instrs(module) {
			if x.Op == ir.Export && x.A.Reg >= 0 && len(f.functions(module, x.A)) > 0 && f.functions(module, x.A)[0] == fn.ID {
				r.add(f.wrapperGuards(module, x.A))
			}
		}
		out = append(out, r)
	})
	return out
}

// isDefaultHandler reports whether a function is what a file exports by default to handle requests.
func (f *finder) isDefaultHandler(module, fn *ir.Func, path string) bool {
	w := &f.words.Exports
	if len(fn.Params) != 2 || len(w.Params) != 2 {
		return false
	}
	for i, p := range fn.Params {
		if !w.Params[i].MatchString(p.Name) {
			return false
		}
	}
	if !w.Files.MatchString(path) && !w.Types[fn.Params[0].Type] && !w.Named.MatchString(fn.Name) {
		return false
	}
	for x := range instrs(module) {
		if x.Op != ir.Export || x.Name != "default" || x.A.Reg < 0 {
			continue
		}
		if fns := f.functions(module, x.A); len(fns) > 0 && fns[0] == fn.ID {
			return true
		}
	}
	return false
}

// methodsOf is what a handler of all methods is for, by the methods it asks for.
func (f *finder) methodsOf(fn *ir.Func) catalog.Access {
	access := catalog.ReadAccess
	for x := range instrs(fn) {
		if x.Op == ir.Const && x.Lit == ir.LitString {
			if a := f.words.Exports.Verbs[x.Name]; a == catalog.WriteAccess {
				access = a
			}
		}
	}
	return access
}

// isForEvents reports whether a function is called for an event that a request is.
func (f *finder) isForEvents(fn *ir.Func) bool {
	w := &f.words.Exports
	if !fn.Exported || len(fn.Params) == 0 || len(fn.Params) > 3 {
		return false
	}
	p := fn.Params[0]
	if p.Type != "" && w.EventTypes.MatchString(p.Type) {
		return true
	}
	if !w.EventParams.MatchString(p.Name) {
		return false
	}
	for x := range instrs(fn) {
		if x.Op == ir.Load && x.A.Reg == p.Reg && w.EventReads[x.Name] {
			return true
		}
	}
	return false
}
