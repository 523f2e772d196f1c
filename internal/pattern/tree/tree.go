// Package tree holds the form of code that patterns are compared with: a syntax tree from which a
// language's own spelling is gone. Declarations of several variables are several declarations, quotes
// and parentheses have left no trace, `x += 1` is `x = x + 1`, a method and a property that holds a
// function are the same thing. Each language has a Lowering that makes such trees; the matcher knows
// these kinds and roles only.
package tree

import "unsafe"

// Kind is what a node is.
type Kind uint8

// The kinds. The comment lists the roles of the children, in the order they stand in.
const (
	Invalid Kind = iota

	// Expressions.
	Name       // Sym is the identifier
	String     // Sym is the text between the quotes, as written
	Number     // Sym is the value in shortest decimal form where it can be computed, else as written
	Bool       // Sym
	Null       //
	Special    // this, super, new.target, import: Sym
	Regex      // Key: String, the pattern; Modifier: String, the flags when there are any
	Template   // Part…: String or an expression
	Tagged     // Callee, Arg: Template
	Array      // Elem…
	Object     // Member…: Field, FuncDef, Spread
	Spread     // Operand
	Call       // Callee, TypeArg…, Arg…
	New        // Callee, TypeArg…, Arg…
	Member     // Object, Key: Name
	Index      // Object, Key
	Lambda     // Attribute…, Param…, Type, Body
	ClassExpr  // as ClassDef
	Assign     // Target, Value
	Binary     // Sym is the operator; Operand, Operand
	Unary      // Sym is the operator; Operand
	Update     // Sym is the operator, with "x" for the operand: "x++"; Operand
	Cond       // Test, Then, Else
	Await      // Operand
	Yield      // Sym is "*" when it delegates; Operand
	Sequence   // Elem…
	Cast       // Value, Type
	NonNull    // Operand
	Satisfies  // Value, Type
	Element    // an XML or HTML element: Key (the tag), Attribute…, Elem…
	Text       // text in an element: Sym, trimmed
	Computed   // a property key that is an expression: Operand
	OtherExpr  // what no pattern can name, Sym is the grammar's name for it: Elem…
	Field      // of an object: Key, Value
	Attr       // of an element: Key, Value
	Param      // Attribute…, Target, Type, Default
	Rest       // a parameter that takes the rest: Target
	Type       // Sym is the name, or the text when it is no name; TypeArg…
	Modifier   // async, static, const, private: Sym
	Decorator  // Callee, Arg…
	Spec       // of an import: Sym is "default", "*" or ""; Key (the imported name), Target (the local one)
	EachHeader // Target, Value
	ForHeader  // Init, Test, Step

	// Statements.
	ExprStmt  // Value
	VarDef    // Attribute…, Target, Type, Value
	FuncDef   // Attribute…, Key, Value: Lambda
	ClassDef  // Attribute…, Key, Extends…, Implements…, Member…
	Block     // Stmt…
	If        // Test, Then, Else
	While     // Test, Body
	DoWhile   // Body, Test
	For       // Init: ForHeader or EachHeader; Body
	Return    // Value
	Throw     // Value
	Try       // Body, Catch…, Finally
	Catch     // Target, Body
	Switch    // Test, Elem…: Case
	Case      // Test… (none: default), Stmt…
	Break     // Key
	Continue  // Key
	Label     // Key, Body
	Import    // Elem…: Spec; Value: String, the module
	Export    // Sym is "default" or ""; Stmt or Elem…: Spec; Value: String, the module
	Empty     //
	Debugger  //
	TypeDef   // Sym is the keyword: type, interface, enum; Attribute…, Key, Extends…, Value or Member…
	OtherStmt // Sym is the grammar's name; Stmt… or Elem…

	// In patterns only; lowerings never make them.
	Metavar     // $X; Sym
	MetavarList // $...X; Sym
	Ellipsis    // ...
	Deep        // <... Operand ...>
	Typed       // ($X : T): Operand, Type
	AnyString   // "..."
	StringVar   // "$X"; Sym
	StringLike  // "=~/re/"; Sym is the regular expression
	AnyRegex    // /.../
	Chain       // Object. ...
)

// Role is the part a node plays in its parent.
type Role uint8

// The roles.
const (
	NoRole Role = iota
	Attribute
	TypeArg
	Key
	Callee
	Arg
	Obj
	Part
	Operand
	Elem
	Target
	Value
	Test
	Then
	Else
	ParamRole
	TypeRole
	Default
	Init
	Step
	Body
	CatchRole
	Finally
	Stmt
	Extends
	Implements
	MemberRole
	Mod
)

// Flags of a node.
type Flags uint16

// The flags.
const (
	IsExpr    Flags = 1 << iota // stands where an expression is evaluated
	IsStmt                      // is a statement
	Hoisted                     // a VarDef whose variable belongs to the whole function
	Implicit                    // not written: the block around a lone branch, the return of an arrow
	Scope                       // names declared inside are not seen outside
	FuncScope                   // hoisted names declared inside are not seen outside
	Arrow                       // a Lambda written as an arrow
	Declares                    // an EachHeader whose target is declared there
)

// Node is one node. Nodes stand in preorder: the first child of node i is i+1 if i+1 < Past, where Past
// is the index after its last descendant. Next is the next sibling, -1 for none.
type Node struct {
	Kind   Kind
	Role   Role
	Flags  Flags
	Sym    Sym
	Start  uint32
	End    uint32
	Parent int32
	Next   int32
	Past   int32
	Syntax int32 // the node of the syntax tree it was made from
}

// Tree is the code of one file. Node 0 is the root, a Block.
type Tree struct {
	Nodes   []Node
	Symbols *Symbols
	Code    []byte

	names  *names
	values *values
}

// First returns the first child of a node, or -1.
func (t *Tree) First(n int32) int32 {
	if n+1 < t.Nodes[n].Past {
		return n + 1
	}
	return -1
}

// Child returns the first child with a role, or -1.
func (t *Tree) Child(n int32, r Role) int32 {
	for c := t.First(n); c >= 0; c = t.Nodes[c].Next {
		if t.Nodes[c].Role == r {
			return c
		}
	}
	return -1
}

// Text returns the source text of a node. It shares memory with Code.
func (t *Tree) Text(n int32) string {
	return t.Slice(t.Nodes[n].Start, t.Nodes[n].End)
}

// Slice returns a range of the source. It shares memory with Code.
func (t *Tree) Slice(start, end uint32) string {
	if start >= end {
		return ""
	}
	return unsafe.String(&t.Code[start], int(end-start))
}

// Name returns the text of a node's symbol.
func (t *Tree) Name(n int32) string { return t.Symbols.Text(t.Nodes[n].Sym) }

// OfText returns a tree of a text that is no code; only its Slice and Symbols are of use.
func OfText(code []byte, symbols *Symbols) *Tree {
	return &Tree{Nodes: []Node{{Kind: Block, Parent: -1, Next: -1, Past: 1, End: uint32(len(code))}}, Symbols: symbols, Code: code}
}
