package redos

import "testing"

func TestCharacters(t *testing.T) {
	type question func(p *Pattern, chars string) bool
	admits, admitsFirst := (*Pattern).Admits, (*Pattern).AdmitsFirst
	finds, findsFirst, strips := (*Pattern).Finds, (*Pattern).FindsFirst, (*Pattern).Strips
	for _, c := range []struct {
		pattern, flags string
		ask            question
		chars          string
		want           bool
	}{
		{`^[\w.-]+$`, "", admits, "'\"<>", false},
		{`^[\w.-]+$`, "m", admits, "'", true},
		{`[\w.-]+$`, "", admits, "'", true},
		{`^[^\s@<>]+@[^\s@<>]+$`, "", admits, "\r\n", false},
		{`^[^\s@<>]+@[^\s@<>]+$`, "", admits, "'", true},
		{`^.{1,40}$`, "", admits, "\r\n", false},
		{`^.{1,40}$`, "s", admits, "\n", true},
		{`^a$|^b$`, "", admits, "c", false},
		{`^a$|b`, "", admits, "c", true},
		{`^(?!.*')\w+$`, "", admits, "'", false},
		{`^(?:GET|POST)$`, "i", admits, "g", true},
		{`^[a-z][\w-]*$`, "", admitsFirst, "-", false},
		{`^[\w-]+$`, "", admitsFirst, "-", true},
		{`^(?!-)[\w-]+$`, "", admitsFirst, "-", false},
		{`^(?![=+@-]).*$`, "", admitsFirst, "=+-@", false},
		{`^\s*(?:a|b)?c`, "", admitsFirst, "-", false},
		{`[\r\n]+`, "g", strips, "\r\n", true},
		{`[\r\n]+`, "", strips, "\r\n", false},
		{`\r?\n|\r`, "g", strips, "\r\n", true},
		{`\r\n`, "g", strips, "\n", false},
		{`[^\w.-]`, "g", strips, "'\"<>;", true},
		{`[^\p{L}\p{N} -]`, "gu", strips, "'\"[]", true},
		{`<[^>]*>`, "g", strips, "<", false},
		{`(?<!a)b`, "g", strips, "b", false},
		{`\bb`, "g", strips, "b", false},
		{`\n*?`, "g", strips, "\n", false},
		{`^[=+\-@]`, "", findsFirst, "=+-@", true},
		{`^\s*[=+\-@].*`, "", findsFirst, "=+-@", true},
		{`^(=|\+|-|@)`, "", findsFirst, "=+-@", true},
		{`^[=+]`, "", findsFirst, "=+-@", false},
		{`^-`, "", finds, "-", false},
		{`[;&|]`, "", finds, ";&|", true},
	} {
		p, err := Parse(c.pattern, c.flags)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.ask(p, c.chars); got != c.want {
			t.Errorf("/%s/%s %q: %v, want %v", c.pattern, c.flags, c.chars, got, c.want)
		}
	}
}
