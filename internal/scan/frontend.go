package scan

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// readFunc reads a file of the project by its path relative to the root.
type readFunc func(path string) ([]byte, error)

// frontEnd is what the pipeline needs to know of a language. Adding one is adding a line to the
// table.
type frontEnd struct {
	languages []source.Language
	lower     func(*source.File, *syntax.Tree) *ir.File
	// resolver finds the files that module specifiers in files name.
	resolver func(files []string, read readFunc) ir.Resolver
	// library reports whether the project is a package that others call.
	library func(files []string, read readFunc) bool
}

var frontEnds = []frontEnd{
	{
		languages: []source.Language{source.JavaScript, source.TypeScript, source.TSX},
		lower:     js.Lower,
		resolver:  func(files []string, read readFunc) ir.Resolver { return js.NewResolver(files, read) },
		library:   func(files []string, read readFunc) bool { return js.IsLibrary(files, read) },
	},
}

// models names the folder of library models that calls are resolved with.
const models = "js"

func frontEndOf(l source.Language) *frontEnd {
	for i := range frontEnds {
		if slices.Contains(frontEnds[i].languages, l) {
			return &frontEnds[i]
		}
	}
	return nil
}

// resolvers answers for every language of a project.
type resolvers struct {
	byFile  map[string]ir.Resolver
	entries []string
}

// newResolvers makes a resolver for each language that files are in.
func newResolvers(files []*source.File, read readFunc) *resolvers {
	r := &resolvers{byFile: make(map[string]ir.Resolver, len(files))}
	for i := range frontEnds {
		front := &frontEnds[i]
		paths := front.paths(files)
		if len(paths) == 0 {
			continue
		}
		one := front.resolver(paths, read)
		for _, p := range paths {
			r.byFile[p] = one
		}
		if e, ok := one.(ir.EntryLister); ok {
			r.entries = append(r.entries, e.EntryModules()...)
		}
	}
	slices.Sort(r.entries)
	return r
}

// paths are those of the files in the front end's languages.
func (front *frontEnd) paths(files []*source.File) []string {
	var out []string
	for _, f := range files {
		if slices.Contains(front.languages, f.Language) {
			out = append(out, f.Path)
		}
	}
	return out
}

// Resolve implements ir.Resolver.
func (r *resolvers) Resolve(from, specifier string) (string, bool) {
	one := r.byFile[from]
	if one == nil {
		return "", false
	}
	return one.Resolve(from, specifier)
}

// EntryModules implements ir.EntryLister.
func (r *resolvers) EntryModules() []string { return r.entries }

// isLibrary reports whether any language's manifest says that the project is a library.
func isLibrary(files []*source.File, read readFunc) bool {
	return slices.ContainsFunc(frontEnds, func(front frontEnd) bool {
		paths := front.paths(files)
		return len(paths) > 0 && front.library(paths, read)
	})
}
