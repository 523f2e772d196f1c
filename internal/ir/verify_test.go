package ir

import (
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/source"
)

// sample returns a sound function: two blocks, a call, a parameter.
func sample() *Func {
	r := func(n Reg) Operand { return Operand{n, NoNode} }
	return &Func{
		Name: "f", Class: NoClass, Outer: NoFunc, This: NoReg, Arguments: NoReg,
		Params: []Param{{Reg: 0, Name: "x"}},
		Regs:   []RegInfo{{Name: "x", Assigned: 1}, {Assigned: 1}, {Assigned: 1}},
		Blocks: []Block{
			{Handler: -1, Succs: []int32{1}, Instrs: []Instr{
				{Op: Global, Dst: 1, Name: "g", A: None, B: None, C: None},
				{Op: Call, Dst: 2, A: r(1), B: None, C: None, Args: []Operand{r(0)}},
				{Op: Jump, Dst: NoReg, A: None, B: None, C: None},
			}},
			{Handler: -1, Preds: []int32{0}, Instrs: []Instr{{Op: Return, Dst: NoReg, A: r(2), B: None, C: None}}},
		},
	}
}

func TestVerify(t *testing.T) {
	if err := Verify(sample()); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[string]func(*Func){
		"has no blocks":           func(f *Func) { f.Blocks = nil },
		"is empty":                func(f *Func) { f.Blocks[1].Instrs = nil },
		"jump with 0 successors":  func(f *Func) { f.Blocks[0].Succs = nil },
		"jump with 1 successors":  func(f *Func) { f.Blocks[0].Instrs[0] = f.Blocks[0].Instrs[2] },
		"not mirrored":            func(f *Func) { f.Blocks[1].Preds = nil },
		"successor 7":             func(f *Func) { f.Blocks[0].Succs[0] = 7 },
		"handler 2":               func(f *Func) { f.Blocks[0].Handler = 2 },
		"argument is register 9":  func(f *Func) { f.Blocks[0].Instrs[1].Args[0].Reg = 9 },
		"A is register -1":        func(f *Func) { f.Blocks[0].Instrs[0] = Instr{Op: Load, Dst: 1, A: None, B: None, C: None} },
		"destination is register": func(f *Func) { f.Blocks[0].Instrs[1].Dst = NoReg },
		"written 2 times":         func(f *Func) { f.Blocks[0].Instrs[0].Dst = 2 },
		"result of a call":        func(f *Func) { f.Regs[2].Name = "y" },
		"parameter x is register": func(f *Func) { f.Params[0].Reg = 3 },
		"captures twice":          func(f *Func) { f.Outer, f.Captures = 0, []Capture{{1, 0}, {1, 1}} },
		"captures 1 of function":  func(f *Func) { f.Captures = []Capture{{1, 1}} },
		"this is register":        func(f *Func) { f.This = 5 },
		"operation 0":             func(f *Func) { f.Blocks[0].Instrs[0].Op = Invalid },
	} {
		f := sample()
		spoil(f)
		if err := Verify(f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one about %q", err, want)
		}
	}
}

func TestDump(t *testing.T) {
	want := `func 0 plain f(x/0)
b0:
  %1 = global g
  %2 = call %1 (x/0)
  jump b1
b1: from b0
  return %2
`
	if got := Dump(sample()); got != want {
		t.Errorf("got\n%s", got)
	}
}

type fakeResolver struct{}

func (fakeResolver) Resolve(from, spec string) (string, bool) {
	return "b.js", from == "a.js" && spec == "./b"
}
func (fakeResolver) EntryModules() []string { return []string{"b.js", "gone.js"} }

func TestProgram(t *testing.T) {
	file := func(path string) *File {
		f := sample()
		f.Blocks[0].Instrs[0] = Instr{Op: Import, Dst: 1, Module: "./b", Ref: -1, A: None, B: None, C: None}
		g := sample()
		g.ID, g.Outer, g.Class = 1, 0, 0
		g.Blocks[0].Instrs[0] = Instr{Op: MakeFunc, Dst: 1, Ref: 1, A: None, B: None, C: None}
		return &File{
			Source: &source.File{Path: path}, Funcs: []*Func{f, g}, Classes: []*Class{{Ctor: 1, Members: []Member{{Func: NoFunc}, {Func: 1}}}},
			Imports: []ImportRef{{Specifier: "./b", Resolved: NoFile}, {Specifier: "fs", Resolved: NoFile}},
		}
	}
	p := &Program{}
	p.Add(file("a.js"))
	p.Add(file("b.js"))
	p.Link(fakeResolver{})
	b := p.Files[1]
	if b.Module != 2 || b.Funcs[1].ID != 3 || b.Funcs[1].Outer != 2 || b.Funcs[1].Class != 1 || b.Classes[0].Ctor != 3 ||
		b.Classes[0].Members[0].Func != NoFunc || b.Classes[0].Members[1].Func != 3 || b.Funcs[1].Blocks[0].Instrs[0].Ref != 3 {
		t.Errorf("the second file is not renumbered: %+v", b)
	}
	a := p.Files[0]
	if a.Imports[0].Resolved != 1 || a.Imports[1].Resolved != NoFile || a.Funcs[0].Blocks[0].Instrs[0].Ref != 1 || b.Imports[0].Resolved != NoFile {
		t.Errorf("imports: %+v, %+v", a.Imports, b.Imports)
	}
	if a.Entry || !b.Entry {
		t.Errorf("entries: %v, %v", a.Entry, b.Entry)
	}
}
