package js

import "github.com/shrike-sec/shrike/internal/ir/lower/js/module"

// NewResolver reads the manifests and configurations of a project and returns what resolves its
// module specifiers; it is an ir.EntryLister too. See module.NewResolver.
func NewResolver(files []string, read func(path string) ([]byte, error)) *module.Resolver {
	return module.NewResolver(files, read)
}

// IsLibrary reports whether a project is a package that others call; see module.IsLibrary.
func IsLibrary(files []string, read func(path string) ([]byte, error)) bool {
	return module.IsLibrary(files, read)
}
