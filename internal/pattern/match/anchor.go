package match

import "github.com/shrike-sec/shrike/internal/pattern/tree"

// startKinds lists the kinds of nodes a match can begin at.
func startKinds(p *Pattern) []tree.Kind {
	first := p.roots[0]
	if p.form == sequenceForm && first.isList() {
		return statementKinds
	}
	switch first.kind {
	case tree.Metavar, tree.Ellipsis, tree.MetavarList, tree.Typed, tree.Deep, tree.Chain:
		if p.form == sequenceForm {
			return statementKinds
		}
		return expressionKinds
	case tree.String, tree.Number, tree.Bool, tree.Null, tree.AnyString, tree.StringVar, tree.StringLike:
		if !p.opts.ConstantPropagation {
			return []tree.Kind{literalKind(first.kind)}
		}
		return []tree.Kind{literalKind(first.kind), tree.Name, tree.Template, tree.Binary, tree.Unary, tree.Cond, tree.Member}
	case tree.Name, tree.Member:
		return []tree.Kind{first.kind, tree.Name}[:2-b2i(first.kind == tree.Name)]
	case tree.Assign:
		return []tree.Kind{tree.Assign, tree.VarDef}
	case tree.ExprStmt:
		if e := first.only(); e != nil && e.kind == tree.Deep {
			return statementKinds
		}
		return []tree.Kind{tree.ExprStmt, tree.Return, tree.VarDef}
	case tree.AnyRegex:
		return []tree.Kind{tree.Regex}
	}
	return []tree.Kind{first.kind}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func literalKind(k tree.Kind) tree.Kind {
	switch k {
	case tree.AnyString, tree.StringVar, tree.StringLike:
		return tree.String
	}
	return k
}

var expressionKinds = kindRange(tree.Name, tree.Computed)
var statementKinds = kindRange(tree.ExprStmt, tree.OtherStmt)

func kindRange(from, to tree.Kind) []tree.Kind {
	var ks []tree.Kind
	for k := from; k <= to; k++ {
		ks = append(ks, k)
	}
	return ks
}

// head returns the name that a node matching p must have at its head, NoSym when any will do.
func (c *compiler) head(p *node) tree.Sym {
	switch p.kind {
	case tree.Name:
		return p.sym
	case tree.Call, tree.New, tree.Tagged:
		return c.head(p.child(tree.Callee))
	case tree.Member, tree.Element, tree.FuncDef, tree.ClassDef, tree.Field:
		if key := p.child(tree.Key); key != nil && key.kind == tree.Name {
			return key.sym
		} else if key != nil && key.kind == tree.Member {
			return c.head(key)
		}
	case tree.Assign, tree.VarDef:
		if t := p.child(tree.Target); t != nil && t.kind != tree.Object && t.kind != tree.Array {
			return c.head(t)
		}
	}
	return tree.NoSym
}

// Index finds the nodes of a file where matches of a pattern can begin.
type Index struct {
	t      *tree.Tree
	byKind [][]int32
	byHead map[anchor][]int32
}

type anchor struct {
	kind tree.Kind
	head tree.Sym
}

// NewIndex visits every node of a file once.
func NewIndex(t *tree.Tree) *Index {
	t.Resolve()
	x := &Index{t: t, byHead: map[anchor][]int32{}}
	var counts [256]int
	for i := range t.Nodes {
		counts[t.Nodes[i].Kind]++
	}
	x.byKind = make([][]int32, 256)
	all := make([]int32, 0, len(t.Nodes))
	for k, n := range counts {
		at := len(all)
		all = all[:at+n]
		x.byKind[k] = all[at:at:len(all)]
	}
	for i := range t.Nodes {
		n := int32(i)
		k := t.Nodes[i].Kind
		x.byKind[k] = append(x.byKind[k], n)
		x.addHeads(n, k)
	}
	return x
}

func (x *Index) addHeads(n int32, k tree.Kind) {
	sym, alias := x.head(n)
	if sym != tree.NoSym && x.t.Symbols.Has(sym) {
		x.byHead[anchor{k, sym}] = append(x.byHead[anchor{k, sym}], n)
	}
	if alias != tree.NoSym && alias != sym && x.t.Symbols.Has(alias) {
		x.byHead[anchor{k, alias}] = append(x.byHead[anchor{k, alias}], n)
	}
}

// head returns the names a node has at its head: as written, and as imported.
func (x *Index) head(n int32) (sym, alias tree.Sym) {
	t := x.t
	for depth := 0; n >= 0 && depth < 8; depth++ {
		switch t.Nodes[n].Kind {
		case tree.Name, tree.String:
			sym = t.Nodes[n].Sym
			if b := t.BindingOf(n); b != nil && len(b.Path) > 0 {
				alias = b.Path[len(b.Path)-1]
			}
			return sym, alias
		case tree.Call, tree.New, tree.Tagged:
			n = t.Child(n, tree.Callee)
		case tree.Member, tree.Element, tree.FuncDef, tree.ClassDef, tree.Field:
			n = t.Child(n, tree.Key)
		case tree.Assign, tree.VarDef:
			n = t.Child(n, tree.Target)
		case tree.Cast:
			n = t.Child(n, tree.Value)
		default:
			return tree.NoSym, tree.NoSym
		}
	}
	return tree.NoSym, tree.NoSym
}

// candidates calls f with the nodes where matches of p can begin.
func (x *Index) candidates(p *Pattern, f func(n int32) bool) {
	for _, k := range p.Kinds {
		nodes := x.byKind[k]
		if p.Head != tree.NoSym {
			nodes = x.byHead[anchor{k, p.Head}]
		}
		for _, n := range nodes {
			if !f(n) {
				return
			}
		}
	}
}

// Candidates counts the nodes where matches of p can begin: what it will cost to look for them.
func (x *Index) Candidates(p *Pattern) int {
	count := 0
	for _, k := range p.Kinds {
		if p.Head != tree.NoSym {
			count += len(x.byHead[anchor{k, p.Head}])
		} else {
			count += len(x.byKind[k])
		}
	}
	return count
}
