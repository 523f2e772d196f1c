package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// Natives is a Library that knows which of its functions call, bind, inherit or announce.
type Natives interface {
	Native(node int32) ir.Native
}

// callNative does what no Transfer can say of a call.
func (s *solver) callNative(n ir.Native, c call) {
	in := s.sites[c.site].in
	arg := func(i int) node {
		if i < len(in.Args) {
			return s.reg(c, in.Args[i].Reg)
		}
		return 0
	}
	if c.manner != direct {
		return
	}
	switch n {
	case ir.NativeCall:
		s.callReceiver(c, viaCall)
	case ir.NativeApply:
		s.callReceiver(c, viaApply)
	case ir.NativeBind:
		s.bound = append(s.bound, c.site)
		s.nodes.on(s.receiver(c), ruleBind, c.site, 0)
	case ir.NativeCreate:
		v := s.values.make(objectValue, c.site, resultOf)
		s.nodes.add(s.dst(c), v)
		s.delegate(v, arg(0))
	case ir.NativeDelegate:
		s.nodes.on(arg(0), ruleLink, int32(arg(1)), 0)
		s.nodes.flow(arg(0), s.dst(c))
	case ir.NativeInherit:
		t := s.nodes.newNode()
		s.nodes.on(arg(1), ruleInstances, int32(t), 0)
		s.nodes.on(arg(0), ruleInherit, int32(t), 0)
	case ir.NativeDefine:
		s.define(arg(0), s.memberArg(c, 1), arg(2))
	case ir.NativeExecute:
		s.nodes.on(arg(0), ruleExecute, int32(s.dst(c)), 0)
	case ir.NativeListen:
		for i := 1; i < len(in.Args); i++ {
			s.nodes.on(s.receiver(c), ruleStore, int32(s.eventArg(c)), int32(arg(i)))
		}
	case ir.NativeAnnounce:
		s.announce(c)
	}
}

// callReceiver calls what a call's receiver holds.
func (s *solver) callReceiver(c call, m manner) {
	s.nodes.on(s.receiver(c), ruleCall, c.site, call{manner: m}.pack())
}

// bind makes the value that binding v gives, and fills in the parameters.
func (s *solver) bind(at int32, v val) {
	c := call{at, viaCall}
	x := s.values.info[v]
	if x.kind != funcValue && x.kind != boundValue {
		s.nodes.add(s.dst(c), v)
		return
	}
	fn := s.prog.Funcs[x.id]
	n := int(x.extra)
	for _, a := range s.args(c) {
		if a.rest {
			s.passRest(fn, n, a.node)
		} else {
			s.pass(fn, n, a.node)
			n++
		}
	}
	s.nodes.flow(s.receiver(c), s.regs.of(fn.ID, fn.This))
	s.nodes.add(s.dst(c), s.values.make(boundValue, x.id, int32(min(n, maxBound))))
}

// maxBound is the most parameters that count as bound.
const maxBound = 31

// define gives an object a member by a descriptor.
func (s *solver) define(object node, n name, descriptor node) {
	if object == 0 || descriptor == 0 {
		return
	}
	got, value := s.nodes.newNode(), s.nodes.newNode()
	s.nodes.on(descriptor, ruleLoad, int32(getMember), int32(got))
	s.nodes.on(got, ruleReturned, int32(value), 0)
	s.nodes.on(descriptor, ruleLoad, int32(valueMember), int32(value))
	s.nodes.on(object, ruleStore, int32(n), int32(value))
}

// announce calls what listens for the event on the receiver.
func (s *solver) announce(c call) {
	t := s.nodes.newNode()
	s.nodes.info[t].flags |= callee
	s.nodes.on(s.receiver(c), ruleLoad, int32(s.eventArg(c)), int32(t))
	s.nodes.on(t, ruleCall, c.site, call{manner: viaCall}.pack())
}

// memberArg is the member that an argument names; elements if it is not constant.
func (s *solver) memberArg(c call, i int) name {
	if text, ok := s.constantArg(c, i); ok {
		return s.names.member(text)
	}
	return elements
}

// eventArg is the hidden name of the event that argument 0 names. All events whose names are not
// constant are one.
func (s *solver) eventArg(c call) name {
	text, _ := s.constantArg(c, 0)
	return s.names.event(text)
}

// constantArg returns the constant that an argument is.
func (s *solver) constantArg(c call, i int) (string, bool) {
	x := s.sites[c.site]
	if i >= len(x.in.Args) {
		return "", false
	}
	text, ok := s.literals(x.fn)[x.in.Args[i].Reg]
	return text, ok
}

// literals lists the registers of a function that hold one constant.
func (s *solver) literals(f ir.FuncID) literals {
	if l, ok := s.texts[f]; ok {
		return l
	}
	fn := s.prog.Funcs[f]
	l := literals{}
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			in := &fn.Blocks[b].Instrs[i]
			if in.Op == ir.Const && in.Dst >= 0 && fn.Regs[in.Dst].Assigned <= 1 {
				l[in.Dst] = in.Name
			}
		}
	}
	s.texts[f] = l
	return l
}
