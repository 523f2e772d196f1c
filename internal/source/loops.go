package source

import (
	"bytes"
	"regexp"
	"strings"
)

var vueLoop = regexp.MustCompile(`^(\s*)(.*?)\s(in|of)\s+\S`)

// vueLoop rewrites v-for="(item, index) in items" to for(var item of items);
func (p *page) vueLoop(a *attribute) {
	value := p.text[a.value:a.valueEnd]
	m := vueLoop.FindSubmatchIndex(value)
	if m == nil || bytes.IndexByte(value[:m[6]], '\n') >= 0 {
		return
	}
	start, end := a.value+m[4], a.value+m[5]
	if start < end && p.text[start] == '(' {
		start++
		if p.text[end-1] == ')' {
			end--
		}
	}
	start, end = p.trim(start, start+firstOfList(p.text[start:end]))
	if start >= end || !p.isBlank(a.valueEnd) || !p.put(start, ";for(var ") {
		return
	}
	p.code[a.valueEnd] = ')'
	copy(p.code[start:end], p.text[start:end])
	copy(p.code[a.value+m[6]:], "of")
	p.expression(a.value+m[7], a.valueEnd)
	p.put(a.valueEnd+2, ";")
	p.extend(start-len(";for(var "), min(a.valueEnd+2, len(p.code)))
}

// firstOfList returns the length of the first element of a comma-separated list.
func firstOfList(list []byte) int {
	depth := 0
	for i, c := range list {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
	return len(list)
}

// mustache rewrites a Svelte expression in running text, when it is one of those that matter.
func (p *page) mustache(t token) {
	inner := string(p.text[t.start+1 : t.end-1])
	word, rest, _ := strings.Cut(inner, " ")
	value := t.start + 1 + len(word)
	switch word {
	case "@html":
		p.call("_html", &attribute{value: value, valueEnd: t.end - 1})
	case "@const":
		if p.put(value, ";const") {
			p.expression(value, t.end-1)
			p.extend(value-len(";const"), t.end)
		}
	case "#each":
		p.svelteLoop(t, rest)
	}
}

var svelteLoop = regexp.MustCompile(`^\s*(\S.*?)\s+as\s+(.*?)\s*(\([^()]*\)\s*)?$`)

// svelteLoop rewrites {#each items as item, i (key)} to for(var item of items);
func (p *page) svelteLoop(t token, head string) {
	m := svelteLoop.FindStringSubmatch(head)
	if m == nil {
		return
	}
	item := strings.TrimSpace(m[2][:firstOfList([]byte(m[2]))])
	loop := ";for(var " + item + " of " + m[1] + ");"
	if item == "" || strings.ContainsAny(loop, "\r\n") || !p.put(t.end, loop) {
		return
	}
	p.extend(t.end-len(loop), t.end)
}
