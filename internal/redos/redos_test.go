package redos

import (
	"strings"
	"testing"
	"time"
)

func TestAnalyze(t *testing.T) {
	slow := map[string]bool{ // pattern → exponential
		`^(a+)+$`:              true,
		`^(a*)*$`:              true,
		`^(a|a)*$`:             true,
		`^(a|ab)(c|bcd)(d*)*$`: true,
		`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$`: true,
		`^(\w+\s?)*$`:                        true,
		`^((?:[^\s#]+\s*)*)#*$`:              true,
		`^(#{1,6})\s+((?:[^\s#]+\s*)*)#*$`:   true,
		`(.*)*=x`:                            true,
		`^(?:\d+|\d+\.)+$`:                   true,
		`^\s*(.*?)\s*=\s*(.*?)$|^(\s*\w*)*:`: true,
		`^\d+\d+$`:                           false,
		`^.*a.*b.*c$`:                        false,
		`^\s*\S*\s*\w*\s*;$`:                 false,
	}
	for p, exponential := range slow {
		a := Analyze(p, "")
		if a == nil {
			t.Errorf("%s: no attack found", p)
			continue
		}
		if a.Exponential != exponential && exponential {
			t.Errorf("%s: exponential = %v", p, a.Exponential)
		}
		n, _ := parse(p, "")
		if got, _ := steps(n, a.Text(a.Repeats), stepLimit); got < 20_000 {
			t.Errorf("%s: attack %q takes %d steps only", p, a.Text(a.Repeats), got)
		}
	}
	for _, p := range []string{
		`^[a-z]+$`, `^\d{3}-\d{4}$`, `^(a|b)*$`, `^[\w.-]+@[\w-]+\.[a-z]{2,}$`, `(ab)*c`, `^(?:[a-z]+,)*[a-z]+$`,
		`^\/api\/v\d+\/[^/]+$`, `a{2,5}b`, `^(\d+)\.(\d+)\.(\d+)$`, `[`, `(?<x>a)+\k<x>`, ``,
	} {
		if a := Analyze(p, "i"); a != nil {
			t.Errorf("%s: attack %q on a pattern that is not slow", p, a.Text(20))
		}
	}
}

func TestLargePatternsEnd(t *testing.T) {
	for _, p := range []string{
		strings.Repeat("(a*", 60) + strings.Repeat(")*", 60), strings.Repeat("a*", 300), strings.Repeat("(a|b|c|d)*", 90),
		"(" + strings.Repeat("[a-z]{1,50}", 30) + ")+x", strings.Repeat("(", 5000),
	} {
		start := time.Now()
		Analyze(p, "")
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%.40s… took %v", p, d)
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, p := range []string{`^(a+)+$`, `[^\]\\-z]{2,3}?(?=x)\u{41}\cA`, `(?<n>a|b)*\k<n>$`} {
		f.Add(p, "i")
	}
	f.Fuzz(func(t *testing.T, pattern, flags string) {
		if a := Analyze(pattern, flags); a != nil && a.Pump == "" {
			t.Errorf("%q: empty pump", pattern)
		}
	})
}
