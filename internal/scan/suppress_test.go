package scan

import (
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

func at(path string, line int, kind finding.KindID) *finding.Finding {
	f := &finding.Finding{Kind: kind, RuleID: string(kind), Fingerprint: "fp"}
	f.Path, f.Start.Line = path, line
	return f
}

func TestInlineSuppressions(t *testing.T) {
	const sql, xss = "sql-injection", "reflected-xss"
	for _, c := range []struct {
		name, text string
		line       int
		kind       finding.KindID
		want       bool
		reason     string
	}{
		{"same line", "q(x) // shrike-ignore: sql-injection -- x is a number", 1, sql, true, "x is a number"},
		{"line before", "// shrike-ignore: sql-injection -- checked\nq(x)", 2, sql, true, "checked"},
		{"no reason", "// shrike-ignore: sql-injection\nq(x)", 2, sql, true, ""},
		{"other kind", "// shrike-ignore: sql-injection -- r\nq(x)", 2, xss, false, ""},
		{"several kinds", "// shrike-ignore: sql-injection, reflected-xss -- r\nq(x)", 2, xss, true, "r"},
		{"two lines before", "// shrike-ignore: sql-injection -- r\n\nq(x)", 3, sql, false, ""},
		{"line after", "q(x)\n// shrike-ignore: sql-injection -- r", 1, sql, false, ""},
		{"the end of another line", "f(x) // shrike-ignore: sql-injection -- r\nq(x)", 2, sql, false, ""},
		{"block comment", "/* shrike-ignore: sql-injection -- r */\nq(x)", 2, sql, true, "r"},
		{"JSX comment", "{/* shrike-ignore: sql-injection -- r */}\n<A/>", 2, sql, true, "r"},
		{"HTML comment", "<!-- shrike-ignore: sql-injection -- r -->\n<a>", 2, sql, true, "r"},
		{"words without dashes", "// shrike-ignore: sql-injection is fine\nq(x)", 2, sql, true, ""},
		{"CRLF", "// shrike-ignore: sql-injection -- r\r\nq(x)\r\n", 2, sql, true, "r"},
		{"without a kind", "// shrike-ignore\nq(x)", 2, sql, false, ""},
		{"not a comment", "shrike-ignore: sql-injection\nq(x)", 2, sql, false, ""},
		{"longer word", "// shrike-ignored: sql-injection\nq(x)", 2, sql, false, ""},
		{"nosemgrep", "q(x) // nosemgrep", 1, sql, true, "nosemgrep"},
		{"nosem", "q(x) // nosem", 1, sql, true, "nosemgrep"},
		{"nosemgrep before", "// nosemgrep\nq(x)", 2, sql, true, "nosemgrep"},
		{"nosemgrep with rule", "q(x) // nosemgrep: js.express.sql-injection", 1, sql, true, "nosemgrep"},
		{"nosemgrep with another rule", "q(x) // nosemgrep: js.express.xss", 1, sql, false, ""},
	} {
		s := newSuppressor([]*source.File{source.New("a.js", []byte(c.text))}, nil, "2026-01-01", nil)
		got := s.of(at("a.js", c.line, c.kind))
		if (got != nil) != c.want {
			t.Errorf("%s: suppressed %v, want %v", c.name, got != nil, c.want)
		} else if got != nil && (got.Reason != c.reason || got.By != "inline") {
			t.Errorf("%s: %+v, want reason %q", c.name, got, c.reason)
		}
	}
}

func TestIgnoreWithoutKindIsComplainedAbout(t *testing.T) {
	s := newSuppressor([]*source.File{source.New("a.js", []byte("// shrike-ignore\nq(x)"))}, nil, "2026-01-01", nil)
	if len(s.complaints) != 1 || !strings.Contains(s.complaints[0], "a.js:1") {
		t.Errorf("complaints %q", s.complaints)
	}
}

func TestSettingsSuppressions(t *testing.T) {
	settings, err := ParseSettings([]byte(`
suppressions:
  - {kind: sql-injection, path: "legacy/**", reason: being replaced, author: ada, expires: 2026-06-30}
  - {fingerprint: fp, kind: reflected-xss, reason: internal page, author: ada, expires: 2026-06-30}
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		today string
		f     *finding.Finding
		want  bool
	}{
		{"2026-06-30", at("legacy/a/b.js", 1, "sql-injection"), true},
		{"2026-07-01", at("legacy/a/b.js", 1, "sql-injection"), false},
		{"2026-06-30", at("src/legacy/b.js", 1, "sql-injection"), false},
		{"2026-06-30", at("legacy/b.js", 1, "ssrf"), false},
		{"2026-06-30", at("x.js", 1, "reflected-xss"), true},
	} {
		s := newSuppressor(nil, settings.Suppressions, c.today, nil)
		if got := s.of(c.f); (got != nil) != c.want {
			t.Errorf("%s %s on %s: suppressed %v, want %v", c.f.Kind, c.f.Path, c.today, got != nil, c.want)
		}
		if expired := c.today > "2026-06-30"; expired != (len(s.complaints) == 2) {
			t.Errorf("on %s: complaints %q", c.today, s.complaints)
		}
	}
}

func TestSettingsRefused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"severty: high", "severty"},
		{"severity: awful", "awful"},
		{"suppressions: [{kind: a, author: b, expires: 2026-01-01}]", "no reason"},
		{"suppressions: [{kind: a, reason: b, expires: 2026-01-01}]", "no author"},
		{"suppressions: [{kind: a, reason: b, author: c}]", "not a day"},
		{"suppressions: [{kind: a, reason: b, author: c, expires: 2026-13-01}]", "not a day"},
		{"suppressions: [{reason: b, author: c, expires: 2026-01-01}]", "no kind"},
		{"suppressions: [{path: '[', reason: b, author: c, expires: 2026-01-01}]", "not a glob"},
		{"a: [", "yaml"},
		{"\x00", ""},
	} {
		if _, err := ParseSettings([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.text, err, c.want)
		}
	}
	if s, err := ParseSettings(nil); err != nil || len(s.Suppressions) != 0 {
		t.Errorf("empty settings: %v %v", s, err)
	}
}

func FuzzParseSettings(f *testing.F) {
	f.Add([]byte("suppressions: [{kind: a, reason: b, author: c, expires: 2026-01-01}]"))
	f.Fuzz(func(t *testing.T, text []byte) { _, _ = ParseSettings(text) })
}
