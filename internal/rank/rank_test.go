package rank

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
)

func one(sev finding.Severity, e finding.Evidence, opts Options) *finding.Finding {
	f := &finding.Finding{Severity: sev, Evidence: e}
	Order([]*finding.Finding{f}, opts)
	return f
}

func TestShown(t *testing.T) {
	app, lib := Options{}, Options{Library: true}
	for _, c := range []struct {
		name string
		e    finding.Evidence
		opts Options
		want bool
	}{
		{"a plain flow from a request", finding.Evidence{SourceKind: "remote", Steps: 3}, app, true},
		{"a rule without source", finding.Evidence{}, app, true},
		{"one unresolved call", finding.Evidence{SourceKind: "remote", Unresolved: 1}, app, true},
		{"many unresolved calls", finding.Evidence{SourceKind: "remote", Unresolved: 6}, app, false},
		{"a receiver known by name", finding.Evidence{SourceKind: "remote", Heuristic: true}, app, true},
		{"by name, through unresolved calls", finding.Evidence{SourceKind: "remote", Heuristic: true, Unresolved: 2}, app, false},
		{"by name, in a row with a doubt", finding.Evidence{SourceKind: "remote", Heuristic: true, Base: 0.7}, app, true},
		{"one partial check", finding.Evidence{SourceKind: "remote", Partial: 1}, app, true},
		{"two partial checks", finding.Evidence{SourceKind: "remote", Partial: 2}, app, false},
		{"a very long way", finding.Evidence{SourceKind: "remote", Steps: 500}, app, true},
		{"stored data", finding.Evidence{SourceKind: "database"}, app, true},
		{"the command line", finding.Evidence{SourceKind: "arguments"}, app, false},
		{"a parameter of an application", finding.Evidence{SourceKind: "library-parameter"}, app, false},
		{"a parameter of a library", finding.Evidence{SourceKind: "library-parameter"}, lib, true},
		{"a row that claims little", finding.Evidence{SourceKind: "remote", Base: 0.3}, app, false},
		{"code of a test", finding.Evidence{SourceKind: "remote", Test: true}, app, false},
		{"a nonsensical claim", finding.Evidence{SourceKind: "remote", Base: 7}, app, true},
	} {
		f := one(finding.High, c.e, c.opts)
		if Shown(f) != c.want {
			t.Errorf("%s: confidence %v, shown %v, want %v", c.name, f.Confidence, !c.want, c.want)
		}
		if f.Confidence < 0 || f.Confidence > 1 || f.Rank < 0 || f.Rank > 100 {
			t.Errorf("%s: confidence %v and rank %v out of range", c.name, f.Confidence, f.Rank)
		}
	}
}

// More doubt of any sort never raises the confidence.
func TestDoubtOnlyLowers(t *testing.T) {
	base := finding.Evidence{SourceKind: "remote", Steps: 4}
	before := one(finding.High, base, Options{}).Confidence
	for name, change := range map[string]func(*finding.Evidence){
		"unresolved": func(e *finding.Evidence) { e.Unresolved++ },
		"heuristic":  func(e *finding.Evidence) { e.Heuristic = true },
		"partial":    func(e *finding.Evidence) { e.Partial++ },
		"steps":      func(e *finding.Evidence) { e.Steps += 30 },
		"source":     func(e *finding.Evidence) { e.SourceKind = "file" },
	} {
		e := base
		change(&e)
		if got := one(finding.High, e, Options{}).Confidence; got >= before {
			t.Errorf("%s: confidence %v, want below %v", name, got, before)
		}
	}
}

func TestOrderIsStableAndBySeverity(t *testing.T) {
	at := func(path string, offset int, sev finding.Severity) *finding.Finding {
		f := &finding.Finding{Severity: sev, RuleID: "k"}
		f.Path, f.Start.Offset = path, offset
		return f
	}
	want := []*finding.Finding{
		at("b.js", 1, finding.Critical), at("a.js", 3, finding.High), at("a.js", 9, finding.High),
		at("b.js", 0, finding.High), at("a.js", 1, finding.Medium), at("a.js", 1, finding.Low),
	}
	for seed := range int64(50) {
		got := slices.Clone(want)
		rand.New(rand.NewSource(seed)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Order(got, Options{})
		if !slices.Equal(got, want) {
			t.Fatalf("order depends on the order of arrival (seed %d)", seed)
		}
	}
}
