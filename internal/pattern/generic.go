package pattern

import (
	"github.com/shrike-sec/shrike/internal/pattern/generic"
	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
)

// genericPattern compiles a pattern of no language.
func (c *ruleCompiler) genericPattern(out *formula, f *rule.Formula) {
	key := leafKey{text: f.Text, generic: true}
	i, ok := c.set.shared[key]
	if !ok {
		i = c.set.addLeaf(key, &leaf{generic: generic.Parse(f.Text)})
	}
	out.leaf = i
	out.slots = c.variables(c.set.leaves[i].generic.Vars)
}

// generic finds a pattern of no language in the text.
func (e *evaluation) generic(f *formula) []span {
	found, cut := e.set.leaves[f.leaf].generic.Find(e.text)
	e.cut = e.cut || cut
	e.work(len(e.text) / 4)
	var out []span
	for _, m := range found {
		s := span{start: e.base + uint32(m.Start), end: e.base + uint32(m.End), node: -1, env: make([]match.Binding, e.vars)}
		for v, slot := range f.slots {
			if b := m.Bound[v]; b[0] >= 0 {
				s.env[slot] = e.word(b[0], b[1])
			}
		}
		out = append(out, s)
	}
	return e.dedupe(out)
}
