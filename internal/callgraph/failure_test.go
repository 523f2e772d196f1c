package callgraph

import (
	"context"
	"errors"
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

// patience is a context that ends when it has been asked a number of times.
type patience struct {
	context.Context
	left int
}

func (p *patience) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// Whether the work is still wanted is looked for all along, not only between stages.
func TestCancelledWhileSolving(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- a.js --\nconst all = {};\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "function f%d(g, o) { o.m%d = g; all[g] = o; return o.m%d(f%d, all.f%d)(o); }\n", i, i%50, (i+7)%50, i*31%2000, i*17%2000)
	}
	p := lower(t, txtar.Parse([]byte(b.String())).Files)
	if _, err := Build(&patience{context.Background(), 20}, p, newFakeLibrary()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
