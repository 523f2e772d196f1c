package javascript

import (
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// stmt lowers a statement; a declaration of several variables becomes several nodes.
func (l *lowerer) stmt(n int32, r tree.Role) {
	switch l.s.Kind(n) {
	case kind.VariableDeclaration, kind.LexicalDeclaration, kind.UsingDeclaration:
		l.variables(n, r)
	case kind.FunctionDeclaration, kind.GeneratorFunctionDeclaration, kind.FunctionSignature:
		l.function(n, l.child(n, kind.FName), n, r)
	case kind.StatementBlock:
		l.block(n, r)
	case kind.ImportStatement:
		l.importStmt(n, r)
	case kind.ExportStatement:
		l.export(n, r)
	case kind.AmbientDeclaration:
		for c := range l.s.Children(n) {
			l.stmt(c, r)
		}
	case kind.HashBangLine, kind.HtmlComment:
	default:
		at := l.open(n, tree.OtherStmt, r, tree.IsStmt)
		l.stmtInside(n, at)
		l.b.Close()
	}
}

func (l *lowerer) stmtInside(n, at int32) {
	switch l.s.Kind(n) {
	case kind.ExpressionStatement:
		l.expressionStmt(n, at)
	case kind.ClassDeclaration, kind.AbstractClassDeclaration:
		l.is(at, tree.ClassDef, "")
		l.class(n)
	case kind.ReturnStatement:
		l.is(at, tree.Return, "")
		l.exprOr(l.s.NamedChild(n, 0), tree.Value)
	case kind.ThrowStatement:
		l.is(at, tree.Throw, "")
		l.exprOr(l.s.NamedChild(n, 0), tree.Value)
	case kind.BreakStatement:
		l.is(at, tree.Break, "")
		l.key(l.child(n, kind.FLabel), tree.Key)
	case kind.ContinueStatement:
		l.is(at, tree.Continue, "")
		l.key(l.child(n, kind.FLabel), tree.Key)
	case kind.LabeledStatement:
		l.is(at, tree.Label, "")
		l.key(l.child(n, kind.FLabel), tree.Key)
		l.stmtOr(l.child(n, kind.FBody), tree.Body)
	case kind.EmptyStatement:
		l.is(at, tree.Empty, "")
	case kind.DebuggerStatement:
		l.is(at, tree.Debugger, "")
	default:
		l.control(n, at)
	}
}

// control lowers the statements that steer.
func (l *lowerer) control(n, at int32) {
	switch l.s.Kind(n) {
	case kind.IfStatement:
		l.is(at, tree.If, "")
		l.condition(l.child(n, kind.FCondition), tree.Test)
		l.branch(l.child(n, kind.FConsequence), tree.Then)
		if e := l.child(n, kind.FAlternative); e >= 0 {
			l.branch(l.s.NamedChild(e, 0), tree.Else)
		}
	case kind.WhileStatement:
		l.is(at, tree.While, "")
		l.condition(l.child(n, kind.FCondition), tree.Test)
		l.stmtOr(l.child(n, kind.FBody), tree.Body)
	case kind.DoStatement:
		l.is(at, tree.DoWhile, "")
		l.stmtOr(l.child(n, kind.FBody), tree.Body)
		l.condition(l.child(n, kind.FCondition), tree.Test)
	case kind.ForStatement, kind.ForInStatement:
		l.is(at, tree.For, "")
		l.b.Node(at).Flags |= tree.Scope
		l.forHeader(n)
		l.stmtOr(l.child(n, kind.FBody), tree.Body)
	case kind.TryStatement:
		l.try(n, at)
	case kind.SwitchStatement:
		l.switchStmt(n, at)
	default:
		l.declaration(n, at)
	}
}

// declaration lowers TypeScript's declarations and what is left.
func (l *lowerer) declaration(n, at int32) {
	switch l.s.Kind(n) {
	case kind.InterfaceDeclaration, kind.EnumDeclaration, kind.TypeAliasDeclaration:
		words := map[kind.Kind]string{kind.InterfaceDeclaration: "interface", kind.EnumDeclaration: "enum", kind.TypeAliasDeclaration: "type"}
		l.is(at, tree.TypeDef, words[l.s.Kind(n)])
		l.key(l.child(n, kind.FName), tree.Key)
		if v := l.child(n, kind.FValue); v >= 0 {
			l.typ(v, tree.Value)
		} else if body := l.child(n, kind.FBody); body >= 0 {
			for c := range l.s.Children(body) {
				l.leaf(c, tree.Type, tree.MemberRole, 0, l.s.Text(c))
			}
		}
	case kind.InternalModule, kind.Module:
		l.is(at, tree.OtherStmt, l.s.Kind(n).String())
		if body := l.child(n, kind.FBody); body >= 0 {
			l.block(body, tree.Body)
		}
	default:
		l.is(at, tree.OtherStmt, l.s.Kind(n).String())
		for c := range l.s.Children(n) {
			if l.s.Kind(c) == kind.StatementBlock || l.s.Nodes[c].Field == kind.FBody {
				l.stmt(c, tree.Stmt)
			} else {
				l.expr(c, tree.Elem)
			}
		}
	}
}

func (l *lowerer) stmtOr(n int32, r tree.Role) {
	if n >= 0 {
		l.stmt(n, r)
	}
}

func (l *lowerer) expressionStmt(n, at int32) {
	e := l.s.NamedChild(n, 0)
	if e >= 0 && (l.s.Kind(e) == kind.InternalModule || l.s.Kind(e) == kind.Module) {
		l.declaration(e, at)
		return
	}
	l.is(at, tree.ExprStmt, "")
	l.exprOr(e, tree.Value)
}

// branch lowers a branch of an if; one without braces gets a block of its own.
func (l *lowerer) branch(n int32, r tree.Role) {
	if n < 0 {
		return
	}
	if k := l.s.Kind(n); k == kind.StatementBlock || k == kind.IfStatement && r == tree.Else || isPlaceholder(l.s, n) {
		l.stmt(n, r)
		return
	}
	l.open(n, tree.Block, r, tree.IsStmt|tree.Scope|tree.Implicit)
	if l.s.Kind(n) != kind.EmptyStatement {
		l.stmt(n, tree.Stmt)
	}
	l.b.Close()
}

func (l *lowerer) block(n int32, r tree.Role) {
	l.open(n, tree.Block, r, tree.IsStmt|tree.Scope)
	for c := range l.s.Children(n) {
		l.stmt(c, tree.Stmt)
	}
	l.b.Close()
}

// variables lowers `let a = 1, b = 2` as two declarations that both begin at the keyword.
func (l *lowerer) variables(n int32, r tree.Role) {
	f := tree.IsStmt
	if l.token(n, kind.KwVar) >= 0 {
		f |= tree.Hoisted
	}
	for c := range l.s.Children(n) {
		if l.s.Kind(c) != kind.VariableDeclarator {
			continue
		}
		at := l.open(c, tree.VarDef, r, f)
		l.b.Node(at).Start = l.s.Nodes[n].Start
		l.modifiers(n)
		if name := l.child(c, kind.FName); name >= 0 {
			l.target(name, tree.Target, 0)
		}
		l.typeAnnotation(c, kind.FType)
		l.exprOr(l.child(c, kind.FValue), tree.Value)
		l.b.Close()
	}
}

func (l *lowerer) forHeader(n int32) {
	if l.s.Kind(n) == kind.ForStatement {
		l.classicHeader(n)
		return
	}
	f := tree.Flags(0)
	left, right := l.child(n, kind.FLeft), l.child(n, kind.FRight)
	if left < 0 || right < 0 {
		return
	}
	if k := l.child(n, kind.FKind); k >= 0 {
		f = tree.Declares
		if l.s.Kind(k) == kind.KwVar {
			f |= tree.Hoisted
		}
	}
	at := l.open(left, tree.EachHeader, tree.Init, f)
	l.b.Node(at).End = l.s.Nodes[right].End
	if f != 0 {
		l.target(left, tree.Target, 0)
	} else {
		l.target(left, tree.Target, tree.IsExpr)
	}
	if op := l.child(n, kind.FOperator); op >= 0 && l.s.Kind(op) == kind.KwOf {
		of := l.openSym(right, tree.Unary, tree.Value, 0, "of") // iterating over values, not keys
		l.b.Node(of).Start = l.s.Nodes[op].Start
		l.expr(right, tree.Operand)
		l.b.Close()
	} else {
		l.expr(right, tree.Value)
	}
	l.b.Close()
}

func (l *lowerer) classicHeader(n int32) {
	at := l.open(n, tree.ForHeader, tree.Init, 0)
	if body := l.child(n, kind.FBody); body >= 0 {
		l.b.Node(at).End = l.s.Nodes[body].Start
	}
	if init := l.child(n, kind.FInitializer); init >= 0 {
		switch l.s.Kind(init) {
		case kind.VariableDeclaration, kind.LexicalDeclaration:
			l.variables(init, tree.Init)
		case kind.ExpressionStatement:
			l.exprOr(l.s.NamedChild(init, 0), tree.Init)
		case kind.EmptyStatement:
		default:
			l.expr(init, tree.Init)
		}
	}
	if cond := l.child(n, kind.FCondition); cond >= 0 && l.s.Kind(cond) != kind.EmptyStatement {
		if l.s.Kind(cond) == kind.ExpressionStatement {
			cond = l.s.NamedChild(cond, 0)
		}
		l.exprOr(cond, tree.Test)
	}
	l.exprOr(l.child(n, kind.FIncrement), tree.Step)
	l.b.Close()
}

func (l *lowerer) try(n, at int32) {
	l.is(at, tree.Try, "")
	if body := l.child(n, kind.FBody); body >= 0 {
		l.block(body, tree.Body)
	}
	if c := l.child(n, kind.FHandler); c >= 0 {
		l.catch(c, tree.CatchRole)
	}
	if f := l.child(n, kind.FFinalizer); f >= 0 {
		if body := l.child(f, kind.FBody); body >= 0 {
			l.block(body, tree.Finally)
		}
	}
}

func (l *lowerer) catch(n int32, r tree.Role) {
	l.open(n, tree.Catch, r, tree.Scope)
	if p := l.child(n, kind.FParameter); p >= 0 {
		l.target(p, tree.Target, 0)
	}
	if body := l.child(n, kind.FBody); body >= 0 {
		l.block(body, tree.Body)
	}
	l.b.Close()
}

func (l *lowerer) switchStmt(n, at int32) {
	l.is(at, tree.Switch, "")
	l.b.Node(at).Flags |= tree.Scope
	l.condition(l.child(n, kind.FValue), tree.Test)
	body := l.child(n, kind.FBody)
	if body < 0 {
		return
	}
	for c := range l.s.Children(body) {
		l.open(c, tree.Case, tree.Elem, 0)
		value := l.child(c, kind.FValue)
		l.exprOr(value, tree.Test)
		for s := range l.s.Children(c) {
			if s != value {
				l.stmt(s, tree.Stmt)
			}
		}
		l.b.Close()
	}
}
