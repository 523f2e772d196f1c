package git

import (
	"bytes"
	"context"
	"crypto/sha1"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/shrike-sec/shrike/internal/source"
)

// MarkChanged sets Changed of every file to what differs from a revision: whatever is on disk now
// counts, committed or not. A file that was not there has nil (all of it is new), one that is the
// same has an empty list. A file that was moved as it is counts as the same. Where lines were taken
// out, the lines around the gap count as changed.
func (r *Repo) MarkChanged(ctx context.Context, rev string, files []*source.File) error {
	t, err := r.at(rev)
	if err != nil {
		return err
	}
	old, err := t.blobs(ctx)
	if err != nil {
		return fmt.Errorf("listing revision %q: %w", rev, err)
	}
	here := map[string]bool{}
	for _, f := range files {
		here[path.Join(r.Root, f.Path)] = true
	}
	gone := map[plumbing.Hash]bool{} // content of files that are no longer where they were
	for p, h := range old {
		gone[h] = gone[h] || !here[p]
	}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Changed, err = r.changed(f, old, gone); err != nil {
			return fmt.Errorf("comparing %s with revision %q: %w", f.Path, rev, err)
		}
	}
	return nil
}

func (r *Repo) changed(f *source.File, old map[string]plumbing.Hash, gone map[plumbing.Hash]bool) ([]source.LineRange, error) {
	now := blobHashes(f.Text)
	before, ok := old[path.Join(r.Root, f.Path)]
	if !ok {
		for _, h := range now {
			if gone[h] {
				return []source.LineRange{}, nil
			}
		}
		return nil, nil
	}
	for _, h := range now {
		if h == before {
			return []source.LineRange{}, nil
		}
	}
	_, content, err := r.object(before)
	if err != nil {
		return nil, err
	}
	was := source.New(f.Path, content)
	return changedLines(was.Lines(1, was.LineCount()), f.Lines(1, f.LineCount())), nil
}

// blobHashes are the names git has for a text: as it is, and with the line endings that git stores
// when it converts them.
func blobHashes(text []byte) []plumbing.Hash {
	hash := func(b []byte) plumbing.Hash {
		h := sha1.New()
		fmt.Fprintf(h, "blob %d\x00", len(b))
		h.Write(b)
		return plumbing.Hash(h.Sum(nil))
	}
	out := []plumbing.Hash{hash(text)}
	if bytes.Contains(text, []byte("\r\n")) {
		out = append(out, hash(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
	}
	return out
}

// blobs lists the files of a tree, by path from the top of the repository.
func (t *tree) blobs(ctx context.Context) (map[string]plumbing.Hash, error) {
	out := map[string]plumbing.Hash{}
	if _, err := fs.Stat(t, t.repo.Root); err != nil {
		return out, nil // the project is younger
	}
	err := fs.WalkDir(t, t.repo.Root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case d.IsDir() && path.Base(name) == "node_modules":
			return fs.SkipDir
		}
		if e, ok := d.(entry); ok && e.mode.IsRegular() {
			out[strings.TrimPrefix(name, "./")] = e.hash
		}
		return nil
	})
	return out, err
}
