package js

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
)

// TestNodes checks that instructions and operands stand where reports should point.
func TestNodes(t *testing.T) {
	code := `function f(req, res, { id }, opts = {}) {
  const name = (req.query.name);
  const { a, b: [c] } = req.body;
  res.send("<b>" + name + ` + "`x${a}`" + `, (c), ...id);
  if (!(name)) throw new Error(opts);
  res.html = cond ? a : c;
  return await (name);
}`
	f := lower(t, "a.js", []byte(code))
	verify(t, f)
	text := func(n ir.NodeID) string {
		if n < 0 {
			return "-"
		}
		start, end := f.Spans.Span(int32(n))
		return code[start:end]
	}
	var got strings.Builder
	for _, b := range f.Funcs[1].Blocks {
		for _, in := range b.Instrs {
			if in.Op == ir.Const || in.Op == ir.Jump || in.Op == ir.Global {
				continue
			}
			fmt.Fprintf(&got, "%v [%s]", in.Op, text(in.Node))
			for _, o := range append([]ir.Operand{in.A, in.B}, in.Args...) {
				if o.Reg != ir.NoReg {
					fmt.Fprintf(&got, " [%s]", text(o.Node))
				}
			}
			got.WriteByte('\n')
		}
	}
	want := "load [id] [{ id }]\n" +
		"binary [opts] [opts] [opts]\nbranch [opts] [opts]\nobject [{}]\nmove [{}] [{}]\n" +
		"load [req.query] [req]\nload [req.query.name] [req.query]\nmove [name = (req.query.name)] [req.query.name]\n" +
		"load [req.body] [req]\nload [a] [req.body]\nload [b: [c]] [req.body]\nload [c] [[c]]\n" +
		"load [res.send] [res]\n" +
		"concat [`x${a}`] [x] [a]\n" +
		"concat [\"<b>\" + name + `x${a}`] [\"<b>\"] [name] [`x${a}`]\n" +
		"call [res.send(\"<b>\" + name + `x${a}`, (c), ...id)] [res.send] [res] [\"<b>\" + name + `x${a}`] [c] [id]\n" +
		"branch [name] [name]\n" +
		"call [new Error(opts)] [Error] [opts]\nthrow [throw new Error(opts);] [new Error(opts)]\n" +
		"branch [cond] [cond]\nmove [a] [a]\nmove [c] [c]\n" +
		"store [res.html = cond ? a : c] [res] [cond ? a : c]\n" +
		"await [await (name)] [name]\nreturn [return await (name);] [await (name)]\n"
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}
