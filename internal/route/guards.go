package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// maxBodyDepth bounds how many calls deep a handler is looked into.
const maxBodyDepth = 3

// body is what a function, with what it calls, touches and does.
type body struct {
	identity bool // reads who is asking
	role     bool // reads a role
	standing bool // reads the role of who is asking
	verifies bool // calls something that makes sure of a token or session
	refuses  bool // turns somebody away, or throws
	csrf     bool // reads or calls something about request forgery
	header   bool // reads the Authorization header: not a cookie
	writes   bool // changes what is stored
	compares bool // compares who is asking with something, or hands it to something
	owned    bool // the same, short of writing it down
	resumes  bool // reads who somebody is in the session
	clears   bool // takes a cookie away
	cookie   bool // reads a cookie
	session  bool // reads or writes the session
	client   bool // looks at what the client sent
	proof    bool // proves who somebody is
	renews   bool // gives the session a new id
	ends     bool // ends a session
	calls    []string
	login    *login // where it stores who somebody is in the session
}

// login is a store of who somebody is in a session.
type login struct {
	fn ir.FuncID
	at ir.NodeID
}

func (b *body) add(o *body) {
	b.identity = b.identity || o.identity
	b.role = b.role || o.role
	b.standing = b.standing || o.standing
	b.verifies = b.verifies || o.verifies
	b.refuses = b.refuses || o.refuses
	b.csrf = b.csrf || o.csrf
	b.header = b.header || o.header
	b.writes = b.writes || o.writes
	b.compares = b.compares || o.compares
	b.owned = b.owned || o.owned
	b.resumes = b.resumes || o.resumes
	b.clears = b.clears || o.clears
	b.cookie = b.cookie || o.cookie
	b.session = b.session || o.session
	b.client = b.client || o.client
	b.proof = b.proof || o.proof
	b.renews = b.renews || o.renews
	b.ends = b.ends || o.ends
	if b.login == nil {
		b.login = o.login
	}
}

// guards is what a body makes sure of.
func (b *body) guards() Guards {
	known := b.identity || b.verifies || b.session || b.cookie
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
	for x := range instrs(fn) {
		f.look(fn, x, b, depth)
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
		b.session = b.session || f.is(w.Session, x.Name)
		b.role = b.role || f.is(w.Role, x.Name) && !f.from(fn, x.A.Reg, f.sent)
		b.standing = b.standing || f.is(w.Role, x.Name) && f.from(fn, x.A.Reg, f.identity)
		b.renews = b.renews || f.is(w.LoginRenews, x.Name) && f.isSession(fn, x.A.Reg)
		b.csrf = b.csrf || f.is(w.CSRF, x.Name)
		b.header = b.header || strings.EqualFold(x.Name, "authorization")
		b.identity = b.identity || f.isIdentity(fn, x)
		b.cookie = b.cookie || strings.EqualFold(x.Name, "cookie") || x.Name == "cookies"
		b.client = b.client || w.FromClient[x.Name]
		b.resumes = b.resumes || f.is(w.LoginMembers, x.Name) && f.isSession(fn, x.A.Reg)
	case ir.Const:
		if x.Lit == ir.LitNumber && w.Refusals[x.Name] {
			b.refuses = true
		}
		if x.Lit == ir.LitString {
			b.header = b.header || strings.EqualFold(x.Name, "authorization") || strings.HasPrefix(x.Name, "Bearer")
			b.csrf = b.csrf || f.is(w.CSRF, x.Name) || strings.EqualFold(x.Name, "origin")
		}
	case ir.Throw:
		b.refuses = true
	case ir.Binary:
		f.weigh(fn, x, b, depth)
		b.csrf = b.csrf || f.comparesToken(fn, x)
	case ir.Store:
		f.weigh(fn, x, b, depth)
		if b.login == nil && f.storesLogin(fn, x) {
			b.login = &login{fn.ID, x.Node}
		}
		b.ends = b.ends || f.is(w.Session, x.Name) && f.isNothing(fn, x.B)
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
	b.verifies = b.verifies || f.is(w.Verifying, name)
	b.cookie = b.cookie || f.is(w.Jars, name) && strings.HasPrefix(strings.ToLower(name), "cookie")
	// What changes roles is named like what asks for one.
	permits := f.is(w.Authorization, name) && !f.is(w.Privileged, name)
	b.role = b.role || f.is(w.Role, name) || permits
	b.csrf = b.csrf || f.is(w.CSRF, name)
	b.writes = b.writes || f.is(w.Writes, name) && !f.is(w.Harmless, name)
	if permits || f.is(w.Authentication, name) && !f.is(w.Harmless, name) {
		b.refuses = true // requireRole(user, "admin") throws
		b.compares, b.owned = b.compares || permits, b.owned || permits
	}
	b.refuses = b.refuses || f.passesError(fn, x)
	b.clears = b.clears || f.is(w.Clears, name)
	b.proof = b.proof || f.is(w.LoginProofs, name)
	b.renews = b.renews || f.is(w.LoginRenews, name)
	b.ends = b.ends || f.is(w.Ends, name) && !f.onJar(fn, x)
	if b.login == nil && f.storesLogin(fn, x) {
		b.login = &login{fn.ID, x.Node}
	}
	f.weigh(fn, x, b, depth)
	if sql, ok := f.firstText(fn, x); ok && isSQLWrite(sql) {
		b.writes = true
	}
	if depth < maxBodyDepth && !f.handedIn(fn, x.A.Reg) {
		for _, t := range f.g.Targets(fn.ID, x.Dst) {
			b.add(f.bodyOf(t.Func, depth+1))
		}
	}
}

// weigh notes whether an instruction makes who is asking count.
func (f *finder) weigh(fn *ir.Func, x *ir.Instr, b *body, depth int) {
	b.compares = b.compares || f.weighed(fn, x, quest{is: f.identity}, depth)
	b.owned = b.owned || f.weighed(fn, x, quest{f.identity, true}, depth)
}

// passesError reports whether a handler passes an error on: next(new Forbidden()).
func (f *finder) passesError(fn *ir.Func, x *ir.Instr) bool {
	if len(x.Args) == 0 || !f.handedIn(fn, x.A.Reg) {
		return false
	}
	_, _, d := f.follow(fn, x.Args[0].Reg)
	return d != nil && d.Op == ir.Call && d.Flags&ir.New != 0
}

// onJar reports whether a method is one of what holds cookies or headers.
func (f *finder) onJar(fn *ir.Func, x *ir.Instr) bool {
	recv, _ := f.method(fn, x)
	if recv.Reg < 0 {
		return false
	}
	_, _, d := f.follow(fn, recv.Reg)
	return d != nil && d.Op == ir.Load && f.is(f.words.Jars, d.Name) || f.is(f.words.Jars, f.variableName(fn, recv))
}

// handedIn reports whether what is called was given to the function, or to one it is written in: the
// next handler, or the one that it wraps.
func (f *finder) handedIn(fn *ir.Func, callee ir.Reg) bool {
	in, r, d := f.follow(fn, callee)
	return d == nil && f.isParam(in, r)
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
	if d != nil && d.Op == ir.Call && f.lenient(in, d) {
		return g
	}
	fns := f.functions(fn, o)
	idle := len(fns) > 0
	for _, id := range fns {
		if f.letsPass(id) {
			continue
		}
		g = g.and(f.bodyOf(id, 0).guards())
		idle = idle && f.idle(id)
	}
	if last || idle {
		return g
	}
	names := f.handlerNames(fn, o)
	w := f.words
	if w.Preparing.MatchString(names) {
		return g
	}
	g.Authentication = g.Authentication || w.Authentication.MatchString(names)
	g.Authorization = g.Authorization || w.Authorization.MatchString(names)
	g.CSRF = g.CSRF || w.CSRF.MatchString(names)
	if g.Authorization {
		g.Authentication = true
	}
	return g
}

// lenient reports whether a call that makes a guard is told to let those pass who show nothing.
func (f *finder) lenient(fn *ir.Func, call *ir.Instr) bool {
	for _, a := range call.Args {
		in, _, d := f.follow(fn, a.Reg)
		if d == nil || d.Op != ir.Object {
			continue
		}
		for x := range instrs(in) {
			if x.Op != ir.Store || x.A.Reg != d.Dst {
				continue
			}
			if _, _, v := f.follow(in, x.B.Reg); v != nil && v.Op == ir.Const && f.words.Lenient[x.Name+"="+v.Name] {
				return true
			}
		}
	}
	return false
}

// idle reports whether a handler does nothing but call the next one, whatever it is called.
func (f *finder) idle(id ir.FuncID) bool {
	fn := f.prog.Funcs[id]
	for x := range instrs(fn) {
		switch {
		case f.letsPass(id):
			return true
		case x.Op == ir.Call && !f.handedIn(fn, x.A.Reg), x.Op == ir.Throw, x.Op == ir.Branch, x.Op == ir.Store:
			return false
		}
	}
	return true
}

// optionGuards is what the handlers in an options object make sure of: {preHandler: [auth]}.
func (f *finder) optionGuards(fn *ir.Func, object *ir.Instr) Guards {
	var g Guards
	for x := range instrs(fn) {
		if x.Op == ir.Store && x.A.Reg == object.Dst && f.words.Before[x.Name] {
			g = g.and(f.handlerGuards(fn, x.B, false))
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
