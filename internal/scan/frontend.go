package scan

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// frontEnd is what the pipeline needs to know of a language. Adding one is adding a line to the
// table.
type frontEnd struct {
	languages []source.Language
	lower     func(*source.File, *syntax.Tree) *ir.File
}

var frontEnds = []frontEnd{
	{[]source.Language{source.JavaScript, source.TypeScript, source.TSX}, js.Lower},
}

// library names the folder of models that calls are resolved with.
const library = "js"

var byLanguage = func() map[source.Language]*frontEnd {
	m := map[source.Language]*frontEnd{}
	for i := range frontEnds {
		for _, l := range frontEnds[i].languages {
			m[l] = &frontEnds[i]
		}
	}
	return m
}()

// Project is what the languages' manifests say.
type Project interface {
	ir.Resolver
}
