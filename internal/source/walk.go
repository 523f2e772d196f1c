package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
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
	w, err := newWalker(root, o)
	if err != nil {
		return nil, nil, err
	}
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

// candidate is a file that may be analysed once it is read.
type candidate struct {
	rel, abs string
	named    bool // by the user
}

type walker struct {
	root             string
	o                Options
	include, exclude selection
	found            []candidate
	seen             map[string]bool
	skipped          []Skipped
}

func newWalker(root string, o Options) (*walker, error) {
	abs, err := filepath.Abs(root)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return nil, fmt.Errorf("finding the project at %s: %w", root, err)
	}
	return &walker{root: abs, o: o, seen: map[string]bool{},
		include: parseSelection(o.Include), exclude: parseSelection(o.Exclude)}, nil
}

func (w *walker) skip(rel, reason, detail string) {
	w.skipped = append(w.skipped, Skipped{Path: rel, Reason: reason, Detail: detail})
}

func (w *walker) walkPaths(ctx context.Context) error {
	paths := w.o.Paths
	if len(paths) == 0 {
		paths = []string{w.root}
	}
	for _, p := range paths {
		abs := p
		if !filepath.IsAbs(p) {
			abs = filepath.Join(w.root, p)
		}
		info, err := os.Stat(abs)
		if err != nil {
			return fmt.Errorf("looking at %s: %w", p, err)
		}
		if !info.IsDir() {
			w.candidate(candidate{rel: w.rel(abs), abs: abs, named: true})
			continue
		}
		if abs, err = filepath.EvalSymlinks(abs); err != nil {
			return fmt.Errorf("looking at %s: %w", p, err)
		}
		if err := w.dir(ctx, abs, w.rulesAbove(abs), 0); err != nil {
			return err
		}
	}
	slices.SortFunc(w.found, func(a, b candidate) int { return cmp.Compare(a.rel, b.rel) })
	return nil
}

// rel is a path relative to the root, with slashes.
func (w *walker) rel(abs string) string {
	rel, err := filepath.Rel(w.root, abs)
	if err != nil {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

func (w *walker) candidate(c candidate) {
	if !w.seen[c.rel] {
		w.seen[c.rel] = true
		w.found = append(w.found, c)
	}
}

// ruleset is what holds in a directory: two stacks of ignore files.
type ruleset struct{ git, shrike rules }

// read adds the ignore files of a directory.
func (r ruleset) read(dir string, file ignoreFile) ruleset {
	file.patterns = parseIgnore(readIgnore(filepath.Join(dir, ".gitignore")))
	r.git = r.git.add(file)
	file.patterns = parseIgnore(readIgnore(filepath.Join(dir, ".shrikeignore")))
	r.shrike = r.shrike.add(file)
	return r
}

// readIgnore returns the text of an ignore file; one that is missing or cannot be read is empty.
func readIgnore(name string) []byte {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreBytes {
		return nil
	}
	text, _ := os.ReadFile(name)
	return text
}

func (r ruleset) judge(rel string, dir bool) verdict {
	if v := r.shrike.judge(rel, dir); v != silent {
		return v
	}
	return r.git.judge(rel, dir)
}

// rulesAbove collects the ignore files above a directory: from the top of the git repository (or
// the root, without one) down to its parent.
func (w *walker) rulesAbove(abs string) ruleset {
	var r ruleset
	if w.o.NoIgnore {
		return r
	}
	top := w.root
	for dir := w.root; ; dir = filepath.Dir(dir) {
		if git, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			top = dir
			if git.IsDir() {
				text := readIgnore(filepath.Join(dir, ".git", "info", "exclude"))
				r.git = r.git.add(ignoreFile{below: w.below(dir), patterns: parseIgnore(text)})
			}
			break
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	var above []string
	for dir := filepath.Dir(abs); strings.HasPrefix(dir+"/", top+"/"); dir = filepath.Dir(dir) {
		above = append(above, dir)
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for _, dir := range slices.Backward(above) {
		r = r.read(dir, w.ignoreFileAt(dir))
	}
	return r
}

// below is the path from a directory above the root down to the root, "" for the root itself.
func (w *walker) below(dir string) string {
	rel, err := filepath.Rel(dir, w.root)
	if err != nil || rel == "." || strings.HasPrefix(rel, "..") {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}

// ignoreFileAt is an empty ignore file that stands in a directory at, above or below the root.
func (w *walker) ignoreFileAt(abs string) ignoreFile {
	if below := w.below(abs); below != "" {
		return ignoreFile{below: below}
	}
	if rel := w.rel(abs); rel != "." {
		return ignoreFile{dir: rel + "/"}
	}
	return ignoreFile{}
}

// dir walks a directory.
func (w *walker) dir(ctx context.Context, abs string, r ruleset, depth int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	rel := w.rel(abs)
	if depth > maxDirDepth {
		w.skip(rel, ReasonTooDeep, fmt.Sprintf("more than %d directories deep", maxDirDepth))
		return nil
	}
	entries, err := os.ReadDir(abs)
	if err != nil {
		w.skip(rel, ReasonUnreadable, errorText(err))
	}
	if !w.o.NoIgnore {
		r = r.read(abs, w.ignoreFileAt(abs))
	}
	for _, e := range entries {
		name := path.Join(rel, e.Name())
		full := filepath.Join(abs, e.Name())
		switch {
		case e.Type()&fs.ModeSymlink != 0:
			w.link(name, full, r)
		case e.IsDir():
			if w.wantsDir(name, full, entries, r) {
				if err := w.dir(ctx, full, r, depth+1); err != nil {
					return err
				}
			}
		case e.Type().IsRegular():
			if w.wantsFile(name, r) {
				w.candidate(candidate{rel: name, abs: full})
			}
		}
	}
	return nil
}

// wantsDir reports whether to walk a directory, and lists it when it is left out by default.
func (w *walker) wantsDir(rel, abs string, siblings []fs.DirEntry, r ruleset) bool {
	base := path.Base(rel)
	if base == ".git" || w.exclude.has(rel) {
		return false
	}
	switch r.judge(rel, true) {
	case ignored:
		return false
	case included:
		return true
	}
	if w.o.All {
		return true
	}
	reason := dirReason(rel, abs, siblings)
	if reason == "" {
		return true
	}
	if reason != dependencies {
		w.skip(rel+"/", reason, "left out by default; name it on the command line, or put !"+base+"/ into .shrikeignore, to analyse it")
	}
	return false
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
func (w *walker) link(rel, abs string, r ruleset) {
	if extension(rel) == "" || !w.wantsFile(rel, r) {
		return
	}
	target, err := filepath.EvalSymlinks(abs)
	if err != nil {
		w.skip(rel, ReasonUnreadable, "a broken link")
		return
	}
	if info, err := os.Stat(target); err == nil && info.Mode().IsRegular() && strings.HasPrefix(w.rel(target), "../") {
		w.skip(rel, ReasonLink, "points to "+target)
	}
}

// read reads the candidates, several at a time, and sorts out those not fit to be analysed.
func (w *walker) read(ctx context.Context) ([]*File, error) {
	files := make([]*File, len(w.found))
	skipped := make([]*Skipped, len(w.found))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range w.found {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			files[i], skipped[i] = w.load(c)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("reading files: %w", err)
	}
	for _, s := range skipped {
		if s != nil {
			w.skipped = append(w.skipped, *s)
		}
	}
	return slices.DeleteFunc(files, func(f *File) bool { return f == nil }), nil
}

// load reads one file. It returns neither a file nor a reason when the file is none of ours after
// all, which only its first line can tell.
func (w *walker) load(c candidate) (*File, *Skipped) {
	limit := w.o.maxBytes()
	if c.named {
		limit = max(limit, maxNamedBytes)
	}
	text, size, err := readFile(c.abs, limit, !c.named && extension(c.rel) == "")
	switch {
	case err != nil:
		return nil, &Skipped{Path: c.rel, Reason: ReasonUnreadable, Detail: errorText(err)}
	case size > limit:
		return nil, &Skipped{Path: c.rel, Reason: ReasonTooLarge, Detail: fmt.Sprintf("%d bytes, the limit is %d", size, limit)}
	case text == nil:
		return nil, nil
	}
	f := New(c.rel, text)
	reason, detail := Unfit(f)
	if reason == "" || reason != ReasonBinary && (c.named || w.o.All) {
		return f, nil
	}
	return nil, &Skipped{Path: c.rel, Reason: reason, Detail: detail}
}

// readFile returns a file's text and its size; no text when it is larger than limit or, for a file
// that must begin with a script's first line, when it does not.
func readFile(name string, limit int64, script bool) (text []byte, size int64, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errors.New("not a regular file")
	}
	if script {
		head := make([]byte, 200)
		n, _ := io.ReadFull(f, head)
		if _, ok := shebang(head[:n]); !ok {
			return nil, 0, nil
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return nil, 0, err
		}
	}
	if info.Size() > limit {
		return nil, info.Size(), nil
	}
	text = make([]byte, 0, info.Size()+1)
	text, err = appendAll(text, io.LimitReader(f, limit+1))
	return text, int64(len(text)), err
}

func appendAll(buf []byte, r io.Reader) ([]byte, error) {
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// errorText is what an error says, without the path, which stands beside it anyway.
func errorText(err error) string {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err.Error()
	}
	return err.Error()
}
