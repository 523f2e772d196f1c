package scan

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/shrike-sec/shrike/internal/pattern"
)

// Profile says what a run cost, and which rules cost it.
type Profile struct {
	Stages []Stage `json:"stages"`
	// Parts are what the stage "lowering" consists of, added up over all files and workers.
	Parts []Part `json:"parts"`
	// Rules are those that were tried on some file, the dearest first.
	Rules []RuleCost `json:"rules"`
}

// Part is a part of a stage. "patterns" includes "trees for patterns", the form of files that all rules
// are matched with.
type Part struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// RuleCost is what matching one rule cost. What its data then costs on the way through the program is
// part of the stage "taint".
type RuleCost struct {
	ID      string  `json:"id"`
	Taint   bool    `json:"taint"`
	Seconds float64 `json:"seconds"`
	Work    int     `json:"work"`  // steps of matching, the same on every machine
	Files   int     `json:"files"` // in which the rule was tried
	Found   int     `json:"found"` // matches; of a taint rule, places
	Cut     int     `json:"cut"`   // files in which the limit on work cut it short
}

// The parts of the work on one file.
const (
	parsing = iota
	patterns
	lowering
	partCount
)

var partNames = [partCount]string{"parsing", "patterns", "lowering"}

// meter collects the profile of a run. A nil one collects nothing.
type meter struct {
	mu    sync.Mutex
	set   *pattern.Set
	rules *pattern.Profile
	parts [partCount]time.Duration
}

func newMeter(set *pattern.Set) *meter { return &meter{set: set, rules: set.NewProfile()} }

// fileMeter collects what one file costs. A nil one collects nothing.
type fileMeter struct {
	rules *pattern.Profile
	last  time.Time
	parts [partCount]time.Duration
}

// begin starts a file.
func (m *meter) begin() *fileMeter {
	if m == nil {
		return nil
	}
	return &fileMeter{rules: m.set.NewProfile(), last: time.Now()}
}

func (f *fileMeter) profile() *pattern.Profile {
	if f == nil {
		return nil
	}
	return f.rules
}

// lap ends a part of the work on a file.
func (f *fileMeter) lap(part int) {
	if f != nil {
		now := time.Now()
		f.parts[part] += now.Sub(f.last)
		f.last = now
	}
}

// end adds a file to the run.
func (m *meter) end(f *fileMeter) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rules.Merge(f.rules)
	for i, d := range f.parts {
		m.parts[i] += d
	}
}

// profile is what was collected, nil when nothing was.
func (m *meter) profile(done []Stage) *Profile {
	if m == nil {
		return nil
	}
	p := &Profile{Stages: done}
	for i, d := range m.parts {
		p.Parts = append(p.Parts, Part{partNames[i], d.Seconds()})
	}
	p.Parts = append(p.Parts, Part{"trees for patterns", m.rules.Prepare.Seconds()})
	for i, r := range m.set.Rules() {
		if c := m.rules.Rules[i]; c.Files > 0 {
			p.Rules = append(p.Rules, RuleCost{r.ID, r.Taint != nil, c.Time.Seconds(), c.Steps, c.Files, c.Found, c.Cut})
		}
	}
	slices.SortStableFunc(p.Rules, func(a, b RuleCost) int {
		return cmp.Or(cmp.Compare(b.Seconds, a.Seconds), cmp.Compare(b.Work, a.Work))
	})
	return p
}
