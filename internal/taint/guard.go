package taint

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// maxGuardDepth bounds how far a condition is taken apart.
const maxGuardDepth = 12

// assume refines the current state by the knowledge that register r is truthy (or falsy).
func (a *analysis) assume(r ir.Reg, truthy bool, depth int) {
	if r < 0 || depth > maxGuardDepth {
		return
	}
	if !truthy {
		a.vouch(r, a.e.ops.All, false, 0) // undefined, null, "", 0, false
	}
	d := a.info.def[r]
	if d == nil {
		return
	}
	switch d.Op {
	case ir.Move, ir.Await:
		a.assume(d.A.Reg, truthy, depth+1)
	case ir.Unary:
		if d.Name == "!" {
			a.assume(d.A.Reg, !truthy, depth+1)
		}
		if d.Name == "~" { // ~xs.indexOf(x)
			a.assumeCall(d.A.Reg, truthy)
		}
	case ir.Binary:
		a.assumeComparison(d, truthy, depth)
	case ir.Load:
		a.assumeMember(d, truthy)
	case ir.Call:
		a.assumeCall(r, truthy)
	}
}

// assumeComparison refines by the outcome of a comparison.
func (a *analysis) assumeComparison(d *ir.Instr, truthy bool, depth int) {
	switch d.Name {
	case "!=", "!==":
		truthy = !truthy
		fallthrough
	case "==", "===":
		a.assumeEqual(d.A, d.B, truthy, depth)
		a.assumeEqual(d.B, d.A, truthy, depth)
	case ">=", ">":
		a.assumeBounded(d.B, d.A, truthy, depth)
		a.assumeFound(d.A, d.B, d.Name, truthy)
	case "<", "<=":
		a.assumeBounded(d.A, d.B, truthy, depth)
		flipped := map[string]string{"<": ">=", "<=": ">"}[d.Name]
		a.assumeFound(d.A, d.B, flipped, !truthy)
	case "in":
		if truthy && a.trusted(d.B.Reg) {
			a.vouch(d.A.Reg, a.e.ops.All.Without(a.e.ops.Inherited), true, 0)
		}
	}
}

// assumeBounded refines by less being below more, or not: what a check of the length vouches for.
func (a *analysis) assumeBounded(less, more ir.Operand, holds bool, depth int) {
	r := more.Reg
	if holds {
		r = less.Reg
	}
	if d := a.madeBy(r); d != nil && d.Op == ir.Load {
		a.vouch(r, a.e.ops.Vouches[d.Name], true, depth+1)
	}
}

// assumeEqual refines x by its being equal (or not) to y.
func (a *analysis) assumeEqual(x, y ir.Operand, equal bool, depth int) {
	lit, text, ok := a.constant(y.Reg)
	if !ok {
		if equal && a.trusted(y.Reg) && !a.get(x.Reg).empty() {
			a.vouch(x.Reg, a.e.ops.All, true, 0)
		}
		return
	}
	if t := a.typeTested(x.Reg); t >= 0 {
		if equal {
			a.vouch(t, a.e.ops.TypeTests[text], true, 0)
		}
		return
	}
	switch {
	case equal && lit == ir.LitBool && text == "true", !equal && lit == ir.LitBool && text == "false":
		a.assume(x.Reg, true, depth+1)
	case equal && lit == ir.LitBool, !equal && lit == ir.LitBool:
		a.assume(x.Reg, false, depth+1)
	case lit == ir.LitNumber && (text == "-1" || text == "0"):
		a.assumeFound(x, y, "==", equal)
	case lit == ir.LitNull || lit == ir.LitUndefined:
		a.assumeCall(x.Reg, !equal) // re.exec(x) !== null
	}
	if equal {
		a.vouch(x.Reg, a.e.ops.All, true, 0)
		return
	}
	for _, ref := range a.e.ops.Refused {
		if slices.Contains(ref.Values, text) {
			a.vouch(x.Reg, ref.Cleans, true, 0)
		}
	}
}

// assumeFound refines by the comparison of a search result with -1 or 0.
func (a *analysis) assumeFound(x, y ir.Operand, op string, holds bool) {
	_, text, ok := a.constant(y.Reg)
	if !ok {
		return
	}
	switch {
	case op == "==" && text == "0" && holds:
		a.assumeSense(x.Reg, catalog.WhenZero)
	case op == "==" && text == "0", op == ">" && text == "0" && holds:
		a.assumeSense(x.Reg, catalog.WhenNonzero)
	case op == "==" && text == "-1", op == "<" && text == "0":
		a.assumeCall(x.Reg, !holds)
	case op == ">=" && text == "0", op == ">" && text == "-1":
		a.assumeCall(x.Reg, holds)
	}
}

// typeTested returns the register whose type r names (typeof x), or NoReg.
func (a *analysis) typeTested(r ir.Reg) ir.Reg {
	if r >= 0 {
		if d := a.info.def[r]; d != nil && d.Op == ir.Unary && d.Name == "typeof" {
			return d.A.Reg
		}
	}
	return ir.NoReg
}

// assumeCall refines by the truth of what a call returned.
func (a *analysis) assumeCall(r ir.Reg, truthy bool) {
	d := a.producer(r)
	if d == nil {
		return
	}
	sense := catalog.WhenFalse
	if truthy {
		sense = catalog.WhenTrue
	}
	for _, m := range a.models(d) {
		a.applyGuards(d, m.call, sense, "")
	}
	a.applyTruth(d, truthy)
	switch n := a.native(d); {
	case truthy && n == ir.NativeEvery, !truthy && n == ir.NativeSome:
		a.vouch(d.B.Reg, a.tested(d, truthy), true, 0)
	case truthy && (n == ir.NativeSome || n == ir.NativeFind):
		a.assumeListed(d)
	}
}

// assumeListed marks the variables that the function passed as the first argument of a call vouches
// for, where it returns something truthy for an element of what nobody untrusted wrote:
// ALLOWED.some((name) => name === host).
func (a *analysis) assumeListed(x *ir.Instr) {
	if !a.trusted(x.B.Reg) {
		return
	}
	var held []check
	for i, f := range a.e.g.CallbackArgs(a.fn.ID, x.Dst, 0) {
		var one []check
		if s := a.e.sums[f]; s != nil {
			one = s.truth[true]
		}
		if i == 0 {
			held = one
		} else {
			held = intersectChecks(held, one)
		}
	}
	for _, c := range held {
		if r, ok := a.registerOf(varRef{c.label.fn, c.label.reg}); ok && c.label.kind == fromVar {
			a.vouchPath(r, splitPath(c.label.path), c.clean)
		}
	}
}

// native is what the library says a call does to functions and objects.
func (a *analysis) native(x *ir.Instr) ir.Native {
	for _, m := range a.values(x.A.Reg) {
		if n := a.e.lib.Native(m); n != ir.NotNative {
			return n
		}
	}
	return a.e.lib.Native(a.e.lib.Member(a.e.lib.Any(), a.calleeName(x)))
}

// tested is what the functions passed as the first argument of a call vouch for of their own first
// parameter, where they return something truthy (or falsy).
func (a *analysis) tested(x *ir.Instr, truthy bool) catalog.Marks {
	clean := a.e.ops.All
	fns := a.e.g.CallbackArgs(a.fn.ID, x.Dst, 0)
	for _, f := range fns {
		var one catalog.Marks
		if s := a.e.sums[f]; s != nil {
			for _, c := range s.truth[truthy] {
				if c.label.kind == fromParam && c.label.index == 0 && c.label.path == "" {
					one = one.Union(c.clean)
				}
			}
		}
		clean = clean.Intersect(one)
	}
	if len(fns) == 0 {
		return catalog.Marks{}
	}
	return clean
}

// assumeSense refines by the outcome of a call.
func (a *analysis) assumeSense(r ir.Reg, sense catalog.Sense) {
	if d := a.producer(r); d != nil {
		for _, m := range a.models(d) {
			a.applyGuards(d, m.call, sense, "")
		}
	}
}

// producer returns the call that a register's value comes from, or nil.
func (a *analysis) producer(r ir.Reg) *ir.Instr {
	if r < 0 {
		return nil
	}
	d := a.info.def[r]
	for d != nil && (d.Op == ir.Move || d.Op == ir.Await) && d.A.Reg >= 0 {
		d = a.info.def[d.A.Reg]
	}
	if d == nil || d.Op != ir.Call {
		return nil
	}
	return d
}

// assumeMember refines by the truth of a member of what a call returned: {error} of a validator.
func (a *analysis) assumeMember(load *ir.Instr, truthy bool) {
	d := a.producer(load.A.Reg)
	if d == nil {
		return
	}
	sense := catalog.WhenFalse
	if truthy {
		sense = catalog.WhenTrue
	}
	for _, m := range a.models(d) {
		a.applyGuards(d, m.call, sense, load.Name)
	}
}

// applyGuards marks the data that the guards of a call vouch for at an outcome.
func (a *analysis) applyGuards(d *ir.Instr, m *catalog.CallModel, sense catalog.Sense, member string) {
	for i := range m.Guards {
		g := &m.Guards[i]
		if g.Sense != sense || g.Member != member || !a.conditions(d, g.When) {
			continue
		}
		a.meet(g.Row)
		for _, o := range a.operands(d, g.Port) {
			if !a.ownKey(d, g, o.Reg) {
				a.vouchPath(o.Reg, g.Port.Path, g.Cleans.Union(a.cleanedBy(d, g.By)))
			}
		}
	}
}

// ownKey reports whether r is a key of the very object that a guard looks it up in, as in
// `for (const k in o) if (o.hasOwnProperty(k))`: that says nothing about the key.
func (a *analysis) ownKey(d *ir.Instr, g *catalog.Guard, r ir.Reg) bool {
	of := a.enumerated(r)
	if of < 0 {
		return false
	}
	for i := range g.When {
		if g.When[i].Shape != "collection" {
			continue
		}
		for _, o := range a.operands(d, g.When[i].Port) {
			if a.variable(o.Reg) == of {
				return true
			}
		}
	}
	return false
}

// enumerated returns the variable whose own keys r goes through in a loop, or NoReg.
func (a *analysis) enumerated(r ir.Reg) ir.Reg { return a.variable(a.keysOf(r)) }

// keysOf returns the register of the object whose own keys r goes through in a loop, or NoReg.
func (a *analysis) keysOf(r ir.Reg) ir.Reg {
	e := a.origin(r)
	if e == nil || e.Op != ir.Elem || e.A.Reg < 0 {
		return ir.NoReg
	}
	if e.Flags&ir.Key != 0 { // for (k in o)
		return e.A.Reg
	}
	if keys := a.origin(e.A.Reg); keys != nil && keys.Op == ir.Call && len(keys.Args) == 1 { // for (k of Object.keys(o))
		return keys.Args[0].Reg
	}
	return ir.NoReg
}

// readsOwn reports whether a computed read takes a member of an object by one of the object's own keys.
func (a *analysis) readsOwn(x *ir.Instr) bool { return a.sameObject(a.keysOf(x.B.Reg), x.A.Reg, 0) }

// sameObject reports whether two registers have been read from one variable in the same way.
func (a *analysis) sameObject(r, s ir.Reg, depth int) bool {
	r, s = a.variable(r), a.variable(s)
	if r < 0 || s < 0 || r == s || depth > maxGuardDepth {
		return r >= 0 && r == s
	}
	d, e := a.info.def[r], a.info.def[s]
	if d == nil || e == nil || d.Op != e.Op || d.Op != ir.Load && d.Op != ir.LoadIndex || d.Name != e.Name {
		return false
	}
	return a.sameObject(d.A.Reg, e.A.Reg, depth+1) && (d.Op == ir.Load || a.sameObject(d.B.Reg, e.B.Reg, depth+1))
}

// origin returns the instruction that makes a register's value, moves aside, or nil.
func (a *analysis) origin(r ir.Reg) *ir.Instr {
	for range maxGuardDepth {
		if r < 0 {
			return nil
		}
		d := a.info.def[r]
		if d == nil || d.Op != ir.Move {
			return d
		}
		r = d.A.Reg
	}
	return nil
}

// variable returns the register that r is a copy of.
func (a *analysis) variable(r ir.Reg) ir.Reg {
	for range maxGuardDepth {
		if r < 0 || a.info.def[r] == nil || a.info.def[r].Op != ir.Move {
			return r
		}
		r = a.info.def[r].A.Reg
	}
	return r
}

// applyTruth marks the arguments that a project function's outcome vouches for.
func (a *analysis) applyTruth(d *ir.Instr, truthy bool) {
	targets := a.e.g.Targets(a.fn.ID, d.Dst)
	if len(targets) == 0 {
		return
	}
	var held []check
	for i, t := range targets {
		var cs []check
		if s := a.e.sums[t.Func]; s != nil {
			cs = s.truth[truthy]
		}
		if i == 0 {
			held = cs
		} else {
			held = intersectChecks(held, cs)
		}
	}
	a.applyChecks(d, targets[0], held)
}

// vouch marks the value of a register as safe for the contexts: the register itself, the place it
// was read from, and what it was derived from. whole is set when the fact is about the value as
// such and so about every member too.
func (a *analysis) vouch(r ir.Reg, clean catalog.Marks, whole bool, depth int) {
	if r < 0 || depth > maxGuardDepth || clean == (catalog.Marks{}) {
		return
	}
	if t := a.cur.at(r); !t.empty() {
		a.put(r, mark(t, clean, whole))
	}
	a.vouchOrigin(r, clean, whole, depth)
}

// vouchOrigin carries a mark on to where the value of a register came from.
func (a *analysis) vouchOrigin(r ir.Reg, clean catalog.Marks, whole bool, depth int) {
	d := a.info.def[r]
	if d == nil {
		return
	}
	switch d.Op {
	case ir.Move, ir.Await:
		a.vouch(d.A.Reg, clean, whole, depth+1)
	case ir.Load:
		a.places(r, func(r ir.Reg, path []string) { a.put(r, markAt(a.cur.at(r), path, clean)) })
		if v := a.e.ops.Vouches[d.Name].Intersect(clean); v != (catalog.Marks{}) {
			a.vouch(d.A.Reg, v, true, depth+1)
		}
	case ir.LoadIndex: // parts[i] in a loop: which element does not matter, this round reads the checked one again
		if t := a.cur.at(d.A.Reg); !t.empty() {
			a.put(d.A.Reg, mark(t, clean, true))
		}
	case ir.Concat: // what the whole may be, its parts may be there
		for _, o := range d.Args {
			a.vouch(o.Reg, clean, whole, depth+1)
		}
	case ir.Call:
		for _, m := range a.models(d) {
			for i := range m.call.Flows {
				f := &m.call.Flows[i]
				if !f.Derived || f.To.Base != catalog.Result || !a.conditions(d, f.When) {
					continue
				}
				for _, o := range a.operands(d, f.From) {
					a.vouch(o.Reg, clean.Intersect(f.Vouches), true, depth+1)
				}
			}
		}
	}
}

// places calls f for every variable that a register was read from by Loads, with the path below it:
// after `const b = req.body`, b.name is the member name of b and body.name of req.
func (a *analysis) places(r ir.Reg, f func(r ir.Reg, path []string)) {
	var path []string
	for range maxGuardDepth {
		d := a.info.def[r]
		if d == nil || d.A.Reg < 0 || d.Op != ir.Load && d.Op != ir.Move && d.Op != ir.Await {
			return
		}
		if d.Op == ir.Load {
			path = append([]string{d.Name}, path...)
		}
		if r = d.A.Reg; len(path) > 0 {
			f(r, path)
		}
	}
}

// vouchPath marks the value at a path below a register.
func (a *analysis) vouchPath(r ir.Reg, path []string, clean catalog.Marks) {
	if len(path) == 0 {
		a.vouch(r, clean, true, 0)
		return
	}
	if r >= 0 {
		a.put(r, markAt(a.get(r), path, clean))
	}
}

// mark adds contexts to every fact of a value (and of its members, when whole).
func mark(t *tree, clean catalog.Marks, whole bool) *tree {
	add := func(f fact) fact { f.clean = f.clean.Union(clean); return f }
	if whole {
		return mapFacts(t, add)
	}
	n := t.clone()
	n.facts = make([]fact, len(t.facts))
	for i, f := range t.facts {
		n.facts[i] = add(f)
	}
	return n
}

// markAt marks the member at a path, giving it an entry of its own.
func markAt(t *tree, path []string, clean catalog.Marks) *tree {
	if t.empty() {
		return t
	}
	if len(path) == 0 {
		return mark(t, clean, true)
	}
	sub := t.member(path[0])
	if path[0] == elem {
		sub = t.element()
	}
	if sub.empty() {
		return t
	}
	n := t.with(path[0], markAt(sub, path[1:], clean))
	n.stored = t.stored
	return n
}

// location returns the variable (or other register) and path that a register was read from by
// Loads alone: `const id = req.query.id` is (req, query.id).
func (a *analysis) location(r ir.Reg) (ir.Reg, []string, bool) {
	var rev []string
	for range maxGuardDepth {
		d := a.info.def[r]
		if d == nil || d.Op != ir.Load && d.Op != ir.Move && d.Op != ir.Await {
			break
		}
		if d.Op == ir.Load {
			rev = append(rev, d.Name)
		}
		if d.A.Reg < 0 {
			return ir.NoReg, nil, false
		}
		r = d.A.Reg
	}
	if len(rev) == 0 {
		return ir.NoReg, nil, false
	}
	slices.Reverse(rev)
	return r, rev, true
}

// trusted reports whether nothing untrusted is known to be in a register: no concrete source and
// no parameter of the function.
func (a *analysis) trusted(r ir.Reg) bool {
	if r < 0 {
		return false
	}
	for _, f := range everything(a.get(r)) {
		if f.label.kind == concrete || f.label.kind == fromParam && f.mode == structural {
			return false
		}
	}
	return !a.handedIn(r)
}

// handedIn reports whether a register holds a parameter or something below one, which callers that
// are not part of the program may choose. The elements that a search shows its test are not: what
// is known of the list is known where it is searched.
func (a *analysis) handedIn(r ir.Reg) bool {
	for range maxGuardDepth {
		d := a.info.def[r]
		if d == nil {
			return a.info.isParam[r] && !(a.e.tests[a.fn.ID] && r == a.fn.Params[0].Reg)
		}
		switch d.Op {
		case ir.Move, ir.Await, ir.Load, ir.LoadIndex, ir.Elem:
			if r = d.A.Reg; r < 0 {
				return false
			}
		default:
			return false
		}
	}
	return false
}
