package catalog

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Coverage notes which rows of the library models a scan has met, and in which files. A nil Coverage
// notes nothing. It may be used by several goroutines.
type Coverage struct {
	mu   sync.Mutex
	rows map[int32]bool
	in   map[string]map[int32]bool // by file
}

// Meet notes that a row applied in a file.
func (c *Coverage) Meet(row int32, file string) {
	if c == nil || row < 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.rows == nil {
		c.rows, c.in = map[int32]bool{}, map[string]map[int32]bool{}
	}
	c.rows[row] = true
	if c.in[file] == nil {
		c.in[file] = map[int32]bool{}
	}
	c.in[file][row] = true
}

// Missing lists the rows of a library that have not been met, in order.
func (c *Coverage) Missing(l *Library) []Row {
	var out []Row
	for i, r := range l.Rows() {
		if !c.rows[int32(i)] {
			out = append(out, r)
		}
	}
	return out
}

// Models lists the model files, by their names without folder and suffix, whose rows have been met in a
// file, in order.
func (c *Coverage) Models(l *Library, file string) []string {
	rows := l.Rows()
	names := map[string]bool{}
	for i := range c.in[file] {
		if int(i) >= len(rows) {
			continue // of names/, which are numbered apart
		}
		name, _, _ := strings.Cut(rows[i].ID, "/")
		names[name] = true
	}
	return slices.Sorted(maps.Keys(names))
}
