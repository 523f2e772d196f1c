package javascript

import (
	"regexp"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
)

// Rewrite turns the text of a pattern into code. A brace at the very start may open an object or a
// block, which makes a difference to the `...` in it; then both readings are returned.
func Rewrite(text string) []string {
	first := rewriteAs(text, object)
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return []string{first, rewriteAs(text, block)}
	}
	return []string{first}
}

// context is what surrounds a place in a pattern.
type context uint8

const (
	block     context = iota // statements
	object                   // properties
	classBody                // members
	typeBody                 // members of an interface or enum
	cases                    // inside switch
	specs                    // inside import { }
	paren                    // arguments, parameters, conditions
	loop                     // the header of a for
	bracket                  // [ ]
	deep                     // <... ...>
	template                 // ${ } in a template string
	tag                      // inside <Tag >
	children                 // between <Tag> and </Tag>
	hole                     // { } in JSX
)

type rewriter struct {
	text    string
	pos     int
	out     strings.Builder
	stack   []frame
	prev    string // the token before pos
	line    bool   // a line break stands between prev and pos
	pending context
	opening context // what a brace at the start of the text opens
}

type frame struct {
	ctx  context
	word string // for paren: the token before it
}

func rewriteAs(text string, opening context) string {
	r := rewriter{text: text, opening: opening}
	for r.pos < len(r.text) {
		r.step()
	}
	return r.out.String()
}

func (r *rewriter) top() context {
	if len(r.stack) == 0 {
		return block
	}
	return r.stack[len(r.stack)-1].ctx
}

func (r *rewriter) push(c context) { r.stack = append(r.stack, frame{ctx: c, word: r.prev}) }

// pop ends the innermost frame and returns it.
func (r *rewriter) pop() frame {
	if len(r.stack) == 0 {
		return frame{}
	}
	f := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	return f
}

func (r *rewriter) rest() string { return r.text[r.pos:] }

// emit writes code for the next n bytes of the pattern, the token they are.
func (r *rewriter) emit(code, token string, n int) {
	r.out.WriteString(code)
	r.pos += n
	r.prev, r.line = token, false
}

func (r *rewriter) step() {
	rest := r.rest()
	if r.top() == children && rest[0] != '<' && rest[0] != '{' {
		end := strings.IndexAny(rest, "<{")
		if end < 0 {
			end = len(rest)
		}
		r.emit(rest[:end], "text", end)
		return
	}
	switch c := rest[0]; {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		r.line = r.line || c == '\n'
		r.out.WriteByte(c)
		r.pos++
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"):
		r.comment()
	case c == '"' || c == '\'':
		n := stringLength(rest)
		r.emit(rest[:n], "string", n)
	case c == '`':
		r.templateText(1)
	case strings.HasPrefix(rest, "$..."):
		r.listMetavar()
	case strings.HasPrefix(rest, "<..."):
		r.push(deep)
		r.emit(tree.DeepName+"(", "(", 4)
	case strings.HasPrefix(rest, "...>") && r.top() == deep:
		r.pop()
		r.emit(")", ")", 4)
	case strings.HasPrefix(rest, "..."):
		r.ellipsis()
	case isWord(c):
		r.word()
	case c == '/' && r.expectsOperand() && rest != "/" && rest[1] != '>' && r.prev != "<":
		n := regexLength(rest)
		r.emit(rest[:n], "regex", n)
	default:
		r.punctuation()
	}
}

func (r *rewriter) comment() {
	rest := r.rest()
	end := "*/"
	if rest[1] == '/' {
		end = "\n"
	}
	n := strings.Index(rest[2:], end)
	if n < 0 {
		n = len(rest)
	} else {
		n += 2 + len(end)
	}
	r.out.WriteString(rest[:n])
	r.pos += n
	r.line = r.line || end == "\n"
}

// templateText copies the text of a template string from pos+skip to its end or next substitution.
func (r *rewriter) templateText(skip int) {
	rest := r.rest()
	for i := skip; i < len(rest); i++ {
		switch {
		case rest[i] == '\\':
			i++
		case rest[i] == '`':
			r.emit(rest[:i+1], "string", i+1)
			return
		case strings.HasPrefix(rest[i:], "${"):
			r.push(template)
			r.emit(rest[:i+2], "${", i+2)
			return
		}
	}
	r.emit(rest, "string", len(rest))
}

func stringLength(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] == '\\' {
			i++
		} else if text[i] == text[0] {
			return i + 1
		}
	}
	return len(text)
}

func regexLength(text string) int {
	class := false
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for i++; i < len(text) && isWord(text[i]); i++ {
			}
			return i
		}
	}
	return len(text)
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 128
}

func wordLength(text string) int {
	n := 0
	for n < len(text) && isWord(text[n]) {
		n++
	}
	return n
}

func (r *rewriter) word() {
	rest := r.rest()
	w := rest[:wordLength(rest)]
	switch w {
	case "class":
		r.pending = classBody
	case "interface":
		r.pending = typeBody
	case "import", "export":
		r.pending = specs
	}
	if r.prev == "from" && tree.IsMetavar(w) {
		r.emit("'"+w+"'", "string", len(w))
		return
	}
	r.emit(w, w, len(w))
}

func (r *rewriter) listMetavar() {
	n := wordLength(r.rest()[4:])
	name := tree.ListPrefix + r.rest()[4:4+n]
	r.place(name, 4+n)
}

// ellipsis rewrites `...`, unless it is the language's own spread.
func (r *rewriter) ellipsis() {
	next := byte(0)
	if len(r.rest()) > 3 {
		next = r.rest()[3]
	}
	switch r.top() {
	case paren, loop, bracket, object, hole, template:
		if isWord(next) || next == '[' || next == '{' || next == '(' || next == '"' || next == '\'' {
			r.emit("...", "...", 3)
			return
		}
	}
	r.place(tree.EllipsisName, 3)
}

// place writes a placeholder's name as the place demands: an operand, a statement, a member, a case.
func (r *rewriter) place(name string, n int) {
	next := strings.TrimSpace(r.rest()[n:])
	switch top := r.top(); {
	case top == loop && r.prev == "(" && strings.HasPrefix(next, ")"):
		r.emit(name+";;", name, n)
	case top == classBody || top == typeBody:
		r.emit(name+";", ";", n)
	case top == cases && r.prev == "{":
		r.emit("case "+name+":", ":", n)
	case (top == block || top == cases) && r.startsStatement(next):
		r.emit("\n"+name+";", ";", n)
	default:
		r.emit(name, name, n)
	}
}

// operators are the tokens and words after which an operand comes.
var operators = regexp.MustCompile(`^([-+*/%&|^!~?:=<>,.(\[]|=>|\?\.|\.\.\.|\$\{|return|throw|await|new|typeof|void|delete|yield|in|of|instanceof|case|extends|default|import|export|from|as|const|let|var)$`)

// startsStatement reports whether a placeholder at pos is a statement of its own.
func (r *rewriter) startsStatement(next string) bool {
	if r.prev == ":" && r.afterCase() {
		return true
	}
	if operators.MatchString(r.prev) && !(r.prev == ">" && r.line) {
		return false
	}
	if next == "" {
		return true
	}
	switch next[0] {
	case '=', '+', '*', '%', '&', '|', '?', ',':
		return false
	case '.':
		return strings.HasPrefix(next, "...")
	case '-', '/', '!':
		return len(next) > 1 && next[0] == '/' && (next[1] == '/' || next[1] == '*')
	}
	return true
}

// afterCase reports whether the colon before pos ends a case rather than a property or a ternary.
func (r *rewriter) afterCase() bool {
	return r.top() == cases || r.top() == block && r.opening == block
}

// expectsOperand reports whether an operand comes next, so that a slash begins a regular expression
// and a less-than an element.
func (r *rewriter) expectsOperand() bool {
	switch r.prev {
	case "", ";", "{", "}":
		return true
	}
	return operators.MatchString(r.prev) && r.prev != "as" && r.prev != "extends"
}

func (r *rewriter) punctuation() {
	rest := r.rest()
	switch c := rest[0]; c {
	case '(':
		r.openParen()
	case '[':
		r.push(bracket)
		r.emit("[", "[", 1)
	case ')', ']':
		r.close(c)
	case '{':
		r.openBrace()
	case '}':
		if f := r.pop(); f.ctx == template {
			r.templateText(1)
		} else {
			r.emit("}", "}", 1)
		}
	case '<':
		r.less()
	case '/', '>':
		r.greater()
	default:
		if strings.HasPrefix(rest, "=>") || strings.HasPrefix(rest, "?.") {
			r.emit(rest[:2], rest[:2], 2)
			return
		}
		r.emit(rest[:1], rest[:1], 1)
	}
}

var typedMetavar = regexp.MustCompile(`^\(\s*(\$[A-Z_][A-Z_0-9]*)\s*:\s*([^()]+?)\s*\)`)

// openParen opens a parenthesis; `($X : T)` that is no parameter list becomes a cast.
func (r *rewriter) openParen() {
	if m := typedMetavar.FindStringSubmatch(r.rest()); m != nil && !r.isParameters(len(m[0])) {
		r.emit("("+m[1]+" as "+tree.TypedName+"<"+m[2]+">)", ")", len(m[0]))
		return
	}
	c := paren
	if r.prev == "for" || r.prev == "await" && strings.HasSuffix(strings.TrimSpace(r.text[:r.pos]), "for await") {
		c = loop
	}
	r.push(c)
	r.emit("(", "(", 1)
}

// isParameters reports whether the parenthesis at pos, n bytes long, lists parameters.
func (r *rewriter) isParameters(n int) bool {
	if strings.HasPrefix(strings.TrimSpace(r.rest()[n:]), "=>") {
		return true
	}
	return r.prev == ">" || !r.expectsOperand() && r.prev != "async" && !r.line
}

func (r *rewriter) close(c byte) {
	f := r.pop()
	token := string(c)
	if f.word == "switch" {
		r.pending = cases
	}
	r.emit(token, token, 1)
}

func (r *rewriter) openBrace() {
	r.push(r.braceContext())
	r.emit("{", "{", 1)
}

// braceContext decides what a brace at pos opens.
func (r *rewriter) braceContext() context {
	pending := r.pending
	switch {
	case r.top() == children, r.top() == tag:
		return hole
	case pending == cases && r.prev == ")", pending == classBody, pending == typeBody:
		r.pending = block
		return pending
	case pending == specs && (r.prev == "import" || r.prev == "export" || r.prev == "," || r.prev == "type"):
		r.pending = block
		return specs
	case r.prev == "":
		return r.opening
	}
	switch r.prev {
	case ")", "=>", "else", "try", "finally", "do", ";", "}", "{", ">":
		return block
	case "const", "let", "var":
		return object
	}
	if operators.MatchString(r.prev) {
		return object
	}
	return block
}

// less handles `<`: the start of an element, of its end tag, or an operator.
func (r *rewriter) less() {
	rest := r.rest()
	if r.top() == children && strings.HasPrefix(rest, "</") {
		if end := strings.IndexByte(rest, '>'); end >= 0 {
			r.pop()
			r.emit(rest[:end+1], ")", end+1)
			return
		}
	}
	if len(rest) > 1 && (isWord(rest[1]) || rest[1] == '>') && (r.top() == children || r.expectsOperand()) {
		r.push(tag)
	}
	r.emit("<", "<", 1)
}

// greater handles `/`, `>` and `/>`.
func (r *rewriter) greater() {
	rest := r.rest()
	switch {
	case r.top() == tag && strings.HasPrefix(rest, "/>"):
		r.pop()
		r.emit("/>", ")", 2)
	case r.top() == tag && rest[0] == '>':
		r.pop()
		r.push(children)
		r.emit(">", "text", 1)
	default:
		r.emit(rest[:1], rest[:1], 1)
	}
}
