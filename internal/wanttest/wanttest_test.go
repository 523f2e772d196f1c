package wanttest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
)

func TestAnnotations(t *testing.T) {
	got := annotations(`a(); // want "x"
// want-next "y" "z"
b();
<p v-html="q"> <!-- want "v" -->
{/* want "w" */}
c(); // we want "nothing"
d(); // want nothing
e(); // want "x" and more words // want "y"
`)
	want := map[int][]string{1: {"x"}, 3: {"y", "z"}, 4: {"v"}, 5: {"w"}, 8: {"x", "y"}}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("annotations %v, want %v", got, want)
	}
}

func TestCompare(t *testing.T) {
	found := func(line int, rule string) *finding.Finding {
		f := &finding.Finding{RuleID: rule, Message: "text"}
		f.Path, f.Start.Line = "a.js", line
		return f
	}
	want := map[place]int{{"a.js", 1, "x"}: 1, {"a.js", 2, "y"}: 2, {"b.js", 3, "x"}: 1}
	got := compare(want, []*finding.Finding{
		found(1, "x"), found(1, "x"), found(2, "y"), found(9, "z"),
	})
	for i, prefix := range []string{
		"a.js:1: x: not expected", "a.js:2: y: 1 expected", "a.js:9: z: not expected", "b.js:3: x: 1 expected",
	} {
		if i >= len(got) || !strings.HasPrefix(got[i], prefix) {
			t.Fatalf("differences %q, want one that begins with %q at %d", got, prefix, i)
		}
	}
	if len(got) != 4 {
		t.Errorf("%d differences: %q", len(got), got)
	}
}
