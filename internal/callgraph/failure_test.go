package callgraph

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// oddLibrary fails when asked for a member called odd.
type oddLibrary struct{ *fakeLibrary }

func (l oddLibrary) Member(n int32, name string) int32 {
	if name == "odd" {
		panic("odd indeed")
	}
	return l.fakeLibrary.Member(n, name)
}

// A panic while values move costs that one move.
func TestFailureIsNotedAndTheRestResolved(t *testing.T) {
	p := lower(t, txtar.Parse([]byte(`
-- a.js --
const app = require('express')();
app.odd(() => {});
function late(x) { return x; }
exports.run = () => late(app.odd);
-- b.js --
const { run } = require('./a');
run();
`)).Files)
	lib := newFakeLibrary()
	g, err := Build(context.Background(), p, oddLibrary{lib})
	if err != nil {
		t.Fatal(err)
	}
	if fs := p.Failures(); len(fs) == 0 || fs[0].Cause != "odd indeed" {
		t.Errorf("failures: %v", fs)
	}
	d := describe{g, lib}
	if got := strings.Join(d.lines(), "\n"); !strings.Contains(got, "run") || !strings.Contains(got, "late") {
		t.Errorf("calls are lost:\n%s", got)
	}
}

// counting is a context that counts how often it is asked whether it has ended.
type counting struct {
	context.Context
	asked int
}

func (c *counting) Err() error { c.asked++; return nil }

// Whether the work is still wanted is looked for as often as there is more of it.
func TestContextIsAskedAllAlong(t *testing.T) {
	asked := func(functions int) int {
		var b strings.Builder
		b.WriteString("-- a.js --\nconst all = {};\n")
		for i := range functions {
			fmt.Fprintf(&b, "function f%d(g, o) { o.m%d = g; all[g] = o; return o.m%d(f%d, all.f%d)(o); }\n", i, i%50, (i+7)%50, i*31%functions, i*17%functions)
		}
		c := &counting{Context: context.Background()}
		if _, err := Build(c, lower(t, txtar.Parse([]byte(b.String())).Files), newFakeLibrary()); err != nil {
			t.Fatal(err)
		}
		return c.asked
	}
	few, many := asked(20), asked(4000)
	t.Logf("%d and %d times", few, many)
	if many < few+5 {
		t.Errorf("asked %d times over 20 functions and %d times over 4000", few, many)
	}
}
