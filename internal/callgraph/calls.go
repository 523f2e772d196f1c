package callgraph

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// manner is how a call passes its arguments.
type manner uint8

const (
	direct    manner = iota
	viaCall          // this is argument 0, the parameters are the arguments from 1
	viaApply         // this is argument 0, the parameters are the elements of argument 1
	superCall        // as direct, but constructs no new object
	element          // of JSX: argument 0 is the callee, 1 its one parameter
)

// call is a call site seen in a manner.
type call struct {
	site   int32
	manner manner
}

func (c call) pack() int32          { return int32(c.manner) }
func unpackCall(site, m int32) call { return call{site, manner(m)} }
func (c call) how() How {
	switch c.manner {
	case viaCall, element:
		return ViaCall
	case viaApply:
		return ViaApply
	}
	return Direct
}

// callEdge is a function that a call may reach.
type callEdge struct {
	site  int32
	fn    ir.FuncID
	how   How
	bound uint8
}

// call connects a call site with one value that its callee may be.
func (s *solver) call(c call, v val) {
	x := s.values.info[v]
	switch x.kind {
	case funcValue:
		f := ir.FuncID(x.id)
		s.enter(c, f, 0)
		if s.sites[c.site].in.Flags&ir.New != 0 && c.manner == direct {
			i, _ := s.instance(v)
			s.nodes.add(s.dst(c), i)
			s.nodes.add(s.regs.of(f, s.prog.Funcs[f].This), i)
		}
	case boundValue:
		s.enter(c, ir.FuncID(x.id), int(x.extra))
	case classValue:
		if c.manner != superCall && c.manner != viaCall {
			s.nodes.add(s.dst(c), s.values.instance(ir.ClassID(x.id)))
		}
		if ctor := s.prog.Classes[x.id].Ctor; ctor >= 0 {
			s.enter(c, ctor, 0)
		}
	case apiValue:
		s.callLibrary(c, x)
	case resolverValue:
		for _, a := range s.args(c) {
			s.nodes.flow(a.node, node(x.extra))
			break
		}
	}
}

func (s *solver) reg(c call, r ir.Reg) node { return s.regs.of(s.sites[c.site].fn, r) }

func (s *solver) dst(c call) node { return s.reg(c, s.sites[c.site].in.Dst) }

// receiver returns the node of what the call runs on.
func (s *solver) receiver(c call) node {
	in := s.sites[c.site].in
	switch c.manner {
	case direct, superCall:
		return s.reg(c, in.B.Reg)
	case viaCall, viaApply:
		if len(in.Args) > 0 {
			return s.reg(c, in.Args[0].Reg)
		}
	}
	return 0
}

// argument is one argument of a call: what it is, or what the elements spread from it are.
type argument struct {
	node node
	reg  ir.Reg
	rest bool // it stands for any number of arguments
}

// args lists the arguments of a call as the callee counts them. It is valid until the next call.
func (s *solver) args(c call) []argument {
	in := s.sites[c.site].in
	out := s.scratch[:0]
	first := 0
	switch c.manner {
	case viaCall, viaApply, element:
		first = 1
	}
	for i := first; i < len(in.Args); i++ {
		a := argument{node: s.reg(c, in.Args[i].Reg), reg: in.Args[i].Reg}
		if a.rest = c.manner == viaApply || in.Spread&(1<<min(i, 31)) != 0; a.rest && a.node != 0 {
			a.node = s.elementsOf(a.node)
		}
		out = append(out, a)
		if c.manner != direct && c.manner != viaCall && c.manner != superCall {
			break
		}
	}
	s.scratch = out
	return out
}

// elementsOf returns the node of the elements of a node's values.
func (s *solver) elementsOf(n node) node {
	if t, ok := s.elems[n]; ok || n == 0 {
		return t
	}
	t := s.nodes.newNode()
	s.elems[n] = t
	s.nodes.on(n, ruleLoad, int32(elements), int32(t))
	return t
}

// enter connects a call site with a function it calls whose first parameters are bound.
func (s *solver) enter(c call, f ir.FuncID, bound int) {
	s.calls = append(s.calls, callEdge{c.site, f, c.how(), uint8(bound)})
	fn := s.prog.Funcs[f]
	for i, a := range s.args(c) {
		if a.rest {
			s.passRest(fn, i+bound, a.node)
		} else {
			s.pass(fn, i+bound, a.node)
		}
	}
	if c.manner != direct {
		s.nodes.flow(s.receiver(c), s.regs.of(f, fn.This))
	}
	s.nodes.flow(s.results[f], s.dst(c))
	for _, i := range s.echoes[f] {
		s.nodes.flow(s.passed(c, fn, i, bound), s.dst(c))
	}
	for _, k := range s.copiers[f] {
		if from := s.passed(c, fn, k.from, bound); from != 0 {
			s.nodes.on(s.passed(c, fn, k.to, bound), ruleCopy, int32(from), 0)
		}
	}
}

// passed returns the node of what a call passes as a parameter: the argument, or, where it is not
// plain which that is, whatever the parameter may be.
func (s *solver) passed(c call, fn *ir.Func, i int32, bound int) node {
	if i == thisParam {
		if r := s.receiver(c); r != 0 {
			return r
		}
		return s.regs.of(fn.ID, fn.This)
	}
	args := s.args(c)
	if int(i) < bound || slices.ContainsFunc(args, func(a argument) bool { return a.rest }) {
		return s.regs.of(fn.ID, fn.Params[i].Reg)
	}
	if n := int(i) - bound; n < len(args) {
		return args[n].node
	}
	return 0
}

// returned lets what a function returns into a node, whatever it was called with.
func (s *solver) returned(f ir.FuncID, to node) {
	s.nodes.flow(s.results[f], to)
	fn := s.prog.Funcs[f]
	for _, i := range s.echoes[f] {
		if i == thisParam {
			s.nodes.flow(s.regs.of(f, fn.This), to)
		} else {
			s.nodes.flow(s.regs.of(f, fn.Params[i].Reg), to)
		}
	}
}

// param returns the node of a function's parameter, 0 if there is none.
func (s *solver) param(fn *ir.Func, i int) node {
	if n := len(fn.Params); n > 0 && i >= n-1 && fn.Params[n-1].Rest {
		return s.field(s.values.make(arrayValue, int32(fn.ID), restOf), s.names.index(i-n+1))
	}
	if i < len(fn.Params) {
		return s.regs.of(fn.ID, fn.Params[i].Reg)
	}
	return 0
}

// pass lets a node into a function's parameter.
func (s *solver) pass(fn *ir.Func, i int, from node) {
	if from == 0 {
		return
	}
	s.nodes.flow(from, s.param(fn, i))
	if fn.Arguments >= 0 {
		s.nodes.flow(from, s.field(s.values.make(arrayValue, int32(fn.ID), argumentsOf), s.names.index(i)))
	}
}

// passRest lets a node into a function's parameters from i on, each of which may be it.
func (s *solver) passRest(fn *ir.Func, i int, from node) {
	if from == 0 {
		return
	}
	for ; i < len(fn.Params); i++ {
		if fn.Params[i].Rest {
			s.nodes.flow(from, s.field(s.values.make(arrayValue, int32(fn.ID), restOf), elements))
		} else {
			s.nodes.flow(from, s.regs.of(fn.ID, fn.Params[i].Reg))
		}
	}
	if fn.Arguments >= 0 {
		s.nodes.flow(from, s.field(s.values.make(arrayValue, int32(fn.ID), argumentsOf), elements))
	}
}
