package redos

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// op is the kind of a node of a pattern.
type op uint8

const (
	opEmpty  op = iota
	opSet       // one character of set
	opSeq       // subs one after the other
	opAlt       // one of subs
	opRepeat    // subs[0], min to max times (max -1: no end)
	opBegin     // ^
	opEnd       // $
	opWord      // \b or \B: taken as always holding
	opLook      // lookahead or lookbehind: subs[0]; neg; behind ones are taken as always holding
	opBack      // \1: taken as matching the empty text
)

type node struct {
	op       op
	set      set
	subs     []*node
	min, max int
	lazy     bool
	neg      bool
	behind   bool
}

// set is a set of characters: sorted, disjoint, inclusive ranges.
type set []span

type span struct{ lo, hi rune }

const maxRune = 0x10FFFF

func (s set) has(r rune) bool {
	for _, x := range s {
		if r >= x.lo && r <= x.hi {
			return true
		}
	}
	return false
}

func (s set) negate() set {
	var out set
	at := rune(0)
	for _, x := range s.sorted() {
		if x.lo > at {
			out = append(out, span{at, x.lo - 1})
		}
		at = max(at, x.hi+1)
	}
	if at <= maxRune {
		out = append(out, span{at, maxRune})
	}
	return out
}

func (s set) sorted() set {
	out := append(set(nil), s...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].lo < out[j-1].lo; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// fold adds the other case of ASCII letters.
func (s set) fold() set {
	out := s
	for _, x := range s {
		for r := max(x.lo, 'A'); r <= min(x.hi, 'Z'); r++ {
			out = append(out, span{r + 32, r + 32})
		}
		for r := max(x.lo, 'a'); r <= min(x.hi, 'z'); r++ {
			out = append(out, span{r - 32, r - 32})
		}
	}
	return out
}

var (
	digits = set{{'0', '9'}}
	word   = set{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	space  = set{{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0xFEFF, 0xFEFF}}
	lines  = set{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}
)

var errPattern = errors.New("not a pattern this analysis understands")

// maxNesting bounds the depth of groups.
const maxNesting = 200

type parser struct {
	s      string
	i      int
	depth  int
	fold   bool
	dotAll bool
}

// parse reads an ECMAScript regular expression.
func parse(pattern, flags string) (*node, error) {
	p := &parser{s: pattern, fold: strings.Contains(flags, "i"), dotAll: strings.Contains(flags, "s")}
	n, err := p.alternation()
	if err == nil && p.i < len(p.s) {
		err = errPattern
	}
	return n, err
}

func (p *parser) peek() byte {
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

func (p *parser) eat(prefix string) bool {
	if strings.HasPrefix(p.s[p.i:], prefix) {
		p.i += len(prefix)
		return true
	}
	return false
}

func (p *parser) alternation() (*node, error) {
	if p.depth++; p.depth > maxNesting {
		return nil, errPattern
	}
	defer func() { p.depth-- }()
	var alts []*node
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		alts = append(alts, n)
		if !p.eat("|") {
			break
		}
	}
	if len(alts) == 1 {
		return alts[0], nil
	}
	return &node{op: opAlt, subs: alts}, nil
}

func (p *parser) sequence() (*node, error) {
	seq := &node{op: opSeq}
	for p.i < len(p.s) && p.peek() != '|' && p.peek() != ')' {
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n, err = p.quantified(n); err != nil {
			return nil, err
		}
		seq.subs = append(seq.subs, n)
	}
	return seq, nil
}

// quantified reads the quantifier behind an atom, if there is one.
func (p *parser) quantified(n *node) (*node, error) {
	lo, hi := 1, 1
	switch {
	case p.eat("*"):
		lo, hi = 0, -1
	case p.eat("+"):
		lo, hi = 1, -1
	case p.eat("?"):
		lo, hi = 0, 1
	case p.peek() == '{':
		end := strings.IndexByte(p.s[p.i:], '}')
		if end < 0 {
			return n, nil
		}
		a, b, comma := strings.Cut(p.s[p.i+1:p.i+end], ",")
		x, err := strconv.Atoi(a)
		if err != nil {
			return n, nil // a literal brace
		}
		lo, hi = x, x
		if comma {
			hi = -1
			if y, err := strconv.Atoi(b); err == nil {
				hi = y
			}
		}
		p.i += end + 1
	default:
		return n, nil
	}
	return &node{op: opRepeat, subs: []*node{n}, min: lo, max: hi, lazy: p.eat("?")}, nil
}

func (p *parser) atom() (*node, error) {
	switch c := p.peek(); c {
	case '^':
		p.i++
		return &node{op: opBegin}, nil
	case '$':
		p.i++
		return &node{op: opEnd}, nil
	case '.':
		p.i++
		if p.dotAll {
			return &node{op: opSet, set: set{{0, maxRune}}}, nil
		}
		return &node{op: opSet, set: lines.negate()}, nil
	case '(':
		return p.group()
	case '[':
		return p.class()
	case '\\':
		return p.escape()
	case '*', '+', '?':
		return nil, errPattern
	}
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	p.i += n
	return p.literal(r), nil
}

func (p *parser) literal(r rune) *node {
	s := set{{r, r}}
	if p.fold {
		s = s.fold()
	}
	return &node{op: opSet, set: s}
}

func (p *parser) group() (*node, error) {
	p.i++
	look := &node{op: opLook}
	switch {
	case p.eat("?:"):
		look = nil
	case p.eat("?="):
	case p.eat("?!"):
		look.neg = true
	case p.eat("?<="):
		look.behind = true
	case p.eat("?<!"):
		look.behind, look.neg = true, true
	case p.eat("?<"):
		look = nil
		end := strings.IndexByte(p.s[p.i:], '>')
		if end < 0 {
			return nil, errPattern
		}
		p.i += end + 1
	case p.peek() == '?':
		return nil, errPattern
	default:
		look = nil
	}
	n, err := p.alternation()
	if err != nil {
		return nil, err
	}
	if !p.eat(")") {
		return nil, errPattern
	}
	if look != nil {
		look.subs = []*node{n}
		return look, nil
	}
	return n, nil
}

// escape reads an escape outside a class.
func (p *parser) escape() (*node, error) {
	if p.i+1 >= len(p.s) {
		return nil, errPattern
	}
	switch c := p.s[p.i+1]; {
	case c == 'b' || c == 'B':
		p.i += 2
		return &node{op: opWord}, nil
	case c >= '1' && c <= '9', c == 'k':
		p.i += 2
		for p.i < len(p.s) && (c == 'k' && p.s[p.i-1] != '>' || c != 'k' && p.s[p.i] >= '0' && p.s[p.i] <= '9') {
			p.i++
		}
		return &node{op: opBack}, nil
	}
	s, err := p.classEscape()
	if err != nil {
		return nil, err
	}
	if p.fold {
		s = s.fold()
	}
	return &node{op: opSet, set: s}, nil
}

// classEscape reads an escape that stands for characters.
func (p *parser) classEscape() (set, error) {
	p.i++ // the backslash
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	if n == 0 {
		return nil, errPattern
	}
	p.i += n
	switch r {
	case 'd':
		return digits, nil
	case 'D':
		return digits.negate(), nil
	case 'w':
		return word, nil
	case 'W':
		return word.negate(), nil
	case 's':
		return space, nil
	case 'S':
		return space.negate(), nil
	case 'n', 'r', 't', 'v', 'f', '0':
		c := map[rune]rune{'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', 'f': '\f', '0': 0}[r]
		return set{{c, c}}, nil
	case 'x', 'u':
		return p.hex(r)
	case 'c':
		if p.i < len(p.s) {
			c := rune(p.s[p.i] & 31)
			p.i++
			return set{{c, c}}, nil
		}
		return nil, errPattern
	case 'p', 'P':
		end := strings.IndexByte(p.s[p.i:], '}')
		if p.peek() != '{' || end < 0 {
			return nil, errPattern
		}
		about := property(p.s[p.i+1 : p.i+end])
		p.i += end + 1
		if r == 'P' {
			return about.negate(), nil
		}
		return about, nil
	}
	return set{{r, r}}, nil
}

// property is about what a Unicode property stands for.
func property(name string) set {
	switch {
	case strings.HasPrefix(name, "N"):
		return digits
	case strings.HasPrefix(name, "P"):
		return set{{'!', '#'}, {'%', '*'}, {',', '/'}, {':', ';'}, {'?', '@'}, {'[', ']'}, {'_', '_'}, {'{', '{'}, {'}', '}'}, {0xA1, 0xBF}}
	case strings.HasPrefix(name, "S"):
		return set{{'$', '$'}, {'+', '+'}, {'<', '>'}, {'^', '^'}, {'`', '`'}, {'|', '|'}, {'~', '~'}, {0xA2, 0xB4}}
	case strings.HasPrefix(name, "Z"), name == "White_Space":
		return space
	case strings.HasPrefix(name, "C"):
		return set{{0, 0x1F}, {0x7F, 0x9F}}
	}
	return set{{'A', 'Z'}, {'a', 'z'}, {0xC0, 0x24F}}
}

// hex reads \xHH, \uHHHH and \u{H…}.
func (p *parser) hex(kind rune) (set, error) {
	n := 2
	if kind == 'u' {
		n = 4
	}
	text := ""
	if p.peek() == '{' {
		end := strings.IndexByte(p.s[p.i:], '}')
		if end < 0 {
			return nil, errPattern
		}
		text = p.s[p.i+1 : p.i+end]
		n = end + 1
	} else if p.i+n <= len(p.s) {
		text = p.s[p.i : p.i+n]
	}
	v, err := strconv.ParseUint(text, 16, 32)
	if err != nil || v > maxRune {
		return set{{kind, kind}}, nil // an identity escape
	}
	p.i += n
	return set{{rune(v), rune(v)}}, nil
}

// class reads […].
func (p *parser) class() (*node, error) {
	p.i++
	neg := p.eat("^")
	var s set
	for {
		if p.i >= len(p.s) {
			return nil, errPattern
		}
		if p.eat("]") {
			break
		}
		lo, err := p.classAtom()
		if err != nil {
			return nil, err
		}
		if p.peek() == '-' && p.i+1 < len(p.s) && p.s[p.i+1] != ']' && len(lo) == 1 && lo[0].lo == lo[0].hi {
			p.i++
			hi, err := p.classAtom()
			if err != nil {
				return nil, err
			}
			if len(hi) == 1 && hi[0].hi >= lo[0].lo {
				lo = set{{lo[0].lo, hi[0].hi}}
			}
		}
		s = append(s, lo...)
	}
	if p.fold {
		s = s.fold()
	}
	if neg {
		s = s.negate()
	}
	return &node{op: opSet, set: s}, nil
}

func (p *parser) classAtom() (set, error) {
	if p.peek() == '\\' {
		if p.i+1 < len(p.s) && p.s[p.i+1] == 'b' {
			p.i += 2
			return set{{8, 8}}, nil
		}
		return p.classEscape()
	}
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	p.i += n
	return set{{r, r}}, nil
}
