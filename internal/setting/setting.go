// Package setting judges the settings that calls are given: whether a session cookie has its flags, a
// token an end, a list of origins is one. It puts a call's settings together from literals, variables,
// spreads, later writes, helper functions and other modules, and stays silent about what it cannot see.
// Which settings matter is data (catalog/settings).
package setting

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

type reviewer struct {
	prog   *ir.Program
	graph  *callgraph.Graph
	words  *catalog.Settings
	byFunc [][]*ir.Instr      // the one definition of each register, by function
	byName map[string][]check // the checks that calls of a name are for
	calls  map[ir.FuncID][]*frame
	// within is how deep in the reading of a text the reviewer is, pieces how many it has read for it.
	within, pieces int
}

// Review returns the unsafe settings of a program's calls, in order of functions; not all of them
// when ctx ends.
func Review(ctx context.Context, prog *ir.Program, g *callgraph.Graph, words *catalog.Settings) []*finding.Finding {
	if words == nil {
		return nil
	}
	v := &reviewer{prog: prog, graph: g, words: words, byFunc: make([][]*ir.Instr, len(prog.Funcs)), byName: map[string][]check{}, calls: map[ir.FuncID][]*frame{}}
	var out []*finding.Finding
	for _, fn := range prog.Funcs {
		if ctx.Err() != nil {
			break
		}
		prog.Try("judging settings", fn.File, func() { out = append(out, v.function(fn)...) })
	}
	return out
}

// function judges the calls of one function.
func (v *reviewer) function(fn *ir.Func) []*finding.Finding {
	var out []*finding.Finding
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			switch x := &fn.Blocks[b].Instrs[i]; {
			case x.Op == ir.Call && x.Flags&ir.JSX == 0:
				out = append(out, v.call(fn, x)...)
			case x.Op == ir.Store:
				out = append(out, v.store(fn, x)...)
			}
		}
	}
	return out
}

// defs are the instructions that define the registers of a function that are written once.
func (v *reviewer) defs(fn *ir.Func) []*ir.Instr {
	if d := v.byFunc[fn.ID]; d != nil {
		return d
	}
	d := make([]*ir.Instr, len(fn.Regs))
	for b := range fn.Blocks {
		for k := range fn.Blocks[b].Instrs {
			if x := &fn.Blocks[b].Instrs[k]; x.Dst >= 0 && fn.Regs[x.Dst].Assigned == 1 {
				d[x.Dst] = x
			}
		}
	}
	v.byFunc[fn.ID] = d
	return d
}

// call runs every check over a call.
func (v *reviewer) call(fn *ir.Func, x *ir.Instr) []*finding.Finding {
	a, d := v.origin(at{fn: fn, r: x.A.Reg})
	callee := v.name(a, d)
	if callee == "" {
		return nil
	}
	if x.Flags&ir.New != 0 {
		callee = "new " + callee
	}
	var out []*finding.Finding
	var last *catalog.SettingCheck
	for _, k := range v.checks(callee) {
		if k.check != last && len(x.Args) >= k.call.Arity && v.unsafe(&call{fn: fn, x: x, callee: callee}, k) {
			out = append(out, v.finding(fn, x, k.check))
			last = k.check
		}
	}
	return out
}

// call is a call that is judged: in general, or as it is where its function was entered by another.
type call struct {
	fn     *ir.Func
	x      *ir.Instr
	callee string
	up     *frame
}

// unsafe reports whether a call fails a check: as it stands, or for what some call of its function gives.
func (v *reviewer) unsafe(c *call, k check) bool {
	if v.fails(c, k.call, k.check) {
		return true
	}
	if len(c.fn.Params) == 0 {
		return false
	}
	sites := v.sites(c.fn)
	return len(sites) > 1 && slices.ContainsFunc(sites, func(up *frame) bool {
		return v.fails(&call{c.fn, c.x, c.callee, up}, k.call, k.check)
	})
}

// check is a check and the form of a call that it is for.
type check struct {
	check *catalog.SettingCheck
	call  *catalog.SettingCall
}

// checks lists the checks that calls of a name are for, in order. Programs call few names many times.
func (v *reviewer) checks(callee string) []check {
	if out, ok := v.byName[callee]; ok {
		return out
	}
	var out []check
	for i := range v.words.Checks {
		c := &v.words.Checks[i]
		if c.Spared != nil && c.Spared.MatchString(callee) {
			continue
		}
		for k := range c.Calls {
			if re := c.Calls[k].Call; re != nil && re.MatchString(callee) {
				out = append(out, check{c, &c.Calls[k]})
			}
		}
	}
	v.byName[callee] = out
	return out
}

// fails reports whether a call fails a check.
func (v *reviewer) fails(x *call, s *catalog.SettingCall, c *catalog.SettingCheck) bool {
	if !v.isMeant(x, s) || x.x.Spread != 0 {
		return false
	}
	if s.Line != nil {
		val, _ := v.find(x, s.At, nil)
		return val.r >= 0 && v.lacksText(val, s, c, 0)
	}
	if c.Needs != "" {
		if needs, _ := v.find(x, s.At+"."+c.Needs, nil); needs.r < 0 || v.text(needs) != "true" {
			return false
		}
	}
	if v.removes(x, s.At) {
		return false
	}
	path := s.At
	if c.Key != "" {
		path += "." + c.Key
	}
	val, known := v.find(x, path, c.Wrong)
	if val.r >= 0 {
		if n, ok := v.number(val, 0); ok && c.Over > 0 && n > c.Over {
			return true
		}
		t := v.text(val)
		return c.Wrong != nil && t != "" && c.Wrong.MatchString(t)
	}
	return c.Lacks && known && v.nothingInstead(x, s, c)
}

// isMeant reports whether a call of that form is one that the settings are for, by what it is given.
func (v *reviewer) isMeant(x *call, s *catalog.SettingCall) bool {
	if s.Given != nil {
		t := ""
		if s.Argument == "callee" {
			parts := strings.Split(x.callee, ".")
			t = parts[max(0, len(parts)-2)]
		} else if given, known := v.find(x, s.Argument, nil); known && given.r >= 0 {
			t = v.called(x, s, given)
		} else {
			return false
		}
		if !s.Given.MatchString(t) || s.Not != nil && s.Not.MatchString(t) {
			return false
		}
	}
	if s.Empty == "" {
		return true
	}
	val, _ := v.find(x, s.Empty, nil)
	return val.r >= 0 && !v.isEmpty(val)
}

// called is the text by which a call names what it sets; where that is not constant, the last name of
// the value it is set to.
func (v *reviewer) called(x *call, s *catalog.SettingCall, given at) string {
	if _, d := v.follow(given, 0); s.Empty == "" || d != nil && (d.Op == ir.Const || d.Op == ir.Concat) {
		return v.text(given)
	}
	val, _ := v.find(x, s.Empty, nil)
	if val.r < 0 {
		return v.text(given)
	}
	a, d := v.origin(val)
	name := v.name(a, d)
	return name[strings.LastIndexByte(name, '.')+1:]
}

// nothingInstead reports whether none of the settings that would do instead is there, or may be.
func (v *reviewer) nothingInstead(x *call, s *catalog.SettingCall, c *catalog.SettingCheck) bool {
	for _, or := range c.Or {
		path, other := strings.CutPrefix(or, "@")
		if !other {
			path = s.At + "." + or
		}
		if val, known := v.find(x, path, nil); val.r >= 0 || !known {
			return false
		}
	}
	return true
}

func (v *reviewer) isEmpty(a at) bool {
	_, d := v.follow(a, 0)
	return d != nil && d.Op == ir.Const && (d.Name == "" || d.Lit == ir.LitNull || d.Lit == ir.LitUndefined)
}

// removes reports whether the settings are those of a cookie that is being taken away.
func (v *reviewer) removes(x *call, where string) bool {
	for key, re := range v.words.Removal {
		val, _ := v.find(x, where+"."+key, nil)
		if val.r >= 0 && (re.MatchString(v.text(val)) || v.isEpoch(val)) {
			return true
		}
	}
	return false
}

// isEpoch reports whether a value is new Date(0).
func (v *reviewer) isEpoch(a at) bool {
	b, d := v.follow(a, 0)
	return d != nil && d.Op == ir.Call && d.Flags&ir.New != 0 && len(d.Args) == 1 && v.text(at{b.fn, d.Args[0].Reg, b.up}) == "0"
}

// find returns what stands at a path below an argument: "2.secure"; "factory()" is what a function there
// returns, "#" the element of a list that says what is looked for. The register is NoReg where nothing
// does, and known then tells whether that is certain.
func (v *reviewer) find(x *call, path string, sought *regexp.Regexp) (val at, known bool) {
	none := at{fn: x.fn, r: ir.NoReg}
	keys := strings.Split(path, ".")
	arg, err := strconv.Atoi(keys[0])
	if err != nil {
		return none, false
	}
	if arg >= len(x.x.Args) {
		return none, true
	}
	val = at{x.fn, x.x.Args[arg].Reg, x.up}
	for _, key := range keys[1:] {
		key, made := strings.CutSuffix(key, "()")
		o := v.object(val, 0)
		if o == nil {
			return none, v.isNothing(val)
		}
		next, ok := o.keys[key]
		if key == "#" {
			next, ok = v.element(o, sought)
		}
		if !ok {
			return none, !o.open
		}
		val = next
		if made {
			if val, ok = v.result(next); !ok {
				return none, false
			}
		}
	}
	return val, true
}

// result is what a function that stands in the settings returns.
func (v *reviewer) result(a at) (at, bool) {
	_, d := v.follow(a, 0)
	if d == nil || d.Op != ir.MakeFunc {
		return at{}, false
	}
	return returns(v.prog.Funcs[d.Ref], nil)
}

// element is the element of an array that says what is looked for, or the first.
func (v *reviewer) element(o *object, sought *regexp.Regexp) (at, bool) {
	list := o.list()
	for _, e := range list {
		if sought != nil && sought.MatchString(v.text(e)) {
			return e, true
		}
	}
	if len(list) == 0 {
		return at{}, false
	}
	return list[0], true
}

func (v *reviewer) isNothing(a at) bool {
	_, d := v.follow(a, 0)
	return d != nil && (d.Op == ir.Const && d.Lit != ir.LitNone || d.Op == ir.Global && d.Name == "undefined")
}

func (v *reviewer) finding(fn *ir.Func, x *ir.Instr, c *catalog.SettingCheck) *finding.Finding {
	file := v.prog.Files[fn.File]
	start, end := file.Spans.Span(int32(max(x.Node, 0)))
	at := finding.Range(file.Source, start, end)
	return &finding.Finding{
		Kind: finding.KindID(c.Kind.ID), RuleID: c.Kind.ID, Severity: c.Kind.Severity, Message: c.Message,
		Location: at, Function: fn.Name,
		Steps:    []finding.Step{{Location: at, Role: finding.RoleSink, Message: "the settings are given here"}},
		Evidence: finding.Evidence{Base: c.Base},
	}
}
