package taint

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// flaw is where harm is done: several arguments of one call that untrusted data reaches, and
// several sources that it comes from, are one flaw.
type flaw struct {
	file ir.FileID
	node ir.NodeID
	kind int
	rule string
}

func (e *engine) flawOf(h hit) flaw {
	f := flaw{e.prog.Funcs[h.sink.fn].File, h.sink.node, h.kind, h.sink.ruleID()}
	if h.sink.call >= 0 {
		f.node = h.sink.call
	}
	return f
}

func compareFlaws(a, b flaw) int {
	return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.node, b.node), cmp.Compare(a.kind, b.kind), cmp.Compare(a.rule, b.rule))
}

// findings turns the hits of all functions into findings: one a flaw, of the likeliest source, with
// the other sources listed.
func (e *engine) findings() []*finding.Finding {
	byFlaw := map[flaw][]hit{}
	var order []flaw
	for _, hs := range e.hits {
		for _, h := range hs {
			f := e.flawOf(h)
			if byFlaw[f] == nil {
				order = append(order, f)
			}
			byFlaw[f] = append(byFlaw[f], h)
		}
	}
	slices.SortFunc(order, compareFlaws)
	out := make([]*finding.Finding, 0, len(order))
	for _, f := range order {
		e.prog.Try(doing, f.file, func() { out = append(out, e.flawFinding(byFlaw[f])) })
	}
	return out
}

// flawFinding is the finding of a flaw with such hits.
func (e *engine) flawFinding(hs []hit) *finding.Finding {
	slices.SortStableFunc(hs, e.compare)
	f := e.finding(hs[0])
	e.addSources(f, hs)
	return f
}

// evidence is what is known of a hit.
func (h hit) evidence() finding.Evidence {
	x := finding.Evidence{
		Steps: int(h.fact.trace.len()), Unresolved: int(h.fact.unresolved), Partial: int(h.fact.partial),
		Heuristic: h.fact.heuristic || h.sink.heuristic, Base: h.sink.sink.Base,
	}
	if h.kind < 0 {
		return x
	}
	src := h.fact.label.source
	x.SourceKind = src.Kind
	if src.Base > 0 && (x.Base == 0 || src.Base < x.Base) {
		x.Base = src.Base
	}
	return x
}

// compare orders hits of one flaw, the one to be shown first: the surer, then the shorter way.
func (e *engine) compare(x, y hit) int {
	if e.opts.Confidence != nil {
		if c := cmp.Compare(e.opts.Confidence(y.evidence()), e.opts.Confidence(x.evidence())); c != 0 {
			return c
		}
	}
	return cmp.Or(
		compareBools(x.fact.heuristic, y.fact.heuristic),
		cmp.Compare(x.fact.unresolved, y.fact.unresolved),
		cmp.Compare(x.fact.trace.len(), y.fact.trace.len()),
		compareLabels(x.fact.label, y.fact.label),
		cmp.Compare(x.sink.node, y.sink.node),
	)
}

// addSources lists where the data of hits other than the first enters, one entry a place. A source
// that is a worse reason for a finding than the one shown is none for a reader to look at.
func (e *engine) addSources(f *finding.Finding, hs []hit) {
	type place struct {
		file ir.FileID
		node ir.NodeID
	}
	seen := map[place]bool{}
	for i, h := range hs {
		s := h.fact.trace.first()
		if s == nil || s.node < 0 || seen[place{s.file, s.node}] || e.worse(h, hs[0]) {
			continue
		}
		seen[place{s.file, s.node}] = true
		switch {
		case i == 0:
		case len(f.OtherSources) == finding.MaxSources:
			f.MoreSources++
		default:
			f.OtherSources = append(f.OtherSources, finding.Step{
				Location: e.location(e.prog.Files[s.file], s.node), Role: finding.RoleSource, Message: say(station{kind: s.kind, text: s.text}),
			})
		}
	}
}

// worse reports whether a hit's data is another sort of thing than that of the one shown: of whoever
// runs the program, of whoever calls a library, recognised by a name alone.
func (e *engine) worse(x, shown hit) bool {
	return x.fact.heuristic && !shown.fact.heuristic || x.library() && !shown.library() || e.own(x) && !e.own(shown)
}

// own reports whether a hit's data comes from whoever runs the program.
func (e *engine) own(h hit) bool {
	return h.fact.label.source != nil && slices.ContainsFunc(e.cat.SourceKinds, func(k catalog.SourceKind) bool {
		return k.Own && k.ID == h.fact.label.source.Kind
	})
}

func (h hit) library() bool {
	return h.fact.label.source != nil && h.fact.label.source.Kind == "library-parameter"
}
