package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/reporttest"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"
)

func TestGolden(t *testing.T) {
	for name, o := range map[string]Options{
		"findings.md": {},
		"comment.md":  {LinkBase: "https://example.org/blob/main/", MaxBytes: 7_500},
	} {
		t.Run(name, func(t *testing.T) {
			o.Sources = reporttest.Sources()
			var out bytes.Buffer
			reporttest.Play(t, New(&out, o))
			reporttest.Golden(t, name, out.Bytes())
		})
	}
}

func TestNothingFound(t *testing.T) {
	var out bytes.Buffer
	reporttest.PlayThese(t, New(&out, Options{}), nil, nil, finding.Summary{Files: 2, Lines: 3})
	if want := "## shrike: no flaws found\n\n2 files, 3 lines analysed.\n\nModel: `compact@0123456789ab`\n"; out.String() != want {
		t.Errorf("got %q", out.String())
	}
}

func TestLengthIsKept(t *testing.T) {
	var many []*finding.Finding
	for range 500 {
		many = append(many, reporttest.Findings()...)
	}
	var out bytes.Buffer
	h := New(&out, Options{Sources: reporttest.Sources(), MaxBytes: CommentBytes})
	reporttest.PlayThese(t, h, many, make([]source.Skipped, 1000), finding.Summary{})
	if out.Len() > CommentBytes || !strings.Contains(out.String(), "did not fit here") {
		t.Errorf("%d bytes", out.Len())
	}
}

// FuzzEscape checks that escaped text renders as text: no element but code, no link.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"a `b` <img src=x> [c](d) @e https://f", "`` ` ```", "# x\n> y", "*a* __b__ ~~c~~ | &lt;", "1. a", "- b", "+ c", "=== "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var out bytes.Buffer
		md := goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))
		if err := md.Convert([]byte("text: "+escape(text)+"\n"), &out); err != nil {
			t.Fatal(err)
		}
		rest := strings.NewReplacer("<p>", "", "</p>", "", "<code>", "", "</code>", "").Replace(out.String())
		if strings.Contains(rest, "<") {
			t.Fatalf("%q renders as %s", text, out.String())
		}
	})
}
