package taint

import (
	"sort"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/ir"
)

// cellKind says what kind of storage outlives the functions that use it.
type cellKind uint8

const (
	classCell  cellKind = iota // a field of any instance of class a
	apiCell                    // a member that the program hangs on library objects of node a
	varCell                    // variable b of function a
	exportCell                 // an export of file a
	flowCell                   // what propagator a of the user's rules has moved
)

// cellKey names a cell. Only concrete sources are kept in cells.
type cellKey struct {
	kind cellKind
	a, b int32
	name string
}

// readCell returns what the earlier rounds put into a cell, and notes the dependency.
func (a *analysis) readCell(k cellKey) *tree {
	if a.cellReads == nil {
		a.cellReads = map[cellKey]bool{}
	}
	a.cellReads[k] = true
	return a.e.cells[k]
}

// writeCell notes that the concrete part of t goes into a cell.
func (a *analysis) writeCell(k cellKey, t *tree) {
	c := near(onlyConcrete(t))
	if c == nil {
		return
	}
	if a.cellWrites == nil {
		a.cellWrites = map[cellKey]*tree{}
	}
	a.cellWrites[k] = join(a.cellWrites[k], c)
}

// mergeCells adds what functions write to the cells and marks the readers of those that grew. Cells
// only grow, so that this ends.
func (e *engine) mergeCells() {
	grown := map[cellKey]bool{}
	for _, ws := range e.writes {
		keys := make([]cellKey, 0, len(ws))
		for k := range ws {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool { return lessCell(keys[i], keys[j]) })
		for _, k := range keys {
			merged := join(e.cells[k], ws[k])
			if !equal(merged, e.cells[k]) {
				e.cells[k] = merged
				grown[k] = true
			}
		}
	}
	for f, rs := range e.reads {
		for k := range rs {
			if grown[k] {
				e.dirty[f] = true
				break
			}
		}
	}
}

func lessCell(x, y cellKey) bool {
	switch {
	case x.kind != y.kind:
		return x.kind < y.kind
	case x.a != y.a:
		return x.a < y.a
	case x.b != y.b:
		return x.b < y.b
	}
	return x.name < y.name
}

// keepsState reports whether a call makes a state, as the library says: a value kept across calls.
func (e *engine) keepsState(fn *ir.Func, call *ir.Instr) bool {
	if call == nil || call.Op != ir.Call || call.A.Reg < 0 {
		return false
	}
	for _, v := range e.g.Values(fn.ID, call.A.Reg) {
		if v.Kind == callgraph.API && e.lib.Native(v.ID) == ir.NativeState {
			return true
		}
	}
	return false
}

// setsState handles a call of the function that replaces a state, the second of the pair: it writes
// the first, as if that were a variable.
func (a *analysis) setsState(x *ir.Instr) {
	fn, d := a.e.follow(a.fn, x.A.Reg)
	if d == nil || d.Op != ir.Load || d.Name != "1" {
		return
	}
	fn, made := a.e.follow(fn, d.A.Reg)
	if !a.e.keepsState(fn, made) {
		return
	}
	val := a.step(a.arg(x, 0), trace{node: x.Node, kind: stepAssign, text: a.calleeName(x)})
	for _, f := range a.e.g.CallbackArgs(a.fn.ID, x.Dst, 0) { // set(old => new)
		if s := a.e.sums[f]; s != nil {
			val = join(val, a.substitute(s.ret, x, nil))
		}
	}
	if !val.empty() {
		a.writeVar(varRef{fn.ID, made.Dst}, (&tree{}).with("0", val))
	}
}

// state is the pair that a call returns which makes a state.
func (a *analysis) state(x *ir.Instr) *tree {
	if !a.e.keepsState(a.fn, x) {
		return nil
	}
	return (&tree{}).with("0", a.arg(x, 0)).with("1", nil)
}

// class is the class that this means in the function under analysis, through arrow functions.
func (a *analysis) class() ir.ClassID {
	fn := a.fn
	for fn.Class == ir.NoClass && fn.Kind == ir.Arrow && fn.Outer != ir.NoFunc {
		fn = a.e.prog.Funcs[fn.Outer]
	}
	return fn.Class
}
