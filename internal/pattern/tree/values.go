package tree

import "strings"

// Const is what is known of an expression's value before the program runs.
type Const struct {
	// Kind is String, Number, Bool or Null for a literal, AnyString for some constant string, Deep
	// when the value is that of the expression Node, and Invalid when nothing is known.
	Kind Kind
	Sym  Sym   // the literal's
	Node int32 // the expression's
}

// maxFolded is the longest string that folding makes; longer ones are AnyString.
const maxFolded = 2000

// values holds the constants of a file, computed at first need.
type values struct {
	index  []int32 // by node: index into table + 1; 0 is not computed
	table  []Const
	fields map[int32]map[Sym]int32 // by class: its fields that hold one constant
}

// ValueOf returns what is known of the value of an expression, through variables and folding.
func (t *Tree) ValueOf(n int32) Const {
	if t.values == nil {
		t.Resolve()
		t.values = &values{index: make([]int32, len(t.Nodes)), fields: map[int32]map[Sym]int32{}}
		f := flow{t: t, now: make([]Const, len(t.names.bindings)), fixed: make([]Const, len(t.names.bindings))}
		f.run()
	}
	return t.valueOf(n)
}

func (t *Tree) valueOf(n int32) Const {
	if i := t.values.index[n]; i > 0 {
		return t.values.table[i-1]
	}
	v := t.fold(n)
	t.remember(n, v)
	return v
}

func (t *Tree) remember(n int32, v Const) {
	t.values.table = append(t.values.table, v)
	t.values.index[n] = int32(len(t.values.table))
}

func (t *Tree) fold(n int32) Const {
	node := &t.Nodes[n]
	switch node.Kind {
	case String, Number, Bool, Null:
		return Const{Kind: node.Kind, Sym: node.Sym}
	case Template:
		return t.foldTemplate(n)
	case Binary:
		if t.Name(n) == "+" {
			left := t.First(n)
			return t.join(t.valueOf(left), t.valueOf(t.Nodes[left].Next))
		}
	case Unary:
		if v := t.valueOf(t.First(n)); v.Kind == Bool && t.Name(n) == "!" {
			return Const{Kind: Bool, Sym: t.Symbols.Intern(map[string]string{"true": "false", "false": "true"}[t.Symbols.Text(v.Sym)])}
		}
	case Cond:
		return merge(t.valueOf(t.Child(n, Then)), t.valueOf(t.Child(n, Else)))
	case Cast:
		return t.valueOf(t.Child(n, Value))
	case Member:
		if field := t.constantField(n); field >= 0 {
			return t.valueOf(field)
		}
	}
	return Const{}
}

func (t *Tree) foldTemplate(n int32) Const {
	c := t.First(n)
	if c < 0 {
		return Const{} // as in Semgrep: an empty template is no empty string
	}
	v := t.valueOf(c)
	if v.Kind != String && v.Kind != AnyString {
		return Const{}
	}
	for c = t.Nodes[c].Next; c >= 0; c = t.Nodes[c].Next {
		v = t.join(v, t.valueOf(c))
	}
	return v
}

// join is the concatenation of two constants, of which one at least must be text.
func (t *Tree) join(a, b Const) Const {
	isText := func(v Const) bool { return v.Kind == String || v.Kind == AnyString }
	joins := func(v Const) bool { return isText(v) || v.Kind == Number }
	if !joins(a) || !joins(b) || !isText(a) && !isText(b) {
		return Const{}
	}
	if a.Kind != AnyString && b.Kind != AnyString {
		if x, y := t.Symbols.Text(a.Sym), t.Symbols.Text(b.Sym); len(x)+len(y) <= maxFolded {
			return Const{Kind: String, Sym: t.Symbols.Intern(strings.Clone(x + y))}
		}
	}
	return Const{Kind: AnyString}
}

// merge is what is known where either value may be meant.
func merge(a, b Const) Const {
	isText := func(v Const) bool { return v.Kind == String || v.Kind == AnyString }
	switch {
	case a == b:
		return a
	case isText(a) && isText(b):
		return Const{Kind: AnyString}
	}
	return Const{}
}

// constantField returns the value of the class field that `this.f` names, when it is set once, where
// it is declared; else -1.
func (t *Tree) constantField(n int32) int32 {
	obj, key := t.Child(n, Obj), t.Child(n, Key)
	if key < 0 || t.Nodes[obj].Kind != Special || t.Name(obj) != "this" {
		return -1
	}
	class := t.classOf(n)
	if class < 0 {
		return -1
	}
	fields, ok := t.values.fields[class]
	if !ok {
		fields = t.constantFields(class)
		t.values.fields[class] = fields
	}
	if v, ok := fields[t.Nodes[key].Sym]; ok {
		return v
	}
	return -1
}

func (t *Tree) constantFields(class int32) map[Sym]int32 {
	fields := map[Sym]int32{}
	for c := t.First(class); c >= 0; c = t.Nodes[c].Next {
		if name := t.Child(c, Target); t.Nodes[c].Kind == VarDef && name >= 0 {
			if v := t.Child(c, Value); v >= 0 && t.Nodes[v].Kind <= Null {
				fields[t.Nodes[name].Sym] = v
			}
		}
	}
	for n := class; n < t.Nodes[class].Past; n++ {
		if t.Nodes[n].Kind != Assign {
			continue
		}
		if target := t.Child(n, Target); t.Nodes[target].Kind == Member {
			delete(fields, t.Nodes[t.Child(target, Key)].Sym)
		}
	}
	return fields
}

// flow walks the statements of each function in order and records, for every use of a variable, what
// is known of it there.
type flow struct {
	t     *Tree
	fn    int32   // the function walked
	now   []Const // by binding
	fixed []Const // by binding: what it was declared with
	trail []change
	dead  bool // the statements that follow are not reached
	queue []int32
}

type change struct {
	binding int32
	old     Const
}

func (f *flow) run() {
	f.children(0)
	for len(f.queue) > 0 {
		fn := f.queue[0]
		f.queue = f.queue[1:]
		f.fn, f.dead, f.trail = fn, false, f.trail[:0]
		f.children(fn)
	}
}

func (f *flow) children(n int32) {
	for c := f.t.First(n); c >= 0; c = f.t.Nodes[c].Next {
		f.walk(c)
	}
}

func (f *flow) child(n int32, r Role) {
	if c := f.t.Child(n, r); c >= 0 {
		f.walk(c)
	}
}

func (f *flow) walk(n int32) {
	t := f.t
	switch node := &t.Nodes[n]; node.Kind {
	case Lambda:
		f.queue = append(f.queue, n)
	case Name:
		f.use(n)
	case VarDef:
		f.declare(n)
	case Assign:
		f.child(n, Value)
		if node.Flags&IsExpr == 0 {
			return // a default in a pattern: whether it is taken is not known
		}
		target := t.Child(n, Target)
		if t.Nodes[target].Kind != Name {
			f.walk(target)
		}
		f.assign(target, t.Child(n, Value))
	case Update:
		f.children(n)
		f.assign(t.First(n), -1)
	case If, Cond:
		f.child(n, Test)
		f.branch(func() { f.child(n, Then) }, func() { f.child(n, Else) })
	case Binary:
		f.binary(n)
	case While, DoWhile, For:
		f.kill(n)
		f.branch(func() { f.children(n) }, func() {})
	case Switch:
		f.child(n, Test)
		f.kill(n)
		for c := t.First(n); c >= 0; c = t.Nodes[c].Next {
			if t.Nodes[c].Kind == Case {
				f.branch(func() { f.children(c) }, func() {})
			}
		}
	case Try:
		body := t.Child(n, Body)
		f.branch(func() { f.walk(body) }, func() { f.kill(body); f.child(n, CatchRole) })
		f.child(n, Finally)
	case Return, Throw, Break, Continue:
		f.children(n)
		f.dead = true
	case Label:
		f.children(n)
		f.dead = false
	default:
		f.children(n)
	}
}

// use records what is known of a variable at one place.
func (f *flow) use(n int32) {
	b := f.t.binding(n)
	if b < 0 || f.t.Nodes[n].Flags&IsExpr == 0 {
		return
	}
	v := Const{}
	switch bind := &f.t.names.bindings[b]; {
	case bind.Assigns == 0 && f.fixed[b].Kind != Invalid:
		v = f.fixed[b]
	case bind.Func == f.fn:
		v = f.now[b]
	}
	f.t.remember(n, v)
}

func (f *flow) declare(n int32) {
	f.child(n, Attribute)
	f.child(n, Value)
	target, value := f.t.Child(n, Target), f.t.Child(n, Value)
	if target < 0 || f.t.Nodes[n].Role == MemberRole || f.t.Nodes[n].Role == Init {
		return // a loop's variable is not followed
	}
	f.assign(target, value)
	if b := f.t.binding(target); b >= 0 && value >= 0 {
		f.fixed[b] = f.now[b]
	}
}

// assign sets what a target holds from here on; value -1 is unknown.
func (f *flow) assign(target, value int32) {
	if f.t.Nodes[target].Kind != Name {
		f.t.EachTarget(target, func(name, _ int32) { f.set(f.t.binding(name), Const{}) })
		return
	}
	v := Const{}
	if value >= 0 {
		if v = f.t.valueOf(value); v.Kind == Invalid {
			v = Const{Kind: Deep, Node: value}
		}
	}
	f.set(f.t.binding(target), v)
}

func (f *flow) set(b int32, v Const) {
	if b < 0 {
		return
	}
	if bind := &f.t.names.bindings[b]; bind.Escapes || bind.Func != f.fn {
		v = Const{}
	}
	f.trail = append(f.trail, change{b, f.now[b]})
	f.now[b] = v
}

func (f *flow) binary(n int32) {
	left := f.t.First(n)
	f.walk(left)
	right := f.t.Nodes[left].Next
	switch f.t.Name(n) {
	case "&&", "||", "??":
		f.branch(func() { f.walk(right) }, func() {})
	default:
		f.walk(right)
	}
}

// kill forgets every variable that is assigned somewhere below n.
func (f *flow) kill(n int32) {
	t := f.t
	forget := func(name, _ int32) { f.set(t.binding(name), Const{}) }
	for i := n; i < t.Nodes[n].Past; i++ {
		switch t.Nodes[i].Kind {
		case Assign, EachHeader:
			t.EachTarget(t.Child(i, Target), forget)
		case Update:
			forget(t.First(i), 0)
		}
	}
}

// branch walks two ways that the program may take and keeps what holds after either.
func (f *flow) branch(first, second func()) {
	mark := len(f.trail)
	first()
	dead1, after1 := f.dead, f.rewind(mark)
	f.dead = false
	second()
	dead2, after2 := f.dead, f.rewind(mark)
	f.dead = dead1 && dead2
	for b, v := range after1 {
		other, ok := after2[b]
		if !ok {
			other = f.now[b]
		}
		f.set(b, either(v, other, dead1, dead2))
	}
	for b, v := range after2 {
		if _, done := after1[b]; !done {
			f.set(b, either(f.now[b], v, dead1, dead2))
		}
	}
}

// either is what holds after two ways of which some may not be left alive.
func either(a, b Const, deadA, deadB bool) Const {
	switch {
	case deadA:
		return b
	case deadB:
		return a
	}
	return merge(a, b)
}

// rewind undoes the changes since mark and returns what each variable changed held last.
func (f *flow) rewind(mark int) map[int32]Const {
	if len(f.trail) == mark {
		return nil
	}
	after := make(map[int32]Const, len(f.trail)-mark)
	for _, c := range f.trail[mark:] {
		after[c.binding] = f.now[c.binding]
	}
	for i := len(f.trail) - 1; i >= mark; i-- {
		f.now[f.trail[i].binding] = f.trail[i].old
	}
	f.trail = f.trail[:mark]
	return after
}
