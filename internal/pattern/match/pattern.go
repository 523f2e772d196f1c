// Package match compares patterns with code, both as trees of package tree. A pattern is compiled
// once; a Matcher then finds its matches in a file, every way that the metavariables can be bound.
package match

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
)

// Pattern is a compiled pattern.
type Pattern struct {
	// Vars names the metavariables, in the order of Match.Env.
	Vars []string
	// Words are the names that code must contain for the pattern to match in it.
	Words []string
	// Kinds are the kinds of the nodes where a match can begin.
	Kinds []tree.Kind
	// Head is the name that such a node has at its head (the method of a call), NoSym for any.
	Head tree.Sym

	opts  Options
	roots []*node // one, or the statements of a sequence
	form  form
}

// form is what a pattern as a whole stands for.
type form uint8

const (
	exprForm form = iota
	stmtForm
	sequenceForm
	memberForm
)

// node is a node of a compiled pattern.
type node struct {
	kind   tree.Kind
	role   tree.Role
	flags  tree.Flags
	sym    tree.Sym
	slot   int // of a metavariable; -1 for $_
	groups []group
	re     *regexp.Regexp // of a StringLike
	text   string         // of a Type, the operator of a Binary
}

// group is the children of a node in one role.
type group struct {
	role  tree.Role
	nodes []*node
}

// child returns the first child in a role, or nil.
func (n *node) child(r tree.Role) *node {
	if g := n.group(r); len(g) > 0 {
		return g[0]
	}
	return nil
}

func (n *node) group(r tree.Role) []*node {
	for _, g := range n.groups {
		if g.role == r {
			return g.nodes
		}
	}
	return nil
}

// only returns the sole child of a node, nil when it has none or several.
func (n *node) only() *node {
	if len(n.groups) == 1 && len(n.groups[0].nodes) == 1 {
		return n.groups[0].nodes[0]
	}
	return nil
}

// isList reports whether a node stands for any number of siblings.
func (n *node) isList() bool { return n.kind == tree.Ellipsis || n.kind == tree.MetavarList }

// Compile compiles the pattern that roots are in t.
func Compile(t *tree.Tree, roots []int32, opts Options) (*Pattern, error) {
	c := compiler{t: t, p: &Pattern{opts: opts}}
	for _, r := range roots {
		c.p.roots = append(c.p.roots, c.node(r))
	}
	if c.err != nil {
		return nil, c.err
	}
	first := c.p.roots[0]
	switch {
	case len(roots) > 1:
		c.p.form = sequenceForm
	case t.Nodes[roots[0]].Flags&tree.IsExpr != 0:
		c.p.form = exprForm
	case t.Nodes[roots[0]].Role == tree.MemberRole || t.Nodes[roots[0]].Role == tree.CatchRole:
		c.p.form = memberForm
	default:
		c.p.form = stmtForm
		if first.isList() {
			c.p.form = exprForm
		}
	}
	c.p.Kinds = startKinds(c.p)
	if len(c.p.roots) == 1 {
		c.p.Head = c.head(first)
	}
	slices.Sort(c.p.Words)
	c.p.Words = slices.Compact(c.p.Words)
	return c.p, nil
}

type compiler struct {
	t   *tree.Tree
	p   *Pattern
	err error
}

func (c *compiler) slot(name string) int {
	if name == "$_" {
		return -1
	}
	i := slices.Index(c.p.Vars, name)
	if i < 0 {
		i = len(c.p.Vars)
		c.p.Vars = append(c.p.Vars, name)
	}
	return i
}

// node compiles a node with what is below it.
func (c *compiler) node(n int32) *node {
	t := c.t
	src := &t.Nodes[n]
	p := &node{kind: src.Kind, role: src.Role, flags: src.Flags, sym: src.Sym}
	if p.kind == tree.Name || p.kind == tree.Type || p.kind == tree.Text {
		c.name(p, t.Name(n))
	}
	if p.kind == tree.String {
		c.str(p, t.Name(n))
	}
	if p.kind == tree.Binary {
		p.text = t.Name(n)
	}
	for k := t.First(n); k >= 0; k = t.Nodes[k].Next {
		c.add(p, c.node(k))
	}
	return c.simplify(p, n)
}

// add puts a child into the group of its role.
func (c *compiler) add(p, kid *node) {
	if kid.kind == tree.Modifier && c.p.opts.LetIsVar && p.kind == tree.VarDef && c.t.Symbols.Text(kid.sym) == "var" {
		return
	}
	for i := range p.groups {
		if p.groups[i].role == kid.role {
			p.groups[i].nodes = append(p.groups[i].nodes, kid)
			return
		}
	}
	p.groups = append(p.groups, group{kid.role, []*node{kid}})
}

// name recognises placeholders and metavariables; other names are words that code must have.
func (c *compiler) name(p *node, text string) {
	if list, ok := tree.ListName(text); ok {
		p.kind, p.slot = tree.MetavarList, c.slot(list)
		return
	}
	switch {
	case text == tree.EllipsisName && p.role == tree.Part:
		p.kind, p.slot = tree.Metavar, -1 // one expression
	case text == tree.EllipsisName, text == "..." && p.kind == tree.Text:
		p.kind = tree.Ellipsis
	case tree.IsMetavar(text):
		p.kind, p.slot = tree.Metavar, c.slot(text)
	case p.kind == tree.Name:
		if text != tree.DeepName {
			c.p.Words = append(c.p.Words, text)
		}
	case p.kind == tree.Type:
		p.text = strings.Join(strings.Fields(text), "")
	}
}

// str recognises "...", "$X" and "=~/re/".
func (c *compiler) str(p *node, text string) {
	switch {
	case text == "...":
		p.kind = tree.AnyString
		if p.role == tree.Part {
			p.kind = tree.Ellipsis
		}
	case tree.IsMetavar(text):
		p.kind, p.slot = tree.StringVar, c.slot(text)
	case strings.HasPrefix(text, "=~/") && strings.LastIndexByte(text, '/') > 2:
		end := strings.LastIndexByte(text, '/')
		re, err := regexp.Compile("(?" + "s" + text[end+1:] + ")" + text[3:end])
		if err != nil {
			c.err = fmt.Errorf("regular expression in %q: %w", text, err)
			return
		}
		p.kind, p.re = tree.StringLike, re
	}
}

// simplify replaces what rewriting made of a pattern's own syntax by what it stands for.
func (c *compiler) simplify(p *node, n int32) *node {
	switch p.kind {
	case tree.ExprStmt:
		kid := p.only()
		if kid != nil && (kid.isList() || kid.kind == tree.Metavar && p.role != tree.Stmt && p.role != tree.NoRole) {
			return stand(kid, p)
		}
	case tree.Param, tree.Spec, tree.Attr, tree.Field, tree.VarDef, tree.Case, tree.ForHeader:
		if kid := placeholder(p); kid != nil {
			return stand(kid, p)
		}
	case tree.Member:
		if key := p.child(tree.Key); key != nil && key.kind == tree.Ellipsis {
			p.kind = tree.Chain
		}
	case tree.Call:
		if callee := p.child(tree.Callee); callee.kind == tree.Name && c.t.Symbols.Text(callee.sym) == tree.DeepName {
			p.kind = tree.Deep
			p.groups = p.groups[1:]
		}
	case tree.Cast:
		if typ := p.child(tree.TypeRole); typ != nil && typ.text == tree.TypedName {
			p.kind = tree.Typed
			p.groups[1].nodes = typ.group(tree.TypeArg)
		}
	case tree.Regex:
		if key := p.child(tree.Key); key != nil && key.kind == tree.AnyString {
			p.kind, p.groups = tree.AnyRegex, nil
		}
	case tree.Element:
		c.openEnd(p)
		c.sortSets(p)
	case tree.Object, tree.ClassDef, tree.ClassExpr, tree.FuncDef, tree.Lambda:
		c.sortSets(p)
	}
	return p
}

// stand lets a placeholder stand where the node around it stood.
func stand(kid, p *node) *node {
	kid.role, kid.flags = p.role, p.flags
	return kid
}

// placeholder returns the `...` or $...X that a member, parameter or case consists of, or nil.
func placeholder(p *node) *node {
	var found *node
	for _, g := range p.groups {
		for _, kid := range g.nodes {
			switch {
			case kid.isList():
				found = kid
			case p.kind == tree.Attr && kid.kind == tree.Bool, p.kind == tree.Case && g.role == tree.Stmt:
			default:
				return nil
			}
		}
	}
	return found
}

// openEnd lets an element have more children than the pattern names.
func (c *compiler) openEnd(p *node) {
	for i := range p.groups {
		if g := &p.groups[i]; g.role == tree.Elem && !g.nodes[len(g.nodes)-1].isList() {
			g.nodes = append(g.nodes, &node{kind: tree.Ellipsis, role: tree.Elem})
		}
	}
}

// sortSets puts the children that are tied to a name first in sets, so that the others have less to try.
func (c *compiler) sortSets(p *node) {
	rank := func(n *node) int {
		switch {
		case n.isList():
			return 2
		case n.child(tree.Key) != nil && n.child(tree.Key).kind == tree.Metavar:
			return 1
		}
		return 0
	}
	for _, g := range p.groups {
		if g.role == tree.MemberRole || g.role == tree.Attribute {
			slices.SortStableFunc(g.nodes, func(a, b *node) int { return rank(a) - rank(b) })
		}
	}
}
