package taint

import (
	"fmt"
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// hit is a concrete source that reaches a sink.
type hit struct {
	kind int // index into the catalogue's kinds; -1 for a user's rule
	sink *sinkSite
	fact fact
}

type hitKey struct {
	kind  int
	node  ir.NodeID
	fn    ir.FuncID
	rule  string
	label *label
}

// reach handles untrusted data at a sink of this function.
func (a *analysis) reach(s *catalog.Sink, x *ir.Instr, o ir.Operand, t *tree, keyed bool) {
	heuristic := false
	for _, n := range a.values(x.A.Reg) {
		heuristic = heuristic || a.e.lib.Heuristic(n)
	}
	a.reachFrom(s, x, o, t, keyed, heuristic)
}

func (a *analysis) reachFrom(s *catalog.Sink, x *ir.Instr, o ir.Operand, t *tree, keyed, heuristic bool) {
	if !a.recording || t == nil || a.e.rulesOnly {
		return
	}
	facts := t.facts
	if s.Deep {
		facts = everything(except(t, s.Except))
	}
	if len(facts) == 0 {
		return
	}
	a.meet(s.Row)
	node := o.Node
	if v := a.e.field(a.fn, o.Reg, s.Port.Path); v.status == fieldFound && v.fn == a.fn && a.within(v.node, x.Node) && s.Port.Base != catalog.KeyOf {
		node = v.node // the member of the literal, not all of it
	}
	if node < 0 {
		node = x.Node
	}
	site := &sinkSite{sink: s, fn: a.fn.ID, node: node, call: x.Node, heuristic: heuristic, keyed: keyed, note: a.attackNote(x, s)}
	for _, f := range facts {
		if f.mode == structural {
			f.mode = flat
			if s.Deep {
				f.mode = deep
			}
		}
		a.arrive(site, f, keyed)
	}
}

// except returns t without the members of those names, at every depth.
func except(t *tree, names []string) *tree {
	if t == nil || len(names) == 0 || len(t.kids) == 0 {
		return t
	}
	n := t.clone()
	n.kids = nil
	for _, k := range t.kids {
		if !slices.Contains(names, k.name) {
			n.kids = append(n.kids, kid{k.name, except(k.t, names)})
		}
	}
	return n
}

// within reports whether one syntax node lies inside another.
func (a *analysis) within(inner, outer ir.NodeID) bool {
	if inner < 0 || outer < 0 {
		return false
	}
	spans := a.e.prog.Files[a.fn.File].Spans
	from, to := spans.Span(int32(outer))
	start, end := spans.Span(int32(inner))
	return start >= from && end <= to
}

// arrive handles one fact at a sink: a concrete source is a finding, an input an entry of the
// summary. inputsOnly is set where the value itself does no harm, only what callers do with it.
func (a *analysis) arrive(site *sinkSite, f fact, inputsOnly bool) {
	if !a.recording || a.e.safe(f, site.sink.Context) || site.rule != nil && f.label.kind == concrete && !f.label.ruled {
		return
	}
	if f.unresolved > 0 && (site.sink.Direct || f.direct()) {
		return
	}
	if f.label.kind == concrete && site.sink.Traits != 0 && site.sink.Traits&f.traits == 0 {
		return
	}
	if site.sink.WantsObject && f.clean.Intersect(a.e.ops.Built) == a.e.ops.Built {
		return
	}
	if f.label.kind == concrete && site.sink.WantsText && f.clean.Intersect(a.e.ops.Built) != a.e.ops.Built {
		return
	}
	if f.label.kind == concrete {
		if !inputsOnly {
			a.hit(site, f)
		}
		return
	}
	a.enter(site, f)
}

// enter notes that an input of this function reaches a sink.
func (a *analysis) enter(site *sinkSite, f fact) {
	en := sinkEntry{f, site}
	k := en.key()
	if i, ok := a.sinkIndex[k]; ok {
		old := &a.sum.sinks[i]
		old.fact = weaker(old.fact, f)
		if more := old.sink.held.Union(site.held); more != old.sink.held {
			both := *old.sink
			both.held = more
			old.sink = &both
		}
		return
	}
	if len(a.sum.sinks) >= maxArrivals {
		a.e.bound("taint.summary", a.fn, maxArrivals)
		return
	}
	a.sinkIndex[k] = len(a.sum.sinks)
	a.sum.sinks = append(a.sum.sinks, en)
}

// hit notes that a concrete source reaches a sink, if one of the sink's kinds accepts it.
func (a *analysis) hit(site *sinkSite, f fact) {
	kind := -1
	if site.rule != nil {
		if a.e.sourceOf(site, f.label) == nil {
			return
		}
	} else {
		if f.label.source == nil {
			return // a source of a user's rule
		}
		kind = a.e.accepting(site.sink, f.label.source.Kind, a.e.spotKind(f, site.sink.Context))
		if kind < 0 {
			return
		}
	}
	if f.tooFar(site.sink) {
		return
	}
	k := hitKey{kind, site.node, site.fn, site.ruleID(), f.label}
	if i, ok := a.hitIndex[k]; ok {
		a.hits[i].fact = weaker(a.hits[i].fact, f)
		return
	}
	a.hitIndex[k] = len(a.hits)
	a.hits = append(a.hits, hit{kind, site, f})
}

// tooFar reports whether data has come further than its source, or the sink, lets it count.
func (f fact) tooFar(s *catalog.Sink) bool {
	return s.Near > 0 && int(f.trace.len()) > s.Near || f.far()
}

// accepting returns the first kind of a sink that accepts a source kind, or -1.
func (e *engine) accepting(s *catalog.Sink, source string, as int16) int {
	if len(s.Accepts) > 0 && !slices.Contains(s.Accepts, source) {
		return -1
	}
	for _, k := range s.Kinds {
		if e.accepts[k][source] {
			if as > 0 && e.accepts[as-1][source] {
				return int(as) - 1
			}
			return k
		}
	}
	return -1
}

// libraryHits makes findings of the sinks that parameters of exported functions reach.
func (e *engine) libraryHits() {
	src := &catalog.Source{Row: -1, Kind: "library-parameter", Label: "a parameter of an exported function"}
	for _, f := range e.g.Exported() {
		fn := e.prog.Funcs[f]
		e.parameterHits(fn, src, func(p ir.Param) string { return "parameter " + p.Name + " of exported " + fn.Name })
	}
}

// parameterHits makes findings of the sinks that the parameters of a function reach, as sources of a kind.
func (e *engine) parameterHits(fn *ir.Func, src *catalog.Source, say func(ir.Param) string) {
	for _, en := range e.sums[fn.ID].sinks {
		// A keyed sink waits for a caller that passes an object reached through an untrusted key.
		if en.fact.label.kind != fromParam || en.sink.rule != nil || en.sink.keyed {
			continue
		}
		p, ok := parameter(fn, int(en.fact.label.index))
		if !ok {
			continue
		}
		kind := e.accepting(en.sink.sink, src.Kind, e.spotKind(en.fact, en.sink.sink.Context))
		if kind < 0 || e.whole(en) {
			continue
		}
		var none *trace
		first := none.then(trace{file: fn.File, node: p.Node, kind: stepSource, text: say(p)})
		whole := en.fact
		whole.label = e.labels.get(labelKey{kind: concrete, fn: fn.ID, reg: p.Reg, row: -1}, src)
		whole.trace = first.then(trace{file: fn.File, node: p.Node, kind: stepCapture, inner: en.fact.trace, text: fn.Name})
		e.hits[fn.ID] = append(e.hits[fn.ID], hit{kind, en.sink, whole})
	}
}

// whole reports whether data reaches a sink as it came into the function, at a sink whose text a
// caller may be meant to give. The element of a list is a part already.
func (e *engine) whole(en sinkEntry) bool {
	s := en.sink.sink
	return e.ops.Whole.Has(s.Context) && en.fact.clean.Intersect(e.ops.Built) != e.ops.Built && !slices.Contains(s.Port.Path, elem)
}

// parameter returns a function's parameter, or an argument that it reads without having named it.
func parameter(fn *ir.Func, i int) (ir.Param, bool) {
	switch {
	case i < len(fn.Params):
		return fn.Params[i], true
	case fn.Arguments >= 0:
		return ir.Param{Name: fmt.Sprintf("arguments[%d]", i), Reg: fn.Arguments, Node: fn.Node}, true
	}
	return ir.Param{}, false
}

// finding builds the finding of a hit.
func (e *engine) finding(h hit) *finding.Finding {
	fn := e.prog.Funcs[h.sink.fn]
	file := e.prog.Files[fn.File]
	f := &finding.Finding{
		Location: e.location(file, h.sink.node),
		Function: e.functionName(fn),
		Steps:    e.steps(h),
		Evidence: h.evidence(),
	}
	if h.kind < 0 {
		f.RuleID = h.sink.rule.ID
		if say := h.sink.rule.Message; say != nil {
			f.Message = say(e.sourceOf(h.sink, h.fact.label).Bindings, h.sink.place.Bindings)
		}
	} else {
		k := e.cat.Kinds[h.kind]
		f.Kind, f.RuleID, f.Severity = finding.KindID(k.ID), k.ID, k.Severity
		f.Message = k.Message(h.fact.label.source.Label, h.sink.sink.Label)
	}
	if h.sink.note != "" {
		f.Evidence.Notes = append(f.Evidence.Notes, h.sink.note)
	}
	for _, s := range f.Steps {
		f.Evidence.CrossFile = f.Evidence.CrossFile || s.Path != f.Path
	}
	return f
}

func (e *engine) functionName(fn *ir.Func) string {
	for fn.Name == "" && fn.Outer != ir.NoFunc && fn.Kind != ir.Module {
		fn = e.prog.Funcs[fn.Outer]
	}
	if fn.Kind == ir.Module {
		return ""
	}
	if fn.Class != ir.NoClass {
		return e.prog.Classes[fn.Class].Name + "." + fn.Name
	}
	return fn.Name
}

func (e *engine) location(f *ir.File, n ir.NodeID) finding.Location {
	var start, end uint32
	if n >= 0 {
		start, end = f.Spans.Span(int32(n))
	}
	return finding.Location{Path: f.Source.Path, Start: position(f, start), End: position(f, end)}
}

func position(f *ir.File, off uint32) finding.Position {
	line, col := f.Source.Position(int(off))
	return finding.Position{Offset: int(off), Line: line, Column: col}
}

// steps lists the stations of a hit's path, those at one place folded into one.
func (e *engine) steps(h hit) []finding.Step {
	var out []finding.Step
	for _, s := range h.fact.trace.stations() {
		if s.node < 0 {
			continue
		}
		st := finding.Step{Location: e.location(e.prog.Files[s.file], s.node), Role: role(s), Message: say(s)}
		if n := len(out); n > 0 && repeats(&out[n-1], &st) {
			continue
		}
		out = append(out, st)
	}
	fn := e.prog.Funcs[h.sink.fn]
	return append(out, finding.Step{
		Location: e.location(e.prog.Files[fn.File], h.sink.node), Role: finding.RoleSink, Message: "reaches " + h.sink.sink.Label,
	})
}

// repeats reports whether a step says nothing after the one before it: the same place, or the same on
// the same line.
func repeats(last, s *finding.Step) bool {
	if s.Role != last.Role && s.Role != finding.RoleFlow {
		return false
	}
	return s.Location == last.Location || s.Path == last.Path && s.Start.Line == last.Start.Line && s.Message == last.Message
}

func role(s station) finding.Role {
	switch {
	case s.kind == stepSource:
		return finding.RoleSource
	case s.kind == stepReturn || s.back:
		return finding.RoleReturn
	case s.kind == stepCall:
		return finding.RoleCall
	}
	return finding.RoleFlow
}

// say words a step.
func say(s station) string {
	name, called := s.text, s.text+"()"
	if name == "" {
		name, called = "a function", "a function"
	}
	switch s.kind {
	case stepSource:
		return s.text + " enters here"
	case stepAssign:
		return "assigned to " + name
	case stepConcat:
		return "joined into a string"
	case stepThrough:
		return "passes through " + called
	case stepUnknown:
		return "assumed to pass through " + called + ", whose code is not known"
	case stepReturn:
		return "returned by " + called
	case stepCapture:
		return "used inside " + called
	case stepCell:
		return "kept in " + name + ", read here"
	}
	if s.back {
		return "returned by " + called
	}
	return "passed to " + called
}
