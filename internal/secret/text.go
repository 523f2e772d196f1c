package secret

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// value is what a string or template says. A template's substitutions are "${}" in it, and it is then
// not whole.
func (s *finder) value(n int32) (text string, whole bool) {
	if s.t.Kind(n) == kind.String {
		raw := s.t.Text(n)
		if len(raw) < 2 {
			return "", false
		}
		return strings.ReplaceAll(raw[1:len(raw)-1], `\`+raw[:1], raw[:1]), true
	}
	var b strings.Builder
	whole = true
	for c := range s.t.Children(n) {
		if s.t.Kind(c) == kind.TemplateSubstitution {
			b.WriteString("${}")
			whole = false
			continue
		}
		b.WriteString(s.t.Text(c))
	}
	return b.String(), whole
}

// declare finds out what names stand for: modules and what is imported from them, and texts of
// variables that are declared once and never written again.
func (s *finder) declare() {
	s.modules, s.constants = map[string]string{}, map[string]int32{}
	seen := map[string]bool{}
	for n := range int32(len(s.t.Nodes)) {
		switch s.t.Kind(n) {
		case kind.ImportStatement:
			s.imports(n)
		case kind.VariableDeclarator:
			s.declarator(n, seen)
		case kind.AssignmentExpression, kind.AugmentedAssignmentExpression:
			if left := s.t.Child(n, kind.FLeft); left >= 0 && s.t.Kind(left) == kind.Identifier {
				delete(s.constants, s.t.Text(left))
				seen[s.t.Text(left)] = true
			}
		}
	}
}

func (s *finder) declarator(n int32, seen map[string]bool) {
	name, value := s.t.Child(n, kind.FName), s.unwrap(s.t.Child(n, kind.FValue))
	if name < 0 {
		return
	}
	if module := s.required(value); module != "" {
		s.bind(name, module)
		return
	}
	if s.t.Kind(name) != kind.Identifier {
		return
	}
	id := s.t.Text(name)
	delete(s.constants, id)
	value = s.converted(value)
	if value >= 0 && !seen[id] && (s.t.Kind(value) == kind.String || s.t.Kind(value) == kind.TemplateString) {
		s.constants[id] = value
	}
	seen[id] = true
}

// converted is the text that an expression is, or converts: Buffer.from("…", "hex").
func (s *finder) converted(n int32) int32 {
	for n >= 0 && s.t.Kind(n) == kind.CallExpression && s.words.Conversions.MatchString(s.calleeOf(n)) {
		n = s.unwrap(s.t.NamedChild(s.t.Child(n, kind.FArguments), 0))
	}
	return n
}

// unwrap is the expression within parentheses and type assertions.
func (s *finder) unwrap(n int32) int32 {
	for n >= 0 {
		switch s.t.Kind(n) {
		case kind.ParenthesizedExpression, kind.AsExpression, kind.SatisfiesExpression, kind.NonNullExpression, kind.AwaitExpression:
			n = s.t.NamedChild(n, 0)
		default:
			return n
		}
	}
	return n
}

// required is the module that an expression requires, with the members read of it.
func (s *finder) required(n int32) string {
	if n < 0 {
		return ""
	}
	switch s.t.Kind(n) {
	case kind.MemberExpression:
		if m := s.required(s.t.Child(n, kind.FObject)); m != "" {
			return m + "." + s.t.Text(s.t.Child(n, kind.FProperty))
		}
	case kind.CallExpression:
		if f := s.t.Child(n, kind.FFunction); f >= 0 && s.t.Text(f) == "require" {
			if a := s.t.NamedChild(s.t.Child(n, kind.FArguments), 0); a >= 0 && s.t.Kind(a) == kind.String {
				return s.module(a)
			}
		}
	}
	return ""
}

func (s *finder) module(n int32) string {
	m, _ := s.value(n)
	return strings.TrimPrefix(m, "node:")
}

// bind notes that a name, or the names of a pattern, stand for a module or its members.
func (s *finder) bind(name int32, module string) {
	if s.t.Kind(name) == kind.Identifier {
		s.modules[s.t.Text(name)] = module
		return
	}
	for c := range s.t.Children(name) {
		switch s.t.Kind(c) {
		case kind.ShorthandPropertyIdentifierPattern:
			s.modules[s.t.Text(c)] = module + "." + s.t.Text(c)
		case kind.PairPattern:
			if k, v := s.t.Child(c, kind.FKey), s.t.Child(c, kind.FValue); k >= 0 && v >= 0 && s.t.Kind(v) == kind.Identifier {
				s.modules[s.t.Text(v)] = module + "." + s.t.Text(k)
			}
		}
	}
}

// imports notes the names of an import statement.
func (s *finder) imports(n int32) {
	from := s.t.Child(n, kind.FSource)
	if from < 0 {
		return
	}
	module := s.module(from)
	for c := n + 1; int(c) < len(s.t.Nodes) && s.t.Nodes[c].Start < s.t.Nodes[n].End; c++ {
		switch s.t.Kind(c) {
		case kind.Identifier:
			if p := s.t.Kind(s.t.Nodes[c].Parent); p == kind.ImportClause || p == kind.NamespaceImport {
				s.modules[s.t.Text(c)] = module
			}
		case kind.ImportSpecifier:
			name, alias := s.t.Child(c, kind.FName), s.t.Child(c, kind.FAlias)
			if alias < 0 {
				alias = name
			}
			if name < 0 {
				continue
			}
			if s.t.Text(name) == "default" {
				s.modules[s.t.Text(alias)] = module
			} else {
				s.modules[s.t.Text(alias)] = module + "." + s.t.Text(name)
			}
		}
	}
}

// snake writes a name in snake case: jwtSecret, JWT_SECRET and jwt-secret are jwt_secret.
func snake(name string) string {
	var b strings.Builder
	lower, upper := false, false // what the last character was
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			next := i+1 < len(name) && name[i+1] >= 'a' && name[i+1] <= 'z'
			if lower || upper && next {
				b.WriteByte('_')
			}
			b.WriteByte(c + 'a' - 'A')
			lower, upper = false, true
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteByte(c)
			lower, upper = c >= 'a', c < 'a' && upper
		default:
			if t := b.String(); t != "" && t[len(t)-1] != '_' {
				b.WriteByte('_')
			}
			lower, upper = false, false
		}
	}
	return strings.Trim(b.String(), "_")
}
