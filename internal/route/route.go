// Package route finds the routes that a program's servers register, with the handlers that run
// before each, and tells what those make sure of: that somebody is logged in, that they may do
// what they ask for, that the request was meant. From that come the findings about something
// missing. What a route looks like and by which words guards are recognised is data
// (catalog.Routes); where a guard may stand in code that is not visible, nothing is said.
package route

import (
	"context"
	"iter"
	"regexp"
	"slices"
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
	Chain   Guards    // the same without the handler itself
	Handler ir.FuncID // NoFunc when it is not part of the program
	// App is set when what it is registered on is not handed to other files: no guard can stand in
	// code that is not visible, short of one before the server.
	App bool
	// Owner is what it is registered on: the router, the module or the object of resolvers.
	Owner owner
	// Resolver is set for a resolver, whose second parameter the client fills, Action for a function
	// that clients call with arguments of their choice, Exported for what a file exports by convention.
	Resolver, Action, Exported bool
	// Socket is set for what handles messages of a socket, Loader for what runs for a parameter of a path.
	Socket, Loader bool
	// Unread is set where a role is said to be taken, and no guard reads that.
	Unread bool

	reported bool // said to lack a role
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
	ctx     context.Context
	answers map[asked]bool
	prog    *ir.Program
	g       *callgraph.Graph
	words   *catalog.Routes
	defs    [][]*ir.Instr       // by function: the one instruction that writes a register
	bodies  map[ir.FuncID]*body // what functions make sure of
	mounts  []mount
	parent  map[owner][]mount // router → where it is mounted
	// routers are the variables that routes are registered on or handlers put before.
	routers map[owner]bool
	// defaults are the servers whose routes want a login unless they say otherwise.
	defaults map[owner]bool
	// middleware is set when the program has a file that runs before every request.
	middleware bool
	// marked is set while routes are read of a class that says by decorators which roles they take.
	marked bool
	// global is set when a guard is put before all decorated routes.
	global bool
	// upgrades is what makes sure of something before sockets connect, by file.
	upgrades map[ir.FileID]Guards
}

// owner is the variable that holds a router or an application.
type owner struct {
	fn     ir.FuncID
	reg    ir.Reg
	member string // of it; of the class's objects where reg is none: this.router
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
	f := &finder{
		answers: map[asked]bool{},
		ctx:     ctx, prog: prog, g: g, words: words, bodies: map[ir.FuncID]*body{},
		parent: map[owner][]mount{}, routers: map[owner]bool{}, defaults: map[owner]bool{}, upgrades: map[ir.FileID]Guards{},
	}
	f.index()
	for _, file := range prog.Files {
		f.middleware = f.middleware || words.Exports.Before.MatchString(file.Source.Path)
	}
	f.findRouters()
	f.findMounts()
	f.findUpgrades()
	return f
}

// asked is a question about a name that is asked again and again.
type asked struct {
	words *regexp.Regexp
	name  string
}

// is reports whether a name is one of some words.
func (f *finder) is(words *regexp.Regexp, name string) bool {
	q := asked{words, name}
	yes, known := f.answers[q]
	if !known {
		yes = words.MatchString(name)
		f.answers[q] = yes
	}
	return yes
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
		for x := range instrs(fn) {
			if x.Op == ir.Call {
				out = append(out, f.registered(fn, x)...)
				out = append(out, f.procedures(fn, x)...)
				out = append(out, f.sockets(fn, x)...)
			}
		}
		out = append(out, f.resolvers(fn)...)
		out = append(out, f.exportedObjects(fn)...)
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
		for x := range instrs(fn) {
			if x.Dst >= 0 && fn.Regs[x.Dst].Assigned == 1 {
				d[x.Dst] = x
			}
		}
	})
}

// instrs goes through the instructions of a function.
func instrs(fn *ir.Func) iter.Seq[*ir.Instr] {
	return func(yield func(*ir.Instr) bool) {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				if !yield(&fn.Blocks[b].Instrs[i]) {
					return
				}
			}
		}
	}
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
// that exports it. What a router gives to stand for it (router.routes()) means the router.
func (f *finder) ownerOf(fn *ir.Func, r ir.Reg) owner {
	for range 6 {
		in, reg, d := f.follow(fn, r)
		switch {
		case d != nil && d.Op == ir.Call:
			recv, name := f.method(in, d)
			if !f.words.Unwraps[name] || recv.Reg < 0 {
				return owner{fn: in.ID, reg: reg}
			}
			fn, r = in, recv.Reg
		case d != nil && d.Op == ir.Load:
			base, at, _ := f.follow(in, d.A.Reg)
			if at == base.This && at >= 0 && base.Class != ir.NoClass {
				return owner{f.prog.Classes[base.Class].Ctor, ir.NoReg, d.Name}
			}
			return owner{base.ID, at, d.Name}
		case d != nil && d.Op == ir.Import && d.Ref >= 0:
			m, out := f.exportedAs(d)
			if out < 0 {
				return owner{fn: in.ID, reg: reg}
			}
			fn, r = m, out
		default:
			return owner{fn: in.ID, reg: reg}
		}
	}
	return owner{fn: fn.ID, reg: r}
}

// exportedAs returns what an import of a project file gives: the register of its top level.
func (f *finder) exportedAs(d *ir.Instr) (*ir.Func, ir.Reg) {
	m, out := f.prog.Funcs[f.prog.Files[d.Ref].Module], ir.NoReg
	for x := range instrs(m) {
		if x.Op == ir.Export && x.Flags&ir.Implicit == 0 && (x.Name == d.Name || x.Name == "=" && (d.Name == "" || d.Name == "default")) {
			out = x.A.Reg
		}
	}
	return m, out
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

// functions lists the program's functions that an operand may be, through wrappers.
func (f *finder) functions(fn *ir.Func, o ir.Operand) []ir.FuncID {
	var out []ir.FuncID
	if o.Reg < 0 {
		return nil
	}
	in, _, d := f.follow(fn, o.Reg)
	if d != nil && d.Op == ir.Call { // asyncHandler(fn)
		for _, a := range d.Args {
			out = append(out, f.functions(in, a)...)
		}
	}
	for _, v := range f.g.Values(fn.ID, o.Reg) {
		if id := ir.FuncID(v.ID); v.Kind == callgraph.Func && !slices.Contains(out, id) {
			out = append(out, id)
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

// elements lists what an array or object literal is made of.
func (f *finder) elements(fn *ir.Func, array *ir.Instr) []ir.Operand {
	var out []ir.Operand
	for x := range instrs(fn) {
		if x.Op == ir.Store && x.A.Reg == array.Dst {
			out = append(out, x.B)
		}
	}
	return out
}

// member returns the value of one of those keys of an object literal.
func (f *finder) member(fn *ir.Func, object *ir.Instr, keys map[string]bool) ir.Operand {
	for x := range instrs(fn) {
		if x.Op == ir.Store && x.A.Reg == object.Dst && keys[x.Name] {
			return x.B
		}
	}
	return ir.None
}
