// Package taint follows untrusted data from sources to sinks through a whole program. Each
// function is analysed by a forward dataflow over its blocks into a summary of what it does with
// its inputs; summaries are computed callees first, to a fixpoint, components of one level in
// parallel. Data kept in fields, module variables and library objects travels through shared
// cells, re-run until nothing changes. The method is that of summary-based interprocedural
// dataflow (Sharir and Pnueli's functional approach) over access paths of bounded depth.
package taint

import (
	"context"
	"fmt"
	"sort"
	"sync"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Bounds on work. They count rounds, never time.
const (
	maxRounds     = 6       // runs over the program until cells settle
	maxComponent  = 6       // runs over a recursive component until its summaries settle
	maxBlockVisit = 16      // visits of one block until its state settles
	widenVisits   = 4       // visits of one block after which its state forgets members of members
	maxWork       = 400_000 // instructions met in one run over a function, summaries applied counting for their size
	widenAfter    = 2       // runs over a recursive component after which summaries forget members of members
)

// Options of a run.
type Options struct {
	Workers int  // functions analysed at once; 0 means 1
	Library bool // parameters of exported functions are sources of kind library-parameter
	Rules   []Rule
	// Progress, when set, is told how many of how many functions are done.
	Progress func(done, total int)
}

// Rule is a taint rule of the user's: its own sources, sinks and sanitisers, as syntax nodes of
// each file. Its data is apart from the catalogue's.
type Rule struct {
	ID    string
	Files map[ir.FileID]*RuleNodes
}

// RuleNodes are the nodes of one file that a rule's patterns matched.
type RuleNodes struct {
	Sources, Sinks, Sanitizers map[ir.NodeID]bool
	// Propagators: data moves from the first node to the second.
	Propagators [][2]ir.NodeID
}

// Result of a run.
type Result struct {
	Findings []*finding.Finding
	Bounds   []finding.Bound
}

type engine struct {
	ctx    context.Context
	prog   *ir.Program
	g      *callgraph.Graph
	cat    *catalog.Catalog
	lib    *catalog.Library
	ops    *catalog.Operations
	names  *catalog.Names
	opts   Options
	labels *labels
	rules  map[ir.FileID][]fileRule
	// rulesOnly leaves out the catalogue's sinks.
	rulesOnly bool
	info      []*funcInfo
	sums      []*summary
	hits      [][]hit
	reads     []map[cellKey]bool
	writes    []map[cellKey]*tree
	cells     map[cellKey]*tree
	accepts   []map[string]bool // by kind index: source kinds

	attacks sync.Map // by pattern and flags: *redos.Attack
	mu      sync.Mutex
	bounds  map[finding.Bound]bool
}

// Run analyses the program. The error is ctx's when it was cancelled; nothing else fails. When there
// are more rules than free contexts, the program is run again for the rest, without the catalogue's
// sinks.
func Run(ctx context.Context, prog *ir.Program, g *callgraph.Graph, cat *catalog.Catalog, opts Options) (*Result, error) {
	res := &Result{}
	free := 64*len(catalog.Marks{}) - len(cat.Contexts)
	for first := true; first || len(opts.Rules) > 0; first = false {
		n := min(free, len(opts.Rules))
		e := newEngine(ctx, prog, g, cat, opts)
		e.rulesOnly = !first
		e.addRules(opts.Rules[:n])
		opts.Rules = opts.Rules[n:]
		if err := e.fixpoint(); err != nil {
			return nil, fmt.Errorf("following data: %w", err)
		}
		if first {
			e.componentHits()
		}
		if opts.Library && first {
			e.libraryHits()
		}
		res.Findings = append(res.Findings, e.findings()...)
		res.Bounds = append(res.Bounds, e.sortedBounds()...)
	}
	return res, nil
}

func newEngine(ctx context.Context, prog *ir.Program, g *callgraph.Graph, cat *catalog.Catalog, opts Options) *engine {
	n := len(prog.Funcs)
	e := &engine{
		ctx: ctx, prog: prog, g: g, cat: cat, lib: cat.Library("js"), ops: cat.Operations("js"), names: cat.Names("js"), opts: opts,
		labels: &labels{m: map[labelKey]*label{}},
		rules:  map[ir.FileID][]fileRule{},
		info:   make([]*funcInfo, n),
		sums:   make([]*summary, n),
		hits:   make([][]hit, n),
		reads:  make([]map[cellKey]bool, n),
		writes: make([]map[cellKey]*tree, n),
		cells:  map[cellKey]*tree{},
		bounds: map[finding.Bound]bool{},
	}
	for _, k := range cat.Kinds {
		m := map[string]bool{}
		for _, s := range k.Sources {
			m[s] = true
		}
		e.accepts = append(e.accepts, m)
	}
	mutated := mutatedVars(prog)
	for i, fn := range prog.Funcs {
		e.info[i] = newFuncInfo(prog, fn, mutated)
	}
	return e
}

// fixpoint runs the program's functions, callees first, until neither summaries nor cells change.
func (e *engine) fixpoint() error {
	levels := e.g.Levels()
	dirty := make([]bool, len(e.prog.Funcs))
	for i := range dirty {
		dirty[i] = true
	}
	done := 0
	for round := range maxRounds {
		for _, level := range levels {
			changed, n, err := e.runLevel(level, dirty)
			if err != nil {
				return err
			}
			if done += n; e.opts.Progress != nil && round == 0 {
				e.opts.Progress(done, len(e.prog.Funcs))
			}
			for _, f := range changed {
				e.markUsers(f, dirty)
			}
		}
		if !e.mergeCells(dirty) {
			return nil
		}
	}
	e.bound("taint.rounds", "program", maxRounds)
	return nil
}

// markUsers marks for another run the functions whose results depend on f's summary.
func (e *engine) markUsers(f ir.FuncID, dirty []bool) {
	for _, c := range e.g.Callers(f) {
		dirty[c] = true
	}
	if o := e.prog.Funcs[f].Outer; o != ir.NoFunc {
		dirty[o] = true
	}
}

// runLevel analyses the dirty components of one level, in parallel, and returns the functions
// whose summary changed, in order, with the number analysed.
func (e *engine) runLevel(level [][]ir.FuncID, dirty []bool) ([]ir.FuncID, int, error) {
	var todo [][]ir.FuncID
	n := 0
	for _, comp := range level {
		for _, f := range comp {
			if dirty[f] {
				todo = append(todo, comp)
				n += len(comp)
				break
			}
		}
	}
	changed := make([][]ir.FuncID, len(todo))
	workers := max(1, min(e.opts.Workers, len(todo)))
	var wg sync.WaitGroup
	next := make(chan int)
	for range workers {
		wg.Go(func() {
			for i := range next {
				changed[i] = e.runComponent(todo[i])
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
		return nil, n, err
	}
	var out []ir.FuncID
	for i, comp := range todo {
		for _, f := range comp {
			dirty[f] = false
		}
		out = append(out, changed[i]...)
	}
	return out, n, nil
}

// runComponent analyses mutually recursive functions until their summaries settle. After the first
// run only those are run again that use a summary which has changed.
func (e *engine) runComponent(comp []ir.FuncID) []ir.FuncID {
	changed := map[ir.FuncID]bool{}
	todo := comp
	for run := range maxComponent {
		stale := map[ir.FuncID]bool{}
		for _, f := range todo {
			s := e.analyse(f)
			if run >= widenAfter {
				s.widen()
			}
			if !s.sameEffect(e.sums[f]) {
				changed[f] = true
				for _, c := range e.g.Callers(f) {
					stale[c] = true
				}
				if o := e.prog.Funcs[f].Outer; o != ir.NoFunc {
					stale[o] = true
				}
			}
			e.sums[f] = s
		}
		todo = nil
		for _, f := range comp {
			if stale[f] {
				todo = append(todo, f)
			}
		}
		if len(todo) == 0 {
			return sortedFuncs(changed)
		}
	}
	e.bound("taint.recursion", e.prog.Funcs[comp[0]].Name, maxComponent)
	return sortedFuncs(changed)
}

func sortedFuncs(m map[ir.FuncID]bool) []ir.FuncID {
	out := make([]ir.FuncID, 0, len(m))
	for f := range m {
		out = append(out, f)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

func (e *engine) bound(name, where string, limit int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bounds[finding.Bound{Name: name, Where: where, Limit: limit}] = true
}

func (e *engine) sortedBounds() []finding.Bound {
	out := make([]finding.Bound, 0, len(e.bounds))
	for b := range e.bounds {
		out = append(out, b)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Name != out[j].Name {
			return out[i].Name < out[j].Name
		}
		return out[i].Where < out[j].Where
	})
	return out
}
