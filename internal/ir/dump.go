package ir

import (
	"fmt"
	"strconv"
	"strings"
)

var opNames = [...]string{
	"invalid", "const", "move", "global", "import", "load", "loadindex", "store", "storeindex", "delete", "call",
	"concat", "binary", "unary", "object", "array", "copyprops", "copyelems", "makefunc", "makeclass", "elem",
	"await", "yield", "catch", "export", "regexp", "jump", "branch", "return", "throw", "unreachable",
}

// String returns the operation's name in lower case.
func (op Op) String() string {
	if int(op) < len(opNames) {
		return opNames[op]
	}
	return "op" + strconv.Itoa(int(op))
}

var kindNames = [...]string{"plain", "module", "arrow", "method", "static", "ctor", "getter", "setter", "fragment"}

// String returns the kind's name in lower case.
func (k FuncKind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

var flagNames = [...]string{"new", "optional", "tagged", "super", "key", "jsx", "decl", "implicit"}

// Dump renders a function for tests and debugging: a header, then each block with its
// instructions, one to a line. Variables are written name/register, temporaries %register.
func Dump(f *Func) string {
	d := dumper{f: f}
	d.header()
	for b := range f.Blocks {
		d.block(b)
	}
	return d.String()
}

// DumpClass renders a class: its name, superclass, constructor and members.
func DumpClass(c *Class) string {
	var d strings.Builder
	fmt.Fprintf(&d, "class %d %s", c.ID, c.Name)
	if c.Super != "" {
		d.WriteString(" extends " + c.Super)
	}
	fmt.Fprintf(&d, " ctor %d", c.Ctor)
	list(&d, "decorators", c.Decorators)
	d.WriteByte('\n')
	for _, m := range c.Members {
		d.WriteString("  ")
		if m.Static && m.Kind != Static {
			d.WriteString("static ")
		}
		if m.Func == NoFunc {
			d.WriteString("field " + m.Name)
		} else {
			fmt.Fprintf(&d, "%v %s = func %d", m.Kind, m.Name, m.Func)
		}
		if m.Type != "" {
			d.WriteString(": " + m.Type)
		}
		list(&d, "decorators", m.Decorators)
		d.WriteByte('\n')
	}
	return d.String()
}

func list(d *strings.Builder, what string, items []string) {
	if len(items) > 0 {
		fmt.Fprintf(d, " %s %q", what, items)
	}
}

type dumper struct {
	strings.Builder
	f *Func
}

func (d *dumper) header() {
	f := d.f
	fmt.Fprintf(d, "func %d %v", f.ID, f.Kind)
	if f.Name != "" {
		d.WriteString(" " + f.Name)
	}
	d.WriteByte('(')
	for i, p := range f.Params {
		if i > 0 {
			d.WriteString(", ")
		}
		if p.Rest {
			d.WriteString("...")
		}
		d.WriteString(d.reg(p.Reg))
		if p.Type != "" {
			d.WriteString(": " + p.Type)
		}
		list(&d.Builder, "decorators", p.Decorators)
	}
	d.WriteByte(')')
	d.attributes()
	d.WriteByte('\n')
	for _, c := range f.Captures {
		fmt.Fprintf(d, "  capture %s = outer %d\n", d.reg(c.Inner), c.Outer)
	}
	for r, info := range f.Regs {
		if info.Type != "" {
			fmt.Fprintf(d, "  type %s: %s\n", d.reg(Reg(r)), info.Type)
		}
	}
}

// attributes writes what stands behind the parameters.
func (d *dumper) attributes() {
	f := d.f
	for _, flag := range []struct {
		set  bool
		name string
	}{{f.Async, "async"}, {f.Generator, "generator"}, {f.Exported, "exported"}} {
		if flag.set {
			d.WriteString(" " + flag.name)
		}
	}
	if f.Class != NoClass {
		fmt.Fprintf(d, " class %d", f.Class)
	}
	if f.Outer != NoFunc {
		fmt.Fprintf(d, " in %d", f.Outer)
	}
	if f.This != NoReg {
		d.WriteString(" this=" + d.reg(f.This))
	}
	if f.Arguments != NoReg {
		d.WriteString(" arguments=" + d.reg(f.Arguments))
	}
	if f.Directive != "" {
		fmt.Fprintf(d, " directive %q", f.Directive)
	}
	list(&d.Builder, "decorators", f.Decorators)
}

func (d *dumper) block(b int) {
	blk := &d.f.Blocks[b]
	fmt.Fprintf(d, "b%d:", b)
	for i, p := range blk.Preds {
		if i == 0 {
			d.WriteString(" from")
		}
		fmt.Fprintf(d, " b%d", p)
	}
	if blk.Handler >= 0 {
		fmt.Fprintf(d, " handler b%d", blk.Handler)
	}
	d.WriteByte('\n')
	for i := range blk.Instrs {
		d.instr(&blk.Instrs[i], blk.Succs)
	}
}

func (d *dumper) instr(in *Instr, succs []int32) {
	d.WriteString("  ")
	if in.Dst != NoReg {
		d.WriteString(d.reg(in.Dst) + " = ")
	}
	d.WriteString(in.Op.String())
	for _, o := range []Operand{in.A, in.B, in.C} {
		if o.Reg != NoReg {
			d.WriteString(" " + d.reg(o.Reg))
		}
	}
	d.detail(in)
	if len(in.Args) > 0 {
		d.args(in)
	}
	if successors(in.Op) > 0 {
		for _, s := range succs {
			fmt.Fprintf(d, " b%d", s)
		}
	}
	for i, name := range flagNames {
		if in.Flags&(1<<i) != 0 && name != "implicit" {
			d.WriteString(" [" + name + "]")
		}
	}
	d.WriteByte('\n')
}

// detail writes what an operation has besides registers.
func (d *dumper) detail(in *Instr) {
	switch in.Op {
	case Const:
		switch in.Lit {
		case LitString:
			fmt.Fprintf(d, " %q", in.Name)
		case LitNone:
			d.WriteString(" ?")
		default:
			d.WriteString(" " + in.Name)
		}
	case Import:
		fmt.Fprintf(d, " %q %q", in.Module, in.Name)
	case Regexp:
		fmt.Fprintf(d, " /%s/%s", in.Name, in.Module)
	case Load, Store:
		d.WriteString(" ." + in.Name)
	case Delete:
		if in.B.Reg == NoReg {
			d.WriteString(" ." + in.Name)
		}
	case Global, Binary, Unary, Export:
		d.WriteString(" " + in.Name)
	case MakeFunc, MakeClass:
		fmt.Fprintf(d, " %d", in.Ref)
	}
}

func (d *dumper) args(in *Instr) {
	d.WriteString(" (")
	for i, a := range in.Args {
		if i > 0 {
			d.WriteString(", ")
		}
		if in.Spread&(1<<min(i, 31)) != 0 {
			d.WriteString("...")
		}
		d.WriteString(d.reg(a.Reg))
	}
	d.WriteByte(')')
}

func (d *dumper) reg(r Reg) string {
	if r >= 0 && int(r) < len(d.f.Regs) && d.f.Regs[r].Name != "" {
		return d.f.Regs[r].Name + "/" + strconv.Itoa(int(r))
	}
	return "%" + strconv.Itoa(int(r))
}
