package pattern

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/pattern/match"
)

// span is a range of the file that a formula found, with what the metavariables are bound to in it.
type span struct {
	start, end uint32
	node       int32 // the tree's node, -1 for none
	kind       spanKind
	env        []match.Binding
}

// spanKind says how a span takes part in a conjunction.
type spanKind uint8

const (
	plainSpan  spanKind = iota
	insideSpan          // it contains the match
	regexSpan
)

func (s *span) within(o *span) bool { return o.start <= s.start && s.end <= o.end }

func compareSpans(a, b span) int {
	switch {
	case a.start != b.start:
		return int(int64(a.start) - int64(b.start))
	case a.end != b.end:
		return int(int64(a.end) - int64(b.end))
	}
	return 0
}

// dedupe sorts spans and leaves out those with the same range and bindings as one before.
func (e *evaluation) dedupe(spans []span) []span {
	slices.SortStableFunc(spans, compareSpans)
	out := spans[:0]
	first := 0 // in out: the first span of the range at hand
	for _, s := range spans {
		if first < len(out) && compareSpans(out[first], s) != 0 {
			first = len(out)
		}
		if !e.work(1 + len(out) - first) {
			break
		}
		if !slices.ContainsFunc(out[first:], func(o span) bool { return o.kind == s.kind && slices.Equal(o.env, s.env) }) {
			out = append(out, s)
		}
	}
	return out
}

// merge returns the bindings of both spans, or false when they differ. Numbered groups of different
// regular expressions have nothing to do with each other: b's count.
func (e *evaluation) merge(a, b []match.Binding) ([]match.Binding, bool) {
	same := true
	for i := range b {
		switch {
		case b[i].Bound == match.Free:
		case e.numbered != nil && e.numbered[i]:
			same = false
		case a[i].Bound == match.Free:
			same = false
		case a[i] != b[i] && !e.matcher.Unify(a[i], b[i]):
			return nil, false
		}
	}
	if same {
		return a, true
	}
	out := slices.Clone(a)
	for i := range b {
		if out[i].Bound == match.Free || b[i].Bound != match.Free && e.numbered != nil && e.numbered[i] {
			out[i] = b[i]
		}
	}
	return out, true
}

// intersect returns the spans of either list that lie within one of the other, with the bindings of both.
func (e *evaluation) intersect(xs, ys []span) []span {
	var out []span
	reach := reaches(ys)
	for i := range xs {
		x := &xs[i]
		for j := upTo(ys, x.start) - 1; j >= 0 && reach[j] >= x.end; j-- { // those that contain x
			if y := &ys[j]; x.within(y) && !(x.kind == insideSpan && y.kind != insideSpan) {
				out = e.keep(out, x, y)
			}
		}
		for j := from(ys, x.start); j < len(ys) && ys[j].start <= x.end; j++ { // those within x
			if y := &ys[j]; y.within(x) && !(y.kind == insideSpan && x.kind != insideSpan) {
				out = e.keep(out, y, x)
			}
		}
		if !e.work(1) {
			break
		}
	}
	return e.dedupe(out)
}

// keep adds the inner span with the bindings of both.
func (e *evaluation) keep(out []span, inner, outer *span) []span {
	e.work(1)
	env, ok := e.merge(inner.env, outer.env)
	if !ok {
		return out
	}
	s := *inner
	s.env = env
	return append(out, s)
}

// reaches returns, for each span in order of start, how far it and those before it reach.
func reaches(spans []span) []uint32 {
	out := make([]uint32, len(spans))
	far := uint32(0)
	for i := range spans {
		far = max(far, spans[i].end)
		out[i] = far
	}
	return out
}

// upTo returns how many spans start at or before an offset; from, the first that starts at or after it.
func upTo(spans []span, start uint32) int {
	i, _ := slices.BinarySearchFunc(spans, start, func(s span, t uint32) int {
		if s.start <= t {
			return -1
		}
		return 1
	})
	return i
}

func from(spans []span, start uint32) int {
	i, _ := slices.BinarySearchFunc(spans, start, func(s span, t uint32) int {
		if s.start < t {
			return -1
		}
		return 1
	})
	return i
}

// subtract leaves out the spans that a negated formula matches.
func (e *evaluation) subtract(xs, ys []span) []span {
	if len(ys) == 0 {
		return xs
	}
	reach := reaches(ys)
	var out []span
	for i := range xs {
		if x := &xs[i]; !e.excluded(x, ys, reach) {
			out = append(out, *x)
		}
	}
	return out
}

func (e *evaluation) excluded(x *span, ys []span, reach []uint32) bool {
	hit := func(y *span) bool {
		e.work(1)
		_, ok := e.merge(x.env, y.env)
		return ok
	}
	for j := upTo(ys, x.start) - 1; j >= 0 && reach[j] >= x.end; j-- {
		y := &ys[j]
		if x.within(y) && (y.kind != plainSpan || y.within(x)) && hit(y) {
			return true
		}
	}
	for j := from(ys, x.start); j < len(ys) && ys[j].start <= x.end; j++ {
		if y := &ys[j]; y.kind == regexSpan && y.within(x) && hit(y) {
			return true
		}
	}
	return false
}
