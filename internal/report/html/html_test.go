package html

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	var out bytes.Buffer
	reporttest.Play(t, New(&out, Options{Sources: reporttest.Sources()}))
	reporttest.Golden(t, "findings.html", out.Bytes())
}

func TestNothingFound(t *testing.T) {
	var out bytes.Buffer
	reporttest.PlayThese(t, New(&out, Options{}), nil, nil, finding.Summary{})
	if !strings.Contains(out.String(), "No flaws found") || strings.Contains(out.String(), "<form") {
		t.Error(out.String())
	}
}

// TestSelfContained checks that the page asks for nothing and that nothing of the project can run in it.
func TestSelfContained(t *testing.T) {
	var out bytes.Buffer
	reporttest.Play(t, New(&out, Options{Sources: reporttest.Sources()}))
	text := out.String()
	if n := strings.Count(text, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"<img", "onerror=alert(1)>\n", "http://", "<link", "style=\"", "\u202e", "\x1b", "javascript:"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if m := regexp.MustCompile(`\s(src|srcset|href)="[^#]`).FindString(text); m != "" {
		t.Errorf("the page refers to %q", m)
	}
	for _, inline := range []string{styleText, scriptText} {
		if !strings.Contains(text, ">"+inline+"</") {
			t.Error("style or script is not as the policy's hash has it")
		}
	}
}

func TestMarkdownIsSafe(t *testing.T) {
	got := string(markdown("a <script>x</script> [b](javascript:y) **c**"))
	if strings.Contains(got, "<script") || strings.Contains(got, "javascript:") || !strings.Contains(got, "<strong>c</strong>") {
		t.Error(got)
	}
}
