package pattern

import "github.com/shrike-sec/shrike/internal/pattern/rule"

func (c *ruleCompiler) genericPattern(out *formula, f *rule.Formula) { c.unsupported("generic pattern") }
