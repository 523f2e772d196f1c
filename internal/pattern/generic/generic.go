// Package generic matches patterns of no language: words and punctuation in order, whatever the space
// between them, with `...` for what lies between and $X for a word. Brackets are kept together.
package generic

import "strings"

// maxLines is how many line breaks one `...` may stand for.
const maxLines = 10

// maxSteps bounds the work of one search.
const maxSteps = 2_000_000

// Pattern is a parsed pattern.
type Pattern struct {
	items []item
	// Vars names the metavariables, in the order of Match.Bound.
	Vars []string
}

// Match is one match: its range and, by variable, the range each is bound to (-1 for none).
type Match struct {
	Start, End int
	Bound      [][2]int
}

type kind uint8

const (
	literal kind = iota
	ellipsis
	metavar
	metavarList
)

// item is a part of a pattern.
type item struct {
	kind kind
	text string // of a literal: the word or character
	slot int    // of a metavariable
}

// token is a word or a character of a text.
type token struct {
	start, end int
	line       int
	closes     int // of an opening bracket: the token that closes it; of a closing one -2; else -1
}

// Parse parses a pattern.
func Parse(text string) *Pattern {
	p := &Pattern{}
	for i := 0; i < len(text); {
		rest := text[i:]
		n := tokenLength(rest)
		switch {
		case strings.HasPrefix(rest, "$..."):
			n = 4 + wordLength(rest[4:])
			p.items = append(p.items, item{kind: metavarList, slot: p.slot(rest[:n])})
		case strings.HasPrefix(rest, "..."):
			n = 3
			p.items = append(p.items, item{kind: ellipsis})
		case rest[0] == '$' && len(rest) > 1 && (rest[1] >= 'A' && rest[1] <= 'Z' || rest[1] == '_'):
			n = 1 + wordLength(rest[1:])
			p.items = append(p.items, item{kind: metavar, slot: p.slot(rest[:n])})
		case !isSpace(rest[0]):
			p.items = append(p.items, item{text: rest[:n]})
		}
		i += n
	}
	return p
}

func (p *Pattern) slot(name string) int {
	for i, v := range p.Vars {
		if v == name {
			return i
		}
	}
	p.Vars = append(p.Vars, name)
	return len(p.Vars) - 1
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func wordLength(text string) int {
	n := 0
	for n < len(text) && (text[n] == '_' || text[n] >= '0' && text[n] <= '9' || text[n] >= 'a' && text[n] <= 'z' ||
		text[n] >= 'A' && text[n] <= 'Z' || text[n] >= 128) {
		n++
	}
	return n
}

// tokenLength is the length of the token a text starts with: a word or one character.
func tokenLength(text string) int { return max(wordLength(text), 1) }

func tokenize(text string) []token {
	var out []token
	var open []int
	line := 0
	for i := 0; i < len(text); {
		n := tokenLength(text[i:])
		switch c := text[i]; {
		case c == '\n':
			line++
		case isSpace(c):
		default:
			t := token{start: i, end: i + n, line: line, closes: -1}
			switch c {
			case '(', '[', '{':
				open = append(open, len(out))
			case ')', ']', '}':
				if len(open) > 0 && pairs[text[out[open[len(open)-1]].start]] == c {
					out[open[len(open)-1]].closes = len(out)
					open = open[:len(open)-1]
					t.closes = -2
				}
			}
			out = append(out, t)
		}
		i += n
	}
	return out
}

var pairs = map[byte]byte{'(': ')', '[': ']', '{': '}'}

type search struct {
	p      *Pattern
	text   string
	tokens []token
	bound  [][2]int
	steps  int
}

// Find returns the matches in a text, none inside another, and whether the search was cut short.
func (p *Pattern) Find(text string) (found []Match, cut bool) {
	s := &search{p: p, text: text, tokens: tokenize(text), bound: make([][2]int, len(p.Vars))}
	for i := 0; i < len(s.tokens); {
		for v := range s.bound {
			s.bound[v] = [2]int{-1, -1}
		}
		end := s.match(0, i)
		if s.steps > maxSteps {
			return found, true
		}
		if end <= i {
			i++
			continue
		}
		found = append(found, Match{Start: s.tokens[i].start, End: s.tokens[end-1].end, Bound: append([][2]int(nil), s.bound...)})
		i = end
	}
	return found, false
}

// match matches the items from k on with the tokens from i on and returns where the match ends, -1 for none.
func (s *search) match(k, i int) int {
	if k == len(s.p.items) {
		return i
	}
	if s.steps++; s.steps > maxSteps {
		return -1
	}
	switch it := s.p.items[k]; it.kind {
	case ellipsis:
		return s.skip(k, i, -1)
	case metavarList:
		return s.skip(k, i, it.slot)
	case metavar:
		return s.bind(k, i, it.slot)
	default:
		if i < len(s.tokens) && s.text[s.tokens[i].start:s.tokens[i].end] == it.text {
			return s.match(k+1, i+1)
		}
	}
	return -1
}

// bind matches a metavariable with one word, the same as before when it is bound.
func (s *search) bind(k, i, slot int) int {
	if i >= len(s.tokens) {
		return -1
	}
	t := s.tokens[i]
	if wordLength(s.text[t.start:t.end]) == 0 {
		return -1
	}
	old := s.bound[slot]
	if old[0] >= 0 {
		if s.text[old[0]:old[1]] != s.text[t.start:t.end] {
			return -1
		}
		return s.match(k+1, i+1)
	}
	s.bound[slot] = [2]int{t.start, t.end}
	end := s.match(k+1, i+1)
	if end < 0 {
		s.bound[slot] = old
	}
	return end
}

// skip matches `...`, or with a slot $...X on one line, with as few tokens as it can; at the end of the
// pattern with as many.
func (s *search) skip(k, from, slot int) int {
	last := k+1 == len(s.p.items)
	best := -1
	for i := from; ; {
		if slot >= 0 && i > from {
			s.bound[slot] = [2]int{s.tokens[from].start, s.tokens[i-1].end}
		}
		if last {
			best = i
		} else if end := s.match(k+1, i); end >= 0 {
			return end
		}
		if i >= len(s.tokens) || s.tokens[i].closes == -2 || !s.near(from, i, slot) {
			break
		}
		if i++; s.tokens[i-1].closes > 0 {
			i = s.tokens[i-1].closes + 1
		}
	}
	if best < 0 && slot >= 0 {
		s.bound[slot] = [2]int{-1, -1}
	}
	return best
}

// near reports whether the token i may still belong to what begins at from.
func (s *search) near(from, i, slot int) bool {
	line := s.tokens[i].line
	if from > 0 {
		line -= s.tokens[from-1].line
	} else {
		line -= s.tokens[from].line
	}
	if slot >= 0 {
		return line == 0
	}
	return line <= maxLines
}
