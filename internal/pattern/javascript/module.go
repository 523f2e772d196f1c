package javascript

import (
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// importStmt lowers an import; TypeScript's `import x = require("m")` is a declaration.
func (l *lowerer) importStmt(n int32, r tree.Role) {
	if c := l.token(n, kind.ImportRequireClause); c >= 0 {
		l.importRequire(n, c, r)
		return
	}
	at := l.open(n, tree.Import, r, tree.IsStmt)
	if clause := l.token(n, kind.ImportClause); clause >= 0 {
		for c := range l.s.Children(clause) {
			l.importSpec(c)
		}
	}
	if src := l.child(n, kind.FSource); src >= 0 {
		l.module(src)
		l.b.Node(at).End = l.s.Nodes[src].End
	}
	l.b.Close()
}

// module lowers the name of a module, which is no expression.
func (l *lowerer) module(n int32) {
	if l.s.Kind(n) == kind.String {
		l.leaf(n, tree.String, tree.Value, 0, unquote(l.s.Text(n)))
	} else {
		l.leaf(n, tree.Name, tree.Value, 0, l.s.Text(n))
	}
}

func (l *lowerer) importRequire(n, clause int32, r tree.Role) {
	l.open(n, tree.VarDef, r, tree.IsStmt)
	name, src := l.s.NamedChild(clause, 0), l.child(clause, kind.FSource)
	if name >= 0 && src >= 0 {
		l.target(name, tree.Target, 0)
		l.open(clause, tree.Call, tree.Value, tree.IsExpr)
		l.leaf(name, tree.Name, tree.Callee, tree.IsExpr, "require")
		l.expr(src, tree.Arg)
		l.b.Close()
	}
	l.b.Close()
}

func (l *lowerer) importSpec(n int32) {
	switch l.s.Kind(n) {
	case kind.Identifier:
		l.openSym(n, tree.Spec, tree.Elem, 0, "default")
		l.target(n, tree.Target, 0)
		l.b.Close()
	case kind.NamespaceImport:
		l.openSym(n, tree.Spec, tree.Elem, 0, "*")
		if name := l.s.NamedChild(n, 0); name >= 0 {
			l.target(name, tree.Target, 0)
		}
		l.b.Close()
	case kind.NamedImports:
		for c := range l.s.Children(n) {
			l.namedSpec(c)
		}
	}
}

// namedSpec lowers `a` and `a as b` of an import or export.
func (l *lowerer) namedSpec(n int32) {
	l.open(n, tree.Spec, tree.Elem, 0)
	l.key(l.child(n, kind.FName), tree.Key)
	if alias := l.child(n, kind.FAlias); alias >= 0 {
		l.target(alias, tree.Target, 0)
	}
	l.b.Close()
}

func (l *lowerer) export(n int32, r tree.Role) {
	at := l.open(n, tree.Export, r, tree.IsStmt)
	if l.token(n, kind.KwDefault) >= 0 {
		l.is(at, tree.Export, "default")
	}
	switch decl, value := l.child(n, kind.FDeclaration), l.child(n, kind.FValue); {
	case decl >= 0:
		l.exported(n, decl)
		l.b.Node(at).End = l.s.Nodes[decl].End
	case value >= 0:
		l.expr(value, tree.Value)
		l.b.Node(at).End = l.s.Nodes[value].End
	default:
		if clause := l.token(n, kind.ExportClause); clause >= 0 {
			for c := range l.s.Children(clause) {
				l.namedSpec(c)
			}
		}
	}
	if src := l.child(n, kind.FSource); src >= 0 {
		l.module(src)
	}
	l.b.Close()
}

// exported lowers what is exported; decorators before the word export belong to the class.
func (l *lowerer) exported(n, decl int32) {
	first := l.token(n, kind.Decorator)
	if first < 0 || l.s.Kind(decl) != kind.ClassDeclaration && l.s.Kind(decl) != kind.AbstractClassDeclaration {
		l.stmt(decl, tree.Stmt)
		return
	}
	at := l.open(decl, tree.ClassDef, tree.Stmt, tree.IsStmt)
	l.leading(at, first)
	l.class(decl)
	l.b.Close()
}
