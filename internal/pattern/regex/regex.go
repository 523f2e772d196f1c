// Package regex runs the regular expressions of rules. They are written for PCRE: those that Go's
// engine understands run there, in time linear in the text; the others (look-around, back-references)
// run by backtracking, within a limit on steps.
package regex

import (
	"errors"
	"regexp"
	"strings"
)

// ErrLimit is returned when a search was given up.
var ErrLimit = errors.New("the regular expression takes too much work")

// Regexp is a compiled regular expression.
type Regexp struct {
	linear *regexp.Regexp
	back   *program
	vain   *regexp.Regexp // where it does not match, back does not either, in texts that are alike; may be nil
	names  []string       // by group; "" for unnamed ones
}

// Compile compiles an expression. With multiline ^ and $ match at line breaks; with anchored it must
// match at the start of the text.
func Compile(expr string, multiline, anchored bool) (*Regexp, error) {
	if anchored {
		expr = `\A(?:` + expr + `)`
	}
	flags := ""
	if multiline {
		flags = "(?m)"
	}
	if re, err := regexp.Compile(flags + expr); err == nil {
		return &Regexp{linear: re, names: re.SubexpNames()}, nil
	}
	back, names, err := parseBacktracking(dialect(expr), multiline)
	if err != nil {
		return nil, err
	}
	return &Regexp{back: back, vain: relaxed(dialect(expr), multiline), names: names}, nil
}

// dialect rewrites what PCRE spells otherwise.
func dialect(expr string) string {
	expr = strings.ReplaceAll(expr, "(?P<", "(?<")
	return possessive.ReplaceAllString(expr, "$1$2")
}

// possessive quantifiers are read as greedy ones: they match no less.
var possessive = regexp.MustCompile(`([^\\])([*+?}])\+`)

// Names returns the names of the groups, by number; "" where a group has none.
func (r *Regexp) Names() []string { return r.names }

// Match reports whether the expression matches somewhere in the text, and how many steps of
// backtracking that took. The error is ErrLimit.
func (r *Regexp) Match(text string) (matches bool, steps int, err error) {
	if r.linear != nil {
		return r.linear.MatchString(text), 0, nil
	}
	if r.inVain(text) {
		return false, 0, nil
	}
	found, steps, err := r.back.findAll(text, false)
	return len(found) > 0, steps, err
}

// inVain reports whether it is known, without backtracking, that nothing in the text matches.
func (r *Regexp) inVain(text string) bool {
	return r.vain != nil && alike(text) && !r.vain.MatchString(text)
}

// FindAll returns for every match the byte offsets of its groups, as regexp does: start and end of the
// whole first, -1 where a group took no part; and how many steps of backtracking that took. The error
// is ErrLimit.
func (r *Regexp) FindAll(text string) (all [][]int, steps int, err error) {
	if r.linear != nil {
		return r.linear.FindAllStringSubmatchIndex(text, -1), 0, nil
	}
	if r.inVain(text) {
		return nil, 0, nil
	}
	return r.back.findAll(text, true)
}

// Replace replaces the first count matches (all for 0) as Python's re.sub does: \1 and \g<name> stand
// for groups.
func (r *Regexp) Replace(text, replacement string, count int) (string, error) {
	all, _, err := r.FindAll(text)
	if err != nil {
		return text, err
	}
	var b strings.Builder
	last := 0
	for i, loc := range all {
		if count > 0 && i == count {
			break
		}
		b.WriteString(text[last:loc[0]])
		b.WriteString(r.expand(text, replacement, loc))
		last = loc[1]
	}
	b.WriteString(text[last:])
	return b.String(), nil
}

func (r *Regexp) expand(text, replacement string, loc []int) string {
	var b strings.Builder
	for i := 0; i < len(replacement); i++ {
		if replacement[i] != '\\' || i+1 == len(replacement) {
			b.WriteByte(replacement[i])
			continue
		}
		i++
		switch c := replacement[i]; {
		case c >= '0' && c <= '9':
			b.WriteString(groupText(text, loc, int(c-'0')))
		case c == 'g' && strings.IndexByte(replacement[i:], '>') > 2:
			end := i + strings.IndexByte(replacement[i:], '>')
			b.WriteString(groupText(text, loc, r.group(replacement[i+2:end])))
			i = end
		case c == 'n':
			b.WriteByte('\n')
		case c == 't':
			b.WriteByte('\t')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (r *Regexp) group(name string) int {
	for i, n := range r.names {
		if n == name {
			return i
		}
	}
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
		return int(name[0] - '0')
	}
	return -1
}

func groupText(text string, loc []int, g int) string {
	if g < 0 || 2*g+1 >= len(loc) || loc[2*g] < 0 {
		return ""
	}
	return text[loc[2*g]:loc[2*g+1]]
}
