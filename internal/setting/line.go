package setting

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about settings that are written as text: a header of a name, a value and attributes, each
// after a semicolon.

// store runs over what is written to a member the checks that are for it: {"Set-Cookie": line}.
func (v *reviewer) store(fn *ir.Func, x *ir.Instr) []*finding.Finding {
	if !v.words.Members[strings.ToLower(x.Name)] {
		return nil
	}
	var out []*finding.Finding
	for i := range v.words.Checks {
		c := &v.words.Checks[i]
		for k := range c.Calls {
			s := &c.Calls[k]
			if s.Member == strings.ToLower(x.Name) && s.Line != nil && v.lacksText(at{fn: fn, r: x.B.Reg}, s, c, 0) {
				out = append(out, v.finding(fn, x, c))
				break
			}
		}
	}
	return out
}

// lacksText reports whether a text, or one of a list, is such a line, certainly without what it has to hold.
func (v *reviewer) lacksText(a at, s *catalog.SettingCall, c *catalog.SettingCheck, depth int) bool {
	if o := v.object(a, 0); o != nil && depth < 2 {
		for _, e := range o.list() {
			if v.lacksText(e, s, c, depth+1) {
				return true
			}
		}
		return false
	}
	t := v.text(a)
	if !s.Line.MatchString(t) || s.Not != nil && s.Not.MatchString(t) || c.Holds == nil || c.Holds.MatchString(t) {
		return false
	}
	for i, part := range strings.Split(t, ";") {
		if i > 0 && strings.Contains(part, unknown) && !strings.Contains(part, "=") {
			return false // an attribute that is not known
		}
	}
	return true
}
