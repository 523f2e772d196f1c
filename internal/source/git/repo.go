// Package git reads a project as it was at a revision, and which lines changed since. It reads
// git's objects and references only: no work tree, no index, no hook, no configuration, and it
// never writes. Of go-git it uses the storage, not the root package, which knows the network.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
	"github.com/shrike-sec/shrike/internal/source"
)

// ErrNoRepository is returned for a directory that no git repository contains.
var ErrNoRepository = errors.New("not in a git repository")

// Repo is a repository seen from a project's root. Its methods may be called concurrently.
type Repo struct {
	// Root is the project's root relative to the top of the repository, with slashes, "." for the top.
	Root string

	abs   string     // the root's path on disk
	mu    sync.Mutex // the storage is not made for concurrent use
	store *filesystem.Storage
}

// cacheBytes is how much of unpacked objects is kept: packed ones are differences to others.
const cacheBytes = 64 * cache.MiByte

// Open opens the repository that contains a project's root.
func Open(root string) (*Repo, error) {
	abs, err := filepath.Abs(root)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return nil, fmt.Errorf("finding the repository of %s: %w", root, err)
	}
	dirs, ok := source.FindGit(abs)
	if !ok {
		return nil, fmt.Errorf("%s: %w", root, ErrNoRepository)
	}
	return open(dirs, abs)
}

// open opens a repository seen from a directory of it.
func open(dirs source.GitDirs, abs string) (*Repo, error) {
	if err := readable(dirs); err != nil {
		return nil, fmt.Errorf("opening the repository of %s: %w", abs, err)
	}
	rel, err := filepath.Rel(dirs.Top, abs)
	if err != nil {
		return nil, fmt.Errorf("finding %s in its repository: %w", abs, err)
	}
	fs := dotgit.NewRepositoryFilesystem(osfs.New(dirs.Own), osfs.New(dirs.Common))
	return &Repo{
		Root: filepath.ToSlash(rel), abs: abs,
		store: filesystem.NewStorageWithOptions(fs, cache.NewObjectLRU(cacheBytes), filesystem.Options{
			ExclusiveAccess: true, // the list of packs is read once
			AlternatesFS:    osfs.New(string(filepath.Separator)),
		}),
	}, nil
}

// readable names what makes a repository one that we cannot read.
func readable(dirs source.GitDirs) error {
	if _, err := os.Stat(filepath.Join(dirs.Common, "objects")); err != nil {
		return fmt.Errorf("it has no objects: %w", err)
	}
	if _, err := os.Stat(filepath.Join(dirs.Common, "reftable")); err == nil {
		return errors.New("it keeps its references in the reftable format, which is not supported")
	}
	config, err := os.ReadFile(filepath.Join(dirs.Common, "config"))
	if err == nil && bytes.Contains(bytes.ToLower(config), []byte("objectformat = sha256")) {
		return errors.New("it names its objects by SHA-256, which is not supported")
	}
	return nil
}

// maxObject is the size of the largest object that is read.
const maxObject = 256 << 20

// object returns an object's type and content.
func (r *Repo) object(h plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o, err := r.store.EncodedObject(plumbing.AnyObject, h)
	if err != nil {
		return plumbing.InvalidObject, nil, fmt.Errorf("reading object %s: %w", h, missing(err))
	}
	if o.Size() > maxObject {
		return plumbing.InvalidObject, nil, fmt.Errorf("reading object %s: its %d bytes are too many", h, o.Size())
	}
	in, err := o.Reader()
	if err != nil {
		return plumbing.InvalidObject, nil, fmt.Errorf("reading object %s: %w", h, err)
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		return plumbing.InvalidObject, nil, fmt.Errorf("reading object %s: %w", h, err)
	}
	return o.Type(), content, nil
}

func missing(err error) error {
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return errors.New("it is not in the repository (is the clone shallow or partial?)")
	}
	return err
}

// size returns the size of an object without reading it.
func (r *Repo) size(h plumbing.Hash) (int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err := r.store.EncodedObjectSize(h)
	if err != nil {
		return 0, fmt.Errorf("looking at object %s: %w", h, missing(err))
	}
	return n, nil
}

// commit is what matters here of a commit.
type commit struct {
	tree    plumbing.Hash
	parents []plumbing.Hash
}

// peel follows tags to a commit and returns it with its hash.
func (r *Repo) peel(h plumbing.Hash) (plumbing.Hash, *commit, error) {
	for range 10 {
		kind, content, err := r.object(h)
		if err != nil {
			return h, nil, err
		}
		switch kind {
		case plumbing.CommitObject:
			c := &commit{}
			for key, value := range headers(content) {
				switch key {
				case "tree":
					c.tree = plumbing.NewHash(value)
				case "parent":
					c.parents = append(c.parents, plumbing.NewHash(value))
				}
			}
			return h, c, nil
		case plumbing.TagObject:
			for key, value := range headers(content) {
				if key == "object" {
					h = plumbing.NewHash(value)
				}
			}
		default:
			return h, nil, fmt.Errorf("%s is a %s, not a commit", h, kind)
		}
	}
	return h, nil, fmt.Errorf("%s: too many tags of tags", h)
}

// headers yields the lines of the head of a commit or tag, as key and value.
func headers(content []byte) func(func(key, value string) bool) {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(string(content)) {
			key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			if !ok || !yield(key, value) {
				return
			}
		}
	}
}
