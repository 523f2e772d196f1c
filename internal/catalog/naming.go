package catalog

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
)

// This file recognises values by what they are called: annotations, decorators, conventions of
// frameworks, and names.

// annotation is a declared type together with a package that its file imports; "" for types that
// need no import.
type annotation struct{ name, pkg string }

// exportName says what parameter index of a function exported under a matching name receives.
type exportName struct {
	name  *regexp.Regexp
	index int
	files []string
	state int32
	node  int32
}

// paramName says what parameter index is where the first parameters have matching names.
type paramName struct {
	names []*regexp.Regexp
	index int
	state int32
	node  int32
}

// variableName says what a variable of a matching name is.
type variableName struct {
	name  *regexp.Regexp
	state int32
	node  int32
}

// namingDecls collects them while files are read.
type namingDecls struct {
	annotations map[annotation][]int32 // states
	decorators  map[string][]int32
	exports     []exportName
	params      []paramName
	names       []variableName
}

func (n *namingDecls) annotate(name string, packages []string, at int32) {
	if n.annotations == nil {
		n.annotations = map[annotation][]int32{}
	}
	if len(packages) == 0 {
		packages = []string{""}
	}
	for _, p := range packages {
		a := annotation{name, strings.TrimRight(p, "/.-*")}
		if !slices.Contains(n.annotations[a], at) {
			n.annotations[a] = append(n.annotations[a], at)
		}
	}
}

func (n *namingDecls) decorate(name string, at int32) {
	if n.decorators == nil {
		n.decorators = map[string][]int32{}
	}
	n.decorators[name] = append(n.decorators[name], at)
}

// naming is the compiled form. Its memos hold what regular expressions said of a name; they speed
// up and change nothing.
type naming struct {
	annotations map[annotation]int32
	decorators  map[string]int32
	exports     []exportName
	params      []paramName // longest first
	names       []variableName

	variables  sync.Map // name → int32
	parameters sync.Map // name → []int32, entries of params whose own name it matches
}

func (d *determinizer) naming(n *namingDecls) *naming {
	out := &naming{annotations: map[annotation]int32{}, decorators: map[string]int32{}, exports: n.exports, params: n.params, names: n.names}
	keys := make([]annotation, 0, len(n.annotations))
	for a := range n.annotations {
		keys = append(keys, a)
	}
	slices.SortFunc(keys, func(a, b annotation) int {
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		return strings.Compare(a.pkg, b.pkg)
	})
	for _, a := range keys {
		out.annotations[a] = d.node(n.annotations[a], false)
	}
	for _, name := range sortedKeys(n.decorators) {
		out.decorators[name] = d.node(n.decorators[name], false)
	}
	for i := range out.exports {
		out.exports[i].node = d.node([]int32{out.exports[i].state}, false)
	}
	slices.SortStableFunc(out.params, func(a, b paramName) int { return len(b.names) - len(a.names) })
	for i := range out.params {
		out.params[i].node = d.node([]int32{out.params[i].state}, true)
	}
	for i := range out.names {
		out.names[i].node = d.node([]int32{out.names[i].state}, true)
	}
	return out
}

// Annotation is the value that a declared type stands for, given the packages its file imports: the
// first import that declares it counts, and after them what needs no import.
func (l *Library) Annotation(typ string, imports []string) int32 {
	for part := range strings.SplitSeq(typ, "|") {
		part = strings.TrimSpace(part)
		if n := l.annotation(part, imports); n != NoNode {
			return n
		}
		if i := strings.LastIndexByte(part, '.'); i >= 0 {
			if n := l.annotation(part[i+1:], imports); n != NoNode {
				return n
			}
		}
	}
	return NoNode
}

func (l *Library) annotation(name string, imports []string) int32 {
	for _, spec := range imports {
		bare := strings.TrimPrefix(spec, "node:")
		for _, pkg := range []string{spec, bare, packageName(bare)} {
			if n := l.naming.annotations[annotation{name, pkg}]; n != NoNode {
				return n
			}
		}
	}
	return l.naming.annotations[annotation{name, ""}]
}

// packageName cuts a module specifier down to its package: "@a/b/c" to "@a/b", "a/b" to "a".
func packageName(spec string) string {
	name, rest, deep := strings.Cut(spec, "/")
	if deep && strings.HasPrefix(spec, "@") {
		sub, _, _ := strings.Cut(rest, "/")
		return spec[:len(name)+1+len(sub)]
	}
	return name
}

// Decorated is what a parameter with that decorator ("Body" or "Body:id") receives.
func (l *Library) Decorated(decorator string) int32 {
	name, _, _ := strings.Cut(decorator, ":")
	return l.naming.decorators[name]
}

// Exported is what parameter p of a function receives that the file at path exports under that
// name, if a framework calls such functions; p -1 is what their result is taken for.
func (l *Library) Exported(path, name string, p int) int32 {
	for i := range l.naming.exports {
		if e := &l.naming.exports[i]; e.index == p && e.name.MatchString(name) && e.inFile(path) {
			return e.node
		}
	}
	return NoNode
}

func (e *exportName) inFile(path string) bool {
	for _, glob := range e.files {
		if doublestar.MatchUnvalidated(glob, path) {
			return true
		}
	}
	return len(e.files) == 0
}

// Named is the value that a variable or parameter of that name usually holds; index is -1 for a
// variable, and else its place in params.
func (l *Library) Named(name string, params []string, index int) int32 {
	if index >= 0 && index < len(params) {
		for _, i := range l.naming.parametersLike(name) {
			if e := &l.naming.params[i]; e.index == index && e.match(params) {
				return e.node
			}
		}
	}
	if name == "" { // a parameter that is taken apart
		return NoNode
	}
	return l.naming.variable(name)
}

func (e *paramName) match(params []string) bool {
	if len(params) < len(e.names) {
		return false
	}
	for i, re := range e.names {
		if i != e.index && !re.MatchString(params[i]) {
			return false
		}
	}
	return true
}

// parametersLike lists the entries of params that name is right for at their own index.
func (n *naming) parametersLike(name string) []int32 {
	if found, ok := n.parameters.Load(name); ok {
		return found.([]int32)
	}
	var found []int32
	for i := range n.params {
		if e := &n.params[i]; e.names[e.index].MatchString(name) {
			found = append(found, int32(i))
		}
	}
	n.parameters.Store(name, found)
	return found
}

func (n *naming) variable(name string) int32 {
	if found, ok := n.variables.Load(name); ok {
		return found.(int32)
	}
	found := NoNode
	for i := range n.names {
		if n.names[i].name.MatchString(name) {
			found = n.names[i].node
			break
		}
	}
	n.variables.Store(name, found)
	return found
}
