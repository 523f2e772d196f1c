package dataset

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// PairNames are the names of pairs that a list holds.
type PairNames map[string]bool

// ReadPairNames reads a list of pairs: a pair_id a line. Empty lines and lines that begin with # say
// nothing; a name that occurs twice is an error.
func ReadPairNames(path string) (PairNames, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading a list of pairs: %w", err)
	}
	defer f.Close()
	names := PairNames{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		name := strings.TrimSpace(lines.Text())
		if name == "" || strings.HasPrefix(name, "#") {
			continue
		}
		if names[name] {
			return nil, fmt.Errorf("reading a list of pairs: %s:%d: %q is there twice", path, n, name)
		}
		names[name] = true
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading a list of pairs: %s: %w", path, err)
	}
	return names, nil
}

// Only is what a data set has of the pairs named and of the variants made of them. A name that no
// pair has is an error at the end, so that a slip in a list is not passed over.
func Only(examples Seq, names PairNames) Seq { return choose(examples, names, true) }

// Without is what a data set has apart from the pairs named and the variants made of them. A name
// that no pair has is an error at the end.
func Without(examples Seq, names PairNames) Seq { return choose(examples, names, false) }

func choose(examples Seq, names PairNames, named bool) Seq {
	return func(yield func(*Example, error) bool) {
		missing := maps.Clone(names)
		for e, err := range examples {
			if err == nil {
				delete(missing, e.Family())
				if names[e.Family()] != named {
					continue
				}
			}
			if !yield(e, err) {
				return
			}
		}
		for _, name := range slices.Sorted(maps.Keys(missing)) {
			if !yield(nil, fmt.Errorf("choosing pairs: the data set has no pair %q", name)) {
				return
			}
		}
	}
}
