package taint

import (
	"sort"
)

// cellKind says what kind of storage outlives the functions that use it.
type cellKind uint8

const (
	classCell  cellKind = iota // a field of any instance of class a
	apiCell                    // a member that the program hangs on library objects of node a
	varCell                    // variable b of function a
	exportCell                 // an export of file a
)

// cellKey names a cell. Only concrete sources are kept in cells.
type cellKey struct {
	kind cellKind
	a, b int32
	name string
}

// readCell returns what the earlier rounds put into a cell, and notes the dependency.
func (a *analysis) readCell(k cellKey) *tree {
	a.cellReads[k] = true
	return a.e.cells[k]
}

// writeCell notes that the concrete part of t goes into a cell.
func (a *analysis) writeCell(k cellKey, t *tree) {
	c := onlyConcrete(t)
	if c == nil {
		return
	}
	a.cellWrites[k] = join(a.cellWrites[k], c)
}

// mergeCells adds what the last round wrote to the cells, marks the readers of those that grew,
// and reports whether any did. Cells only grow, so rounds end.
func (e *engine) mergeCells(dirty []bool) bool {
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
	any := false
	for f, rs := range e.reads {
		for k := range rs {
			if grown[k] {
				dirty[f], any = true, true
				break
			}
		}
	}
	return any
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
