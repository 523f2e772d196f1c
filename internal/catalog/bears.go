package catalog

// bearDepth is how far below an object an untrusted member may lie for Bears.
const bearDepth = 2

// Bears reports whether a node stands for an object with untrusted members: a request, whose query
// string and body are sources.
func (l *Library) Bears(n int32) bool { return l.bears[n] }

// findBearers fills in bears.
func (l *Library) findBearers() {
	l.bears = make([]bool, len(l.nodes))
	for range bearDepth {
		next := make([]bool, len(l.nodes))
		for n := range l.nodes {
			next[n] = l.bears[n] || l.bearsNow(int32(n))
		}
		l.bears = next
	}
	l.bears[NoNode], l.bears[l.any] = false, false
}

func (l *Library) bearsNow(n int32) bool {
	x := &l.nodes[n]
	holds := func(m int32) bool { return len(l.nodes[m].sources) > 0 || l.bears[m] }
	if holds(x.wildcard) {
		return true
	}
	for _, m := range x.members {
		if holds(m) {
			return true
		}
	}
	return false
}
