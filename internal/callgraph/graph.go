// Package callgraph finds out which values variables may hold (functions, classes, instances,
// modules, library values) and from that which functions each call may reach. The analysis is
// flow-insensitive, inclusion-based and whole-program; sets are bounded, and the bounds say when
// they bite. It knows no language: values move by ir instructions and by the flows that the
// library models declare.
package callgraph

import (
	"context"
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

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
	ViaCall             // f.call(this, a, b): receiver is Args[0], parameters start at Args[1]. So are components called by JSX (parameter 0 is the properties) and listeners by what announces an event.
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
	// file at that project-relative path exports it under that name ("default", "GET"). -1 is what the
	// framework takes its result for.
	Exported(path, name string, p int) int32
	// Named is the value that a variable or parameter of that name usually holds, asked only when nothing else is known of it.
	// For a parameter, params holds the names of all parameters of its function, in order, and index is its own; index is -1 for a variable.
	Named(name string, params []string, index int) int32
	// Any is the receiver about which nothing is known: Member(Any(), "map") is the method every array has.
	Any() int32
	// Runs reports whether a call of a node may run functions that it is passed in a way that matters.
	Runs(node int32) bool
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

// Bound is a limit that bit, and where.
type Bound struct {
	Name  string
	Where string // a file, or "" for the whole program
	Limit int
	// Coarser is set when the graph is whole but less exact: a value may be more than is known of it.
	Coarser bool
}

// Graph is the result. It is immutable and may be used by several goroutines.
type Graph struct {
	Prog *ir.Program

	regs    *registers
	valueAt []int32 // by node: where its values begin in values; one more at the end
	values  []Value
	guessed []bool // by node

	siteAt  []int32 // by function: where its sites begin in sites; one more at the end
	sites   []callSite
	targets []Target
	setters map[storeKey][]Target
	binds   map[siteKey][]Target
	// passed are functions found in arrays and objects passed as arguments, by site and argument.
	passed map[argKey][]ir.FuncID

	callers    [][]ir.FuncID
	components [][]ir.FuncID
	levels     [][][]ir.FuncID
	exported   []ir.FuncID
	answers    map[ir.FuncID]int32
	bounds     []Bound
}

// callSite is a call, or a read that runs a getter, and where its targets begin.
type callSite struct {
	dst     ir.Reg
	in      *ir.Instr
	targets int32
	n       int32
	runs    bool // something outside the program may run the functions passed here
}

type (
	siteKey struct {
		fn  ir.FuncID
		dst ir.Reg
	}
	storeKey struct {
		fn           ir.FuncID
		block, index int32
	}
	argKey struct {
		siteKey
		arg int
	}
)

// Build analyses a program. It fails only when ctx ends. Parts on which it fails itself are among
// the program's failures.
func Build(ctx context.Context, p *ir.Program, lib Library) (*Graph, error) {
	s := newSolver(p, lib)
	s.generate()
	if err := s.solve(ctx); err != nil {
		return nil, err
	}
	return s.finish(), nil
}

// Values lists what register r of f may hold, in order.
func (g *Graph) Values(f ir.FuncID, r ir.Reg) []Value {
	n := g.regs.of(f, r)
	return g.values[g.valueAt[n]:g.valueAt[n+1]]
}

// Heuristic reports whether all that is known of register r of f comes from guesses by name.
func (g *Graph) Heuristic(f ir.FuncID, r ir.Reg) bool { return g.guessed[g.regs.of(f, r)] }

// site finds a call by the register of its result.
func (g *Graph) site(f ir.FuncID, dst ir.Reg) *callSite {
	all := g.sites[g.siteAt[f]:g.siteAt[f+1]]
	i, ok := slices.BinarySearchFunc(all, dst, func(c callSite, r ir.Reg) int { return int(c.dst) - int(r) })
	if !ok {
		return nil
	}
	return &all[i]
}

// Targets lists the functions of the program that the call (or accessor read) whose Dst is site may
// reach, in order.
func (g *Graph) Targets(f ir.FuncID, site ir.Reg) []Target {
	if c := g.site(f, site); c != nil {
		return g.targets[c.targets : c.targets+c.n]
	}
	return nil
}

// SetterTargets lists the setters that the Store at an instruction may run.
func (g *Graph) SetterTargets(f ir.FuncID, block, index int) []Target {
	return g.setters[storeKey{f, int32(block), int32(index)}]
}

// Binds lists the functions that the call (of bind) whose Dst is site fills parameters of: the
// receiver from Args[0], parameters from Bound on from Args[1] and later.
func (g *Graph) Binds(f ir.FuncID, site ir.Reg) []Target { return g.binds[siteKey{f, site}] }

// CallbackArgs lists the functions passed as an argument of a call that may run them and is not the
// program's: as such, or in an array.
func (g *Graph) CallbackArgs(f ir.FuncID, site ir.Reg, arg int) []ir.FuncID {
	c := g.site(f, site)
	if c == nil || !c.runs || arg < 0 || arg >= len(c.in.Args) {
		return nil
	}
	if all, ok := g.passed[argKey{siteKey{f, site}, arg}]; ok {
		return all
	}
	var out []ir.FuncID
	for _, v := range g.Values(f, c.in.Args[arg].Reg) {
		if v.Kind == Func {
			out = append(out, ir.FuncID(v.ID))
		}
	}
	return out
}

// Components lists the strongly connected components, each after those it depends on: what its
// functions call, the closures they make, the callbacks they pass to calls that leave the program.
func (g *Graph) Components() [][]ir.FuncID { return g.components }

// Levels groups the components so that those of one level depend on earlier levels only.
func (g *Graph) Levels() [][][]ir.FuncID { return g.levels }

// Callers lists the functions that may call f.
func (g *Graph) Callers(f ir.FuncID) []ir.FuncID { return g.callers[f] }

// Exported lists the functions that a user of the package can call: what its entry modules export,
// and what is within reach from there (methods of exported classes, members of exported objects).
func (g *Graph) Exported() []ir.FuncID { return g.exported }

// Answer is the library value that a framework takes the result of f for, or 0.
func (g *Graph) Answer(f ir.FuncID) int32 { return g.answers[f] }

// Bounds lists the limits that bit.
func (g *Graph) Bounds() []Bound { return g.bounds }
