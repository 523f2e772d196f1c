package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Fingerprints fills in the Fingerprint of every finding: a hash of the rule, the file, the
// enclosing function and the text of the first line without its white space. It stays the same
// while code above moves the line, and changes when the line itself is edited. Findings that agree
// in all of these are counted from the top of the file. The line function returns a line's text.
func Fingerprints(findings []*Finding, line func(path string, n int) string) {
	byPlace := slices.Clone(findings)
	slices.SortStableFunc(byPlace, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Start.Offset, b.Start.Offset),
			cmp.Compare(a.End.Offset, b.End.Offset),
			cmp.Compare(a.Message, b.Message),
		)
	})
	count := map[string]int{}
	for _, f := range byPlace {
		text := strings.Join(strings.Fields(near(line(f.Path, f.Start.Line), f.Start.Column)), "")
		key := strings.Join([]string{f.RuleID, f.Path, f.Function, text}, "\x00")
		count[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, count[key]))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}

// longLine is where the text of a line stops to tell the places on it apart.
const longLine = 400

// near returns a line, or of a very long one what stands around a column.
func near(line string, column int) string {
	if len(line) <= longLine {
		return line
	}
	from := min(max(column-longLine/4, 0), len(line))
	return line[from:min(from+longLine, len(line))]
}
