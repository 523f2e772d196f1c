package callgraph

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// components finds the strongly connected components of a graph over n functions, by Tarjan's
// algorithm on a stack of its own: programs can call thousands of functions deep. Components come
// after those they have edges to; functions within one are in order.
func components(n int, edges [][]ir.FuncID) [][]ir.FuncID {
	t := tarjan{edges: edges, index: make([]int32, n), low: make([]int32, n), onStack: make([]bool, n)}
	for f := range n {
		if t.index[f] == 0 {
			t.visit(ir.FuncID(f))
		}
	}
	return t.found
}

// tarjan is the state of the search.
type tarjan struct {
	edges   [][]ir.FuncID
	index   []int32 // from 1, in order of discovery; 0 is undiscovered
	low     []int32
	onStack []bool
	stack   []ir.FuncID
	path    []visit
	next    int32
	found   [][]ir.FuncID
}

// visit is a function being visited and how many of its edges have been followed.
type visit struct {
	fn   ir.FuncID
	edge int
}

func (t *tarjan) enter(f ir.FuncID) {
	t.next++
	t.index[f], t.low[f] = t.next, t.next
	t.stack = append(t.stack, f)
	t.onStack[f] = true
	t.path = append(t.path, visit{fn: f})
}

func (t *tarjan) visit(f ir.FuncID) {
	t.enter(f)
	for len(t.path) > 0 {
		at := &t.path[len(t.path)-1]
		if at.edge < len(t.edges[at.fn]) {
			to := t.edges[at.fn][at.edge]
			at.edge++
			if t.index[to] == 0 {
				t.enter(to)
			} else if t.onStack[to] {
				t.low[at.fn] = min(t.low[at.fn], t.index[to])
			}
			continue
		}
		done := at.fn
		t.path = t.path[:len(t.path)-1]
		if len(t.path) > 0 {
			up := t.path[len(t.path)-1].fn
			t.low[up] = min(t.low[up], t.low[done])
		}
		if t.low[done] == t.index[done] {
			t.leave(done)
		}
	}
}

// leave takes the component whose first function is f off the stack.
func (t *tarjan) leave(f ir.FuncID) {
	i := len(t.stack) - 1
	for t.stack[i] != f {
		i--
	}
	c := slices.Clone(t.stack[i:])
	t.stack = t.stack[:i]
	for _, m := range c {
		t.onStack[m] = false
	}
	slices.Sort(c)
	t.found = append(t.found, c)
}

// levels groups components, which come after those they depend on, by the longest chain of
// dependencies below them.
func levels(all [][]ir.FuncID, edges [][]ir.FuncID) [][][]ir.FuncID {
	level := make([]int, len(edges)) // by function
	var out [][][]ir.FuncID
	for _, c := range all {
		l := 0
		for _, f := range c {
			for _, to := range edges[f] {
				if _, same := slices.BinarySearch(c, to); !same {
					l = max(l, level[to]+1)
				}
			}
		}
		for _, f := range c {
			level[f] = l
		}
		if l == len(out) {
			out = append(out, nil)
		}
		out[l] = append(out[l], c)
	}
	return out
}
