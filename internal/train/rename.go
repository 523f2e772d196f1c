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
	for at := 0; at < len(codes); at++ { // grows by the expressions of templates
		code := codes[at]
		tokens := plain(language, code)
		var brackets []byte
		for i, t := range tokens {
			text := t.Text(code)
			if t.Kind == lex.Punct {
				brackets = nest(brackets, text[0])
				continue
			}
			if t.Kind == lex.String && strings.Contains(text, "${") {
				for _, r := range interpolated(text) {
					codes = append(codes, text[r[0]:r[1]])
				}
			}
			if t.Kind != lex.Name {
				continue
			}
			before, after := textAt(tokens, code, i-1), textAt(tokens, code, i+1)
			inBraces := len(brackets) > 0 && brackets[len(brackets)-1] == '{'
			switch {
			case before == ".", inBraces && after == ":", inBraces && strings.Contains("{,", before) && strings.Contains(",}", after):
				shared[text] = true
			case after == "=" && textAt(tokens, code, i+2) == "require":
				shared[text] = true // what a library is called says which one it is
			case declaring[before], after == "=" && textAt(tokens, code, i+2) == ">", isParameter(tokens, code, i):
				declared[text] = true
			}
		}
	}
	lexis := lex.Of(language)
	var names []string
	for name := range declared {
		if !shared[name] && !conventional[name] && len(name) > 1 && (lexis == nil || !lexis.IsKeyword(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// conventional are names that everybody gives to what a framework hands over: they are as good as
// API names, and code that is scanned has them.
var conventional = map[string]bool{"req": true, "res": true, "next": true, "ctx": true, "request": true, "response": true,
	"reply": true, "app": true, "router": true, "server": true, "event": true, "err": true, "error": true, "socket": true,
	"window": true, "document": true, "module": true, "exports": true}

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
			if now = reroute(text, routes); now == "" && strings.Contains(text, "${") {
				now = renameInside(language, text, names)
			}
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

// interpolated are the ranges of the expressions in a template literal.
func interpolated(text string) (list [][2]int) {
	for at := 0; ; {
		from := strings.Index(text[at:], "${")
		if from < 0 {
			return list
		}
		from += at + 2
		to, depth := from, 1
		for ; to < len(text); to++ {
			if text[to] == '{' {
				depth++
			} else if text[to] == '}' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		list, at = append(list, [2]int{from, to}), to
	}
}

// renameInside gives names other names in the expressions of a template literal.
func renameInside(language, text string, names map[string]string) string {
	var out strings.Builder
	at := 0
	for _, r := range interpolated(text) {
		out.WriteString(text[at:r[0]])
		out.WriteString(rename(language, text[r[0]:r[1]], names, nil))
		at = r[1]
	}
	return out.String() + text[at:]
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
