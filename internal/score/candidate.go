package score

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// Candidate is one piece of code, a function as a rule, that a Scorer judges.
type Candidate struct {
	finding.Location
	Language source.Language
	Function string // the function's name; "" for a file's top level
	Code     string // normalised text, the same for training and for scanning
	// Marks say where in Code special tokens stand, in order. They are no part of the text, so that
	// no code can forge them.
	Marks []Mark
	// Lines tells where each line of Code is from, in order.
	Lines []Line
	// Findings are the engine's findings that Code was cut for, in order.
	Findings []*finding.Finding
}

// Line is a line of a source file, counted from 1.
type Line struct {
	Path   string
	Number int
}

// Mark is a special token between two bytes of a candidate's code.
type Mark struct {
	At   int // byte offset in Code
	Kind MarkKind
}

// MarkKind says what a mark means.
type MarkKind uint8

// The marks, in the order in which those at one offset stand.
const (
	SourceEnd    MarkKind = iota // untrusted data entered in what is before
	SinkEnd                      // and does its harm in what is before
	ContextStart                 // code of another file or function follows
	SinkStart
	SourceStart
)

// sortMarks puts marks in the order in which they stand.
func sortMarks(marks []Mark) {
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Or(a.At-b.At, cmp.Compare(a.Kind, b.Kind)) })
}

// LineOf returns the line, from 0, of Code that a byte offset lies in.
func (c *Candidate) LineOf(offset int) int {
	n := 0
	for i := range min(max(offset, 0), len(c.Code)) {
		if c.Code[i] == '\n' {
			n++
		}
	}
	return n
}
