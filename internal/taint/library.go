package taint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/redos"
)

// applyModel applies what the library says of a call and returns the call's result.
func (a *analysis) applyModel(x *ir.Instr, m model) *tree {
	a.modelSinks(x, m)
	defer a.enterStates(x, m.call.States)
	returned := a.callbacks(x, m)
	a.returnedSinks(x, m, returned)
	var result *tree
	for _, f := range a.movements(x, m.call) {
		if f.To.Base == catalog.Callback {
			continue
		}
		v := a.flowing(x, &f, returned)
		if v.empty() {
			continue
		}
		if f.To.Base == catalog.Result {
			result = join(result, wrap(f.To.Path, v))
			continue
		}
		for _, o := range a.operands(x, f.To) {
			if len(f.To.Path) > 0 {
				a.write(o.Reg, f.To.Path, v, false)
			} else if o.Reg >= 0 {
				a.put(o.Reg, join(a.get(o.Reg), v))
			}
		}
	}
	for i := range m.call.Sources {
		s := &m.call.Sources[i]
		if !a.e.rulesOnly && s.Port.Base == catalog.Result && a.conditions(x, s.When) {
			result = join(result, wrap(s.Port.Path, &tree{facts: []fact{a.source(s, x.Dst, x.Node, m.heuristic)}}))
		}
	}
	for _, n := range a.values(x.Dst) {
		if n == a.e.lib.Result(m.node) {
			result = join(result, a.sourcesOf(n, x.Dst, x.Node, m.heuristic))
		}
	}
	return result
}

// meet notes that a row of the models applies, for whoever asks for coverage.
func (a *analysis) meet(row int32) {
	if c := a.e.opts.Coverage; c != nil && a.recording {
		c.Meet(row, a.e.prog.Files[a.fn.File].Source.Path)
	}
}

// movements lists the flows of a call that apply, those between the same ports joined into one:
// the data is safe afterwards for what any of them cleans.
func (a *analysis) movements(x *ir.Instr, m *catalog.CallModel) []catalog.Flow {
	var out []catalog.Flow
next:
	for i := range m.Flows {
		f := m.Flows[i]
		if !a.conditions(x, f.When) {
			continue
		}
		f.Cleans = f.Cleans.Union(a.cleanedBy(x, f.By))
		a.meet(f.Row)
		for j := range out {
			if samePort(out[j].From, f.From) && samePort(out[j].To, f.To) && slices.Equal(out[j].Only, f.Only) {
				out[j].Cleans = out[j].Cleans.Union(f.Cleans)
				out[j].Text = out[j].Text || f.Text
				out[j].Undoes = out[j].Undoes.Union(f.Undoes)
				out[j].As = max(out[j].As, f.As)
				out[j].Derived = out[j].Derived || f.Derived
				out[j].Vouches = out[j].Vouches.Union(f.Vouches)
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

// ofKinds is the data in a value itself that comes from sources of some kinds.
func ofKinds(t *tree, is func(kind string) bool) *tree {
	var out *tree
	for _, f := range t.orEmpty().facts {
		if is(f.kind()) {
			out = join(out, &tree{facts: []fact{f}})
		}
	}
	return out
}

func samePort(p, q catalog.Port) bool {
	return p.Base == q.Base && p.Lo == q.Lo && p.Hi == q.Hi && p.Param == q.Param && slices.Equal(p.Path, q.Path)
}

// wrap puts a value under a path of members.
func wrap(path []string, v *tree) *tree {
	for _, p := range slices.Backward(path) {
		if p == "*" {
			p = elem
		}
		v = (&tree{}).with(p, v)
	}
	return v
}

func (a *analysis) modelSinks(x *ir.Instr, m model) {
	if !a.recording {
		return
	}
	for i := range m.call.Sinks {
		s := &m.call.Sinks[i]
		if s.Port.Base == catalog.KeyOf || !a.conditions(x, s.When) {
			continue
		}
		for _, o := range a.operands(x, s.Port) {
			if s.Late && o.Reg >= 0 {
				a.late = append(a.late, lateSink{s, x, o, a.get(o.Reg), m.heuristic})
				continue
			}
			a.reachFrom(s, x, o, a.below(explicit(s, a.operandValue(x, o)), s.Port.Path), false, m.heuristic)
		}
	}
}

// returnedSinks are those that take what the functions passed to a call return: a handler's answer.
func (a *analysis) returnedSinks(x *ir.Instr, m model, returned map[int]*tree) {
	if len(returned) == 0 || !a.recording {
		return
	}
	for i := range m.call.Sinks {
		s := &m.call.Sinks[i]
		if s.Port.Base != catalog.Returned || !a.conditions(x, s.When) {
			continue
		}
		for arg := range x.Args {
			if arg >= s.Port.Lo && (s.Port.Hi < 0 || arg <= s.Port.Hi) {
				a.reachFrom(s, x, ir.Operand{Reg: ir.NoReg, Node: x.Args[arg].Node}, a.below(returned[arg], s.Port.Path), false, m.heuristic)
			}
		}
	}
}

// lateSink is a sink that a later check may still be in time for.
type lateSink struct {
	sink      *catalog.Sink
	call      *ir.Instr
	operand   ir.Operand
	value     *tree // at the call
	heuristic bool
}

// lateSinks reports what has reached such sinks and is unchecked where the function returns.
func (a *analysis) lateSinks() {
	for _, l := range a.late {
		var t *tree
		for _, x := range a.exits {
			if !x.refused {
				t = join(t, x.cur.at(l.operand.Reg))
			}
		}
		if t.empty() { // nothing else uses it
			t = l.value
		}
		a.reachFrom(l.sink, l.call, l.operand, a.below(t, l.sink.Port.Path), false, l.heuristic)
	}
}

// explicit returns of the value at a sink's port what counts there.
func explicit(s *catalog.Sink, t *tree) *tree {
	if !s.Explicit {
		return t
	}
	t = without(t, func(fact) bool { return true })
	if _, any := t.kid(elem); any {
		n := t.clone()
		n.kids = slices.DeleteFunc(slices.Clone(t.kids), func(k kid) bool { return k.name == elem })
		t = n
	}
	return t
}

// without returns t without some of the facts about the value itself.
func without(t *tree, is func(fact) bool) *tree {
	if t == nil || !slices.ContainsFunc(t.facts, is) {
		return t
	}
	n := t.clone()
	n.facts = slices.DeleteFunc(slices.Clone(t.facts), is)
	return n
}

// below is the value at a path of an argument, as a library finds it there: text has no members.
func (a *analysis) below(t *tree, path []string) *tree {
	for i := range path {
		if t == nil {
			return nil
		}
		text := false
		for _, f := range t.facts {
			text = text || f.clean.Intersect(a.e.ops.Built) != (catalog.Marks{})
		}
		if text {
			n := t.clone()
			n.facts = nil
			for _, f := range t.facts {
				if f.clean.Intersect(a.e.ops.Built) == (catalog.Marks{}) {
					n.facts = append(n.facts, f)
				}
			}
			t = n
		}
		t = t.at(path[i : i+1])
	}
	return t
}

// operandValue is the value of an operand of a call, the elements of a spread one.
func (a *analysis) operandValue(x *ir.Instr, o ir.Operand) *tree {
	t := a.get(o.Reg)
	for i := range x.Args {
		if x.Args[i] == o && x.Spread&(1<<min(i, 31)) != 0 {
			return t.element()
		}
	}
	return t
}

// flowing is the value that a flow row moves.
func (a *analysis) flowing(x *ir.Instr, f *catalog.Flow, returned map[int]*tree) *tree {
	var v *tree
	if f.From.Base == catalog.Returned {
		for arg, t := range returned {
			if arg >= f.From.Lo && (f.From.Hi < 0 || arg <= f.From.Hi) {
				v = join(v, t.at(f.From.Path))
			}
		}
		return v
	}
	for _, o := range a.operands(x, f.From) {
		v = join(v, a.operandValue(x, o).at(f.From.Path))
	}
	if v.empty() {
		return nil
	}
	if len(v.keyed) > 0 { // what a library hands on is mostly a copy
		v = v.clone()
		v.keyed = nil
		if v.empty() {
			return nil
		}
	}
	if f.Only != nil {
		v = ofKinds(v, func(kind string) bool { return slices.Contains(f.Only, kind) })
	}
	if f.Text && v != nil {
		v = a.built(v.facts)
	}
	if v.empty() {
		return nil
	}
	if f.Undoes != (catalog.Marks{}) {
		v = mapFacts(v, func(g fact) fact { return a.undone(g, f.Undoes) })
	}
	if f.Cleans != (catalog.Marks{}) {
		v = mark(v, f.Cleans, true)
		if a.e.ops.Markup >= 0 && f.Cleans.Has(a.e.ops.Markup) { // what has been put together is made safe whole
			v = mapFacts(v, func(g fact) fact { g.spots = escaped; return g })
		}
	}
	if f.As != 0 {
		v = mapFacts(v, func(g fact) fact { g.as = int16(f.As); return g })
	}
	return a.step(v, trace{node: x.Node, kind: stepThrough, text: a.calleeName(x)})
}

// callbacks runs the project functions that are passed to a library call on the values that the
// library hands them, and returns by argument what they return.
func (a *analysis) callbacks(x *ir.Instr, m model) map[int]*tree {
	var returned map[int]*tree
	for arg := range x.Args {
		fns := a.e.g.CallbackArgs(a.fn.ID, x.Dst, arg)
		if len(fns) == 0 {
			continue
		}
		handed := a.handed(x, m, arg)
		for _, f := range fns {
			b := &binding{params: func(i int) *tree { return handed[i] }}
			a.askInputs(f, b)
			s := a.e.sums[f]
			if s == nil {
				continue
			}
			a.applySinks(s, x.Args[arg].Node, f, b)
			a.handBack(x, m, arg, s, b)
			a.writeVars(s, x, b)
			if returned == nil {
				returned = map[int]*tree{}
			}
			returned[arg] = join(returned[arg], a.substitute(s.ret, x, b))
		}
	}
	return returned
}

// handed lists by parameter what a library call hands to a function passed as argument arg.
func (a *analysis) handed(x *ir.Instr, m model, arg int) map[int]*tree {
	handed := map[int]*tree{}
	for _, f := range a.movements(x, m.call) {
		if f.To.Base == catalog.Callback && arg >= f.To.Lo && (f.To.Hi < 0 || arg <= f.To.Hi) {
			if v := a.flowing(x, &f, nil); !v.empty() {
				handed[f.To.Param] = join(handed[f.To.Param], wrap(f.To.Path, v))
			}
		}
	}
	for i := range m.call.Sources {
		s := &m.call.Sources[i]
		p := s.Port
		if !a.e.rulesOnly && p.Base == catalog.Callback && arg >= p.Lo && (p.Hi < 0 || arg <= p.Hi) && a.conditions(x, s.When) {
			src := &tree{facts: []fact{a.source(s, x.Dst, x.Args[arg].Node, m.heuristic)}}
			handed[p.Param] = join(handed[p.Param], wrap(p.Path, src))
		}
	}
	return handed
}

// handBack carries what a callback writes into a parameter back to where the parameter came from:
// xs.forEach(x => { x.f = v }).
func (a *analysis) handBack(x *ir.Instr, m model, arg int, s *summary, b *binding) {
	for i := range m.call.Flows {
		f := &m.call.Flows[i]
		if f.To.Base != catalog.Callback || arg < f.To.Lo || f.To.Hi >= 0 && arg > f.To.Hi || len(f.To.Path) > 0 {
			continue
		}
		left := s.params[int32(f.To.Param)]
		if left == nil {
			continue
		}
		v := a.substitute(left, x, b)
		for _, o := range a.operands(x, f.From) {
			for _, k := range v.orEmpty().kids {
				a.write(o.Reg, append(slices.Clone(f.From.Path), k.name), k.t, false)
			}
		}
	}
}

func (t *tree) orEmpty() *tree {
	if t == nil {
		return &tree{}
	}
	return t
}

// operands lists the operands of a call (or store) that a port names.
func (a *analysis) operands(x *ir.Instr, p catalog.Port) []ir.Operand {
	switch p.Base {
	case catalog.This:
		if x.Op == ir.Call {
			return []ir.Operand{x.B}
		}
		return []ir.Operand{x.A}
	case catalog.Arg:
		var out []ir.Operand
		for i, o := range x.Args {
			spread := x.Spread&(1<<min(i, 31)) != 0
			if (i >= p.Lo || spread) && (p.Hi < 0 || i <= p.Hi) {
				out = append(out, o)
			}
		}
		return out
	case catalog.Assigned:
		if x.Op == ir.StoreIndex {
			return []ir.Operand{x.C}
		}
		return []ir.Operand{x.B}
	case catalog.Callee:
		return []ir.Operand{x.A}
	case catalog.KeyOf:
		return []ir.Operand{x.B}
	case catalog.Result:
		return []ir.Operand{{Reg: x.Dst, Node: x.Node}}
	}
	return nil
}

// conditions reports whether all conditions of a row hold at a call.
func (a *analysis) conditions(x *ir.Instr, cs []catalog.Condition) bool {
	for i := range cs {
		if cs[i].Shape != "keyed" && !a.condition(x, &cs[i]) {
			return false
		}
	}
	return true
}

func (a *analysis) condition(x *ir.Instr, c *catalog.Condition) bool {
	ops := a.operands(x, c.Port)
	if len(ops) == 0 || ops[0].Reg < 0 {
		return !c.Present && len(c.Is) == 0 && c.Shape == "" && c.Matches == "" && c.Has == ""
	}
	refuses := c.Absent || c.Unlike != "" || c.Lacks != "" || len(c.Not) > 0
	for _, o := range ops {
		for _, v := range a.e.fields(a.fn, o.Reg, c.Port.Path) {
			if holds := a.conditionOn(c, o.Reg, v); holds != refuses {
				return holds
			}
		}
	}
	return refuses
}

// conditionOn tests v, the value at the condition's path below register r.
func (a *analysis) conditionOn(c *catalog.Condition, r ir.Reg, v fieldValue) bool {
	if c.Absent && v.status != fieldAbsent || c.Present && !given(c, v) {
		return false
	}
	text, known := "", false
	if v.status == fieldFound {
		_, text, known = a.e.constant(v.fn, v.reg, 0)
		if pattern, flags, ok := a.e.pattern(v); ok {
			text, known = "/"+pattern+"/"+flags, true
		}
	}
	if len(c.Port.Path) > 0 && v.fn == a.fn {
		r = v.reg
	}
	if c.Has != "" && !a.inState(r, c.Has) || c.Lacks != "" && a.inState(r, c.Lacks) {
		return false
	}
	if len(c.Is) > 0 && !(known && slices.Contains(c.Is, text)) {
		return false
	}
	if len(c.Not) > 0 && known && slices.Contains(c.Not, text) {
		return false
	}
	if !known && v.status == fieldFound && (c.Matches != "" || c.Unlike != "") {
		text, known = a.e.outline(v.fn, v.reg)
	}
	if c.Matches != "" && !(known && matches(c.Matches, text)) || c.Unlike != "" && known && matches(c.Unlike, text) {
		return false
	}
	return c.Shape == "" || v.status != fieldAbsent && a.shape(c, v, a.get(r).at(c.Port.Path))
}

// given reports whether something is passed at a condition's path. A member counts only where the
// object is seen to have it: most options are never set.
func given(c *catalog.Condition, v fieldValue) bool {
	return v.status == fieldFound || v.status == fieldUnknown && len(c.Port.Path) == 0
}

// shape tests the value at a port; t is what flows there.
func (a *analysis) shape(c *catalog.Condition, v fieldValue, t *tree) bool {
	switch c.Shape {
	case "constant", "collection":
		return a.untainted(t)
	case "anchored-regexp":
		pattern, flags, ok := a.e.pattern(v)
		return ok && anchored(pattern, flags)
	case "slow-regexp":
		return a.e.attack(v) != nil
	case "array":
		d := a.e.definition(v)
		return d != nil && d.Op == ir.Array
	case "object":
		d := a.e.definition(v)
		return d != nil && d.Op == ir.Object
	case "function":
		d := a.e.definition(v)
		return d != nil && d.Op == ir.MakeFunc
	case "string":
		lit, _, ok := a.e.constant(v.fn, v.reg, 0)
		d := a.e.definition(v)
		return ok && lit == ir.LitString || d != nil && d.Op == ir.Concat
	}
	return false
}

// untainted reports whether a value holds no concrete source and is no bare parameter.
func (a *analysis) untainted(t *tree) bool {
	for _, f := range everything(t) {
		if f.label.kind == concrete {
			return false
		}
	}
	return true
}

// expressions keeps what matches has compiled. It speeds up and changes nothing.
var expressions sync.Map // text → *regexp.Regexp

// attack returns an attack on the pattern that a value is, or nil.
func (e *engine) attack(v fieldValue) *redos.Attack {
	pattern, flags, ok := e.pattern(v)
	if !ok {
		return nil
	}
	key := [2]string{pattern, flags}
	if at, ok := e.attacks.Load(key); ok {
		return at.(*redos.Attack)
	}
	at := redos.Analyze(pattern, flags)
	e.attacks.Store(key, at)
	return at
}

// attackNote tells of the slow pattern that a sink's conditions ask for, if they do.
func (a *analysis) attackNote(x *ir.Instr, s *catalog.Sink) string {
	for _, c := range s.When {
		if c.Shape != "slow-regexp" {
			continue
		}
		for _, o := range a.operands(x, c.Port) {
			if at := a.e.attack(a.e.field(a.fn, o.Reg, c.Port.Path)); at != nil {
				how := "polynomial"
				if at.Exponential {
					how = "exponential"
				}
				return fmt.Sprintf("the pattern takes %s time: %q, then %d times %q, then %q took %d steps of a backtracking matcher",
					how, at.Prefix, at.Repeats, at.Pump, at.Suffix, at.Steps)
			}
		}
	}
	return ""
}

// matches reports whether text matches an expression; the loader has compiled it once already.
func matches(pattern, text string) bool {
	re, ok := expressions.Load(pattern)
	if !ok {
		compiled, err := regexp.Compile(pattern)
		if err != nil {
			return false
		}
		re, _ = expressions.LoadOrStore(pattern, compiled)
	}
	return re.(*regexp.Regexp).MatchString(text)
}

// anchored reports whether a regular expression decides about the whole text and lets through only
// characters it lists: it begins with ^, ends with $, is not multi-line, and has no open class.
func anchored(pattern, flags string) bool {
	if strings.Contains(flags, "m") || !strings.HasPrefix(pattern, "^") || !strings.HasSuffix(pattern, "$") || strings.HasSuffix(pattern, `\$`) {
		return false
	}
	depth, class := 0, false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
			if i < len(pattern) && strings.IndexByte("SDWB", pattern[i]) >= 0 {
				return false
			}
		case class:
			class = c != ']'
		case c == '[':
			class = true
			if i+1 < len(pattern) && pattern[i+1] == '^' {
				return false
			}
		case c == '.':
			return false
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			return false
		}
	}
	return true
}
