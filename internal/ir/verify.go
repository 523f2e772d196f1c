package ir

import "fmt"

// Verify checks what every analysis relies on: each block ends in its only terminator with the
// successors that takes, predecessors mirror successors, every operand is a register of the
// function, temporaries that name call sites are written once, and captures tie variables.
func Verify(f *Func) error {
	if len(f.Blocks) == 0 {
		return fmt.Errorf("function %d %q has no blocks", f.ID, f.Name)
	}
	v := verifier{f: f, writes: make([]int32, len(f.Regs))}
	for _, check := range []func() error{v.header, v.blocks, v.edges, v.calls} {
		if err := check(); err != nil {
			return fmt.Errorf("function %d %q: %w", f.ID, f.Name, err)
		}
	}
	return nil
}

type verifier struct {
	f      *Func
	writes []int32
}

func (v *verifier) reg(r Reg, what string) error {
	if r < 0 || int(r) >= len(v.f.Regs) {
		return fmt.Errorf("%s is register %d of %d", what, r, len(v.f.Regs))
	}
	return nil
}

// optional accepts NoReg too.
func (v *verifier) optional(r Reg, what string) error {
	if r == NoReg {
		return nil
	}
	return v.reg(r, what)
}

func (v *verifier) header() error {
	for _, p := range v.f.Params {
		if err := v.reg(p.Reg, "parameter "+p.Name); err != nil {
			return err
		}
		v.writes[p.Reg]++
	}
	inner := make(map[Reg]bool, len(v.f.Captures))
	for _, c := range v.f.Captures {
		if err := v.reg(c.Inner, "captured variable"); err != nil {
			return err
		}
		if inner[c.Inner] {
			return fmt.Errorf("register %d captures twice", c.Inner)
		}
		inner[c.Inner] = true
		if v.f.Outer == NoFunc || c.Outer < 0 {
			return fmt.Errorf("register %d captures %d of function %d", c.Inner, c.Outer, v.f.Outer)
		}
	}
	if err := v.optional(v.f.This, "this"); err != nil {
		return err
	}
	return v.optional(v.f.Arguments, "arguments")
}

func (v *verifier) blocks() error {
	for b := range v.f.Blocks {
		instrs := v.f.Blocks[b].Instrs
		if len(instrs) == 0 {
			return fmt.Errorf("block %d is empty", b)
		}
		for i := range instrs {
			if err := v.instr(&instrs[i], i == len(instrs)-1, len(v.f.Blocks[b].Succs)); err != nil {
				return fmt.Errorf("block %d, instruction %d: %w", b, i, err)
			}
		}
	}
	return nil
}

// successors is how many a terminator takes, -1 for another operation.
func successors(op Op) int {
	switch op {
	case Return, Throw, Unreachable:
		return 0
	case Jump:
		return 1
	case Branch:
		return 2
	}
	return -1
}

func (v *verifier) instr(in *Instr, last bool, succs int) error {
	if in.Op == Invalid || in.Op > Unreachable {
		return fmt.Errorf("operation %d", in.Op)
	}
	if want := successors(in.Op); last && want != succs || !last && want >= 0 {
		return fmt.Errorf("%v with %d successors, last %v", in.Op, succs, last)
	}
	if err := v.optional(in.Dst, "destination"); err != nil {
		return err
	}
	if in.Dst != NoReg {
		v.writes[in.Dst]++
	}
	for i, o := range [...]Operand{in.A, in.B, in.C} {
		if err := v.optional(o.Reg, [...]string{"A", "B", "C"}[i]); err != nil {
			return err
		}
	}
	for _, o := range in.Args {
		if err := v.reg(o.Reg, "argument"); err != nil {
			return err
		}
	}
	return v.needs(in)
}

// needs checks that the operands an operation cannot do without are there.
func (v *verifier) needs(in *Instr) error {
	var err error
	switch in.Op {
	case Move, Load, LoadIndex, Delete, Unary, Elem, Await, Export, Branch, Throw:
		err = v.reg(in.A.Reg, "A")
	case Store, Binary, CopyProps, CopyElems:
		if err = v.reg(in.A.Reg, "A"); err == nil {
			err = v.reg(in.B.Reg, "B")
		}
	case StoreIndex:
		if err = v.reg(in.A.Reg, "A"); err == nil {
			err = v.reg(in.C.Reg, "C")
		}
	}
	if err != nil {
		return fmt.Errorf("%v: %w", in.Op, err)
	}
	switch in.Op {
	case Const, Move, Global, Import, Load, LoadIndex, Call, Concat, Binary, Unary, Object, Array,
		MakeFunc, MakeClass, Elem, Await, Yield, Catch, Regexp:
		return v.reg(in.Dst, "destination")
	}
	return nil
}

func (v *verifier) edges() error {
	n := int32(len(v.f.Blocks))
	type edge struct{ from, to int32 }
	seen := map[edge]int{}
	for b := range v.f.Blocks {
		blk := &v.f.Blocks[b]
		if blk.Handler < -1 || blk.Handler >= n {
			return fmt.Errorf("block %d: handler %d", b, blk.Handler)
		}
		for _, s := range blk.Succs {
			if s < 0 || s >= n {
				return fmt.Errorf("block %d: successor %d", b, s)
			}
			seen[edge{int32(b), s}]++
		}
	}
	for b := range v.f.Blocks {
		for _, p := range v.f.Blocks[b].Preds {
			seen[edge{p, int32(b)}]--
		}
	}
	for e, c := range seen {
		if c != 0 {
			return fmt.Errorf("edge %d → %d is not mirrored", e.from, e.to)
		}
	}
	return nil
}

// calls checks that every call's destination is a temporary written by it alone.
func (v *verifier) calls() error {
	for b := range v.f.Blocks {
		for i := range v.f.Blocks[b].Instrs {
			in := &v.f.Blocks[b].Instrs[i]
			if in.Op == Call && (v.writes[in.Dst] != 1 || v.f.Regs[in.Dst].Name != "") {
				return fmt.Errorf("block %d, instruction %d: the result of a call is register %d %q, written %d times",
					b, i, in.Dst, v.f.Regs[in.Dst].Name, v.writes[in.Dst])
			}
		}
	}
	return nil
}
