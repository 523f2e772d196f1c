package git

import (
	"io/fs"
	"path"
)

// Reader returns a function that reads single files of the project, such as its manifests, as they
// were at a revision. Paths are relative to the project's root.
func (r *Repo) Reader(rev string) (func(name string) ([]byte, error), error) {
	t, err := r.at(rev)
	if err != nil {
		return nil, err
	}
	return func(name string) ([]byte, error) { return fs.ReadFile(t, path.Join(r.Root, name)) }, nil
}
