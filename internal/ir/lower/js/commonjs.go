package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// CommonJS: module.exports and exports are one variable of the module function. What is stored on
// it by name is also an Export of that name.

// moduleExports returns the current function's register of the module's exports.
func (l *lowerer) moduleExports() ir.Reg {
	r, _ := l.lookup(symModuleExports)
	return r
}

// isModuleExports reports whether n reads module.exports of the real module.
func (l *lowerer) isModuleExports(n node) bool {
	obj := l.field(n, kind.FObject)
	if l.kind(obj) != kind.Identifier || l.text(obj) != "module" || l.symbols[symModule].top >= 0 {
		return false
	}
	if l.kind(n) == kind.SubscriptExpression {
		name, ok := l.constantKey(l.field(n, kind.FIndex))
		return ok && name == "exports"
	}
	return l.propertyName(l.field(n, kind.FProperty)) == "exports"
}

// isExports reports whether a value is the module's exports object.
func (l *lowerer) isExports(v ir.Operand) bool {
	b := l.bindings[l.symbols[symModuleExports].top]
	return b.reg != ir.NoReg && b.level == l.b.level && b.reg == v.Reg
}

// exportMember notes exports.name = v.
func (l *lowerer) exportMember(n node, p place, v ir.Operand) {
	if l.isExports(p.obj) {
		l.export(n, p.name, v)
	}
}

// requireCall lowers require("m").
func (l *lowerer) requireCall(n, fn, args node) (ir.Operand, bool) {
	if l.text(fn) != "require" || l.kind(args) != kind.Arguments {
		return ir.None, false
	}
	if top := l.symbols[symRequire].top; top >= 0 && l.bindings[top].level != 0 {
		return ir.None, false
	}
	spec, ok := l.constantKey(l.only(args))
	if !ok {
		return ir.None, false
	}
	return l.imported(n, spec, ""), true
}

// dynamicImport lowers import("m").
func (l *lowerer) dynamicImport(n, args node) ir.Operand {
	if spec, ok := l.constantKey(l.only(args)); ok {
		return l.imported(n, spec, "*")
	}
	callee := l.global(l.field(n, kind.FFunction), "import")
	mark, spread := l.arguments(args)
	in := l.value(ir.Call, n)
	in.A, in.Spread, in.Args = callee, spread, l.keep(mark)
	return operand(in.Dst, n)
}

// declareAssigned declares the variables that are assigned and nowhere declared. Each begins as
// the global of its name.
func (l *lowerer) declareAssigned() {
	for _, n := range l.assigned {
		s := l.symbol(n)
		r := l.newReg(ir.RegInfo{Name: l.symbols[s].name, Decl: ir.NodeID(n)})
		l.bind(s, r)
		in := l.into(r, ir.Global, n)
		in.Name, in.Flags = l.symbols[s].name, ir.Implicit
	}
}

// noteUndeclared notes an assignment to a free name, which makes it a variable of the file. Names whose assignment does something remain globals: location and
// event handlers.
func (l *lowerer) noteUndeclared(n node, name string) {
	if name == "" || name == "location" || strings.HasPrefix(name, "on") && strings.ToLower(name) == name {
		return
	}
	if s := &l.symbols[l.intern(name)]; !s.assigned {
		s.assigned = true
		l.undeclared = append(l.undeclared, n)
	}
}

// scriptGlobals lists the top-level variables of a file that is neither an ES nor a CommonJS module.
func (l *lowerer) scriptGlobals() {
	if l.esm || l.bindings[l.symbols[symModuleExports].top].reg != ir.NoReg || len(l.imports) > 0 {
		return
	}
	for _, i := range l.declared {
		if b := l.bindings[i]; b.reg != ir.NoReg && l.b.regs[b.reg].Name != "" {
			l.file.Globals = append(l.file.Globals, ir.GlobalVar{Name: l.symbols[b.symbol].name, Reg: b.reg})
		}
	}
}

// markExported sets Exported on the functions and classes that the module's own exports hold: by
// name, or as members of an object literal that is exported.
func (l *lowerer) markExported() {
	fn := l.file.Funcs[0]
	made := make([]*ir.Instr, len(fn.Regs)) // the last instruction that gave a register its value
	var stores []*ir.Instr
	var exported []ir.Reg
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			in := &fn.Blocks[b].Instrs[i]
			switch in.Op {
			case ir.MakeFunc, ir.MakeClass, ir.Move, ir.Object:
				made[in.Dst] = in
			case ir.Store:
				stores = append(stores, in)
			case ir.Export:
				exported = append(exported, in.A.Reg)
			}
		}
	}
	objects := map[ir.Reg]bool{}
	for _, r := range exported {
		if o := l.markValue(made, r); o != ir.NoReg {
			objects[o] = true
		}
	}
	for _, s := range stores {
		if len(objects) > 0 && objects[s.A.Reg] {
			l.markValue(made, s.B.Reg)
		}
	}
}

// markValue follows a register to the function or class it holds and marks that. It returns the
// register of the object it holds instead, if any.
func (l *lowerer) markValue(made []*ir.Instr, r ir.Reg) ir.Reg {
	for range 8 {
		in := made[r]
		if in == nil {
			return ir.NoReg
		}
		switch in.Op {
		case ir.MakeFunc:
			l.file.Funcs[in.Ref].Exported = true
			return ir.NoReg
		case ir.MakeClass:
			l.markClass(l.file.Classes[in.Ref])
			return ir.NoReg
		case ir.Object:
			return r
		}
		r = in.A.Reg
	}
	return ir.NoReg
}

func (l *lowerer) markClass(c *ir.Class) {
	if c.Ctor != ir.NoFunc {
		l.file.Funcs[c.Ctor].Exported = true
	}
	for _, m := range c.Members {
		if m.Func != ir.NoFunc && m.Name[:min(1, len(m.Name))] != "#" {
			l.file.Funcs[m.Func].Exported = true
		}
	}
}
