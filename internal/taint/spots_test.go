package taint

import "testing"

func TestSpotsJoin(t *testing.T) {
	const attr, script spots = 2, 4
	for _, c := range []struct{ a, b, or, inside spots }{
		{0, 0, 0, 0},
		{0, attr, 1 | attr, attr},
		{attr, 0, 1 | attr, attr},
		{attr, script, attr | script, attr | script},
		{attr, escaped, 1 | attr, escaped},
		{attr, escaped | script, attr | script, escaped | script},
		{escaped, escaped, escaped, escaped},
	} {
		if got := c.a.or(c.b); got != c.or {
			t.Errorf("%b or %b is %b, want %b", c.a, c.b, got, c.or)
		}
		if got := c.a.inside(c.b); got != c.inside {
			t.Errorf("%b inside %b is %b, want %b", c.a, c.b, got, c.inside)
		}
		if or := c.a.or(c.b); !or.covers(c.a) || !or.covers(c.b) {
			t.Errorf("%b does not cover %b and %b", or, c.a, c.b)
		}
	}
	if attr.covers(script) || spots(0).covers(attr) || escaped.covers(0) {
		t.Error("a set covers what it does not ask for")
	}
}
