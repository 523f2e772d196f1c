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

// Review adds what the routes of a program lack to what has been found, and leaves out what those may
// do whom a route lets in: an administrator chooses the roles of others.
func Review(ctx context.Context, prog *ir.Program, g *callgraph.Graph, cat *catalog.Catalog, words *catalog.Routes, found []*finding.Finding) []*finding.Finding {
	r := &reviewer{finder: newFinder(ctx, prog, g, words), cat: cat}
	r.routes = r.find()
	r.found = make([]*finding.Finding, 0, len(found))
	for _, f := range found {
		if !r.entrusted(f) {
			r.found = append(r.found, f)
		}
	}
	r.survey()
	for i := range r.routes {
		t := &r.routes[i]
		prog.Try(doing, prog.Funcs[t.At].File, func() { r.review(t) })
	}
	r.siblings()
	r.oddOnes()
	r.fixation()
	return r.found
}

// entrusted reports whether a finding is about what the route it begins in takes a role for.
func (r *reviewer) entrusted(f *finding.Finding) bool {
	if !r.words.Entrusted[string(f.Kind)] || len(f.Steps) == 0 {
		return false
	}
	from := f.Steps[0].Location
	for i := range r.routes {
		t := &r.routes[i]
		if t.Handler == ir.NoFunc {
			continue
		}
		if b := r.bodyOf(t.Handler, 0); !t.Chain.Authorization && !(b.standing && b.refuses) {
			continue
		}
		fn := r.prog.Funcs[t.Handler]
		file := r.prog.Files[fn.File]
		if start, end := file.Spans.Span(int32(max(fn.Node, 0))); file.Source.Path == from.Path && int(start) <= from.Start.Offset && from.Start.Offset < int(end) {
			return true
		}
	}
	return false
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
	stateless     bool // sessions are kept by the client: they have no id to renew or end
}

// survey learns how the program guards itself.
func (r *reviewer) survey() {
	for i := range r.routes {
		g := r.routes[i].Guards
		if r.routes[i].Socket {
			continue // what guards sockets says nothing of other routes
		}
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
			r.app.stateless = r.app.stateless || r.words.Stateless[i.Specifier]
		}
	}
}

func (r *reviewer) setsSameSite(fn *ir.Func) bool {
	for x := range instrs(fn) {
		if x.Op == ir.Store && strings.EqualFold(x.Name, "sameSite") {
			if s, ok := r.text(fn, x.B); ok && (strings.EqualFold(s, "strict") || strings.EqualFold(s, "lax")) {
				return true
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
	known := t.Guards.Authentication || b.identity || b.session && b.refuses
	if r.public(r.prog.Funcs[t.Handler].Decorators) {
		if restricted && t.Access != catalog.ReadAccess && !b.identity && !b.verifies {
			r.report("missing-authentication", t, possible+0.1)
		}
		return
	}
	switch {
	case t.Loader:
		if r.checkedLater(t) {
			return
		}
	case t.Socket && !restricted && !r.destroysGiven(t.Handler, paramsOf(r.prog.Funcs[t.Handler]), t.Handler, 0):
	case !known && restricted && !t.Guards.Authorization:
		r.report("missing-authentication", t, likely)
	case !known && !public && !t.Guards.Authorization && t.Access != catalog.ReadAccess && r.destroys(b):
		r.unguarded(t, b)
	case known && t.Unread && !b.role:
		r.report("missing-authorization", t, possible+0.2)
		t.reported = true
	case known && (restricted || r.privileged(b) || r.appoints(t, b)) && !t.Guards.Authorization && !b.role:
		r.report("missing-authorization", t, likely)
		t.reported = true
	}
	r.records(t, known)
	r.logout(t, b)
	if r.forgeable(t, b, public) {
		sure := possible + 0.2
		if r.app.sameSite {
			sure = unlikely
		}
		r.report("csrf", t, sure)
	}
}

// unguarded reports a route that destroys what is stored for anybody who asks: surely where the
// program knows who asks elsewhere, less so where it may be guarded as a whole.
func (r *reviewer) unguarded(t *Route, b *body) {
	switch {
	case r.app.authenticates && b.writes:
		r.report("missing-authentication", t, likely)
	case t.App && t.Access == catalog.WriteAccess && !t.Resolver && !t.Action:
		r.report("missing-authentication", t, possible)
	}
}

// siblings finds routes that anybody who is logged in may use, while routes to the same thing take a role.
func (r *reviewer) siblings() {
	for i := range r.routes {
		t := &r.routes[i]
		if t.reported || t.Handler == ir.NoFunc || t.Guards.Unknown || t.Guards.Authorization || t.Access == catalog.ReadAccess || t.Socket {
			continue
		}
		b := r.bodyOf(t.Handler, 0)
		known := t.Guards.Authentication || b.identity || b.session && b.refuses
		if !known || b.role || b.compares || !r.destroys(b) || r.words.Own.MatchString(t.Path) {
			continue
		}
		for k := range r.routes {
			s := &r.routes[k]
			if s.Guards.Authorization && s.Owner == t.Owner && k != i && r.resource(s) == r.resource(t) {
				r.report("missing-authorization", t, possible+0.2)
				break
			}
		}
	}
}

// oddOnes finds routes for reading that anybody may use, where all others to the same thing, another for
// reading among them, take a login.
func (r *reviewer) oddOnes() {
	for i := range r.routes {
		t := &r.routes[i]
		if t.Handler == ir.NoFunc || t.Guards.Unknown || t.Access != catalog.ReadAccess || t.Resolver || t.Exported || t.Loader || r.words.Public.MatchString(t.Path) {
			continue
		}
		b := r.bodyOf(t.Handler, 0)
		if t.Guards.Authentication || t.Guards.Authorization || b.identity || b.session || b.verifies || r.resource(t) == "" {
			continue
		}
		reads, others := 0, 0
		for k := range r.routes {
			s := &r.routes[k]
			if k == i || s.Owner != t.Owner || r.resource(s) != r.resource(t) {
				continue
			}
			others++
			if !s.Guards.Authentication {
				reads, others = 0, -len(r.routes)
			} else if s.Access == catalog.ReadAccess {
				reads++
			}
		}
		if reads > 0 && others > 1 {
			r.report("missing-authentication", t, possible+0.15)
		}
	}
}

// resource is what a route is about: the first word of its path that says something. All of a file's actions, and all
// resolvers, are about one.
func (r *reviewer) resource(t *Route) string {
	if t.Resolver || t.Action || t.Exported {
		return ""
	}
	for _, s := range strings.Split(t.Path, "/") {
		if s != "" && !r.words.General.MatchString(s) {
			return s
		}
	}
	return ""
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

// appoints reports whether a route changes what others may do, by its name or its handler's, and not for
// what belongs to who asks.
func (r *reviewer) appoints(t *Route, b *body) bool {
	name := r.prog.Funcs[t.Handler].Name
	if t.Resolver || t.Socket {
		name = t.Path[strings.LastIndexByte(t.Path, '/')+1:]
	}
	return !b.owned && r.words.Appoints.MatchString(name)
}

// checkedLater reports whether a route that what is loaded for a parameter is for looks at whose it is.
func (r *reviewer) checkedLater(t *Route) bool {
	parameter := t.Path[strings.LastIndexByte(t.Path, '/'):]
	for i := range r.routes {
		s := &r.routes[i]
		if s.Loader || s.Owner != t.Owner || !strings.Contains(s.Path+"/", parameter+"/") {
			continue
		}
		if s.Guards.Authorization || s.Handler == ir.NoFunc || r.bodyOf(s.Handler, 0).owned {
			return true
		}
	}
	return false
}

func paramsOf(fn *ir.Func) []ir.Reg {
	var out []ir.Reg
	for _, p := range fn.Params {
		out = append(out, p.Reg)
	}
	return out
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
	if !r.app.cookies || t.Guards.CSRF || public && !b.identity || b.header || t.Resolver || t.Action || t.Socket || r.words.Login.MatchString(t.Path) || r.words.Logout.MatchString(t.Path) {
		return false
	}
	if t.Access == catalog.ReadAccess && !r.changes(t) {
		return false
	}
	return (b.session || b.identity || t.Guards.Authentication) && (b.writes || b.session) && !r.tokens(t)
}

// changes reports whether a route that is for reading makes or destroys something that the client names.
func (r *reviewer) changes(t *Route) bool {
	fn := r.prog.Funcs[t.Handler]
	for x := range instrs(fn) {
		if x.Op != ir.Call || !r.words.Changes.MatchString(r.calleeName(fn, x)) {
			continue
		}
		for _, a := range x.Args {
			if (&inputs{fn: t.Handler}).has(r, fn, a.Reg, 0) {
				return true
			}
		}
	}
	return false
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
	message := k.Template
	if strings.Contains(message, "{source}") { // it is about a flow, and there is none here
		message = strings.ToUpper(step[:1]) + step[1:] + "."
	}
	return &finding.Finding{
		Kind: finding.KindID(k.ID), RuleID: k.ID, Severity: k.Severity, Message: message, Location: at,
		Function: r.prog.Funcs[fn].Name, Evidence: finding.Evidence{Base: confidence},
		Steps: []finding.Step{{Location: at, Role: finding.RoleSink, Message: step}},
	}
}
