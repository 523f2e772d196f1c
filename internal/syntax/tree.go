// Package syntax turns source text into flat syntax trees. tree-sitter (C) is crossed once a file:
// it parses, a small C function writes the whole tree into one array in preorder, and everything
// above reads plain Go memory.
package syntax

//go:generate go run ./genkinds

// #include <stdlib.h>
// #include "flat.h"
// extern TSParser *ts_parser_new(void);
// extern void ts_parser_delete(TSParser *);
// extern bool ts_parser_set_language(TSParser *, const TSLanguage *);
import "C"

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"unsafe"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Node is one syntax node. Children are linked: First is the first child, Next the next sibling,
// -1 where there is none. Nodes stand in preorder, so a node's descendants follow it directly.
type Node struct {
	Start, End          uint32
	Parent, First, Next int32
	Kind                kind.Kind
	Field               kind.Field
	Flags               Flags
}

// Flags of a node.
type Flags uint32

// The flags.
const (
	Named   Flags = 1 << iota // not punctuation or a keyword
	Missing                   // the parser put it in to go on
	Error                     // the parser could make nothing of this range
)

// Tree is a parsed file. Node 0 is the root.
type Tree struct {
	Lang  *Language
	Code  []byte
	Nodes []Node
}

// ErrTooDeep is returned for code nested deeper than MaxDepth.
var ErrTooDeep = errors.New("code is nested too deep to analyse")

// MaxDepth is the deepest nesting of syntax nodes that is analysed.
const MaxDepth = 10_000

// Parse parses code. Broken code still yields a tree, in which the broken ranges are marked; see
// Broken. The error is ErrTooDeep, or that the code is larger than 4 GiB or memory ran out.
func Parse(lang *Language, code []byte) (*Tree, error) {
	t, err := parse(lang, code)
	if err != nil {
		return nil, err
	}
	return mended(t)
}

// parse parses code as it stands.
func parse(lang *Language, code []byte) (*Tree, error) {
	if len(code) > math.MaxUint32-1 {
		return nil, fmt.Errorf("file of %d bytes is too large to parse", len(code))
	}
	p := C.ts_parser_new()
	defer C.ts_parser_delete(p)
	if !bool(C.ts_parser_set_language(p, lang.lang)) {
		return nil, fmt.Errorf("the %s grammar does not fit the tree-sitter runtime", lang.Name)
	}
	var n C.uint32_t
	a := C.flat_parse(p, (*C.char)(unsafe.Pointer(unsafe.SliceData(code))), C.uint32_t(len(code)), MaxDepth, &n)
	runtime.KeepAlive(code)
	if a == nil {
		if n == 1 {
			return nil, ErrTooDeep
		}
		return nil, errors.New("out of memory while parsing")
	}
	defer C.free(unsafe.Pointer(a))
	t := &Tree{Lang: lang, Code: code, Nodes: make([]Node, int(n))}
	copy(t.Nodes, unsafe.Slice((*Node)(unsafe.Pointer(a)), int(n)))
	for i := range t.Nodes {
		t.translate(&t.Nodes[i])
	}
	return t, nil
}

// translate replaces the grammar's own symbol and field numbers by shared ones.
func (t *Tree) translate(n *Node) {
	if int(n.Kind) < len(t.Lang.kinds) {
		n.Kind = t.Lang.kinds[n.Kind]
	} else {
		n.Kind = kind.ERROR // tree-sitter's error symbol is 65535
	}
	n.Field = t.Lang.fields[n.Field]
	switch n.Kind {
	case kind.HtmlComment:
		n.Kind, n.Field = kind.Comment, kind.NoField
	case kind.Comment: // one inside a field's range would be found as that field
		n.Field = kind.NoField
	}
}

// Span returns the byte range of a node.
func (t *Tree) Span(node int32) (start, end uint32) {
	n := &t.Nodes[node]
	return n.Start, n.End
}

// Spans copies the ranges of all nodes.
func (t *Tree) Spans() source.Spans {
	out := make(source.Spans, len(t.Nodes))
	for i := range t.Nodes {
		out[i] = source.Span{Start: t.Nodes[i].Start, End: t.Nodes[i].End}
	}
	return out
}

// Kind returns a node's kind.
func (t *Tree) Kind(node int32) kind.Kind { return t.Nodes[node].Kind }

// Text returns the source text of a node. It shares memory with Code.
func (t *Tree) Text(node int32) string {
	n := &t.Nodes[node]
	if n.Start == n.End {
		return ""
	}
	return unsafe.String(&t.Code[n.Start], int(n.End-n.Start))
}

// Child returns the first child in a field, or -1.
func (t *Tree) Child(node int32, f kind.Field) int32 {
	for c := t.Nodes[node].First; c >= 0; c = t.Nodes[c].Next {
		if t.Nodes[c].Field == f {
			return c
		}
	}
	return -1
}

// Children yields the named children of a node that are not comments, in order.
func (t *Tree) Children(node int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for c := t.Nodes[node].First; c >= 0; c = t.Nodes[c].Next {
			n := &t.Nodes[c]
			if n.Flags&Named != 0 && n.Kind != kind.Comment && !yield(c) {
				return
			}
		}
	}
}

// NamedChild returns the i-th named child that is not a comment, or -1.
func (t *Tree) NamedChild(node int32, i int) int32 {
	for c := range t.Children(node) {
		if i == 0 {
			return c
		}
		i--
	}
	return -1
}

// HasToken reports whether a node has a direct child of that kind (for keywords: "async", "static").
func (t *Tree) HasToken(node int32, k kind.Kind) bool {
	for c := t.Nodes[node].First; c >= 0; c = t.Nodes[c].Next {
		if t.Nodes[c].Kind == k {
			return true
		}
	}
	return false
}

// Broken lists the ranges the parser could make nothing of or where something is missing, outermost only.
func (t *Tree) Broken() []source.Span {
	var out []source.Span
	end := uint32(0)
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Flags&(Error|Missing) == 0 || (len(out) > 0 && n.Start < end) {
			continue
		}
		out = append(out, source.Span{Start: n.Start, End: n.End})
		end = n.End
	}
	return out
}
