package finding

import (
	"strings"
	"testing"
)

// prints returns the fingerprints of findings of one rule on the given lines of a text.
func prints(text string, lines ...int) []string {
	all := strings.Split(text, "\n")
	var fs []*Finding
	for i, n := range lines {
		f := &Finding{RuleID: "r"}
		f.Path, f.Start = "a.js", Position{Line: n, Offset: n*100 + i}
		fs = append(fs, f)
	}
	Fingerprints(fs, func(_ string, n int) string { return all[n-1] })
	var out []string
	for _, f := range fs {
		out = append(out, f.Fingerprint)
	}
	return out
}

func TestFingerprints(t *testing.T) {
	base := prints("f(x)\ng(y)\nf(x)", 1, 2, 3)
	if base[0] == base[1] || base[0] == base[2] {
		t.Errorf("different places share a fingerprint: %q", base)
	}
	moved := prints("// new\n\n  f( x )\nz()\ng(y)\n", 3, 5)
	if moved[0] != base[0] || moved[1] != base[1] {
		t.Errorf("moving and indenting lines changed fingerprints: %q, were %q", moved, base)
	}
	if edited := prints("f(z)", 1); edited[0] == base[0] {
		t.Error("editing the line kept the fingerprint")
	}
	if again := prints("f(x)\ng(y)\nf(x)", 3, 2, 1); again[0] != base[2] || again[2] != base[0] {
		t.Error("fingerprints depend on the order of findings")
	}
}
