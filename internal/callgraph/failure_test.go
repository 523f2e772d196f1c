package callgraph

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

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

// An analysis that is no longer wanted ends soon, wherever it is.
func TestCancelledWhileSolving(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- a.js --\nconst all = {};\n")
	for i := range 20000 {
		fmt.Fprintf(&b, "function f%d(g, o) { o.m%d = g; all[g] = o; return o.m%d(f%d, all.f%d)(o); }\nall.f%d = f%d;\n", i, i%50, (i+7)%50, (i*31)%20000, i*17%20000, i, i)
	}
	p := lower(t, txtar.Parse([]byte(b.String())).Files)
	ctx, cancel := context.WithCancel(context.Background())
	var stopped time.Time
	timer := time.AfterFunc(50*time.Millisecond, func() { stopped = time.Now(); cancel() })
	defer timer.Stop()
	_, err := Build(ctx, p, newFakeLibrary())
	switch {
	case err == nil:
		t.Skip("done before it was cancelled")
	case !errors.Is(err, context.Canceled):
		t.Errorf("got %v", err)
	case time.Since(stopped) > 5*time.Second: // generous: other tests share the machine
		t.Errorf("it went on for %v", time.Since(stopped))
	}
}
