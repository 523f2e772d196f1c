package tree

// Equal reports whether two nodes are the same code: alike but for spacing, comments and quotes, names
// meaning the same variables. With consts, a literal also equals what is known to hold that constant.
func (t *Tree) Equal(a, b int32, consts bool) bool {
	if a == b || t.alike(a, b) {
		return true
	}
	if !consts || t.Nodes[a].Flags&IsExpr == 0 || t.Nodes[b].Flags&IsExpr == 0 || !t.isLiteral(a) && !t.isLiteral(b) {
		return false
	}
	v := t.ValueOf(a)
	return v.Kind != Invalid && v.Kind != AnyString && v == t.ValueOf(b)
}

func (t *Tree) isLiteral(n int32) bool {
	switch t.Nodes[n].Kind {
	case String, Number, Bool, Null:
		return true
	}
	return false
}

func (t *Tree) alike(a, b int32) bool {
	x, y := &t.Nodes[a], &t.Nodes[b]
	if x.Past-a != y.Past-b {
		return false
	}
	for i := int32(0); i < x.Past-a; i++ {
		x, y := &t.Nodes[a+i], &t.Nodes[b+i]
		if x.Kind != y.Kind || x.Sym != y.Sym || x.Past-a != y.Past-b || (i > 0 && x.Role != y.Role) {
			return false
		}
		if x.Kind == Name && !t.sameVariable(a+i, b+i) {
			return false
		}
	}
	return true
}

// sameVariable reports whether two names of the same spelling may mean one variable.
func (t *Tree) sameVariable(a, b int32) bool {
	x, y := t.binding(a), t.binding(b)
	return x == y || x < 0 || y < 0
}
