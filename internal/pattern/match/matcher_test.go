package match

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/pattern/javascript"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"gopkg.in/yaml.v3"
)

// matcherOf compiles a pattern and makes a matcher of code, the index included.
func matcherOf(t *testing.T, lang source.Language, pattern, code string) (*Pattern, *Matcher) {
	t.Helper()
	d := tree.NewDictionary()
	parsed, err := javascript.Parse(pattern, tree.PatternSymbols(d))
	if err != nil {
		return nil, nil
	}
	p, err := Compile(parsed.Tree, parsed.Roots, DefaultOptions())
	if err != nil {
		return nil, nil
	}
	s, err := syntax.Parse(syntax.For(lang), []byte(code))
	if err != nil {
		t.Fatal(err)
	}
	tr := javascript.Lower(s, tree.NewSymbols(d))
	return p, &Matcher{Tree: tr, Index: NewIndex(tr), Limit: 1_000_000}
}

func ranges(found []Match) []string {
	out := make([]string, len(found))
	for i, m := range found {
		out[i] = fmt.Sprintf("%d-%d %v", m.Start, m.End, m.Env)
	}
	slices.Sort(out)
	return out
}

// TestIndexLosesNothing compares what is found from the index's candidates with what is found from all
// nodes, for the patterns of the conformance cases.
func TestIndexLosesNothing(t *testing.T) {
	langs := map[string]source.Language{"": source.JavaScript, "jsx": source.JavaScript, "ts": source.TypeScript, "tsx": source.TSX}
	files, _ := filepath.Glob("../testdata/conformance/*.yaml")
	tried := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Cases []struct{ Name, Lang, Pattern, Code string }
		}
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for _, c := range doc.Cases {
			p, m := matcherOf(t, langs[c.Lang], c.Pattern, c.Code)
			if c.Pattern == "" || p == nil {
				continue
			}
			tried++
			some, _ := m.Find(p)
			p.Head = tree.NoSym
			p.Kinds = nil
			for k := range 256 {
				p.Kinds = append(p.Kinds, tree.Kind(k))
			}
			if all, _ := m.Find(p); !slices.Equal(ranges(some), ranges(all)) {
				t.Errorf("%s: %q finds %q, from all nodes %q", c.Name, c.Pattern, ranges(some), ranges(all))
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d patterns tried", tried)
	}
}

// TestLimit tests that a search stops at its limit, says so, and leaves the matcher fit for the next.
func TestLimit(t *testing.T) {
	p, m := matcherOf(t, source.JavaScript, "[..., $X, ..., $Y, ...]", "x = ["+strings.Repeat("a, ", 2000)+"b];")
	m.Limit = 10_000
	if _, cut := m.Find(p); !cut || m.Steps > 3*m.Limit {
		t.Errorf("cut %v after %d steps", cut, m.Steps)
	}
	for _, b := range m.env {
		if b.Bound != Free {
			t.Errorf("left bound: %+v", b)
		}
	}
	q, n := matcherOf(t, source.JavaScript, "f($X)", "f(1); f(2);")
	if found, cut := n.Find(q); cut || len(found) != 2 {
		t.Errorf("%d matches, cut %v", len(found), cut)
	}
}

func TestUnify(t *testing.T) {
	_, m := matcherOf(t, source.JavaScript, "f($X)", "f(a.b, a.b, 'x', \"x\", c);")
	var args []Binding
	for i := range m.Tree.Nodes {
		if n := &m.Tree.Nodes[i]; n.Role == tree.Arg {
			args = append(args, m.code(int32(i)))
		}
	}
	word := Binding{Bound: Value, Sym: m.Tree.Symbols.Intern("c")}
	for _, c := range []struct {
		a, b Binding
		want bool
	}{{args[0], args[1], true}, {args[0], args[2], false}, {args[2], args[3], true}, {args[4], word, true}, {args[0], word, false}} {
		if m.Unify(c.a, c.b) != c.want || m.Unify(c.b, c.a) != c.want {
			t.Errorf("%s and %s: not %v", m.Text(c.a), m.Text(c.b), c.want)
		}
	}
}

// TestCandidates tests that rare names are looked up, not searched for.
func TestCandidates(t *testing.T) {
	code := strings.Repeat("f(1); g(2); o.h(3);\n", 100) + "rare(4); o.rare(5); x = 'rare';"
	for pattern, most := range map[string]int{"rare(...)": 2, "$O.rare($X)": 2, "f(...)": 100, "new Rare()": 0} {
		p, m := matcherOf(t, source.JavaScript, pattern, code)
		if got := m.Index.Candidates(p); got > most {
			t.Errorf("%s: %d candidates, want at most %d", pattern, got, most)
		}
	}
}
