package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

var statements [maxKinds]func(*lowerer, node)

func init() {
	for k, f := range map[kind.Kind]func(*lowerer, node){
		kind.ExpressionStatement:      (*lowerer).expressionStatement,
		kind.VariableDeclaration:      (*lowerer).declaration,
		kind.LexicalDeclaration:       (*lowerer).declaration,
		kind.UsingDeclaration:         (*lowerer).declaration,
		kind.StatementBlock:           (*lowerer).blockStatement,
		kind.IfStatement:              (*lowerer).ifStatement,
		kind.SwitchStatement:          (*lowerer).switchStatement,
		kind.ForStatement:             (*lowerer).forStatement,
		kind.ForInStatement:           (*lowerer).forInStatement,
		kind.WhileStatement:           (*lowerer).whileStatement,
		kind.DoStatement:              (*lowerer).doStatement,
		kind.TryStatement:             (*lowerer).tryStatement,
		kind.WithStatement:            (*lowerer).withStatement,
		kind.LabeledStatement:         (*lowerer).labeledStatement,
		kind.BreakStatement:           (*lowerer).breakStatement,
		kind.ContinueStatement:        (*lowerer).continueStatement,
		kind.ReturnStatement:          (*lowerer).returnStatement,
		kind.ThrowStatement:           (*lowerer).throwStatement,
		kind.ClassDeclaration:         (*lowerer).classDeclaration,
		kind.AbstractClassDeclaration: (*lowerer).classDeclaration,
		kind.ExportStatement:          (*lowerer).exportStatement,
		kind.ImportAlias:              (*lowerer).importAlias,
		kind.EnumDeclaration:          (*lowerer).enumDeclaration,
		kind.InternalModule:           (*lowerer).namespaceStatement,
		kind.Module:                   (*lowerer).namespaceStatement,
		kind.ERROR:                    (*lowerer).statements,
	} {
		statements[k] = f
	}
}

// statement lowers a statement. What cannot be reached is skipped.
func (l *lowerer) statement(n node) {
	if n < 0 || l.b.cur < 0 {
		return
	}
	k := l.nodes[n].Kind
	if f := statements[k]; f != nil {
		f(l, n)
	} else if f := expressions[k]; f != nil && !isFunctionDeclaration(k) {
		f(l, n) // an expression that stands alone inside a broken range
	}
}

func isFunctionDeclaration(k kind.Kind) bool {
	return k == kind.FunctionDeclaration || k == kind.GeneratorFunctionDeclaration
}

// statements lowers the children of a block, whose names are declared already.
func (l *lowerer) statements(n node) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		l.statement(c)
	}
}

// block opens a scope for a statement list, lowers it and closes the scope.
func (l *lowerer) block(n node) {
	mark := l.openBlock(n)
	l.statements(n)
	l.close(mark)
}

// openBlock opens a scope, declares what a statement list declares and makes its functions.
func (l *lowerer) openBlock(n node) int {
	mark := l.scope()
	l.declareLexical(n, int32(len(l.bindings)))
	l.hoistFunctions(n)
	return mark
}

// hoistFunctions makes the functions that are declared directly in a block.
func (l *lowerer) hoistFunctions(n node) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.FunctionDeclaration, kind.GeneratorFunctionDeclaration:
			if name := l.field(c, kind.FName); name >= 0 {
				if r, ok := l.lookup(l.symbol(name)); ok {
					l.makeFuncInto(r, c, l.name(name))
				}
			}
		case kind.ExportStatement, kind.ERROR:
			l.hoistFunctions(c)
		}
	}
}

func (l *lowerer) blockStatement(n node) { l.block(n) }

func (l *lowerer) expressionStatement(n node) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) != kind.String { // a directive
			l.effect(c)
		}
	}
}

// declaration lowers var, let, const and using.
func (l *lowerer) declaration(n node) {
	isConst := l.kind(l.field(n, kind.FKind)) == kind.KwConst
	isVar := l.kind(n) == kind.VariableDeclaration
	for d := l.first(n); d >= 0; d = l.next(d) {
		if l.kind(d) != kind.VariableDeclarator {
			continue
		}
		name, value := l.field(d, kind.FName), l.field(d, kind.FValue)
		if value < 0 {
			if !isVar && l.inLoop() {
				l.undefine(d, name)
			}
			continue
		}
		l.initialise(d, name, value, isConst)
	}
}

// initialise gives a declared variable or pattern its first value.
func (l *lowerer) initialise(d, name, value node, isConst bool) {
	if l.kind(name) != kind.Identifier {
		l.assignPattern(name, l.expr(value), ir.Decl)
		return
	}
	v := l.named(value, l.name(name))
	p := l.place(name)
	l.write(p, v, d, ir.Decl)
	if p.sort != variable {
		return
	}
	if isConst {
		l.b.state[p.reg].numeric = l.b.state[v.Reg].numeric
	}
	if info := &l.b.regs[p.reg]; info.Type == "" {
		info.Type = l.castType(value)
	}
}

// undefine makes a variable declared without a value in a loop undefined anew each time round.
func (l *lowerer) undefine(d, name node) {
	if r, ok := l.lookup(l.symbol(name)); ok {
		in := l.into(r, ir.Const, d)
		in.Lit, in.Name, in.Flags = ir.LitUndefined, "undefined", ir.Decl|ir.Implicit
	}
}

func (l *lowerer) inLoop() bool {
	for i := range l.b.exits {
		if l.b.exits[i].next >= 0 {
			return true
		}
	}
	return false
}

// ifStatement lowers a whole chain of else-ifs.
func (l *lowerer) ifStatement(n node) {
	end := l.newBlock()
	for {
		yes, no := l.newBlock(), end
		alternative := l.field(n, kind.FAlternative)
		if alternative >= 0 {
			no = l.newBlock()
		}
		l.branch(l.field(n, kind.FCondition), yes, no)
		l.start(yes)
		l.body(l.field(n, kind.FConsequence))
		l.jump(end)
		if alternative < 0 {
			break
		}
		l.start(no)
		inner := l.only(alternative)
		if l.kind(inner) == kind.IfStatement {
			n = inner
			continue
		}
		l.body(inner)
		l.jump(end)
		break
	}
	l.start(end)
}

// body lowers the statement under an if, loop or label. A bare declaration there has a scope of its own.
func (l *lowerer) body(n node) {
	if isFunctionDeclaration(l.kind(n)) {
		l.hoistNested(n)
		return
	}
	l.statement(n)
}

// hoistNested makes a function that stands alone under an if or label.
func (l *lowerer) hoistNested(n node) {
	if name := l.field(n, kind.FName); name >= 0 {
		if r, ok := l.lookup(l.symbol(name)); ok {
			l.makeFuncInto(r, n, l.name(name))
		}
	}
}

func (l *lowerer) withStatement(n node) {
	l.effect(l.field(n, kind.FObject))
	l.body(l.field(n, kind.FBody))
}

// switchStatement tests the cases in order, then runs bodies that fall through.
func (l *lowerer) switchStatement(n node) {
	value, cases := l.field(n, kind.FValue), l.field(n, kind.FBody)
	onTrue := l.kind(l.bare(value)) == kind.True // switch (true) { case x > 1: … }
	v := ir.None
	if !onTrue {
		v = l.expr(value)
	}
	end := l.newBlock()
	mark := l.scope()
	base := int32(len(l.bindings))
	var bodies []int32
	for c := l.first(cases); c >= 0; c = l.next(c) {
		bodies = append(bodies, l.newBlock())
		l.declareLexical(c, base)
	}
	l.dispatch(cases, v, onTrue, bodies, end)
	exits := l.enterExit(end, -1)
	i := 0
	for c := l.first(cases); c >= 0; c = l.next(c) {
		l.jump(bodies[i])
		l.start(bodies[i])
		l.hoistFunctions(c)
		l.caseBody(c)
		i++
	}
	l.leaveExit(exits)
	l.jump(end)
	l.close(mark)
	l.start(end)
}

// dispatch compares v with each case and goes to its body.
func (l *lowerer) dispatch(cases node, v ir.Operand, onTrue bool, bodies []int32, end int32) {
	otherwise, i := end, 0
	for c := l.first(cases); c >= 0; c = l.next(c) {
		switch test := l.field(c, kind.FValue); {
		case l.kind(c) == kind.SwitchDefault:
			otherwise = bodies[i]
		case onTrue:
			next := l.newBlock()
			l.branch(test, bodies[i], next)
			l.start(next)
		case test >= 0:
			next := l.newBlock()
			with := l.expr(test)
			eq := l.arithmetic(test, "===", v, with)
			l.branchOn(eq, test, bodies[i], next)
			l.start(next)
		}
		i++
	}
	l.jump(otherwise)
}

// caseBody lowers the statements of a case; its value is none of them.
func (l *lowerer) caseBody(c node) {
	test := l.field(c, kind.FValue)
	for s := l.first(c); s >= 0; s = l.next(s) {
		if s != test {
			l.statement(s)
		}
	}
}
