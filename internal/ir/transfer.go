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
// Elements is set when it names the elements (or fields) below rather than the value itself, and
// Below when it names a member of each of these (the "1" of an entry).
type Port struct {
	Kind           PortKind
	Arg, Hi, Param int
	Elements       bool
	Below          string
}

// Transfer says that a value moves from one part of a call to another.
type Transfer struct{ From, To Port }

// Native says what calling a library function does to functions and objects that no Transfer can
// say: how a language calls, binds, inherits and announces. The library models name it.
type Native uint8

// The natives.
const (
	NotNative      Native = iota
	NativeCall            // calls its receiver: this is argument 0, the parameters are the arguments from 1 (f.call)
	NativeApply           // calls its receiver: this is argument 0, the parameters are the elements of argument 1 (f.apply)
	NativeBind            // returns its receiver with this and its first parameters filled from the arguments (f.bind)
	NativeCreate          // returns a new object that delegates to argument 0 (Object.create)
	NativeDelegate        // argument 0 delegates to argument 1 from now on (Object.setPrototypeOf)
	NativeInherit         // what argument 0 constructs delegates to what argument 1 constructs (util.inherits)
	NativeDefine          // argument 0 gets a member named argument 1, described by argument 2 (Object.defineProperty)
	NativeExecute         // calls argument 0 with a function, whose argument becomes the result (new Promise)
	NativeListen          // the functions in arguments 1.. are called when event argument 0 is announced on the receiver (e.on)
	NativeAnnounce        // calls what listens for event argument 0 on the receiver; the parameters are the arguments from 1 (e.emit)
	NativeFilter          // keeps the elements of its receiver for which argument 0 returns something truthy
	NativeFind            // returns an element of its receiver for which argument 0 returns something truthy, if there is one
	NativeEvery           // tells whether argument 0 returns something truthy for every element of its receiver
	NativeSome            // tells whether argument 0 returns something truthy for some element of its receiver
	NativeState           // returns a pair: a value, kept across calls, that is argument 0 at first, and a function whose argument replaces it (useState)
	NativeExit            // never returns (process.exit)
	NativePattern         // makes a regular expression of argument 0, with the flags of argument 1 (new RegExp)
	NativeMerge           // returns argument 0, with the members of the others copied into it (Object.assign)
	NativeGlobals         // no function, but the object whose members are the globals (globalThis)
)

// NativeNames are the names that library models give the natives, by Native.
var NativeNames = [...]string{"", "call", "apply", "bind", "create", "delegate", "inherit", "define", "execute", "listen", "announce", "filter", "find", "every", "some", "state", "exit", "pattern", "merge", "globals"}
