package js

import "github.com/shrike-sec/shrike/internal/ir"

// body is a function under construction. A block is begun only after the one before it has ended,
// so the instructions of all blocks stand in one slice and finish cuts it up.
type body struct {
	fn        *ir.Func
	level     int32
	instrs    []ir.Instr
	prologue  []ir.Instr // goes before everything else
	blocks    []block
	cur       int32 // the open block; -1 when the code here cannot be reached
	handler   int32 // catches what blocks begun now throw; -1
	started   int32
	regs      []ir.RegInfo
	state     []regState
	captures  []ir.Capture
	captured  []symbol // symbols with a binding for a capture of this function
	exits     []exit
	base      int32      // first binding of the function's own scope
	class     *classBody // of a constructor
	elements  bool       // it makes elements of a user interface
	labels    []string   // labels of the statement about to be lowered
	namespace ir.Operand // the TypeScript namespace whose body is being lowered
	trash     ir.Instr   // receives what is emitted where nothing can be reached
}

type block struct {
	start, end int32
	succs      [2]int32
	n          int8
	reached    bool  // has a predecessor or is a handler
	id         int32 // position in the finished function, -1 until begun
	handler    int32
}

// regState is what lowering needs to know of a register.
type regState struct {
	capture int32 // 1 + index into captures, 0 when it is the function's own
	numeric bool  // certainly holds a number
}

func (l *lowerer) enter(fn *ir.Func) {
	var b *body
	if n := len(l.spare); n > 0 {
		b, l.spare = l.spare[n-1], l.spare[:n-1]
	} else {
		b = &body{}
	}
	fn.ID = ir.FuncID(len(l.file.Funcs))
	fn.File, fn.Outer, fn.This, fn.Arguments = ir.NoFile, ir.NoFunc, ir.NoReg, ir.NoReg
	if l.b != nil {
		fn.Outer = l.b.fn.ID
	}
	l.file.Funcs = append(l.file.Funcs, fn)
	b.fn, b.level, b.handler, b.namespace = fn, int32(len(l.bodies)), -1, ir.None
	l.bodies = append(l.bodies, b)
	l.b = b
	l.start(l.newBlock())
}

// leave finishes the function and goes back to the one around it.
func (l *lowerer) leave() {
	b := l.b
	if b.cur >= 0 {
		l.emit(ir.Return, ir.NoNode).A = ir.None
		l.end()
	}
	for i := len(b.captured) - 1; i >= 0; i-- {
		l.unbind(b.captured[i])
	}
	b.finish()
	b.clear()
	l.spare = append(l.spare, b)
	l.bodies = l.bodies[:len(l.bodies)-1]
	l.b = nil
	if n := len(l.bodies); n > 0 {
		l.b = l.bodies[n-1]
	}
}

// clear readies the buffers for another function, dropping what they refer to.
func (b *body) clear() {
	clear(b.instrs)
	clear(b.prologue)
	clear(b.regs)
	clear(b.exits)
	*b = body{instrs: b.instrs[:0], prologue: b.prologue[:0], blocks: b.blocks[:0], regs: b.regs[:0],
		state: b.state[:0], captures: b.captures[:0], captured: b.captured[:0], exits: b.exits[:0], labels: b.labels[:0]}
}

// finish copies what was built into the function.
func (b *body) finish() {
	fn := b.fn
	fn.Regs = append([]ir.RegInfo(nil), b.regs...)
	fn.Captures = append([]ir.Capture(nil), b.captures...)
	fn.Blocks = make([]ir.Block, b.started)
	instrs := make([]ir.Instr, 0, len(b.prologue)+len(b.instrs))
	for i := range b.blocks {
		blk := &b.blocks[i]
		if blk.id < 0 {
			continue
		}
		from := len(instrs)
		if blk.id == 0 {
			instrs = append(instrs, b.prologue...)
		}
		instrs = append(instrs, b.instrs[blk.start:blk.end]...)
		out := &fn.Blocks[blk.id]
		out.Instrs = instrs[from:len(instrs):len(instrs)]
		out.Handler = -1
		if blk.handler >= 0 {
			out.Handler = b.blocks[blk.handler].id
		}
	}
	b.connect()
}

// connect fills in successors and predecessors.
func (b *body) connect() {
	blocks := b.fn.Blocks
	counts := make([]int32, len(blocks))
	total := 0
	for i := range b.blocks {
		blk := &b.blocks[i]
		for k, s := range blk.succs[:blk.n] {
			blk.succs[k] = b.blocks[s].id
			counts[blk.succs[k]]++
			total++
		}
	}
	room := make([]int32, 2*total)
	for i := range b.blocks {
		blk := &b.blocks[i]
		if n := int(blk.n); blk.id >= 0 {
			copy(room, blk.succs[:n])
			blocks[blk.id].Succs, room = room[:n:n], room[n:]
		}
	}
	for i, c := range counts {
		blocks[i].Preds, room = room[:0:c], room[c:]
	}
	for i := range blocks {
		for _, s := range blocks[i].Succs {
			blocks[s].Preds = append(blocks[s].Preds, int32(i))
		}
	}
}

func (l *lowerer) newBlock() int32 {
	l.b.blocks = append(l.b.blocks, block{id: -1, handler: -1})
	return int32(len(l.b.blocks) - 1)
}

// start begins a block, unless nothing leads there; then what follows is unreachable.
func (l *lowerer) start(i int32) {
	b := l.b
	blk := &b.blocks[i]
	if !blk.reached && b.started > 0 {
		b.cur = -1
		return
	}
	blk.start, blk.id, blk.handler = int32(len(b.instrs)), b.started, b.handler
	if b.handler >= 0 {
		b.blocks[b.handler].reached = true
	}
	b.started++
	b.cur = i
}

// end closes the open block.
func (l *lowerer) end(succs ...int32) {
	b := l.b
	if b.cur < 0 {
		return
	}
	blk := &b.blocks[b.cur]
	blk.end = int32(len(b.instrs))
	blk.n = int8(copy(blk.succs[:], succs))
	for _, s := range succs {
		b.blocks[s].reached = true
	}
	b.cur = -1
}

func (l *lowerer) jump(to int32) {
	l.emit(ir.Jump, ir.NoNode)
	l.end(to)
}

func (l *lowerer) branchOn(v ir.Operand, n node, yes, no int32) {
	l.emit(ir.Branch, ir.NodeID(n)).A = v
	l.end(yes, no)
}

// guarded goes on in a new block whose exceptions handler catches.
func (l *lowerer) guarded(handler int32) {
	if l.b.handler == handler {
		return
	}
	l.b.handler = handler
	if l.b.cur >= 0 {
		next := l.newBlock()
		l.jump(next)
		l.start(next)
	}
}

// emit appends an instruction without a destination. The pointer is good until the next call.
func (l *lowerer) emit(op ir.Op, n ir.NodeID) *ir.Instr {
	b := l.b
	if b.cur < 0 {
		b.trash = ir.Instr{}
		return initInstr(&b.trash, op, n)
	}
	b.instrs = append(b.instrs, ir.Instr{})
	return initInstr(&b.instrs[len(b.instrs)-1], op, n)
}

func initInstr(in *ir.Instr, op ir.Op, n ir.NodeID) *ir.Instr {
	in.Op, in.Dst, in.Node = op, ir.NoReg, n
	in.A, in.B, in.C = ir.None, ir.None, ir.None
	switch op {
	case ir.Import, ir.MakeFunc, ir.MakeClass:
		in.Ref = -1
	}
	return in
}

// begin adds an instruction to what the function does before all else.
func (b *body) begin(op ir.Op, dst ir.Reg) *ir.Instr {
	b.prologue = append(b.prologue, ir.Instr{})
	in := initInstr(&b.prologue[len(b.prologue)-1], op, ir.NoNode)
	in.Dst, in.Flags = dst, ir.Implicit
	return in
}

// value appends an instruction whose result is a fresh temporary.
func (l *lowerer) value(op ir.Op, n node) *ir.Instr {
	r := l.temp()
	in := l.emit(op, ir.NodeID(n))
	in.Dst = r
	return in
}

// into appends an instruction that writes register r.
func (l *lowerer) into(r ir.Reg, op ir.Op, n node) *ir.Instr {
	l.written(r)
	in := l.emit(op, ir.NodeID(n))
	in.Dst = r
	return in
}

// temp returns a fresh register that is about to be written, once.
func (l *lowerer) temp() ir.Reg {
	return l.newReg(ir.RegInfo{Decl: ir.NoNode, Assigned: 1})
}

func (l *lowerer) newReg(info ir.RegInfo) ir.Reg { return l.b.newReg(info) }

func (b *body) newReg(info ir.RegInfo) ir.Reg {
	b.regs = append(b.regs, info)
	b.state = append(b.state, regState{})
	return ir.Reg(len(b.regs) - 1)
}

// written counts a write of r here and in every function it is captured from.
func (l *lowerer) written(r ir.Reg) {
	for lv := len(l.bodies) - 1; ; lv-- {
		b := l.bodies[lv]
		b.regs[r].Assigned++
		c := b.state[r].capture
		if c == 0 {
			return
		}
		r = b.captures[c-1].Outer
	}
}

func (l *lowerer) move(dst ir.Reg, v ir.Operand, n node, flags ir.Flags) {
	in := l.into(dst, ir.Move, n)
	in.A, in.Flags = v, flags
}

// keep copies the argument list built since mark out of the scratch stack.
func (l *lowerer) keep(mark int) []ir.Operand {
	args := l.scratch[mark:]
	l.scratch = l.scratch[:mark]
	if len(args) == 0 {
		return nil
	}
	if len(args) > len(l.operands) {
		l.operands = make([]ir.Operand, max(512, len(args)))
	}
	out := l.operands[:len(args):len(args)]
	l.operands = l.operands[len(args):]
	copy(out, args)
	return out
}
