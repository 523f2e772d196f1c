package git

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/shrike-sec/shrike/internal/source"
)

// OpenDir opens the repository that a directory is in or, as a bare repository, is.
func OpenDir(dir string) (*Repo, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", dir, err)
	}
	if !isGitDir(abs) {
		return Open(abs)
	}
	dirs := source.GitDirs{Top: abs, Own: abs, Common: abs}
	return open(dirs, abs)
}

// isGitDir reports whether a directory is laid out as git's own are.
func isGitDir(dir string) bool {
	for _, name := range []string{"HEAD", "objects"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// Commit is one commit of a history.
type Commit struct {
	Hash    string
	Parents []string
	Message string
	When    time.Time // it was committed, UTC
	tree    plumbing.Hash
}

// Commit returns the commit that a revision names.
func (r *Repo) Commit(rev string) (*Commit, error) {
	h, err := r.resolve(rev)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	return r.commitOf(h)
}

func (r *Repo) commitOf(h plumbing.Hash) (*Commit, error) {
	kind, content, err := r.object(h)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.CommitObject {
		return nil, fmt.Errorf("%s is a %s, not a commit", h, kind)
	}
	head, message, _ := bytes.Cut(content, []byte("\n\n"))
	c := &Commit{Hash: h.String(), Message: strings.ToValidUTF8(string(message), "?")}
	for key, value := range headers(append(head, '\n')) {
		switch key {
		case "tree":
			c.tree = plumbing.NewHash(value)
		case "parent":
			c.Parents = append(c.Parents, value)
		case "committer":
			fields := strings.Fields(value[strings.LastIndexByte(value, '>')+1:])
			if len(fields) > 0 {
				if t, err := strconv.ParseInt(fields[0], 10, 64); err == nil {
					c.When = time.Unix(t, 0).UTC()
				}
			}
		}
	}
	return c, nil
}

// History yields the commits that revisions, or HEAD when there are none, descend from, youngest
// first. Where a shallow clone ends, so does the history.
func (r *Repo) History(ctx context.Context, revs ...string) iter.Seq2[*Commit, error] {
	return func(yield func(*Commit, error) bool) {
		if len(revs) == 0 {
			revs = []string{"HEAD"}
		}
		seen := map[plumbing.Hash]bool{}
		queue := &history{}
		reach := func(h plumbing.Hash) error {
			if seen[h] {
				return nil
			}
			seen[h] = true
			when, err := r.when(h)
			if err == nil {
				heap.Push(queue, moment{h, when})
			}
			return err
		}
		for _, rev := range revs {
			h, err := r.resolve(rev)
			if err == nil {
				err = reach(h)
			}
			if err != nil && !yield(nil, fmt.Errorf("revision %q: %w", rev, err)) {
				return
			}
		}
		for queue.Len() > 0 {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			c, err := r.commitOf(heap.Pop(queue).(moment).hash)
			if !yield(c, err) {
				return
			}
			if c == nil {
				continue
			}
			for _, p := range c.Parents {
				_ = reach(plumbing.NewHash(p)) // not there: the clone is shallow
			}
		}
	}
}

// Change is a file that a commit changes. Its content before or after is absent where the file was.
type Change struct {
	Path          string
	before, after plumbing.Hash
}

// Modified reports whether the file was there before and is after.
func (c *Change) Modified() bool { return !c.before.IsZero() && !c.after.IsZero() }

// maxChanges bounds the changed files of a commit that are listed.
const maxChanges = 5_000

// errManyChanges ends a walk over a commit that changes a whole tree.
var errManyChanges = errors.New("it changes too many files")

// Changes lists the files in which a commit differs from its first parent, by path.
func (r *Repo) Changes(c *Commit) ([]Change, error) {
	if len(c.Parents) == 0 {
		return nil, nil
	}
	parent, err := r.commitOf(plumbing.NewHash(c.Parents[0]))
	if err != nil {
		return nil, fmt.Errorf("comparing commit %.10s: %w", c.Hash, err)
	}
	t := &tree{repo: r, dirs: map[plumbing.Hash][]entry{}}
	var out []Change
	if err := t.compare(parent.tree, c.tree, "", &out); err != nil {
		return nil, fmt.Errorf("comparing commit %.10s: %w", c.Hash, err)
	}
	return out, nil
}

// compare gathers the files that differ between two directories; the zero hash is an empty one.
func (t *tree) compare(before, after plumbing.Hash, dir string, out *[]Change) error {
	if before == after {
		return nil
	}
	var lists [2]map[string]entry
	var names []string
	for i, h := range []plumbing.Hash{before, after} {
		lists[i] = map[string]entry{}
		if h.IsZero() {
			continue
		}
		list, err := t.list(h)
		if err != nil {
			return err
		}
		for _, e := range list {
			lists[i][e.name] = e
			names = append(names, e.name)
		}
	}
	slices.SortFunc(names, cmp.Compare[string])
	for _, name := range slices.Compact(names) {
		a, b := lists[0][name], lists[1][name]
		if a.hash == b.hash {
			continue
		}
		p := path.Join(dir, name)
		if a.IsDir() || b.IsDir() {
			if err := t.compare(dirHash(a), dirHash(b), p, out); err != nil {
				return err
			}
		}
		c := Change{p, fileHash(a), fileHash(b)}
		if !c.before.IsZero() || !c.after.IsZero() {
			if *out = append(*out, c); len(*out) > maxChanges {
				return errManyChanges
			}
		}
	}
	return nil
}

func dirHash(e entry) plumbing.Hash {
	if e.IsDir() {
		return e.hash
	}
	return plumbing.ZeroHash
}

func fileHash(e entry) plumbing.Hash {
	if e.mode.IsRegular() {
		return e.hash
	}
	return plumbing.ZeroHash
}

// Contents returns a changed file's text before and after; nil where there is none.
func (r *Repo) Contents(c *Change) (before, after []byte, err error) {
	for _, x := range []struct {
		hash plumbing.Hash
		to   *[]byte
	}{{c.before, &before}, {c.after, &after}} {
		if x.hash.IsZero() {
			continue
		}
		_, text, err := r.object(x.hash)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", c.Path, err)
		}
		*x.to = text
	}
	return before, after, nil
}
