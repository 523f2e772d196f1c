package tree

// TypeOf returns the name of the type an expression is known to have, "" when it is not known: what
// it was declared as, the class it is made from, the type of the literal it holds.
func (t *Tree) TypeOf(n int32) string {
	switch node := &t.Nodes[n]; node.Kind {
	case New:
		return t.Text(t.Child(n, Callee))
	case Name:
		if b := t.BindingOf(n); b != nil {
			return t.typeOfBinding(n, b)
		}
	case Member:
		if field := t.fieldOfThis(n); field >= 0 {
			if name := t.declaredType(field); name != "" {
				return name
			}
			if value := t.Child(field, Value); value >= 0 && t.Nodes[value].Kind == New {
				return t.Text(t.Child(value, Callee))
			}
			return ""
		}
	case Cast:
		return t.declaredType(n)
	}
	return literalType(t.ValueOf(n).Kind)
}

func literalType(k Kind) string {
	switch k {
	case String, AnyString:
		return "string"
	case Number:
		return "number"
	case Bool:
		return "boolean"
	case Regex:
		return "RegExp"
	}
	return ""
}

func (t *Tree) typeOfBinding(n int32, b *Binding) string {
	if parent := t.Nodes[b.Decl].Parent; parent >= 0 {
		if name := t.declaredType(parent); name != "" {
			return name
		}
	}
	if b.Init >= 0 && b.Assigns == 0 {
		if t.Nodes[b.Init].Kind == New {
			return t.Text(t.Child(b.Init, Callee))
		}
		return literalType(t.ValueOf(b.Init).Kind)
	}
	return literalType(t.ValueOf(n).Kind)
}

// declaredType returns the name of the type written at a declaration, "" for none.
func (t *Tree) declaredType(n int32) string {
	if c := t.Child(n, TypeRole); c >= 0 {
		return t.Name(c)
	}
	return ""
}

// fieldOfThis returns the class field that `this.f` names, or -1.
func (t *Tree) fieldOfThis(n int32) int32 {
	obj, key := t.Child(n, Obj), t.Child(n, Key)
	if key < 0 || t.Nodes[obj].Kind != Special || t.Name(obj) != "this" {
		return -1
	}
	class := t.classOf(n)
	if class < 0 {
		return -1
	}
	for c := t.First(class); c >= 0; c = t.Nodes[c].Next {
		if name := t.Child(c, Target); t.Nodes[c].Kind == VarDef && name >= 0 && t.Nodes[name].Sym == t.Nodes[key].Sym {
			return c
		}
	}
	return -1
}

// classOf returns the innermost class around a node, or -1.
func (t *Tree) classOf(n int32) int32 {
	for n = t.Nodes[n].Parent; n >= 0; n = t.Nodes[n].Parent {
		if k := t.Nodes[n].Kind; k == ClassDef || k == ClassExpr {
			return n
		}
	}
	return -1
}
