package pattern

import "time"

// Cost is what a rule cost.
type Cost struct {
	Steps int // of work, the same on every machine
	Time  time.Duration
	Files int // in how many the rule was not ruled out by words alone
	Found int // matches; of a taint rule, places
	Cut   int // files in which a limit cut the work short
}

// Profile adds up what each rule of a Set costs. It is used by one goroutine; Merge joins two. A nil
// Profile takes nothing down.
type Profile struct {
	Rules []Cost // in the order of Set.Rules
	// Prepare is the time for what all rules share: a file in the form that patterns are compared with,
	// and its index.
	Prepare time.Duration
}

// NewProfile returns a profile of a Set's rules.
func (s *Set) NewProfile() *Profile { return &Profile{Rules: make([]Cost, len(s.rules))} }

func (p *Profile) now() time.Time {
	if p == nil {
		return time.Time{}
	}
	return time.Now()
}

func (p *Profile) prepared(start time.Time) {
	if p != nil {
		p.Prepare += time.Since(start)
	}
}

func (p *Profile) add(rule int, start time.Time, c Cost, cut bool) {
	if p == nil {
		return
	}
	c.Files, c.Time = 1, time.Since(start)
	if cut {
		c.Cut = 1
	}
	p.Rules[rule].add(c)
}

func (c *Cost) add(o Cost) {
	c.Steps += o.Steps
	c.Time += o.Time
	c.Files += o.Files
	c.Found += o.Found
	c.Cut += o.Cut
}

// Merge adds the figures of another profile of the same Set.
func (p *Profile) Merge(o *Profile) {
	p.Prepare += o.Prepare
	for i := range p.Rules {
		p.Rules[i].add(o.Rules[i])
	}
}

// placesOf counts the places that a taint rule has just named.
func placesOf(res *Result, c *compiled) int {
	if n := len(res.Taint); n > 0 && res.Taint[n-1].Rule == c.rule {
		t := &res.Taint[n-1]
		return len(t.Sources) + len(t.Sinks) + len(t.Sanitizers) + len(t.Propagators)
	}
	return 0
}
