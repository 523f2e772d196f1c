package route

import (
	"context"
	"strings"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// How sure a finding about something missing can be, by what shows. There may always be a guard in
// front of the server that the code does not show.
const (
	likely   = 0.75 // the program guards other routes in this way, or the path says whom it is for
	possible = 0.45
	unlikely = 0.25 // something else in the program already stands against it
)

// Review finds what the routes of a program lack; not all of it when ctx ends.
func Review(ctx context.Context, prog *ir.Program, g *callgraph.Graph, cat *catalog.Catalog, words *catalog.Routes) []*finding.Finding {
	r := &reviewer{finder: newFinder(ctx, prog, g, words), cat: cat}
	r.routes = r.find()
	r.survey()
	for i := range r.routes {
		t := &r.routes[i]
		prog.Try(doing, prog.Funcs[t.At].File, func() { r.review(t) })
	}
	r.fixation()
	return r.found
}

type reviewer struct {
	*finder
	cat    *catalog.Catalog
	routes []Route
	app    app
	found  []*finding.Finding
}

// app is what the program as a whole shows.
type app struct {
	authenticates bool // some route or handler makes sure of a login
	authorizes    bool // some route or handler makes sure of a role
	cookies       bool // logins are kept in a session or cookie
	sameSite      bool // cookies are set not to go along with other sites' requests
}

// survey learns how the program guards itself.
func (r *reviewer) survey() {
	for i := range r.routes {
		g := r.routes[i].Guards
		r.app.authenticates = r.app.authenticates || g.Authentication
		r.app.authorizes = r.app.authorizes || g.Authorization
	}
	r.each(func(fn *ir.Func) {
		r.app.cookies = r.app.cookies || r.bodyOf(fn.ID, 0).session
		r.app.sameSite = r.app.sameSite || r.setsSameSite(fn)
	})
	for _, f := range r.prog.Files {
		for _, i := range f.Imports {
			r.app.cookies = r.app.cookies || r.words.Sessions[i.Specifier]
		}
	}
}

func (r *reviewer) setsSameSite(fn *ir.Func) bool {
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Store && strings.EqualFold(x.Name, "sameSite") {
				if s, ok := r.text(fn, x.B); ok && (strings.EqualFold(s, "strict") || strings.EqualFold(s, "lax")) {
					return true
				}
			}
		}
	}
	return false
}

// review says what one route lacks.
func (r *reviewer) review(t *Route) {
	if t.Handler == ir.NoFunc || t.Guards.Unknown {
		return
	}
	b := r.bodyOf(t.Handler, 0)
	restricted, public := r.words.Restricted.MatchString(t.Path), r.words.Public.MatchString(t.Path)
	if r.public(r.prog.Funcs[t.Handler].Decorators) {
		return
	}
	known := t.Guards.Authentication || b.identity || b.session && b.refuses
	switch {
	case !known && restricted && !t.Guards.Authorization:
		r.report("missing-authentication", t, likely)
	case !known && !public && t.Access != catalog.ReadAccess && b.writes && r.app.authenticates && !t.Guards.Authorization && r.destroys(b):
		r.report("missing-authentication", t, likely)
	case !known && !public && t.Access == catalog.WriteAccess && t.App && !t.Guards.Authorization && r.destroys(b):
		r.report("missing-authentication", t, possible)
	case known && (restricted || r.privileged(b)) && !t.Guards.Authorization && !b.role:
		r.report("missing-authorization", t, likely)
	}
	r.records(t, known)
	if r.forgeable(t, b, public) {
		sure := possible + 0.2
		if r.app.sameSite {
			sure = unlikely
		}
		r.report("csrf", t, sure)
	}
}

// destroys reports whether a handler calls something that changes others' data: a route that only
// creates may well be for everybody.
func (r *reviewer) destroys(b *body) bool {
	for _, c := range b.calls {
		if r.words.Destroys.MatchString(c) {
			return true
		}
	}
	return false
}

// privileged reports whether a handler calls something that takes a role.
func (r *reviewer) privileged(b *body) bool {
	for _, c := range b.calls {
		if r.words.Privileged.MatchString(c) {
			return true
		}
	}
	return false
}

// forgeable reports whether another site can make a visitor's browser change something through a
// route: a write under cookies, with nothing that shows the request was meant.
func (r *reviewer) forgeable(t *Route, b *body, public bool) bool {
	if t.Access != catalog.WriteAccess || !r.app.cookies || t.Guards.CSRF || public || b.header {
		return false
	}
	return (b.session || b.identity || t.Guards.Authentication) && (b.writes || b.session) && !r.tokens(t)
}

// tokens reports whether the route's login comes in a header that another site cannot set.
func (r *reviewer) tokens(t *Route) bool { return t.Guards.Header }

func (r *reviewer) report(kind string, t *Route, confidence float64) {
	r.add(kind, t.At, t.Node, confidence, "the route "+t.Path+" is registered here")
}

func (r *reviewer) finding(k *catalog.Kind, fn ir.FuncID, node ir.NodeID, confidence float64, step string) *finding.Finding {
	file := r.prog.Files[r.prog.Funcs[fn].File]
	start, end := file.Spans.Span(int32(max(node, 0)))
	at := finding.Range(file.Source, start, end)
	return &finding.Finding{
		Kind: finding.KindID(k.ID), RuleID: k.ID, Severity: k.Severity, Message: k.Message("", step), Location: at,
		Function: r.prog.Funcs[fn].Name, Evidence: finding.Evidence{Base: confidence},
		Steps: []finding.Step{{Location: at, Role: finding.RoleSink, Message: step}},
	}
}

// fixation finds logins that keep the session they were given.
func (r *reviewer) fixation() {
	k := r.cat.Kind("session-fixation")
	if k == nil {
		return
	}
	r.each(func(fn *ir.Func) {
		x := r.storesLogin(fn)
		if x == nil {
			return
		}
		proof, renews := false, false
		for _, scope := range r.around(fn) {
			b := r.bodyOf(scope, 0)
			for _, c := range b.calls {
				proof = proof || r.words.LoginProofs.MatchString(c)
				renews = renews || r.words.LoginRenews.MatchString(c)
			}
			proof = proof || r.words.Login.MatchString(r.prog.Funcs[scope].Name) || r.loginRoute(scope)
		}
		if proof && !renews {
			r.found = append(r.found, r.finding(k, fn.ID, x.Node, likely, "the user is stored in the session here"))
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

func (r *reviewer) loginRoute(id ir.FuncID) bool {
	for i := range r.routes {
		if r.routes[i].Handler == id && r.words.Login.MatchString(r.routes[i].Path) {
			return true
		}
	}
	return false
}

// storesLogin returns the store of a user in a session, if a function has one.
func (r *reviewer) storesLogin(fn *ir.Func) *ir.Instr {
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			if x.Op != ir.Store || !r.words.LoginMembers.MatchString(x.Name) {
				continue
			}
			if _, _, d := r.follow(fn, x.A.Reg); d != nil && d.Op == ir.Load && r.words.Session.MatchString(d.Name) {
				return x
			}
		}
	}
	return nil
}
