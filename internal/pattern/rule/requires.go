package rule

import (
	"fmt"
	"strings"
	"unicode"
)

// AnyLabel is the label of sources that name none, and what sinks without `requires` ask for.
const AnyLabel = "__SOURCE__"

// LabelExpr is a boolean expression over labels.
type LabelExpr struct {
	op    string // "and", "or", "not", or "" for a label
	label string
	args  []*LabelExpr
}

// Holds reports whether the expression is true of the labels that has reports.
func (x *LabelExpr) Holds(has func(label string) bool) bool {
	switch x.op {
	case "and":
		return x.args[0].Holds(has) && x.args[1].Holds(has)
	case "or":
		return x.args[0].Holds(has) || x.args[1].Holds(has)
	case "not":
		return !x.args[0].Holds(has)
	case "true", "false":
		return x.op == "true"
	}
	return has(x.label)
}

// Single returns the label that the expression consists of, or "" when it is more than one.
func (x *LabelExpr) Single() string {
	if x.op != "" {
		return ""
	}
	return x.label
}

// maxLabelDepth bounds the nesting of an expression over labels.
const maxLabelDepth = 100

// ParseLabels parses an expression over labels: names, and, or, not, True, False, parentheses.
func ParseLabels(text string) (*LabelExpr, error) {
	spaced := strings.NewReplacer("(", " ( ", ")", " ) ").Replace(text)
	p := &labelParser{words: strings.Fields(spaced)}
	x, err := p.or(0)
	if err == nil && len(p.words) > 0 {
		err = fmt.Errorf("%q is left over", p.words[0])
	}
	if err != nil {
		return nil, fmt.Errorf("reading the labels %q: %w", text, err)
	}
	return x, nil
}

type labelParser struct{ words []string }

func (p *labelParser) take(word string) bool {
	if len(p.words) == 0 || p.words[0] != word {
		return false
	}
	p.words = p.words[1:]
	return true
}

func (p *labelParser) or(depth int) (*LabelExpr, error) {
	return p.joined(depth, "or", p.and)
}

func (p *labelParser) and(depth int) (*LabelExpr, error) {
	return p.joined(depth, "and", p.not)
}

func (p *labelParser) joined(depth int, op string, part func(int) (*LabelExpr, error)) (*LabelExpr, error) {
	x, err := part(depth)
	for err == nil && p.take(op) {
		var y *LabelExpr
		if y, err = part(depth); err == nil {
			x = &LabelExpr{op: op, args: []*LabelExpr{x, y}}
		}
	}
	return x, err
}

func (p *labelParser) not(depth int) (*LabelExpr, error) {
	if depth > maxLabelDepth {
		return nil, fmt.Errorf("nested deeper than %d", maxLabelDepth)
	}
	if p.take("not") {
		x, err := p.not(depth + 1)
		return &LabelExpr{op: "not", args: []*LabelExpr{x}}, err
	}
	if p.take("(") {
		x, err := p.or(depth + 1)
		if err == nil && !p.take(")") {
			err = fmt.Errorf("a parenthesis is not closed")
		}
		return x, err
	}
	if len(p.words) == 0 {
		return nil, fmt.Errorf("a label is missing")
	}
	word := p.words[0]
	p.words = p.words[1:]
	if word == "True" || word == "False" {
		return &LabelExpr{op: strings.ToLower(word)}, nil
	}
	for _, r := range word {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return nil, fmt.Errorf("%q is not a label", word)
		}
	}
	return &LabelExpr{label: word}, nil
}
