package setting

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/ir"
)

// maxDepth bounds how many variables, calls and spreads deep a value is followed.
const maxDepth = 12

// maxPieces bounds the pieces that one text is put together from.
const maxPieces = 1000

// at is a register of a function, in one call of it where up is given.
type at struct {
	fn *ir.Func
	r  ir.Reg
	up *frame
}

// frame is the call that a function was entered by: its parameters are what that gives.
type frame struct {
	site *ir.Instr
	in   *ir.Func
	up   *frame
}

// object is what is known of an object: the values of its keys, and whether there may be more.
type object struct {
	keys map[string]at
	open bool
}

// follow returns where a value was made, through moves, captures, project functions and modules.
func (v *reviewer) follow(a at, depth int) (at, *ir.Instr) {
	for range 24 {
		if a.r < 0 {
			return a, nil
		}
		if outer, ok := capturedFrom(a.fn, a.r); ok {
			a = at{fn: v.prog.Funcs[a.fn.Outer], r: outer}
			continue
		}
		d := v.defs(a.fn)[a.r]
		if d == nil {
			b, ok := v.passed(a)
			if !ok || depth >= maxDepth {
				return a, nil
			}
			a = b
			depth++
			continue
		}
		switch d.Op {
		case ir.Move, ir.Await:
			a.r = d.A.Reg
			continue
		case ir.Call:
			if b, ok := v.returned(a, d); ok && depth < maxDepth {
				a = b
				depth++
				continue
			}
		case ir.Import:
			if b, ok := v.exported(d); ok && depth < maxDepth {
				a = b
				depth++
				continue
			}
		case ir.Load:
			if b, ok := v.member(a, d, depth); ok {
				a = b
				depth++
				continue
			}
		}
		return a, d
	}
	return a, nil
}

// passed is what a parameter is given by the call its function was entered by, or by the one call there
// is of it; where that gives nothing, its default.
func (v *reviewer) passed(a at) (at, bool) {
	i := slices.IndexFunc(a.fn.Params, func(p ir.Param) bool { return p.Reg == a.r && !p.Rest })
	standard, ok := v.standard(a)
	if i < 0 || !ok {
		return at{}, false
	}
	up := a.up
	if up == nil {
		sites := v.sites(a.fn)
		if len(sites) != 1 {
			return at{}, false
		}
		up = sites[0]
	}
	switch {
	case up.site.Spread != 0:
		return at{}, false
	case i < len(up.site.Args):
		return at{up.in, up.site.Args[i].Reg, up.up}, true
	}
	return standard, standard.fn != nil
}

// standard is what a parameter is where a call leaves it out; ok is false where it is changed otherwise.
func (v *reviewer) standard(a at) (out at, ok bool) {
	switch a.fn.Regs[a.r].Assigned {
	case 1:
		return at{}, true
	case 2:
		for b := range a.fn.Blocks {
			for k := range a.fn.Blocks[b].Instrs {
				if x := &a.fn.Blocks[b].Instrs[k]; x.Dst == a.r && x.Op == ir.Move {
					return at{a.fn, x.A.Reg, a.up}, a.fn.Regs[a.r].Name != ""
				}
			}
		}
	}
	return at{}, false
}

// maxSites bounds how many calls of a function are told apart.
const maxSites = 8

// sites lists the calls of a function; none where others than those may call it, or too many do.
func (v *reviewer) sites(fn *ir.Func) []*frame {
	if s, ok := v.calls[fn.ID]; ok {
		return s
	}
	var out []*frame
	for _, id := range v.graph.Callers(fn.ID) {
		caller := v.prog.Funcs[id]
		for b := range caller.Blocks {
			for k := range caller.Blocks[b].Instrs {
				x := &caller.Blocks[b].Instrs[k]
				if x.Op == ir.Call && slices.ContainsFunc(v.graph.Targets(id, x.Dst), func(t callgraph.Target) bool { return t.Func == fn.ID }) {
					out = append(out, &frame{site: x, in: caller})
				}
			}
		}
	}
	if fn.Exported || len(out) > maxSites {
		out = nil
	}
	v.calls[fn.ID] = out
	return out
}

// number is a value that is worked out from constants.
func (v *reviewer) number(a at, depth int) (float64, bool) {
	b, d := v.follow(a, 0)
	if d == nil || depth > maxDepth {
		return 0, false
	}
	if d.Op == ir.Const && d.Lit == ir.LitNumber {
		n, err := strconv.ParseFloat(strings.ReplaceAll(d.Name, "_", ""), 64)
		return n, err == nil
	}
	if d.Op != ir.Binary {
		return 0, false
	}
	x, ok := v.number(at{b.fn, d.A.Reg, b.up}, depth+1)
	y, also := v.number(at{b.fn, d.B.Reg, b.up}, depth+1)
	if !ok || !also {
		return 0, false
	}
	switch d.Name {
	case "*":
		return x * y, true
	case "+":
		return x + y, true
	case "-":
		return x - y, true
	}
	return 0, false
}

// member is what is read of an object that is fully in sight.
func (v *reviewer) member(a at, load *ir.Instr, depth int) (at, bool) {
	if depth >= maxDepth {
		return at{}, false
	}
	if load.A.Reg == a.fn.This && a.fn.This >= 0 {
		return v.field(a.fn.Class, load.Name)
	}
	o := v.object(at{a.fn, load.A.Reg, a.up}, depth+1)
	if o == nil {
		return at{}, false
	}
	b, ok := o.keys[load.Name]
	return b, ok
}

// field is what a field of a class's objects is set to, where one place sets it.
func (v *reviewer) field(class ir.ClassID, name string) (at, bool) {
	if class == ir.NoClass {
		return at{}, false
	}
	c, out, n := v.prog.Classes[class], at{}, 0
	look := func(id ir.FuncID) {
		if id == ir.NoFunc {
			return
		}
		fn := v.prog.Funcs[id]
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Store && x.A.Reg == fn.This && x.Name == name {
					out, n = at{fn: fn, r: x.B.Reg}, n+1
				}
			}
		}
	}
	look(c.Ctor)
	for _, m := range c.Members {
		if m.Func != c.Ctor {
			look(m.Func)
		}
	}
	return out, n == 1
}

func capturedFrom(fn *ir.Func, r ir.Reg) (ir.Reg, bool) {
	for _, c := range fn.Captures {
		if c.Inner == r {
			return c.Outer, true
		}
	}
	return 0, false
}

// returned is what the one project function that a call reaches returns, when it is one thing.
func (v *reviewer) returned(a at, call *ir.Instr) (at, bool) {
	targets := v.graph.Targets(a.fn.ID, call.Dst)
	if len(targets) != 1 || call.Flags&ir.New != 0 {
		return at{}, false
	}
	return returns(v.prog.Funcs[targets[0].Func], &frame{call, a.fn, a.up})
}

// returns is what a function that is entered by a call returns, when it is one thing.
func returns(fn *ir.Func, up *frame) (at, bool) {
	out := ir.NoReg
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Return && x.A.Reg >= 0 {
				if out >= 0 && out != x.A.Reg {
					return at{}, false
				}
				out = x.A.Reg
			}
		}
	}
	return at{fn, out, up}, out >= 0
}

// exported is what a module of the project exports under the name that is imported.
func (v *reviewer) exported(d *ir.Instr) (at, bool) {
	if d.Ref < 0 || int(d.Ref) >= len(v.prog.Files) || d.Name == "*" {
		return at{}, false
	}
	want := d.Name
	if want == "" {
		want = "="
	}
	fn := v.prog.Funcs[v.prog.Files[d.Ref].Module]
	out := at{fn: fn, r: ir.NoReg}
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[i]; x.Op == ir.Export && x.Name == want {
				out.r = x.A.Reg
			}
		}
	}
	return out, out.r >= 0
}

// object puts together what is known of the object a register holds; nil when it is none in sight.
func (v *reviewer) object(a at, depth int) *object {
	if depth > maxDepth {
		return nil
	}
	made, d := v.follow(a, depth)
	if d == nil || d.Op != ir.Object && d.Op != ir.Array {
		return nil
	}
	o := &object{keys: map[string]at{}}
	aliases := v.aliases(made)
	for b := range made.fn.Blocks {
		for i := range made.fn.Blocks[b].Instrs {
			v.write(o, made, &made.fn.Blocks[b].Instrs[i], aliases, depth)
		}
	}
	return o
}

// aliases are the registers of a function that hold the same value as one of them.
func (v *reviewer) aliases(a at) map[ir.Reg]bool {
	same := map[ir.Reg]bool{a.r: true}
	for b := range a.fn.Blocks {
		for i := range a.fn.Blocks[b].Instrs {
			if x := &a.fn.Blocks[b].Instrs[i]; x.Op == ir.Move && same[x.A.Reg] {
				same[x.Dst] = true
			}
		}
	}
	return same
}

// write notes what an instruction writes to the object.
func (v *reviewer) write(o *object, made at, x *ir.Instr, aliases map[ir.Reg]bool, depth int) {
	switch x.Op {
	case ir.Store:
		if aliases[x.A.Reg] {
			o.keys[x.Name] = at{made.fn, x.B.Reg, made.up}
		}
	case ir.StoreIndex:
		o.open = o.open || aliases[x.A.Reg]
	case ir.CopyElems, ir.CopyProps:
		if aliases[x.B.Reg] {
			v.copied(o, at{made.fn, x.A.Reg, made.up}, x.Op == ir.CopyElems, depth)
		}
	case ir.Call:
		if f := v.defs(made.fn)[max(x.A.Reg, 0)]; x.B.Reg >= 0 && aliases[x.B.Reg] && f != nil && f.Op == ir.Load && v.words.Arrays.Adds[f.Name] {
			for _, a := range x.Args {
				o.push(at{made.fn, a.Reg, made.up})
			}
		}
	}
}

// copied adds what another object, or array, holds.
func (v *reviewer) copied(o *object, from at, elements bool, depth int) {
	other := v.object(from, depth+1)
	if other == nil {
		o.open = true
		return
	}
	o.open = o.open || other.open
	if elements {
		for _, e := range other.list() {
			o.push(e)
		}
		return
	}
	for k, val := range other.keys {
		o.keys[k] = val
	}
}

// push adds an element to an array.
func (o *object) push(a at) { o.keys[strconv.Itoa(len(o.list()))] = a }

// list is the elements of an array, as far as they have no gap.
func (o *object) list() []at {
	var out []at
	for {
		e, ok := o.keys[strconv.Itoa(len(out))]
		if !ok {
			return out
		}
		out = append(out, e)
	}
}

// text is a value as the catalogue writes it: a constant, /pattern/flags, function:true for a function
// that says yes to everything; "" for what is unknown.
func (v *reviewer) text(a at) string {
	if v.within >= maxDepth || v.pieces >= maxPieces { // s = s + x, in a loop
		return ""
	}
	v.within, v.pieces = v.within+1, v.pieces+1
	defer func() {
		if v.within--; v.within == 0 {
			v.pieces = 0
		}
	}()
	b, d := v.follow(a, 0)
	if d == nil {
		return ""
	}
	switch d.Op {
	case ir.Const:
		return d.Name
	case ir.Regexp:
		return "/" + d.Name + "/" + d.Module
	case ir.MakeFunc:
		if fn := v.prog.Funcs[d.Ref]; v.agrees(fn) || v.echoes(fn) {
			return "function:true"
		}
	case ir.Concat:
		var s strings.Builder
		for _, p := range d.Args {
			s.WriteString(v.part(at{b.fn, p.Reg, b.up}))
		}
		return s.String()
	case ir.Binary:
		return v.text(at{b.fn, d.A.Reg, b.up}) + d.Name + v.text(at{b.fn, d.B.Reg, b.up})
	case ir.Unary:
		return d.Name + v.text(at{b.fn, d.A.Reg, b.up})
	case ir.Call:
		if t, ok := v.joined(b, d); ok {
			return t
		}
	}
	return v.name(b, d)
}

// unknown stands in a text for what is not known of it.
const unknown = "\x00"

// part is a piece of a text: what is constant of it, and the name of the rest, marked as unknown.
func (v *reviewer) part(a at) string {
	b, d := v.follow(a, 0)
	if d != nil && (d.Op == ir.Const || d.Op == ir.Concat) {
		return v.text(b)
	}
	if d != nil && d.Op == ir.Call {
		if t, ok := v.joined(b, d); ok {
			return t
		}
	}
	return v.text(a) + unknown
}

// joined is the text that an array's elements are joined to.
func (v *reviewer) joined(a at, call *ir.Instr) (string, bool) {
	f := v.defs(a.fn)[max(call.A.Reg, 0)]
	if f == nil || f.Op != ir.Load || !v.words.Arrays.Joins[f.Name] || len(call.Args) == 0 {
		return "", false
	}
	list := at{a.fn, call.B.Reg, a.up}
	for range maxDepth {
		b, d := v.follow(list, 0)
		if d == nil || d.Op != ir.Call || d.B.Reg < 0 {
			break
		}
		g := v.defs(b.fn)[max(d.A.Reg, 0)]
		if g == nil || g.Op != ir.Load || !v.words.Arrays.Keeps[g.Name] {
			break
		}
		list = at{b.fn, d.B.Reg, b.up}
	}
	o := v.object(list, 0)
	if o == nil {
		return "", false
	}
	var parts []string
	for _, e := range o.list() {
		parts = append(parts, v.part(e))
	}
	if o.open {
		parts = append(parts, unknown)
	}
	return strings.Join(parts, v.text(at{a.fn, call.Args[0].Reg, a.up})), true
}

// agrees reports whether a function calls back, or returns, with true, whatever it is given.
func (v *reviewer) agrees(fn *ir.Func) bool {
	yes := false
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			switch x.Op {
			case ir.Branch:
				return false
			case ir.Call:
				last := len(x.Args) - 1
				yes = yes || last > 0 && v.constant(fn, x.Args[last].Reg) == "true"
			case ir.Return:
				yes = yes || v.constant(fn, x.A.Reg) == "true"
			}
		}
	}
	return yes
}

func (v *reviewer) constant(fn *ir.Func, r ir.Reg) string {
	if r < 0 {
		return ""
	}
	if d := v.defs(fn)[r]; d != nil && d.Op == ir.Const {
		return d.Name
	}
	return ""
}

// name writes what a value is by the module or variable it comes from: "cookie.serialize".
func (v *reviewer) name(a at, d *ir.Instr) string { return v.path(a, d, 0) }

func (v *reviewer) path(a at, d *ir.Instr, depth int) string {
	if d == nil || depth > maxDepth {
		if a.r >= 0 {
			return a.fn.Regs[a.r].Name
		}
		return ""
	}
	below := func(r ir.Reg) string {
		b, x := v.origin(at{a.fn, r, a.up})
		return v.path(b, x, depth+1)
	}
	switch d.Op {
	case ir.Import:
		m := strings.TrimPrefix(d.Module, "node:")
		if d.Name == "" || d.Name == "*" || d.Name == "default" {
			return m
		}
		return m + "." + d.Name
	case ir.Global:
		return d.Name
	case ir.Load:
		if d.Name == "default" {
			return below(d.A.Reg)
		}
		return below(d.A.Reg) + "." + d.Name
	case ir.Call:
		prefix := ""
		if d.Flags&ir.New != 0 {
			prefix = "new "
		}
		return prefix + below(d.A.Reg) + "()"
	}
	return a.fn.Regs[a.r].Name
}

// origin is follow without looking into calls and objects: for names.
func (v *reviewer) origin(a at) (at, *ir.Instr) {
	for range 24 {
		if a.r < 0 {
			return a, nil
		}
		if outer, ok := capturedFrom(a.fn, a.r); ok {
			a = at{fn: v.prog.Funcs[a.fn.Outer], r: outer}
			continue
		}
		d := v.defs(a.fn)[a.r]
		if d == nil || d.Op != ir.Move && d.Op != ir.Await {
			return a, d
		}
		a.r = d.A.Reg
	}
	return a, nil
}
