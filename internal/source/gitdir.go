package source

import (
	"os"
	"path/filepath"
	"strings"
)

// GitDirs are the directories in which git keeps a work tree's data.
type GitDirs struct {
	Top    string // of the work tree
	Own    string // HEAD and what else belongs to this work tree
	Common string // objects and branches, shared by all work trees of a repository
}

// FindGit finds the git directories of the work tree that an absolute path lies in. It reads the
// .git file of linked work trees and submodules.
func FindGit(dir string) (GitDirs, bool) {
	for {
		name := filepath.Join(dir, ".git")
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			return GitDirs{Top: dir, Own: name, Common: name}, true
		case err == nil && info.Mode().IsRegular():
			return linkedGit(dir, name)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return GitDirs{}, false
		}
		dir = parent
	}
}

// linkedGit reads a .git file.
func linkedGit(top, name string) (GitDirs, bool) {
	own, ok := strings.CutPrefix(firstLine(name), "gitdir: ")
	if !ok {
		return GitDirs{}, false
	}
	if !filepath.IsAbs(own) {
		own = filepath.Join(top, own)
	}
	dirs := GitDirs{Top: top, Own: own, Common: own}
	if common := firstLine(filepath.Join(own, "commondir")); common != "" {
		if !filepath.IsAbs(common) {
			common = filepath.Join(own, common)
		}
		dirs.Common = common
	}
	return dirs, true
}

// firstLine is the first line of a small file, or "".
func firstLine(name string) string {
	line, _, _ := strings.Cut(string(readSmall(os.DirFS(filepath.Dir(name)), filepath.Base(name))), "\n")
	return strings.TrimSpace(line)
}
