package catalog

import "regexp"

// Operations says what a language's own operations (not its library calls) mean for data: which
// members are harmless numbers, what a fixed beginning of a string vouches for, which comparisons
// with constants are checks. It is read from catalog/operations/<language>.yaml.
type Operations struct {
	// All is every context; Text those in which a number or boolean can do no harm.
	All, Text Marks
	// Built is what a string that has been put together is safe for whatever went in (it is no object).
	Built Marks
	// Prefixes vouch for data joined behind a fixed beginning. In the text that Pattern is matched
	// against, each untainted part whose value is unknown stands as "\x00".
	Prefixes []Prefix
	// Refused lists constants whose exclusion by comparison makes a value safe.
	Refused []Refused
	// Vouches says, by member name, for what contexts a check on the member vouches for the whole.
	Vouches map[string]Marks
	// Numeric lists members that are numbers whatever the value (length).
	Numeric map[string]bool
	// TypeTests says, by type name, what a value is safe for whose type has been tested to be it.
	TypeTests map[string]Marks
	// Normalized is the context that marks a path without dot segments; guards of shape "normalized" ask for it.
	// DynamicWrite is the sink of a write through an untrusted key of an object reached through an
	// untrusted key; DynamicCall that of a call of a function picked by an untrusted name. Nil when the language has none.
	DynamicWrite, DynamicCall *Sink
}

// Prefix is a beginning of a string and what it vouches for.
type Prefix struct {
	Pattern *regexp.Regexp
	Cleans  Marks
}

// Refused is a set of constants; a value that is none of one of them is safe for Cleans.
type Refused struct {
	Values []string
	Cleans Marks
}
