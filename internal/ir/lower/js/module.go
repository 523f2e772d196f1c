package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// localExport is an export of a variable, emitted at the module's end, when it has its value.
type localExport struct {
	variable symbol
	name     string
	n        node
}

// module lowers the file's top level.
func (l *lowerer) module() {
	l.esm = l.isESM(0)
	fn := &ir.Func{Kind: ir.Module, Class: ir.NoClass}
	l.enter(fn)
	l.bind(symThis, ir.NoReg)
	l.bind(symModuleExports, ir.NoReg)
	l.bind(symComponent, ir.NoReg)
	l.declareAssigned()
	l.b.base = int32(len(l.bindings))
	fn.Directive = l.directive(0)
	l.declareVars(0, true)
	l.declareLexical(0, l.b.base)
	l.hoistImports(0)
	l.hoistFunctions(0)
	l.statements(0)
	for i := range l.src.Fragments {
		l.templateFragment(i)
	}
	l.pageProperties()
	l.exportLocals()
	l.scriptGlobals()
	l.close(0)
	l.leave()
	l.markExported()
}

// isESM reports whether a file has import or export statements.
func (l *lowerer) isESM(n node) bool {
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.ImportStatement, kind.ExportStatement:
			return true
		case kind.ERROR:
			if l.isESM(c) {
				return true
			}
		}
	}
	return false
}

// noteImport records a module specifier.
func (l *lowerer) noteImport(spec string) {
	if !l.imports[spec] {
		l.imports[spec] = true
		l.file.Imports = append(l.file.Imports, ir.ImportRef{Specifier: spec, Resolved: ir.NoFile})
	}
}

// imported emits an Import of a member of a module.
func (l *lowerer) imported(n node, spec, name string) ir.Operand {
	r := l.temp()
	l.importInto(r, n, spec, name, 0)
	return operand(r, n)
}

func (l *lowerer) importInto(r ir.Reg, n node, spec, name string, flags ir.Flags) {
	l.noteImport(spec)
	in := l.emit(ir.Import, ir.NodeID(n))
	in.Dst, in.Module, in.Name, in.Flags = r, spec, name, flags
}

// moduleName returns what an import or export specifier calls a member.
func (l *lowerer) moduleName(n node) string {
	if n < 0 {
		return ""
	}
	if l.kind(n) == kind.String {
		return l.stringValue(n)
	}
	return l.name(n)
}

// isTypeOnly reports whether an import or export statement or specifier is erased.
func (l *lowerer) isTypeOnly(n node) bool { return l.has(n, kind.KwType) || l.has(n, kind.KwTypeof) }

// declareImports declares the names an import statement binds.
func (l *lowerer) declareImports(n node, base int32) {
	if l.isTypeOnly(n) {
		return
	}
	l.eachImport(n, func(local, _ node, _ string) { l.declare(local, "", base) })
}

// eachImport calls f for every name an import statement binds, with the node and name of the
// member it stands for.
func (l *lowerer) eachImport(n node, f func(local, at node, member string)) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.ImportClause:
			l.eachImport(c, f)
		case kind.Identifier:
			f(c, c, "default")
		case kind.NamespaceImport:
			if name := l.only(c); name >= 0 {
				f(name, c, "*")
			}
		case kind.ImportRequireClause:
			if name := l.first(c); l.kind(name) == kind.Identifier {
				f(name, c, "")
			}
		case kind.NamedImports:
			l.eachSpecifier(c, f)
		}
	}
}

func (l *lowerer) eachSpecifier(n node, f func(local, at node, member string)) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) != kind.ImportSpecifier || l.isTypeOnly(c) && l.namesType(c) {
			continue
		}
		name := l.field(c, kind.FName)
		local := l.field(c, kind.FAlias)
		if local < 0 {
			local = name
		}
		if name >= 0 && l.kind(local) != kind.String {
			f(local, c, l.moduleName(name))
		}
	}
}

// namesType tells the modifier in {type A} from an import of a member called type.
func (l *lowerer) namesType(specifier node) bool {
	t := l.nodes[specifier].First
	return t >= 0 && l.nodes[t].Field == kind.NoField
}

// hoistImports lowers the import statements of a module, which take effect before all else.
func (l *lowerer) hoistImports(n node) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.ImportStatement:
			l.importStatement(c)
		case kind.ExportStatement: // export import a = require("b")
			l.hoistImports(c)
		case kind.ERROR:
			l.hoistImports(c)
		}
	}
}

func (l *lowerer) importStatement(n node) {
	source := l.field(n, kind.FSource)
	if source < 0 {
		source = l.field(l.firstOf(n, kind.ImportRequireClause), kind.FSource)
	}
	if source < 0 {
		return
	}
	spec := l.stringValue(source)
	l.noteImport(spec)
	if l.isTypeOnly(n) {
		return
	}
	l.eachImport(n, func(local, at node, member string) {
		if r, ok := l.lookup(l.symbol(local)); ok {
			l.written(r)
			l.importInto(r, at, spec, member, ir.Decl)
		}
	})
}

func (l *lowerer) firstOf(n node, k kind.Kind) node {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) == k {
			return c
		}
	}
	return none
}

// export emits an Export; inside a namespace it is a store to that.
func (l *lowerer) export(n node, name string, v ir.Operand) {
	if ns := l.b.namespace; ns.Reg != ir.NoReg {
		l.storeField(n, ns, name, v)
		return
	}
	in := l.emit(ir.Export, ir.NodeID(n))
	in.Name, in.A = name, v
}

// exportLocal exports a variable: at the module's end, or at once from a namespace.
func (l *lowerer) exportLocal(n node, variable symbol, name string) {
	if l.b.namespace.Reg == ir.NoReg {
		l.exports = append(l.exports, localExport{variable, name, n})
		return
	}
	if r, ok := l.lookup(variable); ok {
		l.export(n, name, operand(r, n))
	}
}

func (l *lowerer) exportLocals() {
	for _, e := range l.exports {
		if r, ok := l.lookup(e.variable); ok {
			l.export(e.n, e.name, operand(r, e.n))
		}
	}
}

func (l *lowerer) exportStatement(n node) {
	if source := l.field(n, kind.FSource); source >= 0 {
		l.reexport(n, l.stringValue(source))
		return
	}
	if d := l.field(n, kind.FDeclaration); d >= 0 {
		l.exportDeclaration(n, d)
		return
	}
	if v := l.field(n, kind.FValue); v >= 0 {
		out := l.named(v, "default")
		l.export(n, "default", out)
		l.page = out
		l.componentOptions(v)
		return
	}
	for c := l.first(n); c >= 0; c = l.next(c) {
		switch k := l.kind(c); {
		case k == kind.ExportClause:
			l.exportClause(c)
		case k == kind.Decorator, k == kind.ImportStatement:
		case l.has(n, kind.TokEq):
			l.export(n, "=", l.named(c, "exports"))
			return
		case !l.has(n, kind.KwNamespace): // a declaration in a broken statement
			l.statement(c)
		}
	}
}

func (l *lowerer) exportClause(n node) {
	if l.isTypeOnly(l.nodes[n].Parent) {
		return
	}
	for c := l.first(n); c >= 0; c = l.next(c) {
		name := l.field(c, kind.FName)
		if l.kind(c) != kind.ExportSpecifier || name < 0 {
			continue
		}
		as := name
		if alias := l.field(c, kind.FAlias); alias >= 0 {
			as = alias
		}
		l.exportLocal(c, l.intern(l.moduleName(name)), l.moduleName(as))
	}
}

// reexport lowers export … from.
func (l *lowerer) reexport(n node, spec string) {
	l.noteImport(spec)
	if l.isTypeOnly(n) {
		return
	}
	clause := l.firstOf(n, kind.ExportClause)
	if ns := l.firstOf(n, kind.NamespaceExport); ns >= 0 {
		l.export(ns, l.moduleName(l.lastChild(ns)), l.imported(ns, spec, "*"))
		return
	}
	if clause < 0 {
		l.export(n, "*", l.imported(n, spec, "*"))
		return
	}
	for c := l.first(clause); c >= 0; c = l.next(c) {
		name := l.field(c, kind.FName)
		if l.kind(c) != kind.ExportSpecifier || name < 0 {
			continue
		}
		as := name
		if alias := l.field(c, kind.FAlias); alias >= 0 {
			as = alias
		}
		l.export(c, l.moduleName(as), l.imported(c, spec, l.moduleName(name)))
	}
}

// lastChild returns the last child of any kind: a name may be the keyword default.
func (l *lowerer) lastChild(n node) node {
	last := none
	for c := l.nodes[n].First; c >= 0; c = l.nodes[c].Next {
		last = c
	}
	return last
}

// exportDeclaration lowers a declaration and exports what it declares.
func (l *lowerer) exportDeclaration(n, d node) {
	isDefault := l.has(n, kind.KwDefault)
	name := l.field(d, kind.FName)
	switch l.kind(d) {
	case kind.LexicalDeclaration, kind.VariableDeclaration:
		l.statement(d)
		l.exportedProperties(d)
		for c := l.first(d); c >= 0; c = l.next(c) {
			l.exportPattern(l.field(c, kind.FName))
		}
		return
	case kind.ImportAlias:
		l.statement(d)
		name = l.first(d)
	case kind.InternalModule, kind.Module:
		l.statement(d)
		if parts := l.namespaceParts(name); len(parts) > 0 {
			name = parts[0]
		}
	case kind.FunctionDeclaration, kind.GeneratorFunctionDeclaration:
		if name < 0 {
			l.export(n, "default", l.makeFunc(d, ir.Plain, "default"))
		}
	case kind.ClassDeclaration, kind.AbstractClassDeclaration:
		if name < 0 {
			l.export(n, "default", l.classValue(d, "default", ir.NoReg))
			return
		}
		l.statement(d)
	case kind.EnumDeclaration:
		l.statement(d)
	default: // a type
		return
	}
	if name < 0 || l.kind(name) == kind.String {
		return
	}
	as := l.name(name)
	if isDefault {
		as = "default"
	}
	l.exportLocal(d, l.symbol(name), as)
}

// exportPattern exports every variable a pattern declares.
func (l *lowerer) exportPattern(n node) {
	switch l.kind(n) {
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern:
		l.exportLocal(n, l.symbol(n), l.name(n))
	case kind.ObjectPattern, kind.ArrayPattern, kind.RestPattern:
		for c := l.first(n); c >= 0; c = l.next(c) {
			l.exportPattern(c)
		}
	case kind.PairPattern:
		l.exportPattern(l.field(n, kind.FValue))
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		l.exportPattern(l.field(n, kind.FLeft))
	}
}
