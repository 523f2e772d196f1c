package scan

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/pattern"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
)

// What taint rules name in a file is kept by the rules' ids and the positions of their parts.

type keptTaint struct {
	Rule                       string
	Sources, Sinks, Sanitizers []keptPlace `json:",omitempty"`
	Propagators                []keptFlow  `json:",omitempty"`
}

// keptPlace is a place without the part of the rule that matched it, of which Spec is the position; -1
// is none.
type keptPlace struct {
	Spec int
	pattern.TaintPlace
}

type keptFlow struct {
	Spec     int
	From, To keptPlace
}

func keepTaint(specs []pattern.TaintSpec) []keptTaint {
	var out []keptTaint
	for i := range specs {
		x := &specs[i]
		t := x.Rule.Taint
		k := keptTaint{x.Rule.ID, keepPlaces(t.Sources, x.Sources), keepPlaces(t.Sinks, x.Sinks), keepPlaces(t.Sanitizers, x.Sanitizers), nil}
		for _, f := range x.Propagators {
			k.Propagators = append(k.Propagators, keptFlow{position(t.Propagators, f.Spec), keepPlace(t.Propagators, f.From), keepPlace(t.Propagators, f.To)})
		}
		out = append(out, k)
	}
	return out
}

func keepPlaces(of []rule.Spec, places []pattern.TaintPlace) []keptPlace {
	var out []keptPlace
	for _, p := range places {
		out = append(out, keepPlace(of, p))
	}
	return out
}

func keepPlace(of []rule.Spec, p pattern.TaintPlace) keptPlace {
	return keptPlace{position(of, p.Spec), p}
}

// position finds a part of a rule by what it is, not by what it says.
func position(of []rule.Spec, s *rule.Spec) int {
	return slices.IndexFunc(of, func(x rule.Spec) bool { return s != nil && x.Formula == s.Formula })
}

// taintOf gives what was kept its rules again, or reports false where there is no such rule.
func (r *rules) taintOf(kept []keptTaint) ([]pattern.TaintSpec, bool) {
	var out []pattern.TaintSpec
	for _, k := range kept {
		if r == nil {
			return nil, false
		}
		i := slices.IndexFunc(r.set.Rules(), func(x *rule.Rule) bool { return x.ID == k.Rule && x.Taint != nil })
		if i < 0 {
			return nil, false
		}
		of := r.set.Rules()[i]
		t := of.Taint
		x := pattern.TaintSpec{Rule: of, Sources: placesOf(t.Sources, k.Sources), Sinks: placesOf(t.Sinks, k.Sinks), Sanitizers: placesOf(t.Sanitizers, k.Sanitizers)}
		for _, f := range k.Propagators {
			x.Propagators = append(x.Propagators, pattern.TaintFlow{
				Spec: partOf(t.Propagators, f.Spec), From: placeOf(t.Propagators, f.From), To: placeOf(t.Propagators, f.To),
			})
		}
		if !whole(&x) {
			return nil, false
		}
		out = append(out, x)
	}
	return out, true
}

// whole reports whether every place of a specification has its part of the rule.
func whole(x *pattern.TaintSpec) bool {
	lost := func(p pattern.TaintPlace) bool { return p.Spec == nil }
	return !slices.ContainsFunc(x.Sources, lost) && !slices.ContainsFunc(x.Sinks, lost) && !slices.ContainsFunc(x.Sanitizers, lost) &&
		!slices.ContainsFunc(x.Propagators, func(f pattern.TaintFlow) bool { return f.Spec == nil })
}

func placesOf(of []rule.Spec, kept []keptPlace) []pattern.TaintPlace {
	var out []pattern.TaintPlace
	for _, k := range kept {
		out = append(out, placeOf(of, k))
	}
	return out
}

func placeOf(of []rule.Spec, k keptPlace) pattern.TaintPlace {
	p := k.TaintPlace
	p.Spec = partOf(of, k.Spec)
	return p
}

func partOf(of []rule.Spec, i int) *rule.Spec {
	if i < 0 || i >= len(of) {
		return nil
	}
	return &of[i]
}
