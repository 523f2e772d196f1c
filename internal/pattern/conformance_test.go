package pattern

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"gopkg.in/yaml.v3"
)

var verbose = flag.Bool("differences", false, "print every conformance case that differs from Semgrep, known ones, too")

// conformanceCase is one case of testdata/conformance. Want is what Semgrep CE returns (confirm.py
// tests that); Differs says why shrike returns something else, where it does.
type conformanceCase struct {
	Name    string    `yaml:"name"`
	Lang    string    `yaml:"lang"`
	Pattern *string   `yaml:"pattern"`
	Rule    yaml.Node `yaml:"rule"`
	Code    string    `yaml:"code"`
	Want    yaml.Node `yaml:"want"`
	Differs string    `yaml:"differs"`
}

var extensions = map[string]source.Language{"": source.JavaScript, "js": source.JavaScript, "jsx": source.JavaScript,
	"ts": source.TypeScript, "tsx": source.TSX}

func TestConformance(t *testing.T) {
	cases, agree := conformanceCases(t), 0
	for i := range cases {
		c := &cases[i]
		got, want := c.run(t), c.want(t)
		same := c.sameMatches(got, want)
		if same {
			agree++
		}
		switch {
		case same && c.Differs != "":
			t.Errorf("%s: agrees now; remove `differs`", c.Name)
		case !same && c.Differs == "":
			t.Errorf("%s\n got %q\nwant %q", c.Name, got, want)
		case !same && *verbose:
			t.Logf("%s (%s)\n got %q\nwant %q", c.Name, c.Differs, got, want)
		}
	}
	t.Logf("%d of %d cases (%.1f %%) agree with Semgrep", agree, len(cases), 100*float64(agree)/float64(len(cases)))
}

// conformanceCases reads the cases of all files.
func conformanceCases(t *testing.T) []conformanceCase {
	files, err := filepath.Glob("testdata/conformance/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no conformance cases", err)
	}
	var all []conformanceCase
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct{ Cases []conformanceCase }
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, doc.Cases...)
	}
	return all
}

// TestRulesDoNotDisturbEachOther compiles the rules of all cases into one set and tests that each finds
// what it finds alone.
func TestRulesDoNotDisturbEachOther(t *testing.T) {
	cases := conformanceCases(t)
	var rules []*rule.Rule
	owner := map[string]*conformanceCase{}
	for i := range cases {
		rs, _ := rule.Read("case.yaml", cases[i].rule())
		for _, r := range rs {
			r.ID = fmt.Sprint(i)
			owner[r.ID] = &cases[i]
		}
		rules = append(rules, rs...)
	}
	set, _ := Compile(rules)
	for i := range cases {
		c := &cases[i]
		id := fmt.Sprint(i)
		if owner[id] == nil || !slices.ContainsFunc(set.Rules(), func(r *rule.Rule) bool { return r.ID == id }) {
			continue
		}
		if got, want := c.matches(t, set, id), c.run(t); !slices.Equal(got, want) {
			t.Errorf("%s: with others %q, alone %q", c.Name, got, want)
		}
	}
}

func (c *conformanceCase) want(t *testing.T) []string {
	if c.Want.Kind == yaml.ScalarNode {
		return []string{c.Want.Value}
	}
	var want []string
	if err := c.Want.Decode(&want); err != nil {
		t.Fatalf("%s: %v", c.Name, err)
	}
	sort.Strings(want)
	return want
}

// rule returns the text of a rule file for the case.
func (c *conformanceCase) rule() []byte {
	body := map[string]any{"id": "r", "message": "m", "severity": "ERROR"}
	body["languages"] = []string{map[source.Language]string{source.JavaScript: "js"}[extensions[c.Lang]]}
	if l := extensions[c.Lang]; l != source.JavaScript {
		body["languages"] = []string{"ts"}
	}
	if c.Rule.Kind == yaml.MappingNode {
		if err := c.Rule.Decode(&body); err != nil {
			panic(err)
		}
	}
	if c.Pattern != nil {
		body["pattern"] = *c.Pattern
	}
	data, err := yaml.Marshal(map[string]any{"rules": []any{body}})
	if err != nil {
		panic(err)
	}
	return data
}

func (c *conformanceCase) run(t *testing.T) []string {
	rules, problems := rule.Read("case.yaml", c.rule())
	if len(problems) > 0 {
		return []string{"error"}
	}
	set, problems := Compile(rules)
	if len(problems) > 0 {
		return []string{"error"}
	}
	if len(set.rules) == 0 {
		return []string{"unsupported: " + strings.Join(rules[0].Unsupported, ", ")}
	}
	return c.matches(t, set, "r")
}

// matches runs a set over the case's code and describes the matches of one rule.
func (c *conformanceCase) matches(t *testing.T, set *Set, id string) []string {
	f := sourceFile("case."+c.Lang, c.Code, extensions[c.Lang])
	tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
	if err != nil {
		t.Fatal(err)
	}
	res, err := set.Run(context.Background(), tree, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range res.Matches {
		if m.Rule.ID == id {
			got = append(got, c.describe(m))
		}
	}
	sort.Strings(got)
	return slices.Compact(got)
}

func sourceFile(path, text string, lang source.Language) *source.File {
	return source.NewAs(path, lang, []byte(text))
}

// describe writes a match as Semgrep's output is written down: columns count bytes.
func (c *conformanceCase) describe(m Match) string {
	s := c.place(m.Start) + "-" + c.place(m.End)
	if field(&c.Rule, "message") {
		s += " " + m.Message
	}
	if m.Rule.Fix != nil || m.Rule.FixRegex != nil {
		s += fmt.Sprintf(" => %q", *m.Fix)
	}
	return s
}

func field(n *yaml.Node, name string) bool {
	return slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return c.Value == name })
}

func (c *conformanceCase) place(offset uint32) string {
	before := c.Code[:offset]
	line := strings.Count(before, "\n") + 1
	return fmt.Sprintf("%d:%d", line, int(offset)-strings.LastIndexByte(before, '\n'))
}

// sameMatches compares two lists of matches as sets.
func (c *conformanceCase) sameMatches(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	left := slices.Clone(want)
	for _, exact := range []bool{true, false} {
		got = slices.DeleteFunc(slices.Clone(got), func(g string) bool {
			i := slices.IndexFunc(left, func(w string) bool { return g == w || !exact && c.sameMatch(g, w) })
			if i >= 0 {
				left = slices.Delete(left, i, i+1)
			}
			return i >= 0
		})
	}
	return len(left) == 0
}

// sameMatch compares two matches. Semgrep does not keep the punctuation at either end of some nodes
// (the quote that ends a template, a closing tag, parentheses): there ranges count as equal when
// nothing else lies between.
func (c *conformanceCase) sameMatch(got, want string) bool {
	if got == want {
		return true
	}
	gotRange, gotRest, _ := strings.Cut(got, " ")
	wantRange, wantRest, _ := strings.Cut(want, " ")
	if gotRest != wantRest {
		return false
	}
	g1, g2, ok1 := c.offsets(gotRange)
	w1, w2, ok2 := c.offsets(wantRange)
	return ok1 && ok2 && c.onlyPunctuation(g1, w1) && c.onlyPunctuation(g2, w2)
}

func (c *conformanceCase) offsets(r string) (start, end int, ok bool) {
	var l1, c1, l2, c2 int
	if n, _ := fmt.Sscanf(r, "%d:%d-%d:%d", &l1, &c1, &l2, &c2); n != 4 {
		return 0, 0, false
	}
	at := func(line, col int) int {
		i := 0
		for ; line > 1; line-- {
			i += strings.IndexByte(c.Code[i:], '\n') + 1
		}
		return i + col - 1
	}
	return at(l1, c1), at(l2, c2), true
}

func (c *conformanceCase) onlyPunctuation(a, b int) bool {
	if a > b {
		a, b = b, a
	}
	rest := c.Code[a:b]
	if i := strings.LastIndex(c.Code[:b], "</"); i >= 0 && i < a && strings.HasSuffix(rest, ">") {
		return true // inside a closing tag
	}
	return strings.Trim(rest, "`}) :;(<>/") == ""
}
