package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// key is the member that a register's value names; elements unless it is certainly one constant.
func (g *generator) key(r ir.Reg) name {
	if d := g.origin(r); d != nil && d.Op == ir.Const {
		return g.names.member(d.Name)
	}
	return elements
}

func (g *generator) load(in *ir.Instr, n name) {
	if in.Flags&ir.Super != 0 {
		g.loadSuper(in, n)
		return
	}
	dst := g.reg(in.Dst)
	if in.A.Reg >= 0 && g.made[in.A.Reg] != 0 {
		if n != elements { // else it must be known whether it is called
			g.nodes.flow(g.read(g.made[in.A.Reg], n), dst)
			return
		}
	}
	base := g.reg(in.A.Reg)
	if m := g.generalMember(n); base == 0 && m != 0 { // of a string or the like
		g.nodes.add(dst, g.values.api(m, general))
	}
	g.nodes.on(base, ruleLoad, int32(n), int32(dst))
}

// superclass returns the class that `super` refers to here and whether the method is static.
func (g *generator) superclass() (c *ir.Class, static bool) {
	fn := g.fn
	for fn.Class < 0 {
		if fn.Outer < 0 {
			return nil, false
		}
		fn = g.prog.Funcs[fn.Outer]
	}
	c = g.prog.Classes[fn.Class]
	if fn.Kind == ir.Static {
		return c, true
	}
	for i := range c.Members {
		if c.Members[i].Func == fn.ID {
			return c, c.Members[i].Static
		}
	}
	return c, false
}

// super returns the node of a class's superclass.
func (s *solver) super(c ir.ClassID) node {
	if s.supers[c] == 0 {
		s.supers[c] = s.nodes.newNode()
		s.nodes.info[s.supers[c]].flags |= callee
	}
	return s.supers[c]
}

func (g *generator) loadSuper(in *ir.Instr, n name) {
	c, static := g.superclass()
	if c == nil {
		return
	}
	kind := ruleSuperLoad
	if static {
		kind = ruleSuperStatic
	}
	dst := g.reg(in.Dst)
	g.nodes.on(g.super(c.ID), kind, int32(n), int32(dst))
	g.nodes.on(dst, ruleReceivers, int32(g.reg(in.A.Reg)), 0)
}

func (g *generator) store(in *ir.Instr) {
	n := g.names.member(in.Name)
	if in.B.Reg >= 0 {
		if d := g.defs[in.B.Reg]; d != nil && d.Op == ir.MakeFunc {
			n = g.memberName(in.Name, g.prog.Funcs[d.Ref].Kind)
		}
	}
	if in.A.Reg >= 0 && g.copied[in.A.Reg] != 0 {
		e := &g.heap.excepts[g.copied[in.A.Reg]]
		*e = append(*e, n)
	}
	g.storeTo(in.A.Reg, n, in.B.Reg)
}

// storeIndex stores under a key. a[k] = b[k] copies members from b under their names, which is how
// loops and callbacks over keys do it.
func (g *generator) storeIndex(in *ir.Instr) {
	n := g.key(in.B.Reg)
	if d := g.origin(in.C.Reg); n == elements && d != nil && d.Op == ir.LoadIndex && d.B.Reg >= 0 && d.B.Reg == in.B.Reg {
		g.copyInto(d.A.Reg, in.A.Reg, 0)
		return
	}
	g.storeTo(in.A.Reg, n, in.C.Reg)
}

// origin is the instruction that alone gives a register its value, past copies.
func (g *generator) origin(r ir.Reg) *ir.Instr {
	for range 4 {
		if r < 0 || g.defs[r] == nil {
			return nil
		}
		d := g.defs[r]
		if d.Op != ir.Move {
			return d
		}
		r = d.A.Reg
	}
	return nil
}

// storeTo stores register from in a member of register base.
func (g *generator) storeTo(base ir.Reg, n name, from ir.Reg) {
	if base < 0 || from < 0 {
		return
	}
	v, src := g.made[base], g.made[from]
	if v == 0 || src == 0 || n == delegateName {
		g.storeNode(base, n, g.reg(from))
		return
	}
	g.nodes.add(g.field(v, n), src)
}

func (g *generator) storeNode(base ir.Reg, n name, from node) {
	if from == 0 {
		return
	}
	if v := g.made[base]; v != 0 {
		g.solver.store(v, n, from)
		return
	}
	g.nodes.on(g.reg(base), ruleStore, int32(n), int32(from))
}

func (g *generator) copyProps(in *ir.Instr) {
	if in.B.Reg < 0 {
		return
	}
	except := int32(len(g.heap.excepts))
	var names []name
	for _, o := range in.Args {
		if d := g.defs[o.Reg]; d != nil && d.Op == ir.Const {
			names = append(names, g.names.member(d.Name))
		}
	}
	g.heap.excepts = append(g.heap.excepts, names)
	if g.made[in.B.Reg] != 0 {
		g.copied[in.B.Reg] = except
	}
	g.copyInto(in.A.Reg, in.B.Reg, except)
}

// copyInto copies the members of one register's values, less an excepted set, into another's.
func (g *generator) copyInto(from, to ir.Reg, except int32) {
	src := g.reg(from)
	if src == 0 || to < 0 {
		return
	}
	if v := g.made[to]; v != 0 {
		g.copyMembers(v, src, except)
		return
	}
	a, ok := g.params[src]
	if b, ok2 := g.params[g.reg(to)]; ok && ok2 && a.fn == b.fn {
		g.copiers[a.fn] = append(g.copiers[a.fn], copier{a.index, b.index})
		return
	}
	g.nodes.on(g.reg(to), ruleCopy, int32(src), except)
}
