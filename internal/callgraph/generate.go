package callgraph

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// site is one call.
type site struct {
	fn ir.FuncID
	in *ir.Instr
}

// generator turns the instructions of one function after the other into sets, flows and rules.
type generator struct {
	*solver
	fn     *ir.Func
	defs   []*ir.Instr // by register: the instruction that alone writes it
	made   []val       // by register: the one value it holds, if that is plain from its definition; 0 otherwise
	copied []int32     // by register: excepted set of the last copy into the literal under construction
	file   *ir.File
	apis   map[string]val // globals of the library
	types  typeScope
	// required lists the imports of modules as a whole. What they give is clear once it is known
	// whether the module exports one value or names.
	required []requirement
}

// generate goes through the whole program.
func (s *solver) generate() {
	g := &generator{solver: s, apis: map[string]val{}}
	for _, fn := range s.prog.Funcs {
		s.nameParams(fn)
	}
	for _, f := range s.prog.Files {
		g.file, g.types = f, typeScope{}
		s.prog.Try(doing, f.ID, g.declarations)
		for _, fn := range f.Funcs {
			s.prog.Try(doing, f.ID, func() { g.function(fn) })
		}
	}
	for _, r := range g.required {
		if s.named[r.file] && !s.whole[r.file] {
			s.nodes.add(r.dst, s.values.module(r.file))
		}
	}
}

// doing is what a failure in here keeps shrike from.
const doing = "resolving calls"

// declarations sets up the classes and globals of a file.
func (g *generator) declarations() {
	for _, c := range g.file.Classes {
		g.class(c)
	}
	for _, v := range g.file.Globals {
		g.nodes.flow(g.regs.of(g.file.Module, v.Reg), g.global(v.Name))
	}
}

// class sets up what a class is before anything runs: its methods, and what they run on.
func (g *generator) class(c *ir.Class) {
	self, inst, proto := g.values.class(c.ID), g.values.instance(c.ID), g.values.classPrototype(int32(c.ID))
	g.delegate(inst, g.unit(proto))
	g.nodes.add(g.field(proto, constructorName), self)
	if c.Ctor >= 0 {
		g.nodes.add(g.regs.of(c.Ctor, g.prog.Funcs[c.Ctor].This), inst)
	}
	for i := range c.Members {
		m := &c.Members[i]
		owner, this := proto, inst
		if m.Static {
			owner, this = self, self
		}
		if m.Func >= 0 {
			g.nodes.add(g.field(owner, g.memberName(m.Name, m.Kind)), g.values.fn(m.Func))
			g.nodes.add(g.regs.of(m.Func, g.prog.Funcs[m.Func].This), this)
			g.decoratedMethod(c, g.prog.Funcs[m.Func])
		} else if m.Type != "" {
			g.declare(g.field(this, g.names.member(m.Name)), m.Type)
		}
	}
}

// decorated gives a node what decorators on it say it receives.
func (g *generator) decorated(at node, decorators []string) {
	for _, d := range decorators {
		if n := g.lib.Decorated(d); n != 0 {
			g.nodes.add(at, g.values.api(n, 0))
		}
	}
}

// decoratedMethod does the same for the first parameter of a method: a setter's own decorators, or
// those of the class with the method's name ("Pipe.transform").
func (g *generator) decoratedMethod(c *ir.Class, fn *ir.Func) {
	if len(fn.Params) == 0 || fn.Params[0].Reg < 0 {
		return
	}
	first := g.regs.of(fn.ID, fn.Params[0].Reg)
	if fn.Kind == ir.Setter {
		g.decorated(first, fn.Decorators)
	}
	for _, d := range c.Decorators {
		name, _, _ := strings.Cut(d, ":")
		g.decorated(first, []string{name + "." + fn.Name})
	}
}

// memberName is the name a function is kept under; accessors have hidden ones.
func (g *generator) memberName(s string, kind ir.FuncKind) name {
	switch kind {
	case ir.Getter:
		return g.names.accessor(s, false)
	case ir.Setter:
		return g.names.accessor(s, true)
	}
	return g.names.member(s)
}

func (g *generator) reg(r ir.Reg) node { return g.regs.of(g.fn.ID, r) }

func (g *generator) function(fn *ir.Func) {
	g.fn = fn
	g.defs = resize(g.defs, len(fn.Regs))
	g.made = resize(g.made, len(fn.Regs))
	g.copied = resize(g.copied, len(fn.Regs))
	g.inputs()
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			in := &fn.Blocks[b].Instrs[i]
			if in.Dst >= 0 && fn.Regs[in.Dst].Assigned <= 1 {
				g.defs[in.Dst] = in
			}
			g.instr(in)
		}
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	s = s[:n]
	clear(s)
	return s
}

// inputs sets up what a function's parameters hold before any call is known.
func (g *generator) inputs() {
	fn := g.fn
	for i := range fn.Params {
		p := &fn.Params[i]
		if p.Reg < 0 {
			continue
		}
		if p.Rest {
			g.nodes.add(g.reg(p.Reg), g.values.make(arrayValue, int32(fn.ID), restOf))
		}
		if p.Type != "" && p.Type != fn.Regs[p.Reg].Type {
			g.declare(g.reg(p.Reg), p.Type)
		}
		g.decorated(g.reg(p.Reg), p.Decorators)
	}
	for r := range fn.Regs {
		if t := fn.Regs[r].Type; t != "" {
			g.declare(g.reg(ir.Reg(r)), t)
		}
	}
	if fn.Arguments >= 0 {
		g.nodes.add(g.reg(fn.Arguments), g.values.make(arrayValue, int32(fn.ID), argumentsOf))
	}
	if fn.Kind == ir.Module && fn.This >= 0 {
		g.nodes.flow(g.exported(fn.File), g.reg(fn.This))
	}
	if fn.Generator {
		g.nodes.add(g.result(), g.values.make(arrayValue, int32(fn.ID), yieldsOf))
	}
}

// What made-up arrays are for; see madeKey.
const (
	restOf int32 = iota + 1
	argumentsOf
	yieldsOf
	pairOf     // of a collection: the id is a value
	resultOf   // of a call: the id is a site
	innerOf    // of the elements of that
	callbackOf // what parameters of its callbacks get; more follow
)

// nameParams notes the nodes that hold a parameter and nothing else.
func (s *solver) nameParams(fn *ir.Func) {
	for i := range fn.Params {
		if p := &fn.Params[i]; p.Reg >= 0 && fn.Regs[p.Reg].Assigned <= 1 && !p.Rest {
			s.params[s.regs.of(fn.ID, p.Reg)] = param{fn.ID, int32(i)}
		}
	}
	if fn.This >= 0 && fn.Kind != ir.Arrow {
		s.params[s.regs.of(fn.ID, fn.This)] = param{fn.ID, thisParam}
	}
}

// returns lets a node into what the function returns.
func (g *generator) returns(from node) {
	if from == 0 || g.fn.Generator {
		return
	}
	if p, ok := g.params[from]; ok && p.fn == g.fn.ID {
		if !slices.Contains(g.echoes[p.fn], p.index) {
			g.echoes[p.fn] = append(g.echoes[p.fn], p.index)
		}
		return
	}
	g.nodes.flow(from, g.result())
}

// result returns the node of what the function returns, for use where something may be.
func (g *generator) result() node {
	if g.results[g.fn.ID] == 0 {
		g.results[g.fn.ID] = g.nodes.newNode()
	}
	return g.results[g.fn.ID]
}

// hold notes that a register certainly holds v, and v alone when nothing else writes it.
func (g *generator) hold(r ir.Reg, v val) {
	g.nodes.add(g.reg(r), v)
	if g.fn.Regs[r].Assigned <= 1 && g.defs[r] != nil {
		g.made[r] = v
	}
}

func (g *generator) instr(in *ir.Instr) {
	switch in.Op {
	case ir.Move, ir.Await:
		g.nodes.flow(g.reg(in.A.Reg), g.reg(in.Dst))
	case ir.Global:
		g.globalRead(in)
	case ir.Import:
		g.importRead(in)
	case ir.Load:
		g.load(in, g.names.member(in.Name))
	case ir.LoadIndex:
		g.load(in, g.key(in.B.Reg))
	case ir.Store:
		g.store(in)
	case ir.StoreIndex:
		g.storeIndex(in)
	case ir.Call:
		g.callSite(in)
	case ir.Object:
		g.hold(in.Dst, g.values.fresh(objectValue, int32(in.Dst), int32(g.fn.ID)))
	case ir.Array:
		g.hold(in.Dst, g.values.fresh(arrayValue, int32(in.Dst), int32(g.fn.ID)))
	case ir.MakeFunc:
		g.hold(in.Dst, g.values.fn(ir.FuncID(in.Ref)))
	case ir.MakeClass:
		g.makeClass(in)
	case ir.CopyProps:
		g.copyProps(in)
	case ir.CopyElems, ir.Elem, ir.Yield:
		g.element(in)
	case ir.Return:
		g.returns(g.reg(in.A.Reg))
	case ir.Export:
		g.export(in)
	}
}

// element handles the operations that put elements in and take them out.
func (g *generator) element(in *ir.Instr) {
	from := g.reg(in.A.Reg)
	switch {
	case from == 0:
	case in.Op == ir.CopyElems:
		t := g.nodes.newNode()
		g.nodes.on(from, ruleElem, 0, int32(t))
		g.storeNode(in.B.Reg, elements, t)
	case in.Op == ir.Yield:
		g.nodes.flow(from, g.field(g.values.make(arrayValue, int32(g.fn.ID), yieldsOf), elements))
	case in.Flags&ir.Key == 0:
		g.nodes.on(from, ruleElem, 0, int32(g.reg(in.Dst)))
	}
}

func (g *generator) makeClass(in *ir.Instr) {
	c := ir.ClassID(in.Ref)
	g.hold(in.Dst, g.values.class(c))
	if in.A.Reg >= 0 {
		g.nodes.flow(g.reg(in.A.Reg), g.super(c))
		g.nodes.on(g.super(c), ruleExtend, int32(c), 0)
	}
}

func (g *generator) callSite(in *ir.Instr) {
	id := int32(len(g.sites))
	g.sites = append(g.sites, site{g.fn.ID, in})
	if in.Flags&ir.Super != 0 && in.A.Reg < 0 {
		if c, _ := g.superclass(); c != nil {
			g.nodes.on(g.super(c.ID), ruleCall, id, call{manner: superCall}.pack())
		}
		return
	}
	c := call{site: id}
	target := g.reg(in.A.Reg)
	if in.Flags&ir.JSX != 0 && len(in.Args) > 0 {
		c.manner = element
		target = g.reg(in.Args[0].Reg)
		g.children(in)
	}
	if target == 0 {
		return
	}
	g.nodes.info[target].flags |= callee
	g.nodes.on(target, ruleCall, id, c.pack())
}

// children stores what a JSX element encloses among its properties.
func (g *generator) children(in *ir.Instr) {
	if len(in.Args) < 3 || in.Args[1].Reg < 0 {
		return
	}
	for _, o := range in.Args[2:] {
		g.storeNode(in.Args[1].Reg, childrenName, g.reg(o.Reg))
	}
}
