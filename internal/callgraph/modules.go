package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// requirement is the import of a file's exports as a whole.
type requirement struct {
	file ir.FileID
	dst  node
}

// exported returns the node of the value that is a module's exports as a whole.
func (s *solver) exported(f ir.FileID) node {
	if s.exports[f] == 0 {
		s.exports[f] = s.nodes.newNode()
		s.mixin(s.values.module(f), link{to: s.exports[f]})
	}
	return s.exports[f]
}

// global returns the node of a global variable that is the program's own.
func (s *solver) global(name string) node {
	n, ok := s.globals[name]
	if !ok {
		n = s.nodes.newNode()
		s.globals[name] = n
	}
	return n
}

func (g *generator) globalRead(in *ir.Instr) {
	v, ok := g.apis[in.Name]
	if !ok {
		v = -1
		if n := g.lib.Global(in.Name); n != 0 {
			v = g.values.api(n, 0)
		}
		g.apis[in.Name] = v
	}
	if v >= 0 {
		g.hold(in.Dst, v)
	} else {
		g.nodes.flow(g.global(in.Name), g.reg(in.Dst))
	}
}

func (g *generator) importRead(in *ir.Instr) {
	dst := g.reg(in.Dst)
	if in.Ref >= 0 {
		g.importFile(ir.FileID(in.Ref), in.Name, dst)
		return
	}
	n := g.lib.Package(in.Module)
	if n == 0 {
		return
	}
	switch in.Name {
	case "", "*":
	case "default":
		if d := g.lib.Member(n, in.Name); d != 0 {
			n = d
		}
	default:
		n = g.lib.Member(n, in.Name)
	}
	if n != 0 {
		g.hold(in.Dst, g.values.api(n, 0))
	}
}

// importFile lets an export of a file of the program into dst. A file may export values by name,
// one value as a whole, or both; each kind of import can be had from each kind of file.
func (g *generator) importFile(f ir.FileID, member string, dst node) {
	m := g.values.module(f)
	switch member {
	case "*":
		g.nodes.add(dst, m)
	case "":
		g.nodes.flow(g.exported(f), dst)
		g.required = append(g.required, requirement{f, dst})
	default:
		if member == "default" {
			g.nodes.flow(g.exported(f), dst)
		}
		g.nodes.flow(g.lookup(m, g.names.member(member)), dst)
	}
}

func (g *generator) export(in *ir.Instr) {
	from := g.reg(in.A.Reg)
	if from == 0 {
		return
	}
	m := g.values.module(g.fn.File)
	switch in.Name {
	case "=":
		g.whole[g.fn.File] = true
		g.nodes.flow(from, g.exported(g.fn.File))
		g.nodes.on(from, ruleConvention, int32(g.fn.File), int32(elements))
	case "*":
		g.named[g.fn.File] = true
		g.delegate(m, from)
	default:
		g.named[g.fn.File] = true
		n := g.names.member(in.Name)
		g.nodes.flow(from, g.field(m, n))
		g.nodes.on(from, ruleConvention, int32(g.fn.File), int32(n))
	}
}
