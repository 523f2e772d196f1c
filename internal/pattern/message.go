package pattern

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
)

// match makes a Match of a span.
func (e *evaluation) match(c *compiled, s *span) Match {
	m := Match{Rule: c.rule, Start: s.start, End: s.end, Bindings: e.bindings(c, s.env)}
	m.Message = e.interpolate(c.rule.Message, c, s.env)
	switch {
	case c.rule.Fix != nil:
		fix := e.interpolate(*c.rule.Fix, c, s.env)
		m.Fix = &fix
	case c.fixRegex != nil:
		fix, err := c.fixRegex.Replace(e.matcher.Tree.Slice(s.start, s.end), c.rule.FixRegex.Replacement, c.rule.FixRegex.Count)
		if err == nil {
			m.Fix = &fix
		}
	}
	return m
}

func (e *evaluation) bindings(c *compiled, env []match.Binding) map[string]string {
	out := map[string]string{}
	for i, b := range env {
		if b.Bound != match.Free {
			out[c.vars[i]] = e.matcher.Text(b)
		}
	}
	return out
}

// interpolate puts texts in place of metavariables; value($X) is the constant that $X is known to hold.
func (e *evaluation) interpolate(text string, c *compiled, env []match.Binding) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		value := strings.HasPrefix(text[i:], "value($")
		at := i
		if value {
			at += len("value(")
		}
		slot, n := longestVar(text[at:], c.vars, env)
		if slot < 0 || value && !strings.HasPrefix(text[at+n:], ")") {
			b.WriteByte(text[i])
			i++
			continue
		}
		i = at + n
		if value {
			i++
			b.WriteString(e.value(env[slot]))
		} else {
			b.WriteString(e.matcher.Text(env[slot]))
		}
	}
	return b.String()
}

// longestVar returns the bound variable whose name is the longest that the text starts with, or -1.
func longestVar(text string, vars []string, env []match.Binding) (slot, n int) {
	slot = -1
	if text == "" || text[0] != '$' {
		return slot, 0
	}
	for i, v := range vars {
		if len(v) > n && env[i].Bound != match.Free && strings.HasPrefix(text, v) {
			slot, n = i, len(v)
		}
	}
	return slot, n
}

// value is the constant that a metavariable is known to hold, as code; else its text.
func (e *evaluation) value(b match.Binding) string {
	v := e.constant(b)
	switch v.Kind {
	case tree.String:
		return "'" + e.tree.Symbols.Text(v.Sym) + "'"
	case tree.Number, tree.Bool:
		return e.tree.Symbols.Text(v.Sym)
	}
	return e.matcher.Text(b)
}

// replaceVars puts texts in place of the variables' names.
func replaceVars(text string, vars []string, texts map[string]string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		best := ""
		for _, v := range vars {
			if len(v) > len(best) && strings.HasPrefix(text[i:], v) {
				best = v
			}
		}
		if best == "" {
			b.WriteByte(text[i])
			i++
			continue
		}
		b.WriteString(texts[best])
		i += len(best)
	}
	return b.String()
}

// position is where an offset is for people.
func position(f *source.File, offset uint32) finding.Position {
	line, column := f.Position(int(offset))
	return finding.Position{Offset: int(offset), Line: line, Column: column}
}

// Finding returns the finding that a match is. Kind is the metadata's `kind`, empty when it has none.
func (m *Match) Finding(f *source.File) finding.Finding {
	at := finding.Location{Path: f.Path, Start: position(f, m.Start), End: position(f, m.End)}
	out := finding.Finding{RuleID: m.Rule.ID, Severity: m.Rule.Severity, Message: m.Message, Location: at}
	if k, ok := m.Rule.Metadata["kind"].(string); ok {
		out.Kind = finding.KindID(k)
	}
	if m.Fix != nil {
		out.Fix = &finding.Fix{Location: at, Text: *m.Fix}
	}
	return out
}
