package source

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ruleset is what holds in a directory: two stacks of ignore files.
type ruleset struct{ git, shrike rules }

func (r ruleset) judge(rel string, dir bool) verdict {
	if v := r.shrike.judge(rel, dir); v != silent {
		return v
	}
	return r.git.judge(rel, dir)
}

// withFilesOf adds the ignore files of a directory.
func (w *walker) withFilesOf(r ruleset, dir string) ruleset {
	r.git = r.git.add(w.ignoreFile(path.Join(dir, ".gitignore"), dir))
	r.shrike = r.shrike.add(w.ignoreFile(path.Join(dir, ".shrikeignore"), dir))
	return r
}

// ignoreFile reads an ignore file that holds for a directory above, at or below the root. One that
// is missing or cannot be read has no patterns.
func (w *walker) ignoreFile(name, dir string) ignoreFile {
	f := ignoreFile{patterns: parseIgnore(readSmall(w.fsys, name))}
	switch rel := w.rel(dir); {
	case rel == ".":
	case strings.HasPrefix(rel, ".."):
		f.below = strings.Trim(strings.TrimPrefix(w.root, strings.TrimPrefix(dir, ".")), "/") + "/"
	default:
		f.dir = rel + "/"
	}
	return f
}

// readSmall returns the text of a file of a reasonable size, or nothing.
func readSmall(fsys fs.FS, name string) []byte {
	info, err := fs.Stat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreBytes {
		return nil
	}
	text, _ := fs.ReadFile(fsys, name)
	return text
}

// rulesFor is what holds at a directory that the walk starts from. Rules that leave it out as a whole
// do not count below it: it was asked for.
func (w *walker) rulesFor(name string) ruleset {
	r := w.rulesAbove(name)
	for rel := w.rel(name); rel != "." && !strings.HasPrefix(rel, ".."); rel = path.Dir(rel) {
		if r.judge(rel, true) == ignored {
			return ruleset{}
		}
	}
	return r
}

// rulesAbove collects the ignore files above a directory: from the top of the repository down to
// its parent.
func (w *walker) rulesAbove(name string) ruleset {
	var r ruleset
	if w.o.NoIgnore {
		return r
	}
	top := w.repositoryTop()
	if w.disk {
		if dirs, ok := FindGit(w.onDisk(top)); ok {
			r.git = r.git.add(w.ignoreFile(w.name(filepath.Join(dirs.Common, "info", "exclude")), top))
		}
	}
	var above []string
	for dir := name; dir != top && dir != "."; {
		dir = path.Dir(dir)
		if dir == top || strings.HasPrefix(dir, top+"/") || top == "." {
			above = append(above, dir)
		}
	}
	for _, dir := range slices.Backward(above) {
		r = w.withFilesOf(r, dir)
	}
	return r
}

// repositoryTop is the top of the repository that the root lies in, or the root itself.
func (w *walker) repositoryTop() string {
	if !w.disk {
		return "."
	}
	for dir := w.root; ; dir = path.Dir(dir) {
		if _, err := fs.Stat(w.fsys, path.Join(dir, ".git")); err == nil {
			return dir
		}
		if dir == "." {
			return w.root
		}
	}
}
