package pattern

import (
	"math"
	"regexp/syntax"
)

// analyse runs the analysers of metavariable-analysis. Semgrep documents what they look for, not how;
// these are our own reading of it.
func analyse(analyzer, text string) bool {
	switch analyzer {
	case "entropy":
		return looksRandom(text)
	case "redos":
		return isExponential(text)
	}
	return false
}

// looksRandom reports whether a text looks like a generated secret rather than words: many different
// characters for its length, of more than one class.
func looksRandom(text string) bool {
	if len(text) < 12 {
		return false
	}
	var count [256]int
	classes := map[bool]int{}
	for i := 0; i < len(text); i++ {
		count[text[i]]++
		classes[text[i] >= 'a' && text[i] <= 'z']++
	}
	bits := 0.0
	for _, n := range count {
		if n > 0 {
			p := float64(n) / float64(len(text))
			bits -= p * math.Log2(p)
		}
	}
	return bits >= 3 && classes[false] > 2
}

// isExponential reports whether a regular expression repeats something that itself repeats without end.
func isExponential(text string) bool {
	re, err := syntax.Parse(text, syntax.Perl)
	return err == nil && nestedRepeat(re, false)
}

func nestedRepeat(re *syntax.Regexp, inside bool) bool {
	repeats := re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0
	if repeats && inside {
		return true
	}
	for _, sub := range re.Sub {
		if nestedRepeat(sub, inside && re.Op == syntax.OpCapture || repeats) {
			return true
		}
	}
	return false
}
