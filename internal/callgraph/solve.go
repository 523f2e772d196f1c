package callgraph

import (
	"context"
	"fmt"

	"github.com/shrike-sec/shrike/internal/ir"
)

// solver is the state of one analysis.
type solver struct {
	prog   *ir.Program
	lib    Library
	native func(node int32) ir.Native
	// foreign is what the library takes packages for of which it knows nothing.
	foreign int32

	names  *nameTable
	values *valueTable
	nodes  *nodeTable
	regs   *registers
	heap   *heap

	sites   []site
	readsOf *ir.Func          // the function that reads is of
	reads   map[ir.Reg]string // names of members, globals and imports by the register they are read into
	calls   []callEdge
	bound   []int32             // sites that call bind
	supers  []node              // by class: its superclass
	results []node              // by function: what it returns; 0 when nothing of interest
	exports []node              // by file: what `module.exports =` (Export "=") was given
	answers map[ir.FuncID]int32 // what the library takes the results of functions for
	named   []bool              // by file: has named exports
	whole   []bool              // by file: has exports as a whole
	globals map[string]node
	general []int32                // by name: the member that a receiver has like any other; -1 unasked
	texts   map[ir.FuncID]literals // constant strings by register, for the few functions where they are asked for

	// What functions do with their parameters as such is applied at each call, so that a helper that
	// all of the program calls does not mix up what it is given.
	params  map[node]param
	echoes  map[ir.FuncID][]int32 // parameters that are returned; thisParam is the receiver
	copiers map[ir.FuncID][]copier

	elems   map[node]node // what elementsOf made
	fews    map[node]node // what few made
	scratch []argument
	placed  map[[2]int32]bool // place and value: what atPlace has done

	copies  []copying
	chains  []int32               // slots to look up where their owners delegate to
	lacking []int32               // slots to give the general member if nothing else turns up
	classes map[string]ir.ClassID // see classNamed
	hints   []hint                // by name
	limit   int64                 // of propagation steps
	lost    map[ir.FileID]bool    // files with calls that have too many targets
}

// param says which parameter of which function a node is.
type param struct {
	fn    ir.FuncID
	index int32
}

// thisParam is the index that stands for the receiver.
const thisParam = -1

// copier says that a function copies the members of one parameter to another.
type copier struct{ from, to int32 }

// literals are the constant strings of a function's registers.
type literals map[ir.Reg]string

func newSolver(p *ir.Program, lib Library) *solver {
	values := newValueTable(p)
	s := &solver{
		prog: p, lib: lib, native: func(int32) ir.Native { return ir.NotNative },
		names: newNameTable(), values: values, nodes: newNodeTable(values), heap: newHeap(),
		supers: make([]node, len(p.Classes)), results: make([]node, len(p.Funcs)),
		exports: make([]node, len(p.Files)), named: make([]bool, len(p.Files)), whole: make([]bool, len(p.Files)),
		globals: map[string]node{}, answers: map[ir.FuncID]int32{}, elems: map[node]node{}, fews: map[node]node{}, params: map[node]param{}, echoes: map[ir.FuncID][]int32{}, copiers: map[ir.FuncID][]copier{}, placed: map[[2]int32]bool{}, texts: map[ir.FuncID]literals{},
	}
	s.foreign = lib.Package("a package that no model knows")
	if n, ok := lib.(Natives); ok {
		s.native = n.Native
	}
	var c census
	s.regs, c = numberRegisters(p, s.nodes)
	s.reserve(c)
	return s
}

// stepsPerRegister bounds the work of propagation, in values moved per register of the program.
const stepsPerRegister = 2000

// solve propagates to a fixed point, first with what is certain, then, for what is still unknown,
// with guesses of growing boldness.
func (s *solver) solve(ctx context.Context) error {
	s.limit = stepsPerRegister * int64(len(s.regs.node)+1000)
	for _, guess := range []func(){func() {}, s.guessNames, s.guessMembers, s.passThrough} {
		guess()
		if err := s.settle(ctx); err != nil {
			return fmt.Errorf("resolving calls: %w", err)
		}
	}
	return nil
}

// settle propagates, looking members up along inheritance chains whenever nothing else is left to
// do, so that a member found nearer hides one further away.
func (s *solver) settle(ctx context.Context) error {
	for {
		if err := s.drain(ctx); err != nil {
			return err
		}
		if !s.copyWaiting() && !s.followChains() && !s.fallBack() {
			return nil
		}
	}
}

// followChains looks up the members that did not turn up in the values themselves.
func (s *solver) followChains() bool {
	chains := s.chains
	s.chains = nil
	for _, i := range chains {
		s.heap.slots[i].flags &^= waiting
		if s.nodes.empty(s.heap.slots[i].lookup) {
			s.followLinks(i)
		}
	}
	return len(chains) > 0
}

// fallBack gives values the members that every receiver has, where they have none of that name.
func (s *solver) fallBack() bool {
	lacking := s.lacking
	s.lacking = nil
	for _, i := range lacking {
		x := s.heap.slots[i]
		if s.nodes.empty(x.lookup) {
			s.nodes.put(x.lookup, s.values.api(s.generalMember(x.name), general))
		}
	}
	return len(lacking) > 0
}

// generalMember returns the library's node for a member that any receiver may have, or 0.
func (s *solver) generalMember(n name) int32 {
	for int(n) >= len(s.general) {
		s.general = append(s.general, -1)
	}
	if s.general[n] < 0 {
		s.general[n] = 0
		if a := s.lib.Any(); a != 0 && !s.names.hidden(n) {
			s.general[n] = s.lib.Member(a, s.names.text[n])
		}
	}
	return s.general[n]
}

// drain moves values until nothing changes. Where that fails, the one move is left out.
func (s *solver) drain(ctx context.Context) error {
	t := s.nodes
	for ctx.Err() == nil && (len(t.pending) > 0 || t.head < len(t.queue) && t.steps < s.limit) {
		s.prog.Try(doing, ir.NoFile, func() { s.propagate(ctx) })
	}
	t.queue, t.head = t.queue[:0], 0
	return ctx.Err()
}

// checkEvery is how many sets are moved between two looks at whether the work is still wanted.
const checkEvery = 1 << 9

// propagate moves values until nothing changes or the work is no longer wanted.
func (s *solver) propagate(ctx context.Context) {
	t := s.nodes
	for moved := 1; moved%checkEvery != 0 || ctx.Err() == nil; moved++ {
		switch {
		case len(t.pending) > 0:
			p := t.pending[len(t.pending)-1]
			t.pending = t.pending[:len(t.pending)-1]
			for i := range int(p.n) {
				s.apply(p.rule, t.set(p.on)[i])
			}
		case t.head < len(t.queue) && t.steps < s.limit:
			n := t.queue[t.head]
			t.head++
			if t.head > 1<<16 && t.head > len(t.queue)/2 {
				t.queue = t.queue[:copy(t.queue, t.queue[t.head:])]
				t.head = 0
			}
			s.process(n)
		default:
			return
		}
	}
}

// process moves a node's new values on.
func (s *solver) process(n node) {
	t := s.nodes
	t.info[n].flags &^= queued
	for t.info[n].done < t.info[n].n {
		v := t.set(n)[t.info[n].done]
		t.info[n].done++
		t.steps++
		for e := t.info[n].edges; e != 0; e = t.edges[e].next {
			t.add(t.edges[e].to, v)
			t.steps++
		}
		for r := t.info[n].rules; r != 0; r = t.rules[r].next {
			s.apply(r, v)
			t.steps++
		}
	}
}
