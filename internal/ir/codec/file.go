package codec

import "github.com/shrike-sec/shrike/internal/ir"

func (c *coder) file(f *ir.File) {
	number(c, &f.Module)
	pointers(c, &f.Funcs, (*coder).function)
	pointers(c, &f.Classes, (*coder).class)
	list(c, &f.Imports, func(c *coder, x *ir.ImportRef) {
		c.text(&x.Specifier)
		number(c, &x.Resolved)
	})
	list(c, &f.Globals, func(c *coder, x *ir.GlobalVar) {
		c.text(&x.Name)
		number(c, &x.Reg)
	})
	list(c, &f.Bounds, func(c *coder, x *ir.Bound) {
		c.text(&x.Name)
		c.at(&x.Node)
		number(c, &x.Limit)
	})
}

func (c *coder) class(x *ir.Class) {
	number(c, &x.ID)
	c.text(&x.Name)
	c.text(&x.Super)
	number(c, &x.Ctor)
	list(c, &x.Members, (*coder).member)
	c.strings(&x.Decorators)
	c.at(&x.Node)
}

func (c *coder) member(x *ir.Member) {
	c.text(&x.Name)
	c.flag(&x.Static)
	number(c, &x.Func)
	number(c, &x.Kind)
	c.text(&x.Type)
	c.strings(&x.Decorators)
}

func (c *coder) function(x *ir.Func) {
	number(c, &x.ID)
	number(c, &x.Kind)
	c.text(&x.Name)
	number(c, &x.Class)
	number(c, &x.Outer)
	c.at(&x.Node)
	list(c, &x.Params, (*coder).param)
	number(c, &x.This)
	number(c, &x.Arguments)
	list(c, &x.Captures, func(c *coder, x *ir.Capture) {
		number(c, &x.Inner)
		number(c, &x.Outer)
	})
	list(c, &x.Regs, (*coder).register)
	list(c, &x.Blocks, (*coder).block)
	c.flag(&x.Async)
	c.flag(&x.Generator)
	c.flag(&x.Exported)
	c.strings(&x.Decorators)
	c.text(&x.Directive)
}

func (c *coder) param(x *ir.Param) {
	number(c, &x.Reg)
	c.text(&x.Name)
	c.flag(&x.Rest)
	c.text(&x.Type)
	c.at(&x.Node)
	c.strings(&x.Decorators)
}

func (c *coder) register(x *ir.RegInfo) {
	c.text(&x.Name)
	c.at(&x.Decl)
	number(c, &x.Assigned)
	c.flag(&x.Captured)
	c.text(&x.Type)
}

func (c *coder) block(x *ir.Block) {
	list(c, &x.Instrs, (*coder).instr)
	list(c, &x.Succs, number[int32])
	list(c, &x.Preds, number[int32])
	number(c, &x.Handler)
}

// The parts of an instruction that it may lack.
const (
	hasLit uint16 = 1 << iota
	hasFlags
	hasDst
	hasRef
	hasA
	hasB
	hasC
	hasName
	hasModule
	hasArgs
	hasSpread
)

// parts says which parts an instruction has.
func parts(x *ir.Instr) uint16 {
	var has uint16
	for _, p := range [...]struct {
		bit uint16
		has bool
	}{
		{hasLit, x.Lit != 0}, {hasFlags, x.Flags != 0}, {hasDst, x.Dst != ir.NoReg}, {hasRef, x.Ref != 0},
		{hasA, x.A != ir.None}, {hasB, x.B != ir.None}, {hasC, x.C != ir.None},
		{hasName, x.Name != ""}, {hasModule, x.Module != ""}, {hasArgs, len(x.Args) > 0}, {hasSpread, x.Spread != 0},
	} {
		if p.has {
			has |= p.bit
		}
	}
	return has
}

func (c *coder) instr(x *ir.Instr) {
	has := parts(x)
	number(c, &x.Op)
	number(c, &has)
	c.at(&x.Node)
	if c.reading {
		x.Dst, x.A, x.B, x.C = ir.NoReg, ir.None, ir.None, ir.None
	}
	if has&hasLit != 0 {
		number(c, &x.Lit)
	}
	if has&hasFlags != 0 {
		number(c, &x.Flags)
	}
	if has&hasDst != 0 {
		number(c, &x.Dst)
	}
	if has&hasRef != 0 {
		number(c, &x.Ref)
	}
	for i, o := range [...]*ir.Operand{&x.A, &x.B, &x.C} {
		if has&(hasA<<i) != 0 {
			c.operand(o)
		}
	}
	if has&hasName != 0 {
		c.text(&x.Name)
	}
	if has&hasModule != 0 {
		c.text(&x.Module)
	}
	if has&hasArgs != 0 {
		list(c, &x.Args, (*coder).operand)
	}
	if has&hasSpread != 0 {
		number(c, &x.Spread)
	}
}

func (c *coder) operand(x *ir.Operand) {
	number(c, &x.Reg)
	c.at(&x.Node)
}
