package ir

import "fmt"

// Verify checks a file as lowering hands it over, before Program.Add: every function, and that what
// functions and classes say of each other is there.
func (f *File) Verify() error {
	if f.Spans == nil || f.Source == nil {
		return fmt.Errorf("the file has no text")
	}
	if !f.has(f.Module) {
		return fmt.Errorf("the module is function %d of %d", f.Module, len(f.Funcs))
	}
	for i, fn := range f.Funcs {
		if fn == nil || int(fn.ID) != i {
			return fmt.Errorf("function %d is numbered otherwise", i)
		}
		if err := Verify(fn); err != nil {
			return err
		}
	}
	for _, fn := range f.Funcs {
		if err := f.references(fn); err != nil {
			return fmt.Errorf("function %d %q: %w", fn.ID, fn.Name, err)
		}
	}
	for i, c := range f.Classes {
		if c == nil || int(c.ID) != i || c.Ctor != NoFunc && !f.has(c.Ctor) {
			return fmt.Errorf("class %d is not sound", i)
		}
		for _, m := range c.Members {
			if m.Func != NoFunc && !f.has(m.Func) {
				return fmt.Errorf("class %d %q: member %q is function %d of %d", i, c.Name, m.Name, m.Func, len(f.Funcs))
			}
		}
	}
	for _, g := range f.Globals {
		if g.Reg < 0 || int(g.Reg) >= len(f.Funcs[f.Module].Regs) {
			return fmt.Errorf("global %q is register %d", g.Name, g.Reg)
		}
	}
	return nil
}

func (f *File) has(id FuncID) bool { return id >= 0 && int(id) < len(f.Funcs) }

// references checks what a function says of others.
func (f *File) references(fn *Func) error {
	if fn.Outer != NoFunc && !f.has(fn.Outer) || fn.Outer == fn.ID {
		return fmt.Errorf("it is inside of function %d", fn.Outer)
	}
	for _, c := range fn.Captures {
		if int(c.Outer) >= len(f.Funcs[fn.Outer].Regs) {
			return fmt.Errorf("it captures register %d of function %d", c.Outer, fn.Outer)
		}
	}
	if fn.Class != NoClass && (fn.Class < 0 || int(fn.Class) >= len(f.Classes)) {
		return fmt.Errorf("it is a member of class %d of %d", fn.Class, len(f.Classes))
	}
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			switch in := &fn.Blocks[b].Instrs[i]; {
			case in.Op == MakeFunc && !f.has(FuncID(in.Ref)):
				return fmt.Errorf("it makes function %d of %d", in.Ref, len(f.Funcs))
			case in.Op == MakeClass && (in.Ref < 0 || int(in.Ref) >= len(f.Classes)):
				return fmt.Errorf("it makes class %d of %d", in.Ref, len(f.Classes))
			}
		}
	}
	return nil
}
