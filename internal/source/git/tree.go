package git

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/shrike-sec/shrike/internal/source"
)

// Files returns the files of the project as they were at a revision, chosen by the same rules as
// source.Walk (those of the ignore files of that revision). Paths that were not there then are
// passed over.
func (r *Repo) Files(ctx context.Context, rev string, o source.Options) ([]*source.File, []source.Skipped, error) {
	t, err := r.at(rev)
	if err != nil {
		return nil, nil, err
	}
	if _, err := fs.Stat(t, r.Root); err != nil {
		return nil, nil, nil // the project is younger
	}
	if len(o.Paths) > 0 {
		if o.Paths = r.then(t, o.Paths); len(o.Paths) == 0 {
			return nil, nil, nil
		}
	}
	files, skipped, err := source.WalkFS(ctx, t, r.Root, o)
	if err != nil {
		return nil, nil, fmt.Errorf("reading revision %q: %w", rev, err)
	}
	return files, skipped, nil
}

// then returns those of some paths, given as to Walk, that are in a tree, relative to the root.
func (r *Repo) then(t *tree, paths []string) []string {
	var out []string
	for _, p := range paths {
		if filepath.IsAbs(p) {
			if real, err := filepath.EvalSymlinks(p); err == nil {
				p = real
			}
			rel, err := filepath.Rel(r.abs, p)
			if err != nil {
				continue
			}
			p = rel
		}
		p = filepath.ToSlash(p)
		if _, err := fs.Stat(t, path.Join(r.Root, p)); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// tree is a commit's tree as a file system.
type tree struct {
	repo *Repo
	root plumbing.Hash
	mu   sync.Mutex
	dirs map[plumbing.Hash][]entry
}

// at returns the tree of a revision.
func (r *Repo) at(rev string) (*tree, error) {
	h, err := r.resolve(rev)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	_, c, err := r.peel(h)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	return &tree{repo: r, root: c.tree, dirs: map[plumbing.Hash][]entry{}}, nil
}

// entry is one entry of a directory; it implements fs.DirEntry and fs.FileInfo.
type entry struct {
	name string
	mode fs.FileMode
	hash plumbing.Hash
	tree *tree
	size int64
}

func (e entry) Name() string       { return e.name }
func (e entry) IsDir() bool        { return e.mode.IsDir() }
func (e entry) Type() fs.FileMode  { return e.mode.Type() }
func (e entry) Mode() fs.FileMode  { return e.mode }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) Size() int64        { return e.size }
func (e entry) Sys() any           { return nil }

func (e entry) Info() (fs.FileInfo, error) {
	if !e.mode.IsRegular() {
		return e, nil
	}
	size, err := e.tree.repo.size(e.hash)
	e.size = size
	return e, err
}

// list returns the entries of a directory, sorted by name.
func (t *tree) list(h plumbing.Hash) ([]entry, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if list, ok := t.dirs[h]; ok {
		return list, nil
	}
	kind, content, err := t.repo.object(h)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.TreeObject {
		return nil, fmt.Errorf("object %s is a %s, not a tree", h, kind)
	}
	list, err := t.parse(content)
	if err != nil {
		return nil, fmt.Errorf("reading tree %s: %w", h, err)
	}
	t.dirs[h] = list
	return list, nil
}

// parse reads a tree object: entries of mode, space, name, NUL and 20 bytes of hash. Submodules,
// which are commits of other repositories, are left out, as are names that no file can have.
func (t *tree) parse(content []byte) ([]entry, error) {
	var list []entry
	for len(content) > 0 {
		space, nul := bytes.IndexByte(content, ' '), bytes.IndexByte(content, 0)
		if space < 0 || nul < space || len(content) < nul+21 {
			return nil, fmt.Errorf("it is cut short")
		}
		e := entry{name: string(content[space+1 : nul]), hash: plumbing.Hash(content[nul+1 : nul+21]), tree: t}
		mode := string(content[:space])
		content = content[nul+21:]
		switch {
		case e.name == "" || e.name == "." || e.name == ".." || strings.Contains(e.name, "/"):
			continue
		case mode == "40000":
			e.mode = fs.ModeDir | 0o755
		case mode == "120000":
			e.mode = fs.ModeSymlink | 0o777
		case strings.HasPrefix(mode, "100"):
			e.mode = 0o644
		default:
			continue
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.name, b.name) })
	return list, nil
}

// find returns the entry of a path.
func (t *tree) find(op, name string) (entry, error) {
	e := entry{name: ".", mode: fs.ModeDir | 0o755, hash: t.root, tree: t}
	if !fs.ValidPath(name) {
		return e, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return e, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if !e.IsDir() {
			return e, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		list, err := t.list(e.hash)
		if err != nil {
			return e, &fs.PathError{Op: op, Path: name, Err: err}
		}
		i, ok := slices.BinarySearchFunc(list, part, func(e entry, name string) int { return cmp.Compare(e.name, name) })
		if !ok {
			return e, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		e = list[i]
	}
	return e, nil
}

// Stat implements fs.StatFS.
func (t *tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return e.Info()
}

// ReadDir implements fs.ReadDirFS.
func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := t.list(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	out := make([]fs.DirEntry, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out, nil
}

// Open implements fs.FS.
func (t *tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	return &blob{entry: e}, nil
}

// blob is an open file; it is read when it is first read from.
type blob struct {
	entry
	in *bytes.Reader
}

// Stat implements fs.File.
func (b *blob) Stat() (fs.FileInfo, error) { return b.entry.Info() }

// Close implements fs.File.
func (b *blob) Close() error { return nil }

// Read implements fs.File.
func (b *blob) Read(p []byte) (int, error) {
	if b.in == nil {
		kind, content, err := b.tree.repo.object(b.hash)
		if err != nil {
			return 0, err
		}
		if kind != plumbing.BlobObject {
			return 0, fmt.Errorf("object %s is a %s, not a file", b.hash, kind)
		}
		b.in = bytes.NewReader(content)
	}
	return b.in.Read(p)
}

var _ interface {
	fs.StatFS
	fs.ReadDirFS
} = (*tree)(nil)

var _ io.Reader = (*blob)(nil)
