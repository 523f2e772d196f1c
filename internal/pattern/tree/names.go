package tree

import "strings"

// Binding is a variable, parameter, function, class or import of a file.
type Binding struct {
	Decl int32 // the Name node that declares it
	Func int32 // the function it belongs to: a Lambda node, or 0
	Init int32 // the value it is declared with, -1 when there is none or only a part of it
	// Path is what an import or require names: the module's last segment and what is taken from it.
	Path []Sym
	// Assigns counts the assignments other than the declaration's.
	Assigns int
	// Escapes is set when an inner function assigns it, so that its value is not known from the order of statements.
	Escapes bool
	// Param is set for parameters, whose value comes from outside.
	Param bool
}

type names struct {
	bindings []Binding
	of       []int32 // by node: index of the binding, -1 for none
}

// BindingOf returns the binding a Name node declares or refers to, or nil for globals.
func (t *Tree) BindingOf(n int32) *Binding {
	if b := t.names.of[n]; b >= 0 {
		return &t.names.bindings[b]
	}
	return nil
}

// binding returns the index of the binding of a Name node, or -1.
func (t *Tree) binding(n int32) int32 { return t.names.of[n] }

// Resolve ties names to their declarations. The other methods that speak of bindings, values and
// types need it to have run; it runs once.
func (t *Tree) Resolve() {
	if t.names != nil {
		return
	}
	t.names = &names{of: make([]int32, len(t.Nodes))}
	for i := range t.names.of {
		t.names.of[i] = -1
	}
	r := resolver{t: t, declared: map[int32][]int32{}, current: map[Sym]int32{}}
	r.declare()
	r.refer()
}

type resolver struct {
	t        *Tree
	declared map[int32][]int32 // by scope node: its bindings
	current  map[Sym]int32     // while referring: the binding a name has now
	undo     []shadowed
	scopes   []scopeMark
}

type shadowed struct {
	sym Sym
	old int32 // -1: none
}

type scopeMark struct {
	past int32 // where the scope ends
	undo int   // length of resolver.undo when it began
}

// declare makes a binding for every declared name and files it under its scope.
func (r *resolver) declare() {
	for i := range r.t.Nodes {
		n := int32(i)
		switch node := &r.t.Nodes[i]; node.Kind {
		case VarDef:
			if node.Role != MemberRole {
				r.declareTarget(n, r.t.Child(n, Target), r.t.Child(n, Value), node.Flags&Hoisted != 0, false)
			}
		case Param, Rest:
			r.declareTarget(n, r.t.Child(n, Target), -1, true, true)
		case Catch:
			r.declareTarget(n+1, r.t.Child(n, Target), -1, false, true)
		case EachHeader:
			if node.Flags&Declares != 0 {
				r.declareTarget(n, r.t.Child(n, Target), -1, node.Flags&Hoisted != 0, true)
			}
		case FuncDef, ClassDef:
			if key := r.t.Child(n, Key); node.Role != MemberRole && key >= 0 {
				r.bind(key, r.t.scopeOf(n, false), Binding{Init: -1, Param: true})
			}
		case Spec:
			r.declareSpec(n)
		}
	}
}

// scopeOf returns the node that bounds the visibility of a name declared at n.
func (t *Tree) scopeOf(n int32, hoisted bool) int32 {
	want := Scope | FuncScope
	if hoisted {
		want = FuncScope
	}
	for n = t.Nodes[n].Parent; n > 0; n = t.Nodes[n].Parent {
		if t.Nodes[n].Flags&want != 0 {
			return n
		}
	}
	return 0
}

// FuncOf returns the innermost Lambda around a node, or 0.
func (t *Tree) FuncOf(n int32) int32 {
	for n = t.Nodes[n].Parent; n > 0; n = t.Nodes[n].Parent {
		if t.Nodes[n].Kind == Lambda {
			return n
		}
	}
	return 0
}

func (r *resolver) bind(name, scope int32, b Binding) {
	if r.t.Nodes[name].Kind != Name {
		return
	}
	b.Decl = name
	if b.Func = scope; scope > 0 && r.t.Nodes[scope].Kind != Lambda {
		b.Func = r.t.FuncOf(scope)
	}
	i := int32(len(r.t.names.bindings))
	r.t.names.bindings = append(r.t.names.bindings, b)
	r.t.names.of[name] = i
	r.declared[scope] = append(r.declared[scope], i)
}

// declareTarget declares the names in a target, which may be a destructuring pattern.
func (r *resolver) declareTarget(at, target, init int32, hoisted, param bool) {
	if target < 0 {
		return
	}
	scope := r.t.scopeOf(at, hoisted)
	path := r.t.requirePath(init)
	if r.t.Nodes[target].Kind == Name {
		r.bind(target, scope, Binding{Init: init, Path: path, Param: param})
		return
	}
	r.t.EachTarget(target, func(name, key int32) {
		b := Binding{Init: -1, Param: param || init >= 0}
		if path != nil && key >= 0 {
			b.Path = append(path[:len(path):len(path)], r.t.Nodes[key].Sym)
		}
		r.bind(name, scope, b)
	})
}

// EachTarget calls f with every name that a destructuring pattern sets and with the property it takes
// the value from, -1 when that is not one property of the whole.
func (t *Tree) EachTarget(target int32, f func(name, key int32)) { t.eachTarget(target, -1, 0, f) }

func (t *Tree) eachTarget(target, key int32, depth int, f func(name, key int32)) {
	switch t.Nodes[target].Kind {
	case Name:
		f(target, key)
	case Object:
		for c := t.First(target); c >= 0; c = t.Nodes[c].Next {
			if t.Nodes[c].Kind != Field {
				t.eachTarget(c, -1, depth+1, f)
			} else if v, k := t.Child(c, Value), t.Child(c, Key); v >= 0 {
				if depth > 0 || k < 0 || t.Nodes[k].Kind != Name {
					k = -1
				}
				t.eachTarget(v, k, depth+1, f)
			}
		}
	case Array:
		for c := t.First(target); c >= 0; c = t.Nodes[c].Next {
			t.eachTarget(c, -1, depth+1, f)
		}
	case Spread, Rest, Assign, Cast, NonNull:
		if c := t.First(target); c >= 0 {
			t.eachTarget(c, key, depth, f)
		}
	}
}

// declareSpec declares what an import brings in.
func (r *resolver) declareSpec(n int32) {
	target := r.t.Child(n, Target)
	module := r.t.Child(r.t.Nodes[n].Parent, Value)
	if r.t.Nodes[r.t.Nodes[n].Parent].Kind != Import {
		return
	}
	key := r.t.Child(n, Key)
	if target < 0 {
		target = key
	}
	if target < 0 || module < 0 {
		return
	}
	path := []Sym{r.t.moduleName(module)}
	switch {
	case r.t.Name(n) == "default":
		path = append(path, r.t.Symbols.Intern("default"))
	case key >= 0:
		path = append(path, r.t.Nodes[key].Sym)
	}
	r.bind(target, 0, Binding{Init: -1, Path: path, Param: true})
}

// moduleName is the last segment of an imported module's name, which is how patterns spell it.
func (t *Tree) moduleName(module int32) Sym {
	name := t.Name(module)
	name = name[strings.LastIndexByte(name, '/')+1:]
	for _, ext := range []string{".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"} {
		name = strings.TrimSuffix(name, ext)
	}
	return t.Symbols.Intern(name)
}

// requirePath returns the module's name when n is require("module"), else nil. As in Semgrep it is the
// whole name, so that patterns know no required module by the end of its path.
func (t *Tree) requirePath(n int32) []Sym {
	if n < 0 || t.Nodes[n].Kind != Call {
		return nil
	}
	callee, arg := t.Child(n, Callee), t.Child(n, Arg)
	if arg < 0 || t.Nodes[arg].Kind != String || t.Nodes[arg].Next >= 0 ||
		t.Nodes[callee].Kind != Name || t.Name(callee) != "require" {
		return nil
	}
	return []Sym{t.Nodes[arg].Sym}
}

// IsRequire reports whether n is require("module").
func (t *Tree) IsRequire(n int32) bool { return t.requirePath(n) != nil }

// refer walks the tree once more and ties every use to the innermost declaration in sight.
func (r *resolver) refer() {
	r.enter(0)
	for i := 1; i < len(r.t.Nodes); i++ {
		n := int32(i)
		for len(r.scopes) > 1 && r.scopes[len(r.scopes)-1].past <= n {
			r.leave()
		}
		node := &r.t.Nodes[i]
		if node.Flags&(Scope|FuncScope) != 0 {
			r.enter(n)
		}
		if node.Kind == Name && node.Flags&IsExpr != 0 {
			if b, ok := r.current[node.Sym]; ok {
				r.t.names.of[n] = b
			}
		}
	}
	r.countAssigns()
}

func (r *resolver) enter(scope int32) {
	r.scopes = append(r.scopes, scopeMark{past: r.t.Nodes[scope].Past, undo: len(r.undo)})
	for _, b := range r.declared[scope] {
		sym := r.t.Nodes[r.t.names.bindings[b].Decl].Sym
		old, ok := r.current[sym]
		if !ok {
			old = -1
		}
		r.undo = append(r.undo, shadowed{sym, old})
		r.current[sym] = b
	}
}

func (r *resolver) leave() {
	top := r.scopes[len(r.scopes)-1]
	r.scopes = r.scopes[:len(r.scopes)-1]
	for len(r.undo) > top.undo {
		u := r.undo[len(r.undo)-1]
		r.undo = r.undo[:len(r.undo)-1]
		if u.old < 0 {
			delete(r.current, u.sym)
		} else {
			r.current[u.sym] = u.old
		}
	}
}

// countAssigns notes which variables are assigned after their declaration.
func (r *resolver) countAssigns() {
	for i := range r.t.Nodes {
		n := int32(i)
		switch node := &r.t.Nodes[i]; node.Kind {
		case Assign:
			if node.Flags&IsExpr != 0 { // no default in a pattern
				r.t.EachTarget(r.t.Child(n, Target), func(name, _ int32) { r.assigned(name) })
			}
		case Update:
			if c := r.t.First(n); c >= 0 {
				r.assigned(c)
			}
		case EachHeader:
			if node.Flags&Declares == 0 {
				if c := r.t.Child(n, Target); c >= 0 {
					r.t.EachTarget(c, func(name, _ int32) { r.assigned(name) })
				}
			}
		}
	}
}

func (r *resolver) assigned(name int32) {
	b := r.t.BindingOf(name)
	if b == nil {
		return
	}
	b.Assigns++
	if r.t.FuncOf(name) != b.Func {
		b.Escapes = true
	}
}
