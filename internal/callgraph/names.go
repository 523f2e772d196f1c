package callgraph

import "strconv"

// name numbers a member name.
type name int32

// The names that mean something to the analysis itself. A language without prototypes never writes
// the two that are about them.
const (
	noName        name = iota
	elements           // "[]": elements, and members under unknown keys
	prototypeName      // what objects constructed by a function delegate to
	delegateName       // what one object delegates to
	defaultName        // a module's default export
	constructorName
	getMember // members of a descriptor (NativeDefine)
	setMember
	valueMember
	ownMembers   // hidden: members under unknown keys, but not the methods that are inherited
	childrenName // what an element encloses, among its properties
)

var fixedNames = [...]string{"", "[]", "prototype", "__proto__", "default", "constructor", "get", "set", "value", "\x00own", "children"}

// nameTable numbers member names. Hidden names, which no program can write, start with a zero
// byte: accessors of a member and listeners for an event are kept under them.
type nameTable struct {
	ids    map[string]name
	text   []string
	getter []name // the hidden name that getters of a member stand under; noName when there are none
	setter []name
}

func newNameTable() *nameTable {
	t := &nameTable{ids: make(map[string]name, 1<<12)}
	for _, s := range fixedNames {
		t.intern(s)
	}
	return t
}

func (t *nameTable) intern(s string) name {
	if n, ok := t.ids[s]; ok {
		return n
	}
	n := name(len(t.text))
	t.ids[s] = n
	t.text = append(t.text, s)
	t.getter = append(t.getter, noName)
	t.setter = append(t.setter, noName)
	return n
}

// member numbers the name of a member. All indexes from 10 up are one.
func (t *nameTable) member(s string) name {
	if len(s) > 1 && isIndex(s) || s == "" {
		return elements
	}
	return t.intern(s)
}

// index numbers the name of element i.
func (t *nameTable) index(i int) name { return t.member(strconv.Itoa(i)) }

// accessor is the hidden name of the getters (or setters) of member s.
func (t *nameTable) accessor(s string, set bool) name {
	n := t.member(s)
	if set {
		t.setter[n] = t.intern("\x00set " + s)
		return t.setter[n]
	}
	t.getter[n] = t.intern("\x00get " + s)
	return t.getter[n]
}

// event is the hidden name of the listeners for an event.
func (t *nameTable) event(s string) name { return t.intern("\x00on " + s) }

func (t *nameTable) hidden(n name) bool { return len(t.text[n]) > 0 && t.text[n][0] == 0 }

// numeric reports whether a member of that name may be one of an array's elements.
func (t *nameTable) numeric(n name) bool { return n == elements || isIndex(t.text[n]) }

func isIndex(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
