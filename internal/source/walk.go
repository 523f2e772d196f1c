package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Options say what Walk takes.
type Options struct {
	// Paths are the files and directories to look at, relative to the root or absolute; none means
	// the root. A file named here is always analysed, unless it is binary or cannot be read.
	Paths []string
	// Include, when given, leaves out all but the files that match one of its patterns; Exclude
	// leaves out those that match. Both are in the syntax of .gitignore.
	Include, Exclude []string
	// MaxBytes is the size above which a file is too large; 0 means DefaultMaxBytes.
	MaxBytes int64
	// NoIgnore leaves .gitignore, .git/info/exclude and .shrikeignore unread.
	NoIgnore bool
	// All takes what the defaults leave out too: dependencies, vendored, built, minified and
	// generated code.
	All bool
}

// DefaultMaxBytes is the size above which files are not analysed unless asked for by name.
const DefaultMaxBytes = 2 << 20

// limits that no option moves
const (
	maxDirDepth    = 256
	maxNamedBytes  = 256 << 20 // of a file named by the user
	maxIgnoreBytes = 1 << 20   // of an ignore file
)

func (o *Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}

// Walk finds and reads the files to analyse below root, in path order, and those that were found
// but are not fit to be analysed. What ignore rules leave out is not mentioned, nor are
// dependencies and declaration files. Symbolic links are not followed (what they point to inside
// the root is found where it is), save when named in Paths.
//
// .shrikeignore outranks .gitignore, which outranks the defaults. Ignore files of directories above
// the root count as far up as the git repository reaches.
func Walk(ctx context.Context, root string, o Options) ([]*File, []Skipped, error) {
	abs, err := filepath.Abs(root)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("finding the project at %s: %w", root, err)
	}
	volume := filepath.VolumeName(abs)
	w := &walker{fsys: os.DirFS(volume + string(filepath.Separator)), volume: volume, disk: true}
	w.root = w.name(abs)
	return w.walk(ctx, o)
}

// WalkFS is Walk over a file system that holds a project as it was at some time, such as a commit.
// The root is a directory of it; what is above counts as the repository around it.
func WalkFS(ctx context.Context, fsys fs.FS, root string, o Options) ([]*File, []Skipped, error) {
	w := &walker{fsys: fsys, root: path.Clean(root)}
	return w.walk(ctx, o)
}

// candidate is a file that may be analysed once it is read.
type candidate struct {
	name, rel string // in the file system, and to the root
	named     bool   // by the user
}

// walker finds files. All its names are those of fsys; of the disk that is the whole volume, so
// that paths above the root and out of it have names too.
type walker struct {
	fsys             fs.FS
	root             string
	disk             bool
	volume           string
	o                Options
	include, exclude selection
	found            []candidate
	seen             map[string]bool
	skipped          []Skipped
}

func (w *walker) walk(ctx context.Context, o Options) ([]*File, []Skipped, error) {
	w.o, w.seen = o, map[string]bool{}
	w.include, w.exclude = parseSelection(o.Include), parseSelection(o.Exclude)
	if err := w.walkPaths(ctx); err != nil {
		return nil, nil, err
	}
	files, err := w.read(ctx)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(w.skipped, func(a, b Skipped) int { return cmp.Compare(a.Path, b.Path) })
	return files, w.skipped, nil
}

// name is the name in the file system of an absolute path of the disk.
func (w *walker) name(abs string) string {
	rel := strings.Trim(filepath.ToSlash(strings.TrimPrefix(abs, w.volume)), "/")
	return cmp.Or(rel, ".")
}

// onDisk is the path of the disk that a name stands for.
func (w *walker) onDisk(name string) string {
	return w.volume + string(filepath.Separator) + filepath.FromSlash(name)
}

// rel is the path of a name relative to the root; it begins with "../" outside of it.
func (w *walker) rel(name string) string {
	rel, err := filepath.Rel(filepath.FromSlash("/"+w.root), filepath.FromSlash("/"+name))
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

func (w *walker) skip(rel, reason, detail string) {
	w.skipped = append(w.skipped, Skipped{Path: rel, Reason: reason, Detail: detail})
}

func (w *walker) walkPaths(ctx context.Context) error {
	paths := w.o.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, p := range paths {
		name, err := w.resolve(p)
		if err != nil {
			return fmt.Errorf("looking at %s: %w", p, err)
		}
		info, err := fs.Stat(w.fsys, name)
		if err != nil {
			return fmt.Errorf("looking at %s: %s", p, errorText(err))
		}
		switch {
		case info.Mode().IsRegular():
			w.candidate(candidate{name: name, rel: w.rel(name), named: true})
			continue
		case !info.IsDir(): // opening a pipe could wait for ever
			w.skip(w.rel(name), ReasonUnreadable, "not a regular file")
			continue
		}
		if err := w.dir(ctx, name, w.rulesFor(name), 0); err != nil {
			return err
		}
	}
	slices.SortFunc(w.found, func(a, b candidate) int { return cmp.Compare(a.rel, b.rel) })
	return nil
}

// resolve finds the name of a path given by the user. A link to a directory is followed, one to a
// file keeps its name.
func (w *walker) resolve(p string) (string, error) {
	if !w.disk {
		return path.Join(w.root, filepath.ToSlash(p)), nil
	}
	abs := p
	if !filepath.IsAbs(p) {
		abs = filepath.Join(w.onDisk(w.root), p)
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return "", errors.New(errorText(err))
	}
	if info, err := os.Stat(real); err == nil && !info.IsDir() {
		dir, err := filepath.EvalSymlinks(filepath.Dir(abs))
		return w.name(filepath.Join(dir, filepath.Base(abs))), err
	}
	return w.name(real), nil
}

func (w *walker) candidate(c candidate) {
	if !w.seen[c.rel] {
		w.seen[c.rel] = true
		w.found = append(w.found, c)
	}
}

// dir walks a directory.
func (w *walker) dir(ctx context.Context, name string, r ruleset, depth int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if depth > maxDirDepth {
		w.skip(w.rel(name), ReasonTooDeep, fmt.Sprintf("more than %d directories deep", maxDirDepth))
		return nil
	}
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil {
		w.skip(w.rel(name), ReasonUnreadable, errorText(err))
	}
	if !w.o.NoIgnore {
		r = w.withFilesOf(r, name)
	}
	base := w.rel(name)
	for _, e := range entries {
		c := candidate{name: path.Join(name, e.Name()), rel: path.Join(base, e.Name())}
		switch {
		case e.Type()&fs.ModeSymlink != 0:
			w.link(c, r)
		case e.IsDir():
			if w.wantsDir(c, entries, r) {
				if err := w.dir(ctx, c.name, r, depth+1); err != nil {
					return err
				}
			}
		case e.Type().IsRegular():
			if w.wantsFile(c.rel, r) {
				w.candidate(c)
			}
		}
	}
	return nil
}

// wantsDir reports whether to walk a directory, and lists it when it is left out by default.
func (w *walker) wantsDir(c candidate, siblings []fs.DirEntry, r ruleset) bool {
	base := path.Base(c.rel)
	if base == ".git" || w.exclude.has(c.rel) {
		return false
	}
	switch r.judge(c.rel, true) {
	case ignored:
		return false
	case included:
		return true
	}
	if w.o.All {
		return true
	}
	reason := w.dirReason(c.name, siblings)
	if reason == "" {
		return true
	}
	if reason != dependencies && w.holdsCode(c.name) {
		w.skip(c.rel+"/", reason, "left out by default; name it on the command line, or put !"+base+"/ into .shrikeignore, to analyse it")
	}
	return false
}

// maxLooked is how many entries of a directory left out by default are looked at for code in it.
const maxLooked = 2_000

// holdsCode reports whether a directory seems to hold a file that would be analysed.
func (w *walker) holdsCode(name string) bool {
	found, looked := false, 0
	_ = fs.WalkDir(w.fsys, name, func(p string, d fs.DirEntry, err error) error {
		looked++
		switch {
		case err == nil && d.Type().IsRegular() && extension(p) != "" && w.wantsFile(w.rel(p), ruleset{}), looked > maxLooked:
			found = true
			return fs.SkipAll
		case err == nil && d.IsDir() && d.Name() == "node_modules":
			return fs.SkipDir
		}
		return nil
	})
	return found
}

// wantsFile reports whether a file found while walking may be analysed, as far as its name tells.
func (w *walker) wantsFile(rel string, r ruleset) bool {
	ext := extension(rel)
	if _, ok := languageByExtension[ext]; !ok && ext != "" || isDeclaration(rel) {
		return false
	}
	if len(w.include) > 0 && !w.include.has(rel) || w.exclude.has(rel) {
		return false
	}
	return r.judge(rel, false) != ignored
}

// link looks at a symbolic link: only one that points to a file out of the root is worth a word.
func (w *walker) link(c candidate, r ruleset) {
	if !w.disk || extension(c.rel) == "" || !w.wantsFile(c.rel, r) {
		return
	}
	target, err := filepath.EvalSymlinks(w.onDisk(c.name))
	if err != nil {
		w.skip(c.rel, ReasonUnreadable, "a broken link")
		return
	}
	if info, err := os.Stat(target); err == nil && info.Mode().IsRegular() && strings.HasPrefix(w.rel(w.name(target)), "../") {
		w.skip(c.rel, ReasonLink, "points to "+target)
	}
}
