// Package strip takes out of imported code what gives its label away without being a flaw: comments
// that say where it is, functions called bad and good, the names of test cases.
package strip

import (
	_ "embed"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
	"gopkg.in/yaml.v3"
)

//go:embed giveaways.yaml
var giveawaysYAML []byte

type table struct {
	Words    []string
	Patterns []string
	Keep     []string

	words, keep map[string]bool
	patterns    []*regexp.Regexp
}

// giveaways is part of the program: a fault in it is one of the program, which the tests find.
var giveaways = sync.OnceValue(func() *table {
	t := &table{words: map[string]bool{}, keep: map[string]bool{}}
	if err := yaml.Unmarshal(giveawaysYAML, t); err != nil {
		panic(fmt.Sprintf("giveaways.yaml: %v", err))
	}
	for _, w := range t.Words {
		t.words[w] = true
	}
	for _, k := range t.Keep {
		t.keep[k] = true
	}
	for _, p := range t.Patterns {
		t.patterns = append(t.patterns, regexp.MustCompile(p))
	}
	return t
})

func (t *table) tells(word string) bool {
	return t.words[word] || slices.ContainsFunc(t.patterns, func(p *regexp.Regexp) bool { return p.MatchString(word) })
}

// Stripper strips examples and remembers what it took.
type Stripper struct {
	// Comments takes all comments out, Words the telling words in names and strings.
	Comments, Words bool

	report Report
}

// Report says what was stripped.
type Report struct {
	Examples int            `json:"examples"` // changed
	Comments int            `json:"comments"`
	Names    map[string]int `json:"names"`   // by the name that was replaced
	Strings  map[string]int `json:"strings"` // by the word that was taken out
	Paths    int            `json:"paths"`   // imported files whose names tell
}

// Report is what was stripped so far.
func (s *Stripper) Report() *Report { return &s.report }

// Clean strips the examples of one pair, or a single one. Names are replaced alike in all of them.
func (s *Stripper) Clean(group ...*dataset.Example) {
	names := &renaming{to: map[string]string{}, taken: map[string]bool{}}
	for _, e := range group {
		before := e.Code
		if s.Comments {
			s.comments(e)
		}
		if s.Words {
			e.Code = s.words(e.Language, e.Code, names)
		}
		if e.Code != before {
			s.report.Examples++
		}
	}
}

// comments takes the comments out of an example and moves its flawed lines along.
func (s *Stripper) comments(e *dataset.Example) {
	for _, t := range lex.Tokens(e.Language, e.Code) {
		if t.Kind == lex.Comment {
			s.report.Comments++
		}
	}
	code, moved := lex.StripComments(e.Language, e.Code)
	var lines []int
	for _, l := range e.Lines {
		if l < len(moved) && moved[l] > 0 {
			lines = append(lines, moved[l])
		}
	}
	e.Code, e.Lines = code, lines
}

// words takes telling words out of names and strings.
func (s *Stripper) words(language, code string, names *renaming) string {
	if s.report.Names == nil {
		s.report.Names, s.report.Strings = map[string]int{}, map[string]int{}
	}
	tokens := lex.Tokens(language, code)
	for _, t := range tokens {
		if t.Kind == lex.Name {
			names.taken[t.Text(code)] = true
		}
	}
	lexis := lex.Of(language)
	var out strings.Builder
	before := ""
	for _, t := range tokens {
		text := t.Text(code)
		switch t.Kind {
		case lex.Name:
			if to := names.of(text, before); to != text {
				s.report.Names[text]++
				text = to
			}
		case lex.String:
			if to := s.quoted(text); to != text {
				if line := lineOf(code, t.Start); lexis.Imports(line) {
					s.report.Paths++
				}
				text = to
			}
		}
		if t.Kind != lex.Space && t.Kind != lex.Comment {
			before = text
		}
		out.WriteString(text)
	}
	return out.String()
}

func lineOf(code string, at int) string {
	start := strings.LastIndexByte(code[:at], '\n') + 1
	line, _, _ := strings.Cut(code[start:], "\n")
	return line
}

var wordInString = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_]*`)

// quoted takes telling words out of a string.
func (s *Stripper) quoted(text string) string {
	g := giveaways()
	return wordInString.ReplaceAllStringFunc(text, func(w string) string {
		if g.keep[w] || !slices.ContainsFunc(lex.Words(w), g.tells) {
			return w
		}
		s.report.Strings[strings.ToLower(w)]++
		return neutral(w, g)
	})
}

// renaming replaces telling names, each always by the same.
type renaming struct {
	to    map[string]string
	taken map[string]bool
}

// of is what a name becomes. Members that are a single word (".good()" of a stream) are of libraries.
func (r *renaming) of(name, before string) string {
	g := giveaways()
	words := lex.Words(name)
	if g.keep[name] || !slices.ContainsFunc(words, g.tells) || len(words) == 1 && (before == "." || before == ">") && !strings.ContainsAny(name, "0123456789") {
		return name
	}
	if to, ok := r.to[name]; ok {
		return to
	}
	base := neutral(name, g)
	if base == "" {
		base = "run"
	}
	to := base
	for n := 2; r.clashes(to, name); n++ {
		to = fmt.Sprintf("%s%d", base, n)
	}
	r.to[name] = to
	return to
}

// clashes reports whether a new name is in use already. Two telling names of one pair that differ in
// the telling words only (badSink, goodSink) may become one: they are the same function in its two
// forms, and a number would tell them apart again.
func (r *renaming) clashes(to, name string) bool {
	if r.taken[to] && r.to[name] == "" {
		for from, used := range r.to {
			if used == to && from != name {
				return false
			}
		}
		return true
	}
	return false
}

// neutral is a name without its telling words. The name of a test case says nothing but what is
// tested: nothing stays of it.
func neutral(name string, g *table) string {
	var kept []string
	for _, w := range lex.Words(name) {
		if strings.HasPrefix(w, "cwe") && g.tells(w) {
			return ""
		}
		if !g.tells(w) {
			kept = append(kept, w)
		}
	}
	for i, w := range kept {
		if i > 0 && !strings.Contains(name, "_") {
			kept[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	sep := ""
	if strings.Contains(name, "_") {
		sep = "_"
	}
	out := strings.Join(kept, sep)
	if out != "" && out[0] >= '0' && out[0] <= '9' {
		out = "v" + out
	}
	return out
}

// Print writes the report for people.
func (r *Report) Print(w io.Writer) error {
	names, texts := 0, 0
	for _, n := range r.Names {
		names += n
	}
	for _, n := range r.Strings {
		texts += n
	}
	if _, err := fmt.Fprintf(w, "stripped from %d examples: %d comments, %d names (%s), %d words in strings (%s), %d paths\n",
		r.Examples, r.Comments, names, most(r.Names), texts, most(r.Strings), r.Paths); err != nil {
		return fmt.Errorf("printing what was stripped: %w", err)
	}
	return nil
}

// most lists the most frequent of what was stripped.
func most(counts map[string]int) string {
	all := make([]string, 0, len(counts))
	for name := range counts {
		all = append(all, name)
	}
	sort.Slice(all, func(i, j int) bool {
		if counts[all[i]] != counts[all[j]] {
			return counts[all[i]] > counts[all[j]]
		}
		return all[i] < all[j]
	})
	for i, name := range all {
		all[i] = fmt.Sprintf("%s %d", name, counts[name])
	}
	if len(all) > 5 {
		all = append(all[:5], "…")
	}
	return strings.Join(all, ", ")
}
