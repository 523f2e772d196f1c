package scan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/source/git"
)

// project is a project as it is on disk or was at a revision: all that an analysis depends on
// besides the catalogue.
type project struct {
	files     []*source.File // in path order
	skipped   []source.Skipped
	manifests *manifests
	resolver  ir.Resolver
	library   bool
}

// read reads the project at a revision, or as it is on disk for "".
func (s *session) read(ctx context.Context, rev string) (*project, error) {
	defer s.stages.start("reading")()
	p := &project{}
	var err error
	if rev == "" {
		err = s.readDisk(ctx, p)
	} else {
		err = s.readRevision(ctx, p, rev)
	}
	if err != nil {
		return nil, err
	}
	if failed := attempt(wholeProject, "reading manifests", func() { s.readManifests(p) }); failed != nil {
		p.skipped = append(p.skipped, *failed)
	}
	s.note("read %d files of %s (%s), %s", len(p.files), s.c.Root, cmp.Or(rev, "as it is"), p.nature())
	return p, nil
}

// readManifests finds out what the project's manifests say.
func (s *session) readManifests(p *project) {
	p.resolver = &resolvers{} // stays where the rest fails
	p.resolver = newResolvers(p.files, p.manifests.get)
	if s.c.Library != nil {
		p.library = *s.c.Library
	} else {
		p.library = isLibrary(p.files, p.manifests.get)
	}
}

// nature says what kind of project it is scanned as.
func (p *project) nature() string {
	if p.library {
		return "a library: parameters of its exported functions count as untrusted"
	}
	return "an application"
}

func (s *session) walkOptions() source.Options {
	return source.Options{Paths: s.c.Paths, Exclude: s.c.Settings.Ignore}
}

func (s *session) readDisk(ctx context.Context, p *project) (err error) {
	if p.files, p.skipped, err = source.Walk(ctx, s.c.Root, s.walkOptions()); err != nil {
		return err
	}
	p.manifests = newManifests(func(name string) ([]byte, error) { return readBelow(s.c.Root, name) })
	if s.c.DiffRev == "" {
		return nil
	}
	repo, err := git.Open(s.c.Root)
	if err == nil {
		err = repo.MarkChanged(ctx, s.c.DiffRev, p.files)
	}
	if err != nil {
		return fmt.Errorf("finding what changed since %s: %w", s.c.DiffRev, err)
	}
	return nil
}

func (s *session) readRevision(ctx context.Context, p *project, rev string) error {
	repo, err := git.Open(s.c.Root)
	if err != nil {
		return err
	}
	read, err := repo.Reader(rev)
	if err != nil {
		return err
	}
	p.manifests = newManifests(read)
	p.files, p.skipped, err = repo.Files(ctx, rev, s.walkOptions())
	return err
}

// maxManifest is the size of the largest manifest that is read.
const maxManifest = 8 << 20

// readBelow reads a file by its path relative to a directory that it must not leave.
func readBelow(root, name string) ([]byte, error) {
	local := filepath.FromSlash(name)
	if !filepath.IsLocal(local) {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	full := filepath.Join(root, local)
	info, err := os.Stat(full)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", name)
	case info.Size() > maxManifest:
		return nil, errors.New("too large for a manifest")
	}
	return os.ReadFile(full)
}

// manifests reads files once, and can tell two states of them apart.
type manifests struct {
	read readFunc
	seen map[string][]byte // nil for one that cannot be read
}

func newManifests(read readFunc) *manifests { return &manifests{read, map[string][]byte{}} }

func (m *manifests) get(name string) ([]byte, error) {
	text, ok := m.seen[name]
	if !ok {
		if got, err := m.read(name); err == nil {
			text = append([]byte{}, got...) // never nil
		}
		m.seen[name] = text
	}
	if text == nil {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	return text, nil
}

// digest identifies everything that was read.
func (m *manifests) digest() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(m.seen)) {
		if text := m.seen[name]; text != nil {
			parts = append(parts, name, string(text))
		}
	}
	return cacheKey(parts...)
}
