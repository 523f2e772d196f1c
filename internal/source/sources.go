package source

import (
	"os"
	"path/filepath"
	"sync"
)

// Index gives the lines of files in memory by path.
type Index map[string]*File

// NewIndex returns an index of files.
func NewIndex(files []*File) Index {
	x := make(Index, len(files))
	for _, f := range files {
		x[f.Path] = f
	}
	return x
}

// Lines returns lines first to last (1-based, inclusive) of a file, as far as they are there.
func (x Index) Lines(path string, first, last int) []string {
	f := x[path]
	if f == nil {
		return nil
	}
	return f.Lines(first, last)
}

// Text returns the whole text of a file, nil when it is not there.
func (x Index) Text(path string) []byte {
	if f := x[path]; f != nil {
		return f.Text
	}
	return nil
}

// Disk gives the lines of files below a directory, which it reads when they are first asked for.
// A file that cannot be read, that lies outside of the directory or is very large has no lines.
type Disk struct {
	root  string
	mu    sync.Mutex
	files Index
}

// NewDisk returns the files below root.
func NewDisk(root string) *Disk { return &Disk{root: root, files: Index{}} }

// Lines returns lines first to last (1-based, inclusive) of a file, as far as they are there.
func (d *Disk) Lines(path string, first, last int) []string {
	return d.load(path).Lines(path, first, last)
}

// Text returns the whole text of a file, nil when it is not there.
func (d *Disk) Text(path string) []byte { return d.load(path).Text(path) }

// load returns an index that holds the file.
func (d *Disk) load(path string) Index {
	d.mu.Lock()
	defer d.mu.Unlock()
	f, ok := d.files[path]
	if !ok && filepath.IsLocal(filepath.FromSlash(path)) {
		text, size, err := readFile(os.DirFS(d.root), path, maxNamedBytes, false)
		if err == nil && size <= maxNamedBytes {
			f = New(path, text)
		}
		d.files[path] = f
	}
	return Index{path: f}
}
