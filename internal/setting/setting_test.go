package setting

import (
	"slices"
	"strings"
	"sync"
	"testing"

	catalogdata "github.com/shrike-sec/shrike/catalog"
	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// alone is the resolver of a file that is all there is.
type alone struct{}

func (alone) Resolve(string, string) (string, bool) { return "", false }

var builtin = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(catalog.Layer{FS: catalogdata.FS}) })

// kinds reviews one file and lists the kinds that are found.
func kinds(t *testing.T, code string) string {
	t.Helper()
	cat, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	f := source.New("app.ts", []byte(code))
	tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
	if err != nil {
		t.Fatal(err)
	}
	prog := &ir.Program{}
	prog.Add(js.Lower(f, tree))
	prog.Link(alone{})
	g, err := callgraph.Build(t.Context(), prog, cat.Library("js"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range Review(t.Context(), prog, g, cat.Settings("js")) {
		out = append(out, string(f.Kind))
	}
	if list := prog.Failures(); len(list) > 0 {
		t.Errorf("%v", list)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// TestReview tests that settings are put together from wherever they come, and that nothing is said where
// a part of them is out of sight.
func TestReview(t *testing.T) {
	const rest = `, secure: true, sameSite: "lax"`
	for name, c := range map[string]struct{ code, want string }{
		"literal":           {`res.cookie("sid", id, { httpOnly: false` + rest + ` });`, "cookie-no-httponly"},
		"missing":           {`res.cookie("sid", id, { path: "/"` + rest + ` });`, "cookie-no-httponly"},
		"all there":         {`res.cookie("sid", id, { httpOnly: true` + rest + ` });`, ""},
		"another cookie":    {`res.cookie("theme", id, {});`, ""},
		"out of sight":      {`import { o } from "./o"; res.cookie("sid", id, o);`, ""},
		"spread":            {`const base = { httpOnly: true }; res.cookie("sid", id, { ...base` + rest + ` });`, ""},
		"spread unknown":    {`import { o } from "./o"; res.cookie("sid", id, { ...o` + rest + ` });`, ""},
		"helper":            {`const o = (on) => ({ httpOnly: on` + rest + ` }); res.cookie("sid", id, o(false)); res.cookie("sid", id, o(true));`, "cookie-no-httponly"},
		"by caller":         {`function put(res, name, o) { res.cookie(name, "x", o); } put(r, "theme", {}); put(r, "sid", { httpOnly: true, secure: true });`, "cookie-no-samesite"},
		"no caller lacks":   {`function put(res, name, o) { res.cookie(name, "x", o); } put(r, "theme", {}); put(r, "sid", { httpOnly: true` + rest + ` });`, ""},
		"default":           {`function put(res, o = { httpOnly: true` + rest + ` }) { res.cookie("sid", "x", o); } put(r); put(q, { httpOnly: true` + rest + ` });`, ""},
		"default lacks":     {`function put(res, o = { secure: true, sameSite: "lax" }) { res.cookie("sid", "x", o); } put(r);`, "cookie-no-httponly"},
		"field":             {`class J { constructor(res) { this.res = res; this.o = { secure: true, sameSite: "lax" }; } put() { this.res.cookie("sid", "x", this.o); } }`, "cookie-no-httponly"},
		"fields set twice":  {`class J { constructor(res) { this.res = res; this.o = { secure: true }; } on() { this.o = z; } put() { this.res.cookie("sid", "x", this.o); } }`, ""},
		"environment":       {`res.cookie("sid", id, { httpOnly: true, sameSite: "lax", secure: process.env.NODE_ENV === "production" });`, ""},
		"wrong environment": {`const dev = process.env.NODE_ENV !== "production"; res.cookie("sid", id, { httpOnly: true, sameSite: "lax", secure: dev });`, "cookie-no-secure"},
		"not in it":         {`const dev = process.env.NODE_ENV !== "production"; res.cookie("sid", id, { httpOnly: true, sameSite: "lax", secure: !dev });`, ""},
		"taken away":        {`res.cookie("sid", "x", { maxAge: 0 });`, ""},
		"line":              {"res.setHeader('Set-Cookie', `sid=${id}; Secure; SameSite=Lax`);", "cookie-no-httponly"},
		"whole line":        {"res.setHeader('Set-Cookie', `sid=${id}; Secure; SameSite=Lax; HttpOnly`);", ""},
		"unknown attribute": {"res.setHeader('Set-Cookie', `sid=${id}; Secure; SameSite=Lax; ${more}`);", ""},
		"joined":            {"const a = [`sid=${id}`, 'Secure']; a.push('SameSite=Lax'); res.setHeader('Set-Cookie', a.join('; '));", "cookie-no-httponly"},
		"joined whole":      {"const a = [`sid=${id}`, 'Secure']; a.push('SameSite=Lax', 'HttpOnly'); res.setHeader('Set-Cookie', a.join('; '));", ""},
		"member":            {"return_({ headers: { 'Set-Cookie': [`theme=x`, `sid=${id}; HttpOnly; SameSite=Lax`] } });", "cookie-no-secure"},
		"removed line":      {"res.setHeader('Set-Cookie', 'sid=x; Max-Age=0');", ""},
		"never ends":        {`import jwt from "jsonwebtoken"; jwt.sign({ sub: u }, key, { algorithm: "HS256" });`, "session-expiration"},
		"ends":              {`import jwt from "jsonwebtoken"; jwt.sign({ sub: u }, key, { expiresIn: "5m" });`, ""},
		"ends in claims":    {`import jwt from "jsonwebtoken"; jwt.sign({ sub: u, exp: 1 }, key, {});`, ""},
		"one of a list":     {`import { doubleCsrf } from "csrf-csrf"; doubleCsrf({ ignoredMethods: ["GET", "POST"] });`, "csrf"},
		"none of a list":    {`import { doubleCsrf } from "csrf-csrf"; doubleCsrf({ ignoredMethods: ["GET", "HEAD"] });`, ""},
		"recursion":         {`function f(o) { return f({ ...o }); } res.cookie("sid", id, f({}));`, ""},
	} {
		if got := kinds(t, c.code); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A text that is made of itself ends.
func TestRecursiveText(t *testing.T) {
	kinds(t, `function between(base, other) {
	var gap = {};
	gap.months = other.month() - base.month();
	if (base.clone().add(gap.months, "M").isAfter(other)) {
		--gap.months;
	}
	return gap;
}`)
}
