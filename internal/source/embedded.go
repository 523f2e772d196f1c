package source

import (
	"bytes"
	gohtml "html"
	"regexp"
	"strings"
)

// Scripts inside HTML, Vue and Svelte. Code is a copy of the file in which all but scripts is
// blanked, line endings kept; every script starts with a ";" in place of its tag's ">". Template
// expressions are rewritten in place, so that their offsets stay right too, to calls of globals
// that library models can name:
//
//	Vue     v-html="x"                           v_html(x)     v-bind="x" → v_bind(x)
//	        :href="x", v-bind:href.prop="x"      _href(x)      any bound attribute: "_" and its name, other characters as "_"
//	        @click="x", v-on:click.once="x"      _click(x)     any event; several statements stay statements
//	        v-for="(item, i) in items"           for(var item of items);
//	        <iframe :src="x">                    _doc(x)       what a frame shows
//	        <a :href="x" target="_blank">        _xref(x)      a link to a new window, when it has no rel
//	Svelte  {@html x}                            _html(x)
//	        href={x}, href="{x}", {href}         _href(x)
//	        on:click={x}                         _click(x)
//	        {@const y = x}                       const y = x
//	        {#each items as item}                for(var item of items);   (the items may stand some columns off)
//	HTML    v-html="x", :href="x", …             as in Vue, when the page uses v- attributes
//	        onclick="a(); b()"                   a(); b()
//
// A call that does not fit into the room before its expression is left out. The statements of one
// Vue template are one fragment, as are those of a run of Svelte markup between scripts: variables
// of loops are visible to the statements after them. In HTML every attribute is a fragment.

// page is a file being rewritten.
type page struct {
	scanner
	code      []byte
	lang      Language
	fragments []Span
	open      bool // the last fragment goes on
	usesVue   bool // HTML with v- attributes
}

// embedded returns the code, its language and its fragments for a file of markup.
func embedded(m markup, text []byte) ([]byte, Language, []Span) {
	p := &page{scanner: scanner{text: text, markup: m}, code: blank(text), lang: JavaScript}
	p.usesVue = m == vue || m == html && vueAttribute.Match(text)
	for t, ok := p.next(); ok; t, ok = p.next() {
		switch {
		case t.name == "{":
			p.mustache(t)
		case t.closing:
		case t.name == "script":
			p.script(t)
		case t.name == "style" || m == html && (t.name == "textarea" || t.name == "title"):
			p.pos = p.rawEnd(t.name, t.end)
		case m == vue && t.name == "template" && !plainTemplate(t.get(text, "lang")):
			p.pos = p.rawEnd(t.name, t.end)
		default:
			for i := range t.attrs {
				p.attribute(&t, &t.attrs[i])
			}
		}
	}
	return p.code, p.lang, p.fragments
}

var vueAttribute = regexp.MustCompile(`\sv-(html|for|bind|on|if|model|show)\b`)

func plainTemplate(lang string) bool { return lang == "" || lang == "html" }

// blank returns a copy of text with a space for every byte that is no line ending.
func blank(text []byte) []byte {
	code := bytes.Repeat([]byte{' '}, len(text))
	for i, c := range text {
		if c == '\n' || c == '\r' {
			code[i] = c
		}
	}
	return code
}

// script copies a script's text, when it is in a language we analyse.
func (p *page) script(t token) {
	end := p.rawEnd(t.name, t.end)
	p.pos = end
	lang, ok := scriptLanguage(t.get(p.text, "type"), t.get(p.text, "lang"))
	if !ok {
		return
	}
	if t.end > t.start && p.text[t.end-1] == '>' {
		p.code[t.end-1] = ';'
	}
	copy(p.code[t.end:end], p.text[t.end:end])
	if lang == TSX || lang == TypeScript && p.lang == JavaScript {
		p.lang = lang
	}
	p.open = false
}

// scriptLanguage tells what a script element holds by its type and lang attributes.
func scriptLanguage(typ, lang string) (Language, bool) {
	typ, _, _ = strings.Cut(typ, ";")
	switch lang {
	case "ts", "typescript":
		return TypeScript, true
	case "tsx":
		return TSX, true
	case "", "js", "jsx", "javascript":
	default:
		return "", false
	}
	switch strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(typ), "text/"), "application/") {
	case "", "javascript", "module", "ecmascript", "x-javascript", "babel", "jsx", "x-ecmascript":
		return JavaScript, true
	case "typescript", "ts":
		return TypeScript, true
	}
	return "", false
}

// attribute rewrites one attribute, when it holds code.
func (p *page) attribute(t *token, a *attribute) {
	if !a.hasValue {
		return
	}
	switch {
	case p.markup == svelte:
		if a.braces {
			p.svelteAttribute(t, a)
		}
	case p.usesVue && vueAttributeName(a.name):
		p.vueAttribute(t, a)
	case p.markup == html && len(a.name) > 4 && strings.EqualFold(a.name[:2], "on"):
		p.statements(a)
	}
	if p.markup == html {
		p.open = false
	}
}

func vueAttributeName(name string) bool {
	return strings.HasPrefix(name, "v-") || name[0] == ':' || name[0] == '@'
}

func (p *page) vueAttribute(t *token, a *attribute) {
	name := a.name
	switch {
	case name == "v-for":
		p.vueLoop(a)
		return
	case name == "v-html" || name == "v-bind":
		p.call(strings.Replace(name, "-", "_", 1), a)
		return
	case strings.HasPrefix(name, "v-bind:"):
		name = name[len("v-bind:"):]
	case strings.HasPrefix(name, "v-on:"), name[0] == '@':
		name = strings.TrimPrefix(strings.TrimPrefix(name, "v-on:"), "@")
		if bytes.IndexByte(p.text[a.value:a.valueEnd], ';') >= 0 {
			p.statements(a)
			return
		}
	case name[0] == ':':
		name = name[1:]
	default:
		return
	}
	p.call(p.boundName(t, name), a)
}

func (p *page) svelteAttribute(t *token, a *attribute) {
	value := strings.TrimSpace(string(p.text[a.value:a.valueEnd]))
	name := a.name
	switch {
	case strings.HasPrefix(value, "..."), value == "":
		return
	case name == "":
		name = value
	case strings.HasPrefix(name, "on:"):
		name = name[len("on:"):]
	case strings.Contains(name, ":"):
		return // bind:, use:, class:, transitions
	}
	p.call(p.boundName(t, name), a)
}

// boundName is the global that stands for a bound attribute of a tag: "_doc" for what a frame shows,
// "_xref" for a link to a new window that can reach back into this one.
func (p *page) boundName(t *token, name string) string {
	switch t.name {
	case "iframe", "frame", "embed", "object":
		if name == "src" || name == "data" {
			return "_doc"
		}
	case "a", "area":
		if name == "href" && t.get(p.text, "target") == "_blank" && !t.has("rel") && !t.has(":rel") && !t.has("v-bind") && !t.has("v-bind:rel") {
			return "_xref"
		}
	}
	return globalName(name)
}

// globalName is the global that stands for an attribute or event: without modifiers, behind a "_".
func globalName(name string) string {
	if i := strings.IndexAny(name, ".|"); i > 0 {
		name = name[:i]
	}
	out := []byte("_" + name)
	for i, c := range out {
		if !isLetter(c) && (c < '0' || c > '9') {
			out[i] = '_'
		}
	}
	return string(out)
}

// call rewrites an attribute to name(value).
func (p *page) call(name string, a *attribute) {
	start, end := p.trim(a.value, a.valueEnd)
	if start < end && p.isBlank(a.valueEnd) && p.put(start, ";"+name+"(") {
		p.code[a.valueEnd] = ')'
		p.expression(start, end)
		p.extend(start-len(name)-2, a.valueEnd+1)
	}
}

// statements keeps an attribute's value as the statements it is.
func (p *page) statements(a *attribute) {
	if p.put(a.value, ";") {
		p.expression(a.value, a.valueEnd)
		p.extend(a.value-1, a.valueEnd)
	}
}

// trim narrows a range to what is not white space.
func (p *page) trim(start, end int) (int, int) {
	for start < end && isSpace(p.text[start]) {
		start++
	}
	for start < end && isSpace(p.text[end-1]) {
		end--
	}
	return start, end
}

// put writes code so that it ends before end, if nothing but blanks (or the same) is there.
func (p *page) put(end int, code string) bool {
	start := end - len(code)
	if start < 0 || end > len(p.code) {
		return false
	}
	for i := start; i < end; i++ {
		if p.code[i] != ' ' && p.code[i] != code[i-start] {
			return false
		}
	}
	copy(p.code[start:end], code)
	return true
}

func (p *page) isBlank(i int) bool { return i < len(p.code) && p.code[i] == ' ' }

// extend makes a range part of the current fragment.
func (p *page) extend(start, end int) {
	if n := len(p.fragments); !p.open && (n == 0 || p.fragments[n-1].End <= uint32(start)) {
		p.fragments = append(p.fragments, Span{uint32(start), uint32(end)})
	}
	p.open = true
	last := &p.fragments[len(p.fragments)-1]
	last.Start, last.End = min(last.Start, uint32(start)), max(last.End, uint32(end))
}

var entity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// expression copies a range of text into the code, with character references resolved: what they
// are shorter is made up by blanks behind the next run of them.
func (p *page) expression(start, end int) {
	if p.markup == svelte || bytes.IndexByte(p.text[start:end], '&') < 0 {
		copy(p.code[start:end], p.text[start:end])
		return
	}
	at := start
	for i := start; i < end; {
		if ref := entity.Find(p.text[i:end]); p.text[i] == '&' && ref != nil {
			if s := gohtml.UnescapeString(string(ref)); len(s) <= len(ref) {
				at += copy(p.code[at:], s)
				i += len(ref)
				continue
			}
		}
		for ; at < i; at++ {
			p.code[at] = ' '
		}
		p.code[at] = p.text[i]
		at, i = at+1, i+1
	}
}
