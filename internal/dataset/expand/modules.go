package expand

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// modules writes CommonJS as ES modules, or the other way round. It declines when anything of a
// module's imports or exports is out of the ordinary.
func modules(u *unit) ([]edit, bool) {
	esm := false
	for range u.all(kind.ImportStatement, kind.ExportStatement) {
		esm = true
		break
	}
	if esm {
		return toCommonJS(u)
	}
	return toESM(u)
}

// toESM rewrites requires and exports.
func toESM(u *unit) ([]edit, bool) {
	var edits []edit
	requires := 0
	for _, n := range u.top() {
		if text, count, ok := u.importOf(n); ok {
			requires += count
			edits = append(edits, u.replace(n, text))
		} else if text, ok := u.exportOf(n); ok {
			edits = append(edits, u.replace(n, text))
		}
	}
	all := 0
	for n := range u.all(kind.Identifier) {
		switch u.text(n) {
		case "require":
			all++
		case "module", "exports", "__dirname", "__filename":
			covered := slices.ContainsFunc(edits, func(e edit) bool { s, _ := u.span(n); return e.start <= s && s < e.end })
			if !covered || strings.HasPrefix(u.text(n), "__") {
				return nil, false
			}
		}
	}
	return edits, all == requires && requires > 0
}

// importOf writes a declaration by require as an import; count is the requires in it.
func (u *unit) importOf(n int32) (text string, count int, ok bool) {
	if u.tree.Kind(n) != kind.LexicalDeclaration && u.tree.Kind(n) != kind.VariableDeclaration || u.tree.NamedChild(n, 1) >= 0 {
		return "", 0, false
	}
	d := u.tree.NamedChild(n, 0)
	name, value := u.tree.Child(d, kind.FName), u.tree.Child(d, kind.FValue)
	if name < 0 || value < 0 || u.tree.Kind(value) != kind.CallExpression {
		return "", 0, false
	}
	callee, args := u.tree.Child(value, kind.FFunction), u.tree.Child(value, kind.FArguments)
	if callee < 0 || args < 0 || u.text(callee) != "require" {
		return "", 0, false
	}
	spec := u.tree.NamedChild(args, 0)
	if spec < 0 || u.tree.Kind(spec) != kind.String {
		return "", 0, false
	}
	switch u.tree.Kind(name) {
	case kind.Identifier:
		return fmt.Sprintf("import %s from %s;", u.text(name), u.text(spec)), 1, true
	case kind.ObjectPattern:
		var parts []string
		for c := range u.tree.Children(name) {
			switch u.tree.Kind(c) {
			case kind.ShorthandPropertyIdentifierPattern:
				parts = append(parts, u.text(c))
			case kind.PairPattern:
				key, to := u.tree.Child(c, kind.FKey), u.tree.Child(c, kind.FValue)
				if key < 0 || to < 0 || u.tree.Kind(to) != kind.Identifier || u.tree.Kind(key) != kind.PropertyIdentifier {
					return "", 0, false
				}
				parts = append(parts, u.text(key)+" as "+u.text(to))
			default:
				return "", 0, false
			}
		}
		return fmt.Sprintf("import { %s } from %s;", strings.Join(parts, ", "), u.text(spec)), 1, true
	}
	return "", 0, false
}

// exportOf writes module.exports = x and exports.f = g as exports.
func (u *unit) exportOf(n int32) (string, bool) {
	if u.tree.Kind(n) != kind.ExpressionStatement {
		return "", false
	}
	a := u.tree.NamedChild(n, 0)
	if a < 0 || u.tree.Kind(a) != kind.AssignmentExpression {
		return "", false
	}
	left, right := u.text(u.tree.Child(a, kind.FLeft)), u.tree.Child(a, kind.FRight)
	if left == "module.exports" {
		if u.tree.Kind(right) == kind.Object {
			var names []string
			for c := range u.tree.Children(right) {
				if u.tree.Kind(c) != kind.ShorthandPropertyIdentifier {
					return "export default " + u.text(right) + ";", true
				}
				names = append(names, u.text(c))
			}
			return "export { " + strings.Join(names, ", ") + " };", true
		}
		return "export default " + u.text(right) + ";", true
	}
	name, ok := strings.CutPrefix(strings.TrimPrefix(left, "module."), "exports.")
	if !ok || strings.Contains(name, ".") {
		return "", false
	}
	if u.text(right) == name {
		return "export { " + name + " };", true
	}
	if u.names()[name] && declaredTop(u)[name] {
		return "", false
	}
	return "export const " + name + " = " + u.text(right) + ";", true
}

// toCommonJS rewrites imports and exports.
func toCommonJS(u *unit) ([]edit, bool) {
	if u.language != "javascript" {
		return nil, false // types cannot be required
	}
	var edits []edit
	var tail []string
	defaults := 0
	for _, n := range u.top() {
		switch u.tree.Kind(n) {
		case kind.ImportStatement:
			text, ok := u.requireOf(n)
			if !ok {
				return nil, false
			}
			edits = append(edits, u.replace(n, text))
		case kind.ExportStatement:
			text, after, ok := u.assignmentOf(n)
			if !ok {
				return nil, false
			}
			edits = append(edits, u.replace(n, text))
			tail = append(tail, after...)
			if strings.Contains(text, "module.exports = ") {
				defaults++
			}
		}
	}
	if defaults > 0 && len(tail) > 0 {
		return nil, false // one would hide the other
	}
	if u.mentions(0, "import.meta") || u.topAwait() {
		return nil, false
	}
	if len(tail) > 0 {
		edits = append(edits, edit{len(u.code), len(u.code), "\n" + strings.Join(tail, "\n") + "\n"})
	}
	return edits, len(edits) > 0
}

// topAwait reports whether the module itself awaits, which only ES modules can.
func (u *unit) topAwait() bool {
	for n := range u.all(kind.AwaitExpression) {
		if fn, _ := u.home(n); fn < 0 {
			return true
		}
	}
	return false
}

// requireOf writes an import as a declaration by require.
func (u *unit) requireOf(n int32) (string, bool) {
	source := u.tree.Child(n, kind.FSource)
	if source < 0 {
		return "", false
	}
	require := "require(" + u.text(source) + ")"
	clause := u.tree.NamedChild(n, 0)
	if clause < 0 || u.tree.Kind(clause) == kind.String {
		return require + ";", true
	}
	if u.tree.Kind(clause) != kind.ImportClause {
		return "", false
	}
	var lines []string
	for c := range u.tree.Children(clause) {
		switch u.tree.Kind(c) {
		case kind.Identifier:
			lines = append(lines, "const "+u.text(c)+" = "+require+";")
		case kind.NamespaceImport:
			lines = append(lines, "const "+u.text(u.tree.NamedChild(c, 0))+" = "+require+";")
		case kind.NamedImports:
			var parts []string
			for s := range u.tree.Children(c) {
				name, alias := u.tree.Child(s, kind.FName), u.tree.Child(s, kind.FAlias)
				if name < 0 {
					return "", false
				}
				part := u.text(name)
				if alias >= 0 {
					part += ": " + u.text(alias)
				}
				parts = append(parts, part)
			}
			lines = append(lines, "const { "+strings.Join(parts, ", ")+" } = "+require+";")
		default:
			return "", false
		}
	}
	return strings.Join(lines, "\n"), len(lines) > 0
}

// assignmentOf writes an export without it, and the assignments that take its place at the end.
func (u *unit) assignmentOf(n int32) (text string, after []string, ok bool) {
	if u.tree.Child(n, kind.FSource) >= 0 {
		return "", nil, false
	}
	if d := u.tree.Child(n, kind.FDeclaration); d >= 0 {
		if u.tree.HasToken(n, kind.ByName("'default'")) {
			if names := declared(u, d); len(names) == 1 {
				return u.text(d) + "\n\nmodule.exports = " + names[0] + ";", nil, true
			}
			return "module.exports = " + strings.TrimSuffix(u.text(d), ";") + ";", nil, true
		}
		names := declared(u, d)
		if len(names) == 0 {
			return "", nil, false
		}
		for _, name := range names {
			after = append(after, "exports."+name+" = "+name+";")
		}
		return u.text(d), after, true
	}
	if v := u.tree.Child(n, kind.FValue); v >= 0 {
		return "module.exports = " + u.text(v) + ";", nil, true
	}
	for c := range u.tree.Children(n) {
		if u.tree.Kind(c) != kind.ExportClause {
			return "", nil, false
		}
		for s := range u.tree.Children(c) {
			name, alias := u.tree.Child(s, kind.FName), u.tree.Child(s, kind.FAlias)
			if name < 0 {
				return "", nil, false
			}
			out := u.text(name)
			if alias >= 0 {
				out = u.text(alias)
			}
			after = append(after, "exports."+out+" = "+u.text(name)+";")
		}
	}
	return "", after, len(after) > 0
}

// types turns JavaScript into TypeScript by annotating parameters, or takes the types off TypeScript.
// The language of the halves changes with it.
func types(_ *rand.Rand, halves []*unit) ([]string, bool) {
	var out []string
	for _, u := range halves {
		var edits []edit
		ok := true
		switch u.language {
		case "javascript":
			edits = annotations(u)
		case "typescript":
			edits, ok = withoutTypes(u)
		default:
			return nil, false
		}
		if !ok || len(edits) == 0 {
			return nil, false
		}
		code, applied := u.apply(edits)
		if !applied {
			return nil, false
		}
		out = append(out, code)
	}
	to := "typescript"
	if halves[0].language == to {
		to = "javascript"
	}
	for i, u := range halves {
		if _, err := newUnit(to, out[i]); err != nil {
			return nil, false
		}
		u.language = to
	}
	return out, true
}

// annotations gives every plain parameter the type any.
func annotations(u *unit) []edit {
	var edits []edit
	for n := range u.all(kind.FormalParameters) {
		for p := range u.tree.Children(n) {
			if u.tree.Kind(p) == kind.Identifier {
				_, e := u.span(p)
				edits = append(edits, edit{e, e, ": any"})
			}
		}
	}
	return edits
}

// withoutTypes takes types off. It declines for what has a meaning at run time.
func withoutTypes(u *unit) ([]edit, bool) {
	for range u.all(kind.EnumDeclaration, kind.Decorator, kind.AmbientDeclaration, kind.InternalModule, kind.Module, kind.AbstractClassDeclaration,
		kind.ImportAlias, kind.ImportRequireClause, kind.TypeAssertion, kind.FunctionSignature, kind.IndexSignature) {
		return nil, false
	}
	for n := range u.all(kind.AccessibilityModifier) {
		if k := u.tree.Kind(u.parent(n)); k == kind.RequiredParameter || k == kind.OptionalParameter {
			return nil, false // declares a field
		}
	}
	var edits []edit
	covered := -1
	for i := range u.tree.Nodes {
		n := int32(i)
		s, e := u.span(n)
		if s < covered {
			continue
		}
		switch u.tree.Kind(n) {
		case kind.InterfaceDeclaration, kind.TypeAliasDeclaration:
			if p := u.parent(n); u.tree.Kind(p) == kind.ExportStatement {
				return nil, false
			}
			for e < len(u.code) && u.code[e] == '\n' {
				e++
			}
			edits = append(edits, edit{s, e, ""})
		case kind.TypeAnnotation, kind.TypeParameters, kind.TypeArguments, kind.ImplementsClause:
			edits = append(edits, edit{s, e, ""})
		case kind.AccessibilityModifier, kind.OverrideModifier:
			for e < len(u.code) && u.code[e] == ' ' {
				e++
			}
			edits = append(edits, edit{s, e, ""})
		case kind.AsExpression, kind.SatisfiesExpression, kind.NonNullExpression:
			inner := u.tree.NamedChild(n, 0)
			if inner < 0 || u.within(inner, true, kind.AsExpression, kind.TypeAnnotation, kind.NonNullExpression, kind.TypeArguments) || u.tree.Kind(inner) == kind.AsExpression {
				return nil, false
			}
			edits = append(edits, u.replace(n, u.text(inner)))
		case kind.OptionalParameter:
			if _, pe := u.span(u.tree.NamedChild(n, 0)); pe < len(u.code) && u.code[pe] == '?' {
				edits = append(edits, edit{pe, pe + 1, ""})
			}
			continue
		case kind.ImportStatement:
			if strings.HasPrefix(u.text(n), "import type") {
				return nil, false
			}
			continue
		default:
			continue
		}
		covered = e
	}
	if strings.Contains(u.code, "readonly ") {
		return nil, false
	}
	return edits, len(edits) > 0
}
