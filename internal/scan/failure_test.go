package scan

import (
	"context"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// odd is a file with something for every stage to work on.
const odd = `const express = require('express');
const { exec } = require('child_process');
const other = require('./server');
const router = express.Router();
class Box { constructor(v) { this.v = v; } get() { return [1, 2].map((x) => x + this.v); } }
function run(a, ...rest) { const f = () => exec('ls ' + a); if (a) f(); return new Box(a).get(); }
router.delete('/admin/:id', (req, res) => { run(req.params.id); req.session.user = req.body.user; res.cookie('s', 1, { secure: false }); });
module.exports = { router, run, Box };
`

// breakages are ways in which what one file is lowered to can be wrong. The stages that work on all
// files run into them.
var breakages = map[string]func(*ir.File){
	"lowering":  func(*ir.File) { panic("odd indeed") },
	"no spans":  func(f *ir.File) { f.Spans = nil },
	"no class":  func(f *ir.File) { f.Classes[0] = nil },
	"no module": func(f *ir.File) { f.Module = 1 << 20 },
	"member":    func(f *ir.File) { f.Classes[0].Members[0].Func = 1 << 20 },
	"parameter": eachFunc(func(fn *ir.Func) {
		for i := range fn.Params {
			fn.Params[i].Reg = 1 << 20
		}
	}),
	"receiver": eachFunc(func(fn *ir.Func) { fn.This = 1 << 20 }),
	"capture": eachFunc(func(fn *ir.Func) {
		for i := range fn.Captures {
			fn.Captures[i].Inner = 1 << 20
		}
	}),
	"outer capture": eachFunc(func(fn *ir.Func) {
		for i := range fn.Captures {
			fn.Captures[i].Outer = 1 << 20
		}
	}),
	"successor": eachFunc(func(fn *ir.Func) {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Succs {
				fn.Blocks[b].Succs[i] = 1 << 20
			}
		}
	}),
	"operand":     eachInstr(func(x *ir.Instr) { x.A.Reg = 1 << 20 }),
	"argument":    eachInstr(func(x *ir.Instr) { setArgs(x, 1<<20) }),
	"destination": eachInstr(func(x *ir.Instr) { x.Dst = 1 << 20 }),
	"reference":   eachInstr(func(x *ir.Instr) { x.Ref = 1 << 20 }),
	"node":        eachInstr(func(x *ir.Instr) { x.Node = 1 << 20 }),
	"registers":   eachFunc(func(fn *ir.Func) { fn.Regs = nil }),
	"blocks":      eachFunc(func(fn *ir.Func) { fn.Blocks = nil }),
}

func eachFunc(do func(*ir.Func)) func(*ir.File) {
	return func(f *ir.File) {
		for _, fn := range f.Funcs {
			do(fn)
		}
	}
}

func eachInstr(do func(*ir.Instr)) func(*ir.File) {
	return eachFunc(func(fn *ir.Func) {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				do(&fn.Blocks[b].Instrs[i])
			}
		}
	})
}

func setArgs(x *ir.Instr, r ir.Reg) {
	for i := range x.Args {
		x.Args[i].Reg = r
	}
}

// lowerOdd makes the lowering of odd.js go wrong while a test runs.
func lowerOdd(t *testing.T, wrong func(*ir.File)) {
	lower := frontEnds[0].lower
	t.Cleanup(func() { frontEnds[0].lower = lower })
	frontEnds[0].lower = func(f *source.File, tree *syntax.Tree) *ir.File {
		out := lower(f, tree)
		if f.Path == "odd.js" {
			wrong(out)
		}
		return out
	}
}

// Whatever goes wrong with one file costs that file at most, or, where no file is to blame, is said
// of the whole project.
func TestFailureIsListedAndTheRestScanned(t *testing.T) {
	for name, wrong := range breakages {
		t.Run(name, func(t *testing.T) {
			lowerOdd(t, wrong)
			got, result := scan(t, configure(t, map[string]string{"server.js": flawed, "odd.js": odd}))
			found := 0
			for _, f := range got.Findings {
				if f.Path == "server.js" {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%d findings in the other file, want 1", found)
			}
			if !result.Incomplete || len(got.Files) == 0 {
				t.Errorf("the scan counts as complete")
			}
			for _, s := range got.Files {
				if s.Path != "odd.js" || s.Reason != source.ReasonInternal || !strings.Contains(s.Detail, "please report it: ") {
					t.Errorf("not analysed: %+v", s)
				}
			}
		})
	}
}

// A panic in pattern rules costs what they would have found, and not the data flows.
func TestFailureOfRules(t *testing.T) {
	f := source.New("a.js", []byte(flawed))
	out, err := lowerFile(context.Background(), f, &rules{}, nil)
	if err != nil || out.file == nil {
		t.Errorf("the file is lost: %v", err)
	}
	if len(out.skipped) != 1 || !out.skipped[0].Partial || !strings.Contains(out.skipped[0].Detail, "matching rules") {
		t.Errorf("not analysed: %+v", out.skipped)
	}
}

type panicking struct{}

func (panicking) Resolve(from, specifier string) (string, bool) {
	if from == "odd.js" {
		panic("no such thing")
	}
	return "", false
}

// A panic over one file's imports costs those.
func TestFailureOfResolver(t *testing.T) {
	front := frontEnds[0]
	defer func() { frontEnds[0] = front }()
	frontEnds[0].resolver = func([]string, readFunc) ir.Resolver { return panicking{} }
	got, _ := scan(t, configure(t, map[string]string{"server.js": flawed, "odd.js": odd}))
	if len(got.Files) != 1 || got.Files[0].Path != "odd.js" || !got.Files[0].Partial {
		t.Errorf("not analysed: %+v", got.Files)
	}
	frontEnds[0].library = func([]string, readFunc) bool { panic("what manifest?") }
	got, _ = scan(t, configure(t, map[string]string{"server.js": flawed}))
	if len(got.Findings) != 1 || len(got.Files) != 1 || got.Files[0].Path != wholeProject {
		t.Errorf("%d findings, not analysed: %+v", len(got.Findings), got.Files)
	}
}
