package expand

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// arrows gives arrow functions that are an expression a body, and turns function expressions that
// know nothing of this or arguments into arrows.
func arrows(u *unit) ([]edit, bool) {
	var edits []edit
	covered := 0
	for n := range u.all(kind.ArrowFunction, kind.FunctionExpression) {
		s, e := u.span(n)
		if s < covered {
			continue // within one that is rewritten
		}
		body := u.tree.Child(n, kind.FBody)
		if body < 0 {
			continue
		}
		if u.tree.Kind(n) == kind.ArrowFunction {
			if u.tree.Kind(body) == kind.StatementBlock || strings.Contains(u.text(body), "\n") {
				continue
			}
			text := u.text(body)
			if u.tree.Kind(body) == kind.ParenthesizedExpression {
				text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
			}
			edits = append(edits, u.replace(body, "{ return "+strings.TrimSpace(text)+"; }"))
			covered = e
			continue
		}
		params := u.tree.Child(n, kind.FParameters)
		if params < 0 || u.tree.Child(n, kind.FName) >= 0 || u.tree.Child(n, kind.FReturnType) >= 0 || u.tree.Child(n, kind.FTypeParameters) >= 0 ||
			u.tree.Kind(u.parent(n)) == kind.NewExpression || u.tree.Kind(u.parent(n)) == kind.Pair || u.tree.Kind(u.parent(n)) == kind.AssignmentExpression ||
			u.tree.Kind(u.parent(n)) == kind.VariableDeclarator || u.mentions(body, "this", "arguments", "new.target") || u.tree.Kind(u.parent(n)) != kind.Arguments {
			continue
		}
		async := ""
		if strings.HasPrefix(u.text(n), "async") {
			async = "async "
		}
		bodyStart, _ := u.span(body)
		edits = append(edits, edit{s, bodyStart, async + u.text(params) + " => "})
	}
	return edits, true
}

// mentions reports whether words occur in a node's text as words.
func (u *unit) mentions(node int32, list ...string) bool {
	text := u.text(node)
	for _, w := range list {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			before := at - len(w) - 1
			if (before < 0 || !isLetter(text[before]) && text[before] != '_' && text[before] != '$') && (at >= len(text) || !isLetter(text[at]) && text[at] != '_') {
				return true
			}
		}
	}
	return false
}

// promises writes what follows an await in an async function as a then: const x = await p; rest
// becomes return p.then((x) => { rest }). The rest must not await, and stand in the function's own
// block, so that a rejection takes the same way as before.
func promises(u *unit) []site {
	var out []site
	for n := range u.all(kind.ArrowFunction, kind.FunctionDeclaration, kind.FunctionExpression, kind.MethodDefinition) {
		body := u.tree.Child(n, kind.FBody)
		if body < 0 || u.tree.Kind(body) != kind.StatementBlock || !u.tree.HasToken(n, kind.ByName("'async'")) || u.tree.HasToken(n, kind.TokStar) {
			continue
		}
		var stmts []int32
		for c := range u.tree.Children(body) {
			stmts = append(stmts, c)
		}
		last := -1
		for i, s := range stmts {
			if u.within(s, false, kind.AwaitExpression) || u.tree.Kind(s) == kind.AwaitExpression {
				last = i
			}
		}
		if last < 0 || last == len(stmts)-1 {
			continue
		}
		s := stmts[last]
		d := u.tree.NamedChild(s, 0)
		if u.tree.Kind(s) != kind.LexicalDeclaration || u.tree.NamedChild(s, 1) >= 0 {
			continue
		}
		pattern, value := u.tree.Child(d, kind.FName), u.tree.Child(d, kind.FValue)
		if pattern < 0 || value < 0 || u.tree.Kind(value) != kind.AwaitExpression || u.tree.Child(d, kind.FType) >= 0 {
			continue
		}
		promise := u.tree.NamedChild(value, 0)
		if promise < 0 || u.tree.Kind(promise) != kind.CallExpression || u.within(promise, false, kind.AwaitExpression) {
			continue
		}
		// What is declared in the rest and used before it would be lost; blocks hide nothing else.
		start, _ := u.span(s)
		_, end := u.span(stmts[len(stmts)-1])
		restStart, _ := u.span(stmts[last+1])
		_, indent := u.lineOf(start)
		rest := strings.TrimRight(u.code[restStart:end], " \n")
		if strings.Contains(rest, "`") && strings.Contains(rest, "\n") {
			continue // indenting would change a template
		}
		text := "return Promise.resolve(" + u.text(promise) + ").then((" + u.text(pattern) + ") => {\n" + indent + "  " +
			strings.ReplaceAll(rest, "\n", "\n  ") + "\n" + indent + "});"
		out = append(out, site{fmt.Sprintf("%d %s", len(out), u.text(pattern)), []edit{{start, end, text}}})
	}
	return out
}

// extract makes a function of an expression that is passed to a call or assigned: of what is joined
// or calculated there, from local names alone.
func extract(u *unit) []site {
	taken := u.names()
	var out []site
	count := map[string]int{}
	for n := range u.all(kind.TemplateString, kind.BinaryExpression, kind.TernaryExpression) {
		p := u.parent(n)
		if k := u.tree.Kind(p); k != kind.Arguments && k != kind.VariableDeclarator && k != kind.Pair && k != kind.ReturnStatement || strings.Contains(u.text(n), "\n") {
			continue
		}
		if u.within(n, true, kind.AwaitExpression, kind.YieldExpression, kind.This, kind.Super, kind.AssignmentExpression, kind.UpdateExpression,
			kind.ArrowFunction, kind.FunctionExpression, kind.AugmentedAssignmentExpression, kind.JsxElement, kind.CallExpression, kind.NewExpression) {
			continue
		}
		fn, top := u.home(n)
		if fn < 0 {
			continue
		}
		params, ok := u.freeNames(n)
		if !ok || len(params) == 0 || len(params) > 4 {
			continue
		}
		name := "compose" + strings.ToUpper(params[0][:1]) + params[0][1:]
		if taken[name] {
			continue
		}
		place := u.placeOf(n)
		count[place]++
		at, _ := u.span(top)
		at, _ = u.lineOf(at)
		typed := ""
		if u.language != "javascript" {
			typed = ": any"
		}
		args := strings.Join(params, ", ")
		def := "function " + name + "(" + strings.Join(params, typed+", ") + typed + ") {\n  return " + u.text(n) + ";\n}\n\n"
		out = append(out, site{fmt.Sprintf("%s %d", place, count[place]), []edit{{at, at, def}, u.replace(n, name+"("+args+")")}})
	}
	return out
}

// home is the innermost function around a node and the statement of the top level that it is in.
func (u *unit) home(n int32) (fn, top int32) {
	fn, top = -1, n
	for at := u.parent(n); at >= 0; at = u.parent(at) {
		if fn < 0 && slices.Contains(functions, u.tree.Kind(at)) {
			fn = at
		}
		if u.tree.Kind(at) != kind.Program {
			top = at
		}
	}
	return fn, top
}

// placeOf names where a node stands in a way that both halves of a pair share: the callee or name
// that it is given to.
func (u *unit) placeOf(n int32) string {
	for at := u.parent(n); at >= 0; at = u.parent(at) {
		switch u.tree.Kind(at) {
		case kind.CallExpression:
			if f := u.tree.Child(at, kind.FFunction); f >= 0 && f != n {
				return "call " + u.text(f)
			}
		case kind.VariableDeclarator:
			if f := u.tree.Child(at, kind.FName); f >= 0 {
				return "name " + u.text(f)
			}
		case kind.ReturnStatement:
			return "return"
		}
	}
	return ""
}

// freeNames lists the names of an expression that are declared in the functions around it, in order.
// It is not ok when a name is declared nowhere and so might be anything.
func (u *unit) freeNames(n int32) ([]string, bool) {
	inner, outer := map[string]bool{}, map[string]bool{}
	for d := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifierPattern) {
		p := u.parent(d)
		switch u.tree.Kind(p) {
		case kind.VariableDeclarator, kind.FormalParameters, kind.RequiredParameter, kind.OptionalParameter, kind.ArrayPattern, kind.RestPattern, kind.PairPattern,
			kind.ObjectPattern, kind.CatchClause, kind.ForInStatement, kind.ArrowFunction, kind.AssignmentPattern, kind.ObjectAssignmentPattern, kind.FunctionDeclaration, kind.ClassDeclaration, kind.ImportSpecifier, kind.ImportClause, kind.NamespaceImport:
		default:
			continue
		}
		if u.tree.Nodes[d].Field == kind.FValue || u.tree.Nodes[d].Field == kind.FRight {
			if u.tree.Kind(p) != kind.PairPattern {
				continue
			}
		}
		if f, _ := u.home(d); f >= 0 && !(u.tree.Kind(p) == kind.FunctionDeclaration && u.parent(p) == 0) {
			inner[u.text(d)] = true
		} else {
			outer[u.text(d)] = true
		}
	}
	free := map[string]bool{}
	ok := true
	start, end := u.span(n)
	for i := range u.tree.Nodes {
		s, e := u.span(int32(i))
		if s < start || e > end || u.tree.Kind(int32(i)) != kind.Identifier {
			continue
		}
		name := u.text(int32(i))
		switch {
		case inner[name] && outer[name]:
			ok = false
		case inner[name]:
			free[name] = true
		case !outer[name] && !slices.Contains(globals, name):
			ok = false
		}
	}
	return slices.Sorted(maps.Keys(free)), ok
}

var globals = []string{"process", "Math", "String", "Number", "Date", "JSON", "undefined", "encodeURIComponent", "window", "document", "location", "Buffer", "Object", "Array"}

// inline puts the expression of a small function in place of a call of it: one that only returns an
// expression of its parameters, called with plain names.
func inline(u *unit) []site {
	var out []site
	for f := range u.all(kind.FunctionDeclaration) {
		if u.parent(f) != 0 || u.tree.HasToken(f, kind.ByName("'async'")) {
			continue
		}
		nameNode, body, params := u.tree.Child(f, kind.FName), u.tree.Child(f, kind.FBody), u.tree.Child(f, kind.FParameters)
		if nameNode < 0 || body < 0 || params < 0 || u.tree.NamedChild(body, 1) >= 0 {
			continue
		}
		ret := u.tree.NamedChild(body, 0)
		if ret < 0 || u.tree.Kind(ret) != kind.ReturnStatement || u.tree.NamedChild(ret, 0) < 0 {
			continue
		}
		value := u.tree.NamedChild(ret, 0)
		if u.mentions(value, "this", "arguments", u.text(nameNode)) || u.within(ret, true, kind.ArrowFunction, kind.FunctionExpression, kind.Regex, kind.Object) {
			continue
		}
		var names []string
		plain := true
		for p := range u.tree.Children(params) {
			if u.tree.Kind(p) == kind.RequiredParameter {
				p = u.tree.Child(p, kind.FPattern)
			}
			if p < 0 || u.tree.Kind(p) != kind.Identifier {
				plain = false
				continue
			}
			names = append(names, u.text(p))
		}
		var uses []int32
		for i := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifier) {
			if u.text(i) == u.text(nameNode) && i != nameNode {
				uses = append(uses, i)
			}
		}
		if !plain || len(uses) != 1 {
			continue
		}
		if s, ok := u.inlined(f, value, uses[0], names); ok {
			out = append(out, s)
		}
	}
	return out
}

// inlined is the site of one call of a function, if its arguments are plain names or members.
func (u *unit) inlined(f, value, use int32, names []string) (site, bool) {
	call := u.parent(use)
	if u.tree.Kind(call) != kind.CallExpression || u.tree.Child(call, kind.FFunction) != use {
		return site{}, false
	}
	args := u.tree.Child(call, kind.FArguments)
	to := map[string]string{}
	i := 0
	for a := range u.tree.Children(args) {
		if i >= len(names) || !u.plainMember(a) {
			return site{}, false
		}
		to[names[i]] = u.text(a)
		i++
	}
	// A name of the body that means something else where the call stands would be caught.
	outside := map[string]bool{}
	fs, fe := u.span(f)
	for d := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifierPattern) {
		if s, _ := u.span(d); s < fs || s > fe {
			if h, _ := u.home(d); h >= 0 {
				outside[u.text(d)] = true
			}
		}
	}
	if i != len(names) {
		return site{}, false
	}
	var inner []edit
	vs, ve := u.span(value)
	for d := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifier) {
		s, e := u.span(d)
		if s < vs || e > ve {
			continue
		}
		name := u.text(d)
		arg, ok := to[name]
		switch {
		case ok && u.tree.Kind(d) == kind.ShorthandPropertyIdentifier:
			arg = name + ": " + arg
		case !ok && outside[name] && !slices.Contains(globals, name) && declaredTop(u)[name]:
			// a name of the top level, used in both places: the same thing unless it is hidden there
			if u.shadowed(name, call) {
				return site{}, false
			}
			continue
		case !ok:
			continue
		}
		inner = append(inner, edit{s - vs, e - vs, arg})
	}
	body := &unit{language: u.language, code: u.text(value)}
	text, ok := body.apply(inner)
	if !ok {
		return site{}, false
	}
	_, end := u.span(f)
	for end < len(u.code) && u.code[end] == '\n' {
		end++
	}
	start, _ := u.span(f)
	return site{"inline " + u.text(use), []edit{{start, end, ""}, u.replace(call, "("+text+")")}}, true
}

// declaredTop lists the names that the top level declares.
func declaredTop(u *unit) map[string]bool {
	out := map[string]bool{}
	for _, s := range u.top() {
		for _, n := range declared(u, s) {
			out[n] = true
		}
	}
	return out
}

// shadowed reports whether a function around a node declares a name of its own.
func (u *unit) shadowed(name string, node int32) bool {
	for d := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifierPattern) {
		if u.text(d) != name {
			continue
		}
		switch u.tree.Kind(u.parent(d)) {
		case kind.VariableDeclarator, kind.FormalParameters, kind.RequiredParameter, kind.ObjectPattern, kind.ArrayPattern, kind.PairPattern:
			if h, _ := u.home(d); h >= 0 && u.tree.Nodes[d].Field != kind.FValue {
				return true
			}
		}
	}
	return false
}
