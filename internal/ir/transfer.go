package ir

// This file says how values (functions, objects) move at a call whose callee is not part of the
// program: the library models describe it, the call graph follows it.

// PortKind is a part of a call.
type PortKind uint8

// The parts of a call.
const (
	PortResult   PortKind = iota // what it returns
	PortThis                     // the receiver
	PortArg                      // arguments Arg..Hi
	PortCallback                 // parameter Param of a function passed as argument Arg..Hi
	PortReturned                 // what a function passed as argument Arg..Hi returns
)

// Port is a part of a call. Arguments Arg to Hi, inclusive, are meant; Hi is -1 for "to the last".
// Elements is set when it names the elements (or fields) below rather than the value itself.
type Port struct {
	Kind           PortKind
	Arg, Hi, Param int
	Elements       bool
}

// Transfer says that a value moves from one part of a call to another.
type Transfer struct{ From, To Port }
