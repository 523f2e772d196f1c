package callgraph

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// typeScope resolves the declared types of one file. It fills itself on first use: most files of
// most projects declare none.
type typeScope struct {
	imports []string
	known   map[string]int32  // library nodes of types asked for
	vars    map[string]ir.Reg // top-level variables; an imported or declared class is one
	classes map[string]ir.ClassID
}

// annotation returns the library's node for a declared type, or 0.
func (t *typeScope) annotation(g *generator, typ string) int32 {
	if t.known == nil {
		t.known = map[string]int32{}
		for _, i := range g.file.Imports {
			t.imports = append(t.imports, i.Specifier)
		}
	}
	n, ok := t.known[typ]
	if !ok {
		n = g.lib.Annotation(typ, t.imports)
		t.known[typ] = n
	}
	return n
}

// names lists what the file's top level declares.
func (t *typeScope) names(g *generator) {
	if t.vars != nil {
		return
	}
	t.vars, t.classes = map[string]ir.Reg{}, map[string]ir.ClassID{}
	m := g.prog.Funcs[g.file.Module]
	for r := range m.Regs {
		if n := m.Regs[r].Name; n != "" {
			t.vars[n] = ir.Reg(r)
		}
	}
	for _, c := range g.file.Classes {
		if _, ok := t.classes[c.Name]; !ok && c.Name != "" {
			t.classes[c.Name] = c.ID
		}
	}
}

// declareClass adds an instance of the class that a type names, if it names one of the program's.
// The type may be a path (ns.Type).
func (g *generator) declareClass(n node, typ string) {
	head, rest, _ := strings.Cut(typ, ".")
	if head == "" || strings.ContainsAny(typ, "[](){}<> '\"") {
		return
	}
	g.types.names(g)
	r, ok := g.types.vars[head]
	if !ok {
		if c, ok := g.types.classes[typ]; ok {
			g.nodes.add(n, g.values.instance(c))
		}
		return
	}
	at := g.regs.of(g.file.Module, r)
	for rest != "" && at != 0 {
		head, rest, _ = strings.Cut(rest, ".")
		t := g.nodes.newNode()
		g.nodes.on(at, ruleLoad, int32(g.names.member(head)), int32(t))
		at = t
	}
	g.nodes.on(at, ruleInstances, int32(n), 0)
}

// declare adds what a declared type says a node holds: a value of the library, or an instance of a
// class of the program.
func (g *generator) declare(n node, typ string) {
	if n == 0 {
		return
	}
	if api := g.types.annotation(g, typ); api != 0 {
		g.nodes.add(n, g.values.api(api, 0))
		return
	}
	for _, t := range strings.FieldsFunc(typ, func(r rune) bool { return r == '|' || r == '&' }) {
		g.declareClass(n, strings.TrimSpace(t))
	}
}
