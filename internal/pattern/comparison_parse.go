package pattern

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// parseComparison parses a Python expression as far as metavariable-comparison has them.
func parseComparison(text string, slot func(string) int) (comparison, error) {
	p := &comparisonParser{slot: slot}
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		tok := comparisonToken.FindString(rest)
		if tok == "" {
			return nil, fmt.Errorf("unexpected %q", rest)
		}
		p.tokens = append(p.tokens, tok)
		rest = rest[len(tok):]
	}
	c, err := p.binary(0)
	if err == nil && p.pos < len(p.tokens) {
		err = fmt.Errorf("unexpected %q", p.tokens[p.pos])
	}
	return c, err
}

var comparisonToken = regexp.MustCompile(`^(\$[A-Za-z0-9_.]+|[0-9][0-9a-fA-FxXoO_.]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][A-Za-z0-9_.]*|\*\*|//|<<|>>|<=|>=|==|!=|[-+*/%<>()\[\],&|^])`)

type comparisonParser struct {
	tokens []string
	pos    int
	slot   func(string) int
}

func (p *comparisonParser) peek() string {
	if p.pos < len(p.tokens) {
		return p.tokens[p.pos]
	}
	return ""
}

// precedence of the binary operators, loosest first.
var precedence = map[string]int{"or": 1, "and": 2, "in": 4, "not": 4, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4,
	"|": 5, "^": 6, "&": 7, "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "//": 10, "%": 10, "**": 12}

func (p *comparisonParser) binary(least int) (comparison, error) {
	left, err := p.unary()
	for err == nil {
		op := p.peek()
		level := precedence[op]
		if level == 0 || level < least {
			return left, nil
		}
		p.pos++
		if op == "not" {
			if p.peek() != "in" {
				return nil, fmt.Errorf("not without in")
			}
			p.pos++
			op = "not in"
		}
		var right comparison
		if right, err = p.binary(level + 1); err == nil {
			left = combine(op, left, right)
		}
	}
	return nil, err
}

func combine(op string, left, right comparison) comparison {
	return func(s *scope) (any, error) {
		a, err := left(s)
		if err != nil {
			return nil, err
		}
		if truth, ok := a.(bool); ok && (op == "and" && !truth || op == "or" && truth) {
			return truth, nil
		}
		b, err := right(s)
		if err != nil {
			return nil, err
		}
		switch op {
		case "and", "or":
			return b, nil
		case "in":
			return isIn(a, b)
		case "not in":
			in, err := isIn(a, b)
			found, _ := in.(bool)
			return !found, err
		case "==", "!=", "<", "<=", ">", ">=":
			return relate(op, a, b)
		}
		return arithmetic(op, a, b)
	}
}

func (p *comparisonParser) unary() (comparison, error) {
	tok := p.peek()
	p.pos++
	switch {
	case tok == "not":
		x, err := p.binary(3)
		return func(s *scope) (any, error) {
			v, err := x(s)
			b, ok := v.(bool)
			if err == nil && !ok {
				err = errUnknown
			}
			return !b, err
		}, err
	case tok == "-":
		x, err := p.binary(11)
		return func(s *scope) (any, error) {
			v, err := x(s)
			f, ok := v.(float64)
			if err == nil && !ok {
				err = errUnknown
			}
			return -f, err
		}, err
	case tok == "(":
		x, err := p.binary(0)
		if err == nil && p.peek() != ")" {
			err = fmt.Errorf("missing )")
		}
		p.pos++
		return x, err
	case tok == "[":
		items, err := p.list("]")
		return func(s *scope) (any, error) { return evaluateAll(items, s) }, err
	case tok == "":
		return nil, fmt.Errorf("unexpected end")
	}
	return p.atom(tok)
}

func (p *comparisonParser) list(end string) ([]comparison, error) {
	var items []comparison
	for p.peek() != end {
		x, err := p.binary(0)
		if err != nil {
			return nil, err
		}
		items = append(items, x)
		if p.peek() == "," {
			p.pos++
		} else if p.peek() != end {
			return nil, fmt.Errorf("missing %s", end)
		}
	}
	p.pos++
	return items, nil
}

func evaluateAll(items []comparison, s *scope) ([]any, error) {
	out := make([]any, len(items))
	for i, x := range items {
		v, err := x(s)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func (p *comparisonParser) atom(tok string) (comparison, error) {
	switch c := tok[0]; {
	case c == '$':
		slot := p.slot(tok)
		return func(s *scope) (any, error) { return s.variable(slot) }, nil
	case c == '"' || c == '\'':
		text := tok[1 : len(tok)-1]
		if u, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`); err == nil && c == '\'' {
			text = u
		} else if u, err := strconv.Unquote(`"` + text + `"`); err == nil {
			text = u
		}
		return constantValue(text), nil
	case c >= '0' && c <= '9':
		if f, err := strconv.ParseFloat(strings.ReplaceAll(tok, "_", ""), 64); err == nil {
			return constantValue(f), nil
		}
		n, err := strconv.ParseInt(tok, 0, 64)
		return constantValue(float64(n)), err
	case tok == "true" || tok == "True":
		return constantValue(true), nil
	case tok == "false" || tok == "False":
		return constantValue(false), nil
	}
	if p.peek() != "(" {
		return nil, fmt.Errorf("unknown name %q", tok)
	}
	p.pos++
	args, err := p.list(")")
	switch tok {
	case "int", "float", "str", "len", "abs", "re.match":
	default:
		return nil, fmt.Errorf("unknown function %q", tok)
	}
	return func(s *scope) (any, error) {
		values, err := evaluateAll(args, s)
		if err != nil {
			return nil, err
		}
		return call(tok, values)
	}, err
}

func constantValue(v any) comparison {
	return func(*scope) (any, error) { return v, nil }
}
