// Package catalog loads and checks what shrike knows: the kinds of vulnerability, the contexts data
// can be made safe for, and the library models, which it compiles into one graph of API nodes a
// language (Library). Everything is data from YAML files; docs/models.md is their reference.
package catalog

import (
	"fmt"
	"io/fs"
	"sync"

	catalogdata "github.com/shrike-sec/shrike/catalog"
)

// Catalog is all of it, loaded and valid. It does not change.
type Catalog struct {
	Kinds       []*Kind      // in id order
	Contexts    []Context    // in id order; a Marks has a bit for each
	SourceKinds []SourceKind // in id order
	Rules       []RuleFile   // in order of path
	// Text is the set of contexts in which a number or boolean can do no harm, All that of all.
	Text, All Marks

	kinds      map[string]int
	contexts   map[string]int
	origins    map[string]bool // source kinds
	libraries  map[string]*Library
	operations map[string]*Operations
	routes     map[string]*Routes
	names      map[string]*Names
	secrets    map[string]*Secrets
	settings   map[string]*Settings
	hash       string
}

// RuleFile is a file of rules in Semgrep's syntax; package pattern reads it.
type RuleFile struct {
	Path     string
	Language string // the folder under rules/: "js"
	Data     []byte
}

// Layer is a folder laid out as catalog/ is. Name stands before its files' names in messages.
type Layer struct {
	Name string
	FS   fs.FS
}

// Builtin is the catalogue that shrike brings along.
var Builtin = sync.OnceValues(func() (*Catalog, error) {
	return Load(Layer{"catalog", catalogdata.FS})
})

// Load reads the layers, each adding to those before it. The error is a Problems when the data is
// at fault.
func Load(layers ...Layer) (*Catalog, error) {
	l := loader{catalog: &Catalog{
		kinds: map[string]int{}, contexts: map[string]int{}, origins: map[string]bool{}, libraries: map[string]*Library{},
		operations: map[string]*Operations{}, routes: map[string]*Routes{}, names: map[string]*Names{}, secrets: map[string]*Secrets{}, settings: map[string]*Settings{},
	}}
	for _, layer := range layers {
		if err := l.read(layer); err != nil {
			return nil, fmt.Errorf("reading the catalogue %s: %w", layer.Name, err)
		}
	}
	l.load()
	if err := l.problems.err(); err != nil {
		return nil, err
	}
	return l.catalog, nil
}

// Kind returns the kind of that id, or nil.
func (c *Catalog) Kind(id string) *Kind {
	if i, ok := c.kinds[id]; ok {
		return c.Kinds[i]
	}
	return nil
}

// KindIndex returns the place of a kind in Kinds, and whether there is one of that id.
func (c *Catalog) KindIndex(id string) (int, bool) {
	i, ok := c.kinds[id]
	return i, ok
}

// ContextIndex returns the place of a context in Contexts, and whether there is one of that id.
func (c *Catalog) ContextIndex(id string) (int, bool) {
	i, ok := c.contexts[id]
	return i, ok
}

// Library returns the compiled models of a language, by the name of their folder ("js"). A language
// without models has an empty library.
func (c *Catalog) Library(language string) *Library {
	if lib := c.libraries[language]; lib != nil {
		return lib
	}
	return newBuilder(c, new(Problems)).library()
}

// Hash identifies the data: it changes when any file of any layer does.
func (c *Catalog) Hash() string { return c.hash }
