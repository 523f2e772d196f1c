package minhash

import (
	"fmt"
	"strings"
	"testing"
)

// text is a text of n statements, from which some are other than usual.
func text(n, from, to int) string {
	var b strings.Builder
	for i := range n {
		if i >= from && i < to {
			fmt.Fprintf(&b, "other%d(y%d, %d);\n", i, i*7, i)
		} else {
			fmt.Fprintf(&b, "call%d(x%d, %d);\n", i, i*3, i)
		}
	}
	return b.String()
}

func TestMatches(t *testing.T) {
	texts := []string{
		text(100, 0, 0),
		"// comment\n" + strings.ReplaceAll(text(100, 0, 0), "\n", "\n\n"),
		text(100, 40, 44),
		text(100, 0, 60),
		text(100, 0, 100),
	}
	var all []*Signature
	for _, x := range texts {
		all = append(all, Of("javascript", x))
	}
	if all[0].Exact != all[1].Exact {
		t.Error("comments and spaces count")
	}
	got, left := Matches(all, .8)
	if left != 0 || len(got) != 3 || got[0].A != 0 || got[0].B != 1 || got[1].B != 2 || got[2].A != 1 {
		t.Errorf("%v, %d left", got, left)
	}
	if l := all[0].Likeness(all[2]); l < .84 || l > .98 {
		t.Errorf("likeness %g", l)
	}
}

func TestSmallTexts(t *testing.T) {
	if Of("c", "").Likeness(Of("c", "x")) > .5 || Of("c", "a b").Likeness(Of("c", "a  b")) != 1 {
		t.Error("small texts")
	}
}
