package pattern

import "testing"

func TestComparison(t *testing.T) {
	for text, want := range map[string]any{
		"1 + 2 * 3 == 7":              true,
		"(1 + 2) * 3 == 9":            true,
		"2 ** 3 - 1 >= 7 and not 1>2": true,
		"'a' in ['a', 'b']":           true,
		"3 not in [1, 2]":             true,
		"'b' in 'abc'":                true,
		"len('abc') == 3":             true,
		"int('12') > 10 or 1 / 0 > 1": true,
		"re.match('a.*', 'ab')":       true,
		"re.match('b', 'ab')":         false,
		"-1 < 0":                      true,
		"7 & 3 == 3":                  true,
		"0x10 == 16":                  true,
		"str(12) == \"12\"":           true,
		"'a' > 1":                     errUnknown,
		"[1] == [1]":                  false,
	} {
		c, err := parseComparison(text, func(string) int { return 0 })
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		got, err := c(&scope{})
		if err != nil {
			got = err
		}
		if got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"1 +", "(1", "f(1)", "1 2", "[1", "@", "not", ""} {
		if _, err := parseComparison(text, func(string) int { return 0 }); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}

func FuzzComparison(f *testing.F) {
	f.Add("$X > 1 and len('a') in [1, 2]")
	f.Add("not (1 - -1) ** 2 == 4")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 {
			return
		}
		c, err := parseComparison(text, func(string) int { return 0 })
		if err == nil && c != nil && !containsVar(text) {
			_, _ = c(&scope{})
		}
	})
}

func containsVar(text string) bool {
	for i := range text {
		if text[i] == '$' {
			return true
		}
	}
	return false
}
