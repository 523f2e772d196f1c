package catalog

// This file is what the engine sees of the library models: a graph of API nodes. A node stands for
// a value that a library or the platform hands out: the exports of a package, a member of it, the
// result of calling that, a named type, a parameter of a callback. The call graph walks it
// (callgraph.Library); taint asks what is known at a node:
//
//	lib.Sources(node) []Source   the value itself is untrusted, however it was come by: a Load, Import,
//	                             Global or parameter whose value is that node is a source. Members
//	                             below it are untrusted because it is.
//	lib.Reads(node, name)        Sources(Member(node, name))
//	lib.Call(callee) *CallModel  what is known of calling that node, or nil. What a call's result or a
//	                             callback's parameter brings in is in its Sources, with a Port.
//	lib.Assign(member) []Sink    writing that member: `o.f = x` asks Assign(Member(o, "f")), `o[k] = x`
//	                             Assign(Member(o, "[]")); ports are Assigned and KeyOf.
//	lib.Marked(member) []State   states that writing that member leaves on the object (port This).
//	lib.Getter(member) []Flow    reading that member: from This to Result; nil means the member of
//	                             untrusted data is as untrusted as the data. (`s.length` is a number.)
//	lib.Keyed(member) []Sink     reading a computed key: `o[k]` asks Keyed(Member(o, "[]")); port KeyOf.
//	lib.Heuristic(node) bool     a name alone led to this node (a variable called db, an unknown receiver).
//
// For a receiver about which nothing is known, ask with Any(): Member(lib.Any(), "map").

// Node is a value in the API graph; NoNode is a value nothing is known about.
type Node = int32

// NoNode is the unknown value.
const NoNode Node = 0

// Marks is a set of contexts (at most 128) that a piece of data has been made safe for. Contexts
// are numbered by the catalogue in name order; a kind without contexts of its own is one.
type Marks [2]uint64

// Has reports whether context i is in the set.
func (m Marks) Has(i int) bool { return m[i>>6]&(1<<(i&63)) != 0 }

// With returns the set with context i added.
func (m Marks) With(i int) Marks { m[i>>6] |= 1 << (i & 63); return m }

// Union returns the contexts in either set.
func (m Marks) Union(o Marks) Marks { return Marks{m[0] | o[0], m[1] | o[1]} }

// Intersect returns the contexts in both sets.
func (m Marks) Intersect(o Marks) Marks { return Marks{m[0] & o[0], m[1] & o[1]} }

// Without returns the contexts of m that are not in o.
func (m Marks) Without(o Marks) Marks { return Marks{m[0] &^ o[0], m[1] &^ o[1]} }

// Base says what part of a call a Port names.
type Base uint8

// The parts of a call.
const (
	Result   Base = iota // what the call returns (what `new` makes)
	This                 // the receiver
	Arg                  // arguments Lo..Hi
	Callback             // parameter Param of a function passed as argument Lo..Hi
	Returned             // what a function passed as argument Lo..Hi returns
	Assigned             // the value assigned to the member (a property write, not a call)
	KeyOf                // the key of a computed read, write or call: k in o[k], o[k] = x, o[k]()
	Callee               // what is called, for conditions: a compiled template
)

// Port names a value at a call: a part of it and a path of members below ("[]" is any element,
// "*" any member).
type Port struct {
	Base   Base
	Lo, Hi int // argument range, inclusive; Hi is -1 for "to the last"
	Param  int
	Path   []string
}

// Source says that reading a member, or the value at a port, yields untrusted data.
type Source struct {
	Row   int32  // index into Library.Rows
	Kind  string // source kind: remote, upload, database, browser-url, message, environment, arguments, file, archive, model-output, library-parameter
	Label string // what it is, for the first step: "request query string"
	Port  Port   // at a call (Result, or below a callback's parameter); unused for plain reads
	When  []Condition
	// Cleans is what the data is safe for from the start: a path parameter is always text, so it
	// carries no query operators; no other site can choose the headers that a victim's browser sends.
	Cleans Marks
	Base   float64 // confidence the row claims; 0 unstated
	// Direct is set for data that counts only as it is: what an unknown call makes of a password is not
	// the password.
	Direct bool
	// Near, when set, is the most steps from the source to a sink at which it still counts: what a name
	// promises wears off on the way.
	Near int
	// Iterated is set for data that comes by going through the value, not by a computed member: a stream
	// is read so.
	Iterated bool
	// Named is set for data that a name tells of, which names of members may contradict.
	Named bool
	// Spares are members of such data that it does not reach: the database makes the ids of its rows.
	Spares []string
}

// Sink says that data at a port does harm when untrusted.
type Sink struct {
	Row     int32
	Kinds   []int    // indexes into Catalog.Kinds; the finding is of the first one that accepts the source kind
	Accepts []string // when set, only sources of these kinds count, whatever the kinds accept
	Context int      // data marked safe for this context is no finding
	Port    Port
	When    []Condition
	// WantsObject restricts the sink to data that may be an object (NoSQL operators): text-only data is safe.
	WantsObject bool
	// WantsText restricts it to data that was joined into a text: a bare host name is no link.
	WantsText bool
	// Explicit sinks take a member only where code names it: an element that is given all properties of
	// its component is not known to be given that one.
	Explicit bool
	// Late is set where a check that comes after the sink is in time: only what has not been checked
	// where the function returns does harm.
	Late bool
	// Traits, unless 0, are what data must be taken for one of.
	Traits Traits
	// Deep is set when data anywhere below the port counts, not only the value itself.
	Deep bool
	// Except names members below which data does no harm in a deep sink: what stands under $eq in a
	// filter is compared, whatever it is.
	Except []string
	// Direct restricts the sink to data that has gone through no unknown call.
	Direct bool
	// Near, when set, is the most steps at which data counts here.
	Near  int
	Label string  // "the SQL text of Connection.query"
	Base  float64 // confidence the row claims; 0 unstated
}

// Flow says that data moves from one port of a call to another, or from the receiver to the value
// of a member that is read. Flows of one call between the same two ports are one movement: the data
// is safe afterwards for what any of them that applies cleans (so that a row with conditions can say
// that `replace(/</g, …)` escapes, beside the plain row of `replace`).
type Flow struct {
	Row      int32
	From, To Port
	// Cleans is what the data is safe for afterwards.
	Cleans Marks
	// Derived is set when a check on the result also vouches for the argument (URL parsing, path.resolve, trim).
	Derived bool
	// As is 1 + the index of the kind that a finding is of when the data reaches a sink of the same
	// context: rendered Markdown in a page is markdown-xss, whoever writes it there. 0 is none.
	As int
	// Vouches is for what such a check vouches: that of a file's extension says nothing of its folder.
	Vouches Marks
	// Only, when set, are the source kinds whose data moves so: what an index picks is as easy to guess
	// as the index, and no more dangerous.
	Only []string
	// Text is set when the result is text (or a number) whatever went in.
	Text bool
	// Undoes is what the data was safe for and is no longer: decoding brings back what was escaped.
	Undoes Marks
	// By, when set, is a regular expression that the data is safe afterwards by.
	By   *ByPattern
	When []Condition
}

// ByPattern is a regular expression at a port of a call. The data is safe in the contexts whose signs
// it keeps out; see Context.
type ByPattern struct {
	Port Port
	Does Filter
}

// Filter is what a regular expression does for the text it is applied to.
type Filter uint8

// The filters.
const (
	Admits Filter = iota // the text is what the whole pattern matches
	Finds                // the text is one that the pattern does not match
	Strips               // what the pattern matches has been replaced in the text
)

// Guard says that a call tests data: where its outcome is Sense, the data at Port is safe for Cleans.
type Guard struct {
	Row   int32
	Port  Port
	Sense Sense
	// Member is the member of the result whose truth is the outcome: "error" for
	// `const {error} = schema.validate(x)`; "" is the result itself.
	Member string
	Cleans Marks
	By     *ByPattern
	When   []Condition
}

// Sense is the outcome of a call at which a guard holds.
type Sense uint8

// The outcomes.
const (
	WhenTrue    Sense = iota
	WhenFalse         // falsy result
	WhenDone          // the call returned at all (it throws otherwise)
	WhenZero          // the result is 0 (text found at its very beginning)
	WhenNonzero       // the result is a number other than 0 (the version of an address)
)

// State says that a call (or the write of a member) leaves a named state on the value at Port: on
// a response, that its content type is not HTML; on a parser, that entities are switched on.
// Conditions ask for states. They need only be tracked within one function, by register: a value
// is in a state where a call that leaves it stands on every way there. A method's result that is
// its receiver (res.status(200).type("text")) is in the receiver's states.
type State struct {
	Row  int32
	Port Port
	Name string
	When []Condition
}

// Condition restricts a row to calls of which something else holds.
type Condition struct {
	Port Port
	// A condition with several tests holds when all of them do.
	// Is lists accepted constants as written ("true", "0", "utf8"); the condition holds when the value is one of them.
	Is []string
	// Not lists refused constants; it holds when the value is known to be none of them or is unknown or absent.
	Not []string
	// Absent holds when nothing is passed there. Present holds when something is.
	Absent, Present bool
	// Shape names a test the engine makes of the value: "constant" (no untrusted part), "collection" (an array, Set, Map or object whose
	// contents are constant), "anchored-regexp" (pattern is anchored at both ends and cannot match separators), "array", "string", "function";
	// "slow-regexp" (a pattern on which package redos has an attack);
	// "keyed" (the object that a computed write writes to was itself reached through an untrusted key).
	Shape string
	// Matches is a regular expression (RE2) the constant text of the value must match. The text of a
	// regular expression literal is as written, /pattern/flags.
	Matches string
	// Unlike is one that the text, as far as it is known, must not match.
	Unlike string
	// Has holds when the value at Port is known to be in that state, Lacks when it is not.
	Has, Lacks string
}

// CallModel is everything known about calling a node.
type CallModel struct {
	Sources []Source
	Sinks   []Sink
	Flows   []Flow
	Guards  []Guard
	States  []State
	// Opaque is set when the rows describe the call fully, so that data is not assumed to pass
	// through otherwise: there is a flow or a guard, or any row of a receiver that is known.
	Opaque bool
}
