package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// CWEs tells the CWEs of a kind, as the catalogue knows them.
type CWEs func(kind string) []string

// AuthoredLicense is the licence of pairs written in this project.
const AuthoredLicense = "Apache-2.0"

// errFound ends a walk.
var errFound = errors.New("found")

// hasPairs reports whether there is an authored pair below a folder.
func hasPairs(root string) (bool, error) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && isBad(path) {
			return errFound
		}
		return err
	})
	if err != nil && !errors.Is(err, errFound) {
		return false, fmt.Errorf("looking for pairs: %w", err)
	}
	return err != nil, nil
}

// isBad reports whether a file is the insecure half of a pair: name.bad.ext.
func isBad(path string) bool {
	base := filepath.Base(path)
	return strings.HasSuffix(strings.TrimSuffix(base, filepath.Ext(base)), ".bad")
}

// cweFolder is the name of a folder whose pairs are of a CWE, of whatever kind: "cwe-089".
var cweFolder = regexp.MustCompile(`^cwe-0*([1-9][0-9]*)$`)

// flawOf tells what flaw the pairs of a folder have: one of a kind, or one of a CWE alone.
func flawOf(folder string, cwes CWEs) (kind string, cwe []string) {
	if m := cweFolder.FindStringSubmatch(folder); m != nil {
		return "", []string{"CWE-" + m[1]}
	}
	return folder, cwes(folder)
}

// ReadPairs reads authored pairs: <kind>/<name>.bad.<ext> holds a block with a flaw of the kind and
// <kind>/<name>.good.<ext> its fixed twin. A folder may be called after a CWE instead, "cwe-089": its
// examples have that CWE and no kind. A half without its twin is an error.
func ReadPairs(root string, cwes CWEs) Seq {
	return func(yield func(*Example, error) bool) {
		var bad []string
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && isBad(path) {
				bad = append(bad, path)
			}
			return err
		})
		if err != nil {
			yield(nil, fmt.Errorf("looking for pairs: %w", err))
			return
		}
		slices.Sort(bad)
		for _, path := range bad {
			flawed, sound, err := readPair(path, cwes)
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			if !yield(flawed, nil) || !yield(sound, nil) {
				return
			}
		}
	}
}

func readPair(path string, cwes CWEs) (flawed, sound *Example, err error) {
	base, ext := filepath.Base(path), filepath.Ext(path)
	name := strings.TrimSuffix(base, ".bad"+ext)
	folder := filepath.Base(filepath.Dir(path))
	kind, cwe := flawOf(folder, cwes)
	twin := filepath.Join(filepath.Dir(path), name+".good"+ext)
	bad, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading a pair: %w", err)
	}
	good, err := os.ReadFile(twin)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the twin of %s: %w", path, err)
	}
	language, ok := LanguageOf(ext)
	if !ok {
		return nil, nil, fmt.Errorf("reading %s: no language goes by %s", path, ext)
	}
	pair := folder + "/" + name
	half := func(label int, code []byte, id string) *Example {
		return &Example{
			ID: pair + "/" + id, PairID: pair, Language: language, Kind: kind, CWE: cwe,
			Label: label, Code: string(code), Framework: FrameworkOf(language, string(bad)),
			Origin: Authored, Provenance: "written by hand", License: AuthoredLicense,
		}
	}
	// The names of the halves follow from their content, so that no id tells the label.
	flawed, sound = half(Flawed, bad, ""), half(Sound, good, "")
	NamePair(flawed, sound)
	flawed.Lines = FlawedLines(string(bad), string(good))
	return flawed, sound, errors.Join(flawed.Check(), sound.Check())
}

// NamePair gives the halves of a pair ids from which the label cannot be read: "/a" is the half
// whose hash is the lower.
func NamePair(x, y *Example) {
	if x.Hash() > y.Hash() {
		x, y = y, x
	}
	x.ID, y.ID = x.PairID+"/a", y.PairID+"/b"
}

// FlawedLines are the lines of the insecure half that the fix changes. Where the fix only adds
// lines, it is the line before which it does.
func FlawedLines(bad, good string) []int {
	before := SplitLines(bad)
	var changed, places []int
	line := 1
	for _, e := range Diff(before, SplitLines(good)) {
		switch e.Op {
		case Delete:
			if strings.TrimSpace(e.Text) != "" {
				changed = append(changed, line)
			}
			line++
		case Keep:
			line++
		case Insert:
			if at := min(line, len(before)); len(places) == 0 || places[len(places)-1] != at {
				places = append(places, at)
			}
		}
	}
	if len(changed) == 0 {
		return places
	}
	return changed
}
