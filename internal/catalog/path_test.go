package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestParsePath(t *testing.T) {
	tests := []struct {
		text string
		want string // the paths it stands for, or the end of the error
	}{
		{"createPool", "createPool"},
		{".Pool", ".Pool"},
		{"exports", "exports"},
		{"exports.Pool()", ".Pool()"},
		{"(0)", "exports(0)"},
		{"()", "exports()"},
		{"global:process.argv", "global:process.argv"},
		{"global:{eval,Function}(0)", "global:eval(0) global:Function(0)"},
		{"any.map(0):0", "any.map(0):0"},
		{"any(key)=", "any(key)="},
		{"express/Request.query", "express/Request.query"},
		{"express/{Request,Response}.{a, b}", "express/Request.a express/Request.b express/Response.a express/Response.b"},
		{"{a.b, c}.{d,e.f}(0)", "a.b.d(0) a.b.e.f(0) c.d(0) c.e.f(0)"},
		{"any.{a.b,a}", "any.a.b any.a"},
		{"global:{a.b,c}", "global:a.b global:c"},
		{"{exec,execSync}(0)", "exec(0) execSync(0)"},
		{"Query.{where,select}()", "Query.where() Query.select()"},
		{"App.get(*)[]:1", "App.get(*)[]:1"},
		{"f(1..)", "f(1..)"},
		{"f(0..)", "f(*)"},
		{"f(1..1)", "f(1)"},
		{"f(1..3).a.*[]", "f(1..3).a.*[]"},
		{"f(this)", "f(this)"},
		{"f(return).x", "f().x"},
		{"f(0):return", "f(0):return"},
		{`Headers."x-y z".$a._b.#c.d-e.@f`, `Headers."x-y z".$a._b.#c.d-e.@f`},
		{"Element.innerHTML=", "Element.innerHTML="},
		{"Element.innerHTML=.x", "Element.innerHTML=.x"},
		{"any(key)()", "any(key)()"},
		{"méthode.été", "méthode.été"},

		{"", "is empty"},
		{"a..b", "at offset 2: want a name"},
		{"a.", "at offset 2: want a name"},
		{"a b", `at offset 1: " b" is no step`},
		{"a.{b", "at offset 4: want , or }"},
		{"a.{b.c,b.c}", "at offset 10: b.c is an alternative twice"},
		{"a.{b.}", "at offset 5: want a name"},
		{"a.{b,b}", "at offset 6: b is an alternative twice"},
		{"a(", "at offset 2: want a number up to 100"},
		{"a(1", "at offset 3: want )"},
		{"a(01)", "at offset 4: want a number up to 100"},
		{"a(101)", "at offset 5: want a number up to 100"},
		{"a(3..1)", "at offset 6: arguments 3..1 are none"},
		{"a(0):x", "at offset 5: want a number up to 100"},
		{`a."b`, "at offset 3: want a name and a closing quote"},
		{"a[0]", `at offset 1: "[0]" is no step`},
		{strings.Repeat(".{a,b}", 9), "more than 256 alternatives"},
		{strings.Repeat(".a", 65), "more than 64 steps"},
	}
	for _, tt := range tests {
		paths, err := parsePath(tt.text)
		var got []string
		for i := range paths {
			got = append(got, paths[i].String())
		}
		if err != nil {
			if !strings.HasSuffix(err.Error(), tt.want) {
				t.Errorf("parsePath(%q): %v, want %s", tt.text, err, tt.want)
			}
		} else if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("parsePath(%q) = %s, want %s", tt.text, s, tt.want)
		}
	}
}

func TestPlace(t *testing.T) {
	tests := []struct{ text, path, port string }{
		{"exec(0)", "exec", "(0)"},
		{"exec(0).a[]", "exec", "(0).a[]"},
		{"app.get(0):1.send(1..)", "app.get(0):1.send", "(1..)"},
		{"a.b(this)", "a.b", "this"},
		{"a.b()", "a.b", "return"},
		{"a(0):1.c", "a", "(0):1.c"},
		{"a(0):return", "a", "(0):return"},
		{"a().b.c=", "a().b.c", "="},
		{"any.href=.x", "any.href", "=.x"},
		{"any(key)", "any[]", "key"},
		{"any(key)=", "any[]", "key"},
		{"any(key)()", "any[]", "key"},
		{"global:name=", "global:name", "="},

		{"a.b", "", "want a part of a call, as in f(0), or an assignment, as in o.f="},
		{"a(0)(1)", "", errArgument.Error()},
		{"a(0).b(1)", "", errArgument.Error()},
		{"a(0).h:1", "", "a function below an argument is no port; give its parameter a type (types, from) and use that"},
		{"a(0):1:2", "", "a function below an argument is no port; give its parameter a type (types, from) and use that"},
		{"a()=", "", "only a member can be assigned to"},
		{"=", "", "only a member can be assigned to"},
		{"any=", "", "only a member can be assigned to"},
		{"a(key).b", "", "only = or () may follow (key)"},
		{"a.b:1(0)", "", "a parameter follows an argument, as in (0):1"},
		{"a(this).b(0)", "", "a part of a call is no value of the library"},
		{"a.b=.c(0)", "", "an assigned value is no value of the library"},
	}
	for _, tt := range tests {
		paths, err := parsePath(tt.text)
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		at, err := paths[0].place()
		if err != nil {
			if tt.path != "" || err.Error() != tt.port {
				t.Errorf("%q: %v, want %s", tt.text, err, tt.port)
			}
		} else if got := at.path.String(); got != tt.path || at.port.String() != tt.port {
			t.Errorf("%q is %s at %s, want %s at %s", tt.text, at.port, got, tt.port, tt.path)
		}
	}
}

func TestParsePort(t *testing.T) {
	for _, text := range []string{"(0)", "(*)", "(1..)", "this", "this[]", "return", "return.x", "(0):1", "(0):return", "(0):return[]", "=", "=.x", "key", "(2).shell", "(0).*"} {
		ports, _, err := parsePort(text)
		if err != nil || len(ports) != 1 || ports[0].String() != text {
			t.Errorf("parsePort(%q) = %v, %v", text, ports, err)
		}
	}
	if ports, _, err := parsePort("(0).{a,b}"); err != nil || len(ports) != 2 || ports[1].String() != "(0).b" {
		t.Errorf("alternatives of a port: %v, %v", ports, err)
	}
	if ports, value, err := parsePort("value"); err != nil || !value || ports[0].Base != Result {
		t.Errorf("parsePort(value) = %v, %v, %v", ports, value, err)
	}
	for _, text := range []string{"", "that", "key.x", "(0)(1)", "this()", "(0).h:1", ".a", "[]", ":1", "returned", "return()"} {
		if ports, _, err := parsePort(text); err == nil {
			t.Errorf("parsePort(%q) = %v, want an error", text, ports)
		}
	}
}

func FuzzParsePath(f *testing.F) {
	for _, text := range []string{"a", "global:{a,b}.c(0):1.d()", "any(key)=", "x/Y.{a, b}[].*", "(1..2)", `."q r"=.z`, "f(this)", "exports(0):return.x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		paths, err := parsePath(text)
		if err != nil {
			return
		}
		for i := range paths {
			p := &paths[i]
			again, err := parsePath(p.String())
			if err != nil || len(again) != 1 || again[0].String() != p.String() || !slices.Equal(again[0].steps, p.steps) {
				t.Fatalf("%q has the path %s, which reads as %v, %v", text, p, again, err)
			}
			_ = p.value()
			_ = p.inCall()
			_ = p.label("lib")
			if at, err := p.place(); err == nil {
				checkPlace(t, &at)
			}
		}
	})
}

// checkPlace wants a place to be written as it is read.
func checkPlace(t *testing.T, at *place) {
	if at.path.value() != nil {
		t.Fatalf("a part of %s, which is no value", at.path.String())
	}
	if ports, _, err := parsePort(at.port.String()); err != nil || len(ports) != 1 || ports[0].String() != at.port.String() {
		t.Fatalf("port %s reads as %v, %v", at.port, ports, err)
	}
}

func FuzzParsePort(f *testing.F) {
	for _, text := range []string{"(0):1.a", "this[]", "return", "value", "key", "=.x", "(1..).{a,b}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ports, _, err := parsePort(text)
		if err != nil {
			return
		}
		for _, p := range ports {
			again, _, err := parsePort(p.String())
			if err != nil || len(again) != 1 || again[0].String() != p.String() {
				t.Fatalf("%q has the port %s, which reads as %v, %v", text, p, again, err)
			}
		}
	})
}
