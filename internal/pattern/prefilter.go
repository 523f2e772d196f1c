package pattern

// isWordByte reports whether a byte can be part of a name.
func isWordByte(c byte) bool { return wordBytes[c] }

var wordBytes = func() (t [256]bool) {
	for c := 0; c < 128; c++ {
		t[c] = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$'
	}
	return t
}()

// wordsIn notes which of the words that rules require a text has.
func (s *Set) wordsIn(text []byte) []bool {
	has := make([]bool, len(s.words))
	for i := 0; i < len(text); {
		if !wordBytes[text[i]] {
			i++
			continue
		}
		start := i
		for i++; i < len(text) && wordBytes[text[i]]; i++ {
		}
		if w, ok := s.words[string(text[start:i])]; ok {
			has[w] = true
		}
	}
	return has
}

// meets reports whether a text with these words has all that is required.
func meets(has []bool, requires [][]int32) bool {
	for _, some := range requires {
		ok := false
		for _, w := range some {
			if ok = has[w]; ok {
				break
			}
		}
		if !ok {
			return false
		}
	}
	return true
}
