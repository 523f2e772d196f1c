// Package callgraph finds out which values variables may hold (functions, classes, instances,
// modules, library values) and from that which functions each call may reach. The analysis is
// flow-insensitive, inclusion-based and whole-program; sets are bounded, and the bounds say when
// they bite. It knows no language: values move by ir instructions and by the flows that the
// library models declare.
package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// ValueKind says what a Value is.
type ValueKind uint8

// The kinds of value.
const (
	Func     ValueKind = iota // ID is a FuncID
	Class                     // ID is a ClassID: the class itself
	Instance                  // ID is a ClassID: an object of it
	Module                    // ID is a FileID: its exports object
	API                       // ID is a node of the Library
	Object                    // ID numbers an allocation site (object literal, array)
)

// Value is one thing a register may hold.
type Value struct {
	Kind ValueKind
	ID   int32
}

// How says how a call reaches its target.
type How uint8

// The ways to be called.
const (
	Direct   How = iota // f(a, b), o.f(a, b), new C(a, b)
	ViaCall             // f.call(this, a, b): receiver is Args[0], parameters start at Args[1]
	ViaApply            // f.apply(this, [a, b]): receiver is Args[0], parameters are elements of Args[1]
	Accessor            // a Load or Store that runs a getter or setter; the Load's Dst identifies the site
)

// Target is one function a call may reach.
type Target struct {
	Func ir.FuncID
	How  How
	// Bound is how many leading parameters an earlier bind has already filled (their values flow
	// at the bind; see Graph.Binds).
	Bound int
}

// Library is what the call graph asks of the library models. Node 0 is unknown. catalog.Library
// implements it.
type Library interface {
	// Package is what a module specifier that names nothing in the project stands for. It is 0 only
	// for relative ones: an unmodelled package has a node of its own, of which nothing is known.
	Package(specifier string) int32
	Global(name string) int32
	// Member is member name of a node ("[]" for an unknown or computed one). It already falls back
	// to Member(Any(), name) where the node may be a receiver like any other, so a 0 for a register
	// that holds a node is final: ask Any() only for receivers that hold nothing at all.
	Member(node int32, name string) int32
	Result(node int32) int32
	// Param is what parameter p of a function receives that is passed as argument arg to a call of node.
	Param(node int32, arg, p int) int32
	// Arg is the place of argument arg of a call of node; 0 when functions below it receive nothing
	// known. For an object or array passed there, walk its fields with Member; Handler(place, p) is
	// what parameter p of a function found at a place receives. Param is Handler(Arg(node, arg), p).
	Arg(node int32, arg int) int32
	Handler(place int32, p int) int32
	// Annotation is the value that a declared type stands for, given the packages its file imports.
	Annotation(typ string, imports []string) int32
	// Decorated is what a parameter with that decorator (as in ir.Param.Decorators) receives.
	Decorated(decorator string) int32
	// Exported is what parameter p of a function receives that a framework finds by convention: the
	// file at that project-relative path exports it under that name ("default", "GET").
	Exported(path, name string, p int) int32
	// Named is the value that a variable or parameter of that name usually holds, asked only when nothing else is known of it.
	// For a parameter, params holds the names of all parameters of its function, in order, and index is its own; index is -1 for a variable.
	Named(name string, params []string, index int) int32
	// Any is the receiver about which nothing is known: Member(Any(), "map") is the method every array has.
	Any() int32
	// Moves lists how values (functions, library objects) move at a call of node.
	Moves(node int32) []Move
}

// PortKind, Port and Move are ir's; the library models hand them out too.
type (
	PortKind = ir.PortKind
	Port     = ir.Port
	Move     = ir.Transfer
)

// The parts of a call.
const (
	PortResult   = ir.PortResult
	PortThis     = ir.PortThis
	PortArg      = ir.PortArg
	PortCallback = ir.PortCallback
	PortReturned = ir.PortReturned
)

// Graph is the result.
type Graph struct {
	Prog *ir.Program
	*solution
}

// The methods that the rest of shrike uses (implemented in this package):
//
//	Build(ctx, prog, lib) (*Graph, error)
//	g.Values(f FuncID, r Reg) []Value            what register r of f may hold, in order
//	g.Targets(f FuncID, site Reg) []Target       functions of the project that the call (or accessor) whose Dst is site may reach, in order; for a Store that runs a setter, SetterTargets(f, block, index)
//	g.CallbackArgs(f FuncID, site Reg, arg int) []FuncID   functions passed as that argument of a call to something outside the project
//	g.Components() [][]FuncID                    strongly connected components, callees (and closures a function makes, and callbacks it passes) before callers
//	g.Levels() [][][]FuncID                      the same, grouped so that all components of one level depend only on earlier levels
//	g.Callers(f FuncID) []FuncID
//	g.Exported() []FuncID                        functions a user of the package can call: reachable from exports of entry modules (methods of exported classes too)
//	g.Bounds() []finding-free bound records      (name, where, limit) for every bound that bit
type solution struct{}
