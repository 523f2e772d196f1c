package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Names are interned; each symbol heads a list of its bindings, innermost first, so that looking a
// name up is one map access. A scope's names are declared when it opens, before anything in it is
// lowered, and unbound when it closes.

type symbol int32

// Symbols that every file has. "this" and its like are bound by every function that has its own.
const (
	symThis symbol = iota
	symArguments
	symNewTarget
	symModuleExports
	symComponent
	symExports
	symModule
	symRequire
)

var predeclared = []string{"this", "arguments", "new.target", "module.exports", thisComponent, "exports", "module", "require"}

type symbolInfo struct {
	name     string
	top      int32 // innermost binding, -1 when there is none
	assigned bool  // though nothing declares it
}

// binding ties a symbol to a register of the function at a level. The register of an implicit
// variable (this, arguments) is made on first use.
type binding struct {
	symbol symbol
	prev   int32
	level  int32
	reg    ir.Reg
}

func (l *lowerer) intern(name string) symbol {
	if s, ok := l.names[name]; ok {
		return s
	}
	s := symbol(len(l.symbols))
	l.symbols = append(l.symbols, symbolInfo{name: name, top: -1})
	l.names[name] = s
	return s
}

// name returns an identifier's name.
func (l *lowerer) name(n node) string {
	s := l.text(n)
	if strings.IndexByte(s, '\\') >= 0 {
		return unescape(s)
	}
	return s
}

func (l *lowerer) symbol(n node) symbol { return l.intern(l.name(n)) }

// scope opens a scope; pass the result to close.
func (l *lowerer) scope() int { return len(l.declared) }

func (l *lowerer) close(mark int) {
	for i := len(l.declared) - 1; i >= mark; i-- {
		l.unbind(l.bindings[l.declared[i]].symbol)
	}
	l.declared = l.declared[:mark]
}

// bind makes a symbol mean register r of the current function until the scope closes.
func (l *lowerer) bind(s symbol, r ir.Reg) {
	l.declared = append(l.declared, l.push(s, l.b.level, r))
}

func (l *lowerer) push(s symbol, level int32, r ir.Reg) int32 {
	i := int32(len(l.bindings))
	l.bindings = append(l.bindings, binding{s, l.symbols[s].top, level, r})
	l.symbols[s].top = i
	return i
}

func (l *lowerer) unbind(s symbol) { l.symbols[s].top = l.bindings[l.symbols[s].top].prev }

// outside runs f with the names declared since mark hidden: as if it stood where mark was taken.
func (l *lowerer) outside(mark int, f func()) {
	hidden := append([]int32(nil), l.declared[mark:]...)
	l.close(mark)
	f()
	for _, i := range hidden {
		b := &l.bindings[i]
		b.prev = l.symbols[b.symbol].top
		l.symbols[b.symbol].top = i
		l.declared = append(l.declared, i)
	}
}

// lookup returns the current function's register for a symbol, capturing it from the function
// that declares it where needed.
func (l *lowerer) lookup(s symbol) (ir.Reg, bool) {
	top := l.symbols[s].top
	if top < 0 {
		return ir.NoReg, false
	}
	l.materialise(top)
	b := l.bindings[top]
	if b.level == l.b.level {
		return b.reg, true
	}
	return l.capture(s, b), true
}

// capture hands a variable down from the function that declares it, level by level.
func (l *lowerer) capture(s symbol, from binding) ir.Reg {
	r := from.reg
	for lv := from.level + 1; lv <= l.b.level; lv++ {
		outer, b := l.bodies[lv-1], l.bodies[lv]
		info := &outer.regs[r]
		info.Captured = true
		inner := b.newReg(ir.RegInfo{Name: info.Name, Decl: info.Decl, Type: info.Type})
		b.state[inner].numeric = outer.state[r].numeric
		b.captures = append(b.captures, ir.Capture{Inner: inner, Outer: r})
		b.state[inner].capture = int32(len(b.captures))
		if s == symThis && b.fn.Kind == ir.Arrow {
			b.fn.This = inner
		}
		l.push(s, lv, inner)
		b.captured = append(b.captured, s)
		r = inner
	}
	return r
}

// materialise makes the register of an implicit variable on first use.
func (l *lowerer) materialise(i int32) ir.Reg {
	b := l.bindings[i]
	if b.reg == ir.NoReg {
		b.reg = l.implicit(b.symbol, l.bodies[b.level])
		l.bindings[i].reg = b.reg
	}
	return b.reg
}

// implicit makes the register of this, arguments, new.target or exports in the function that has it.
func (l *lowerer) implicit(s symbol, b *body) ir.Reg {
	if s == symThis && b.level == 0 && !l.esm {
		i := l.symbols[symModuleExports].top
		for l.bindings[i].level != 0 {
			i = l.bindings[i].prev
		}
		return l.materialise(i)
	}
	r := b.newReg(ir.RegInfo{Name: l.symbols[s].name, Decl: ir.NoNode, Assigned: 1})
	switch s {
	case symThis:
		b.fn.This = r
	case symArguments:
		b.fn.Arguments = r
	case symModuleExports:
		b.begin(ir.Object, r)
		export := b.begin(ir.Export, ir.NoReg)
		export.Name, export.A = "=", ir.Operand{Reg: r, Node: ir.NoNode}
	case symComponent:
		b.begin(ir.Global, r).Name = thisComponent
		b.begin(ir.Object, r) // one object too, so that what is stored on it is found again
	}
	return r
}

// declare makes a variable in the current scope. base is the first binding of that scope: a second
// declaration of a name there is the same variable.
func (l *lowerer) declare(n node, typ string, base int32) ir.Reg {
	s := l.symbol(n)
	if top := l.symbols[s].top; top >= base && l.bindings[top].level == l.b.level && l.bindings[top].reg != ir.NoReg {
		r := l.bindings[top].reg
		if info := &l.b.regs[r]; info.Type == "" {
			info.Type = typ
		}
		return r
	}
	r := l.newReg(ir.RegInfo{Name: l.symbols[s].name, Decl: ir.NodeID(n), Type: typ})
	l.bind(s, r)
	return r
}

// declarePattern declares every variable a pattern binds.
func (l *lowerer) declarePattern(n node, typ string, base int32) {
	switch l.kind(n) {
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern:
		l.declare(n, typ, base)
	case kind.ObjectPattern, kind.ArrayPattern, kind.RestPattern:
		for c := l.first(n); c >= 0; c = l.next(c) {
			l.declarePattern(c, "", base)
		}
	case kind.PairPattern:
		l.declarePattern(l.field(n, kind.FValue), "", base)
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		l.declarePattern(l.field(n, kind.FLeft), "", base)
	}
}

// declareVars declares what var and functions in blocks declare anywhere in a function's body.
func (l *lowerer) declareVars(n node, top bool) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.VariableDeclaration:
			l.declareAll(c, l.b.base)
		case kind.FunctionDeclaration, kind.GeneratorFunctionDeclaration:
			if !top {
				l.declareNested(c)
			}
		case kind.ForInStatement:
			if l.kind(l.field(c, kind.FKind)) == kind.KwVar {
				l.declarePattern(l.field(c, kind.FLeft), "", l.b.base)
			}
			l.declareVars(c, false)
		case kind.ExportStatement, kind.ERROR:
			l.declareVars(c, top)
		case kind.StatementBlock, kind.IfStatement, kind.ElseClause, kind.ForStatement, kind.WhileStatement,
			kind.DoStatement, kind.TryStatement, kind.CatchClause, kind.FinallyClause, kind.LabeledStatement,
			kind.SwitchStatement, kind.SwitchBody, kind.SwitchCase, kind.SwitchDefault, kind.WithStatement:
			l.declareVars(c, false)
		}
	}
}

// declareNested makes a function declared in a block visible in the whole function, as sloppy mode
// does, when no other variable of the function has its name.
func (l *lowerer) declareNested(fn node) {
	name := l.field(fn, kind.FName)
	if name < 0 {
		return
	}
	if top := l.symbols[l.symbol(name)].top; top < l.b.base || l.bindings[top].level != l.b.level {
		l.declare(name, "", l.b.base)
	}
}

// declareLexical declares what let, const, class, function and their like declare directly in a block.
func (l *lowerer) declareLexical(block node, base int32) {
	for c := l.first(block); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.LexicalDeclaration, kind.UsingDeclaration:
			l.declareAll(c, base)
		case kind.ClassDeclaration, kind.AbstractClassDeclaration, kind.EnumDeclaration:
			l.declareNamed(l.field(c, kind.FName), base)
		case kind.FunctionDeclaration, kind.GeneratorFunctionDeclaration:
			l.declareFunction(l.field(c, kind.FName), base)
		case kind.InternalModule, kind.Module:
			l.declareNamespace(c, base)
		case kind.ImportStatement:
			l.declareImports(c, base)
		case kind.ImportAlias:
			l.declareNamed(l.first(c), base)
		case kind.ExpressionStatement:
			l.declareStatement(l.first(c), base)
		case kind.ExportStatement, kind.ERROR:
			l.declareLexical(c, base)
		}
	}
}

// declareStatement declares what the TypeScript grammar parses as an expression: namespaces and using.
func (l *lowerer) declareStatement(n node, base int32) {
	switch l.kind(n) {
	case kind.InternalModule:
		l.declareNamespace(n, base)
	case kind.AssignmentExpression:
		if l.has(n, kind.KwUsing) {
			l.declarePattern(l.field(n, kind.FLeft), "", base)
		}
	}
}

func (l *lowerer) declareNamed(name node, base int32) {
	if name >= 0 {
		l.declare(name, "", base)
	}
}

// declareFunction declares a function's name, which declareVars may have given to the whole function.
func (l *lowerer) declareFunction(name node, base int32) {
	if name < 0 {
		return
	}
	s := l.symbol(name)
	if top := l.symbols[s].top; top >= l.b.base && top < base && l.bindings[top].level == l.b.level {
		if r := l.bindings[top].reg; r != ir.NoReg && l.b.regs[r].Decl == ir.NodeID(name) {
			l.bind(s, r)
			return
		}
	}
	l.declare(name, "", base)
}

// declareAll declares the variables of a declaration statement.
func (l *lowerer) declareAll(n node, base int32) {
	for d := l.first(n); d >= 0; d = l.next(d) {
		if l.kind(d) == kind.VariableDeclarator {
			l.declarePattern(l.field(d, kind.FName), l.declaredType(d), base)
		}
	}
}
