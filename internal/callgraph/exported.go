package callgraph

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/ir"
)

// reachable lists the functions within reach of a user of the package: from what the entry modules
// export through members, methods, instances and results.
func (s *solver) reachable() []ir.FuncID {
	w := &walk{solver: s, seen: map[val]bool{}, found: map[ir.FuncID]bool{}}
	for _, f := range s.entries() {
		w.value(s.values.module(f))
		w.node(s.exports[f])
	}
	for len(w.todo) > 0 {
		v := w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		w.follow(v)
	}
	out := make([]ir.FuncID, 0, len(w.found))
	for f := range w.found {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// entries lists the modules that users of the package import: those a manifest names, or else
// those that no other module imports, or else all.
func (s *solver) entries() []ir.FileID {
	imported := make([]bool, len(s.prog.Files))
	var named, roots, all []ir.FileID
	for _, f := range s.prog.Files {
		all = append(all, f.ID)
		if f.Entry {
			named = append(named, f.ID)
		}
		for _, i := range f.Imports {
			if i.Resolved >= 0 && i.Resolved != f.ID {
				imported[i.Resolved] = true
			}
		}
	}
	for _, f := range all {
		if !imported[f] {
			roots = append(roots, f)
		}
	}
	switch {
	case len(named) > 0:
		return named
	case len(roots) > 0:
		return roots
	}
	return all
}

// walk goes through what a user of the package can get hold of.
type walk struct {
	*solver
	seen  map[val]bool
	found map[ir.FuncID]bool
	todo  []val
}

func (w *walk) value(v val) {
	if !w.seen[v] {
		w.seen[v] = true
		w.todo = append(w.todo, v)
	}
}

func (w *walk) node(n node) {
	for _, v := range w.nodes.set(n) {
		w.value(v)
	}
}

// follow visits what one value leads to.
func (w *walk) follow(v val) {
	x := w.values.info[v]
	switch x.kind {
	case funcValue, boundValue:
		w.found[ir.FuncID(x.id)] = true
		w.node(w.results[x.id])
		if i, ok := w.values.made[madeKey{kind: funcInstance, id: x.id}]; ok {
			w.value(i)
		}
	case classValue:
		w.value(w.values.instance(ir.ClassID(x.id)))
		if c := w.prog.Classes[x.id].Ctor; c >= 0 {
			w.found[c] = true
		}
	case apiValue, resolverValue:
		return
	}
	for i := x.slots; i != 0; i = w.heap.slots[i].next {
		if t := w.names.text[w.heap.slots[i].name]; t == "" || t[0] != '#' {
			w.node(w.heap.slots[i].field)
		}
	}
	for _, head := range [...]int32{x.links, x.mixins} {
		for l := head; l != 0; l = w.heap.links[l].next {
			w.node(w.heap.links[l].to)
		}
	}
}

// bounds lists the limits that bit, once a file.
func (s *solver) bounds() []Bound {
	found := map[Bound]bool{}
	note := func(n node, f ir.FileID) {
		x, path := &s.nodes.info[n], s.prog.Files[f].Source.Path
		if x.flags&full != 0 {
			found[Bound{"values of a variable", path, int(x.limit()), true}] = true
		}
		if x.flags&lostCopy != 0 {
			found[Bound{"objects that members are copied from", path, narrowLimit, true}] = true
		}
	}
	for _, fn := range s.prog.Funcs {
		for r := range fn.Regs {
			note(s.regs.of(fn.ID, ir.Reg(r)), fn.File)
		}
		note(s.results[fn.ID], fn.File)
	}
	for f := range s.lost {
		found[Bound{"functions a call may reach", s.prog.Files[f].Source.Path, maxTargets, true}] = true
	}
	if s.nodes.steps >= s.limit {
		found[Bound{"steps of the call graph", "", int(s.limit), false}] = true
	}
	out := make([]Bound, 0, len(found))
	for b := range found {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b Bound) int {
		return cmp.Or(cmp.Compare(a.Where, b.Where), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Limit, b.Limit))
	})
	return out
}
