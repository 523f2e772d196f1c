package syntax

// #include "flat.h"
// extern uint32_t ts_language_symbol_count(const TSLanguage *);
// extern const char *ts_language_symbol_name(const TSLanguage *, uint16_t);
// extern int ts_language_symbol_type(const TSLanguage *, uint16_t);
// extern uint32_t ts_language_field_count(const TSLanguage *);
// extern const char *ts_language_field_name_for_id(const TSLanguage *, uint16_t);
// extern void ts_set_allocator(void *, void *, void *, void *);
import "C"

import (
	"sync"
	"unsafe"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
	_ "github.com/tree-sitter/go-tree-sitter" // links the C runtime
	javascript "github.com/tree-sitter/tree-sitter-javascript/bindings/go"
	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"
)

// Language is one grammar, with its symbols mapped to the kinds and fields all grammars share.
type Language struct {
	Name    source.Language
	grammar func() unsafe.Pointer
	load    sync.Once
	lang    *C.TSLanguage
	kinds   []kind.Kind
	fields  []kind.Field
}

var languages = map[source.Language]*Language{
	source.JavaScript: {Name: source.JavaScript, grammar: javascript.Language},
	source.TypeScript: {Name: source.TypeScript, grammar: typescript.LanguageTypescript},
	source.TSX:        {Name: source.TSX, grammar: typescript.LanguageTSX},
}

// The binding makes the parser call back into Go for every allocation; back to plain malloc.
func init() { C.ts_set_allocator(nil, nil, nil, nil) }

// For returns the language of that name, or nil when there is no grammar for it.
func For(name source.Language) *Language {
	l := languages[name]
	if l != nil {
		l.load.Do(l.init)
	}
	return l
}

// All lists the names of the languages there are grammars for.
func All() []source.Language {
	return []source.Language{source.JavaScript, source.TypeScript, source.TSX}
}

// Symbols lists the names of the grammar's node kinds (named ones and, in quotes, anonymous ones)
// and of its fields, for the generator of package kind.
func (l *Language) Symbols() (kinds, fields []string) {
	for i := range C.ts_language_symbol_count(l.lang) {
		kinds = append(kinds, symbolName(l.lang, C.uint16_t(i)))
	}
	for i := C.uint32_t(1); i <= C.ts_language_field_count(l.lang); i++ {
		fields = append(fields, C.GoString(C.ts_language_field_name_for_id(l.lang, C.uint16_t(i))))
	}
	return kinds, fields
}

func symbolName(lang *C.TSLanguage, i C.uint16_t) string {
	name := C.GoString(C.ts_language_symbol_name(lang, i))
	if C.ts_language_symbol_type(lang, i) == 1 { // anonymous: punctuation and keywords
		return "'" + name + "'"
	}
	return name
}

func (l *Language) init() {
	l.lang = (*C.TSLanguage)(l.grammar())
	kinds, fields := l.Symbols()
	for _, k := range kinds {
		l.kinds = append(l.kinds, kind.ByName(k))
	}
	l.fields = append(l.fields, kind.NoField)
	for _, f := range fields {
		l.fields = append(l.fields, kind.FieldByName(f))
	}
}
