package secret

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// place is what a text is given to.
type place struct {
	names    []string // in snake case, nearest first
	keys     []string // on the way down from the argument to the text
	callee   string   // of the call whose argument it is, or stands in; "" without one
	argument int
	siblings []string // the other keys of the object it stands in, in snake case
	fallback bool     // it stands in for a setting that is missing
	compared bool     // something is compared with it
	value    bool     // it is a value at all, not a key or a statement
	testOnly bool     // on a branch for tests
}

// placeOf walks up from a text to what it is given to.
func (s *finder) placeOf(n int32) place {
	p := place{}
	for up := s.t.Nodes[n].Parent; up >= 0; n, up = up, s.t.Nodes[up].Parent {
		if !s.step(&p, n, up) {
			break
		}
	}
	return p
}

// step notes what the parent of an expression makes of it, and reports whether to go on from there.
func (s *finder) step(p *place, n, up int32) bool {
	field := s.t.Nodes[n].Field
	switch s.t.Kind(up) {
	case kind.ParenthesizedExpression, kind.AsExpression, kind.SatisfiesExpression, kind.NonNullExpression,
		kind.AwaitExpression, kind.JsxExpression, kind.TypeAssertion:
		return true
	case kind.TernaryExpression:
		if c := s.t.Child(up, kind.FCondition); c >= 0 && strings.Contains(s.t.Text(c), "test") && field == kind.FConsequence {
			p.testOnly = true
		}
		return field != kind.FCondition
	case kind.BinaryExpression:
		return s.binary(p, n, up)
	case kind.Array:
		p.keys = append([]string{"#"}, p.keys...)
		return true
	case kind.Object:
		return true
	case kind.Pair:
		return field == kind.FValue && s.pair(p, up)
	case kind.Arguments:
		return s.argument(p, n, up)
	case kind.CallExpression, kind.NewExpression: // of a conversion
		return true
	case kind.MemberExpression:
		return field == kind.FObject && s.convertsReceiver(up)
	}
	s.target(p, n, up)
	return false
}

// binary goes on through a default for a missing setting, and notes comparisons.
func (s *finder) binary(p *place, n, up int32) bool {
	left, right := s.t.Child(up, kind.FLeft), s.t.Child(up, kind.FRight)
	switch s.t.Text(s.t.Child(up, kind.FOperator)) {
	case "||", "??":
		if n == right {
			p.fallback = true
			p.names = append(p.names, s.nameOf(left))
		}
		return true
	case "==", "===":
		other := left
		if n == left {
			other = right
		}
		p.compared, p.value = true, true
		p.names = append(p.names, s.nameOf(other))
	}
	return false
}

func (s *finder) pair(p *place, pair int32) bool {
	key := s.keyOf(s.t.Child(pair, kind.FKey))
	p.keys = append([]string{key}, p.keys...)
	p.value = true
	if len(p.keys) == 1 || p.keys[1] == "#" && len(p.keys) == 2 {
		p.names = append(p.names, snake(key))
		for c := range s.t.Children(s.t.Nodes[pair].Parent) {
			switch s.t.Kind(c) {
			case kind.Pair:
				p.siblings = append(p.siblings, snake(s.keyOf(s.t.Child(c, kind.FKey))))
			case kind.ShorthandPropertyIdentifier:
				p.siblings = append(p.siblings, snake(s.t.Text(c)))
			}
		}
	}
	return true
}

// argument notes the call, or goes on through one that only converts.
func (s *finder) argument(p *place, n, up int32) bool {
	call := s.t.Nodes[up].Parent
	if call < 0 {
		return false
	}
	callee := s.calleeOf(call)
	index, i := -1, 0
	for c := range s.t.Children(up) {
		if c == n {
			index = i
		}
		i++
	}
	if len(p.keys) == 0 {
		if index == 0 && s.words.Conversions.MatchString(callee) {
			return true
		}
		if index == 1 && s.words.Settings.MatchString(callee) {
			if first := s.t.NamedChild(up, 0); s.t.Kind(first) == kind.String {
				name, _ := s.value(first)
				if strings.HasPrefix(name, "-") || strings.Contains(name, " ") {
					return false // an option of the command line and its description
				}
				p.names = append(p.names, snake(lastKey(name)))
				p.fallback = !strings.Contains(strings.ToLower(callee), "set") && !strings.HasSuffix(callee, "append") && !strings.HasSuffix(callee, "header")
			}
		}
	}
	p.callee, p.argument, p.value = callee, index, true
	return false
}

// lastKey is the last part of a setting's name: "auth.jwt.secret" is its last two.
func lastKey(name string) string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == ':' || r == '/' })
	if n := len(parts); n > 2 {
		parts = parts[n-2:]
	}
	return strings.Join(parts, "_")
}

// convertsReceiver reports whether a member is that of a call such as "text".trim().
func (s *finder) convertsReceiver(member int32) bool {
	call := s.t.Nodes[member].Parent
	if call < 0 || s.t.Kind(call) != kind.CallExpression || s.t.Nodes[member].Field != kind.FFunction {
		return false
	}
	switch s.t.Text(s.t.Child(member, kind.FProperty)) {
	case "trim", "toString", "padEnd", "padStart", "repeat":
		return true
	}
	return false
}

// target notes the variable, member or parameter that is given a text.
func (s *finder) target(p *place, n, up int32) {
	var to int32 = -1
	switch s.t.Kind(up) {
	case kind.VariableDeclarator:
		to = s.t.Child(up, kind.FName)
	case kind.AssignmentExpression, kind.AugmentedAssignmentExpression:
		to = s.t.Child(up, kind.FLeft)
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		to = s.t.Child(up, kind.FLeft)
		if parent := s.t.Nodes[up].Parent; parent >= 0 && s.t.Kind(parent) == kind.PairPattern {
			to = s.t.Child(parent, kind.FKey)
		}
		p.fallback = s.fromEnvironment(up)
	case kind.PublicFieldDefinition, kind.FieldDefinition, kind.EnumAssignment, kind.JsxAttribute:
		to = s.t.NamedChild(up, 0)
		for c := range s.t.Children(up) {
			if k := s.t.Kind(c); k == kind.PropertyIdentifier || k == kind.PrivatePropertyIdentifier {
				to = c
				break
			}
		}
	case kind.RequiredParameter, kind.OptionalParameter:
		to = s.t.Child(up, kind.FPattern)
	case kind.ReturnStatement, kind.ArrowFunction:
		p.value = true
		p.names = append(p.names, strings.TrimPrefix(strings.TrimPrefix(s.functionName(up), "get_"), "load_"))
		return
	default:
		return
	}
	if to == n || to < 0 {
		return
	}
	p.value = true
	if len(p.keys) == 0 {
		p.names = append(p.names, s.nameOf(to))
	} else if name, ok := s.element(p, to); ok {
		p.names = append(p.names, name)
	}
}

// element names the list that a text is an element of, when nothing nearer has a name.
func (s *finder) element(p *place, to int32) (string, bool) {
	if len(p.keys) != 1 || p.keys[0] != "#" {
		return "", false
	}
	if s.t.Text(to) == "app.keys" {
		return "cookie_secret", true // Koa signs its cookies with them
	}
	return strings.TrimSuffix(s.nameOf(to), "s"), true
}

// fromEnvironment reports whether a pattern takes process.env apart.
func (s *finder) fromEnvironment(n int32) bool {
	for ; n >= 0; n = s.t.Nodes[n].Parent {
		if s.t.Kind(n) == kind.VariableDeclarator {
			v := s.t.Child(n, kind.FValue)
			return v >= 0 && strings.HasSuffix(s.t.Text(v), "env")
		}
	}
	return false
}

// functionName is the name of the function that a statement stands in, in snake case.
func (s *finder) functionName(n int32) string {
	for ; n >= 0; n = s.t.Nodes[n].Parent {
		switch s.t.Kind(n) {
		case kind.FunctionDeclaration, kind.MethodDefinition:
			return snake(s.t.Text(s.t.Child(n, kind.FName)))
		case kind.ArrowFunction, kind.FunctionExpression:
			switch parent := s.t.Nodes[n].Parent; s.t.Kind(parent) {
			case kind.VariableDeclarator:
				return s.nameOf(s.t.Child(parent, kind.FName))
			case kind.Pair:
				return snake(s.keyOf(s.t.Child(parent, kind.FKey)))
			}
			return ""
		}
	}
	return ""
}

// nameOf is the name that an expression ends in, in snake case: that of the member read, of the
// variable, of the setting asked for.
func (s *finder) nameOf(n int32) string {
	n = s.unwrap(n)
	if n < 0 {
		return ""
	}
	switch s.t.Kind(n) {
	case kind.MemberExpression:
		return snake(s.t.Text(s.t.Child(n, kind.FProperty)))
	case kind.SubscriptExpression:
		if i := s.t.Child(n, kind.FIndex); i >= 0 && s.t.Kind(i) == kind.String {
			return snake(s.keyOf(i))
		}
		return ""
	case kind.CallExpression:
		if a := s.t.NamedChild(s.t.Child(n, kind.FArguments), 0); a >= 0 && s.t.Kind(a) == kind.String {
			name, _ := s.value(a)
			return snake(lastKey(name))
		}
		return ""
	case kind.BinaryExpression:
		return s.nameOf(s.t.Child(n, kind.FRight))
	case kind.Identifier, kind.PropertyIdentifier, kind.PrivatePropertyIdentifier, kind.ShorthandPropertyIdentifierPattern, kind.String, kind.ComputedPropertyName:
		return snake(s.keyOf(n))
	}
	return ""
}

func (s *finder) keyOf(n int32) string {
	if n < 0 {
		return ""
	}
	return strings.Trim(s.t.Text(n), "'\"`[]")
}

// calleeOf writes what a call calls, its first name replaced by the module it came from.
func (s *finder) calleeOf(call int32) string {
	prefix := ""
	f := s.t.Child(call, kind.FFunction)
	if s.t.Kind(call) == kind.NewExpression {
		prefix, f = "new ", s.t.Child(call, kind.FConstructor)
	}
	if f < 0 {
		return ""
	}
	text := s.t.Text(f)
	if len(text) > 400 {
		text = text[len(text)-400:]
	}
	end := strings.IndexAny(text, ".([?!")
	if end < 0 {
		end = len(text)
	}
	if m := s.modules[text[:end]]; m != "" && !strings.HasPrefix(m, ".") {
		text = m + text[end:]
	}
	return prefix + strings.TrimSuffix(text, ".default")
}
