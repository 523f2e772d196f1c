// Package source finds the files to analyse and says where things are in them: ignore rules,
// languages, hashes, byte spans and the line and UTF-16 positions that people and editors use.
package source

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
	// Text is the file as it is on disk (or in the git object).
	Text []byte
	// Code is what is parsed: Text itself, or for HTML, Vue and Svelte a copy of the same length in
	// which everything that is not script is blanked, so that every offset in Code is one in Text.
	Code []byte
	// Fragments are the byte ranges of Code that hold template expressions (v-html="x" and the like),
	// rewritten in place to a call of the same length; see Embedded.
	Fragments []Span
	// Hash identifies the content: hex of the first 16 bytes of SHA-256 over Text.
	Hash string
	// Changed holds the ranges of lines (1-based, inclusive) changed since the --diff revision; nil means all count.
	Changed []LineRange

	lines []uint32 // start offset of each line, made on first use
}

// Span is a half-open byte range.
type Span struct{ Start, End uint32 }

// LineRange is an inclusive range of 1-based lines.
type LineRange struct{ First, Last int }

// Skipped is a file (or part of one) that was found but not analysed, and why.
type Skipped struct {
	Path   string
	Reason string // one of the Reason constants, or an error's words
	Detail string // what a person can do about it, or numbers
	// Partial is set when the rest of the file was analysed (a syntax error inside it, a bound reached).
	Partial bool
}
