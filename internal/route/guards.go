package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// maxBodyDepth bounds how many calls deep a handler is looked into.
const maxBodyDepth = 3

// body is what a function, with what it calls, touches and does.
type body struct {
	identity bool // reads who is asking
	role     bool // reads a role
	verifies bool // calls something that makes sure of a token or session
	refuses  bool // turns somebody away, or throws
	csrf     bool // reads or calls something about request forgery
	header   bool // reads the Authorization header: not a cookie
	writes   bool // changes what is stored
	compares bool // compares who is asking with something, or puts it into a query
	session  bool // reads or writes the session
	calls    []string
}

func (b *body) add(o *body) {
	b.identity = b.identity || o.identity
	b.role = b.role || o.role
	b.verifies = b.verifies || o.verifies
	b.refuses = b.refuses || o.refuses
	b.csrf = b.csrf || o.csrf
	b.header = b.header || o.header
	b.writes = b.writes || o.writes
	b.compares = b.compares || o.compares
	b.session = b.session || o.session
}

// guards is what a body makes sure of.
func (b *body) guards() Guards {
	known := b.identity || b.verifies || b.session
	return Guards{
		Authentication: b.verifies || known && b.refuses,
		Authorization:  b.role && (b.refuses || b.compares),
		CSRF:           b.csrf,
		Header:         b.header,
	}
}

// bodyOf looks through a function, the closures it makes and the functions it calls.
func (f *finder) bodyOf(id ir.FuncID, depth int) *body {
	if b, ok := f.bodies[id]; ok {
		return b
	}
	b := &body{}
	f.bodies[id] = b // recursion ends here
	fn := f.prog.Funcs[id]
	for i := range fn.Blocks {
		for k := range fn.Blocks[i].Instrs {
			f.look(fn, &fn.Blocks[i].Instrs[k], b, depth)
		}
	}
	if depth > 0 && depth >= maxBodyDepth {
		delete(f.bodies, id) // cut short: not to be remembered as all there is
	}
	return b
}

// look notes what one instruction says of the body it stands in.
func (f *finder) look(fn *ir.Func, x *ir.Instr, b *body, depth int) {
	w := f.words
	switch x.Op {
	case ir.Load:
		b.session = b.session || w.Session.MatchString(x.Name)
		b.role = b.role || w.Role.MatchString(x.Name)
		b.csrf = b.csrf || w.CSRF.MatchString(x.Name)
		b.header = b.header || strings.EqualFold(x.Name, "authorization")
		b.identity = b.identity || f.isIdentity(fn, x)
	case ir.Const:
		if x.Lit == ir.LitNumber && w.Refusals[x.Name] {
			b.refuses = true
		}
		if x.Lit == ir.LitString {
			b.header = b.header || strings.EqualFold(x.Name, "authorization") || strings.HasPrefix(x.Name, "Bearer")
			b.csrf = b.csrf || w.CSRF.MatchString(x.Name) || strings.EqualFold(x.Name, "origin")
		}
	case ir.Throw:
		b.refuses = true
	case ir.Binary:
		if strings.ContainsAny(x.Name, "=<>") && (f.fromIdentity(fn, x.A.Reg) || f.fromIdentity(fn, x.B.Reg)) {
			b.compares = true
		}
	case ir.Store:
		if f.fromIdentity(fn, x.B.Reg) {
			b.compares = true
		}
	case ir.MakeFunc:
		if depth < maxBodyDepth {
			b.add(f.bodyOf(ir.FuncID(x.Ref), depth+1))
		}
	case ir.Call:
		f.lookAtCall(fn, x, b, depth)
	}
}

func (f *finder) lookAtCall(fn *ir.Func, x *ir.Instr, b *body, depth int) {
	w := f.words
	name := f.calleeName(fn, x)
	b.calls = append(b.calls, name)
	b.verifies = b.verifies || w.Verifying.MatchString(name)
	b.role = b.role || w.Role.MatchString(name) || w.Authorization.MatchString(name)
	b.csrf = b.csrf || w.CSRF.MatchString(name)
	b.writes = b.writes || w.Writes.MatchString(name) && !w.Harmless.MatchString(name)
	if w.Authorization.MatchString(name) || w.Authentication.MatchString(name) && !w.Harmless.MatchString(name) {
		b.refuses = true // requireRole(user, "admin") throws
		b.compares = b.compares || w.Authorization.MatchString(name)
	}
	for _, a := range x.Args {
		if f.fromIdentity(fn, a.Reg) {
			b.compares = true
		}
	}
	if sql, ok := f.firstText(fn, x); ok && isSQLWrite(sql) {
		b.writes = true
	}
	if depth < maxBodyDepth {
		for _, t := range f.g.Targets(fn.ID, x.Dst) {
			b.add(f.bodyOf(t.Func, depth+1))
		}
	}
}

func (f *finder) firstText(fn *ir.Func, x *ir.Instr) (string, bool) {
	if len(x.Args) == 0 {
		return "", false
	}
	return f.text(fn, x.Args[0])
}

// isSQLWrite reports whether a statement's text changes what is stored.
func isSQLWrite(s string) bool {
	word, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(s)), " ")
	switch word {
	case "INSERT", "UPDATE", "DELETE", "DROP", "TRUNCATE", "ALTER", "REPLACE":
		return true
	}
	return false
}

// calleeName is the last name by which a call names what it calls.
func (f *finder) calleeName(fn *ir.Func, x *ir.Instr) string {
	if x.A.Reg < 0 {
		return ""
	}
	if n := fn.Regs[x.A.Reg].Name; n != "" {
		return n
	}
	if d := f.defs[fn.ID][x.A.Reg]; d != nil {
		switch d.Op {
		case ir.Load, ir.Global, ir.Import:
			return d.Name
		}
	}
	return ""
}

// isIdentity reports whether a Load reads who is asking: an identity member of a parameter, of the
// session, of a context's state.
func (f *finder) isIdentity(fn *ir.Func, x *ir.Instr) bool {
	if !f.words.Identity.MatchString(x.Name) {
		return false
	}
	in, r, d := f.follow(fn, x.A.Reg)
	for range 4 {
		if d == nil {
			return f.isParam(in, r)
		}
		if d.Op != ir.Load {
			return d.Op == ir.Call
		}
		switch d.Name {
		case "body", "query", "params", "headers", "cookies":
			return false // what the client says of itself
		}
		if f.words.Session.MatchString(d.Name) || f.words.Identity.MatchString(d.Name) {
			return true
		}
		in, r, d = f.follow(in, d.A.Reg)
	}
	return false
}

func (f *finder) isParam(fn *ir.Func, r ir.Reg) bool {
	for _, p := range fn.Params {
		if p.Reg == r {
			return true
		}
	}
	return false
}

// fromIdentity reports whether a register holds who is asking, or something read from it or made
// of it by a call (String(req.user.id)).
func (f *finder) fromIdentity(fn *ir.Func, r ir.Reg) bool {
	for range 6 {
		in, _, d := f.follow(fn, r)
		if d == nil {
			return false
		}
		switch d.Op {
		case ir.Load:
			if f.isIdentity(in, d) {
				return true
			}
			fn, r = in, d.A.Reg
		case ir.Call:
			if d.B.Reg >= 0 && f.fromIdentityOnce(in, d.B.Reg) {
				return true
			}
			if f.words.Verifying.MatchString(f.calleeName(in, d)) {
				return true
			}
			if len(d.Args) == 0 {
				return false
			}
			fn, r = in, d.Args[0].Reg
		default:
			return false
		}
	}
	return false
}

func (f *finder) fromIdentityOnce(fn *ir.Func, r ir.Reg) bool {
	in, _, d := f.follow(fn, r)
	return d != nil && d.Op == ir.Load && f.isIdentity(in, d)
}

// handlerGuards is what a handler makes sure of, by its name or by what it does. last is set for
// the handler of the route itself, whose name says nothing.
func (f *finder) handlerGuards(fn *ir.Func, o ir.Operand, last bool) Guards {
	var g Guards
	in, _, d := f.follow(fn, o.Reg)
	if d != nil && d.Op == ir.Array {
		for _, e := range f.elements(in, d) {
			g = g.and(f.handlerGuards(in, e, last))
		}
		return g
	}
	if d != nil && d.Op == ir.Object {
		return f.optionGuards(in, d)
	}
	fns := f.functions(fn, o)
	for _, id := range fns {
		g = g.and(f.bodyOf(id, 0).guards())
	}
	if last {
		return g
	}
	names := f.handlerNames(fn, o)
	w := f.words
	g.Authentication = g.Authentication || w.Authentication.MatchString(names)
	g.Authorization = g.Authorization || w.Authorization.MatchString(names)
	g.CSRF = g.CSRF || w.CSRF.MatchString(names)
	if g.Authorization {
		g.Authentication = true
	}
	return g
}

// optionGuards is what the handlers in an options object make sure of: {preHandler: [auth]}.
func (f *finder) optionGuards(fn *ir.Func, object *ir.Instr) Guards {
	var g Guards
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Store && x.A.Reg == object.Dst && f.words.Before[x.Name] {
				g = g.and(f.handlerGuards(fn, x.B, false))
			}
		}
	}
	return g
}

// handlerNames joins the names by which a handler is given: its variable, member and object, the
// function that makes it and that function's constant arguments.
func (f *finder) handlerNames(fn *ir.Func, o ir.Operand) string {
	var parts []string
	r := o.Reg
	for range 6 {
		if r < 0 {
			break
		}
		if n := fn.Regs[r].Name; n != "" {
			parts = append(parts, n)
		}
		in, reg, d := f.follow(fn, r)
		if n := in.Regs[max(reg, 0)].Name; reg >= 0 && n != "" {
			parts = append(parts, n)
		}
		if d == nil {
			break
		}
		fn = in
		switch d.Op {
		case ir.Load:
			parts = append(parts, d.Name)
			r = d.A.Reg
			continue
		case ir.Import:
			parts = append(parts, d.Name, lastSegment(d.Module))
		case ir.Global:
			parts = append(parts, d.Name)
		case ir.Call:
			for _, a := range d.Args {
				if s, ok := f.text(in, a); ok {
					parts = append(parts, s)
				}
			}
			r = d.A.Reg
			continue
		}
		break
	}
	return strings.Join(parts, " ")
}

func lastSegment(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// decorated lists the routes that decorated methods of controller classes are.
func (f *finder) decorated() []Route {
	var out []Route
	for _, c := range f.prog.Classes {
		prefix, ok := "", false
		class := f.decoratorGuards(c.Decorators)
		for _, d := range c.Decorators {
			name, arg, _ := strings.Cut(d, ":")
			if f.words.Decorators.Controllers[name] {
				prefix, ok = "/"+strings.Trim(arg, "/"), true
			}
		}
		if !ok {
			continue
		}
		for _, m := range c.Members {
			if m.Func != ir.NoFunc {
				out = append(out, f.decoratedMethod(m.Func, prefix, class)...)
			}
		}
	}
	return out
}

func (f *finder) decoratedMethod(id ir.FuncID, prefix string, class Guards) []Route {
	fn := f.prog.Funcs[id]
	for _, d := range fn.Decorators {
		name, arg, _ := strings.Cut(d, ":")
		access := f.words.Decorators.Verbs[name]
		if access == catalog.NoAccess {
			continue
		}
		g := class.and(f.decoratorGuards(fn.Decorators)).and(f.bodyOf(id, 0).guards())
		return []Route{{
			Access: access, Path: strings.TrimSuffix(prefix, "/") + "/" + strings.Trim(arg, "/"), Fn: id, At: id,
			Node: fn.Node, Guards: g, Handler: id,
		}}
	}
	return nil
}

// decoratorGuards is what decorators make sure of.
func (f *finder) decoratorGuards(decorators []string) Guards {
	var g Guards
	for _, d := range decorators {
		name, arg, _ := strings.Cut(d, ":")
		if !f.words.Decorators.Guards[name] {
			continue
		}
		g.Authentication = true
		if f.words.Authorization.MatchString(name + " " + arg) {
			g.Authorization = true
		}
	}
	return g
}

// public reports whether decorators open a route to everybody on purpose.
func (f *finder) public(decorators []string) bool {
	for _, d := range decorators {
		if name, _, _ := strings.Cut(d, ":"); f.words.Decorators.Public[name] {
			return true
		}
	}
	return false
}
