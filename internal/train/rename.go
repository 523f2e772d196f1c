package train

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

// declaring are the words after which a name is declared.
var declaring = map[string]bool{"const": true, "let": true, "var": true, "function": true, "class": true}

// localNames are the names that code declares for itself and uses as nothing but names of its own:
// never as a member, a key or a shorthand property, which would be known by that name elsewhere.
func localNames(language string, codes ...string) []string {
	declared, shared := map[string]bool{}, map[string]bool{}
	for _, code := range codes {
		tokens := plain(language, code)
		var brackets []byte
		for i, t := range tokens {
			text := t.Text(code)
			if t.Kind == lex.Punct {
				brackets = nest(brackets, text[0])
				continue
			}
			if t.Kind != lex.Name {
				continue
			}
			before, after := textAt(tokens, code, i-1), textAt(tokens, code, i+1)
			inBraces := len(brackets) > 0 && brackets[len(brackets)-1] == '{'
			switch {
			case before == ".", inBraces && after == ":", inBraces && strings.Contains("{,", before) && strings.Contains(",}", after):
				shared[text] = true
			case declaring[before], after == "=" && textAt(tokens, code, i+2) == ">", isParameter(tokens, code, i):
				declared[text] = true
			}
		}
	}
	lexis := lex.Of(language)
	var names []string
	for name := range declared {
		if !shared[name] && len(name) > 1 && (lexis == nil || !lexis.IsKeyword(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// plain are the tokens of code that are neither space nor comments.
func plain(language, code string) []lex.Token {
	return slices.DeleteFunc(lex.Tokens(language, code), func(t lex.Token) bool { return t.Kind == lex.Space || t.Kind == lex.Comment })
}

func textAt(tokens []lex.Token, code string, i int) string {
	if i < 0 || i >= len(tokens) {
		return "\x00"
	}
	return tokens[i].Text(code)
}

// nest follows the brackets that are open.
func nest(open []byte, c byte) []byte {
	switch c {
	case '{', '(', '[':
		return append(open, c)
	case '}', ')', ']':
		if len(open) > 0 {
			return open[:len(open)-1]
		}
	}
	return open
}

// isParameter tells whether the i-th token, a name in parentheses, is a parameter: nothing but
// names and commas are between the parentheses, and "=>" or "{" follows them.
func isParameter(tokens []lex.Token, code string, i int) bool {
	from := i - 1
	for from >= 0 && (tokens[from].Kind == lex.Name || textAt(tokens, code, from) == ",") {
		from--
	}
	to := i + 1
	for to < len(tokens) && (tokens[to].Kind == lex.Name || textAt(tokens, code, to) == ",") {
		to++
	}
	if textAt(tokens, code, from) != "(" || textAt(tokens, code, to) != ")" {
		return false
	}
	if textAt(tokens, code, to+1) == "=" && textAt(tokens, code, to+2) == ">" {
		return true
	}
	return textAt(tokens, code, to+1) == "{" && !slices.Contains([]string{"if", "while", "for", "switch", "with"}, textAt(tokens, code, from-1))
}

// renaming draws new names for old ones from a list. No new name occurs in the code already.
func renaming(r *rand.Rand, names, from []string, codes ...string) map[string]string {
	taken := map[string]bool{}
	for _, c := range codes {
		for _, w := range strings.FieldsFunc(c, func(x rune) bool { return !isNameRune(x) }) {
			taken[w] = true
		}
	}
	to := map[string]string{}
	for _, old := range names {
		for range 20 { // a list with too few names leaves some as they are
			if name := from[r.IntN(len(from))]; !taken[name] {
				to[old], taken[name] = name, true
				break
			}
		}
	}
	return to
}

func isNameRune(x rune) bool {
	return x == '_' || x == '$' || x >= '0' && x <= '9' || x >= 'a' && x <= 'z' || x >= 'A' && x <= 'Z' || x > 127
}

// rename gives names in code other names, and words in the paths of routes other words.
func rename(language, code string, names, routes map[string]string) string {
	var out strings.Builder
	at := 0
	for _, t := range lex.Tokens(language, code) {
		text := t.Text(code)
		now := ""
		switch t.Kind {
		case lex.Name:
			now = names[text]
		case lex.String:
			now = reroute(text, routes)
		}
		if now != "" {
			out.WriteString(code[at:t.Start])
			out.WriteString(now)
			at = t.End
		}
	}
	out.WriteString(code[at:])
	return out.String()
}

// reroute gives a literal path of a route, such as '/orders/:id', other words; "" for a string that
// is none, or whose words have no other.
func reroute(text string, routes map[string]string) string {
	words := routeWords(text)
	if words == nil {
		return ""
	}
	parts := strings.Split(text[1:len(text)-1], "/")
	for i, p := range parts {
		if to := routes[p]; to != "" {
			parts[i] = to
		}
	}
	return text[:1] + strings.Join(parts, "/") + text[len(text)-1:]
}

// routeWords are the plain words of a literal path, at least three letters long each. Words that
// mean something to a system, such as /etc, are no route's.
func routeWords(text string) []string {
	if len(text) < 6 || text[1] != '/' {
		return nil
	}
	var words []string
	for _, p := range strings.Split(text[2:len(text)-1], "/") {
		switch {
		case p == "" || p[0] == ':':
		case strings.Trim(p, "abcdefghijklmnopqrstuvwxyz-") != "" || systemWords[p]:
			return nil
		case len(p) >= 3:
			words = append(words, p)
		}
	}
	return words
}

var systemWords = map[string]bool{"etc": true, "bin": true, "usr": true, "tmp": true, "var": true, "dev": true, "proc": true,
	"home": true, "root": true, "opt": true, "srv": true, "data": true, "passwd": true, "public": true, "static": true, "uploads": true}
