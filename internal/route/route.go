// Package route finds the routes that a program's servers register, with the handlers that run
// before each, and tells what those make sure of: that somebody is logged in, that they may do
// what they ask for, that the request was meant. From that come the findings about something
// missing. What a route looks like and by which words guards are recognised is data
// (catalog.Routes); where a guard may stand in code that is not visible, nothing is said.
package route

import (
	"context"
	"sort"
	"strings"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Route is one registered handler.
type Route struct {
	Access  catalog.Access
	Path    string // as far as it is constant, with the paths it is mounted below
	Fn      ir.FuncID
	Node    ir.NodeID // the registration
	At      ir.FuncID // the function that registers it
	Guards  Guards    // what its whole chain makes sure of
	Handler ir.FuncID // NoFunc when it is not part of the program
	// App is set when what it is registered on is not handed to other files: no guard can stand in
	// code that is not visible, short of one before the server.
	App bool
}

// Guards says what the handlers before a route, and it itself, make sure of.
type Guards struct {
	Authentication, Authorization, CSRF bool
	// Header is set when the login comes in a header, which another site cannot set.
	Header bool
	// Unknown is set when a handler on the way is neither visible nor named like a guard.
	Unknown bool
}

func (g Guards) and(o Guards) Guards {
	return Guards{g.Authentication || o.Authentication, g.Authorization || o.Authorization, g.CSRF || o.CSRF, g.Header || o.Header, g.Unknown || o.Unknown}
}

// finder looks through one program.
type finder struct {
	ctx    context.Context
	prog   *ir.Program
	g      *callgraph.Graph
	words  *catalog.Routes
	defs   [][]*ir.Instr       // by function: the one instruction that writes a register
	bodies map[ir.FuncID]*body // what functions make sure of
	mounts []mount
	parent map[owner][]mount // router → where it is mounted
}

// owner is the variable that holds a router or an application.
type owner struct {
	fn  ir.FuncID
	reg ir.Reg
}

// mount is a call that puts handlers before later routes of its owner.
type mount struct {
	owner  owner
	at     ir.NodeID
	file   ir.FileID
	prefix string
	guards Guards
	child  []owner // routers it mounts
}

func newFinder(ctx context.Context, prog *ir.Program, g *callgraph.Graph, words *catalog.Routes) *finder {
	f := &finder{ctx: ctx, prog: prog, g: g, words: words, bodies: map[ir.FuncID]*body{}, parent: map[owner][]mount{}}
	f.index()
	f.findMounts()
	return f
}

// each does something for every function. One on which that fails is left out.
func (f *finder) each(do func(*ir.Func)) {
	for _, fn := range f.prog.Funcs {
		if f.ctx.Err() != nil {
			return
		}
		f.prog.Try(doing, fn.File, func() { do(fn) })
	}
}

// doing is what a failure in here keeps shrike from.
const doing = "reviewing routes"

// find lists the routes of the program, in order of file and place.
func (f *finder) find() []Route {
	var out []Route
	f.each(func(fn *ir.Func) {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Call {
					out = append(out, f.registered(fn, x)...)
				}
			}
		}
	})
	out = append(out, f.decorated()...)
	out = append(out, f.exported()...)
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := f.prog.Funcs[out[i].At].File, f.prog.Funcs[out[j].At].File; a != b {
			return a < b
		}
		return out[i].Node < out[j].Node
	})
	return out
}

func (f *finder) index() {
	f.defs = make([][]*ir.Instr, len(f.prog.Funcs))
	f.each(func(fn *ir.Func) {
		d := make([]*ir.Instr, len(fn.Regs))
		f.defs[fn.ID] = d
		for b := range fn.Blocks {
			for k := range fn.Blocks[b].Instrs {
				if x := &fn.Blocks[b].Instrs[k]; x.Dst >= 0 && fn.Regs[x.Dst].Assigned == 1 {
					d[x.Dst] = x
				}
			}
		}
	})
}

// follow returns the instruction that gives a register its value, through moves and captures, and
// the variable it was found at.
func (f *finder) follow(fn *ir.Func, r ir.Reg) (*ir.Func, ir.Reg, *ir.Instr) {
	for range 16 {
		if r < 0 {
			return fn, r, nil
		}
		if outer, ok := capturedFrom(fn, r); ok {
			fn, r = f.prog.Funcs[fn.Outer], outer
			continue
		}
		d := f.defs[fn.ID][r]
		if d == nil || d.Op != ir.Move && d.Op != ir.Await {
			return fn, r, d
		}
		r = d.A.Reg
	}
	return fn, r, nil
}

func capturedFrom(fn *ir.Func, r ir.Reg) (ir.Reg, bool) {
	for _, c := range fn.Captures {
		if c.Inner == r {
			return c.Outer, true
		}
	}
	return ir.NoReg, false
}

// ownerOf names the router in a register: the variable that holds it, in this file or in the one
// that exports it.
func (f *finder) ownerOf(fn *ir.Func, r ir.Reg) owner {
	for range 4 {
		in, reg, d := f.follow(fn, r)
		if d == nil || d.Op != ir.Import || d.Ref < 0 {
			return owner{in.ID, reg}
		}
		file := f.prog.Files[d.Ref]
		m := f.prog.Funcs[file.Module]
		found := false
		for b := range m.Blocks {
			for i := range m.Blocks[b].Instrs {
				x := &m.Blocks[b].Instrs[i]
				if x.Op == ir.Export && x.Flags&ir.Implicit == 0 && (x.Name == d.Name || x.Name == "=" && (d.Name == "" || d.Name == "default")) {
					fn, r, found = m, x.A.Reg, true
				}
			}
		}
		if !found {
			return owner{in.ID, reg}
		}
	}
	return owner{fn.ID, r}
}

// method returns the receiver and the name of a method call.
func (f *finder) method(fn *ir.Func, x *ir.Instr) (ir.Operand, string) {
	if x.A.Reg < 0 || x.B.Reg < 0 {
		return ir.None, ""
	}
	if d := f.defs[fn.ID][x.A.Reg]; d != nil && d.Op == ir.Load {
		return x.B, d.Name
	}
	return ir.None, ""
}

// text returns the constant text of an operand; of a template, its constant parts.
func (f *finder) text(fn *ir.Func, o ir.Operand) (string, bool) {
	in, _, d := f.follow(fn, o.Reg)
	if d == nil {
		return "", false
	}
	switch d.Op {
	case ir.Const:
		return d.Name, d.Lit == ir.LitString
	case ir.Concat:
		var b strings.Builder
		for _, p := range d.Args {
			s, _ := f.text(in, p)
			b.WriteString(s)
		}
		return b.String(), true
	}
	return "", false
}

// findMounts collects what is put before routes: app.use(guard), app.use("/x", guard, router).
func (f *finder) findMounts() {
	f.each(func(fn *ir.Func) {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				x := &fn.Blocks[b].Instrs[i]
				if x.Op != ir.Call {
					continue
				}
				recv, name := f.method(fn, x)
				if !f.words.Mounts[name] || recv.Reg < 0 || len(x.Args) == 0 {
					continue
				}
				f.mounts = append(f.mounts, f.mount(fn, x, recv))
			}
		}
	})
	for _, m := range f.mounts {
		for _, c := range m.child {
			f.parent[c] = append(f.parent[c], m)
		}
	}
}

func (f *finder) mount(fn *ir.Func, x *ir.Instr, recv ir.Operand) mount {
	m := mount{owner: f.ownerOf(fn, recv.Reg), at: x.Node, file: fn.File}
	for i, a := range x.Args {
		if s, ok := f.text(fn, a); ok && i == 0 {
			m.prefix = s
			continue
		}
		m.guards = m.guards.and(f.handlerGuards(fn, a, false))
		if _, _, d := f.follow(fn, a.Reg); d == nil || d.Op == ir.Import || d.Op == ir.Call {
			m.child = append(m.child, f.ownerOf(fn, a.Reg))
		}
	}
	return m
}

// registered lists the routes that a call registers.
func (f *finder) registered(fn *ir.Func, x *ir.Instr) []Route {
	recv, name := f.method(fn, x)
	access := f.words.Verbs[name]
	if access == catalog.NoAccess || len(x.Args) < 2 {
		return f.chained(fn, x, recv, name, access)
	}
	path, ok := f.text(fn, x.Args[0])
	if !ok || path != "" && path[0] != '/' && path[0] != '*' {
		return nil
	}
	return f.routes(fn, x, recv, access, path, x.Args[1:])
}

// chained lists the routes of app.route("/x").get(handler).
func (f *finder) chained(fn *ir.Func, x *ir.Instr, recv ir.Operand, name string, access catalog.Access) []Route {
	if access == catalog.NoAccess || len(x.Args) == 0 {
		return nil
	}
	for range 8 {
		d := f.defs[fn.ID][max(recv.Reg, 0)]
		if recv.Reg < 0 || d == nil || d.Op != ir.Call {
			return nil
		}
		base, method := f.method(fn, d)
		if method == "route" && len(d.Args) == 1 {
			if path, ok := f.text(fn, d.Args[0]); ok {
				return f.routes(fn, x, base, access, path, x.Args)
			}
			return nil
		}
		recv = base
	}
	return nil
}

// routes makes the route of a registration: the last argument handles it, the others run before.
func (f *finder) routes(fn *ir.Func, x *ir.Instr, recv ir.Operand, access catalog.Access, path string, handlers []ir.Operand) []Route {
	last := handlers[len(handlers)-1]
	fns := f.functions(fn, last)
	if len(fns) == 0 && !f.callable(fn, last) {
		return nil
	}
	r := Route{Access: access, Path: path, Fn: fn.ID, At: fn.ID, Node: x.Node, Handler: ir.NoFunc}
	for _, h := range handlers[:len(handlers)-1] {
		r.Guards = r.Guards.and(f.handlerGuards(fn, h, false))
	}
	r.Guards = r.Guards.and(f.handlerGuards(fn, last, true))
	if len(fns) > 0 {
		r.Handler = fns[0]
	} else {
		r.Guards.Unknown = true
	}
	o := f.ownerOf(fn, recv.Reg)
	r.App = f.prog.Funcs[o.fn].Kind == ir.Module && !f.handedOut(o)
	f.inherit(&r, o, fn.File, x.Node, 0)
	return []Route{r}
}

// inherit adds what was put before the route on its router, and on what that is mounted on.
func (f *finder) inherit(r *Route, o owner, file ir.FileID, at ir.NodeID, depth int) {
	if depth > 6 {
		return
	}
	for _, m := range f.mounts {
		if m.owner != o || len(m.child) > 0 && f.isRouter(m) || m.file == file && m.at > at {
			continue
		}
		if m.prefix == "" || m.prefix == "/" || strings.HasPrefix(r.Path, strings.TrimSuffix(m.prefix, "*")) {
			r.Guards = r.Guards.and(m.guards)
		}
	}
	for _, m := range f.parent[o] {
		r.Path = strings.TrimSuffix(m.prefix, "/") + r.Path
		r.Guards = r.Guards.and(m.guards)
		f.inherit(r, m.owner, m.file, m.at, depth+1)
	}
}

// isRouter reports whether a mount mounts a router of the program rather than a handler: then its
// guards are for what is below that router only.
func (f *finder) isRouter(m mount) bool {
	for _, c := range m.child {
		for _, other := range f.mounts {
			if other.owner == c {
				return true
			}
		}
		if f.hasRoutes(c) {
			return true
		}
	}
	return false
}

func (f *finder) hasRoutes(o owner) bool {
	fn := f.prog.Funcs[o.fn]
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			if x.Op != ir.Call {
				continue
			}
			if recv, name := f.method(fn, x); f.words.Verbs[name] != catalog.NoAccess && recv.Reg >= 0 && f.ownerOf(fn, recv.Reg) == o {
				return true
			}
		}
	}
	return false
}

// functions lists the program's functions that an operand may be, through wrappers.
func (f *finder) functions(fn *ir.Func, o ir.Operand) []ir.FuncID {
	var out []ir.FuncID
	if o.Reg < 0 {
		return nil
	}
	for _, v := range f.g.Values(fn.ID, o.Reg) {
		if v.Kind == callgraph.Func {
			out = append(out, ir.FuncID(v.ID))
		}
	}
	in, _, d := f.follow(fn, o.Reg)
	if d != nil && d.Op == ir.Call { // asyncHandler(fn)
		for _, a := range d.Args {
			out = append(out, f.functions(in, a)...)
		}
	}
	if d != nil && d.Op == ir.Array {
		for _, e := range f.elements(in, d) {
			out = append(out, f.functions(in, e)...)
		}
	}
	return out
}

// callable reports whether an operand that is no function of the program may still be a handler.
func (f *finder) callable(fn *ir.Func, o ir.Operand) bool {
	_, _, d := f.follow(fn, o.Reg)
	return d == nil || d.Op == ir.Load || d.Op == ir.Import || d.Op == ir.Call || d.Op == ir.Global
}

// elements lists what an array literal is made of.
func (f *finder) elements(fn *ir.Func, array *ir.Instr) []ir.Operand {
	var out []ir.Operand
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Store && x.A.Reg == array.Dst {
				out = append(out, x.B)
			}
		}
	}
	return out
}

// handedOut reports whether a router is exported by the file that makes it: another may mount it.
func (f *finder) handedOut(o owner) bool {
	fn := f.prog.Funcs[o.fn]
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			if x.Op == ir.Export && x.Flags&ir.Implicit == 0 && x.A.Reg >= 0 && f.ownerOf(fn, x.A.Reg) == o {
				return true
			}
		}
	}
	return false
}

// exported lists the routes that functions are because a file exports them by a method's name.
func (f *finder) exported() []Route {
	var out []Route
	f.each(func(fn *ir.Func) {
		access := f.words.Exports.Verbs[fn.Name]
		path := f.prog.Files[fn.File].Source.Path
		if access == catalog.NoAccess || !fn.Exported || fn.Outer == ir.NoFunc || f.prog.Funcs[fn.Outer].Kind != ir.Module {
			return
		}
		folder := path[:strings.LastIndexByte(path, '/')+1]
		if !f.words.Exports.Files.MatchString(path) {
			folder = ""
		}
		out = append(out, Route{
			Access: access, Path: "/" + strings.TrimSuffix(folder, "/"), Fn: fn.ID, At: fn.ID, Node: fn.Node,
			Guards: f.bodyOf(fn.ID, 0).guards(), Handler: fn.ID,
		})
	})
	return out
}
