package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// Library is the compiled models of one language: a deterministic automaton whose nodes are the
// values that libraries hand out. It implements callgraph.Library. It does not change, and may be
// asked from several goroutines.
type Library struct {
	nodes    []node
	packages map[string]int32
	folders  []folder // longest prefix first
	globals  int32
	any      int32
	foreign  int32
	naming   *naming
	rows     []Row
	bears    []bool // by node; see Bears
	setters  map[int32]bool
}

// folder is a package each of whose modules is a member of its exports.
type folder struct {
	prefix  string
	exports int32
}

// library makes the automaton of what has been built.
func (b *builder) library() *Library {
	b.states.settle()
	d := newDeterminizer(&b.states)
	l := &Library{packages: map[string]int32{}, rows: b.rows}
	l.foreign = int32(len(d.nodes))
	d.nodes, d.sets = append(d.nodes, node{namespace: true, facts: &nothing}), append(d.sets, nil)
	l.globals = d.node([]int32{b.states.globals}, false)
	l.any = d.node([]int32{b.states.any}, true)
	for _, p := range sortedKeys(b.packages) {
		l.packages[p] = d.node(b.exports(p), false)
	}
	for _, p := range sortedKeys(b.folders) {
		l.folders = append(l.folders, folder{p, d.node(b.folders[p], false)})
	}
	slices.SortStableFunc(l.folders, func(a, b folder) int { return len(b.prefix) - len(a.prefix) })
	l.naming = d.naming(&b.naming)
	if !d.run() {
		*b.problems = append(*b.problems, Problem{File: "models", Text: fmt.Sprintf("the types are too entangled: more than %d nodes", maxNodes)})
	}
	if l.any == NoNode { // no model says anything of it; Any must still be a node
		l.any = int32(len(d.nodes))
		d.nodes = append(d.nodes, node{heuristic: true, facts: &nothing})
	}
	l.nodes = d.nodes
	l.findBearers()
	l.findSetters()
	return l
}

// exports lists the states that are the exports of a package: those of the libraries that name it,
// and of those that name the folder it is in.
func (b *builder) exports(specifier string) []int32 {
	set := b.packages[specifier]
	for _, prefix := range sortedKeys(b.folders) {
		name, ok := strings.CutPrefix(specifier, prefix)
		for _, f := range b.folders[prefix] {
			if to, known := b.states.list[f].members[name]; ok && known {
				set = append(set[:len(set):len(set)], to)
			}
		}
	}
	return set
}

// Package is what a module specifier stands for: 0 for a relative one, and for a package without a
// model a node of which nothing is known.
func (l *Library) Package(specifier string) int32 {
	bare := strings.TrimPrefix(specifier, "node:")
	for _, spec := range []string{specifier, bare, strings.TrimSuffix(bare, ".js")} {
		if n, ok := l.packages[spec]; ok {
			return n
		}
	}
	if specifier == "" || specifier[0] == '.' || specifier[0] == '/' {
		return NoNode
	}
	for _, f := range l.folders {
		if name, ok := strings.CutPrefix(bare, f.prefix); ok {
			if n := l.Member(f.exports, strings.TrimSuffix(name, ".js")); n != NoNode {
				return n
			}
		}
	}
	return l.foreign
}

// Global is the unresolved global of that name.
func (l *Library) Global(name string) int32 { return l.nodes[l.globals].members[name] }

// Any is the receiver about which nothing is known.
func (l *Library) Any() int32 { return l.any }

// Member is the member of that name of a node ("[]" for an unknown one), or else that of Any,
// unless the node is a namespace.
func (l *Library) Member(n int32, name string) int32 {
	x := &l.nodes[n]
	if to, ok := x.members[name]; ok {
		return to
	}
	if x.wildcard != NoNode {
		return x.wildcard
	}
	if isIndex(name) {
		if to, ok := x.members["[]"]; ok {
			return to
		}
	}
	if x.namespace {
		if n == l.foreign && name == "default" {
			return n
		}
		return NoNode
	}
	if n != l.any {
		return l.Member(l.any, name)
	}
	return NoNode
}

func isIndex(name string) bool {
	for i := range len(name) {
		if name[i] < '0' || name[i] > '9' {
			return false
		}
	}
	return name != ""
}

// Result is what calling or constructing a node gives.
func (l *Library) Result(n int32) int32 { return l.nodes[n].result }

// Arg is the place of an argument of a call of a node, if something is known of functions there.
func (l *Library) Arg(n int32, arg int) int32 {
	place := NoNode
	for _, a := range l.nodes[n].args {
		if a.from > arg {
			break
		}
		place = a.place
	}
	return place
}

// Handler is what parameter p of a function at a place receives.
func (l *Library) Handler(place int32, p int) int32 {
	for _, h := range l.nodes[place].handlers {
		if h.param == p {
			return h.to
		}
	}
	return NoNode
}

// Param is what parameter p of a function receives that is passed as argument arg to a call of n.
func (l *Library) Param(n int32, arg, p int) int32 { return l.Handler(l.Arg(n, arg), p) }

// Moves lists how values move at a call of a node.
func (l *Library) Moves(n int32) []ir.Transfer { return l.nodes[n].moves }

// Native says what calling a node does that no Transfer can say. It implements callgraph.Natives.
func (l *Library) Native(n int32) ir.Native { return l.nodes[n].native }

// Sources lists what makes the value of a node untrusted.
func (l *Library) Sources(n int32) []Source { return l.nodes[n].sources }

// Structured reports whether a library says of member name of a node what members that has.
func (l *Library) Structured(n int32, name string) bool {
	m, ok := l.nodes[n].members[name]
	return ok && len(l.nodes[m].members) > 0
}

// Reads lists what makes member name of a node untrusted.
func (l *Library) Reads(n int32, name string) []Source { return l.Sources(l.Member(n, name)) }

// Runs reports whether a call of a node may run functions that it is passed in a way that matters to
// data: it hands them something, or uses what they return.
func (l *Library) Runs(n int32) bool {
	x := &l.nodes[n]
	switch x.native {
	case ir.NativeExecute, ir.NativeFilter, ir.NativeFind, ir.NativeEvery, ir.NativeSome:
		return true
	}
	return x.call != nil && x.call.runs() || l.setters[n]
}

// findSetters notes the functions that replace a state: the second of the pair that the call returns
// which makes one.
func (l *Library) findSetters() {
	l.setters = map[int32]bool{}
	for n := range l.nodes {
		if x := &l.nodes[n]; x.native == ir.NativeState && x.result != NoNode {
			l.setters[l.Member(x.result, "1")] = true
		}
	}
	delete(l.setters, NoNode)
}

// runs reports whether a port of the rows is of a function that the call is passed.
func (m *CallModel) runs() bool {
	of := func(p Port) bool { return p.Base == Callback || p.Base == Returned }
	return slices.ContainsFunc(m.Sources, func(s Source) bool { return of(s.Port) }) ||
		slices.ContainsFunc(m.Sinks, func(s Sink) bool { return of(s.Port) }) ||
		slices.ContainsFunc(m.Flows, func(f Flow) bool { return of(f.From) || of(f.To) }) ||
		slices.ContainsFunc(m.Guards, func(g Guard) bool { return of(g.Port) })
}

// Call is what is known of calling a node, or nil.
func (l *Library) Call(n int32) *CallModel { return l.nodes[n].call }

// Assign lists the sinks of writing a member.
func (l *Library) Assign(member int32) []Sink { return l.nodes[member].assign }

// Marked lists the states that writing a member leaves on the object.
func (l *Library) Marked(member int32) []State { return l.nodes[member].marked }

// Keyed lists the sinks of reading a computed key, of the member "[]".
func (l *Library) Keyed(member int32) []Sink { return l.nodes[member].keyed }

// Getter says how data moves from a receiver to the value of a member that is read.
func (l *Library) Getter(member int32) []Flow { return l.nodes[member].getter }

// Heuristic reports whether a name alone led to a node.
func (l *Library) Heuristic(n int32) bool { return l.nodes[n].heuristic }

// Rows lists every source, sink, flow, guard and state row of the models, in order; Source.Row and its like
// index it.
func (l *Library) Rows() []Row { return l.rows }

// Size is the number of nodes.
func (l *Library) Size() int { return len(l.nodes) }
