package syntax

import (
	"bytes"
	"regexp"

	"github.com/shrike-sec/shrike/internal/source"
)

// reservedAttribute matches attributes of JSX elements that are named like a reserved word, which the
// JavaScript grammar (0.25) does not take: class="card", for={id}. Nothing else looks like them.
var reservedAttribute = regexp.MustCompile(`\s(?:class|for|default|in|is|new|with|super|case|this|null|true|false|if|do|var)=["'{]`)

// mended returns the tree of code whose reserved attributes have been given other names of the same
// length, if that leaves less of it not understood; its code is the code as it stands.
func mended(t *Tree) (*Tree, error) {
	broken := t.Broken()
	if len(broken) == 0 || !reservedAttribute.Match(t.Code) {
		return t, nil
	}
	other := bytes.Clone(t.Code)
	for _, m := range reservedAttribute.FindAllIndex(t.Code, -1) {
		other[m[0]+1] -= 'a' - 'A'
	}
	u, err := parse(t.Lang, other)
	if err != nil {
		return nil, err
	}
	rest := u.Broken()
	if size(rest) >= size(broken) {
		return t, nil
	}
	u.Code = t.Code
	return u, nil
}

// size is how much code lies in ranges, an empty one counting too.
func size(spans []source.Span) int {
	n := 0
	for _, s := range spans {
		n += int(s.End-s.Start) + 1
	}
	return n
}
