package scan

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/score"
)

// What of a function makes it worth a model's look: weights of what it does with libraries that the
// catalogue knows. They were chosen by hand: a sink and a source together count most.
const (
	sinkWeight   = 1.0  // a call or assignment at which data can do harm
	guessWeight  = 0.5  // one recognised by a name alone
	sourceWeight = 1.0  // it reads what outsiders send
	callWeight   = 0.25 // any other call that the catalogue describes
	bothFactor   = 1.5  // for having source and sink
	least        = 1.0  // what a function must weigh
	mostOfAKind  = 3    // things of one sort that count
)

// A scan shows a model one function for so many lines, the weightiest first, and so many to begin
// with: the bound that keeps a scan with a model in proportion to one without.
const (
	linesPerSuspect = 1000
	suspectsAtLeast = 2
	suspectsAtMost  = 300
)

// suspect is a function that nothing was found in and that may be worth a look.
type suspect struct {
	id     ir.FuncID
	weight float64
}

// suspects picks the functions without findings that a model should look at, the likeliest first.
// It counts work, not time. The second result is how many more there were.
func suspects(prog *ir.Program, graph *callgraph.Graph, cat *catalog.Catalog, found []*finding.Finding, lines int, near bool) ([]score.Place, int) {
	lib, names := cat.Library(models), cat.Names(models)
	var all []suspect
	for _, file := range prog.Files {
		if names.Test(file.Source.Path, file.Source.Code) { // which nobody attacks
			continue
		}
		for _, fn := range file.Funcs {
			if w := weigh(graph, lib, fn); w >= least {
				all = append(all, suspect{fn.ID, w})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b suspect) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	most := min(suspectsAtLeast+lines/linesPerSuspect, suspectsAtMost)
	taken := newTaken(found)
	var out []score.Place
	more := 0
	for _, s := range all {
		var neighbours *callgraph.Graph
		if near {
			neighbours = graph
		}
		p, ok := score.PlaceOf(prog, neighbours, s.id)
		switch {
		case !ok || taken.overlaps(&p):
		case len(out) == most:
			more++
		default:
			taken.add(&p)
			out = append(out, p)
		}
	}
	return out, more
}

// weigh adds up what a function does that a model should look at.
func weigh(graph *callgraph.Graph, lib *catalog.Library, fn *ir.Func) float64 {
	var sinks, guesses, sources, calls float64
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			in := &fn.Blocks[b].Instrs[i]
			switch in.Op {
			case ir.Call:
				for _, n := range nodes(graph, fn.ID, in.A.Reg) {
					m := lib.Call(n)
					switch {
					case m == nil:
					case len(m.Sinks) > 0 && lib.Heuristic(n):
						guesses++
					case len(m.Sinks) > 0:
						sinks++
					case len(m.Sources) > 0:
						sources++
					case !lib.Heuristic(n):
						calls++
					}
				}
			case ir.Load:
				for _, n := range nodes(graph, fn.ID, in.A.Reg) {
					if len(lib.Reads(n, in.Name)) > 0 {
						sources++
					}
				}
			case ir.Store:
				for _, n := range nodes(graph, fn.ID, in.A.Reg) {
					if len(lib.Assign(lib.Member(n, in.Name))) > 0 {
						sinks++
					}
				}
			}
		}
	}
	harm := sinkWeight*min(sinks, mostOfAKind) + guessWeight*min(guesses, mostOfAKind)
	w := harm + sourceWeight*min(sources, mostOfAKind) + callWeight*min(calls, mostOfAKind)
	if harm > 0 && sources > 0 {
		w *= bothFactor
	}
	return w
}

// nodes are the library values that a register may hold.
func nodes(graph *callgraph.Graph, f ir.FuncID, r ir.Reg) []int32 {
	var out []int32
	if r == ir.NoReg {
		return nil
	}
	for _, v := range graph.Values(f, r) {
		if v.Kind == callgraph.API {
			out = append(out, v.ID)
		}
	}
	return out
}

// taken are the parts of files that a finding or an earlier suspect covers.
type taken map[string][][2]int

func newTaken(found []*finding.Finding) taken {
	t := taken{}
	for _, f := range found {
		t[f.Path] = append(t[f.Path], [2]int{f.Start.Offset, max(f.Start.Offset+1, f.End.Offset)})
	}
	return t
}

// overlaps reports whether a place holds something taken or lies in it; a file's top level holds
// everything in the file.
func (t taken) overlaps(p *score.Place) bool {
	if p.Module {
		return len(t[p.Path]) > 0
	}
	return slices.ContainsFunc(t[p.Path], func(r [2]int) bool { return r[0] < p.End.Offset && p.Start.Offset < r[1] })
}

func (t taken) add(p *score.Place) {
	t[p.Path] = append(t[p.Path], [2]int{p.Start.Offset, p.End.Offset})
}
