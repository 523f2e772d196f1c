package tree

import "strings"

// Names and calls that the text of a pattern is rewritten to before the language's grammar parses it.
const (
	EllipsisName = "__shrike_ellipsis" // ...
	ListPrefix   = "$__shrike_list_"   // $...X becomes $__shrike_list_X
	DeepName     = "__shrike_deep"     // <... e ...> becomes __shrike_deep(e)
	TypedName    = "__shrike_typed"    // ($X : T) becomes ($X as __shrike_typed<T>)
)

// IsMetavar reports whether a name is that of a metavariable: $ and capitals.
func IsMetavar(name string) bool {
	if len(name) < 2 || name[0] != '$' {
		return false
	}
	for i := 1; i < len(name); i++ {
		c := name[i]
		if !(c >= 'A' && c <= 'Z' || c == '_' || i > 1 && c >= '0' && c <= '9') {
			return false
		}
	}
	return true
}

// ListName returns the name $...X of a rewritten one, and whether it is one.
func ListName(name string) (string, bool) {
	rest, ok := strings.CutPrefix(name, ListPrefix)
	return "$..." + rest, ok
}
