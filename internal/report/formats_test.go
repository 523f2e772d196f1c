package report_test

import (
	"bytes"
	stdjson "encoding/json"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/html"
	"github.com/shrike-sec/shrike/internal/report/json"
	"github.com/shrike-sec/shrike/internal/report/markdown"
	"github.com/shrike-sec/shrike/internal/report/sarif"
	"github.com/shrike-sec/shrike/internal/report/text"
	"github.com/shrike-sec/shrike/internal/source"
)

// FuzzFormats checks that no finding, however odd, breaks a format, and that JSON stays JSON.
func FuzzFormats(f *testing.F) {
	f.Add("a.js", "f(`x`)\n\x1b", "bad `thing` [a](1) {0}", 1, 3, 1, 5)
	f.Add("../\x00", "", "", -1, -1, 1<<40, 0)
	f.Fuzz(func(t *testing.T, path, code, message string, line, column, endLine, endColumn int) {
		src := source.NewIndex([]*source.File{source.New(path, []byte(code))})
		at := finding.Location{Path: path, Start: finding.Position{Line: line, Column: column}, End: finding.Position{Line: endLine, Column: endColumn}}
		step := finding.Step{Location: at, Role: finding.Role(message), Message: message}
		found := &finding.Finding{
			Kind: finding.KindID(message), RuleID: message, Severity: finding.Severity(message), Message: message, Location: at,
			Steps: []finding.Step{step, step}, Fix: &finding.Fix{Location: at, Text: message}, Suppressed: &finding.Suppression{By: message, Reason: message},
		}
		kind := finding.Kind{ID: message, Title: message, CWE: []string{message}, OWASP: message, Why: message, Fix: message, Bad: code}
		for name, h := range map[string]func(*bytes.Buffer) finding.Handler{
			"text": func(b *bytes.Buffer) finding.Handler {
				return text.New(b, text.Options{Sources: src, Color: true, Width: column})
			},
			"json":  func(b *bytes.Buffer) finding.Handler { return json.New(b) },
			"sarif": func(b *bytes.Buffer) finding.Handler { return sarif.New(b, sarif.Options{Sources: src}) },
			"html":  func(b *bytes.Buffer) finding.Handler { return html.New(b, html.Options{Sources: src}) },
			"markdown": func(b *bytes.Buffer) finding.Handler {
				return markdown.New(b, markdown.Options{Sources: src, LinkBase: "x"})
			},
		} {
			var out bytes.Buffer
			play(t, h(&out), kind, found, path)
			if (name == "json" || name == "sarif") && !stdjson.Valid(out.Bytes()) {
				t.Fatalf("%s: %s", name, out.String())
			}
		}
	})
}

func play(t *testing.T, h finding.Handler, kind finding.Kind, f *finding.Finding, path string) {
	t.Helper()
	for _, err := range []error{
		h.Start(finding.Run{Root: path, Version: path, Kinds: []finding.Kind{kind}}), h.Finding(f),
		h.Skipped(source.Skipped{Path: path, Reason: f.Message}), h.End(finding.Summary{Bounds: []finding.Bound{{Name: path, Where: path}}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}
