package js

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// FuzzLower parses and lowers any bytes in every language: nothing may panic, and what comes out
// must verify.
func FuzzLower(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data, uint32(0), uint32(0))
		for stmt := range strings.SplitSeq(string(a.Files[0].Data), ";\n") {
			f.Add([]byte(stmt), uint32(0), uint32(5))
		}
	}
	f.Fuzz(func(t *testing.T, code []byte, from, to uint32) {
		n := uint32(len(code))
		for _, path := range []string{"a.js", "a.ts", "a.tsx", "a.vue", "a.svelte"} {
			file := &source.File{Path: path, Language: language(path), Text: code, Code: code}
			if from < to && to <= n && (path == "a.vue" || path == "a.svelte") {
				file.Fragments = []source.Span{{Start: from, End: to}}
			}
			tree, err := syntax.Parse(syntax.For(file.Language), code)
			if errors.Is(err, syntax.ErrTooDeep) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			verify(t, Lower(file, tree))
		}
	})
}
