package module

import (
	"path"
	"strings"
)

// A prober tries the file names that a path without (or with another) extension may stand for.
type prober struct {
	r          *Resolver
	typescript bool // prefer .ts to .js where both exist
}

func prefersTypeScript(from string) bool {
	switch path.Ext(from) {
	case ".ts", ".tsx", ".mts", ".cts":
		return true
	}
	return false
}

var (
	typescriptFirst = []string{".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte"}
	javascriptFirst = []string{".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte"}
	// sources lists what a written extension may stand for.
	sources = map[string][]string{
		".js": {".ts", ".tsx", ".jsx"}, ".jsx": {".tsx"}, ".mjs": {".mts"}, ".cjs": {".cts"},
	}
)

// at finds the file or directory at a path.
func (p prober) at(name string) (string, bool) {
	name = path.Clean(name)
	if got, ok := p.file(name); ok {
		return got, true
	}
	return p.directory(name, 0)
}

// file finds the file at a path, whose extension may be missing or that of the built file.
func (p prober) file(name string) (string, bool) {
	if p.r.files[name] {
		return name, true
	}
	ext := path.Ext(name)
	for _, e := range sources[ext] {
		if got := strings.TrimSuffix(name, ext) + e; p.r.files[got] {
			return got, true
		}
	}
	order := javascriptFirst
	if p.typescript {
		order = typescriptFirst
	}
	for _, e := range order {
		if got := name + e; p.r.files[got] {
			return got, true
		}
	}
	return "", false
}

// directory finds what importing a directory gives. depth guards against manifests that name
// each other's directories.
func (p prober) directory(name string, depth int) (string, bool) {
	if m := p.r.manifest[name]; m != nil && depth == 0 && name != "." {
		for _, target := range m.mains {
			target = path.Join(m.dir, target)
			if got, ok := p.file(target); ok {
				return got, true
			}
			if got, ok := p.directory(target, depth+1); ok {
				return got, true
			}
		}
	}
	return p.file(path.Join(name, "index"))
}

// mapped tries a list of mappings, the most specific that matches first.
func (p prober) mapped(list []mapping, spec string) (string, bool) {
	for _, m := range list {
		star, ok := m.match(spec)
		if !ok {
			continue
		}
		for _, target := range m.targets {
			if got, ok := p.at(strings.Replace(target, "*", star, 1)); ok {
				return got, true
			}
		}
	}
	return "", false
}

// exported finds what a package gives for a subpath.
func (p prober) exported(m *manifest, sub string) (string, bool) {
	if m.exports != nil {
		if got, ok := p.conditional(m, m.exports, sub); ok {
			return got, true
		}
	}
	if sub != "." {
		return p.built(m, sub)
	}
	for _, target := range m.mains {
		if got, ok := p.built(m, target); ok {
			return got, true
		}
	}
	for _, guess := range []string{"index", "src/index", "src/main", "lib/index", "source/index"} {
		if got, ok := p.file(path.Join(m.dir, guess)); ok {
			return got, true
		}
	}
	return "", false
}

// conditional finds what an exports or imports map gives for a key.
func (p prober) conditional(m *manifest, entries []conditional, key string) (string, bool) {
	for _, e := range entries {
		star, ok := e.match(key)
		if !ok {
			continue
		}
		for _, target := range e.targets {
			target = strings.ReplaceAll(target, "*", star)
			if !strings.HasPrefix(target, ".") {
				return p.r.packaged(p, m.dir, target) // imports may name packages
			}
			if got, ok := p.built(m, target); ok {
				return got, true
			}
		}
	}
	return "", false
}

var buildDirs = map[string]bool{
	"dist": true, "build": true, "lib": true, "out": true, "es": true, "esm": true, "cjs": true, "umd": true,
	"mjs": true, "node": true, "types": true, "module": true, "commonjs": true, "dist-es": true, "dist-cjs": true,
}

// built finds the file that a manifest names, or the source that it was built from.
func (p prober) built(m *manifest, target string) (string, bool) {
	if got, ok := p.at(path.Join(m.dir, target)); ok {
		return got, true
	}
	parts := strings.Split(path.Clean(target), "/")
	for len(parts) > 1 && buildDirs[parts[0]] {
		parts = parts[1:]
		stem := stem(path.Join(parts...))
		for _, dir := range []string{"src", "source", "lib", "."} {
			if got, ok := p.at(path.Join(m.dir, dir, stem)); ok {
				return got, true
			}
		}
	}
	return "", false
}

// stem drops what a build adds to a file's name: its extensions.
func stem(name string) string {
	for _, ext := range []string{".d.ts", ".d.mts", ".d.cts", ".min.js", ".js", ".mjs", ".cjs", ".jsx", ".ts"} {
		if s, ok := strings.CutSuffix(name, ext); ok {
			return s
		}
	}
	return name
}
