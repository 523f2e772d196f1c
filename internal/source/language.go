package source

import (
	"bytes"
	"regexp"
	"strings"
)

var languageByExtension = map[string]Language{
	".js": JavaScript, ".jsx": JavaScript, ".mjs": JavaScript, ".cjs": JavaScript,
	".ts": TypeScript, ".mts": TypeScript, ".cts": TypeScript, ".tsx": TSX,
	".html": JavaScript, ".htm": JavaScript, ".vue": JavaScript, ".svelte": JavaScript,
}

// LanguageOf tells a file's language by its name and, where that says nothing, by its first line.
// For HTML, Vue and Svelte it is JavaScript; New finds out what their scripts are written in.
func LanguageOf(path string, text []byte) (Language, bool) {
	ext := extension(path)
	if ext == "" {
		return shebang(text)
	}
	if isDeclaration(path) {
		return "", false
	}
	lang, ok := languageByExtension[ext]
	if lang == JavaScript && hasFlowPragma(text) {
		return TSX, true // Flow's annotations are closer to TSX than to JavaScript
	}
	return lang, ok
}

// isDeclaration reports whether a file holds type declarations only, so that nothing in it runs.
func isDeclaration(path string) bool {
	base := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	for _, end := range []string{".d.ts", ".d.mts", ".d.cts", ".js.flow"} {
		if strings.HasSuffix(base, end) {
			return true
		}
	}
	return false
}

var interpreter = regexp.MustCompile(`^#!.*\b(node|nodejs|deno|bun|ts-node|tsx)\b`)

// shebang tells the language of a script by its first line.
func shebang(text []byte) (Language, bool) {
	line, _, _ := bytes.Cut(text[:min(len(text), 200)], []byte("\n"))
	m := interpreter.FindSubmatch(line)
	if m == nil {
		return "", false
	}
	switch string(m[1]) {
	case "ts-node", "tsx", "deno":
		return TypeScript, true
	}
	return JavaScript, true
}

var flowPragma = regexp.MustCompile(`@flow\b`)

func hasFlowPragma(text []byte) bool {
	head := text[:min(len(text), 4096)]
	return bytes.Contains(head, []byte("@flow")) && flowPragma.Match(leadingComments(head))
}
