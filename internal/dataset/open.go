package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a kind of file that examples are kept in.
type Format struct {
	Ext    string // ".jsonl"
	Read   func(path string) Seq
	Create func(path string) (Writer, error)
}

// JSONL is the format that everything else here speaks.
var JSONL = Format{
	Ext:    ".jsonl",
	Read:   readJSONLFile,
	Create: func(path string) (Writer, error) { return CreateJSONL(path) },
}

func readJSONLFile(path string) Seq {
	return func(yield func(*Example, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("opening a data set: %w", err))
			return
		}
		defer f.Close()
		ReadJSONL(f, path)(yield)
	}
}

// Formats are the formats a caller knows.
type Formats []Format

func (all Formats) of(path string) *Format {
	for i := range all {
		if strings.EqualFold(filepath.Ext(path), all[i].Ext) {
			return &all[i]
		}
	}
	return nil
}

// Create begins a file in the format that its name says.
func (all Formats) Create(path string) (Writer, error) {
	f := all.of(path)
	if f == nil {
		return nil, fmt.Errorf("writing %s: the name has to end in one of %s", path, all.names())
	}
	return f.Create(path)
}

func (all Formats) names() string {
	var names []string
	for _, f := range all {
		names = append(names, f.Ext)
	}
	return strings.Join(names, ", ")
}

// Open returns the data set at a path: a file, a folder of such files, or a folder of authored
// pairs (see ReadPairs). Examples of a file that names no split take it from the file's name when
// that is a split's.
func (all Formats) Open(path string, cwes CWEs) (Seq, error) {
	files, err := all.files(path)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		if found, err := hasPairs(path); err != nil || found {
			return ReadPairs(path, cwes), err
		}
		return nil, fmt.Errorf("opening a data set: %s holds no %s files and no pairs", path, all.names())
	}
	return func(yield func(*Example, error) bool) {
		for _, file := range files {
			split := splitOf(file)
			for e, err := range all.of(file).Read(file) {
				if e != nil && e.Split == "" {
					e.Split = split
				}
				if !yield(e, err) {
					return
				}
			}
		}
	}, nil
}

// files lists the files of a data set in the order they are read.
func (all Formats) files(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening a data set: %w", err)
	}
	if !info.IsDir() {
		if all.of(path) == nil {
			return nil, fmt.Errorf("opening a data set: %s is none of %s", path, all.names())
		}
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("opening a data set: %w", err)
	}
	var out []string
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && !strings.HasPrefix(name, ".") && all.of(name) != nil {
			out = append(out, filepath.Join(path, name))
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return splitRank(splitOf(a)) - splitRank(splitOf(b)) })
	return out, nil
}

// splitOf is the split that a file's name names, or "".
func splitOf(path string) string {
	base := filepath.Base(path)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if splitRank(name) == len(splitOrder) && !strings.HasPrefix(name, "fold-") {
		return ""
	}
	return name
}

var splitOrder = []string{Train, Validation, Test}

func splitRank(name string) int {
	if i := slices.Index(splitOrder, name); i >= 0 {
		return i
	}
	return len(splitOrder)
}

// Strict walks a data set and stops at the first error.
func Strict(s Seq, visit func(*Example) error) error {
	for e, err := range s {
		if err != nil {
			return err
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}
