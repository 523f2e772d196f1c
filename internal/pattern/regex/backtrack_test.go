package regex

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dlclark/regexp2/v2"
)

// TestBacktracking compares our matcher with the engine whose parser it uses, in random texts.
func TestBacktracking(t *testing.T) {
	exprs := append([]string{
		`(a|ab)(c|bcd)?(?=d|$)`, `(?:a?b??)*c`, `(a*)+(?!b)`, `(?<=(a|b)+)c`, `(?<!ab|b)c`, `(a)?(?(1)b|c)`, `((a)|b)*\2`, `\G[ab]`,
		`(?i)(aB)\1`, `^\s*$`, `\bab\B`, `a{2,3}?b{0,2}`, `[^a-b]{2,}(?<=c)`, `(?>a*)ab|a+`, `.*?(?=b)`, `(?s).(?!.)`, `(?m)^a?$`,
		`é(?!a)`, `(?<x>a)(?<y>b)?\k<x>`, `(?=(a+))a*b\1`, `(?<=a{2})b`, `a*(?=\Z)`, `(?:(?!ab)[ab])+`, `(?!)|a(?=)`, `(?i:a(?-i:b))(?=c)`,
	}, relaxable...)
	rnd := rand.New(rand.NewPCG(3, 4))
	letters := []rune("aaabbbcdAB'\"k( )\n]é")
	for _, expr := range exprs {
		for _, multiline := range []bool{false, true} {
			opts := regexp2.None
			if multiline {
				opts = regexp2.Multiline
			}
			theirs, err := regexp2.Compile(dialect(expr), opts, regexp2.OptionMaintainCaptureOrder())
			if err != nil {
				t.Fatalf("%s: %v", expr, err)
			}
			ours, _, err := parseBacktracking(dialect(expr), multiline)
			if err != nil {
				t.Fatalf("%s: %v", expr, err)
			}
			for range 500 {
				text := make([]rune, rnd.IntN(9))
				for i := range text {
					text[i] = letters[rnd.IntN(len(letters))]
				}
				compareEngines(t, expr, string(text), ours, theirs)
			}
		}
	}
}

func compareEngines(t *testing.T, expr, text string, ours *program, theirs *regexp2.Regexp) {
	t.Helper()
	var want [][]int
	m, err := theirs.FindStringMatch(text)
	for m != nil && err == nil {
		var loc []int
		for _, g := range m.Groups() {
			if len(g.Captures) == 0 {
				loc = append(loc, -1, -1)
				continue
			}
			start, length := g.ByteRange()
			loc = append(loc, start, start+length)
		}
		if n := len(want); n == 0 || !slices.Equal(want[n-1], loc) { // that engine repeats some empty matches
			want = append(want, loc)
		}
		m, err = theirs.FindNextMatch(m)
	}
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := ours.findAll(text, true)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("%s in %q: %v (%v), want %v", expr, text, got, err, want)
	}
}

// TestLimit gives expressions that take exponential time, or deep recursion, what is worst for them.
func TestLimit(t *testing.T) {
	for expr, text := range map[string]string{
		`(?:a|aa|b(?!c))+$`:  strings.Repeat("a", 60) + "c",
		`(?:(a+)(a+))+(?=c)`: strings.Repeat("a", 60),
		`(?:(?!x)(?:a|b))*c`: strings.Repeat("ab", 500_000),
	} {
		re, err := Compile(expr, false, false)
		if err != nil {
			t.Fatal(err)
		}
		_, steps, err := re.back.findAll(text, true)
		if !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %v after %d steps", expr, err, steps)
		}
		_, again, _ := re.back.findAll(text, true)
		if steps != again {
			t.Errorf("%s: %d steps, then %d", expr, steps, again)
		}
	}
}
