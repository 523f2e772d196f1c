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
	"slices"
	"sort"
	"sync"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// Bounds on the work in one function. They count work, never time.
const (
	maxBlockVisit = 16      // visits of one block until its state settles
	widenVisits   = 4       // visits of one block after which its state forgets members of members
	maxWork       = 400_000 // instructions met in one run over a function, summaries applied counting for their size
)

// Options of a run.
type Options struct {
	Workers int  // functions analysed at once; 0 means 1
	Library bool // parameters of exported functions are sources of kind library-parameter
	Rules   []Rule
	// RulesOnly leaves out what the catalogue says is a source or a sink.
	RulesOnly bool
	// Confidence, when set, tells which of several ways to one flaw is to be shown: the one of which
	// the evidence gives the highest.
	Confidence func(finding.Evidence) float64
	// Coverage, when set, notes which rows of the models apply.
	Coverage *catalog.Coverage
	// Progress, when set, is told how many of how many functions are done.
	Progress func(done, total int)
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
	marks  map[ir.FileID]*fileMarks // what nodes are to the user's rules
	stop   stops
	ruled  bool // there are rules
	flows  int  // propagators of rules
	// rulesOnly leaves out the catalogue's sources and sinks.
	rulesOnly bool
	info      []*funcInfo
	comp      []int32                // by function: its component
	recursive []bool                 // by function
	users     [][]ir.FuncID          // by function: those whose results depend on its summary
	capturers map[varRef][]ir.FuncID // by variable: the inner functions that use it
	work      []int                  // by component: what its runs have cost
	dirty     []bool                 // by function: to be run (again)
	changes   []int                  // by function: how often its summary has changed
	inputs    []inputs               // by function
	vars      map[varRef]*tree       // what is followed of variables
	sums      []*summary
	sticky    []map[ir.Reg]*tree // by function: what inner functions write into its variables
	hits      [][]hit
	reads     []map[cellKey]bool
	writes    []map[cellKey]*tree
	cells     map[cellKey]*tree
	accepts   []map[string]bool        // by kind index: source kinds
	tests     map[ir.FuncID]bool       // the functions that searches of lists test elements with
	unseen    map[string]bool          // source kinds that count only where no caller is seen
	cleaned   map[string]catalog.Marks // by source kind: what middleware makes data safe for
	described []described              // by file: what its schemas say of fields
	sites     []callSite               // by function: the one call that reaches it
	// fieldsOnce are the members of this that a class writes once: what it writes.
	fieldsOnce map[classField]varRef
	keepsBack  bool // what of records is secret is left out where they are sent

	attacks sync.Map // by pattern and flags: *redos.Attack
	filters sync.Map // filter → catalog.Marks
	mu      sync.Mutex
	bounds  map[finding.Bound]bool
}

// Run analyses the program. The error is ctx's when it was cancelled; nothing else fails, and parts
// on which Run itself does are among the program's failures. When there
// are more rules than free contexts, the program is run again for the rest, without the catalogue's
// sinks.
func Run(ctx context.Context, prog *ir.Program, g *callgraph.Graph, cat *catalog.Catalog, opts Options) (*Result, error) {
	res := &Result{}
	for first := true; first || len(opts.Rules) > 0; first = false {
		e := newEngine(ctx, prog, g, cat, opts)
		e.rulesOnly = opts.RulesOnly || !first
		opts.Rules = e.addRules(opts.Rules)
		e.trackAlways()
		if err := e.fixpoint(); err != nil {
			return nil, fmt.Errorf("following data: %w", err)
		}
		if opts.Library && !e.rulesOnly {
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
		marks:  map[ir.FileID]*fileMarks{},
		info:   make([]*funcInfo, n),
		work:   make([]int, len(g.Components())),
		comp:   make([]int32, n), recursive: make([]bool, n), users: make([][]ir.FuncID, n), capturers: map[varRef][]ir.FuncID{},
		dirty: make([]bool, n), changes: make([]int, n), inputs: make([]inputs, n), vars: map[varRef]*tree{},
		sums:   make([]*summary, n),
		sticky: make([]map[ir.Reg]*tree, n),
		hits:   make([][]hit, n),
		reads:  make([]map[cellKey]bool, n),
		writes: make([]map[cellKey]*tree, n),
		cells:  map[cellKey]*tree{},
		bounds: map[finding.Bound]bool{},
		unseen: map[string]bool{}, tests: map[ir.FuncID]bool{},
	}
	for _, k := range cat.Kinds {
		m := map[string]bool{}
		for _, s := range k.Sources {
			m[s] = true
		}
		e.accepts = append(e.accepts, m)
	}
	for _, k := range cat.SourceKinds {
		e.unseen[k.ID] = k.Unseen
	}
	e.prepare()
	return e
}

// prepare finds out what is known of the functions before any data flows.
func (e *engine) prepare() {
	mutated := mutatedVars(e.prog)
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, e.opts.Workers) {
		wg.Go(func() {
			for i := range next {
				e.info[i] = &funcInfo{} // stays where the rest fails
				e.prog.Try(doing, e.prog.Funcs[i].File, func() { e.info[i] = e.newFuncInfo(e.prog.Funcs[i], mutated) })
			}
		})
	}
	for i := range e.prog.Funcs {
		next <- i
	}
	close(next)
	wg.Wait()
	e.findSites()
	e.describe()
	e.keepsBack = e.keepsSecretsBack()
	for i, comp := range e.g.Components() {
		for _, f := range comp {
			e.comp[f] = int32(i)
			e.recursive[f] = len(comp) > 1 || slices.Contains(e.info[f].uses, f)
		}
	}
	for i, fn := range e.prog.Funcs {
		e.dirty[i] = true
		for _, f := range e.info[i].tests {
			e.tests[f] = true
		}
		for _, u := range e.info[i].uses {
			e.users[u] = append(e.users[u], ir.FuncID(i))
		}
		for _, c := range fn.Captures {
			v := e.info[i].vars[c.Inner]
			e.capturers[v] = append(e.capturers[v], ir.FuncID(i))
		}
	}
}

// bound notes a limit that cut the work in a function short.
func (e *engine) bound(name string, f *ir.Func, limit int) {
	e.noteBound(finding.Bound{Name: name, Where: e.where(f), Limit: limit})
}

// coarser notes a limit that made what is known of a function coarser.
func (e *engine) coarser(name string, f *ir.Func, limit int) {
	e.noteBound(finding.Bound{Name: name, Where: e.where(f), Limit: limit, Coarser: true})
}

func (e *engine) noteBound(b finding.Bound) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bounds[b] = true
}

// where names a function by its file and itself.
func (e *engine) where(f *ir.Func) string {
	path := e.prog.Files[f.File].Source.Path
	if f.Name == "" {
		return path
	}
	return path + ": " + f.Name
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
