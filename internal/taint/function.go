package taint

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// place orders the instructions of a function as the analysis meets them.
type place struct{ block, instr int32 }

func (p place) before(q place) bool {
	return p.block < q.block || p.block == q.block && p.instr < q.instr
}

// analysis is the run over one function.
type analysis struct {
	// picks are the keys of computed reads, as they were there.
	picks map[*ir.Instr]*tree
	// spotted says of strings that are put together where in a document their parts stand.
	spotted map[*ir.Instr][]spots
	born    int // how many makings deep bornIn looks at another function
	e       *engine
	fn      *ir.Func
	info    *funcInfo

	starts []start // by block
	cur    state
	shared bool  // cur is held by others: copy before writing
	puts   int   // registers written so far
	flags  flags // named states that values are in now
	block  *ir.Block
	at     place

	// recording is set for the last pass, when states are settled: only then are sinks, writes and
	// closures noted.
	recording bool
	work      int // instructions met and facts substituted, against maxWork
	look      int // work at which to look again whether it is still wanted
	sum       *summary
	sinkIndex map[sinkKey]int
	hits      []hit
	hitIndex  map[hitKey]int
	exits     []exit

	sticky     map[ir.Reg]*tree // what inner functions write into captured variables
	beyond     map[varRef]*tree // writes to variables of functions around that this one does not name
	grew       bool             // sticky changed in this pass
	writes     map[ir.Reg][]varWrite
	closures   []closure
	late       []lateSink
	cellReads  map[cellKey]bool
	cellWrites map[cellKey]*tree
	demands    []demand
	moved      map[*RuleFlow]*tree // what the user's propagators have taken
}

type varWrite struct {
	at  place
	val *tree
}

// closure is an inner function made here, with the captured variables as they were.
type closure struct {
	at   place
	node ir.NodeID
	fn   ir.FuncID
	vars state
	late bool // made before the code around it runs: sees the variables as they end up
}

// exit is one return of the function.
type exit struct {
	value   ir.Operand
	cur     state
	sense   string // "true", "false" where the value is known to be so
	refused bool   // nothing comes of it: somebody is turned away
}

// analyse computes the summary of f, its findings and what it asks of other functions.
func (e *engine) analyse(f ir.FuncID) (*summary, []demand) {
	a := &analysis{e: e, fn: e.prog.Funcs[f], info: e.info[f], sticky: e.sticky[f]}
	for pass := 0; ; pass++ {
		a.reset()
		entry := a.entry()
		if a.info.loops {
			a.settle(entry)
		}
		a.recording = true
		a.pass(entry)
		a.finish()
		if !a.grew || pass == 2 {
			break
		}
	}
	if !a.sum.settle() {
		e.bound("taint.summary", a.fn, maxSinkEntries)
	}
	a.sum.compact()
	a.sum.work = a.work
	e.hits[f], e.reads[f], e.writes[f], e.sticky[f] = a.hits, a.cellReads, a.cellWrites, a.sticky
	return a.sum, a.demands
}

func (a *analysis) reset() {
	a.starts = make([]start, len(a.fn.Blocks))
	a.sum = &summary{}
	a.sinkIndex, a.hitIndex = map[sinkKey]int{}, map[hitKey]int{}
	a.hits, a.exits, a.closures, a.demands, a.late = nil, nil, nil, nil, nil
	a.writes, a.beyond, a.moved = nil, nil, nil
	a.recording, a.grew = false, false
	a.picks = nil
}

// entry is the state in which the function starts: every input that is followed stands for itself.
func (a *analysis) entry() state {
	var s state
	input := func(r ir.Reg, t *tree) {
		if r >= 0 && !t.empty() {
			s = append(s, slot{r, t})
		}
	}
	followed := &a.e.inputs[a.fn.ID]
	for i, p := range a.fn.Params {
		if p.Reg < 0 {
			continue
		}
		t := a.e.tracked(a.fn.ID, labelKey{kind: fromParam, index: int32(i)})
		given := a.given(i)
		if c, ok := a.e.decorated(p.Decorators); ok && given != nil {
			given = mark(given, c.Cleans, true)
		}
		if clean := a.e.ops.TypeTests[p.Type]; t != nil && clean != (catalog.Marks{}) {
			t = mark(t, clean, false)
		}
		input(p.Reg, a.traits(catalog.VariableName, a.fn.Regs[p.Reg].Name, join(join(join(t, given), a.nameInput(p)), a.givenByRules(p))))
	}
	input(a.fn.This, followed.this)
	for r, v := range a.info.vars {
		input(r, a.e.vars[v])
	}
	if a.fn.Arguments >= 0 {
		var t *tree
		for i, p := range followed.params {
			if !p.empty() {
				t = t.with(index(i), p)
			}
		}
		input(a.fn.Arguments, t)
	}
	slices.SortStableFunc(s, func(x, y slot) int { return int(x.reg) - int(y.reg) })
	return s
}

// settle runs the blocks until their states no longer change.
func (a *analysis) settle(entry state) {
	rank := a.info.rank
	a.starts[0] = start{reached: true, vals: entry}
	pending := make([]bool, len(a.info.order))
	pending[0] = true
	visits := make([]int, len(a.info.order))
	for i := 0; i < len(pending); i++ {
		if !pending[i] {
			continue
		}
		pending[i] = false
		if visits[i]++; visits[i] > maxBlockVisit {
			a.e.bound("taint.loop", a.fn, maxBlockVisit)
			continue
		}
		again := i
		a.runBlock(a.info.order[i], i, func(succ int32) {
			r := int(rank[succ])
			if a.starts[succ].join(a.cur, a.flags, a.info.local, visits[r] >= widenVisits) {
				pending[r] = true
				again = min(again, r-1)
			}
		})
		if again < i {
			i = again
		}
	}
}

// pass runs every block once, in order, over settled states (or, without loops, settling them).
func (a *analysis) pass(entry state) {
	for _, x := range entry {
		a.askVar(x.reg, x.val)
	}
	if !a.info.loops {
		a.starts[0] = start{reached: true, vals: entry}
	}
	for i, b := range a.info.order {
		a.runBlock(b, i, func(succ int32) {
			if !a.info.loops {
				a.starts[succ].join(a.cur, a.flags, a.info.local, false)
			}
		})
	}
}

// checkEvery is the work between two looks at whether it is still wanted.
const checkEvery = 1 << 9

// runBlock runs one block from its start state and hands the states at its end to flow.
func (a *analysis) runBlock(b int32, order int, flow func(succ int32)) {
	start := &a.starts[b]
	if !start.reached {
		return
	}
	a.cur, a.shared = start.vals, true
	a.flags = start.flags.clone()
	a.block = &a.fn.Blocks[b]
	handler, flowed, marks := a.block.Handler, -1, a.e.marks[a.fn.File]
	for i := range a.block.Instrs {
		if a.work++; a.work >= a.look {
			if a.look = a.work + checkEvery; a.e.ctx.Err() != nil {
				return
			}
		}
		if a.work > maxWork {
			a.e.bound("taint.work", a.fn, maxWork)
			return
		}
		a.at = place{int32(order), int32(i)}
		x := &a.block.Instrs[i]
		if marks == nil {
			a.instr(x, flow)
		} else {
			a.ruled(marks, x, func() { a.instr(x, flow) })
		}
		if handler >= 0 && (i == 0 || x.Op == ir.Call) && flowed != a.puts {
			flow(handler)
			flowed = a.puts
		}
		if a.info.ends[x] {
			return
		}
	}
}

// instr runs one instruction and hands the states at the end of a block to flow.
func (a *analysis) instr(x *ir.Instr, flow func(succ int32)) {
	switch x.Op {
	case ir.Jump:
		flow(a.block.Succs[0])
	case ir.Branch:
		a.branch(x, flow)
	case ir.Return:
		a.exit(x)
	case ir.Throw, ir.Unreachable:
	default:
		a.transfer(x)
	}
}

// branch hands each successor the state refined by what its edge says about the condition.
func (a *analysis) branch(x *ir.Instr, flow func(succ int32)) {
	whole := a.cur
	a.decide(x)
	for i, succ := range a.block.Succs {
		a.cur, a.shared = whole, true
		if len(whole) > 0 {
			a.assume(x.A.Reg, i == 0, 0)
		}
		flow(succ)
	}
	a.cur, a.shared = whole, true
}

// turnsAway reports whether a return is by the way of an answer that somebody may not, or of nothing.
func (a *analysis) turnsAway(x *ir.Instr) bool {
	if d := a.origin(x.A.Reg); x.A.Reg >= 0 && d != nil && d.Op == ir.Const && (d.Lit == ir.LitNull || d.Name == "false") {
		return true
	}
	for i := range a.block.Instrs {
		if y := &a.block.Instrs[i]; y.Op == ir.Const && y.Lit == ir.LitNumber && len(y.Name) == 3 && y.Name[0] == '4' {
			return true
		}
	}
	return false
}

func (a *analysis) exit(x *ir.Instr) {
	if !a.recording {
		return
	}
	a.sum.ret = join(a.sum.ret, a.nameResult(x.A))
	a.answer(x.A)
	a.exits = append(a.exits, exit{x.A, a.cur, x.Name, a.turnsAway(x)})
	a.shared = true
}

// get returns the value of a register.
func (a *analysis) get(r ir.Reg) *tree {
	if r < 0 {
		return nil
	}
	var t *tree
	if len(a.cur) > 0 {
		t = a.cur.at(r)
	}
	if len(a.sticky) > 0 {
		t = join(t, a.sticky[r])
	}
	return t
}

// set writes a register.
func (a *analysis) set(r ir.Reg, t *tree) {
	if r < 0 || len(a.cur) == 0 && t.empty() {
		return
	}
	a.put(r, t)
	a.noteWrite(r, t)
}

// noteWrite remembers what is written to a variable that other functions see.
func (a *analysis) noteWrite(r ir.Reg, t *tree) {
	if a.recording && !t.empty() && a.isShared(r) {
		if a.writes == nil {
			a.writes = map[ir.Reg][]varWrite{}
		}
		a.writes[r] = append(a.writes[r], varWrite{a.at, t})
	}
}

// isShared reports whether a register is a variable that other functions see.
func (a *analysis) isShared(r ir.Reg) bool {
	if a.fn.Regs[r].Captured {
		return true
	}
	_, outer := a.info.vars[r]
	return outer
}

// addSticky joins what an inner function writes into a variable.
func (a *analysis) addSticky(r ir.Reg, t *tree) {
	old := a.sticky[r]
	if m := join(old, t); m != old && !equal(m, old) {
		if a.sticky == nil {
			a.sticky = map[ir.Reg]*tree{}
		}
		a.sticky[r] = m
		a.grew = true
	}
}

// finish turns what was recorded into the summary.
func (a *analysis) finish() {
	a.lateSinks()
	a.applyClosures()
	a.outputs()
	a.validations()
	for r := range a.fn.Regs {
		if a.fn.Regs[r].Captured {
			var all *tree
			for _, w := range a.writes[ir.Reg(r)] {
				all = join(all, w.val)
			}
			all = join(all, a.sticky[ir.Reg(r)])
			a.writeCell(cellKey{kind: varCell, a: int32(a.fn.ID), b: int32(r)}, all)
		}
	}
}

// outputs collects what the function leaves in its parameters, its receiver and the variables of
// enclosing functions.
func (a *analysis) outputs() {
	for r, i := range a.info.params {
		if t := a.leftIn(r); t != nil {
			if a.sum.params == nil {
				a.sum.params = map[int32]*tree{}
			}
			a.sum.params[i] = t
		}
	}
	if a.fn.This >= 0 {
		if _, outer := a.info.vars[a.fn.This]; !outer {
			a.sum.this = a.leftIn(a.fn.This)
		}
	}
	for _, c := range a.fn.Captures {
		v := a.info.vars[c.Inner]
		var t *tree
		if a.fn.Regs[c.Inner].Assigned > 0 {
			for _, w := range a.writes[c.Inner] {
				t = join(t, w.val)
			}
		} else {
			t = a.leftIn(c.Inner)
		}
		t = join(t, a.sticky[c.Inner])
		if !t.empty() {
			a.sum.vars = append(a.sum.vars, varEffect{v.fn, v.reg, t})
		}
	}
	for _, v := range slices.SortedFunc(maps.Keys(a.beyond), func(p, q varRef) int {
		return cmp.Or(cmp.Compare(p.fn, q.fn), cmp.Compare(p.reg, q.reg))
	}) {
		a.sum.vars = append(a.sum.vars, varEffect{v.fn, v.reg, a.beyond[v]})
	}
}

// leftIn returns the members that the function has written into the object of a register.
func (a *analysis) leftIn(r ir.Reg) *tree {
	var out *tree
	for _, x := range a.exits {
		out = join(out, storedPart(x.cur.at(r)))
	}
	return out
}

// storedPart returns the written members of a value, without the facts of the whole.
func storedPart(t *tree) *tree {
	if t == nil || !t.stored {
		return nil
	}
	var n *tree
	for _, k := range t.kids {
		if k.t.stored && !k.t.empty() {
			if n == nil {
				n = &tree{stored: true}
			}
			n.kids = append(n.kids, k)
		}
	}
	if n == nil {
		return nil
	}
	return n.bounded()
}

// validations collects the inputs that are known safe at every return, and at every return that
// may be truthy or falsy.
func (a *analysis) validations() {
	if len(a.fn.Params) == 0 {
		return
	}
	first := map[bool]bool{true: true, false: true}
	truth := map[bool][]check{}
	for i, x := range a.exits {
		held := a.checksIn(x.cur)
		if i == 0 {
			a.sum.checks = held
		} else {
			a.sum.checks = intersectChecks(a.sum.checks, held)
		}
		for _, sense := range []bool{true, false} {
			if lit, ok := a.truthOf(x.value.Reg); ok && lit != sense || x.sense != "" && x.sense != strconv.FormatBool(sense) {
				continue
			}
			a.cur, a.shared = x.cur, true
			if x.sense == "" {
				a.assume(x.value.Reg, sense, 0)
			}
			with := a.checksIn(a.cur)
			if first[sense] {
				truth[sense], first[sense] = with, false
			} else {
				truth[sense] = intersectChecks(truth[sense], with)
			}
		}
	}
	a.sum.truth = truth
}

// checksIn lists the inputs that a state knows to be safe for something: facts about an input that
// still stand where the input itself stands. The variables around a function count where it is
// the test of a search.
func (a *analysis) checksIn(s state) []check {
	var out []check
	for i, p := range a.fn.Params {
		if _, fixed := a.info.params[p.Reg]; !fixed {
			continue
		}
		own := a.e.input(a.fn.ID, labelKey{kind: fromParam, index: int32(i)})
		collectChecks(s.at(p.Reg), own, &out)
	}
	if a.e.tests[a.fn.ID] {
		for _, c := range a.fn.Captures {
			v := a.info.vars[c.Inner]
			collectChecks(s.at(c.Inner), a.e.input(a.fn.ID, labelKey{kind: fromVar, fn: v.fn, reg: v.reg}), &out)
		}
	}
	sortChecks(out)
	return out
}

func collectChecks(t *tree, own *label, out *[]check) {
	if t == nil {
		return
	}
	for _, f := range t.facts {
		if f.label == own && f.mode == structural && f.clean != (catalog.Marks{}) {
			*out = addCheck(*out, check{own, f.clean})
		}
	}
	for _, k := range t.kids {
		collectChecks(k.t, own.extend(k.name), out)
	}
}

// given returns what the library, a declared type, a decorator or a name hands to parameter i: the
// source values it holds that no call within the program passes to it.
func (a *analysis) given(i int) *tree {
	p := a.fn.Params[i]
	var out *tree
	for _, n := range a.values(p.Reg) {
		if len(a.e.lib.Sources(n)) == 0 || a.e.passed(a.fn.ID, n) {
			continue
		}
		if srcs := a.e.lib.Sources(n); a.e.unseen[srcs[0].Kind] && len(a.e.g.Callers(a.fn.ID)) > 0 {
			continue
		}
		out = join(out, a.sourcesOf(n, p.Reg, p.Node, a.e.g.Heuristic(a.fn.ID, p.Reg)))
	}
	return out
}

// passed reports whether a call within the program passes library value n to f.
func (e *engine) passed(f ir.FuncID, n catalog.Node) bool {
	for _, c := range e.g.Callers(f) {
		caller := e.prog.Funcs[c]
		for b := range caller.Blocks {
			for i := range caller.Blocks[b].Instrs {
				x := &caller.Blocks[b].Instrs[i]
				if x.Op == ir.Call && e.targets(c, x.Dst, f) && e.passes(c, x, n) {
					return true
				}
			}
		}
	}
	return false
}

func (e *engine) targets(c ir.FuncID, site ir.Reg, f ir.FuncID) bool {
	for _, t := range e.g.Targets(c, site) {
		if t.Func == f {
			return true
		}
	}
	return false
}

func (e *engine) passes(c ir.FuncID, x *ir.Instr, n catalog.Node) bool {
	for _, o := range x.Args {
		if o.Reg < 0 {
			continue
		}
		for _, v := range e.g.Values(c, o.Reg) {
			if v.Kind == callgraph.API && v.ID == n {
				return true
			}
		}
	}
	return false
}

// sourcesOf returns the facts of a register that holds library value n, when that is a source.
func (a *analysis) sourcesOf(n catalog.Node, r ir.Reg, node ir.NodeID, heuristic bool) *tree {
	if a.e.rulesOnly {
		return nil
	}
	var fs []fact
	srcs := a.e.lib.Sources(n)
	for i := range srcs {
		fs = append(fs, a.source(&srcs[i], r, node, heuristic))
	}
	if fs == nil {
		return nil
	}
	return &tree{facts: fs}
}

// source makes the fact that a register holds untrusted data.
func (a *analysis) source(s *catalog.Source, r ir.Reg, node ir.NodeID, heuristic bool) fact {
	a.meet(s.Row)
	l := a.e.labels.get(labelKey{kind: concrete, fn: a.fn.ID, reg: r, row: s.Row}, s)
	var none *trace
	return fact{label: l, clean: s.Cleans.Union(a.e.cleaned[s.Kind]), heuristic: heuristic, trace: none.then(trace{file: a.fn.File, node: node, kind: stepSource, text: s.Label})}
}
