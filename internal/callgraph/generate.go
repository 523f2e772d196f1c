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

// requirement is the import of a file's exports as a whole.
type requirement struct {
	file ir.FileID
	dst  node
}

// generate goes through the whole program.
func (s *solver) generate() {
	g := &generator{solver: s, apis: map[string]val{}}
	for _, fn := range s.prog.Funcs {
		s.nameParams(fn)
	}
	for _, f := range s.prog.Files {
		g.file, g.types = f, typeScope{}
		for _, c := range f.Classes {
			g.class(c)
		}
		for _, v := range f.Globals {
			s.nodes.flow(s.regs.of(f.Module, v.Reg), s.global(v.Name))
		}
		for _, fn := range f.Funcs {
			g.function(fn)
		}
	}
	for _, r := range g.required {
		if s.named[r.file] && !s.whole[r.file] {
			s.nodes.add(r.dst, s.values.module(r.file))
		}
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
		} else if m.Type != "" {
			g.declare(g.field(this, g.names.member(m.Name)), m.Type)
		}
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
		for _, d := range p.Decorators {
			if n := g.lib.Decorated(d); n != 0 {
				g.nodes.add(g.reg(p.Reg), g.values.api(n, 0))
			}
		}
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
	resultOf // of a call: the id is a site
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
	case ir.CopyElems:
		if from := g.reg(in.A.Reg); from != 0 {
			t := g.nodes.newNode()
			g.nodes.on(from, ruleLoad, int32(elements), int32(t))
			g.storeNode(in.B.Reg, elements, t)
		}
	case ir.Elem:
		if in.Flags&ir.Key == 0 {
			g.load(in, elements)
		}
	case ir.Yield:
		g.nodes.flow(g.reg(in.A.Reg), g.field(g.values.make(arrayValue, int32(g.fn.ID), yieldsOf), elements))
	case ir.Return:
		g.returns(g.reg(in.A.Reg))
	case ir.Export:
		g.export(in)
	}
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
		g.nodes.flow(g.read(g.made[in.A.Reg], n), dst)
		return
	}
	g.nodes.on(g.reg(in.A.Reg), ruleLoad, int32(n), int32(dst))
	if g.generalMember(n) != 0 {
		g.open = append(g.open, openLoad{dst, n})
	}
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
	if k := g.values.info[src].kind; k == funcValue && g.values.info[v].kind == objectValue {
		if f := g.prog.Funcs[src]; f.Kind != ir.Arrow {
			g.nodes.add(g.regs.of(f.ID, f.This), v)
		}
	}
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

func (g *generator) makeClass(in *ir.Instr) {
	c := ir.ClassID(in.Ref)
	g.hold(in.Dst, g.values.class(c))
	if in.A.Reg >= 0 {
		g.nodes.flow(g.reg(in.A.Reg), g.super(c))
		g.nodes.on(g.super(c), ruleExtend, int32(c), 0)
	}
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
