// Package secret finds keys, passwords and tokens that are written in source. It looks at every text
// of a file on its syntax tree: what the text itself looks like (a provider's key, an address with a
// password), what it is given to (something named like a secret, an argument that signs or encrypts),
// and whether it is a value at all or a placeholder, a label or the name of a setting. What names,
// arguments and formats there are is data (catalog/secrets).
package secret

import (
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Kind is the kind that this package reports.
const Kind = "hardcoded-secret"

// The confidence in a secret by how it was recognised.
const (
	byFormat   = 0.9
	byArgument = 0.9
	byName     = 0.8
	byLook     = 0.7  // a name, and a text that only looks like a secret
	local      = 0.55 // a password of a server on the same machine
	inTests    = 0.45 // times, in files that are not shipped
)

// maxText is the longest text that is looked at; anything longer but a private key is data.
const maxText = 8192

// hit is a text that is a secret.
type hit struct {
	node  int32
	label string
	value string
	base  float64
}

// finder looks through one file.
type finder struct {
	words     *catalog.Secrets
	t         *syntax.Tree
	modules   map[string]string // what the file's imported names stand for: "jsonwebtoken", "jose.SignJWT"
	constants map[string]int32  // texts by the name of the variable that holds nothing else
	hits      map[int32]hit
}

// Find returns the secrets of a file, in order.
func Find(words *catalog.Secrets, k *catalog.Kind, t *syntax.Tree, f *source.File) []*finding.Finding {
	if words == nil || k == nil {
		return nil
	}
	s := &finder{words: words, t: t, hits: map[int32]hit{}}
	s.declare()
	for n := range int32(len(t.Nodes)) {
		switch t.Kind(n) {
		case kind.String, kind.TemplateString:
			s.text(n, n)
		case kind.Identifier:
			if text, ok := s.constants[t.Text(n)]; ok {
				s.text(n, text)
			}
		}
	}
	return s.findings(k, f)
}

// text judges a text where it is used: at its own place, or at that of a variable that holds it.
func (s *finder) text(at, text int32) {
	if old, ok := s.hits[text]; ok && old.base >= byArgument {
		return
	}
	value, whole := s.value(text)
	if value == "" || len(value) > maxText {
		return
	}
	h, ok := hit{}, false
	if at == text {
		h, ok = s.byFormat(value)
	}
	if !ok && whole {
		h, ok = s.byPlace(at, value)
	}
	if ok && h.base > s.hits[text].base {
		h.node = text
		s.hits[text] = h
	}
}

func (s *finder) findings(k *catalog.Kind, f *source.File) []*finding.Finding {
	var out []*finding.Finding
	if len(s.hits) == 0 {
		return nil
	}
	factor, notes := 1.0, []string(nil)
	if s.words.Tests.MatchString(f.Path) {
		factor, notes = inTests, []string{"the file is a test or example"}
	}
	for n := range int32(len(s.t.Nodes)) {
		h, ok := s.hits[n]
		if !ok {
			continue
		}
		start, end := s.t.Span(n)
		at := finding.Range(f, start, end)
		out = append(out, &finding.Finding{
			Kind: finding.KindID(k.ID), RuleID: k.ID, Severity: k.Severity, Location: at,
			Message:  fmt.Sprintf("%s (%s) is written in the source.", capital(h.label), mask(h.value)),
			Steps:    []finding.Step{{Location: at, Role: finding.RoleSink, Message: h.label + " is written here"}},
			Evidence: finding.Evidence{Base: h.base * factor, Notes: notes},
		})
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// mask tells a secret without giving it away: its first characters if there are many more.
func mask(s string) string {
	shown := 0
	if len(s) >= 16 {
		shown = 4
	} else if len(s) >= 10 {
		shown = 2
	}
	for i := range shown {
		if s[i] >= 0x7f || s[i] <= ' ' {
			shown = i
			break
		}
	}
	return s[:shown] + "****"
}
