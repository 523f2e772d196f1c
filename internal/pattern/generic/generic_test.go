package generic

import "testing"

func TestFind(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          []string
	}{
		{"a ... c", "a b c; a c; c a", []string{"a b c", "a c"}},
		{"f($X)", "f(1) f( 22 ) f(g(1))", []string{"f(1)", "f( 22 )"}},
		{"$X = $X", "a = a; b = c", []string{"a = a"}},
		{"key: $...V", "key: a b c\nother", []string{"key: a b c"}},
		{"{ ... }", "x { a { b } c } y", []string{"{ a { b } c }"}},
		{"a ... c", "a (c) c", []string{"a (c) c"}},
		{"a ... z", "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\nz", nil},
	} {
		found, _ := Parse(c.pattern).Find(c.text)
		var got []string
		for _, m := range found {
			got = append(got, c.text[m.Start:m.End])
		}
		if len(got) != len(c.want) {
			t.Errorf("%s in %q: got %q, want %q", c.pattern, c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s in %q: got %q, want %q", c.pattern, c.text, got, c.want)
			}
		}
	}
}
