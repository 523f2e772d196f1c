package module

import (
	"encoding/json"
	"path"
	"sort"
	"strings"
)

// manifest is what module resolution needs of a package.json.
type manifest struct {
	dir     string
	name    string
	mains   []string // source, module, main, browser: in the order to be tried
	bins    []string
	exports []conditional // nil when the package does not restrict its exports
	imports []conditional
	uses    map[string]bool // packages it depends on
}

// conditional is one key of an exports or imports map, with its targets in the order to be tried.
// Which condition holds is not known here; the first target that exists is taken.
type conditional struct {
	mapping
}

// manifest reads dir's package.json; nil when there is none.
func (l *loader) manifest(dir string) *manifest {
	var raw struct {
		Name, Main, Module, Source      any
		Browser, Svelte, Types, Typings any
		Bin, Exports, Imports           any
		Dependencies, DevDependencies   map[string]any
	}
	if !l.json(path.Join(dir, "package.json"), &raw) {
		return nil
	}
	m := &manifest{dir: dir, uses: map[string]bool{}}
	m.name, _ = raw.Name.(string)
	for _, v := range []any{raw.Source, raw.Module, raw.Main, raw.Browser, raw.Svelte} {
		if s, ok := v.(string); ok && s != "" {
			m.mains = append(m.mains, s)
		}
	}
	switch bin := raw.Bin.(type) {
	case string:
		m.bins = []string{bin}
	case map[string]any:
		m.bins = targets(bin)
	}
	m.exports = conditionals(raw.Exports, ".")
	m.imports = conditionals(raw.Imports, "#")
	for _, deps := range []map[string]any{raw.Dependencies, raw.DevDependencies} {
		for name := range deps {
			m.uses[name] = true
		}
	}
	return m
}

// conditionals reads an exports or imports map. keys says how its keys begin; a value without such
// keys is all about ".".
func conditionals(v any, keys string) []conditional {
	var out []conditional
	byKey, _ := v.(map[string]any)
	isMap := false
	for key, value := range byKey {
		if strings.HasPrefix(key, keys) {
			isMap = true
			out = append(out, conditional{mapping{key, targets(value)}})
		}
	}
	if v != nil && !isMap {
		out = []conditional{{mapping{".", targets(v)}}}
	}
	sort.Slice(out, func(i, j int) bool { return moreSpecific(out[i].mapping, out[j].mapping) })
	return out
}

// preferred orders conditions: what is closest to the source first, declarations last.
var preferred = map[string]int{
	"source": 1, "development": 2, "import": 3, "module": 4, "require": 5, "node": 6, "default": 7, "browser": 8, "types": 20,
}

// targets lists the strings in a conditional value, those of preferred conditions first.
func targets(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, targets(e)...)
		}
		return out
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		rank := func(k string) int {
			if n := preferred[k]; n > 0 {
				return n
			}
			return 10
		}
		sort.Slice(keys, func(i, j int) bool {
			if a, b := rank(keys[i]), rank(keys[j]); a != b {
				return a < b
			}
			return keys[i] < keys[j]
		})
		var out []string
		for _, k := range keys {
			out = append(out, targets(v[k])...)
		}
		return out
	}
	return nil
}

// entryTargets lists the files a manifest names as ways into its package.
func (m *manifest) entryTargets() []string {
	out := append(append([]string(nil), m.mains...), m.bins...)
	for _, e := range m.exports {
		if !strings.HasSuffix(e.pattern, ".json") {
			out = append(out, e.targets...)
		}
	}
	if m.name != "" && len(m.mains) == 0 && len(m.exports) == 0 {
		out = append(out, "./index.js")
	}
	return out
}

// conventions lists the aliases that frameworks define without being told to.
func (m *manifest) conventions() []mapping {
	var out []mapping
	add := func(prefix string, dirs ...string) {
		alias := mapping{pattern: prefix + "/*"}
		for _, d := range dirs {
			alias.targets = append(alias.targets, path.Join(m.dir, d)+"/*")
		}
		out = append(out, alias)
	}
	switch {
	case m.uses["@vue/cli-service"]:
		add("@", "src")
	case m.uses["nuxt"], m.uses["nuxt3"]:
		for _, p := range []string{"~", "@"} {
			add(p, "app", "src", ".")
			add(p+p, ".")
		}
	case m.uses["@sveltejs/kit"]:
		add("$lib", "src/lib")
	}
	return out
}

// loader reads configuration files.
type loader struct {
	read    func(path string) ([]byte, error)
	configs map[string]*tsconfig // by path, to follow extends once
}

// json reads a file of JSON, with or without comments and trailing commas.
func (l *loader) json(name string, into any) bool {
	text, err := l.read(name)
	if err != nil {
		return false
	}
	return json.Unmarshal(plainJSON(text), into) == nil
}

// plainJSON blanks comments and trailing commas.
func plainJSON(text []byte) []byte {
	out := append([]byte(nil), text...)
	comma := -1 // a comma after which only blanks and comments have come
	for i := 0; i < len(out); i++ {
		switch c := out[i]; {
		case c == '"':
			for i++; i < len(out) && out[i] != '"'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
			comma = -1
		case c == '/' && i+1 < len(out) && (out[i+1] == '/' || out[i+1] == '*'):
			i = blankComment(out, i)
		case c == ',':
			comma = i
		case c == '}' || c == ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case c != ' ' && c != '\t' && c != '\n' && c != '\r':
			comma = -1
		}
	}
	return out
}

// blankComment overwrites the comment at i with blanks and returns its last index.
func blankComment(out []byte, i int) int {
	line := out[i+1] == '/'
	for j := i; j < len(out); j++ {
		if line && out[j] == '\n' {
			return j - 1
		}
		if !line && j > i+2 && out[j-1] == '*' && out[j] == '/' {
			out[j-1], out[j] = ' ', ' '
			return j
		}
		if !line && j >= i+2 && out[j] == '*' && j+1 < len(out) && out[j+1] == '/' {
			continue
		}
		out[j] = ' '
	}
	return len(out)
}
