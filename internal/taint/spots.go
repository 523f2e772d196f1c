package taint

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/markup"
)

// spots is a set of sorts of places in a document (catalog.Spot) that data stands in: bit 0 is anywhere
// else, bit i+1 the ith spot, up to catalog.MaxSpots. No bit is bit 0 as well: no document is known to
// be around the data.
type spots uint16

// escaped says that the data has been made safe together with what was around it, so that where it
// stood before does not matter any more.
const escaped spots = 0x8000

func (s spots) places() spots { return max(s&^escaped, 1) }

// or is the set for data that stands in the places of both.
func (s spots) or(t spots) spots {
	if s == t {
		return s
	}
	return s.places() | t.places() | s&t&escaped
}

// covers reports whether s asks for all that t does.
func (s spots) covers(t spots) bool {
	return s == t || s.places()&t.places() == t.places() && s&escaped <= t&escaped
}

// inside is the set for data in places s that a function puts in places t.
func (s spots) inside(t spots) spots {
	if t&escaped != 0 {
		return t
	}
	return s | t
}

// spotsAt finds the spots in which the arguments of a Concat stand.
func (a *analysis) spotsAt(x *ir.Instr) []spots {
	if at, ok := a.spotted[x]; ok {
		return at
	}
	at := make([]spots, len(x.Args))
	prefix, tags := "", false
	for i, o := range x.Args {
		if _, text, ok := a.constant(o.Reg); ok {
			prefix += text
			continue
		}
		if p := markup.At(prefix); p.Place != markup.Text {
			at[i], tags = a.e.spotsOf(p), true
		}
		prefix += "\x00"
	}
	if !tags {
		at = nil
	}
	if a.spotted == nil {
		a.spotted = map[*ir.Instr][]spots{}
	}
	a.spotted[x] = at
	return at
}

// placed is the fact of data that is put in a place of a document: what is safe there is, in the whole
// document, like text between tags that is.
func (e *engine) placed(f fact, at spots) fact {
	if at == 0 {
		return f
	}
	if e.unsafeSpots(fact{clean: f.clean, spots: at}) == 0 {
		f.clean = f.clean.With(e.ops.Markup)
	} else {
		f.spots |= at
	}
	return f
}

// spotsOf lists the spots that a position is.
func (e *engine) spotsOf(p markup.Position) spots {
	var s spots
	for i := range e.ops.Spots {
		if e.ops.Spots[i].At(p) {
			s |= 2 << i
		}
	}
	return s
}

// safe reports whether data does no harm in a context: between tags of a document when it is safe in
// each place of it that it stands in.
func (e *engine) safe(f fact, context int) bool {
	if f.spots&^escaped == 0 || context != e.ops.Markup {
		return f.clean.Has(context)
	}
	return e.unsafeSpots(f) == 0
}

// unsafeSpots lists the spots that data stands in and is not safe for.
func (e *engine) unsafeSpots(f fact) spots {
	var out spots
	if f.spots&1 != 0 && !f.clean.Has(e.ops.Markup) {
		out = 1
	}
	for i := range e.ops.Spots {
		if f.spots&(2<<i) != 0 && !e.ops.Spots[i].Allows(f.clean) {
			out |= 2 << i
		}
	}
	return out
}

// spotKind is the kind, as in fact.as, that a finding in a context is of because of where in a
// document the data stands.
func (e *engine) spotKind(f fact, context int) int16 {
	if f.spots&^escaped == 0 || context != e.ops.Markup {
		if f.as > 0 && e.cat.Kinds[f.as-1].Context != context {
			return 0
		}
		return f.as
	}
	bad := e.unsafeSpots(f)
	for i := range e.ops.Spots {
		if bad == 2<<i {
			return int16(e.ops.Spots[i].As)
		}
	}
	return f.as
}
