package ir

import (
	"cmp"
	"fmt"
	"slices"
)

// Failure is a flaw of shrike's own that something odd in a program brought out.
type Failure struct {
	File  FileID // NoFile when no single file is known to be the cause
	Doing string // what failed: "resolving calls"
	Cause string
}

// Try does one piece of an analysis, that of file f (or of NoFile). A panic in it costs that piece
// alone: it is noted among the Failures, and false is returned. Several goroutines may try at once.
func (p *Program) Try(doing string, f FileID, do func()) (ok bool) {
	defer func() {
		if cause := recover(); cause != nil {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.failures = append(p.failures, Failure{f, doing, fmt.Sprint(cause)})
			ok = false
		}
	}()
	do()
	return true
}

// Failures lists what Try noted, once each, by file.
func (p *Program) Failures() []Failure {
	p.mu.Lock()
	defer p.mu.Unlock()
	slices.SortFunc(p.failures, func(a, b Failure) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Doing, b.Doing), cmp.Compare(a.Cause, b.Cause))
	})
	return slices.Compact(slices.Clone(p.failures))
}
