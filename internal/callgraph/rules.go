package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// ruleKind says what a rule does for each value v of its node. a and b are the rule's operands.
type ruleKind uint8

const (
	ruleLoad        ruleKind = iota // node b gets member a of v
	ruleElem                        // node b gets what iterating over v gives
	ruleDelegate                    // lookup b gets member a of v, to which its owner delegates
	ruleSuperLoad                   // node b gets member a of what v constructs
	ruleSuperStatic                 // node b gets member a of v itself
	ruleStore                       // member a of v gets node b
	ruleCopy                        // v gets the members of node a, less those of excepts[b]
	ruleReceiver                    // function v may run with value a as this
	ruleReceivers                   // function v may run with the values of node a as this
	ruleGetter                      // function v is a getter; node a gets its result
	ruleSetter                      // function v is a setter; it gets node a
	ruleCall                        // v is called at site a in manner b
	ruleBind                        // v is bound at site a
	ruleExtend                      // class a extends v
	rulePrototype                   // v is what value a delegates to, so its methods run with a as this
	ruleInstances                   // node a gets what v constructs
	ruleInherit                     // what v constructs delegates to what the values of node a construct
	ruleLink                        // v delegates to node a
	rulePlace                       // v is at place a of the library
	ruleParam                       // function v is called with node a as parameter b
	ruleReturned                    // node a gets what function v returns
	ruleExecute                     // function v is called with a function that passes its argument to node a
	ruleCallable                    // node a gets v if it can be called
	ruleConvention                  // function v is exported by file a under name b
)

// apply applies one rule to one value.
func (s *solver) apply(r int32, v val) {
	x := s.nodes.rules[r]
	switch x.kind {
	case ruleLoad:
		s.load(v, name(x.a), node(x.b))
	case ruleElem:
		s.iterate(v, node(x.b))
	case ruleDelegate:
		s.nodes.flow(s.lookup(v, name(x.a)), node(x.b))
	case ruleSuperLoad:
		if i, ok := s.instance(v); ok {
			s.nodes.flow(s.lookup(i, name(x.a)), node(x.b))
		}
	case ruleSuperStatic:
		s.nodes.flow(s.lookup(v, name(x.a)), node(x.b))
	case ruleStore:
		s.store(v, name(x.a), node(x.b))
	case ruleCopy:
		s.copyMembers(v, node(x.a), x.b)
	case ruleCall:
		s.call(unpackCall(x.a, x.b), v)
	case ruleExtend:
		s.extend(ir.ClassID(x.a), v)
	case rulePrototype:
		s.nodes.on(s.lookup(v, elements), ruleReceiver, x.a, 0)
	case ruleInstances:
		if i, ok := s.instance(v); ok {
			s.nodes.add(node(x.a), i)
		}
	case ruleInherit:
		if i, ok := s.instance(v); ok && s.values.info[i].kind != apiValue {
			s.delegate(i, node(x.a))
		}
	case ruleLink:
		s.delegate(v, node(x.a))
	case rulePlace:
		s.atPlace(x.a, v)
	case ruleConvention:
		s.conventional(ir.FileID(x.a), name(x.b), v)
	default:
		s.applyToFunction(x, v)
	}
}

// applyToFunction applies the rules that concern functions only.
func (s *solver) applyToFunction(x rule, v val) {
	y := s.values.info[v]
	if y.kind == resolverValue && x.kind == ruleParam && x.b == 0 {
		s.nodes.flow(node(x.a), node(y.extra))
	}
	if x.kind == ruleCallable {
		if y.kind == funcValue || y.kind == boundValue || y.kind == classValue {
			s.nodes.add(node(x.a), v)
		}
		return
	}
	if x.kind == ruleBind {
		s.bind(x.a, v)
		return
	}
	if y.kind != funcValue && y.kind != boundValue {
		return
	}
	f := s.prog.Funcs[y.id]
	switch x.kind {
	case ruleReceiver:
		if y.kind == funcValue && f.Kind != ir.Arrow {
			s.nodes.add(s.regs.of(f.ID, f.This), val(x.a))
		}
	case ruleReceivers:
		if y.kind == funcValue && f.Kind != ir.Arrow {
			s.nodes.flow(node(x.a), s.regs.of(f.ID, f.This))
		}
	case ruleGetter, ruleReturned:
		s.returned(f.ID, node(x.a))
	case ruleSetter:
		s.pass(f, 0, node(x.a))
	case ruleParam:
		s.pass(f, int(x.b+y.extra), node(x.a))
	case ruleExecute:
		s.nodes.add(s.param(f, int(y.extra)), s.values.make(resolverValue, 0, x.a))
	}
}

// load lets a member into a node. Under unknown keys, methods are found only where what is found is
// called: o[name]() may run any method, but o[i] is hardly one.
func (s *solver) load(v val, n name, to node) {
	if to == 0 {
		return
	}
	if n == elements && s.nodes.info[to].flags&callee == 0 {
		switch s.values.info[v].kind {
		case instanceValue, classValue, classPrototype, funcInstance, funcPrototype:
			n = ownMembers
		}
	}
	s.nodes.flow(s.read(v, n), to)
}

// read returns the lookup of a member that the program reads, as opposed to what an inheriting
// value asks for.
func (s *solver) read(v val, n name) node {
	l := s.lookup(v, n)
	if s.values.info[v].kind != apiValue && s.generalMember(n) != 0 {
		if i := s.heap.peek(v, n); s.heap.slots[i].flags&read == 0 {
			s.heap.slots[i].flags |= read
			s.lacking = append(s.lacking, i)
		}
	}
	return l
}

// iterate lets into a node what iterating over v gives: elements; of a collection of the library's,
// which may be a map, also pairs; of an object of a class, what its methods with computed names
// give, one of which makes the iterator.
func (s *solver) iterate(v val, to node) {
	x := s.values.info[v]
	if x.kind == constructedValue {
		pair := s.values.make(arrayValue, int32(v), pairOf)
		s.nodes.flow(s.lookup(v, elements), s.field(pair, s.names.index(1)))
		s.nodes.add(to, pair)
	}
	if x.kind != instanceValue {
		s.load(v, elements, to)
		return
	}
	s.nodes.flow(s.field(v, elements), to)
	made := s.nodes.newNode()
	s.nodes.on(s.field(s.values.classPrototype(x.id), elements), ruleReturned, int32(made), 0)
	s.nodes.flow(s.elementsOf(made), to)
}

// store writes a node's values to a member.
func (s *solver) store(v val, n name, from node) {
	if n == delegateName {
		s.delegate(v, from)
		return
	}
	if x := &s.values.info[v]; x.kind == apiValue && (x.id == s.foreign || n == elements) {
		return // a library's value stands for many: what is kept there under no name, or in any unknown package, is lost
	}
	if set := s.names.setter[n]; set != noName {
		s.nodes.on(s.lookup(v, set), ruleSetter, int32(from), 0)
	}
	s.nodes.flow(from, s.field(v, n))
}

// extend makes a class inherit from v.
func (s *solver) extend(c ir.ClassID, v val) {
	switch s.values.info[v].kind {
	case classValue, funcValue, boundValue, apiValue:
	default:
		return
	}
	s.delegate(s.values.class(c), s.unit(v))
	if i, ok := s.instance(v); ok {
		s.delegate(s.values.instance(c), s.unit(i))
	}
	s.delegate(s.values.classPrototype(int32(c)), s.prototypeOf(v))
}

// prototypeOf returns the node of what objects constructed by v delegate to.
func (s *solver) prototypeOf(v val) node {
	if s.values.info[v].kind == boundValue {
		v = s.values.fn(ir.FuncID(s.values.info[v].id))
	}
	return s.lookup(v, prototypeName)
}
