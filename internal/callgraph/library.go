package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// libraryMember puts what the library says of a member into its lookup, with what the program
// itself keeps there.
func (s *solver) libraryMember(x valueInfo, n name, l node) {
	if s.names.hidden(n) {
		return
	}
	if n == prototypeName {
		if r := s.lib.Result(x.id); r != 0 {
			s.nodes.add(l, s.values.api(r, x.flags&guessed))
		}
		return
	}
	text := s.names.text[n]
	if s.native(x.id) == ir.NativeGlobals {
		s.nodes.flow(s.global(text), l)
	}
	if m := s.lib.Member(x.id, text); m != 0 {
		s.nodes.put(l, s.values.api(m, x.flags&guessed))
	}
}

// callLibrary connects a call site with a library function that it calls.
func (s *solver) callLibrary(c call, x valueInfo) {
	native := s.native(x.id)
	if native != ir.NotNative {
		s.callNative(native, c)
	}
	if v, ok := s.libraryResult(c, x); ok {
		s.nodes.add(s.dst(c), v)
	}
	for i, a := range s.args(c) {
		if a.node == 0 {
			continue
		}
		if p := s.lib.Arg(x.id, i); p != 0 {
			s.nodes.on(a.node, rulePlace, p, 0)
		}
	}
	for _, m := range s.lib.Moves(x.id) {
		s.move(c, m)
	}
}

// libraryResult is what a call of a library function gives. What is constructed is an object of its
// own, whatever is known of it, so that what one map or emitter holds is not in all of them.
func (s *solver) libraryResult(c call, x valueInfo) (val, bool) {
	r := s.lib.Result(x.id)
	if s.sites[c.site].in.Flags&ir.New == 0 || c.manner != direct {
		return s.values.api(r, x.flags&guessed), r != 0
	}
	v := s.values.make(constructedValue, r, c.site)
	if r != 0 && s.values.info[v].mixins == 0 {
		s.values.info[v].flags = x.flags & guessed
		s.mixin(v, link{to: s.unit(s.values.api(r, x.flags&guessed))})
	}
	return v, true
}

// move carries out one way in which values move at a call of a library function.
func (s *solver) move(c call, m Move) {
	if m.From.Elements && m.To.Elements && m.From.Kind == PortArg && m.From.Below == "" && m.To.Below == "" {
		s.moveMembers(c, m)
		return
	}
	for _, from := range s.sources(c, m.From) {
		s.moveTo(c, m.To, from)
	}
}

// moveMembers copies the members of arguments under their names.
func (s *solver) moveMembers(c call, m Move) {
	whole := m.From
	whole.Elements = false
	for _, from := range s.sources(c, whole) {
		switch m.To.Kind {
		case PortResult:
			s.copyMembers(s.collection(c), from, 0)
		case PortThis:
			s.nodes.on(s.receiver(c), ruleCopy, int32(from), 0)
		case PortArg:
			for _, a := range s.portArgs(c, m.To) {
				if a.node != from {
					s.nodes.on(a.node, ruleCopy, int32(from), 0)
				}
			}
		default:
			s.moveTo(c, m.To, s.elementsOf(from))
		}
	}
}

// collection returns the object whose elements are what the models say the result's elements are.
func (s *solver) collection(c call) val {
	v := s.values.make(objectValue, c.site, resultOf)
	s.nodes.add(s.dst(c), v)
	return v
}

// portArgs lists the arguments that a port names.
func (s *solver) portArgs(c call, p Port) []argument {
	args := s.args(c)
	var out []argument
	for i, a := range args {
		if a.node != 0 && (i >= p.Arg || a.rest) && (p.Hi < 0 || i <= max(p.Hi, p.Arg)) {
			out = append(out, a)
		}
	}
	return out
}

// sources lists the nodes that hold what is at a port.
func (s *solver) sources(c call, p Port) []node {
	var out []node
	switch p.Kind {
	case PortThis:
		if r := s.receiver(c); r != 0 {
			out = append(out, r)
		}
	case PortArg:
		for _, a := range s.portArgs(c, p) {
			out = append(out, a.node)
		}
	case PortReturned:
		for _, a := range s.portArgs(c, p) {
			t := s.nodes.newNode()
			s.nodes.on(a.node, ruleReturned, int32(t), 0)
			out = append(out, t)
		}
	}
	for i := range out {
		if p.Elements {
			out[i] = s.elementsOf(out[i])
		}
		if p.Below != "" {
			t := s.nodes.newNode()
			s.nodes.on(out[i], ruleLoad, int32(s.names.member(p.Below)), int32(t))
			out[i] = t
		}
	}
	return out
}

// moveTo lets a node into a port.
func (s *solver) moveTo(c call, p Port, from node) {
	if p.Below != "" { // into a member of each element
		inner := s.values.make(arrayValue, c.site, innerOf)
		s.nodes.flow(from, s.field(inner, s.names.member(p.Below)))
		from = s.unit(inner)
	}
	switch p.Kind {
	case PortResult:
		if p.Elements {
			s.nodes.flow(from, s.field(s.collection(c), elements))
		} else {
			s.nodes.flow(from, s.dst(c))
		}
	case PortThis:
		if p.Elements {
			s.nodes.on(s.receiver(c), ruleStore, int32(elements), int32(from))
		}
	case PortArg:
		for _, a := range s.portArgs(c, p) {
			if p.Elements {
				s.nodes.on(a.node, ruleStore, int32(elements), int32(from))
			}
		}
	case PortCallback:
		if p.Elements {
			v := s.values.make(objectValue, c.site, callbackOf+int32(p.Param))
			s.nodes.flow(from, s.field(v, elements))
			from = s.unit(v)
		}
		for _, a := range s.portArgs(c, p) {
			s.nodes.on(a.node, ruleParam, int32(from), int32(p.Param))
		}
	}
}

// atPlace tells a value at a place of the library's what the functions in it receive.
func (s *solver) atPlace(node int32, v val) {
	k := [2]int32{node, int32(v)}
	if s.placed[k] {
		return
	}
	s.placed[k] = true
	x := s.values.info[v]
	switch x.kind {
	case funcValue, boundValue:
		s.receive(x, func(p int) int32 { return s.lib.Handler(node, p) })
	case arrayValue, objectValue, instanceValue, funcInstance, moduleValue:
		s.heap.places = append(s.heap.places, place{node, x.places})
		s.values.info[v].places = int32(len(s.heap.places) - 1)
		for i := x.slots; i != 0; i = s.heap.slots[i].next {
			if f := s.heap.slots[i].field; f != 0 {
				s.placeField(s.heap.slots[i].name, f, node)
			}
		}
		for m := x.mixins; m != 0; m = s.heap.links[m].next {
			s.nodes.on(s.heap.links[m].to, rulePlace, node, 0)
		}
	}
}

// placeField tells the values of a field of an object at a place.
func (s *solver) placeField(n name, f node, at int32) {
	if s.names.hidden(n) {
		return
	}
	if m := s.lib.Member(at, s.names.text[n]); m != 0 {
		s.nodes.on(f, rulePlace, m, 0)
	}
}

// receive puts what handler says of a function's parameters into them.
func (s *solver) receive(x valueInfo, handler func(p int) int32) {
	fn := s.prog.Funcs[x.id]
	for i := int(x.extra); i < len(fn.Params); i++ {
		if h := handler(i - int(x.extra)); h != 0 {
			s.nodes.add(s.param(fn, i), s.values.api(h, 0))
		}
	}
}

// conventional gives the parameters of a function that a framework finds by its exported name what
// the library says they receive. An object that is the whole of the exports exports its members.
func (s *solver) conventional(file ir.FileID, n name, v val) {
	x := s.values.info[v]
	switch x.kind {
	case funcValue, boundValue:
		path, text := s.prog.Files[file].Source.Path, s.names.text[n]
		s.receive(x, func(p int) int32 { return s.lib.Exported(path, text, p) })
		if n := s.lib.Exported(path, text, -1); n != 0 {
			s.answers[ir.FuncID(x.id)] = max(s.answers[ir.FuncID(x.id)], n)
		}
	case objectValue:
		if n == elements {
			s.values.info[v].exportedBy = int32(file) + 1
			for i := x.slots; i != 0; i = s.heap.slots[i].next {
				s.exportField(v, s.heap.slots[i].name, s.heap.slots[i].field)
			}
		}
	}
}

// exportField watches a field of an object that is the whole of a module's exports.
func (s *solver) exportField(v val, n name, f node) {
	if file := s.values.info[v].exportedBy; file != 0 && !s.names.hidden(n) && n != elements {
		s.nodes.on(f, ruleConvention, file-1, int32(n))
	}
}
