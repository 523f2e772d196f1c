package catalog

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
	"golang.org/x/tools/txtar"
)

// archive reads a txtar file as a catalogue's folder.
func archive(t testing.TB, file string) fs.FS {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

func small(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load(Layer{FS: archive(t, "testdata/small.txtar")})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// walk follows steps from a start: "pkg:", "global:", "any:", "type:" (an annotation in a file that
// imports knex and web) and a name; then ".member", "()", "(0)" for the place of an argument and
// ":1" for a parameter of a function there.
func walk(l *Library, text string) int32 {
	fields := strings.Fields(text)
	how, name, _ := strings.Cut(fields[0], ":")
	var n int32
	switch how {
	case "pkg":
		n = l.Package(name)
	case "global":
		n = l.Global(name)
	case "any":
		n = l.Any()
	case "type":
		n = l.Annotation(name, []string{"knex", "web"})
	}
	for _, f := range fields[1:] {
		switch {
		case f == "()":
			n = l.Result(n)
		case f[0] == '(':
			arg, _ := strconv.Atoi(f[1 : len(f)-1])
			n = l.Arg(n, arg)
		case f[0] == ':':
			p, _ := strconv.Atoi(f[1:])
			n = l.Handler(n, p)
		default:
			n = l.Member(n, f[1:])
		}
	}
	return n
}

// about says in words what is known of a node.
func about(c *Catalog, l *Library, n int32) string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, s := range l.Sources(n) {
		say("source %s %q", s.Kind, s.Label)
	}
	sink := func(how string, s Sink) {
		var kinds []string
		for _, k := range s.Kinds {
			kinds = append(kinds, c.Kinds[k].ID)
		}
		say("%s %s %s for %s %q", how, s.Port, strings.Join(kinds, "+"), c.Contexts[s.Context].ID, s.Label)
	}
	for _, s := range l.Assign(n) {
		sink("assign", s)
	}
	for _, s := range l.Keyed(n) {
		sink("keyed", s)
	}
	for _, f := range l.Getter(n) {
		say("get %s to %s", f.From, f.To)
	}
	for _, s := range l.Marked(n) {
		say("mark %s %s", s.Port, s.Name)
	}
	if m := l.Call(n); m != nil {
		for _, s := range m.Sources {
			say("gives %s %s %q when %d", s.Port, s.Kind, s.Label, len(s.When))
		}
		for _, s := range m.Sinks {
			sink("sink", s)
		}
		for _, f := range m.Flows {
			say("flow %s to %s", f.From, f.To)
		}
		for _, g := range m.Guards {
			say("guard %s %s", g.Port, g.Member)
		}
		for _, s := range m.States {
			say("state %s %s", s.Port, s.Name)
		}
		if m.Opaque {
			say("opaque")
		}
	}
	return strings.Join(out, "; ")
}

func TestLibrary(t *testing.T) {
	tests := []struct{ walk, want string }{
		// Exports, their default, subpaths, a type in a loop, wildcards.
		{"pkg:knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:knex .default () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:knex .default .default () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:knex .knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:node:knex .knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:special:knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:other:knex () .raw", ""},
		{"pkg:knex/lib/knex.js () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:knex.knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:@scope/knex/knex () .raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		{"pkg:knex () () .where () .select () .where () .orderByRaw", `sink (0) sql-injection for sql "the SQL text"; opaque`},
		{"pkg:knex () .users .whereRaw", `sink (0) sql-injection for sql "the SQL text"; sink (1)[] sql-injection for sql "Query.whereRaw()"; opaque`},
		{"pkg:knex () () .first ()", `source database "Row"`},
		{"pkg:knex () () .then (0) :0", `source database "Row"`},
		{"pkg:knex () () .pluck", `gives return database "Query.pluck()" when 0; opaque`},
		// Callbacks: directly, in an array, in an object.
		{"pkg:web () .get (3) :0 .body", `source remote "the body"`},
		{"pkg:web () .get (3) .[] :0 .body", `source remote "the body"`},
		{"pkg:web () .get (3) .7 :0 .body", `source remote "the body"`},
		{"pkg:web () .route (0) .handler :0 .body", `source remote "the body"`},
		{"type:RequestHandler :0 .body", `source remote "the body"`},
		{"pkg:web .Router () .post (1) :1 .send", `sink (0) stored-xss for html "Response.send()"; opaque`},
		{"pkg:web () .post (0) :1 .send", ""},
		{"pkg:web () .get (0) :0 .query", `source remote "Query"`},
		{"pkg:web () .get (0) :0 .on", `gives (1):0 remote "Request.on(1):0" when 1; opaque`},
		{"pkg:web () .get (0) :0 .text", `gives return remote "Request.text()" when 0; opaque`},
		{"pkg:web () .get (0) :0 .form () .fields", `source remote "Request.form().fields"`},
		{"pkg:web () .get (1) :1 .type", `state this plain; state this plain; opaque`},
		// Other files add to a library's types and packages.
		{"pkg:web () .get (0) :0 .tenant", `source remote "Request.tenant"`},
		{"pkg:web .evaluate", `sink (0) dispatch for dispatch "evaluate()"; opaque`},
		// Globals, the object they are members of, computed members, elements.
		{"global:eval", `sink (0) dispatch for dispatch "eval()"; opaque`},
		{"global:window .eval", `sink (0) dispatch for dispatch "eval()"; opaque`},
		{"global:window .location .hash", `source remote "the fragment"`},
		{"global:argv .[]", `source remote "argv.*"`},
		{"global:argv .2", `source remote "argv.*"`},
		{"any: .[]", `assign key dispatch+stored-xss for html "a computed member"; keyed key dispatch for dispatch "a computed member"; sink key dispatch for dispatch "a computed member"`},
		// What holds of any receiver holds of known values, but not of exports and globals.
		{"pkg:knex () .x .length", "get this to return"},
		{"global:location .hash .map", "flow this[] to (0):0; flow (0):return to return[]; opaque"},
		{"global:location .map", ""},
		{"pkg:knex .map", ""},
		{"pkg:unknown .map", ""},
		{"pkg:unknown .default .map", ""},
		{"pkg:./unknown .map", "flow this[] to (0):0; flow (0):return to return[]; opaque"},
		{"any: .innerHTML", `assign = stored-xss for html "innerHTML"`},
		{"any: .type", "mark this typed"},
		{"type:Element .innerHTML", `assign = stored-xss for html "Html.innerHTML"`},
		{"any: .includes", "guard (0) ; opaque"},
		{"any: .check", "guard (0) error; opaque"},
	}
	c := small(t)
	l := c.Library("js")
	for _, tt := range tests {
		if got := about(c, l, walk(l, tt.walk)); got != tt.want {
			t.Errorf("%s\n\t%s, want\n\t%s", tt.walk, got, tt.want)
		}
	}
	if len(l.Reads(walk(l, "type:Request"), "body")) != 1 {
		t.Error("the body of a request is no source")
	}
	if l.Native(l.Member(l.Any(), "call")) != ir.NativeCall || l.Native(l.Any()) != ir.NotNative {
		t.Error("call is not native, or everything is")
	}
}

func TestNaming(t *testing.T) {
	c := small(t)
	l := c.Library("js")
	request, query, knex := walk(l, "type:Request"), walk(l, "type:QueryBuilder"), walk(l, "type:Knex")
	response := walk(l, "pkg:web () .get (1) :1")
	body, send := about(c, l, l.Member(request, "body")), about(c, l, l.Member(response, "send"))
	tests := []struct {
		name string
		got  int32
		want int32
	}{
		{"an annotation", l.Annotation("Request", []string{"web"}), request},
		{"another", l.Annotation("Ctx", []string{"other", "web/types"}), request},
		{"qualified", l.Annotation("web.Request", []string{"web"}), request},
		{"nullable", l.Annotation("null | Request", []string{"web"}), request},
		{"folder of modules", l.Annotation("QueryBuilder", []string{"knex/lib/query"}), query},
		{"scoped", l.Annotation("QueryBuilder", []string{"@scope/knex/query"}), query},
		{"not imported", l.Annotation("Request", []string{"other"}), NoNode},
		{"needs no import", l.Annotation("Element", nil), walk(l, "type:Element")},
		{"the automaton's own type", l.Result(walk(l, "pkg:knex")), knex},
		{"decorated", l.Decorated("Req"), request},
		{"decorated with an argument", l.Decorated("Req:id"), request},
		{"not decorated", l.Decorated("Res"), NoNode},
		{"exported", l.Exported("app/users/[id]/route.ts", "GET", 0), request},
		{"from another file", l.Exported("lib/route.ts", "GET", 0), NoNode},
		{"another parameter", l.Exported("app/route.ts", "GET", 1), NoNode},
		{"part of the name", l.Exported("app/route.ts", "GETTER", 0), NoNode},
		{"in any file", l.Exported("lambda.js", "handler", 0), request},
		{"a variable like no other", l.Named("dbase", nil, -1), NoNode},
		{"a parameter alone", l.Named("req", []string{"req"}, 0), NoNode},
		{"nothing", l.Named("", nil, 0), NoNode},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: node %d, want %d", tt.name, tt.got, tt.want)
		}
	}
	for range 2 { // the second time from the memo
		guesses := []struct {
			name string
			node int32
			of   string
			want string
		}{
			{"a variable", l.Named("db", nil, -1), "raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
			{"a request", l.Named("req", []string{"req", "res", "next"}, 0), "body", body},
			{"a response", l.Named("res", []string{"request", "res"}, 1), "send", send},
			{"a response after an error", l.Named("res", []string{"err", "req", "res"}, 2), "send", send},
			{"a parameter as a variable", l.Named("db", []string{"db", "id"}, 0), "raw", `sink (0) sql-injection for sql "Knex.raw()"; opaque`},
		}
		for _, g := range guesses {
			if got := about(c, l, l.Member(g.node, g.of)); got != g.want || !l.Heuristic(g.node) || !l.Heuristic(l.Member(g.node, g.of)) {
				t.Errorf("%s: %s, heuristic %v, want %s", g.name, got, l.Heuristic(g.node), g.want)
			}
		}
	}
	if l.Heuristic(request) || l.Heuristic(walk(l, "pkg:knex () .raw")) || !l.Heuristic(walk(l, "any: .map")) {
		t.Error("what is known is a guess, or a guess is known")
	}
}

func TestMoves(t *testing.T) {
	l := small(t).Library("js")
	arg := func(i, hi int) ir.Port { return ir.Port{Kind: ir.PortArg, Arg: i, Hi: hi} }
	elements := func(p ir.Port) ir.Port { p.Elements = true; return p }
	tests := []struct {
		walk string
		want []ir.Transfer
	}{
		{"any: .map", []ir.Transfer{
			{From: ir.Port{Kind: ir.PortThis, Elements: true}, To: ir.Port{Kind: ir.PortCallback}},
			{From: ir.Port{Kind: ir.PortReturned}, To: ir.Port{Kind: ir.PortResult, Elements: true}},
		}},
		{"any: .assign", []ir.Transfer{{From: elements(arg(1, -1)), To: elements(arg(0, 0))}}},
		{"any: .join", nil},
		{"global:clean", nil},
		{"global:eval", nil},
	}
	for _, tt := range tests {
		if got := l.Moves(walk(l, tt.walk)); !slices.Equal(got, tt.want) {
			t.Errorf("%s moves %v, want %v", tt.walk, got, tt.want)
		}
	}
}

// TestEveryNode asks every question of every node: none may panic, and answers are nodes.
func TestEveryNode(t *testing.T) {
	l := small(t).Library("js")
	for n := range int32(l.Size()) {
		for _, to := range []int32{l.Member(n, "map"), l.Member(n, "[]"), l.Member(n, ""), l.Result(n), l.Param(n, 0, 0), l.Arg(n, -1), l.Handler(n, 5)} {
			if to < 0 || int(to) >= l.Size() {
				t.Fatalf("node %d leads to %d of %d", n, to, l.Size())
			}
		}
		_, _, _, _, _, _ = l.Sources(n), l.Call(n), l.Assign(n), l.Keyed(n), l.Getter(n), l.Moves(n)
	}
}

func TestEmptyLibrary(t *testing.T) {
	l := small(t).Library("cobol")
	if l.Any() == NoNode || l.Member(l.Any(), "map") != NoNode || l.Global("eval") != NoNode || len(l.Rows()) != 0 {
		t.Error("a language without models knows something")
	}
	if l.Package("x") == NoNode || l.Package("./x") != NoNode {
		t.Error("a package is nothing, or a missing file something")
	}
}

func TestMemberAllocates(t *testing.T) {
	l := small(t).Library("js")
	n := walk(l, "pkg:knex () ()")
	if got := testing.AllocsPerRun(100, func() { l.Member(n, "where"); l.Member(n, "map"); l.Param(n, 0, 0) }); got != 0 {
		t.Errorf("a look-up allocates %v times", got)
	}
}
