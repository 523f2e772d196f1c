package pattern

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// TestLimits gives rules code that is as bad for them as can be: the limits must bite, and say so.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ name, rule, code string }{
		{"many ways to bind", "pattern: '[..., $X, ..., $Y, ..., $Z, ...]'", "x = [" + strings.Repeat("a,", 20_000) + "b];"},
		{"many bindings of one range", "pattern: 'f(..., $X, ...)'", "f(" + strings.Repeat("a.b, ", 30_000) + "c);"},
		{"sequences", "pattern: \"$A();\\n...\\n$B();\\n...\\n$C();\"", strings.Repeat("f();\n", 3_000)},
		{"tails", "pattern: \"$X = f();\\n...\"", strings.Repeat("a = f();\n", 5_000)},
		{"sets", "pattern: '({a: $A, b: $B, $C: $D, $E: $F, $G: $H, $I: 1})'", "x = {" + strings.Repeat("k: 2, ", 63) + "};"},
	} {
		text := "rules: [{id: r, message: m, severity: LOW, languages: [js], " + c.rule + "}]"
		rules, problems := rule.Read("r.yaml", []byte(text))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", c.name, problems)
		}
		set, problems := Compile(rules)
		if len(problems) > 0 {
			t.Fatalf("%s: %v", c.name, problems)
		}
		f := source.NewAs("a.js", source.JavaScript, []byte(c.code))
		tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		res, err := set.Run(context.Background(), tree, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%s: took %v", c.name, took)
		}
		if c.name != "sets" && len(res.Bounds) == 0 {
			t.Errorf("%s: %d matches and no word of a limit", c.name, len(res.Matches))
		}
	}
}
