package catalog

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// addRows adds what a file's rows say to the states their paths name.
func (b *builder) addRows(s *scope) {
	f := s.file
	for i := range f.Sources {
		r := &f.Sources[i]
		row := b.row(s, "sources", i, r.Line, r.At, "source of kind "+r.Kind)
		b.eachVariant(s, r.When, func(when []Condition) { b.source(s, r, row, when) })
	}
	for i := range f.Sinks {
		r := &f.Sinks[i]
		if r.Kind != "" {
			r.Kinds = append([]string{r.Kind}, r.Kinds...)
		}
		row := b.row(s, "sinks", i, r.Line, r.At, "sink of "+strings.Join(r.Kinds, ", "))
		b.eachVariant(s, r.When, func(when []Condition) { b.sink(s, r, row, when) })
	}
	for i := range f.Flows {
		r := &f.Flows[i]
		row := b.row(s, "flows", i, r.Line, r.At, "flow from "+strings.Join(r.From, ", ")+" to "+strings.Join(r.To, ", "))
		b.eachVariant(s, r.When, func(when []Condition) { b.flow(s, r, row, when) })
	}
	for i := range f.Guards {
		r := &f.Guards[i]
		row := b.row(s, "guards", i, r.Line, r.At, "guard for "+strings.Join(r.Cleans, ", "))
		b.eachVariant(s, r.When, func(when []Condition) { b.guard(s, r, row, when) })
	}
	for i := range f.States {
		r := &f.States[i]
		row := b.row(s, "states", i, r.Line, r.At, "state "+r.State)
		b.eachVariant(s, r.When, func(when []Condition) { b.state(s, r, row, when) })
	}
	for i := range f.Natives {
		b.native(s, &f.Natives[i])
	}
}

// native notes what a function of the language does. Such rows are facts for the call graph, which
// nothing reports as exercised, and so are not among Rows.
func (b *builder) native(s *scope, r *nativeRow) {
	does := ir.Native(max(slices.Index(ir.NativeNames[:], r.Does), 0))
	if does == ir.NotNative {
		s.report(r.Line, "does %q: want one of %s", r.Does, strings.Join(ir.NativeNames[1:], ", "))
	}
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error {
			state, err := b.callee(s, p)
			if err == nil && b.states.known(state).native != ir.NotNative {
				err = errors.New("another row says what it does")
			}
			if err == nil {
				b.states.known(state).native = does
			}
			return err
		})
	}
}

// callee returns the state of what is called.
func (b *builder) callee(s *scope, p *path) (int32, error) {
	if n := len(p.steps); n > 0 && (p.steps[n-1].kind == stepCall || p.steps[n-1].kind == stepArg) {
		return 0, errors.New("name what is called, without its arguments; the exports themselves are `exports`")
	}
	if err := p.value(); err != nil {
		return 0, err
	}
	if len(p.steps) == 0 {
		b.callExport(s, p)
	}
	return b.walk(s, p)
}

// row numbers a row.
func (b *builder) row(s *scope, section string, i, line int, at []string, text string) int32 {
	b.current = fmt.Sprintf("%s:%d", s.decoder.file, line)
	b.rows = append(b.rows, Row{
		ID: fmt.Sprintf("%s/%s/%d", s.file.Library, section, i+1), File: s.decoder.file, Line: line,
		At: strings.Join(at, ", "), Text: text,
	})
	return int32(len(b.rows) - 1)
}

// saying is what a row said about a state, and where it stands.
type saying struct {
	details []any
	where   string
}

// once reports an error if some row said the same about the same state before.
func (b *builder) once(section string, at int32, port Port, details ...any) error {
	key := string(binary.AppendVarint([]byte(section), int64(at))) + port.String()
	for _, s := range b.said[key] {
		if reflect.DeepEqual(s.details, details) {
			return fmt.Errorf("%s says the same", s.where)
		}
	}
	b.said[key] = append(b.said[key], saying{details, b.current})
	return nil
}

func (b *builder) source(s *scope, r *sourceRow, row int32, when []Condition) {
	if !b.catalog.origins[r.Kind] {
		s.report(r.Line, "unknown source kind %s", r.Kind)
	}
	s.base(r.Line, r.Base)
	cleans := b.marks(s, r.Line, r.Cleans)
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error {
			kind := b.catalog.sourceKind(r.Kind)
			src := Source{Row: row, Kind: r.Kind, Label: r.Label, When: when, Cleans: cleans, Base: r.Base, Near: kind.Near, Spares: kind.Spares, Iterated: r.Iterated}
			if len(when) == 0 && !p.inCall() {
				return b.valueSource(s, p, src)
			}
			at, state, err := b.place(s, p, calls)
			if err != nil {
				return err
			}
			if at.port.Base != Result && at.port.Base != Callback {
				return errors.New("want a value, the result of a call, or a parameter of a callback")
			}
			src.Port = at.port
			if src.Label == "" {
				src.Label = p.label(s.file.Library)
			}
			m := b.states.callModel(state)
			m.Sources = append(m.Sources, src)
			m.Opaque = m.Opaque || p.root != anyRoot
			return b.once("source", state, at.port, r.Kind, when)
		})
	}
}

// valueSource adds a source that is a value, not part of a call.
func (b *builder) valueSource(s *scope, p *path, src Source) error {
	if err := p.value(); err != nil {
		return err
	}
	at, err := b.walk(s, p)
	if err != nil {
		return err
	}
	if src.Label == "" {
		src.Label = p.label(s.file.Library)
	}
	known := b.states.known(at)
	known.sources = append(known.sources, src)
	b.states.list[at].namespace = false
	return b.once("source", at, Port{}, src.Kind)
}

// place reads a path as a port at a state; the access must be one of those wanted.
func (b *builder) place(s *scope, p *path, want ...access) (place, int32, error) {
	at, err := p.place()
	if err != nil {
		return at, 0, err
	}
	if !slices.Contains(want, at.access) {
		return at, 0, errors.New("want a part of a call, as in f(0)")
	}
	if at.access == calls && len(at.path.steps) == 0 {
		b.callExport(s, &at.path)
	}
	state, err := b.walk(s, &at.path)
	return at, state, err
}

func (b *builder) sink(s *scope, r *sinkRow, row int32, when []Condition) {
	sink := Sink{
		Row: row, Kinds: b.sinkKinds(s, r), Accepts: r.Sources, When: when,
		WantsObject: r.Object, WantsText: r.Text, Deep: r.Deep, Except: r.Except, Base: r.Base, Late: r.Late, Explicit: r.Explicit,
	}
	s.base(r.Line, r.Base)
	if len(sink.Kinds) == 0 {
		return
	}
	for _, id := range r.Sources {
		if !slices.ContainsFunc(sink.Kinds, func(k int) bool { return b.catalog.Kinds[k].Accepts(id) }) {
			s.report(r.Line, "the kinds accept no source of kind %s", id)
		}
	}
	sink.Context = b.catalog.Kinds[sink.Kinds[0]].Context
	if r.Context != "" {
		var ok bool
		if sink.Context, ok = b.catalog.contexts[r.Context]; !ok {
			s.report(r.Line, "unknown context %s", r.Context)
		}
	}
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error { return b.sinkAt(s, r, sink, p) })
	}
}

// sinkKinds reads the kinds of a sink's row.
func (b *builder) sinkKinds(s *scope, r *sinkRow) []int {
	var kinds []int
	if len(r.Kinds) == 0 {
		s.report(r.Line, "kind is missing")
	}
	for i, id := range r.Kinds {
		k, ok := b.catalog.kinds[id]
		switch {
		case !ok:
			s.report(r.Line, "unknown kind %s", id)
		case slices.Contains(r.Kinds[:i], id):
			s.report(r.Line, "kind %s is listed twice", id)
		case len(b.catalog.Kinds[k].Sources) == 0:
			s.report(r.Line, "kind %s accepts no sources, so that no data can reach a sink of it", id)
		default:
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func (b *builder) sinkAt(s *scope, r *sinkRow, sink Sink, p *path) error {
	at, state, err := b.place(s, p, calls, writes, reads)
	if err != nil {
		return err
	}
	if at.port.Base == Result || at.port.Base == Callback {
		return errors.New("data that comes out of a call cannot reach a sink there")
	}
	if sink.Label = r.Label; sink.Label == "" {
		sink.Label = at.label(s.file.Library)
	}
	sink.Port = at.port
	switch known := b.states.known(state); at.access {
	case calls:
		m := b.states.callModel(state)
		m.Sinks = append(m.Sinks, sink)
		m.Opaque = m.Opaque || p.root != anyRoot
	case writes:
		known.assign = append(known.assign, sink)
	case reads:
		known.keyed = append(known.keyed, sink)
	}
	return b.once("sink", state, at.port, at.access, sink.Kinds, sink.Context, sink.WantsObject, sink.WantsText, sink.Accepts, sink.When)
}

func (b *builder) flow(s *scope, r *flowRow, row int32, when []Condition) {
	cleans, vouches := b.marks(s, r.Line, r.Cleans), b.marks(s, r.Line, r.Vouches)
	if r.Derived {
		vouches = b.catalog.All
	}
	undoes := b.marks(s, r.Line, r.Undoes)
	by := s.byPattern(r.Line, map[Filter]string{Admits: r.Admits, Strips: r.Strips, Finds: r.Finds})
	as := 0
	if r.As != "" {
		if k, ok := b.catalog.KindIndex(r.As); ok {
			as = k + 1
		} else {
			s.report(r.Line, "unknown kind %s", r.As)
		}
	}
	for _, id := range r.Sources {
		if !b.catalog.origins[id] {
			s.report(r.Line, "unknown source kind %s", id)
		}
	}
	tos, read := s.ports(r.Line, r.To)
	froms, fromRead := s.ports(r.Line, r.From)
	if read && (len(r.To) > 1 || len(r.From) > 1 || len(when) > 0) || fromRead {
		s.report(r.Line, "a flow to value is from this alone, without conditions")
	}
	var flows []Flow
	for _, to := range tos {
		for _, from := range froms {
			f := Flow{Row: row, From: from, To: to, Cleans: cleans, Undoes: undoes, By: by, Derived: r.Derived || vouches != (Marks{}), Vouches: vouches, Text: r.Text, As: as, Only: r.Sources, When: when}
			if err := checkFlow(&f, read); err != nil {
				s.report(r.Line, "%v", err)
			}
			flows = append(flows, f)
		}
	}
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error { return b.flowsAt(s, flows, read, p) })
	}
}

// ports reads ports that stand alone, and whether one of them is that of a member's value.
func (s *scope) ports(line int, texts []string) (ports []Port, value bool) {
	for _, text := range texts {
		p, read, err := parsePort(text)
		if err != nil {
			s.report(line, "%v", err)
		}
		ports, value = append(ports, p...), value || read
	}
	return ports, value
}

// checkFlow wants data to come from what goes into a call and to go to what comes out of it.
func checkFlow(f *Flow, read bool) error {
	switch f.To.Base {
	case Result, This, Arg, Callback:
	default:
		return fmt.Errorf("data cannot flow to %s", f.To)
	}
	switch f.From.Base {
	case Arg, Returned, Callback:
		if read {
			return errors.New("a flow to value is from this")
		}
	case This:
	default:
		return fmt.Errorf("data cannot flow from %s", f.From)
	}
	return nil
}

func (b *builder) flowsAt(s *scope, flows []Flow, read bool, p *path) error {
	state, err := b.callee(s, p)
	if err != nil {
		return err
	}
	if read {
		known := b.states.known(state)
		known.getter = append(known.getter, flows...)
	} else {
		m := b.states.callModel(state)
		m.Flows = append(m.Flows, flows...)
		m.Opaque = true
	}
	for _, f := range flows {
		if err := b.once("flow", state, f.To, read, f.From.String(), f.Cleans, f.Undoes, f.By, f.When); err != nil {
			return err
		}
	}
	return nil
}

// byPattern reads the port of the pattern that a row's data is safe by, if it names one.
func (s *scope) byPattern(line int, at map[Filter]string) *ByPattern {
	var by *ByPattern
	for _, does := range []Filter{Admits, Finds, Strips} {
		if at[does] == "" {
			continue
		}
		ports, read, err := parsePort(at[does])
		if err != nil || read || len(ports) != 1 || by != nil || ports[0].Base != Arg && ports[0].Base != This {
			s.report(line, "pattern at %q: want one port, an argument or this", at[does])
			continue
		}
		by = &ByPattern{Port: ports[0], Does: does}
	}
	return by
}

var senses = map[string]Sense{"true": WhenTrue, "false": WhenFalse, "done": WhenDone, "zero": WhenZero, "nonzero": WhenNonzero}

func (b *builder) guard(s *scope, r *guardRow, row int32, when []Condition) {
	sense, ok := senses[r.WhenResult]
	if !ok {
		s.report(r.Line, "when_result %q: want true, false, zero, nonzero or done", r.WhenResult)
	}
	by := s.byPattern(r.Line, map[Filter]string{Admits: r.Admits, Finds: r.Finds})
	if len(r.Cleans) == 0 && by == nil {
		s.report(r.Line, "cleans nothing")
	}
	guard := Guard{Row: row, Sense: sense, Member: r.Member, Cleans: b.marks(s, r.Line, r.Cleans), By: by, When: when}
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error {
			at, state, err := b.place(s, p, calls)
			if err != nil {
				return err
			}
			if at.port.Base != Arg && at.port.Base != This {
				return errors.New("a guard tests an argument or the receiver")
			}
			guard := guard
			guard.Port = at.port
			m := b.states.callModel(state)
			m.Guards = append(m.Guards, guard)
			m.Opaque = true
			return b.once("guard", state, at.port, sense, guard.Member, guard.Cleans, guard.By, guard.When)
		})
	}
}

// state adds a state that a call or a write leaves on a value, and notes its name.
func (b *builder) state(s *scope, r *stateRow, row int32, when []Condition) {
	if !idPattern.MatchString(r.State) {
		s.report(r.Line, "state %q: want lower-case words joined by dashes", r.State)
	}
	b.stateNames[r.State] = true
	state := State{Row: row, Name: r.State, When: when}
	for _, text := range r.At {
		b.eachPath(s, r.Line, text, func(p *path) error {
			at, n, err := b.place(s, p, calls, writes)
			if err != nil {
				return err
			}
			state := state
			state.Port = at.port
			switch {
			case at.access == calls && at.port.Base != Callback && at.port.Base != Returned:
				m := b.states.callModel(n)
				m.States = append(m.States, state)
				m.Opaque = m.Opaque || p.root != anyRoot
			case at.port.Base == Assigned && len(at.port.Path) == 0:
				state.Port = Port{Base: This}
				known := b.states.known(n)
				known.marked = append(known.marked, state)
			default:
				return errors.New("want the receiver, an argument or the result of a call, or an assignment, as in o.f=")
			}
			return b.once("state", n, at.port, r.State, state.When)
		})
	}
}

// marks reads a list of contexts, kinds (which mean their context), "all" and "text".
func (b *builder) marks(s *scope, line int, names []string) Marks {
	var m Marks
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			s.report(line, "%s is listed twice", name)
		}
		if name == "all" {
			m = m.Union(b.catalog.All)
		} else if name == "text" {
			m = m.Union(b.catalog.Text)
		} else if c, ok := b.catalog.contexts[name]; ok {
			m = m.With(c)
		} else if k := b.catalog.Kind(name); k != nil {
			m = m.With(k.Context)
		} else {
			s.report(line, "unknown context or kind %s", name)
		}
	}
	return m
}

func (s *scope) base(line int, base float64) {
	if !(base >= 0 && base <= 1) {
		s.report(line, "base %v: want 0 to 1", base)
	}
}

// label is how a person names the path.
func (p *path) label(library string) string {
	short := *p
	switch p.root {
	case typeRoot, globalRoot:
		short.root = bareRoot
	case anyRoot:
		short.root = exportsRoot
	}
	text := strings.TrimPrefix(short.String(), ".")
	if rest, ok := strings.CutPrefix(text, "exports"); ok && short.root == exportsRoot {
		if p.root == anyRoot {
			return "a value" + rest
		}
		return library + rest
	}
	return text
}

// label names a place: what is called, or written.
func (at *place) label(library string) string {
	switch {
	case at.port.Base == KeyOf:
		return "a computed member"
	case at.access == calls:
		return at.path.label(library) + "()"
	}
	return at.path.label(library)
}
