package expand

import (
	_ "embed"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/dataset/lex"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
	"gopkg.in/yaml.v3"
)

var (
	//go:embed vocabulary.yaml
	vocabularyYAML []byte
	//go:embed noise.yaml
	noiseYAML []byte
)

type vocabulary struct {
	Domains [][]string
	Names   map[string][]string
	noise   []string
	nouns   map[string]bool
}

// words is part of the program: a fault in it is one of the program, which the tests find.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{nouns: map[string]bool{}}
	if err := yaml.Unmarshal(vocabularyYAML, v); err != nil {
		panic(fmt.Sprintf("vocabulary.yaml: %v", err))
	}
	if err := yaml.Unmarshal(noiseYAML, &v.noise); err != nil {
		panic(fmt.Sprintf("noise.yaml: %v", err))
	}
	for _, d := range v.Domains {
		for _, n := range d {
			v.nouns[n] = true
		}
	}
	return v
})

// pick draws one of a list.
func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// domain tells both halves in another trade: every noun of the vocabulary that occurs in a name or
// string is replaced by one of another domain, everywhere alike. Where words are told apart by their
// case and plural s, so are their replacements.
func domain(r *rand.Rand, halves []*unit) ([]string, bool) {
	v := words()
	present := map[string]bool{}
	for _, u := range halves {
		for _, w := range wordsOf(u) {
			if v.nouns[w] {
				present[w] = true
			}
		}
	}
	if len(present) == 0 {
		return nil, false
	}
	var pool []string
	for _, d := range v.Domains {
		if !slices.ContainsFunc(d, func(n string) bool { return present[n] }) {
			pool = append(pool, d...)
		}
	}
	if len(pool) < len(present) {
		return nil, false
	}
	r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	to := map[string]string{}
	for i, w := range slices.Sorted(maps.Keys(present)) {
		to[w] = pool[i]
	}
	var out []string
	for _, u := range halves {
		out = append(out, swapWords(u, to))
	}
	return out, true
}

// singular takes a plural s off a noun of the vocabulary.
func singular(word string) (string, bool) {
	if w, ok := strings.CutSuffix(word, "s"); ok && words().nouns[w] {
		return w, true
	}
	return word, false
}

// wordsOf lists the words in names and strings, lower case and singular.
func wordsOf(u *unit) []string {
	var out []string
	for _, t := range lex.Tokens(u.language, u.code) {
		if t.Kind == lex.Name || t.Kind == lex.String {
			each(t.Text(u.code), func(w string) string {
				s, _ := singular(strings.ToLower(w))
				out = append(out, s)
				return w
			})
		}
	}
	return out
}

// each replaces the words of a text: runs of letters, parted where a capital follows a small letter.
func each(text string, of func(string) string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && isLetter(text[j]) && (j == i || !isUpper(text[j]) || isUpper(text[j-1])) {
			j++
		}
		if j == i {
			b.WriteByte(text[i])
			i++
			continue
		}
		if i > 0 && text[i-1] == '\\' { // an escape such as \n
			b.WriteString(text[i:j])
		} else {
			b.WriteString(of(text[i:j]))
		}
		i = j
	}
	return b.String()
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || isUpper(c) }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }

func swapWords(u *unit, to map[string]string) string {
	var b strings.Builder
	for _, t := range lex.Tokens(u.language, u.code) {
		text := t.Text(u.code)
		if t.Kind == lex.Name || t.Kind == lex.String || t.Kind == lex.Comment {
			text = each(text, func(w string) string {
				base, plural := singular(strings.ToLower(w))
				other, ok := to[base]
				if !ok {
					return w
				}
				if plural {
					other += "s"
				}
				switch {
				case w == strings.ToUpper(w):
					return strings.ToUpper(other)
				case isUpper(w[0]):
					return strings.ToUpper(other[:1]) + other[1:]
				}
				return other
			})
		}
		b.WriteString(text)
	}
	return b.String()
}

// rename gives local names others, in both halves alike. Only names that the code declares, and that
// are in no way part of an interface, are touched.
func rename(r *rand.Rand, halves []*unit) ([]string, bool) {
	taken, candidates := map[string]bool{}, map[string]bool{}
	barred := map[string]bool{}
	for _, u := range halves {
		maps.Copy(taken, u.names())
		free, fixed := u.locals()
		maps.Copy(candidates, free)
		maps.Copy(barred, fixed)
	}
	to := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(candidates)) {
		choices := words().Names[name]
		if barred[name] || len(choices) == 0 || r.IntN(4) == 0 {
			continue
		}
		other := pick(r, choices)
		if taken[other] {
			continue
		}
		taken[other] = true
		to[name] = other
	}
	if len(to) == 0 {
		return nil, false
	}
	var out []string
	for _, u := range halves {
		code, ok := u.apply(u.renamed(to))
		if !ok {
			return nil, false
		}
		out = append(out, code)
	}
	return out, true
}

// locals tells the names that the code declares within functions or as its own functions, and those
// that may not be touched: imported by name, exported, or global.
func (u *unit) locals() (free, fixed map[string]bool) {
	free, fixed = map[string]bool{}, map[string]bool{}
	for n := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifierPattern, kind.ShorthandPropertyIdentifier) {
		name, p := u.text(n), u.parent(n)
		switch u.tree.Kind(p) {
		case kind.ImportSpecifier, kind.ExportSpecifier, kind.ImportClause, kind.NamespaceImport, kind.JsxOpeningElement, kind.JsxSelfClosingElement, kind.JsxClosingElement:
			fixed[name] = true
		case kind.VariableDeclarator, kind.FunctionDeclaration, kind.CatchClause, kind.FormalParameters, kind.RequiredParameter, kind.OptionalParameter,
			kind.ArrayPattern, kind.RestPattern, kind.PairPattern, kind.ForInStatement, kind.ArrowFunction:
			if declares(u, p, n) {
				free[name] = true
			}
		}
		if u.tree.Kind(n) == kind.ShorthandPropertyIdentifierPattern {
			free[name] = true
		}
	}
	for n := range u.all(kind.AccessibilityModifier) { // constructor(private x) declares this.x too
		for c := range u.tree.Children(u.parent(n)) {
			if u.tree.Kind(c) == kind.Identifier {
				fixed[u.text(c)] = true
			}
		}
	}
	for n := range u.all(kind.ExportStatement) { // what is exported by its declaration keeps its name
		for d := range u.all(kind.Identifier) {
			if u.parent(d) >= 0 && (u.parent(u.parent(d)) == n || u.parent(u.parent(u.parent(d))) == n) {
				fixed[u.text(d)] = true
			}
		}
	}
	return free, fixed
}

// declares reports whether a name at this place of its parent is being declared, rather than used.
func declares(u *unit, parent, node int32) bool {
	switch u.tree.Nodes[node].Field {
	case kind.FValue, kind.FRight, kind.FBody:
		return u.tree.Kind(parent) == kind.PairPattern
	}
	return true
}

// renamed are the edits that rename identifiers, with shorthands written out.
func (u *unit) renamed(to map[string]string) []edit {
	var edits []edit
	for n := range u.all(kind.Identifier, kind.ShorthandPropertyIdentifier, kind.ShorthandPropertyIdentifierPattern) {
		name := u.text(n)
		other, ok := to[name]
		if !ok {
			continue
		}
		if u.tree.Kind(n) != kind.Identifier {
			other = name + ": " + other
		}
		edits = append(edits, u.replace(n, other))
	}
	return edits
}

// surround puts code that has nothing to do with the flaw beside a block, in both halves alike.
func surround(r *rand.Rand, halves []*unit) ([]string, bool) {
	v := words()
	noun := pick(r, pick(r, v.Domains))
	taken := map[string]bool{}
	for _, u := range halves {
		maps.Copy(taken, u.names())
	}
	text := strings.NewReplacer("%N", noun, "%C", strings.ToUpper(noun[:1])+noun[1:]).Replace(pick(r, v.noise))
	added, err := newUnit(halves[0].language, text)
	if err != nil || added.tree == nil {
		return nil, false
	}
	for _, s := range added.top() {
		for _, name := range declared(added, s) {
			if taken[name] {
				return nil, false
			}
		}
	}
	place := r.IntN(3)
	var out []string
	for _, u := range halves {
		top := u.top()
		if len(top) == 0 {
			return nil, false
		}
		at := len(u.code)
		switch imports := slices.IndexFunc(top, func(n int32) bool { return !u.imports(n) }); {
		case place == 0 && imports >= 0:
			at, _ = u.span(top[imports])
			at, _ = u.lineOf(at)
		case place == 1:
			for _, n := range top {
				if s, _ := u.span(n); u.tree.Kind(n) == kind.FunctionDeclaration || u.tree.Kind(n) == kind.ClassDeclaration {
					at, _ = u.lineOf(s)
					break
				}
			}
		}
		head, tail := u.code[:at], u.code[at:]
		if head != "" && !strings.HasSuffix(head, "\n\n") {
			head = strings.TrimRight(head, "\n") + "\n\n"
		}
		if tail != "" {
			tail = "\n" + tail
		}
		out = append(out, head+text+tail)
	}
	return out, true
}

// imports reports whether a statement of the top level imports, or only directs.
func (u *unit) imports(n int32) bool {
	switch u.tree.Kind(n) {
	case kind.ImportStatement:
		return true
	case kind.ExpressionStatement:
		c := u.tree.NamedChild(n, 0)
		return c >= 0 && u.tree.Kind(c) == kind.String
	case kind.LexicalDeclaration, kind.VariableDeclaration:
		return strings.Contains(u.text(n), "require(")
	}
	return false
}

// declared lists the names that a statement declares.
func declared(u *unit, stmt int32) []string {
	var out []string
	switch u.tree.Kind(stmt) {
	case kind.FunctionDeclaration, kind.ClassDeclaration, kind.GeneratorFunctionDeclaration:
		if n := u.tree.Child(stmt, kind.FName); n >= 0 {
			out = append(out, u.text(n))
		}
	case kind.LexicalDeclaration, kind.VariableDeclaration:
		for d := range u.tree.Children(stmt) {
			if n := u.tree.Child(d, kind.FName); n >= 0 && u.tree.Kind(n) == kind.Identifier {
				out = append(out, u.text(n))
			}
		}
	}
	return out
}
