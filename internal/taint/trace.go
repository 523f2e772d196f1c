package taint

import "github.com/shrike-sec/shrike/internal/ir"

// stepKind says what happened to the data at a step.
type stepKind uint8

const (
	stepSource  stepKind = iota
	stepAssign           // to the variable or member named in text
	stepConcat           // joined into a string
	stepThrough          // through a library call named in text
	stepUnknown          // through a call whose callee is unknown
	stepCall             // into a project function named in text; inner holds what happens there
	stepCapture          // used by an inner function
	stepReturn           // out of a project function named in text
	stepCell             // kept in a field or module variable, read here
)

// trace is one step of a path, linked to the one before it. Traces are immutable and shared.
type trace struct {
	prev  *trace
	inner *trace // stepCall: the steps inside the callee, from its input on
	file  ir.FileID
	node  ir.NodeID
	kind  stepKind
	back  bool // stepCall: the data comes back to the caller afterwards
	text  string
	n     int32 // steps up to and including this one, inner ones counted
}

func (t *trace) len() int32 {
	if t == nil {
		return 0
	}
	return t.n
}

// first is the step that a trace begins with, nil of an empty one.
func (t *trace) first() *trace {
	for t != nil && t.prev != nil {
		t = t.prev
	}
	return t
}

// then appends a step.
func (t *trace) then(s trace) *trace {
	s.prev = t
	s.n = t.len() + 1 + s.inner.len()
	return &s
}

// station is a step flattened for reporting.
type station struct {
	file ir.FileID
	node ir.NodeID
	kind stepKind
	back bool
	text string
}

// maxStations bounds the steps shown of one path; the middle is left out beyond it.
const maxStations = 60

// stations lists the steps of a trace in order, those inside callees included.
func (t *trace) stations() []station {
	var out []station
	var walk func(t *trace, depth int)
	walk = func(t *trace, depth int) {
		var chain []*trace
		for s := t; s != nil; s = s.prev {
			chain = append(chain, s)
		}
		for i := len(chain) - 1; i >= 0; i-- {
			s := chain[i]
			out = append(out, station{s.file, s.node, s.kind, false, s.text})
			if s.inner != nil && depth < 32 && len(out) < 4*maxStations {
				walk(s.inner, depth+1)
			}
			if s.back {
				out = append(out, station{s.file, s.node, s.kind, true, s.text})
			}
		}
	}
	walk(t, 0)
	if len(out) > maxStations {
		half := maxStations / 2
		out = append(append([]station(nil), out[:half]...), out[len(out)-half:]...)
	}
	return out
}
