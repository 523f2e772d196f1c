package taint

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// varRef names a variable by the function that declares it.
type varRef struct {
	fn  ir.FuncID
	reg ir.Reg
}

// funcInfo is what is known of a function before any data flows.
type funcInfo struct {
	def     []*ir.Instr            // the one instruction that writes a register; nil when there are none or several
	params  map[ir.Reg]int32       // parameter registers never written again
	vars    map[ir.Reg]varRef      // captured registers: the variable they are
	stores  map[ir.Reg][]*ir.Instr // Store instructions by the register that the object was made in
	moved   map[ir.Reg][]ir.Reg    // what is moved into registers that are written several times
	result  ir.Reg                 // what every return gives; NoReg when they differ
	open    map[ir.Reg]bool        // objects that get members in other ways too
	copied  map[ir.Reg][]ir.Reg    // what members are copied from, by the object that gets them
	order   []int32                // blocks in reverse postorder
	rank    []int32                // by block: its place in order
	local   []bool                 // registers used in one block only
	loops   bool
	size    int                   // instructions
	models  map[*ir.Instr][]model // what the library says of each call of which it says something
	uses    []ir.FuncID           // functions whose summaries are applied
	isParam []bool                // registers of parameters
	tests   []ir.FuncID           // the functions that searches of lists test elements with
	ends    map[*ir.Instr]bool    // calls that never return
	nodes   []catalog.Node        // library values of all registers, one after the other
	nodeAt  []int32               // by register: where its values begin in nodes; one more at the end
}

// mutatedVars lists the variables that a function other than their own writes.
func mutatedVars(prog *ir.Program) map[varRef]bool {
	m := map[varRef]bool{}
	for _, fn := range prog.Funcs {
		for _, c := range fn.Captures {
			if fn.Regs[c.Inner].Assigned > 0 {
				m[variable(prog, fn, c.Inner)] = true
			}
		}
	}
	return m
}

// variable returns the variable that a register of fn is: itself, or the captured one.
func variable(prog *ir.Program, fn *ir.Func, r ir.Reg) varRef {
	for {
		outer, ok := captured(fn, r)
		if !ok {
			return varRef{fn.ID, r}
		}
		fn, r = prog.Funcs[fn.Outer], outer
	}
}

func captured(fn *ir.Func, r ir.Reg) (ir.Reg, bool) {
	for _, c := range fn.Captures {
		if c.Inner == r {
			return c.Outer, true
		}
	}
	return ir.NoReg, false
}

func (e *engine) newFuncInfo(fn *ir.Func, mutated map[varRef]bool) *funcInfo {
	in := &funcInfo{def: make([]*ir.Instr, len(fn.Regs)), local: make([]bool, len(fn.Regs)), isParam: make([]bool, len(fn.Regs))}
	for _, c := range fn.Captures {
		if in.vars == nil {
			in.vars = map[ir.Reg]varRef{}
		}
		in.vars[c.Inner] = variable(e.prog, fn, c.Inner)
	}
	in.indexInstrs(fn, mutated)
	for i, p := range fn.Params {
		if p.Reg < 0 {
			continue
		}
		in.isParam[p.Reg] = true
		if fn.Regs[p.Reg].Assigned <= 1 {
			if in.params == nil {
				in.params = map[ir.Reg]int32{}
			}
			in.params[p.Reg] = int32(i)
		}
	}
	in.order, in.loops = reversePostorder(fn)
	in.rank = make([]int32, len(fn.Blocks))
	for i, b := range in.order {
		in.rank[b] = int32(i)
	}
	in.findNodes(e.g, fn)
	e.indexCalls(fn, in)
	return in
}

// findNodes notes which library values each register may hold.
func (in *funcInfo) findNodes(g *callgraph.Graph, fn *ir.Func) {
	in.nodeAt = make([]int32, len(fn.Regs)+1)
	for r := range fn.Regs {
		for _, v := range g.Values(fn.ID, ir.Reg(r)) {
			if v.Kind == callgraph.API {
				in.nodes = append(in.nodes, catalog.Node(v.ID))
			}
		}
		in.nodeAt[r+1] = int32(len(in.nodes))
	}
}

// values lists the library values that a register may hold.
func (in *funcInfo) values(r ir.Reg) []catalog.Node {
	if r < 0 {
		return nil
	}
	return in.nodes[in.nodeAt[r]:in.nodeAt[r+1]]
}

func (a *analysis) values(r ir.Reg) []catalog.Node { return a.info.values(r) }

// indexCalls notes what the library says of each call, and the functions of the program that the
// function calls, makes or passes on.
func (e *engine) indexCalls(fn *ir.Func, in *funcInfo) {
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			switch x.Op {
			case ir.MakeFunc:
				in.uses = append(in.uses, ir.FuncID(x.Ref))
			case ir.Call:
				if m := e.findModels(fn, in, x); m != nil {
					if in.models == nil {
						in.models = map[*ir.Instr][]model{}
					}
					in.models[x] = m
				}
				if e.ends(fn, in, x) {
					if in.ends == nil {
						in.ends = map[*ir.Instr]bool{}
					}
					in.ends[x] = true
				}
				switch e.lib.Native(e.lib.Member(e.lib.Any(), calleeName(fn, in, x))) {
				case ir.NativeSome, ir.NativeFind:
					in.tests = append(in.tests, e.g.CallbackArgs(fn.ID, x.Dst, 0)...)
				}
				for arg := range x.Args {
					in.uses = append(in.uses, e.g.CallbackArgs(fn.ID, x.Dst, arg)...)
				}
				fallthrough
			case ir.Load:
				for _, t := range e.g.Targets(fn.ID, x.Dst) {
					in.uses = append(in.uses, t.Func)
				}
			}
		}
	}
	slices.Sort(in.uses)
	in.uses = slices.Compact(in.uses)
}

// ends reports whether a call never returns: the library says so, or all that it reaches are plain
// functions without a way to their end. (A method may stand for others that are not in sight.)
func (e *engine) ends(fn *ir.Func, in *funcInfo, x *ir.Instr) bool {
	for _, n := range in.values(x.A.Reg) {
		if e.lib.Native(n) == ir.NativeExit {
			return true
		}
	}
	targets := e.g.Targets(fn.ID, x.Dst)
	for _, t := range targets {
		f := e.prog.Funcs[t.Func]
		if f.Class != ir.NoClass || f.Async || f.Generator || x.Flags&ir.New != 0 || returns(f) {
			return false
		}
	}
	return len(targets) > 0
}

// returns reports whether a function may come to its end.
func returns(fn *ir.Func) bool {
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			if fn.Blocks[b].Instrs[i].Op == ir.Return {
				return true
			}
		}
	}
	return false
}

// indexInstrs notes what the instructions of a function tell of its registers.
func (in *funcInfo) indexInstrs(fn *ir.Func, mutated map[varRef]bool) {
	in.findDefs(fn, mutated)
	in.findLocals(fn)
	in.findWrites(fn)
	in.findResult(fn)
}

// eachInstr visits the instructions of a function, in order.
func eachInstr(fn *ir.Func, visit func(block int32, x *ir.Instr)) {
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			visit(int32(b), &fn.Blocks[b].Instrs[i])
		}
	}
}

// findDefs notes what writes a register: the one instruction that does, or the moves that do.
func (in *funcInfo) findDefs(fn *ir.Func, mutated map[varRef]bool) {
	eachInstr(fn, func(_ int32, x *ir.Instr) {
		in.size++
		if x.Dst >= 0 && fn.Regs[x.Dst].Assigned == 1 && !mutated[varRef{fn.ID, x.Dst}] {
			in.def[x.Dst] = x
		}
		if x.Op == ir.Move && fn.Regs[x.Dst].Assigned > 1 {
			if in.moved == nil {
				in.moved = map[ir.Reg][]ir.Reg{}
			}
			in.moved[x.Dst] = append(in.moved[x.Dst], x.A.Reg)
		}
	})
	for _, p := range fn.Params {
		if p.Reg >= 0 {
			in.def[p.Reg] = nil
		}
	}
	for _, c := range fn.Captures {
		in.def[c.Inner] = nil
	}
}

// findLocals finds the registers that are used in one block only.
func (in *funcInfo) findLocals(fn *ir.Func) {
	block := make([]int32, len(fn.Regs)) // 0 unseen, b+1 one block, -1 several
	note := func(r ir.Reg, b int32) {
		if r < 0 {
			return
		}
		switch {
		case block[r] == 0:
			block[r] = b + 1
		case block[r] != b+1:
			block[r] = -1
		}
	}
	eachInstr(fn, func(b int32, x *ir.Instr) {
		note(x.Dst, b)
		note(x.A.Reg, b)
		note(x.B.Reg, b)
		note(x.C.Reg, b)
		for _, o := range x.Args {
			note(o.Reg, b)
		}
	})
	for r := range in.local {
		in.local[r] = block[r] > 0 && fn.Regs[r].Name == "" && !fn.Regs[r].Captured
	}
	shared := func(r ir.Reg) {
		if r >= 0 {
			in.local[r] = false
		}
	}
	for _, p := range fn.Params {
		shared(p.Reg)
	}
	for _, c := range fn.Captures {
		shared(c.Inner)
	}
	shared(fn.This)
	shared(fn.Arguments)
}

// findWrites notes what is stored in and copied into the objects that are made in a function.
func (in *funcInfo) findWrites(fn *ir.Func) {
	in.stores, in.copied, in.open = map[ir.Reg][]*ir.Instr{}, map[ir.Reg][]ir.Reg{}, map[ir.Reg]bool{}
	eachInstr(fn, func(_ int32, x *ir.Instr) {
		switch {
		case x.Op == ir.CopyProps, x.Op == ir.CopyElems:
			in.open[x.B.Reg] = true
			in.copied[x.B.Reg] = append(in.copied[x.B.Reg], x.A.Reg)
		case x.Op == ir.Store && x.A.Reg >= 0:
			made := in.made(x.A.Reg)
			in.stores[made] = append(in.stores[made], x)
		}
	})
}

// findResult finds the register that every return of a value returns.
func (in *funcInfo) findResult(fn *ir.Func) {
	in.result = ir.NoReg
	several := false
	eachInstr(fn, func(_ int32, x *ir.Instr) {
		if x.Op == ir.Return && x.A.Reg >= 0 {
			several = several || in.result >= 0 && in.result != x.A.Reg
			in.result = x.A.Reg
		}
	})
	if several {
		in.result = ir.NoReg
	}
}

// made is the register that the value of r was made in, as far as moves tell.
func (in *funcInfo) made(r ir.Reg) ir.Reg {
	for range maxConstantDepth {
		d := in.def[r]
		if d == nil || d.Op != ir.Move || d.A.Reg < 0 {
			break
		}
		r = d.A.Reg
	}
	return r
}

// reversePostorder orders the reachable blocks (handlers count as reachable from what they guard),
// and reports whether there is a loop. It is iterative: code can be thousands of blocks deep.
func reversePostorder(fn *ir.Func) (order []int32, loops bool) {
	const white, grey, black = 0, 1, 2
	colour := make([]uint8, len(fn.Blocks))
	type frame struct {
		b    int32
		next int
	}
	succ := func(b int32, i int) (int32, bool) {
		s := fn.Blocks[b].Succs
		if i < len(s) {
			return s[i], true
		}
		if i == len(s) && fn.Blocks[b].Handler >= 0 {
			return fn.Blocks[b].Handler, true
		}
		return 0, false
	}
	stack := []frame{{0, 0}}
	colour[0] = grey
	var post []int32
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		s, ok := succ(top.b, top.next)
		if !ok {
			colour[top.b] = black
			post = append(post, top.b)
			stack = stack[:len(stack)-1]
			continue
		}
		top.next++
		switch colour[s] {
		case white:
			colour[s] = grey
			stack = append(stack, frame{s, 0})
		case grey:
			loops = true
		}
	}
	for i := len(post) - 1; i >= 0; i-- {
		order = append(order, post[i])
	}
	return order, loops
}
