package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Ignore files, in git's syntax. A pattern is turned into a glob over the path relative to the
// directory its file stands in. Later patterns outrank earlier ones, deeper files shallower ones.

// pattern is one line of an ignore file.
type pattern struct {
	glob    string // slash-separated; matched against the whole relative path
	name    string // set instead of glob when the pattern is a plain name
	negated bool
	dirOnly bool
}

// ignoreFile is the patterns of one file, and the directory (relative to the root, "" for the root
// itself, slash at the end) they are relative to. A file above the root has the path from it down
// to the root as below.
type ignoreFile struct {
	dir      string
	below    string
	patterns []pattern
}

// parseIgnore reads the lines of an ignore file.
func parseIgnore(text []byte) []pattern {
	var out []pattern
	text = bytes.TrimPrefix(text, byteOrderMark)
	for line := range strings.Lines(string(text)) {
		if p, ok := parsePattern(strings.TrimRight(line, "\r\n")); ok {
			out = append(out, p)
		}
	}
	return out
}

// parsePattern reads one line; false for a comment, an empty line or a broken glob.
func parsePattern(line string) (pattern, bool) {
	var p pattern
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line = trimTrailingSpace(line)
	if p.negated = strings.HasPrefix(line, "!"); p.negated {
		line = line[1:]
	}
	if p.dirOnly = strings.HasSuffix(line, "/"); p.dirOnly {
		line = strings.TrimSuffix(line, "/")
	}
	if line == "" {
		return p, false
	}
	if !strings.ContainsAny(line, `/*?[\{`) {
		p.name = line
		return p, true
	}
	anchored := strings.Contains(line, "/")
	p.glob = escapeBraces(strings.TrimPrefix(line, "/"))
	if !anchored {
		p.glob = "**/" + p.glob
	}
	return p, doublestar.ValidatePattern(p.glob)
}

// trimTrailingSpace cuts trailing spaces, save one that a backslash keeps.
func trimTrailingSpace(line string) string {
	cut := strings.TrimRight(line, " \t")
	if len(cut) < len(line) && strings.HasSuffix(cut, `\`) && !strings.HasSuffix(cut, `\\`) {
		return cut + " "
	}
	return cut
}

// escapeBraces makes braces stand for themselves, as they do in git's globs but not in doublestar's.
func escapeBraces(glob string) string {
	var out strings.Builder
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\' && i+1 < len(glob):
			out.WriteString(glob[i : i+2])
			i++
			continue
		case c == '{' || c == '}':
			out.WriteByte('\\')
		}
		out.WriteByte(glob[i])
	}
	return out.String()
}

func (p *pattern) matches(rel, base string, dir bool) bool {
	if p.dirOnly && !dir {
		return false
	}
	if p.name != "" {
		return p.name == base
	}
	// A pattern that ends in "/**" is about what is below a directory, not the directory itself.
	if sub, ok := strings.CutSuffix(p.glob, "/**"); ok && doublestar.MatchUnvalidated(sub, rel) {
		return false
	}
	return doublestar.MatchUnvalidated(p.glob, rel)
}

// verdict is what ignore files say about a path.
type verdict int

const (
	silent verdict = iota
	ignored
	included
)

// judge returns what the last matching pattern of the file says about a path relative to the root.
func (f *ignoreFile) judge(rel string, dir bool) verdict {
	if f.below != "" {
		rel = f.below + rel
	} else if !strings.HasPrefix(rel, f.dir) {
		return silent
	} else {
		rel = rel[len(f.dir):]
	}
	base := path.Base(rel)
	for i := len(f.patterns) - 1; i >= 0; i-- {
		if p := &f.patterns[i]; p.matches(rel, base, dir) {
			if p.negated {
				return included
			}
			return ignored
		}
	}
	return silent
}

// rules are ignore files, shallow ones first.
type rules []ignoreFile

func (r rules) judge(rel string, dir bool) verdict {
	for i := len(r) - 1; i >= 0; i-- {
		if v := r[i].judge(rel, dir); v != silent {
			return v
		}
	}
	return silent
}

// add returns the rules with one more file, without touching r's own array.
func (r rules) add(f ignoreFile) rules {
	if len(f.patterns) == 0 {
		return r
	}
	return append(r[:len(r):len(r)], f)
}

// A selection is a set of patterns given by a person: it holds the files that match one of them or
// lie below a directory that does.
type selection []pattern

func parseSelection(globs []string) selection {
	return parseIgnore([]byte(strings.Join(globs, "\n")))
}

func (s selection) has(rel string) bool {
	file := ignoreFile{patterns: s}
	for dir := false; rel != "." && rel != "/"; rel, dir = path.Dir(rel), true {
		if v := file.judge(rel, dir); v != silent {
			return v == ignored
		}
	}
	return false
}
