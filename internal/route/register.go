package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about how routes are registered: by a call with a path and handlers, by a call with an
// object that describes them, by the name under which a file exports a function, as members of an
// object of resolvers.

// registered lists the routes that a call registers.
func (f *finder) registered(fn *ir.Func, x *ir.Instr) []Route {
	recv, name := f.method(fn, x)
	if f.words.Described.Calls[name] && recv.Reg >= 0 && len(x.Args) == 1 {
		return f.described(fn, x, recv, x.Args[0])
	}
	if f.words.Loaders[name] && recv.Reg >= 0 && len(x.Args) == 2 {
		return f.loader(fn, x, recv)
	}
	access := f.words.Verbs[name]
	if access == catalog.NoAccess || len(x.Args) < 2 {
		return f.chained(fn, x, recv, name, access)
	}
	path, ok := f.text(fn, x.Args[0])
	if !ok || !isPath(path) {
		return nil
	}
	return f.routes(fn, x, recv, access, path, x.Args[1:])
}

// loader is what runs for a parameter of paths: router.param("id", (req, res, next, id) => …).
func (f *finder) loader(fn *ir.Func, x *ir.Instr, recv ir.Operand) []Route {
	name, ok := f.text(fn, x.Args[0])
	fns := f.functions(fn, x.Args[1])
	if !ok || name == "" || len(fns) == 0 || len(f.prog.Funcs[fns[0]].Params) < 3 {
		return nil
	}
	r := Route{Access: catalog.ReadAccess, Path: "/:" + name, Fn: fn.ID, At: fn.ID, Node: x.Node, Owner: f.ownerOf(fn, recv.Reg), Loader: true}
	f.handledBy(&r, fn, x.Args[1])
	f.inherit(&r, r.Owner, fn.File, x.Node, 0)
	return []Route{r}
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
	if len(fns) == 0 && !f.callable(fn, last) || len(fns) > 0 && f.takesAnswer(fns[0]) {
		return nil
	}
	r := Route{Access: access, Path: path, Fn: fn.ID, At: fn.ID, Node: x.Node, Owner: f.ownerOf(fn, recv.Reg)}
	for _, h := range handlers[:len(handlers)-1] {
		r.add(f.handlerGuards(fn, h, false))
	}
	f.handledBy(&r, fn, last)
	f.inherit(&r, r.Owner, fn.File, x.Node, 0)
	return []Route{r}
}

// takesAnswer reports whether a function is given the answer to a request that is sent, as its first
// parameter's name tells.
func (f *finder) takesAnswer(id ir.FuncID) bool {
	h := f.prog.Funcs[id]
	return len(h.Params) > 0 && f.words.Answers.MatchString(h.Regs[h.Params[0].Reg].Name)
}

// add adds what something before the handler makes sure of.
func (r *Route) add(g Guards) { r.Guards, r.Chain = r.Guards.and(g), r.Chain.and(g) }

// handledBy sets a route's handler, with what it, and what it is wrapped in, make sure of.
func (f *finder) handledBy(r *Route, fn *ir.Func, handler ir.Operand) {
	r.add(f.wrapperGuards(fn, handler))
	r.Guards = r.Guards.and(f.handlerGuards(fn, handler, true))
	r.App = f.inSight(r.Owner, 0)
	if fns := f.functions(fn, handler); len(fns) > 0 {
		r.Handler = fns[0]
	} else {
		r.Handler, r.Guards.Unknown = ir.NoFunc, true
	}
}

// wrapperGuards is what a function makes sure of that a handler is handed to: withUser(handler).
func (f *finder) wrapperGuards(fn *ir.Func, handler ir.Operand) Guards {
	var g Guards
	for range 4 {
		in, _, d := f.follow(fn, handler.Reg)
		if d == nil || d.Op != ir.Call || len(d.Args) == 0 {
			return g
		}
		for _, t := range f.g.Targets(in.ID, d.Dst) {
			g = g.and(f.bodyOf(t.Func, 0).guards())
		}
		name := f.calleeName(in, d)
		g.Authorization = g.Authorization || f.words.Authorization.MatchString(name)
		g.Authentication = g.Authentication || g.Authorization || f.words.Authentication.MatchString(name)
		g.CSRF = g.CSRF || f.words.CSRF.MatchString(name)
		fn, handler = in, d.Args[len(d.Args)-1]
	}
	return g
}

// described lists the routes of server.route({method, path, options, handler}), or of a list of those.
func (f *finder) described(fn *ir.Func, x *ir.Instr, recv, routes ir.Operand) []Route {
	in, _, d := f.follow(fn, routes.Reg)
	if d == nil {
		return nil
	}
	if d.Op == ir.Array {
		var out []Route
		for _, e := range f.elements(in, d) {
			out = append(out, f.described(in, x, recv, e)...)
		}
		return out
	}
	w := &f.words.Described
	path, ok := f.text(in, f.member(in, d, w.Path))
	if d.Op != ir.Object || !ok {
		return nil
	}
	r := Route{Access: f.describedAccess(in, f.member(in, d, w.Method)), Path: path, Fn: fn.ID, At: in.ID, Node: d.Node, Owner: f.ownerOf(fn, recv.Reg)}
	handler := f.member(in, d, w.Handler)
	r.add(f.optionGuards(in, d))
	login := f.defaults[r.Owner]
	for _, o := range []ir.Operand{{Reg: d.Dst}, f.member(in, d, w.Options)} {
		at, _, options := f.follow(in, o.Reg)
		if options == nil || options.Op != ir.Object {
			continue
		}
		r.add(f.optionGuards(at, options))
		if handler.Reg < 0 {
			handler = f.member(at, options, w.Handler)
		}
		if auth := f.member(at, options, w.Auth); auth.Reg >= 0 {
			var g Guards
			g, login = f.authOption(at, auth)
			r.add(g)
		}
	}
	r.Guards.Authentication = r.Guards.Authentication || login
	f.handledBy(&r, in, handler)
	f.inherit(&r, r.Owner, in.File, x.Node, 0)
	return []Route{r}
}

// procedures lists the routes that calls on a chain of a builder make: procedure.use(guard).mutation(fn).
func (f *finder) procedures(fn *ir.Func, x *ir.Instr) []Route {
	recv, name := f.method(fn, x)
	access := f.words.Procedures.Verbs[name]
	if access == catalog.NoAccess || recv.Reg < 0 || len(x.Args) != 1 || len(f.functions(fn, x.Args[0])) == 0 {
		return nil
	}
	r := Route{Access: access, Path: "/" + f.keptAs(fn, x, name), Fn: fn.ID, At: fn.ID, Node: x.Node, Owner: owner{fn: fn.ID, reg: ir.NoReg}, Resolver: true}
	found := false
	in, o := fn, recv
	for range 16 {
		names := f.variableName(in, o)
		found = found || f.words.Procedures.Named.MatchString(names)
		r.add(Guards{Authentication: f.words.Authentication.MatchString(names), Authorization: f.words.Authorization.MatchString(names)})
		at, _, d := f.follow(in, o.Reg)
		if d == nil {
			break
		}
		in = at
		switch d.Op {
		case ir.Load:
			found = found || f.words.Procedures.Named.MatchString(d.Name)
			o = d.A
			continue
		case ir.Import:
			found = found || f.words.Procedures.Named.MatchString(d.Name)
		case ir.Call:
			base, method := f.method(at, d)
			if f.words.Mounts[method] {
				for _, a := range d.Args {
					r.add(f.handlerGuards(at, a, false))
				}
			}
			if o = base; o.Reg >= 0 {
				continue
			}
		}
		break
	}
	if !found {
		return nil
	}
	f.handledBy(&r, fn, x.Args[0])
	return []Route{r}
}

// keptAs is the member of an object that what a call gives is kept as, or another name.
func (f *finder) keptAs(fn *ir.Func, x *ir.Instr, otherwise string) string {
	for s := range instrs(fn) {
		if s.Op == ir.Store && s.B.Reg == x.Dst {
			return s.Name
		}
	}
	return otherwise
}

// describedAccess is what a route is for by the text of its method, or of several.
func (f *finder) describedAccess(fn *ir.Func, method ir.Operand) catalog.Access {
	in, _, d := f.follow(fn, method.Reg)
	if d != nil && d.Op == ir.Array {
		access := catalog.ReadAccess
		for _, e := range f.elements(in, d) {
			access = max(access, f.describedAccess(in, e))
		}
		return access
	}
	s, _ := f.text(fn, method)
	if a := f.words.Verbs[strings.ToLower(s)]; a != catalog.NoAccess {
		return a
	}
	return catalog.AnyAccess
}

// authOption reads a route's own word on logins: false, a strategy's name, {strategy, mode, scope}.
func (f *finder) authOption(fn *ir.Func, auth ir.Operand) (g Guards, login bool) {
	in, _, d := f.follow(fn, auth.Reg)
	if d == nil {
		return Guards{Unknown: true}, false
	}
	if d.Op == ir.Const {
		return g, d.Lit == ir.LitString
	}
	if d.Op != ir.Object {
		return g, true
	}
	w := &f.words.Described
	if s, ok := f.text(in, f.member(in, d, w.Mode)); ok && w.Open[s] {
		return g, false
	}
	g.Authorization = f.member(in, d, w.Scope).Reg >= 0
	return g, true
}

// resolvers lists the routes that the members of an object of resolvers are: {Mutation: {remove: fn}}.
func (f *finder) resolvers(fn *ir.Func) []Route {
	var out []Route
	for x := range instrs(fn) {
		access := f.words.Resolvers.Verbs[x.Name]
		if x.Op != ir.Store || access == catalog.NoAccess {
			continue
		}
		in, _, d := f.follow(fn, x.B.Reg)
		if d == nil || d.Op != ir.Object {
			continue
		}
		out = append(out, f.members(in, d, Route{Access: access, Path: "/" + x.Name, Owner: owner{fn: fn.ID, reg: x.A.Reg}, Resolver: true})...)
	}
	return out
}

// members lists the routes that the functions in an object are, each like r.
func (f *finder) members(fn *ir.Func, object *ir.Instr, r Route) []Route {
	var out []Route
	for s := range instrs(fn) {
		if s.Op != ir.Store || s.A.Reg != object.Dst || len(f.functions(fn, s.B)) == 0 {
			continue
		}
		m := r
		m.Path, m.Fn, m.At, m.Node = r.Path+"/"+s.Name, fn.ID, fn.ID, s.Node
		if m.Node < 0 {
			m.Node = s.B.Node
		}
		f.handledBy(&m, fn, s.B)
		out = append(out, m)
	}
	return out
}
