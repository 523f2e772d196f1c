package regex

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Limits of one search of an expression that backtracks. They count steps, so that what is found is
// the same on every machine.
const (
	maxSteps = 5_000_000
	maxDepth = 200_000 // of the recursion, for the stack's sake
)

// program is an expression that Go's engine does not understand.
type program struct {
	root   *syntax.RegexNode
	slots  map[int]int // capture numbers to groups, nil when they are the same
	groups int
	lead   *syntax.RegexNode // the character or text that every match begins with; nil when not known
}

// leading returns what every match of n begins with; nil when that is not known.
func leading(n *syntax.RegexNode) *syntax.RegexNode {
	for n.Options&syntax.RightToLeft == 0 {
		switch n.T {
		case syntax.NtOne, syntax.NtNotone, syntax.NtSet, syntax.NtMulti:
			return n
		case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop, syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy,
			syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
			if n.M > 0 {
				return n
			}
			return nil
		case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
			n = n.Children[0]
		case syntax.NtConcatenate:
			i := 0
			for i < len(n.Children) && isZeroWidth(n.Children[i].T) {
				i++
			}
			if i == len(n.Children) {
				return nil
			}
			n = n.Children[i]
		default:
			return nil
		}
	}
	return nil
}

func isZeroWidth(t syntax.NodeType) bool {
	switch t {
	case syntax.NtPosLook, syntax.NtNegLook, syntax.NtBol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtStart,
		syntax.NtEmpty, syntax.NtUpdateBumpalong:
		return true
	}
	return false
}

// begins reports whether a match can begin at i.
func (m *machine) begins(i int) bool {
	if i&63 == 0 {
		m.step()
	}
	if m.lead.T == syntax.NtMulti {
		return m.literal(m.lead.Str, i, false, false) >= 0
	}
	return m.one(m.lead, i)
}

// parseBacktracking parses an expression and returns the names of its groups too.
func parseBacktracking(expr string, multiline bool) (*program, []string, error) {
	opts := syntax.RegexOptions(0)
	if multiline {
		opts = syntax.Multiline
	}
	t, err := syntax.Parse(expr, syntax.ParseOptions{RegexOptions: opts, MaintainCaptureOrder: true})
	if err != nil {
		return nil, nil, err
	}
	p := &program{root: t.Root, groups: t.Captop, lead: leading(t.Root)}
	if len(t.Capnumlist) > 0 && len(t.Capnumlist) != t.Captop {
		p.slots, p.groups = t.Caps, len(t.Capnumlist)
	}
	names := make([]string, p.groups)
	for name, number := range t.Capnames {
		if _, err := strconv.Atoi(name); err != nil {
			names[p.slot(number)] = name
		}
	}
	return p, names, nil
}

func (p *program) slot(number int) int {
	if p.slots == nil {
		return number
	}
	return p.slots[number]
}

// machine matches a program in a text.
type machine struct {
	*program
	text         []rune
	begin        int   // where the search began, for \G
	caps         []int // start and end of each group, -1 when it took no part
	steps, depth int
}

// cut is the panic by which a machine that has used up its steps unwinds.
type cut struct{}

// find returns the first match that begins at a rune from `from` on, as the groups' places in runes;
// nil for none. The error is ErrLimit.
func (m *machine) find(from int) (groups []int, err error) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(cut); !ok {
				panic(p)
			}
			groups, err = nil, ErrLimit
		}
	}()
	m.begin = from
	for at := from; at <= len(m.text); at++ {
		if m.lead != nil && !m.begins(at) {
			continue
		}
		for i := range m.caps {
			m.caps[i] = -1
		}
		end := -1
		if m.match(m.root, at, func(i int) bool { end = i; return true }) {
			m.caps[0], m.caps[1] = at, end
			return slices.Clone(m.caps), nil
		}
	}
	return nil, nil
}

// match matches n at i and goes on with k.
func (m *machine) match(n *syntax.RegexNode, i int, k func(int) bool) bool {
	m.step()
	if j, known := m.simple(n, i); known {
		return j >= 0 && k(j)
	}
	m.depth++
	ok := m.compound(n, i, k)
	m.depth--
	return ok
}

func (m *machine) step() {
	if m.steps++; m.steps > maxSteps || m.depth > maxDepth {
		panic(cut{})
	}
}

func (m *machine) compound(n *syntax.RegexNode, i int, k func(int) bool) bool {
	switch n.T {
	case syntax.NtAlternate:
		for _, c := range n.Children {
			if m.match(c, i, k) {
				return true
			}
		}
		return false
	case syntax.NtConcatenate:
		return m.sequence(n.Children, i, k)
	case syntax.NtGroup:
		return m.match(n.Children[0], i, k)
	case syntax.NtCapture:
		return m.capture(n, i, k)
	case syntax.NtLoop, syntax.NtLazyloop:
		return m.loop(n, i, 0, k)
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop:
		return m.run(n, i, k)
	case syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy:
		return m.lazyRun(n, i, k)
	case syntax.NtPosLook, syntax.NtAtomic:
		saved := slices.Clone(m.caps)
		j, ok := m.alone(n.Children[0], i)
		if n.T == syntax.NtPosLook {
			j = i
		}
		if ok && k(j) {
			return true
		}
		copy(m.caps, saved)
		return false
	case syntax.NtNegLook:
		saved := slices.Clone(m.caps)
		_, ok := m.alone(n.Children[0], i)
		copy(m.caps, saved)
		return !ok && k(i)
	case syntax.NtBackRefCond:
		return m.choose(m.caps[2*m.slot(n.M)] >= 0, n.Children, i, k)
	case syntax.NtExprCond:
		_, ok := m.alone(n.Children[0], i)
		return m.choose(ok, n.Children[1:], i, k)
	}
	return false
}

// choose goes on with the first branch when a condition holds, else with the second, which may be missing.
func (m *machine) choose(first bool, branches []*syntax.RegexNode, i int, k func(int) bool) bool {
	switch {
	case first:
		return m.match(branches[0], i, k)
	case len(branches) > 1:
		return m.match(branches[1], i, k)
	}
	return k(i)
}

// alone matches n without what follows it, the first way only, and returns where that ends.
func (m *machine) alone(n *syntax.RegexNode, i int) (end int, ok bool) {
	ok = m.match(n, i, func(j int) bool { end = j; return true })
	return end, ok
}

func (m *machine) sequence(ns []*syntax.RegexNode, i int, k func(int) bool) bool {
	for x, n := range ns {
		m.step()
		j, known := m.simple(n, i)
		if !known {
			rest := ns[x+1:]
			if len(rest) == 0 {
				return m.match(n, i, k)
			}
			return m.match(n, i, func(j int) bool { return m.sequence(rest, j, k) })
		}
		if j < 0 {
			return false
		}
		i = j
	}
	return k(i)
}

func (m *machine) capture(n *syntax.RegexNode, i int, k func(int) bool) bool {
	at := 2 * m.slot(n.M)
	return m.match(n.Children[0], i, func(j int) bool {
		start, end := m.caps[at], m.caps[at+1]
		m.caps[at], m.caps[at+1] = min(i, j), max(i, j)
		if k(j) {
			return true
		}
		m.caps[at], m.caps[at+1] = start, end
		return false
	})
}

// loop repeats a group that has been matched count times already.
func (m *machine) loop(n *syntax.RegexNode, i, count int, k func(int) bool) bool {
	again := func() bool {
		return (n.N < 0 || count < n.N) && m.match(n.Children[0], i, func(j int) bool {
			if j == i && count >= n.M { // after an empty round another leads nowhere new
				return k(j)
			}
			return m.loop(n, j, count+1, k)
		})
	}
	m.step()
	switch {
	case count < n.M:
		return again()
	case n.T == syntax.NtLazyloop:
		return k(i) || again()
	}
	return again() || k(i)
}

// run repeats one character as often as it can, then less often.
func (m *machine) run(n *syntax.RegexNode, i int, k func(int) bool) bool {
	back := n.Options&syntax.RightToLeft != 0
	count := m.reach(n, i)
	for ; count >= n.M; count-- {
		m.step()
		if k(moved(i, count, back)) {
			return true
		}
	}
	return false
}

// reach returns how often a repeated character stands from i on, up to its most.
func (m *machine) reach(n *syntax.RegexNode, i int) int {
	back := n.Options&syntax.RightToLeft != 0
	count := 0
	for count < n.N && m.one(n, moved(i, count, back)) {
		count++
		if count&63 == 0 {
			m.step()
		}
	}
	return count
}

// lazyRun repeats one character as seldom as it can, then more often.
func (m *machine) lazyRun(n *syntax.RegexNode, i int, k func(int) bool) bool {
	back := n.Options&syntax.RightToLeft != 0
	for count := 0; ; count++ {
		m.step()
		at := moved(i, count, back)
		if count >= n.M && k(at) {
			return true
		}
		if count >= n.N || !m.one(n, at) {
			return false
		}
	}
}

func moved(i, count int, back bool) int {
	if back {
		return i - count
	}
	return i + count
}

// one reports whether the character after i (before it, when matching backwards) is one that n is of.
func (m *machine) one(n *syntax.RegexNode, i int) bool {
	if n.Options&syntax.RightToLeft != 0 {
		i--
	}
	if i < 0 || i >= len(m.text) {
		return false
	}
	c := m.text[i]
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return c == n.Ch
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		return c != n.Ch
	}
	return n.Set.CharIn(c)
}

// simple matches what can match in one way only; it returns -1 when that does not match, and whether
// n is of that sort.
func (m *machine) simple(n *syntax.RegexNode, i int) (end int, known bool) {
	back := n.Options&syntax.RightToLeft != 0
	holds := false
	switch n.T {
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet:
		if m.one(n, i) {
			return moved(i, 1, back), true
		}
		return -1, true
	case syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		if count := m.reach(n, i); count >= n.M {
			return moved(i, count, back), true
		}
		return -1, true
	case syntax.NtMulti:
		return m.literal(n.Str, i, back, false), true
	case syntax.NtRef:
		at := 2 * m.slot(n.M)
		if m.caps[at] < 0 {
			return -1, true
		}
		return m.literal(m.text[m.caps[at]:m.caps[at+1]], i, back, n.Options&syntax.IgnoreCase != 0), true
	case syntax.NtEmpty, syntax.NtUpdateBumpalong:
		holds = true
	case syntax.NtNothing:
	default:
		var known bool
		if holds, known = m.assertion(n.T, i); !known {
			return 0, false
		}
	}
	if holds {
		return i, true
	}
	return -1, true
}

// literal returns where a text ends that begins at i, or -1.
func (m *machine) literal(want []rune, i int, back, fold bool) int {
	end := moved(i, len(want), back)
	start := min(i, end)
	if start < 0 || max(i, end) > len(m.text) {
		return -1
	}
	for x, c := range want {
		d := m.text[start+x]
		if c != d && !(fold && unicode.ToLower(c) == unicode.ToLower(d)) {
			return -1
		}
	}
	return end
}

// assertion reports whether what is said of a place holds there, and whether it is that at all.
func (m *machine) assertion(t syntax.NodeType, i int) (holds, known bool) {
	n := len(m.text)
	switch t {
	case syntax.NtBol:
		return i == 0 || m.text[i-1] == '\n', true
	case syntax.NtEol:
		return i == n || m.text[i] == '\n', true
	case syntax.NtBoundary, syntax.NtECMABoundary:
		return m.word(i-1) != m.word(i), true
	case syntax.NtNonboundary, syntax.NtNonECMABoundary:
		return m.word(i-1) == m.word(i), true
	case syntax.NtBeginning:
		return i == 0, true
	case syntax.NtStart:
		return i == m.begin, true
	case syntax.NtEndZ:
		return i == n || i == n-1 && m.text[i] == '\n', true
	case syntax.NtEnd:
		return i == n, true
	}
	return false, false
}

func (m *machine) word(i int) bool {
	return i >= 0 && i < len(m.text) && syntax.IsWordChar(m.text[i])
}

// findAll returns the groups of every match in text, in bytes, and how many steps that took.
func (p *program) findAll(text string, all bool) (out [][]int, steps int, err error) {
	m := &machine{program: p, text: []rune(text), caps: make([]int, 2*p.groups)}
	bytes := offsets(text, len(m.text))
	for from := 0; from <= len(m.text); {
		groups, err := m.find(from)
		if groups == nil {
			return out, m.steps, err
		}
		if from = groups[1]; groups[1] == groups[0] {
			from++
		}
		if bytes != nil {
			for i, g := range groups {
				if g >= 0 {
					groups[i] = bytes[g]
				}
			}
		}
		if out = append(out, groups); !all {
			break
		}
	}
	return out, m.steps, nil
}

// offsets returns where each rune of a text begins, and where the last ends; nil when that is its number.
func offsets(text string, runes int) []int {
	if runes == len(text) {
		return nil
	}
	out := make([]int, 0, runes+1)
	for i := 0; i < len(text); {
		out = append(out, i)
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return append(out, len(text))
}
