package catalog

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strconv"

	"github.com/shrike-sec/shrike/internal/ir"
)

// This file makes the automaton of states deterministic: a node of the Library is the set of states
// that a value is in, closed under empty transitions. Nodes reached by a name alone are kept apart
// (heuristic), so that a finding can say that it rests on a guess.

// node is one node of the library.
type node struct {
	members   map[string]int32 // without "*"
	wildcard  int32            // members of other names
	result    int32
	args      []argNode // sorted; each holds up to the next
	handlers  []handlerEdge
	namespace bool
	heuristic bool
	*facts
}

// nothing is known of most nodes.
var nothing facts

type argNode struct {
	from  int
	place int32
}

// maxNodes bounds the automaton; models stay far below it unless their types are entangled.
const maxNodes = 1 << 18

// determinizer builds nodes from sets of states.
type determinizer struct {
	states  *states
	nodes   []node
	sets    [][]int32 // by node
	numbers map[string]int32
	key     []byte
}

func newDeterminizer(s *states) *determinizer {
	return &determinizer{states: s, nodes: []node{{facts: &nothing}}, sets: make([][]int32, 1), numbers: map[string]int32{}}
}

// node returns the node of a set of states, numbering it if it is new; an empty set is NoNode.
func (d *determinizer) node(set []int32, heuristic bool) int32 {
	closed, namespace := d.close(set)
	if len(closed) == 0 {
		return NoNode
	}
	d.key = append(d.key[:0], 0)
	if heuristic {
		d.key[0] = 1
	}
	for _, s := range closed {
		d.key = binary.AppendVarint(d.key, int64(s))
	}
	if n, ok := d.numbers[string(d.key)]; ok {
		return n
	}
	n := int32(len(d.nodes))
	d.numbers[string(d.key)] = n
	d.nodes = append(d.nodes, node{heuristic: heuristic, namespace: namespace, facts: &nothing})
	d.sets = append(d.sets, closed)
	return n
}

// close returns the states that a set leads to by empty transitions, in order, without those of
// which nothing is known; and whether all are namespaces.
func (d *determinizer) close(set []int32) (closed []int32, namespace bool) {
	seen := map[int32]bool{}
	todo := slices.Clone(set)
	namespace = true
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[s] {
			continue
		}
		seen[s] = true
		st := &d.states.list[s]
		todo = append(todo, st.empty...)
		namespace = namespace && st.namespace
		if st.facts != nil || st.members != nil || st.result != 0 || st.args != nil || st.handlers != nil {
			closed = append(closed, s)
		}
	}
	slices.Sort(closed)
	return closed, namespace
}

// run fills in every node there is and those they lead to. It reports false when there are too many.
func (d *determinizer) run() bool {
	for n := 1; n < len(d.nodes); n++ {
		if n > maxNodes {
			return false
		}
		d.fill(int32(n))
	}
	return true
}

func (d *determinizer) fill(n int32) {
	set, heuristic := d.sets[n], d.nodes[n].heuristic
	var results, wild []int32
	names := map[string][]int32{}
	for _, s := range set {
		st := &d.states.list[s]
		if st.result != 0 {
			results = append(results, st.result)
		}
		for name, to := range st.members {
			if name == "*" {
				wild = append(wild, to)
			} else {
				names[name] = append(names[name], to)
			}
		}
	}
	result, wildcard := d.node(results, heuristic), d.node(wild, heuristic)
	var members map[string]int32
	for _, name := range sortedKeys(names) {
		if to := d.node(append(names[name], wild...), heuristic); to != NoNode {
			if members == nil {
				members = make(map[string]int32, len(names))
			}
			members[name] = to
		}
	}
	args, handlers := d.args(set, heuristic), d.handlers(set, heuristic)
	x := &d.nodes[n] // nodes may have moved
	x.result, x.wildcard, x.members, x.args, x.handlers = result, wildcard, members, args, handlers
	x.facts = d.merge(set)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// args cuts the argument ranges of a set into stretches that have one node each.
func (d *determinizer) args(set []int32, heuristic bool) []argNode {
	var edges []argEdge
	cuts := []int{}
	for _, s := range set {
		for _, e := range d.states.list[s].args {
			edges = append(edges, e)
			cuts = append(cuts, e.lo)
			if e.hi >= 0 {
				cuts = append(cuts, e.hi+1)
			}
		}
	}
	slices.Sort(cuts)
	var out []argNode
	for _, cut := range slices.Compact(cuts) {
		var to []int32
		for _, e := range edges {
			if e.lo <= cut && (e.hi < 0 || cut <= e.hi) {
				to = append(to, e.to)
			}
		}
		out = append(out, argNode{cut, d.node(to, heuristic)})
	}
	return out
}

func (d *determinizer) handlers(set []int32, heuristic bool) []handlerEdge {
	to := map[string][]int32{}
	for _, s := range set {
		for _, e := range d.states.list[s].handlers {
			k := strconv.Itoa(e.param)
			to[k] = append(to[k], e.to)
		}
	}
	var out []handlerEdge
	for _, k := range sortedKeys(to) {
		param, _ := strconv.Atoi(k)
		if n := d.node(to[k], heuristic); n != NoNode {
			out = append(out, handlerEdge{param, n})
		}
	}
	return out
}

// merge joins what is known of a set's states. What one state alone says is shared, not copied.
func (d *determinizer) merge(set []int32) *facts {
	m := &nothing
	for _, s := range set {
		f := d.states.list[s].facts
		switch {
		case f == nil:
		case m == &nothing:
			m = f
		default:
			m = m.join(f)
		}
	}
	return m
}

func (f *facts) join(o *facts) *facts {
	call := f.call.join(o.call)
	return &facts{
		sources: join(f.sources, o.sources), assign: join(f.assign, o.assign), marked: join(f.marked, o.marked),
		keyed: join(f.keyed, o.keyed), getter: join(f.getter, o.getter), call: call,
		native: cmp.Or(f.native, o.native), moves: moves(call),
	}
}

// join appends b to a, without writing to either.
func join[T any](a, b []T) []T {
	if len(a) == 0 {
		return b
	}
	return append(a[:len(a):len(a)], b...)
}

func (m *CallModel) join(o *CallModel) *CallModel {
	switch {
	case m == nil:
		return o
	case o == nil:
		return m
	}
	return &CallModel{
		Sources: join(m.Sources, o.Sources), Sinks: join(m.Sinks, o.Sinks), Flows: join(m.Flows, o.Flows),
		Guards: join(m.Guards, o.Guards), States: join(m.States, o.States), Opaque: m.Opaque || o.Opaque,
	}
}

// moves is what the flows of a call say about values that are functions or objects: those that
// make text or clean their data move none.
func moves(m *CallModel) []ir.Transfer {
	if m == nil {
		return nil
	}
	var out []ir.Transfer
	for i := range m.Flows {
		f := &m.Flows[i]
		from, ok := transferPort(&f.From)
		to, ok2 := transferPort(&f.To)
		if t := (ir.Transfer{From: from, To: to}); ok && ok2 && !f.Text && f.Cleans == (Marks{}) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// transferPort is a port as the call graph sees it, which tells elements from the value, but no names.
func transferPort(p *Port) (ir.Port, bool) {
	kind, ok := map[Base]ir.PortKind{
		Result: ir.PortResult, This: ir.PortThis, Arg: ir.PortArg, Callback: ir.PortCallback, Returned: ir.PortReturned,
	}[p.Base]
	out := ir.Port{Kind: kind, Arg: p.Lo, Hi: p.Hi, Param: p.Param, Elements: len(p.Path) > 0}
	if len(p.Path) == 2 {
		out.Below = p.Path[1]
	}
	return out, ok && len(p.Path) <= 2
}
