// Package source finds the files to analyse and says where things are in them: ignore rules,
// languages, hashes, byte spans and the line and UTF-16 positions that people and editors use.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// Language names a language as the rest of shrike does: "javascript", "typescript", "tsx".
type Language string

// The languages whose files are analysed. JSX is JavaScript; TSX is its own because its grammar is.
const (
	JavaScript Language = "javascript"
	TypeScript Language = "typescript"
	TSX        Language = "tsx"
)

// File is one file to analyse. It is immutable once made.
type File struct {
	// Path is relative to the project's root, with slashes.
	Path string
	// Language of Code.
	Language Language
	// Text is the file as it is on disk (or in the git object), byte order mark included. Only
	// UTF-16 is decoded, and then offsets are those of the decoded text.
	Text []byte
	// Code is what is parsed. It has the length of Text, so that every offset in Code is one in
	// Text: a byte order mark is blanked, a byte that is not UTF-8 is an underscore, and of HTML,
	// Vue and Svelte files all is blanked that is not script; see embedded.go.
	Code []byte
	// Fragments are the byte ranges of Code that are templates, each a scope of its own: the
	// statements within one are its expressions, rewritten in place to calls of the same length;
	// see embedded.go.
	Fragments []Span
	// Hash identifies the content: hex of the first 16 bytes of SHA-256 over Text.
	Hash string
	// Changed holds the ranges of lines (1-based, inclusive) changed since the --diff revision; nil means all count.
	Changed []LineRange

	lines []uint32 // start offset of each line
}

// Span is a half-open byte range.
type Span struct{ Start, End uint32 }

// Spans are the ranges of a syntax tree's nodes, by number: all that findings need of the tree once
// the rest is done with, in a fraction of the memory.
type Spans []Span

// Span returns the byte range of a node.
func (s Spans) Span(node int32) (start, end uint32) { return s[node].Start, s[node].End }

// LineRange is an inclusive range of 1-based lines.
type LineRange struct{ First, Last int }

// Skipped is a file (or part of one) that was found but not analysed, and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`           // one of the Reason constants, or an error's words
	Detail string `json:"detail,omitempty"` // what a person can do about it, or numbers
	// Partial is set when the rest of the file was analysed (a syntax error inside it, a bound reached).
	Partial bool `json:"partial,omitempty"`
}

// The reasons for not analysing a file.
const (
	ReasonBinary     = "binary"
	ReasonMinified   = "minified"
	ReasonGenerated  = "generated"
	ReasonVendored   = "vendored" // a copy of somebody's library
	ReasonBuild      = "build output"
	ReasonTooLarge   = "too large"
	ReasonTooDeep    = "too deep" // nested directories, or nested code
	ReasonUnreadable = "unreadable"
	ReasonLink       = "link out of the project"
	ReasonSyntax     = "syntax error"
	ReasonInternal   = "internal error" // shrike itself failed
)

// New makes a File of text. Its language follows from the path and the text; a path that tells
// nothing is taken for JavaScript.
func New(path string, text []byte) *File {
	text = decodeUTF16(text)
	f := &File{Path: path, Text: text, Code: codeOf(text)}
	sum := sha256.Sum256(text)
	f.Hash = hex.EncodeToString(sum[:16])
	f.lines = lineStarts(text)
	if m := markupOf(path); m != noMarkup {
		f.Code, f.Language, f.Fragments = embedded(m, f.Code)
		return f
	}
	f.Language = JavaScript
	if lang, ok := LanguageOf(path, text); ok {
		f.Language = lang
	}
	return f
}

// NewAs makes a File whose whole text is code of the given language.
func NewAs(path string, lang Language, text []byte) *File {
	f := New("", text)
	f.Path, f.Language = path, lang
	return f
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// codeOf returns text as the parser can take it: text itself when that is so.
func codeOf(text []byte) []byte {
	if utf8.Valid(text) && !bytes.HasPrefix(text, byteOrderMark) {
		return text
	}
	code := bytes.Clone(text)
	if bytes.HasPrefix(code, byteOrderMark) {
		copy(code, "   ")
	}
	for i := 0; i < len(code); {
		r, n := utf8.DecodeRune(code[i:])
		if r == utf8.RuneError && n == 1 {
			code[i] = '_'
		}
		i += n
	}
	return code
}

// extension is the lower-case extension of a path, with its dot.
func extension(path string) string {
	base := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(base, '.'); i > 0 {
		return strings.ToLower(base[i:])
	}
	return ""
}
