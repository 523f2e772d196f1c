package taint

import (
	"slices"
	"sync"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Bounds on how often functions are run again. They count runs, never time.
const (
	maxSweeps    = 16 // sweeps over the program until summaries, demand and cells settle
	maxComponent = 12 // rounds over a recursive component until its summaries settle
	widenAfter   = 3  // changes of a recursive function's summary after which it forgets members of members
	growAfter    = 5  // changes of a recursive function's summary after which it forgets nothing it has said
	maxRecursion = 60 // work in a recursive component, an instruction, after which its summaries say less
)

// fixpoint runs the program's functions until neither summaries nor demand nor cells change: first
// callees before callers, so that summaries rise, then callers before callees, so that demand sinks,
// and so on, in each sweep only those functions of whose run something has changed.
func (e *engine) fixpoint() error {
	levels := slices.Clone(e.g.Levels())
	done := 0
	for range maxSweeps {
		for _, level := range levels {
			n, err := e.runLevel(level)
			if err != nil {
				return err
			}
			if done += n; e.opts.Progress != nil {
				e.opts.Progress(min(done, len(e.prog.Funcs)), len(e.prog.Funcs))
			}
		}
		e.mergeCells()
		if !slices.Contains(e.dirty, true) {
			return nil
		}
		slices.Reverse(levels)
	}
	e.noteBound(finding.Bound{Name: "taint.rounds", Where: "program", Limit: maxSweeps})
	return nil
}

// runLevel analyses the dirty components of one level, in parallel, then marks what depends on what
// came of it, in order. It returns the number of functions in them.
func (e *engine) runLevel(level [][]ir.FuncID) (int, error) {
	var todo [][]ir.FuncID
	n := 0
	for _, comp := range level {
		if slices.ContainsFunc(comp, func(f ir.FuncID) bool { return e.dirty[f] }) {
			todo = append(todo, comp)
			n += len(comp)
		}
	}
	effects := make([]effects, len(todo))
	workers := max(1, min(e.opts.Workers, len(todo)))
	var wg sync.WaitGroup
	next := make(chan int)
	for range workers {
		wg.Go(func() {
			for i := range next {
				e.prog.Try(doing, e.prog.Funcs[todo[i][0]].File, func() { effects[i] = e.runComponent(todo[i]) })
			}
		})
	}
	for i := range todo {
		if e.ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if err := e.ctx.Err(); err != nil {
		return n, err
	}
	for i := range effects {
		e.spread(effects[i])
	}
	return n, nil
}

// effects are what running a component means for functions outside it.
type effects struct {
	changed []ir.FuncID // functions whose summary has changed
	demands []demand
}

// spread marks for another run the functions that a component's results matter to.
func (e *engine) spread(x effects) {
	for _, f := range x.changed {
		for _, u := range e.users[f] {
			if e.comp[u] != e.comp[f] {
				e.dirty[u] = true
			}
		}
	}
	for _, d := range x.demands {
		e.meet(d)
	}
}

// meet widens what is followed of an input and marks the functions it is an input of.
func (e *engine) meet(d demand) {
	if !e.track(d) {
		return
	}
	if d.fn != ir.NoFunc {
		e.dirty[d.fn] = true
		return
	}
	for _, f := range e.capturers[varRef{d.input.fn, d.input.reg}] {
		e.dirty[f] = true
	}
}

// runComponent analyses mutually recursive functions until their summaries settle, in alternating
// order, after the first round only those that use something which has changed.
func (e *engine) runComponent(comp []ir.FuncID) effects {
	var out effects
	changed := map[ir.FuncID]bool{}
	order := slices.Clone(comp)
	work, budget := &e.work[e.comp[comp[0]]], 0
	for _, f := range comp {
		budget += maxRecursion * e.info[f].size
	}
	for range maxComponent {
		for _, f := range order {
			if !e.dirty[f] || e.ctx.Err() != nil {
				continue
			}
			e.dirty[f] = false
			s, demands := e.safely(f)
			*work += s.work
			if e.recursive[f] {
				e.restrain(f, s, *work > budget)
			}
			if !s.sameEffect(e.sums[f]) {
				changed[f] = true
				e.changes[f]++
				for _, u := range e.users[f] {
					if e.comp[u] == e.comp[f] {
						e.dirty[u] = true
					}
				}
			}
			e.sums[f] = s
			for _, d := range demands {
				if d.fn != ir.NoFunc && e.comp[d.fn] == e.comp[f] {
					e.meet(d)
				} else {
					out.demands = append(out.demands, d)
				}
			}
		}
		if !slices.ContainsFunc(order, func(f ir.FuncID) bool { return e.dirty[f] }) {
			break
		}
		slices.Reverse(order)
	}
	for _, f := range comp {
		if e.dirty[f] {
			e.bound("taint.recursion", e.prog.Funcs[f], maxComponent)
			e.dirty[f] = false
		}
		if changed[f] {
			out.changed = append(out.changed, f)
		}
	}
	return out
}

// restrain makes the summary of a recursive function say less the more often it has changed, so that
// recursion settles. Where the component has cost too much already it says little from the start.
func (e *engine) restrain(f ir.FuncID, s *summary, costly bool) {
	if costly {
		s.coarsen()
		e.coarser("taint.costly-recursion", e.prog.Funcs[f], maxRecursion)
	}
	if costly || e.changes[f] >= widenAfter {
		s.widen()
	}
	if e.changes[f] >= growAfter {
		s.accumulate(e.sums[f])
	}
}

// doing is what a failure in here keeps shrike from.
const doing = "following data"

// safely analyses a function. One on which that fails does nothing to data.
func (e *engine) safely(f ir.FuncID) (s *summary, d []demand) {
	if !e.prog.Try(doing, e.prog.Funcs[f].File, func() { s, d = e.analyse(f) }) {
		return &summary{}, nil
	}
	return s, d
}
