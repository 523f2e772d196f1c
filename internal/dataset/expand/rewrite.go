package expand

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// A rewriting changes both halves of a pair in the same way, without changing what either does. It
// declines when there is nothing for it to do in one of them.
type rewriting struct {
	name string
	do   func(r *rand.Rand, halves []*unit) ([]string, bool)
	// parsed rewritings need a syntax tree.
	parsed bool
}

// structural are the rewritings that variants draw from, in the order they are applied.
var structural = []rewriting{
	{"modules", both(modules), true},
	{"types", types, true},
	{"promises", matched(promises), true},
	{"arrows", both(arrows), true},
	{"helpers", matched(extract), true},
	{"inlining", matched(inline), true},
	{"templates", both(templates), true},
	{"destructuring", both(destructuring), true},
	{"order", both(reorder), true},
	{"declarations", both(declarations), true},
	{"quotes", both(quotes), true},
	{"indentation", both(indentation("    ")), true},
	{"tabs", both(indentation("\t")), true},
}

// both makes a rewriting of one that does all of a text in one go. It must change both halves.
func both(do func(u *unit) ([]edit, bool)) func(*rand.Rand, []*unit) ([]string, bool) {
	return func(_ *rand.Rand, halves []*unit) ([]string, bool) {
		var out []string
		for _, u := range halves {
			edits, ok := do(u)
			if !ok || len(edits) == 0 {
				return nil, false
			}
			code, ok := u.apply(edits)
			if !ok {
				return nil, false
			}
			out = append(out, code)
		}
		return out, true
	}
}

// site is a place that a rewriting can be applied to. Sites of the two halves with the same key are
// the same place.
type site struct {
	key   string
	edits []edit
}

// matched makes a rewriting of one that is applied to one site, which both halves must have.
func matched(find func(u *unit) []site) func(*rand.Rand, []*unit) ([]string, bool) {
	return func(r *rand.Rand, halves []*unit) ([]string, bool) {
		var sites [][]site
		for _, u := range halves {
			sites = append(sites, find(u))
		}
		var keys []string
		for _, s := range sites[0] {
			if slices.ContainsFunc(sites[1], func(t site) bool { return t.key == s.key }) {
				keys = append(keys, s.key)
			}
		}
		if len(keys) == 0 {
			return nil, false
		}
		key := pick(r, keys)
		var out []string
		for i, u := range halves {
			at := slices.IndexFunc(sites[i], func(s site) bool { return s.key == key })
			code, ok := u.apply(sites[i][at].edits)
			if !ok {
				return nil, false
			}
			out = append(out, code)
		}
		return out, true
	}
}

// quotes turns single quotes into double ones, or the other way round, where a string holds neither.
func quotes(u *unit) ([]edit, bool) {
	single, double := 0, 0
	for n := range u.all(kind.String) {
		if strings.HasPrefix(u.text(n), "'") {
			single++
		} else {
			double++
		}
	}
	from, to := "'", `"`
	if double > single {
		from, to = to, from
	}
	var edits []edit
	for n := range u.all(kind.String) {
		if u.tree.Kind(u.parent(n)) == kind.JsxAttribute {
			continue
		}
		text := u.text(n)
		if strings.HasPrefix(text, from) && len(text) >= 2 && !strings.ContainsAny(text[1:len(text)-1], `'"\`) {
			edits = append(edits, u.replace(n, to+text[1:len(text)-1]+to))
		}
	}
	return edits, true
}

// indentation turns steps of two spaces into others, outside of templates and comments.
func indentation(step string) func(u *unit) ([]edit, bool) {
	return func(u *unit) ([]edit, bool) {
		opaque := map[int]bool{}
		for n := range u.all(kind.TemplateString, kind.Comment, kind.JsxText) {
			s, e := u.span(n)
			for i := s; i < e; i++ {
				if u.code[i] == '\n' {
					opaque[i+1] = true
				}
			}
		}
		var edits []edit
		for at := 0; at < len(u.code); {
			end := at + strings.IndexByte(u.code[at:]+"\n", '\n')
			line := u.code[at:end]
			spaces := len(line) - len(strings.TrimLeft(line, " "))
			if strings.HasPrefix(line, "\t") {
				return nil, false
			}
			if spaces > 0 && !opaque[at] {
				edits = append(edits, edit{at, at + spaces, strings.Repeat(step, spaces/2) + strings.Repeat(" ", spaces%2)})
			}
			at = end + 1
		}
		return edits, true
	}
}

// declarations turns const into let.
func declarations(u *unit) ([]edit, bool) {
	var edits []edit
	for n := range u.all(kind.LexicalDeclaration) {
		if s, _ := u.span(n); strings.HasPrefix(u.code[s:], "const ") && u.tree.Kind(u.parent(n)) != kind.Program {
			edits = append(edits, edit{s, s + len("const"), "let"})
		}
	}
	return edits, true
}

// templates turns template literals into sums of strings.
func templates(u *unit) ([]edit, bool) {
	var edits []edit
	for n := range u.all(kind.TemplateString) {
		p := u.parent(n)
		if u.tree.Kind(p) == kind.CallExpression || u.tree.Kind(p) == kind.LiteralType || u.within(n, true, kind.TemplateString) {
			continue // tagged, or with another inside
		}
		if text, ok := u.sum(n); ok {
			if k := u.tree.Kind(p); k == kind.MemberExpression || k == kind.BinaryExpression || k == kind.AwaitExpression || k == kind.UnaryExpression || k == kind.TernaryExpression || k == kind.NonNullExpression || k == kind.AsExpression {
				text = "(" + text + ")"
			}
			edits = append(edits, u.replace(n, text))
		}
	}
	return edits, true
}

// sum writes a template literal as a sum that begins with a string, so that every part is made one.
func (u *unit) sum(n int32) (string, bool) {
	start, end := u.span(n)
	var parts []string
	at := start + 1
	literal := func(to int) bool {
		text := u.code[at:to]
		if strings.ContainsAny(text, "\n\\'") {
			return false
		}
		if text != "" || len(parts) == 0 {
			parts = append(parts, "'"+text+"'")
		}
		return true
	}
	for c := range u.tree.Children(n) {
		if u.tree.Kind(c) != kind.TemplateSubstitution {
			continue
		}
		s, e := u.span(c)
		if !literal(s) {
			return "", false
		}
		inner := u.tree.NamedChild(c, 0)
		if inner < 0 {
			return "", false
		}
		text := u.text(inner)
		switch u.tree.Kind(inner) {
		case kind.Identifier, kind.MemberExpression, kind.CallExpression, kind.SubscriptExpression, kind.ParenthesizedExpression:
		default:
			text = "(" + text + ")"
		}
		parts = append(parts, text)
		at = e
	}
	if len(parts) == 0 || !literal(end-1) {
		return "", false
	}
	return strings.Join(parts, " + "), true
}

// destructuring writes const { a, b } = x.y as single declarations.
func destructuring(u *unit) ([]edit, bool) {
	var edits []edit
	for n := range u.all(kind.LexicalDeclaration) {
		d := u.tree.NamedChild(n, 0)
		if u.tree.NamedChild(n, 1) >= 0 || u.tree.Kind(u.parent(n)) == kind.ForStatement {
			continue
		}
		pattern, value := u.tree.Child(d, kind.FName), u.tree.Child(d, kind.FValue)
		if pattern < 0 || value < 0 || u.tree.Kind(pattern) != kind.ObjectPattern || !u.plainMember(value) {
			continue
		}
		s, e := u.span(n)
		_, indent := u.lineOf(s)
		var lines []string
		ok := true
		word, _, _ := strings.Cut(u.text(n), " ")
		for c := range u.tree.Children(pattern) {
			switch u.tree.Kind(c) {
			case kind.ShorthandPropertyIdentifierPattern:
				lines = append(lines, word+" "+u.text(c)+" = "+u.text(value)+"."+u.text(c)+";")
			case kind.PairPattern:
				key, to := u.tree.Child(c, kind.FKey), u.tree.Child(c, kind.FValue)
				if key < 0 || to < 0 || u.tree.Kind(key) != kind.PropertyIdentifier || u.tree.Kind(to) != kind.Identifier {
					ok = false
					continue
				}
				lines = append(lines, word+" "+u.text(to)+" = "+u.text(value)+"."+u.text(key)+";")
			default:
				ok = false
			}
		}
		if ok && len(lines) > 0 {
			edits = append(edits, edit{s, e, strings.Join(lines, "\n"+indent)})
		}
	}
	return edits, true
}

// plainMember reports whether an expression is a name or a chain of members of one: evaluating it
// twice is the same as once.
func (u *unit) plainMember(n int32) bool {
	switch u.tree.Kind(n) {
	case kind.Identifier, kind.This:
		return true
	case kind.MemberExpression:
		o := u.tree.Child(n, kind.FObject)
		return o >= 0 && u.plainMember(o) && !strings.Contains(u.text(n), "?.")
	}
	return false
}

// reorder turns the order of the functions declared at the top level round: they are all there
// before anything runs.
func reorder(u *unit) ([]edit, bool) {
	var movable []int32
	for _, n := range u.top() {
		if u.tree.Kind(n) == kind.FunctionDeclaration || u.tree.Kind(n) == kind.GeneratorFunctionDeclaration {
			movable = append(movable, n)
		}
	}
	if len(movable) < 2 {
		return nil, false
	}
	var edits []edit
	for i, n := range movable {
		edits = append(edits, u.replace(n, u.text(movable[len(movable)-1-i])))
	}
	return edits, true
}
