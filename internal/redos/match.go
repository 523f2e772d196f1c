package redos

// matcher is a backtracking matcher like those of JavaScript engines, which counts its steps.
type matcher struct {
	text  []rune
	steps int
	limit int
}

// tooLong is the panic by which a matcher that has used up its steps unwinds.
type tooLong struct{}

// steps returns how many steps matching takes, up to limit. Only the start of the text is tried:
// trying every start multiplies the cost for slow and quick patterns alike.
func steps(n *node, text string, limit int) (taken int, matched bool) {
	m := &matcher{text: []rune(text), limit: limit}
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(tooLong); !ok {
				panic(p)
			}
			taken, matched = m.steps, false
		}
	}()
	matched = m.match(n, 0, func(int) bool { return true })
	return m.steps, matched
}

// match matches n at i and continues with k.
func (m *matcher) match(n *node, i int, k func(int) bool) bool {
	if m.steps++; m.steps > m.limit {
		panic(tooLong{})
	}
	switch n.op {
	case opSet:
		return i < len(m.text) && n.set.has(m.text[i]) && k(i+1)
	case opSeq:
		return m.sequence(n.subs, i, k)
	case opAlt:
		for _, s := range n.subs {
			if m.match(s, i, k) {
				return true
			}
		}
		return false
	case opRepeat:
		return m.repeat(n, i, 0, k)
	case opBegin:
		return i == 0 && k(i)
	case opEnd:
		return i == len(m.text) && k(i)
	case opLook:
		if n.behind {
			return k(i)
		}
		return m.match(n.subs[0], i, func(int) bool { return true }) != n.neg && k(i)
	}
	return k(i)
}

func (m *matcher) sequence(subs []*node, i int, k func(int) bool) bool {
	if len(subs) == 0 {
		return k(i)
	}
	return m.match(subs[0], i, func(j int) bool { return m.sequence(subs[1:], j, k) })
}

func (m *matcher) repeat(n *node, i, done int, k func(int) bool) bool {
	more := func() bool {
		return (n.max < 0 || done < n.max) && m.match(n.subs[0], i, func(j int) bool {
			return (j > i || done < n.min) && m.repeat(n, j, done+1, k)
		})
	}
	if done < n.min {
		return more()
	}
	if n.lazy {
		return k(i) || more()
	}
	return more() || k(i)
}
