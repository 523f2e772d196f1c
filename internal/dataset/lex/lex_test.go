package lex

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestStripComments(t *testing.T) {
	for _, c := range []struct{ language, in, want string }{
		{"javascript", "a // x\n/* y\n z */\nb('//') /* w */ + `${c /* q */} // t`\n", "a\nb('//')   + `${c /* q */} // t`\n"},
		{"javascript", "x = a / b // c / d\ny = /[/*]\\//.test(s)\n", "x = a / b\ny = /[/*]\\//.test(s)\n"},
		{"python", "# top\nx = '#'  # end\n\ny = \"\"\"# in\n\"\"\"\n", "x = '#'\n\ny = \"\"\"# in\n\"\"\"\n"},
		{"c", "#include <a.h> /* FLAW */\nint x;/**/int y;", "#include <a.h>\nint x; int y;"},
		{"c", "/* never ends", ""},
		{"html", "<p>don't</p>\n<!-- bad -->\n<b>", "<p>don't</p>\n<b>"},
	} {
		if got, _ := StripComments(c.language, c.in); got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

func TestStripCommentsMovesLines(t *testing.T) {
	_, moved := StripComments("c", "a\n// x\n\nb // y\n/* p\nq */ c\n")
	if want := []int{0, 1, 0, 2, 3, 0, 4, 0}; !slices.Equal(moved, want) {
		t.Errorf("%v, want %v", moved, want)
	}
}

func TestTokensAreTheWholeText(t *testing.T) {
	for _, code := range []string{"a `b ${`c ${d}`} e` f", "x = '\\", "`${", "\xff\xfe'", "/[", "a\u2028b", "`${'}'}`;"} {
		for _, language := range []string{"javascript", "python", "c", "php", "unheard-of"} {
			var b strings.Builder
			for _, tok := range Tokens(language, code) {
				b.WriteString(tok.Text(code))
			}
			if b.String() != code {
				t.Errorf("%s: %q became %q", language, code, b.String())
			}
		}
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string][]string{
		"goodG2B_sink": {"good", "g2b", "sink"}, "isHTTPServer": {"is", "http", "server"}, "CWE121_x": {"cwe121", "x"}, "": nil,
	} {
		if got := Words(name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func FuzzStripComments(f *testing.F) {
	f.Add("a // b\n`${c}`")
	f.Fuzz(func(t *testing.T, code string) {
		out, moved := StripComments("javascript", code)
		for _, to := range moved {
			if to < 0 || to > strings.Count(out, "\n")+1 {
				t.Fatalf("a line moved to %d of %q", to, out)
			}
		}
	})
}
