// Package ir holds the intermediate representation that every language is lowered to and that
// call-graph construction and taint analysis work on: functions of basic blocks of three-address
// instructions over registers. Nothing here knows a language; what is particular to one lives in
// ir/lower/<language> and in catalogue data.
//
// Registers are not in SSA form. A source variable is one register for its whole life (a variable
// captured by an inner function is one register in each, tied by Capture), a temporary is a
// register written exactly once. Block 0 is the entry. Every block ends in exactly one terminator
// (Jump, Branch, Return, Throw, Unreachable).
package ir

import (
	"sync"

	"github.com/shrike-sec/shrike/internal/source"
)

// FuncID numbers a function within a Program; NoFunc means none.
type FuncID int32

// ClassID numbers a class within a Program; NoClass means none.
type ClassID int32

// FileID numbers a file within a Program; NoFile means none.
type FileID int32

// Reg numbers a register within a function; NoReg means none.
type Reg int32

// NodeID is the index of a syntax node in its file's flat tree; NoNode means the instruction was
// made up by lowering and stands at the position of the nearest real one.
type NodeID int32

// The absent values of each numbering.
const (
	NoFunc  FuncID  = -1
	NoClass ClassID = -1
	NoFile  FileID  = -1
	NoReg   Reg     = -1
	NoNode  NodeID  = -1
)

// Operand is a register as it is used at one place in the source.
type Operand struct {
	Reg  Reg
	Node NodeID // the expression whose value this is
}

// None is the absent operand.
var None = Operand{NoReg, NoNode}

// Op says what an instruction does. Operand meanings are given with each.
type Op uint8

// The operations.
const (
	Invalid    Op = iota
	Const         // Dst = literal; Kind in Lit, its text (strings unescaped, numbers as written) in Name
	Move          // Dst = A
	Global        // Dst = the unresolved global called Name (process, document, eval, undefined)
	Import        // Dst = member Name of module Module; Name "*" is the whole namespace, Name "" is what require() gives (module.exports); Ref is the FileID it resolves to, or NoFile
	Load          // Dst = A.Name
	LoadIndex     // Dst = A[B]; when B is a constant string or integer, lowering emits Load instead (Name is the text)
	Store         // A.Name = B
	StoreIndex    // A[B] = C
	Delete        // delete A.Name, or A[B] when Name is ""
	Call          // Dst = callee A with receiver B (None without one) on Args; see Flags. A method call o.m(x) is Load t=o.m; Call A=t B=o
	Concat        // Dst = string built of Args in order (template literals; + whose result may be a string); constant parts are operands defined by Const
	Binary        // Dst = A Name B, Name being the operator as written in the source language's C-like form (+ - * / % ** == != === !== < <= > >= & | ^ << >> >>> in instanceof)
	Unary         // Dst = Name A (! - + ~ typeof void; HasNext tests whether a loop over A goes on)
	Object        // Dst = fresh object; its fields follow as Store
	Array         // Dst = fresh array; its elements follow as Store with Name "0","1",… or as StoreIndex/CopyElems after a spread
	CopyProps     // every property of A is copied into B (object spread, Object rest); names in Args are excluded (Const operands)
	CopyElems     // every element of A is appended to array B (array spread, rest)
	MakeFunc      // Dst = closure over function Ref
	MakeClass     // Dst = class Ref (its superclass value, if any, is A)
	Elem          // Dst = some element of A (for…of, yield*, destructuring a rest); Flags&Key gives its keys instead (for…in)
	Await         // Dst = the value that promise A resolves to
	Yield         // Dst = what the consumer sends back; A is handed out
	Catch         // Dst = the exception caught in this block
	Export        // the module's export Name is A ("default", "*" copies all of A's exports, "=" is module.exports itself)
	Regexp        // Dst = regular expression literal; pattern in Name, flags in Module
	Jump          // to Succs[0]
	Branch        // to Succs[0] when A is truthy, else to Succs[1]
	Return        // from the function with A (None: no value); Name is "true" or "false" where A is known to be truthy or falsy there
	Throw         // A
	Unreachable
)

// Flags refine an instruction.
type Flags uint16

// The flags.
const (
	New      Flags = 1 << iota // Call: constructor call
	Optional                   // Call, Load, LoadIndex: through ?.
	Tagged                     // Call: tagged template; Args[0] is the array of literal parts
	Super                      // Call: super(…), A absent, B this; Load, LoadIndex: super.name, A this; both mean the superclass of the class the enclosing method belongs to (follow Outer through arrows)
	Key                        // Elem: keys, not values
	JSX                        // Call: made from a JSX element; Args are tag, props object, children…
	Decl                       // Move, Const: the initialiser of a declaration
	Implicit                   // made up by lowering; never shown as a step of its own
)

// HasNext is the Name of the Unary that a loop over the elements or keys of A branches on.
const HasNext = "has-next"

// Lit is the kind of a Const.
type Lit uint8

// The literal kinds.
const (
	LitNone Lit = iota
	LitString
	LitNumber
	LitBool
	LitNull
	LitUndefined
)

// Instr is one instruction. Fields that its Op does not name are zero.
type Instr struct {
	Op     Op
	Lit    Lit
	Flags  Flags
	Dst    Reg // NoReg when the instruction yields nothing
	Ref    int32
	Node   NodeID
	A, B   Operand
	C      Operand
	Name   string
	Module string
	Args   []Operand // Call, Concat, CopyProps
	// Spread has bit i set when Args[i] is spread (…xs); arguments past 31 count as spread if bit 31 is.
	Spread uint32
}

// Block is a basic block. Its last instruction is its terminator.
type Block struct {
	Instrs []Instr
	Succs  []int32
	Preds  []int32 // by Succs only: a block entered as a Handler alone has none
	// Handler is the block that catches what is thrown here, or -1.
	Handler int32
}

// FuncKind tells functions apart where it matters to callers.
type FuncKind uint8

// The kinds of function.
const (
	Plain    FuncKind = iota
	Module            // a file's top level
	Arrow             // no this of its own: This is a capture of the outer one
	Method            // instance method or object-literal method
	Static            // static method
	Ctor              // constructor (every class has one; a missing one is made up)
	Getter            // accessor read
	Setter            // accessor write
	Fragment          // an expression inside a template (Vue, Svelte, HTML attribute)
)

// Reg descriptions.
type RegInfo struct {
	Name string // the variable's name; "" for a temporary
	Decl NodeID // its declaration
	// Assigned counts the instructions that write it (parameters start at 1).
	// Writes by inner functions through a Capture count too, at every level they pass.
	Assigned int32
	// Captured is set when an inner function uses it.
	Captured bool
	// Type is the declared type as written, without generics ("express.Request", "string[]"); "" if none.
	Type string
}

// Param is one declared parameter. A destructured parameter has a temporary register that the
// entry block takes apart.
type Param struct {
	Reg  Reg
	Name string // "" when destructured
	Rest bool
	Type string
	Node NodeID
	// Decorators are the names of decorators on it ("Body", "Query"), with their constant or named arguments after a colon ("Query:id", "UseGuards:Auth,Roles").
	Decorators []string
}

// Capture ties a register of an inner function to the variable of an enclosing one. Chains go one
// level at a time: a variable of a grandparent is a capture of the parent too.
type Capture struct {
	Inner Reg // in the capturing function
	Outer Reg // in Func.Outer
}

// Func is one function, method, arrow or module top level.
type Func struct {
	ID        FuncID
	File      FileID
	Kind      FuncKind
	Name      string  // best known name: its own, or of the variable or property it is assigned to
	Class     ClassID // the class it is a member of; NoClass for an arrow inside a method
	Outer     FuncID
	Params    []Param
	This      Reg // NoReg when unused
	Arguments Reg // the arguments object, NoReg when unused
	Captures  []Capture
	Regs      []RegInfo
	Blocks    []Block
	Node      NodeID
	Async     bool
	Generator bool
	Exported  bool // reachable by name from the module's exports, as far as lowering sees directly
	// Decorators on the function or method: name, then ":" and the constant or named arguments, joined by commas.
	Decorators []string
	// Directive is the directive its body (or the file) opens with, other than "use strict": "use server", "use client".
	Directive string
}

// Member is one method, accessor or field of a class.
type Member struct {
	Name   string // private members keep their #; computed ones are "[]"
	Static bool
	Func   FuncID // NoFunc for a field (fields are initialised in the constructor's body)
	Kind   FuncKind
	Type   string // a field's declared type
	// Decorators on a field; a method's are on its Func.
	Decorators []string
}

// Class is one class declaration or expression, or a constructor function with prototype methods
// is left to points-to analysis and has none.
type Class struct {
	ID         ClassID
	File       FileID
	Name       string
	Super      string // as written, for messages; the value is MakeClass's operand A
	Ctor       FuncID
	Members    []Member
	Decorators []string
	Node       NodeID
}

// Spans gives the byte range of a syntax node; a flat tree implements it.
type Spans interface {
	Span(node int32) (start, end uint32)
}

// File is one lowered file. Everything in it that is a FuncID, ClassID or FileID is an index into
// the Program once Program.Add has been called.
type File struct {
	ID      FileID
	Source  *source.File
	Spans   Spans
	Module  FuncID
	Funcs   []*Func
	Classes []*Class
	// Imports lists every module specifier the file names, resolved or not, once each, in order of first appearance.
	Imports []ImportRef
	// Entry is set by Link when a package manifest of the project names the file as a way into the
	// package (main, module, exports, bin): what it exports, users of the package can call.
	Entry bool
	// Globals are the top-level variables of a file that is a plain script rather than a module:
	// other scripts of the same page see them as Globals.
	Globals []GlobalVar
	// Bounds lists what lowering left out because a limit bit.
	Bounds []Bound
}

// GlobalVar is a top-level variable of a script, a register of its module function.
type GlobalVar struct {
	Name string
	Reg  Reg
}

// Bound is a limit that bit, and the syntax node where it did.
type Bound struct {
	Name  string
	Node  NodeID
	Limit int
}

// ImportRef is one module specifier as written, and the file it resolves to.
type ImportRef struct {
	Specifier string
	Resolved  FileID
}

// Program is a whole project lowered.
type Program struct {
	Files   []*File
	Funcs   []*Func
	Classes []*Class

	mu       sync.Mutex
	failures []Failure
}

// Add appends a file whose functions and classes are numbered from zero, and renumbers them (and
// every Ref to them) to the program's numbering. Import Refs are left for Link.
func (p *Program) Add(f *File) {
	fBase, cBase := FuncID(len(p.Funcs)), ClassID(len(p.Classes))
	f.ID = FileID(len(p.Files))
	f.Module += fBase
	for _, fn := range f.Funcs {
		fn.ID += fBase
		fn.File = f.ID
		if fn.Outer != NoFunc {
			fn.Outer += fBase
		}
		if fn.Class != NoClass {
			fn.Class += cBase
		}
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				in := &fn.Blocks[b].Instrs[i]
				switch in.Op {
				case MakeFunc:
					in.Ref += int32(fBase)
				case MakeClass:
					in.Ref += int32(cBase)
				}
			}
		}
	}
	for _, c := range f.Classes {
		c.ID += cBase
		c.File = f.ID
		if c.Ctor != NoFunc {
			c.Ctor += fBase
		}
		for m := range c.Members {
			if c.Members[m].Func != NoFunc {
				c.Members[m].Func += fBase
			}
		}
	}
	p.Files = append(p.Files, f)
	p.Funcs = append(p.Funcs, f.Funcs...)
	p.Classes = append(p.Classes, f.Classes...)
}

// A Resolver finds the file that a module specifier names. Each language brings its own.
type Resolver interface {
	// Resolve returns the project-relative path of the file that specifier names when written in
	// from (also project-relative), or false when it names nothing in the project.
	Resolve(from, specifier string) (string, bool)
}

// An EntryLister is a Resolver that knows which files are ways into a package.
type EntryLister interface {
	// EntryModules returns project-relative paths, sorted.
	EntryModules() []string
}

// Link fills in which file each Import instruction refers to and which files are entries.
func (p *Program) Link(r Resolver) {
	byPath := make(map[string]FileID, len(p.Files))
	for _, f := range p.Files {
		byPath[f.Source.Path] = f.ID
	}
	if e, ok := r.(EntryLister); ok {
		for _, path := range e.EntryModules() {
			if id, ok := byPath[path]; ok {
				p.Files[id].Entry = true
			}
		}
	}
	for _, f := range p.Files {
		p.Try("resolving imports", f.ID, func() { f.link(r, byPath) })
	}
}

// link fills in what the imports of one file refer to.
func (f *File) link(r Resolver, byPath map[string]FileID) {
	resolved := map[string]FileID{}
	find := func(spec string) FileID {
		if id, ok := resolved[spec]; ok {
			return id
		}
		id := NoFile
		if path, ok := r.Resolve(f.Source.Path, spec); ok {
			if got, ok := byPath[path]; ok {
				id = got
			}
		}
		resolved[spec] = id
		return id
	}
	for i := range f.Imports {
		f.Imports[i].Resolved = find(f.Imports[i].Specifier)
	}
	for _, fn := range f.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				if in := &fn.Blocks[b].Instrs[i]; in.Op == Import {
					in.Ref = int32(find(in.Module))
				}
			}
		}
	}
}
