package score

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
)

// part is what a candidate takes of one file.
type part struct {
	path   string
	slice  *slice
	places []span
}

// span is a byte range of a file.
type span struct{ start, end uint32 }

// partOf returns the part of a path, made when it is first asked for; nil where nothing can be made.
func partOf(parts *[]*part, path string, made func() *slice) *part {
	for _, p := range *parts {
		if p.path == path {
			return p
		}
	}
	s := made()
	if s == nil {
		return nil
	}
	p := &part{path: path, slice: s}
	*parts = append(*parts, p)
	return p
}

// places are a finding's location and steps, those that matter most first: the sink, the source, the
// steps from the sink back.
func places(x *finding.Finding) []finding.Location {
	out := []finding.Location{x.Location}
	if n := len(x.Steps); n > 0 {
		out = append(out, x.Steps[0].Location)
		for i := n - 1; i > 0; i-- {
			out = append(out, x.Steps[i].Location)
		}
	}
	return out
}

// clamp makes a span of a location, within its file: findings may be read from elsewhere.
func (v *view) clamp(l finding.Location) span {
	size := len(v.file.Code)
	start := min(max(l.Start.Offset, 0), size)
	return span{uint32(start), uint32(min(max(l.End.Offset, start), size))}
}

// fill picks lines for all parts, the weightiest of every part before the lighter ones of any.
func fill(parts []*part) {
	each := func(do func(*slice, span)) {
		for _, p := range parts {
			for _, at := range p.places {
				do(p.slice, at)
			}
		}
	}
	each(func(s *slice, at span) { s.addPlace(at.start, at.end) })
	each(func(s *slice, at span) { s.addAround(at.start, at.end) })
	each(func(s *slice, at span) {
		for _, scope := range s.scopes(at.start, at.end) {
			if scope != 0 {
				s.addBearing(scope)
			}
		}
	})
	each(func(s *slice, at span) {
		for _, scope := range s.scopes(at.start, at.end) {
			if scope != 0 && !s.add(s.v.nodeLines(scope)) {
				break
			}
		}
	})
	for _, p := range parts {
		p.slice.addOutside()
	}
	for _, p := range parts {
		p.slice.add(0, len(p.slice.v.lines)-1)
	}
}

// join writes the parts one behind the other, a context mark between them, and tells for each where
// the bytes of its file went to.
func (c *Candidate) join(parts []*part, each func(*part, func(uint32) int)) {
	var text strings.Builder
	for _, p := range parts {
		if text.Len() > 0 && len(p.slice.kept()) > 0 {
			c.Marks = append(c.Marks, Mark{text.Len(), ContextStart})
		}
		each(p, p.slice.write(c, &text))
	}
	c.Code = text.String()
}

// mark puts the marks of a finding's source and sink.
func (c *Candidate) mark(x *finding.Finding, moved func(path string) func(uint32) int) {
	put := func(l finding.Location, start, end MarkKind) {
		to := moved(l.Path)
		if to == nil || l.Start.Offset < 0 || l.End.Offset <= l.Start.Offset {
			return
		}
		a, b := to(uint32(l.Start.Offset)), to(uint32(l.End.Offset))
		if text := strings.TrimRight(c.Code[a:max(a, b)], " \t\n"); text != "" {
			c.Marks = append(c.Marks, Mark{a, start}, Mark{a + len(text), end})
		}
	}
	put(x.Location, SinkStart, SinkEnd)
	for _, s := range x.Steps {
		if s.Role == finding.RoleSource && s.Location != x.Location {
			put(s.Location, SourceStart, SourceEnd)
			break
		}
	}
	sortMarks(c.Marks)
}
