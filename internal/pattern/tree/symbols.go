package tree

import (
	"strings"
)

// Sym is an interned text. Symbols below the size of the dictionary are those of the rules, so that
// a rule's text and a file's are compared by number.
type Sym uint32

// NoSym is the empty text.
const NoSym Sym = 0

// Dictionary holds the texts of all patterns. It grows while rules are compiled and is only read after.
type Dictionary struct {
	index map[string]Sym
	texts []string
}

// NewDictionary returns a dictionary that holds the empty text.
func NewDictionary() *Dictionary {
	return &Dictionary{index: map[string]Sym{"": NoSym}, texts: []string{""}}
}

// Intern returns the symbol of a text, adding it when it is new.
func (d *Dictionary) Intern(text string) Sym {
	if s, ok := d.index[text]; ok {
		return s
	}
	text = strings.Clone(text)
	s := Sym(len(d.texts))
	d.index[text] = s
	d.texts = append(d.texts, text)
	return s
}

// Lookup returns the symbol of a text that a pattern has.
func (d *Dictionary) Lookup(text string) (Sym, bool) {
	s, ok := d.index[text]
	return s, ok
}

// Len is the number of symbols; every symbol of a pattern is smaller.
func (d *Dictionary) Len() int { return len(d.texts) }

// Text returns the text of a symbol.
func (d *Dictionary) Text(s Sym) string { return d.texts[s] }

// Symbols interns the texts of one file over a dictionary that it leaves alone.
type Symbols struct {
	dict  *Dictionary
	base  Sym
	index map[string]Sym
	texts []string
	grow  bool // while patterns are compiled new texts go into the dictionary
}

// NewSymbols returns the symbols of a file.
func NewSymbols(d *Dictionary) *Symbols {
	return &Symbols{dict: d, base: Sym(d.Len()), index: map[string]Sym{}}
}

// PatternSymbols returns symbols that add every text to the dictionary.
func PatternSymbols(d *Dictionary) *Symbols { return &Symbols{dict: d, grow: true} }

// Intern returns the symbol of a text, which must stay unchanged as long as the symbols are used.
func (s *Symbols) Intern(text string) Sym {
	if s.grow {
		return s.dict.Intern(text)
	}
	if sym, ok := s.dict.index[text]; ok {
		return sym
	}
	if sym, ok := s.index[text]; ok {
		return sym
	}
	sym := s.base + Sym(len(s.texts))
	s.index[text] = sym
	s.texts = append(s.texts, text)
	return sym
}

// Text returns the text of a symbol.
func (s *Symbols) Text(sym Sym) string {
	if s.grow || sym < s.base {
		return s.dict.Text(sym)
	}
	return s.texts[sym-s.base]
}

// Has reports whether a symbol stands for a text of the dictionary.
func (s *Symbols) Has(sym Sym) bool { return s.grow || sym < s.base }
