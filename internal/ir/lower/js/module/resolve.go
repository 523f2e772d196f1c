// Package module finds the files that JavaScript and TypeScript module specifiers name, and the
// files by which a package is entered.
package module

import (
	"path"
	"sort"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

var (
	_ ir.Resolver    = (*Resolver)(nil)
	_ ir.EntryLister = (*Resolver)(nil)
)

// A Resolver finds the files that module specifiers name, as Node, bundlers and TypeScript do:
// relative paths with their extension left out (or .js written for .ts), the paths and baseUrl of
// tsconfig.json and jsconfig.json, aliases of build configurations, the imports ("#x") of
// package.json, and packages of the project itself by name, through their exports, module or main.
// Where a manifest names a built file that is not part of the project, the source it was built from
// is looked for. A Resolver is read-only once made.
type Resolver struct {
	files    map[string]bool
	manifest map[string]*manifest // by directory
	config   map[string]*tsconfig // by directory
	aliases  map[string][]mapping // of build configurations, by directory
	byName   map[string][]*manifest
	entries  []string
}

// NewResolver reads the manifests and configurations beside and above the files of a project.
// Paths are relative to the project's root, with slashes; read returns the content of any of its
// files, or an error when there is none. Unreadable or broken configurations count as absent.
func NewResolver(files []string, read func(path string) ([]byte, error)) *Resolver {
	r := &Resolver{
		files: make(map[string]bool, len(files)), manifest: map[string]*manifest{},
		config: map[string]*tsconfig{}, aliases: map[string][]mapping{}, byName: map[string][]*manifest{},
	}
	for _, f := range files {
		if !strings.HasSuffix(f, ".d.ts") {
			r.files[f] = true
		}
	}
	load := loader{read: read, configs: map[string]*tsconfig{}}
	for _, dir := range directories(files) {
		if c := load.configIn(dir); c != nil {
			r.config[dir] = c
		}
		m := load.manifest(dir)
		if m == nil {
			continue
		}
		r.manifest[dir] = m
		r.aliases[dir] = append(load.aliases(dir), m.conventions()...)
		if m.name != "" {
			r.byName[m.name] = append(r.byName[m.name], m)
		}
	}
	r.entries = r.findEntries()
	return r
}

// directories lists the directories that hold files, and those above them, sorted.
func directories(files []string) []string {
	seen := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(f); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
		}
	}
	out := make([]string, 0, len(seen))
	for dir := range seen {
		out = append(out, dir)
	}
	sort.Strings(out)
	return out
}

// Resolve implements ir.Resolver.
func (r *Resolver) Resolve(from, specifier string) (string, bool) {
	spec := specifier
	if i := strings.LastIndexByte(spec, '!'); i >= 0 { // webpack: loader!./file
		spec = spec[i+1:]
	}
	spec, _, _ = strings.Cut(spec, "?")
	spec = strings.TrimPrefix(spec, "node:")
	dir := path.Dir(from)
	p := prober{r, prefersTypeScript(from)}
	switch {
	case spec == "":
		return "", false
	case spec == "." || spec == ".." || strings.HasPrefix(spec, "./") || strings.HasPrefix(spec, "../"):
		return p.at(path.Join(dir, spec))
	case spec[0] == '/':
		return r.rooted(p, dir, spec)
	}
	for at := dir; ; at = path.Dir(at) {
		if got, ok := r.mapped(p, at, spec); ok {
			return got, true
		}
		if at == "." || at == "/" {
			break
		}
	}
	return r.packaged(p, dir, spec)
}

// mapped tries the mappings of the configurations in one directory.
func (r *Resolver) mapped(p prober, dir, spec string) (string, bool) {
	if c := r.config[dir]; c != nil {
		if got, ok := p.mapped(c.paths, spec); ok {
			return got, true
		}
		if c.baseURL != "" {
			if got, ok := p.at(path.Join(c.baseURL, spec)); ok {
				return got, true
			}
		}
	}
	if m := r.manifest[dir]; m != nil && spec[0] == '#' {
		if got, ok := p.conditional(m, m.imports, spec); ok {
			return got, true
		}
	}
	return p.mapped(r.aliases[dir], spec)
}

// rooted resolves "/src/x": below the root of the package, or of the project.
func (r *Resolver) rooted(p prober, dir, spec string) (string, bool) {
	for at := dir; ; at = path.Dir(at) {
		if at == "." || r.manifest[at] != nil {
			if got, ok := p.at(path.Join(at, spec)); ok {
				return got, true
			}
			if got, ok := p.at(path.Join(at, "public", spec)); ok {
				return got, true
			}
		}
		if at == "." || at == "/" {
			return "", false
		}
	}
}

// packaged resolves a bare specifier to a package of the project, the nearest of that name.
func (r *Resolver) packaged(p prober, dir, spec string) (string, bool) {
	name, sub := splitPackage(spec)
	best, depth := (*manifest)(nil), -1
	for _, m := range r.byName[name] {
		if n := sharedDepth(dir, m.dir); n > depth {
			best, depth = m, n
		}
	}
	if best == nil {
		return "", false
	}
	return p.exported(best, sub)
}

// splitPackage cuts "@scope/name/sub/path" into "@scope/name" and "./sub/path" ("." for none).
func splitPackage(spec string) (name, sub string) {
	parts := strings.SplitN(spec, "/", 3)
	n := 1
	if spec[0] == '@' && len(parts) > 1 {
		n = 2
	}
	name = strings.Join(parts[:n], "/")
	if rest := strings.TrimPrefix(spec[len(name):], "/"); rest != "" {
		return name, "./" + rest
	}
	return name, "."
}

// sharedDepth counts the leading directories two paths have in common.
func sharedDepth(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// EntryModules implements ir.EntryLister.
func (r *Resolver) EntryModules() []string { return r.entries }

func (r *Resolver) findEntries() []string {
	seen := map[string]bool{}
	p := prober{r, false}
	for _, m := range r.manifest {
		for _, target := range m.entryTargets() {
			if strings.Contains(target, "*") {
				r.matching(path.Join(m.dir, target), seen)
			} else if got, ok := p.built(m, target); ok {
				seen[got] = true
			}
		}
	}
	out := make([]string, 0, len(seen))
	for f := range seen {
		out = append(out, f)
	}
	sort.Strings(out)
	return out
}

// matching adds the files that a pattern with one star names.
func (r *Resolver) matching(pattern string, seen map[string]bool) {
	before, after, _ := strings.Cut(pattern, "*")
	for f := range r.files {
		if len(f) >= len(before)+len(after) && strings.HasPrefix(f, before) && strings.HasSuffix(f, after) {
			seen[f] = true
		}
	}
}
