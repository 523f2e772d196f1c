package score

import (
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
)

// DefaultSize is the number of bytes of code that a slice has at most: about 500 tokens.
const DefaultSize = 1800

// maxExample is where the code of an example stops.
const maxExample = 64 << 10

// keepViews is how many files a Builder remembers the normal form of.
const keepViews = 32

// A Builder makes candidates of the files of a project. It may be used by several goroutines; what
// it makes depends on nothing but the files and what it is asked for.
type Builder struct {
	files source.Index
	size  int

	mu    sync.Mutex
	views map[string]*view
	order []string // of views, oldest first
}

// NewBuilder returns a Builder over files that cuts slices of at most size bytes; 0 is DefaultSize.
func NewBuilder(files source.Index, size int) *Builder {
	if size <= 0 {
		size = DefaultSize
	}
	return &Builder{files: files, size: size, views: map[string]*view{}}
}

// view returns the normal form of a file, nil for one that is not there.
func (b *Builder) view(path string) *view {
	b.mu.Lock()
	v := b.views[path]
	b.mu.Unlock()
	if v != nil {
		return v
	}
	f := b.files[path]
	if f == nil {
		return nil
	}
	v = newView(f)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.views[path] == nil {
		b.order = append(b.order, path)
		b.views[path] = v
	}
	if len(b.order) > keepViews {
		delete(b.views, b.order[0])
		b.order = b.order[1:]
	}
	return v
}

// FromExample makes a candidate of a block of code of a data set: all of it, in normal form, with
// the line map that labels of lines are carried over by. Findings, which the engine may have made
// of the code alone, put marks. Code in a language without a grammar keeps its comments.
func FromExample(language source.Language, code string, findings ...*finding.Finding) Candidate {
	const path = "example"
	f := source.NewAs(path, language, []byte(code))
	v := newView(f)
	c := Candidate{Language: language, Findings: findings}
	c.Location = finding.Range(f, 0, uint32(len(f.Code)))
	budget := maxExample
	s := newSlice(v, &budget)
	for l := range v.lines {
		if !s.add(l, l) {
			break
		}
	}
	var text strings.Builder
	moved := s.write(&c, &text)
	c.Code = text.String()
	for _, x := range findings {
		c.mark(x, func(string) func(uint32) int { return moved })
	}
	return c
}

// FromFinding makes a candidate of the code along a finding's path, with its source and sink marked.
// Of every file on the path it keeps, as far as its size allows and in this order: the statements of
// the steps, sink first; the heads of what they stand in; what guards or defines what is used
// there; the rest of the functions, the inner ones first; definitions outside of them; the rest of
// the file. It is false when the finding's file is not among the Builder's.
func (b *Builder) FromFinding(x *finding.Finding) (Candidate, bool) {
	v := b.view(x.Path)
	if v == nil {
		return Candidate{}, false
	}
	c := Candidate{Location: x.Location, Language: v.file.Language, Function: x.Function, Findings: []*finding.Finding{x}}
	budget := b.size
	var parts []*part
	for _, place := range places(x) {
		p := partOf(&parts, place.Path, func() *slice {
			if v := b.view(place.Path); v != nil {
				return newSlice(v, &budget)
			}
			return nil
		})
		if p != nil {
			p.places = append(p.places, p.slice.v.clamp(place))
		}
	}
	fill(parts)
	moved := map[string]func(uint32) int{}
	c.join(parts, func(p *part, m func(uint32) int) { moved[p.path] = m })
	c.mark(x, func(path string) func(uint32) int { return moved[path] })
	return c, true
}

// Place is a function that nothing was found in, or a file's top level.
type Place struct {
	finding.Location
	Function string `json:"function,omitempty"` // its name; "" for a file's top level
	Module   bool   `json:"module,omitempty"`   // a file's top level
	// Near are functions that call it and that it calls, of which the signatures are shown.
	Near []finding.Location `json:"near,omitempty"`
}

// PlaceOf is the place of a function; with a call graph, it is near those that it has to do with. It
// is false for a function without code.
func PlaceOf(p *ir.Program, g *callgraph.Graph, id ir.FuncID) (Place, bool) {
	fn := p.Funcs[id]
	l, ok := locationOf(p, id)
	if !ok || l.Start == l.End {
		return Place{}, false
	}
	out := Place{Location: l, Module: fn.Kind == ir.Module}
	if !out.Module {
		out.Function = fn.Name
	}
	if g == nil {
		return out, true
	}
	for _, near := range [][]ir.FuncID{g.Callers(id), callees(p, g, id)} {
		n := 0
		for _, other := range near {
			if n == maxNeighbours || other == id || p.Funcs[other].Kind == ir.Module {
				continue
			}
			if l, ok := locationOf(p, other); ok {
				out.Near = append(out.Near, l)
				n++
			}
		}
	}
	return out, true
}

// FromFunction makes a candidate of a function that nothing was found in: the function, then as far
// as the Builder's size allows the definitions outside that it uses and the rest of its file, and
// the signatures of what is near. It is false when the function's file is not among the Builder's.
func (b *Builder) FromFunction(p Place) (Candidate, bool) {
	v := b.view(p.Path)
	if v == nil {
		return Candidate{}, false
	}
	c := Candidate{Language: v.file.Language, Function: p.Function, Location: p.Location}
	budget := b.size
	s := newSlice(v, &budget)
	at := v.clamp(p.Location)
	s.addFunction(at.start, at.end, p.Module)
	s.addAround(at.start, at.end)
	s.addOutside()
	s.add(0, len(v.lines)-1)
	parts := []*part{{path: p.Path, slice: s}}
	for _, near := range p.Near {
		if v := b.view(near.Path); v != nil {
			other := newSlice(v, &budget)
			if l := v.line(v.clamp(near).start); !(near.Path == p.Path && s.keep[l]) && other.add(l, l) {
				parts = append(parts, &part{path: near.Path, slice: other})
			}
		}
	}
	c.join(parts, func(*part, func(uint32) int) {})
	return c, c.Code != ""
}

// maxNeighbours is how many callers, and how many callees, a function is shown with.
const maxNeighbours = 4

// callees are the functions that a function calls, in the order of its calls.
func callees(p *ir.Program, g *callgraph.Graph, id ir.FuncID) []ir.FuncID {
	var out []ir.FuncID
	for b := range p.Funcs[id].Blocks {
		for i := range p.Funcs[id].Blocks[b].Instrs {
			in := &p.Funcs[id].Blocks[b].Instrs[i]
			if in.Op != ir.Call {
				continue
			}
			for _, t := range g.Targets(id, in.Dst) {
				if !slices.Contains(out, t.Func) {
					out = append(out, t.Func)
				}
			}
		}
	}
	return out
}

// locationOf is where a function is; a module is its whole file.
func locationOf(p *ir.Program, id ir.FuncID) (finding.Location, bool) {
	fn := p.Funcs[id]
	file := p.Files[fn.File]
	if fn.Kind == ir.Module {
		return finding.Range(file.Source, 0, uint32(len(file.Source.Code))), true
	}
	if fn.Node == ir.NoNode {
		return finding.Location{}, false
	}
	start, end := file.Spans.Span(int32(fn.Node))
	return finding.Range(file.Source, start, end), true
}
