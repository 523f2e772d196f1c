package mine

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

//go:embed words.yaml
var wordsYAML []byte

// vocabulary is words.yaml.
type vocabulary struct {
	Fix, Not, Guards, Paths []string
	Kinds                   []struct {
		Words []string
		CWE   string
		Kind  string
	}

	fix, not, paths []*regexp.Regexp
	guards          map[string]bool
}

// words is part of the program: a fault in it is one of the program, which the tests find.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{guards: map[string]bool{}}
	if err := yaml.Unmarshal(wordsYAML, v); err != nil {
		panic(fmt.Sprintf("words.yaml: %v", err))
	}
	compile := func(all []string) (out []*regexp.Regexp) {
		for _, p := range all {
			out = append(out, regexp.MustCompile(p))
		}
		return out
	}
	v.fix, v.not, v.paths = compile(v.Fix), compile(v.Not), compile(v.Paths)
	for _, g := range v.Guards {
		v.guards[g] = true
	}
	return v
})

func anyMatch(all []*regexp.Regexp, s string) bool {
	return slices.ContainsFunc(all, func(p *regexp.Regexp) bool { return p.MatchString(s) })
}

// excluded reports whether a file is a test, somebody else's or built.
func (v *vocabulary) excluded(path string) bool { return anyMatch(v.paths, path) }

// says reports whether a message speaks of a security fix.
func (v *vocabulary) says(message string) bool { return anyMatch(v.fix, strings.ToLower(message)) }

// denies reports whether the head of a message says that the commit is something else.
func (v *vocabulary) denies(message string) bool {
	head, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(message)), "\n")
	return anyMatch(v.not, head)
}

// topic tells the CWE and kind that a message is about.
func (v *vocabulary) topic(message string) (cwe, kind string) {
	message = strings.ToLower(message)
	for _, k := range v.Kinds {
		for _, w := range k.Words {
			if strings.Contains(message, w) {
				return k.CWE, k.Kind
			}
		}
	}
	return "", ""
}

// kindOf tells the kind that the vocabulary has for CWEs.
func (v *vocabulary) kindOf(cwes []string) string {
	for _, k := range v.Kinds {
		if k.Kind != "" && slices.Contains(cwes, k.CWE) {
			return k.Kind
		}
	}
	return ""
}
