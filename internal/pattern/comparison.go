package pattern

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/regex"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
)

// comparison is an expression of metavariable-comparison.
type comparison func(*scope) (any, error)

// scope is where a comparison is evaluated.
type scope struct {
	e     *evaluation
	env   []match.Binding
	slot  int // the metavariable that strip and base are about
	strip bool
	base  int
}

// errUnknown means that a comparison cannot be told; it does not hold then.
var errUnknown = errors.New("the value is not known")

func (e *evaluation) compares(s *span, c *condition) bool {
	v, err := c.comparison(&scope{e: e, env: s.env, slot: c.slot, strip: c.rule.Strip, base: c.rule.Base})
	b, ok := v.(bool)
	return err == nil && ok && b
}

// variable returns what is known of the value of a metavariable.
func (s *scope) variable(slot int) (any, error) {
	b := s.env[slot]
	if b.Bound == match.Free {
		return nil, errUnknown
	}
	if slot == s.slot && (s.strip || s.base > 0) {
		return s.convert(strings.Trim(s.e.matcher.Text(b), "'\"`"))
	}
	if b.Bound != match.Code {
		return s.e.matcher.Text(b), nil
	}
	return s.e.number(b.Node)
}

func (s *scope) convert(text string) (any, error) {
	if s.base > 0 {
		n, err := strconv.ParseInt(text, s.base, 64)
		return float64(n), err
	}
	f, err := strconv.ParseFloat(text, 64)
	return f, err
}

// number returns the value of a constant expression, arithmetic included.
func (e *evaluation) number(n int32) (any, error) {
	t := e.tree
	switch v := t.ValueOf(n); v.Kind {
	case tree.String:
		return t.Symbols.Text(v.Sym), nil
	case tree.Bool:
		return t.Symbols.Text(v.Sym) == "true", nil
	case tree.Number:
		f, err := strconv.ParseFloat(t.Symbols.Text(v.Sym), 64)
		if err != nil {
			i, err := strconv.ParseInt(t.Symbols.Text(v.Sym), 0, 64)
			return float64(i), err
		}
		return f, nil
	}
	switch t.Nodes[n].Kind {
	case tree.Unary:
		v, err := e.number(t.First(n))
		if f, ok := v.(float64); ok && err == nil && t.Name(n) == "-" {
			return -f, nil
		}
	case tree.Binary:
		left := t.First(n)
		a, err := e.number(left)
		if err != nil {
			return nil, err
		}
		b, err := e.number(t.Nodes[left].Next)
		if err != nil {
			return nil, err
		}
		return arithmetic(t.Name(n), a, b)
	}
	return nil, errUnknown
}

func arithmetic(op string, a, b any) (any, error) {
	if x, ok := a.(string); ok && op == "+" {
		if y, ok := b.(string); ok {
			return x + y, nil
		}
	}
	x, okX := a.(float64)
	y, okY := b.(float64)
	if !okX || !okY {
		return nil, errUnknown
	}
	switch op {
	case "+":
		return x + y, nil
	case "-":
		return x - y, nil
	case "*":
		return x * y, nil
	case "/":
		return x / y, nil
	case "//":
		return math.Floor(x / y), nil
	case "%":
		return math.Mod(x, y), nil
	case "**":
		return math.Pow(x, y), nil
	}
	return bits(op, x, y)
}

func bits(op string, x, y float64) (any, error) {
	a, b := int64(x), int64(y)
	if float64(a) != x || float64(b) != y {
		return nil, errUnknown
	}
	switch op {
	case "&":
		return float64(a & b), nil
	case "|":
		return float64(a | b), nil
	case "^":
		return float64(a ^ b), nil
	case "<<":
		return float64(a << uint(b&63)), nil
	case ">>":
		return float64(a >> uint(b&63)), nil
	}
	return nil, errUnknown
}

// relate compares two values.
func relate(op string, a, b any) (any, error) {
	switch op {
	case "==":
		return equal(a, b), nil
	case "!=":
		return !equal(a, b), nil
	}
	order := 0
	switch x := a.(type) {
	case float64:
		y, ok := b.(float64)
		if !ok {
			return nil, errUnknown
		}
		order = cmpFloat(x, y)
	case string:
		y, ok := b.(string)
		if !ok {
			return nil, errUnknown
		}
		order = strings.Compare(x, y)
	default:
		return nil, errUnknown
	}
	switch op {
	case "<":
		return order < 0, nil
	case "<=":
		return order <= 0, nil
	case ">":
		return order > 0, nil
	}
	return order >= 0, nil
}

// equal compares values that are no lists.
func equal(a, b any) bool {
	switch x := a.(type) {
	case float64, string, bool:
		return x == b
	}
	return false
}

func cmpFloat(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// isIn reports whether a value is in a list, or a text in a text.
func isIn(a, b any) (any, error) {
	switch list := b.(type) {
	case []any:
		for _, v := range list {
			if equal(v, a) {
				return true, nil
			}
		}
		return false, nil
	case string:
		if s, ok := a.(string); ok {
			return strings.Contains(list, s), nil
		}
	}
	return nil, errUnknown
}

// call evaluates the functions that comparisons may use.
func call(name string, args []any) (any, error) {
	if len(args) == 0 {
		return nil, errUnknown
	}
	switch v := args[0].(type) {
	case string:
		switch name {
		case "int", "float":
			return strconv.ParseFloat(strings.TrimSpace(v), 64)
		case "str":
			return v, nil
		case "len":
			return float64(len(v)), nil
		case "re.match":
			return matches(v, args)
		}
	case float64:
		switch name {
		case "int":
			return math.Trunc(v), nil
		case "float", "abs":
			return map[bool]float64{true: math.Abs(v), false: v}[name == "abs"], nil
		case "str":
			return strconv.FormatFloat(v, 'g', -1, 64), nil
		}
	}
	return nil, errUnknown
}

func matches(expr string, args []any) (any, error) {
	if len(args) != 2 {
		return nil, errUnknown
	}
	text, ok := args[1].(string)
	if !ok {
		return nil, errUnknown
	}
	re, err := regex.Compile(expr, false, true)
	if err != nil {
		return nil, fmt.Errorf("re.match: %w", err)
	}
	found, _, err := re.Match(text)
	return found, err
}
