package route

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about the life of a session: it gets a new id at login and ends at logout.

// storesLogin reports whether an instruction stores who somebody is in a session: req.session.user = u,
// req.session.set("user", u).
func (f *finder) storesLogin(fn *ir.Func, x *ir.Instr) bool {
	w, object := f.words, x.A
	switch x.Op {
	case ir.Store:
		if !w.LoginMembers.MatchString(x.Name) || f.isNothing(fn, x.B) {
			return false
		}
	case ir.Call:
		recv, name := f.method(fn, x)
		key, ok := f.firstText(fn, x)
		if !w.LoginSets[name] || len(x.Args) < 2 || !ok || !w.LoginMembers.MatchString(key) {
			return false
		}
		object = recv
	default:
		return false
	}
	return f.isSession(fn, object.Reg)
}

func (f *finder) isSession(fn *ir.Func, r ir.Reg) bool {
	_, _, d := f.follow(fn, r)
	return d != nil && d.Op == ir.Load && f.words.Session.MatchString(d.Name)
}

// fixation finds logins that keep the session they were given.
func (r *reviewer) fixation() {
	k := r.cat.Kind("session-fixation")
	if k == nil || r.app.stateless {
		return
	}
	seen := map[login]bool{}
	r.each(func(fn *ir.Func) {
		b := r.bodyOf(fn.ID, 0)
		if fn.Kind == ir.Module || b.login == nil || seen[*b.login] {
			return
		}
		proof, renews := b.proof || r.words.Login.MatchString(fn.Name) || !b.resumes && r.handles(fn.ID), b.renews
		for _, outer := range r.around(fn) {
			o := r.bodyOf(outer, 0)
			proof = proof || o.proof || r.words.Login.MatchString(r.prog.Funcs[outer].Name) || r.loginRoute(outer)
			renews = renews || o.renews
		}
		for _, caller := range r.g.Callers(fn.ID) {
			renews = renews || r.prog.Funcs[caller].Kind != ir.Module && r.bodyOf(caller, 0).renews
		}
		if proof && !renews {
			seen[*b.login] = true
			r.found = append(r.found, r.finding(k, b.login.fn, b.login.at, likely, "the user is stored in the session here"))
		}
	})
}

// around lists a function and those it is written in, up to the file's top level.
func (r *reviewer) around(fn *ir.Func) []ir.FuncID {
	var out []ir.FuncID
	for fn.Kind != ir.Module {
		out = append(out, fn.ID)
		if fn.Outer == ir.NoFunc {
			break
		}
		fn = r.prog.Funcs[fn.Outer]
	}
	return out
}

// handles reports whether a function is a route's handler.
func (r *reviewer) handles(id ir.FuncID) bool {
	return slices.ContainsFunc(r.routes, func(t Route) bool { return t.Handler == id && !t.Loader })
}

func (r *reviewer) loginRoute(id ir.FuncID) bool {
	for i := range r.routes {
		if r.routes[i].Handler == id && r.words.Login.MatchString(r.routes[i].Path) {
			return true
		}
	}
	return false
}

// logout finds routes named so that leave the session as good as before.
func (r *reviewer) logout(t *Route, b *body) {
	if t.Socket {
		return
	}
	if (r.words.Logout.MatchString(t.Path) || r.leaves(t, b)) && !b.ends && !r.app.stateless && (b.session || b.writes || t.Access != 1) {
		r.report("session-expiration", t, possible+0.15)
	}
}

// leaves reports whether a route is one to leave by, going by what it does: it takes the session's cookie
// away, at the address of sessions.
func (r *reviewer) leaves(t *Route, b *body) bool {
	if t.Access != catalog.WriteAccess || !r.words.Login.MatchString(strings.TrimSuffix(t.Path, "/")) {
		return false
	}
	return b.clears || r.emptiesCookie(r.prog.Funcs[t.Handler])
}

// emptiesCookie reports whether a function sets a cookie to nothing: ctx.cookies.set("sid", null).
func (r *reviewer) emptiesCookie(fn *ir.Func) bool {
	for x := range instrs(fn) {
		if x.Op == ir.Call && len(x.Args) > 1 && r.onJar(fn, x) && r.words.LoginSets[r.calleeName(fn, x)] && r.isNothing(fn, x.Args[1]) {
			return true
		}
	}
	return false
}
