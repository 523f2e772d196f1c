package callgraph

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// slot is one member of one value: field holds what is stored there, lookup what reading it finds,
// which may come from an element stored under an unknown key, from what the value is a copy of, or
// from what it delegates to. Either may be absent (0).
type slot struct {
	owner         val
	name          name
	field, lookup node
	next          int32 // the owner's next slot
	linked        int32 // the owner's links from here on have been followed
	flags         slotFlags
}

type slotFlags uint8

const (
	waiting     slotFlags = 1 << iota // in solver.chains
	read                              // the program reads it, as opposed to what delegates to the owner
	dynamicSeen                       // what was stored under unknown keys is part of the lookup
)

// link says that a value finds members that it lacks (or, as a mixin, all members but some) in the
// values of a node.
type link struct {
	to     node
	except int32 // index into excepts: members that are left out
	next   int32
}

// place says that a value sits at a place of the library's (an argument of one of its functions),
// and functions below it will be called.
type place struct{ node, next int32 }

// heap holds the members of all values.
type heap struct {
	slots  []slot
	index  []int32 // open addressing into slots; 0 is free
	links  []link
	places []place
	// excepts are the sets of names that are not copied with the rest. The first is empty.
	excepts [][]name
}

func newHeap() *heap {
	return &heap{
		slots: make([]slot, 1, 1<<10), index: make([]int32, 1<<11),
		links: make([]link, 1), places: make([]place, 1), excepts: make([][]name, 1),
	}
}

func hashSlot(v val, n name) uint32 {
	h := (uint64(uint32(v))<<32 | uint64(uint32(n))) * 0x9E3779B97F4A7C15
	return uint32(h >> 32)
}

// find returns the place in index where the slot is or belongs.
func (h *heap) find(v val, n name) uint32 {
	mask := uint32(len(h.index) - 1)
	at := hashSlot(v, n) & mask
	for {
		i := h.index[at]
		if i == 0 || h.slots[i].owner == v && h.slots[i].name == n {
			return at
		}
		at = (at + 1) & mask
	}
}

// peek returns a slot that exists, or 0.
func (h *heap) peek(v val, n name) int32 { return h.index[h.find(v, n)] }

// slot returns a member's slot, new the first time.
func (s *solver) slot(v val, n name) int32 {
	h := s.heap
	at := h.find(v, n)
	if i := h.index[at]; i != 0 {
		return i
	}
	i := int32(len(h.slots))
	h.slots = append(h.slots, slot{owner: v, name: n, next: s.values.info[v].slots})
	s.values.info[v].slots = i
	h.index[at] = i
	if len(h.slots)*2 > len(h.index) {
		h.index = make([]int32, 2*len(h.index))
		for j := 1; j < len(h.slots); j++ {
			h.index[h.find(h.slots[j].owner, h.slots[j].name)] = int32(j)
		}
	}
	if n == prototypeName {
		s.givePrototype(v)
	}
	return i
}

// field returns the node of what is stored in a member.
func (s *solver) field(v val, n name) node {
	i := s.slot(v, n)
	if f := s.heap.slots[i].field; f != 0 {
		return f
	}
	f := s.nodes.newNode()
	s.heap.slots[i].field = f
	s.nodes.flow(f, s.heap.slots[i].lookup)
	switch {
	case n == elements:
		s.nodes.flow(f, s.heap.slots[s.heap.peek(v, ownMembers)].lookup)
		for j := s.values.info[v].slots; j != 0; j = s.heap.slots[j].next {
			if s.heap.slots[j].lookup != 0 {
				s.awaitChain(j)
			}
		}
	case s.isElement(n):
		s.nodes.flow(f, s.heap.slots[s.heap.peek(v, elements)].lookup)
		s.nodes.flow(f, s.heap.slots[s.heap.peek(v, ownMembers)].lookup)
	}
	s.watchField(v, n, f)
	return f
}

// watchField connects a new field to what depends on what its owner is.
func (s *solver) watchField(v val, n name, f node) {
	switch x := s.values.info[v]; x.kind {
	case objectValue:
		s.nodes.on(f, ruleReceiver, int32(v), 0)
	case funcPrototype:
		s.nodes.on(f, ruleReceiver, int32(s.values.funcInstance(ir.FuncID(x.id))), 0)
	case classPrototype:
		s.nodes.on(f, ruleReceiver, int32(s.values.instance(ir.ClassID(x.id))), 0)
	case apiValue:
		if s.native(x.id) == ir.NativeGlobals {
			s.nodes.flow(f, s.global(s.names.text[n]))
		}
	}
	s.exportField(v, n, f)
	for p := s.values.info[v].places; p != 0; p = s.heap.places[p].next {
		s.placeField(n, f, s.heap.places[p].node)
	}
}

// isElement reports whether reading an unknown key may find a member of that name.
func (s *solver) isElement(n name) bool { return n != constructorName && !s.names.hidden(n) }

// seesElements reports whether reading a member of which nothing is known may find what was stored
// under unknown keys.
func (s *solver) seesElements(v val, n name) bool {
	if n == elements || n == prototypeName || n == constructorName || s.names.hidden(n) {
		return false
	}
	return s.values.info[v].kind != arrayValue || s.names.numeric(n)
}

// lookup returns the node of what reading a member finds.
func (s *solver) lookup(v val, n name) node {
	i := s.slot(v, n)
	if l := s.heap.slots[i].lookup; l != 0 {
		return l
	}
	l := s.nodes.newNode()
	s.nodes.info[l].flags |= isLookup
	s.heap.slots[i].lookup = l
	if k := s.values.info[v].kind; k != arrayValue && k != apiValue && k != moduleValue {
		s.nodes.on(l, ruleReceiver, int32(v), 0)
	}
	s.nodes.flow(s.heap.slots[i].field, l)
	if n == elements || n == ownMembers {
		for j := s.values.info[v].slots; j != 0; j = s.heap.slots[j].next {
			if s.isElement(s.heap.slots[j].name) {
				s.nodes.flow(s.heap.slots[j].field, l)
			}
		}
	}
	if g := s.names.getter[n]; g != noName {
		s.nodes.on(s.lookup(v, g), ruleGetter, int32(l), 0)
	}
	s.lookFurther(v, n, l, i)
	return l
}

// lookFurther connects a new lookup to where the members that its owner lacks come from.
func (s *solver) lookFurther(v val, n name, l node, i int32) {
	x := s.values.info[v]
	if x.kind == apiValue {
		s.libraryMember(x, n, l)
		return
	}
	for m := x.mixins; m != 0; m = s.heap.links[m].next {
		s.mix(s.heap.links[m], n, l)
	}
	if x.kind == instanceValue {
		if own := s.heap.peek(s.values.classPrototype(x.id), n); own != 0 && s.heap.slots[own].field != 0 {
			s.nodes.flow(s.heap.slots[own].field, l)
			s.heap.slots[i].linked = x.links // declared by the class itself: what it inherits is hidden
			return
		}
	}
	s.awaitChain(i)
}

// mix lets a lookup see the members of what its owner is a copy of.
func (s *solver) mix(m link, n name, l node) {
	if !slices.Contains(s.heap.excepts[m.except], n) {
		s.nodes.on(m.to, ruleDelegate, int32(n), int32(l))
	}
}

// awaitChain puts a slot on the list of those to be looked up where their owner delegates to, if
// by then nothing has turned up in the owner itself. Unknown keys are looked up everywhere.
func (s *solver) awaitChain(i int32) {
	x := &s.heap.slots[i]
	if x.flags&waiting != 0 || x.linked == s.values.info[x.owner].links && s.dynamic(x) == 0 {
		return
	}
	switch x.name {
	case ownMembers:
		return
	case elements:
		s.followLinks(i)
		return
	}
	x.flags |= waiting
	s.chains = append(s.chains, i)
}

// dynamic returns the field of what was stored in a slot's owner under unknown keys, if the slot
// may find it there and does not look there yet. What every receiver has is not looked for there.
func (s *solver) dynamic(x *slot) node {
	if x.flags&dynamicSeen != 0 || !s.seesElements(x.owner, x.name) || s.generalMember(x.name) != 0 {
		return 0
	}
	f := s.heap.slots[s.heap.peek(x.owner, elements)].field
	if f == 0 || s.values.info[x.owner].kind == arrayValue {
		return f
	}
	if len(s.nodes.set(f)) > narrowLimit {
		return 0
	}
	return s.few(f)
}

// followLinks looks a member up under unknown keys and in all that its owner delegates to.
func (s *solver) followLinks(i int32) {
	x := s.heap.slots[i]
	if f := s.dynamic(&x); f != 0 {
		s.heap.slots[i].flags |= dynamicSeen
		s.nodes.flow(f, x.lookup)
	}
	head := s.values.info[x.owner].links
	s.heap.slots[i].linked = head
	for m := head; m != x.linked && m != 0; m = s.heap.links[m].next {
		s.nodes.on(s.heap.links[m].to, ruleDelegate, int32(x.name), int32(x.lookup))
	}
}

// delegate makes a value find members that it lacks in the values of a node.
func (s *solver) delegate(v val, to node) {
	if to == 0 {
		return
	}
	s.heap.links = append(s.heap.links, link{to: to, next: s.values.info[v].links})
	s.values.info[v].links = int32(len(s.heap.links) - 1)
	for i := s.values.info[v].slots; i != 0; i = s.heap.slots[i].next {
		if s.heap.slots[i].lookup != 0 {
			s.awaitChain(i)
		}
	}
}

// copying is a wish to give a value the members of a node's values.
type copying struct {
	to     val
	from   node
	except int32
}

// copyMembers gives a value all members of the values of a node, less an excepted set. It is done
// when nothing else is left to do, if by then it is reasonably clear what is copied: where a helper
// copies between whatever it is given, every object would become a copy of every other.
func (s *solver) copyMembers(v val, from node, except int32) {
	if from != 0 {
		s.copies = append(s.copies, copying{v, from, except})
	}
}

// maxCopied is the most objects that a value gets its members from.
const maxCopied = 8

// copyWaiting does the copying that waits, and reports whether there was any.
func (s *solver) copyWaiting() bool {
	waiting := s.copies
	s.copies = nil
	for _, c := range waiting {
		n := 0
		for m := s.values.info[c.to].mixins; m != 0; m = s.heap.links[m].next {
			n++
		}
		if n < maxCopied && len(s.nodes.set(c.from)) <= narrowLimit {
			s.mixin(c.to, link{to: s.few(c.from), except: c.except})
		} else {
			s.nodes.info[c.from].flags |= lostCopy
		}
	}
	return len(waiting) > 0
}

// mixin makes a value see the members of what a link leads to as its own.
func (s *solver) mixin(v val, m link) {
	m.next = s.values.info[v].mixins
	s.heap.links = append(s.heap.links, m)
	s.values.info[v].mixins = int32(len(s.heap.links) - 1)
	for i := s.values.info[v].slots; i != 0; i = s.heap.slots[i].next {
		if l := s.heap.slots[i].lookup; l != 0 {
			s.mix(m, s.heap.slots[i].name, l)
		}
	}
	for p := s.values.info[v].places; p != 0; p = s.heap.places[p].next {
		s.nodes.on(m.to, rulePlace, s.heap.places[p].node, 0)
	}
}

// few returns the node of the first few values of a node.
func (s *solver) few(n node) node {
	f, ok := s.fews[n]
	if !ok {
		f = s.nodes.newNode()
		s.nodes.info[f].flags |= narrow
		s.fews[n] = f
		s.nodes.flow(n, f)
	}
	return f
}

// unit returns a new node that holds just one value.
func (s *solver) unit(v val) node {
	n := s.nodes.newNode()
	s.nodes.add(n, v)
	return n
}

// givePrototype sets up what a function or class constructs, and what that delegates to.
func (s *solver) givePrototype(v val) {
	x := s.values.info[v]
	switch x.kind {
	case classValue:
		s.nodes.add(s.field(v, prototypeName), s.values.classPrototype(x.id))
	case funcValue:
		f := ir.FuncID(x.id)
		proto, inst := s.values.funcPrototype(f), s.values.funcInstance(f)
		held := s.field(v, prototypeName)
		s.nodes.add(held, proto)
		s.nodes.add(s.field(proto, constructorName), v)
		s.nodes.on(held, rulePrototype, int32(inst), 0)
		s.delegate(inst, held)
	}
}

// instance returns what a function or class constructs.
func (s *solver) instance(v val) (val, bool) {
	x := s.values.info[v]
	switch x.kind {
	case classValue:
		return s.values.instance(ir.ClassID(x.id)), true
	case boundValue, funcValue:
		f := ir.FuncID(x.id)
		s.slot(s.values.fn(f), prototypeName)
		return s.values.funcInstance(f), true
	case apiValue:
		if r := s.lib.Result(x.id); r != 0 {
			return s.values.api(r, x.flags&guessed), true
		}
	}
	return 0, false
}
