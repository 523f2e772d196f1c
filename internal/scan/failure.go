package scan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
)

// wholeProject is the path of what belongs to no single file.
const wholeProject = "."

// attempt does a piece of work on a file, or on wholeProject. A panic in it is a flaw of shrike's
// that something odd brings out: it costs that piece, which is to be listed, and not the scan.
func attempt(path, doing string, do func()) (failed *source.Skipped) {
	defer func() {
		if cause := recover(); cause != nil {
			s := failure(path, doing, fmt.Sprint(cause))
			failed = &s
		}
	}()
	do()
	return nil
}

func failure(path, doing, cause string) source.Skipped {
	return source.Skipped{
		Path: path, Reason: source.ReasonInternal, Partial: true,
		Detail: fmt.Sprintf("shrike failed while %s; please report it: %s", doing, cause),
	}
}

// failures lists what an analysis of a program failed on, once a file, with the first cause.
func failures(p *ir.Program) []source.Skipped {
	var out []source.Skipped
	all := p.Failures()
	for len(all) > 0 {
		first := all[0]
		n := slices.IndexFunc(all, func(x ir.Failure) bool { return x.File != first.File })
		if n < 0 {
			n = len(all)
		}
		var doing []string
		for _, x := range all[:n] {
			doing = append(doing, x.Doing)
		}
		path := wholeProject
		if first.File != ir.NoFile {
			path = p.Files[first.File].Source.Path
		}
		out = append(out, failure(path, strings.Join(slices.Compact(doing), " and "), first.Cause))
		all = all[n:]
	}
	return out
}
