package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about what stands before a route: handlers of the router it is registered on, and of
// what that is mounted on.

// findRouters collects what routes are registered on or handlers put before.
func (f *finder) findRouters() {
	f.each(func(fn *ir.Func) {
		for x := range instrs(fn) {
			if x.Op != ir.Call {
				continue
			}
			recv, name := f.method(fn, x)
			if recv.Reg >= 0 && len(x.Args) > 0 && (f.words.Mounts[name] || f.words.Described.Calls[name] || f.registers(fn, x, name)) {
				f.routers[f.ownerOf(fn, recv.Reg)] = true
			}
			f.findDefault(fn, recv, name)
		}
	})
}

// registers reports whether a call of a method is one that registers a handler for a path, and not one
// that reads a header by its name.
func (f *finder) registers(fn *ir.Func, x *ir.Instr, name string) bool {
	if f.words.Verbs[name] == 0 || len(x.Args) < 2 {
		return false
	}
	s, ok := f.text(fn, x.Args[0])
	return ok && isPath(s)
}

// findDefault notes a server whose routes want a login unless they say otherwise: server.auth.default("jwt").
func (f *finder) findDefault(fn *ir.Func, recv ir.Operand, name string) {
	if recv.Reg < 0 || name != f.words.Described.Default {
		return
	}
	if in, _, d := f.follow(fn, recv.Reg); d != nil && d.Op == ir.Load && f.words.Described.Auth[d.Name] {
		f.defaults[f.ownerOf(in, d.A.Reg)] = true
	}
}

// findMounts collects what is put before routes: app.use(guard), app.use("/x", guard, router).
func (f *finder) findMounts() {
	f.each(func(fn *ir.Func) {
		for x := range instrs(fn) {
			if x.Op != ir.Call {
				continue
			}
			recv, name := f.method(fn, x)
			if !f.words.Mounts[name] || recv.Reg < 0 || len(x.Args) == 0 {
				continue
			}
			if m, ok := f.mount(fn, x, recv, f.words.Plugins[name]); ok {
				f.mounts = append(f.mounts, m)
			}
		}
	})
	for _, m := range f.mounts {
		for _, c := range m.child {
			f.parent[c] = append(f.parent[c], m)
		}
	}
}

// mount reads a call that puts handlers before later routes. It is none when what it names first is
// something that runs after them.
func (f *finder) mount(fn *ir.Func, x *ir.Instr, recv ir.Operand, plugin bool) (mount, bool) {
	m := mount{owner: f.ownerOf(fn, recv.Reg), at: x.Node, file: fn.File}
	for i, a := range x.Args {
		if s, ok := f.text(fn, a); ok && i == 0 {
			if !isPath(s) && !f.words.Before[s] {
				return m, false
			}
			if isPath(s) {
				m.prefix = s
			}
			continue
		}
		at := fn
		in, _, d := f.follow(at, a.Reg)
		if d != nil && d.Op == ir.Call && len(d.Args) == 2 && f.words.Wraps[f.calleeName(in, d)] { // mount("/x", router)
			if p, ok := f.text(in, d.Args[0]); ok && isPath(p) {
				m.prefix, a, at = p, d.Args[1], in
				in, _, d = f.follow(at, a.Reg)
			}
		}
		if d != nil && d.Op == ir.Object {
			if p, ok := f.text(in, f.member(in, d, f.words.Prefixes)); ok && isPath(p) {
				m.prefix = p
			}
			continue
		}
		if children := f.mounted(at, a); len(children) > 0 {
			m.child = append(m.child, children...)
		} else if plugin && d != nil && d.Op == ir.Import && d.Ref < 0 && !strings.HasPrefix(d.Module, ".") {
			continue // a package's plugin guards nothing until a route uses it
		} else if !f.words.Routers.MatchString(f.variableName(at, a)) {
			m.guards = m.guards.and(f.handlerGuards(at, a, false))
		}
	}
	return m, true
}

func isPath(s string) bool { return s == "" || s[0] == '/' || s[0] == '*' }

// mounted lists the routers that an operand is: a router, or a function that is given one to register
// routes on.
func (f *finder) mounted(fn *ir.Func, a ir.Operand) []owner {
	if a.Reg < 0 {
		return nil
	}
	if o := f.ownerOf(fn, a.Reg); f.routers[o] {
		return []owner{o}
	}
	if _, _, d := f.follow(fn, a.Reg); d != nil && d.Op == ir.Call {
		return nil // wrapped (fastify-plugin): what it puts before routes, it puts before ours
	}
	var out []owner
	for _, id := range f.functions(fn, a) {
		if p := f.prog.Funcs[id].Params; len(p) > 0 && f.routers[owner{fn: id, reg: p[0].Reg}] {
			out = append(out, owner{fn: id, reg: p[0].Reg})
		}
	}
	return out
}

// variableName is the name of the variable an operand is read from.
func (f *finder) variableName(fn *ir.Func, a ir.Operand) string {
	if a.Reg < 0 {
		return ""
	}
	if n := fn.Regs[a.Reg].Name; n != "" {
		return n
	}
	in, r, _ := f.follow(fn, a.Reg)
	if r < 0 {
		return ""
	}
	return in.Regs[r].Name
}

// inherit adds what was put before the route on its router, and on what that is mounted on.
func (f *finder) inherit(r *Route, o owner, file ir.FileID, at ir.NodeID, depth int) {
	if depth > 6 {
		return
	}
	for _, m := range f.mounts {
		if m.owner != o || len(m.child) > 0 || m.file == file && m.at > at {
			continue
		}
		if m.prefix == "" || m.prefix == "/" || strings.HasPrefix(r.Path, strings.TrimSuffix(m.prefix, "*")) {
			r.add(m.guards)
		}
	}
	r.Path = f.ownPrefix(o) + r.Path
	for _, m := range f.parent[o] {
		r.Path = strings.TrimSuffix(m.prefix, "/") + r.Path
		r.add(m.guards)
		f.inherit(r, m.owner, m.file, m.at, depth+1)
	}
}

// ownPrefix is the path that a router itself begins with: new Router({prefix: "/x"}).
func (f *finder) ownPrefix(o owner) string {
	fn := f.prog.Funcs[o.fn]
	if o.reg < 0 || o.member != "" {
		return ""
	}
	d := f.defs[o.fn][o.reg]
	if d == nil || d.Op != ir.Call {
		return ""
	}
	for _, a := range d.Args {
		in, _, x := f.follow(fn, a.Reg)
		if x == nil {
			continue
		}
		if _, name := f.method(fn, d); f.words.Prefixes[name] || x.Op == ir.Object {
			if x.Op == ir.Object {
				a = f.member(in, x, f.words.Prefixes)
			}
			if s, ok := f.text(in, a); ok && isPath(s) {
				return strings.TrimSuffix(s, "/")
			}
		}
	}
	return ""
}

// inSight reports whether all that is put before a router's routes can be seen: it is not handed to
// other files, or those that mount it are here.
func (f *finder) inSight(o owner, depth int) bool {
	if depth > 6 {
		return false
	}
	for _, m := range f.parent[o] {
		if !f.inSight(m.owner, depth+1) {
			return false
		}
	}
	return len(f.parent[o]) > 0 || f.prog.Funcs[o.fn].Kind == ir.Module && !f.handedOut(o) || f.madeHere(o)
}

// madeHere reports whether a router is a variable of a function that keeps it.
func (f *finder) madeHere(o owner) bool {
	if o.reg < 0 || o.member != "" || f.defs[o.fn][o.reg] == nil {
		return false
	}
	for x := range instrs(f.prog.Funcs[o.fn]) {
		if x.Op == ir.Return && x.A.Reg >= 0 && f.ownerOf(f.prog.Funcs[o.fn], x.A.Reg) == o {
			return false
		}
	}
	return true
}

// handedOut reports whether a router is exported by the file that makes it: another may mount it.
func (f *finder) handedOut(o owner) bool {
	fn := f.prog.Funcs[o.fn]
	for x := range instrs(fn) {
		if x.Op == ir.Export && x.Flags&ir.Implicit == 0 && x.A.Reg >= 0 && f.ownerOf(fn, x.A.Reg) == o {
			return true
		}
	}
	return false
}
