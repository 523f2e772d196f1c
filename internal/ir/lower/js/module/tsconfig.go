package module

import (
	"path"
	"regexp"
	"sort"
	"strings"
)

// mapping says where specifiers of a pattern (with at most one star) are to be looked for.
type mapping struct {
	pattern string
	targets []string // project-relative (in a manifest: relative to it), a star standing for what the pattern's matched
}

// match returns what the star of the pattern stands for.
func (m *mapping) match(spec string) (star string, ok bool) {
	before, after, wild := strings.Cut(m.pattern, "*")
	if !wild {
		if sub, ok := strings.CutPrefix(spec, m.pattern); ok && strings.HasSuffix(m.pattern, "/") {
			return sub, true // "./features/": all below
		}
		return "", spec == m.pattern
	}
	if len(spec) < len(before)+len(after) || !strings.HasPrefix(spec, before) || !strings.HasSuffix(spec, after) {
		return "", false
	}
	return spec[len(before) : len(spec)-len(after)], true
}

// moreSpecific orders mappings: exact ones first, then the longest before the star.
func moreSpecific(a, b mapping) bool {
	x, _, wildX := strings.Cut(a.pattern, "*")
	y, _, wildY := strings.Cut(b.pattern, "*")
	if wildX != wildY {
		return wildY
	}
	if len(x) != len(y) {
		return len(x) > len(y)
	}
	return a.pattern < b.pattern
}

// tsconfig is what module resolution needs of a tsconfig.json or jsconfig.json.
type tsconfig struct {
	baseURL string // project-relative; "" when unset
	paths   []mapping
}

// configIn reads the configuration in a directory; nil when there is none that says anything.
func (l *loader) configIn(dir string) *tsconfig {
	for _, name := range []string{"tsconfig.json", "jsconfig.json"} {
		if c := l.config(path.Join(dir, name), 0); c != nil {
			if c.baseURL == "" && c.paths == nil {
				return nil
			}
			return c
		}
	}
	return nil
}

// maxExtends bounds chains of extends and references.
const maxExtends = 16

// config reads one configuration with what it extends and refers to.
func (l *loader) config(name string, depth int) *tsconfig {
	if c, ok := l.configs[name]; ok || depth > maxExtends {
		return c
	}
	var raw struct {
		Extends         any
		References      []struct{ Path string }
		CompilerOptions struct {
			BaseURL string
			Paths   map[string][]string
		}
	}
	l.configs[name] = nil // guards against cycles
	if !l.json(name, &raw) {
		return nil
	}
	c := &tsconfig{}
	dir := path.Dir(name)
	for _, e := range targets(raw.Extends) {
		c.inherit(l.extended(dir, e, depth))
	}
	if raw.CompilerOptions.BaseURL != "" {
		c.baseURL = path.Join(dir, raw.CompilerOptions.BaseURL)
	}
	if raw.CompilerOptions.Paths != nil {
		c.setPaths(dir, raw.CompilerOptions.Paths)
	}
	for _, ref := range raw.References {
		if c.paths == nil {
			c.inherit(l.referenced(dir, ref.Path, depth))
		}
	}
	l.configs[name] = c
	return c
}

func (l *loader) extended(dir, name string, depth int) *tsconfig {
	if !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "/") {
		return nil // a package's: not part of the project
	}
	name = path.Join(dir, name)
	if path.Ext(name) != ".json" {
		name += ".json"
	}
	return l.config(name, depth+1)
}

// referenced reads a referenced project that lies in the same directory: Vite's templates keep
// their paths in tsconfig.app.json, to which tsconfig.json refers.
func (l *loader) referenced(dir, name string, depth int) *tsconfig {
	name = path.Join(dir, name)
	if path.Ext(name) != ".json" || path.Dir(name) != dir {
		return nil
	}
	return l.config(name, depth+1)
}

// inherit takes over what another configuration says.
func (c *tsconfig) inherit(from *tsconfig) {
	if from == nil {
		return
	}
	if from.baseURL != "" {
		c.baseURL = from.baseURL
	}
	if from.paths != nil {
		c.paths = from.paths
	}
}

func (c *tsconfig) setPaths(dir string, paths map[string][]string) {
	base := c.baseURL
	if base == "" {
		base = dir
	}
	c.paths = []mapping{}
	for pattern, list := range paths {
		m := mapping{pattern: pattern}
		for _, t := range list {
			m.targets = append(m.targets, path.Join(base, t))
		}
		c.paths = append(c.paths, m)
	}
	sort.Slice(c.paths, func(i, j int) bool { return moreSpecific(c.paths[i], c.paths[j]) })
}

// buildConfigs are the files in which bundlers and Babel declare aliases.
var buildConfigs = []string{
	"vite.config.ts", "vite.config.js", "vite.config.mts", "vite.config.mjs", "vitest.config.ts",
	"webpack.config.js", "webpack.config.ts", "webpack.common.js", "vue.config.js", "craco.config.js",
	"babel.config.js", ".babelrc", ".babelrc.js", "rollup.config.js", "rollup.config.mjs", "svelte.config.js",
	"nuxt.config.ts", "nuxt.config.js", "electron.vite.config.ts", "quasar.config.js", "metro.config.js",
}

var (
	// "@": path.resolve(__dirname, "src"), '~/': './src', "@": fileURLToPath(new URL("./src", import.meta.url))
	aliasPair = regexp.MustCompile(`(?m)["']?([@~#$][\w./-]*|[A-Za-z][\w-]*)["']?\s*:\s*(?:(?:[\w.]+\()+(?:[\w.]+,\s*)*|new URL\(|\[)*["'](\.{0,2}/?[\w./-]*)["']`)
	// {find: "@", replacement: path.resolve(__dirname, "src")}
	aliasFind = regexp.MustCompile(`find:\s*["']([^"']+)["']\s*,\s*replacement:\s*[^"'\n]*["'](\.{0,2}/?[\w./-]*)["']`)
	aliasPart = regexp.MustCompile(`\balias\w*["']?\s*[:=]`)
)

// aliases finds the aliases that the build configurations in a directory declare. They are
// programs; what is written out plainly in them is found.
func (l *loader) aliases(dir string) []mapping {
	var out []mapping
	for _, name := range buildConfigs {
		text, err := l.read(path.Join(dir, name))
		if err != nil {
			continue
		}
		for _, at := range aliasPart.FindAllIndex(text, -1) {
			part := text[at[1]:min(len(text), at[1]+4000)]
			for _, re := range []*regexp.Regexp{aliasFind, aliasPair} {
				for _, m := range re.FindAllSubmatch(part, -1) {
					out = append(out, alias(dir, string(m[1]), string(m[2]))...)
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return moreSpecific(out[i], out[j]) })
	return out
}

// alias maps a name and everything below it to a directory.
func alias(dir, name, target string) []mapping {
	name = strings.TrimRight(name, "/*")
	if name == "" || name == "find" || name == "replacement" {
		return nil
	}
	target = path.Join(dir, target)
	return []mapping{{name, []string{target}}, {name + "/*", []string{path.Join(target, "*")}}}
}
