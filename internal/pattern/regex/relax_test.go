package regex

import (
	"math/rand/v2"
	"testing"
)

var relaxable = []string{
	`a(?!b)`, `(?<=a)b|c(?=a)`, `(['"])k\1`, `^(?!.*a).*b$`, `(?:(?!ab).)*c`, `(?>a+)b`, `(?i)A(?!B)\s*$`, `[^\]a](?=[)b])`,
	`(?<q>a|b)\k<q>`, `\b(?!a)\w+\(`, `(?<!a)b{2}`, `a$(?=\n)`, `(?s)a.(?!c)b`, `[a-c]++a`,
}

// TestRelaxedFindsNoLess compares the relaxed expressions with the engine that backtracks in random texts.
func TestRelaxedFindsNoLess(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	const letters = "aabbcAB'\"k( )\n]"
	for _, expr := range relaxable {
		for _, multiline := range []bool{false, true} {
			re, err := Compile(expr, multiline, false)
			if err != nil || re.back == nil {
				t.Fatalf("%s: %v", expr, err)
			}
			if re.vain == nil {
				t.Errorf("%s is not relaxed", expr)
				continue
			}
			vain := 0
			for range 2000 {
				text := make([]byte, rnd.IntN(8))
				for i := range text {
					text[i] = letters[rnd.IntN(len(letters))]
				}
				if re.inVain(string(text)) {
					found, _, err := re.back.findAll(string(text), false)
					if err != nil {
						t.Fatal(err)
					}
					if vain++; len(found) > 0 {
						t.Fatalf("%s matches %q, relaxed it does not", expr, text)
					}
				}
			}
			if vain == 0 {
				t.Errorf("%s: relaxed, it rules nothing out", expr)
			}
		}
	}
}

func TestNotRelaxed(t *testing.T) {
	for _, expr := range []string{`(a)\12`, `(?=a)*b`, `[[:alpha:]](?!a)`, `(?!a`, `a\k`} {
		if relaxed(expr, false) != nil {
			t.Errorf("%s is relaxed", expr)
		}
	}
}
