package callgraph

// node numbers a set of values that grows while the analysis runs: what a variable, a field, a
// function's result may be. Node 0 is none.
type node int32

// Sets are bounded. A set that is full stays as it is; a callee's may grow larger, since wrappers
// and dispatchers receive many functions and a lost one is a lost call.
const (
	setLimit    = 24
	calleeLimit = 256
	narrowLimit = 6 // of what is taken by guess: objects that another gets its members from, values under unknown keys
)

// sizes are the capacities a set grows through. The first is kept in the node itself.
var sizes = [...]uint16{1, 4, 12, setLimit, 96, calleeLimit}

type nodeFlags uint8

const (
	queued   nodeFlags = 1 << iota
	full               // a value was refused for want of room
	callee             // something is called through it
	isLookup           // what a member of a value is found to be, see heap.go
	narrow             // holds but a few values
	byName             // a guess by the name of a class
	lostCopy           // too many values to copy their members
)

// nodeInfo is one set: its values, where they flow, and the rules that apply to each.
type nodeInfo struct {
	one     [1]val // the value when there is room for one, else the place of the set in arena
	edges   int32
	rules   int32
	n, done uint16
	size    uint8
	flags   nodeFlags
}

// edge says that all values of the node it is listed under are values of to as well.
type edge struct {
	to   node
	next int32
}

// rule says what to do for each value of the node it is listed under.
type rule struct {
	kind ruleKind
	next int32
	a, b int32
}

// pendingRule is a rule to be applied to the first n values of a node, which were there before it.
type pendingRule struct {
	on   node
	rule int32
	n    int32
}

// nodeTable holds the sets and what connects them. Values wait in the sets (those past done) and
// nodes in the queue until drained.
type nodeTable struct {
	info    []nodeInfo
	arena   []val
	free    [len(sizes)][]val // places in arena given back, by size
	edges   []edge
	rules   []rule
	queue   []node
	head    int // of queue
	pending []pendingRule
	steps   int64
	values  *valueTable
}

func newNodeTable(v *valueTable) *nodeTable {
	return &nodeTable{info: make([]nodeInfo, 1, 1<<10), edges: make([]edge, 1, 1<<10), rules: make([]rule, 1, 1<<10), values: v}
}

func (t *nodeTable) newNode() node {
	t.info = append(t.info, nodeInfo{})
	return node(len(t.info) - 1)
}

// set returns the values of a node. It is valid until the next add.
func (t *nodeTable) set(n node) []val {
	x := &t.info[n]
	if x.size == 0 {
		return x.one[:x.n]
	}
	return t.arena[x.one[0]:][:x.n]
}

func (t *nodeTable) empty(n node) bool { return t.info[n].n == 0 }

// add puts a value into a node's set.
func (t *nodeTable) add(n node, v val) {
	if n == 0 {
		return
	}
	x := &t.info[n]
	if x.flags&isLookup != 0 && t.values.info[v].flags&general != 0 {
		return // what a receiver has for want of its own is not inherited by others
	}
	for _, have := range t.set(n) {
		if have == v {
			return
		}
	}
	t.put(n, v)
}

// put adds a value that is known to be new.
func (t *nodeTable) put(n node, v val) {
	x := &t.info[n]
	if x.n >= x.limit() {
		x.flags |= full
		return
	}
	if x.n == sizes[x.size] {
		t.grow(x)
	}
	if x.size == 0 {
		x.one[0] = v
	} else {
		t.arena[int(x.one[0])+int(x.n)] = v
	}
	x.n++
	if x.flags&queued == 0 {
		x.flags |= queued
		t.queue = append(t.queue, n)
	}
}

// limit is the most values the set may hold.
func (x *nodeInfo) limit() uint16 {
	switch {
	case x.flags&callee != 0:
		return calleeLimit
	case x.flags&narrow != 0:
		return narrowLimit
	}
	return setLimit
}

func (t *nodeTable) grow(x *nodeInfo) {
	size := x.size + 1
	var at val
	if f := t.free[size]; len(f) > 0 {
		at = f[len(f)-1]
		t.free[size] = f[:len(f)-1]
	} else {
		at = val(len(t.arena))
		t.arena = append(t.arena, make([]val, sizes[size])...)
	}
	if x.size == 0 {
		t.arena[at] = x.one[0]
	} else {
		copy(t.arena[at:], t.arena[x.one[0]:][:x.n])
		t.free[x.size] = append(t.free[x.size], x.one[0])
	}
	x.one[0], x.size = at, size
}

// flow lets all values of from into to, now and later.
func (t *nodeTable) flow(from, to node) {
	if from == 0 || to == 0 || from == to {
		return
	}
	x := &t.info[from]
	if x.edges != 0 && t.edges[x.edges].to == to {
		return
	}
	t.edges = append(t.edges, edge{to, x.edges})
	x.edges = int32(len(t.edges) - 1)
	for i := range int(x.done) { // the rest of the set is still to be processed
		t.add(to, t.set(from)[i])
	}
}

// on applies a rule to every value of a node, now and later.
func (t *nodeTable) on(n node, kind ruleKind, a, b int32) {
	if n == 0 {
		return
	}
	x := &t.info[n]
	t.rules = append(t.rules, rule{kind, x.rules, a, b})
	x.rules = int32(len(t.rules) - 1)
	if x.done > 0 {
		t.pending = append(t.pending, pendingRule{n, x.rules, int32(x.done)})
	}
}
