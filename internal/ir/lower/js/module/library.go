package module

import "path"

// IsLibrary reports whether a project is a package (or a workspace with one) that others call,
// rather than an application: a manifest that may be published names a file to be loaded, and says
// nothing of how to start it. An application that is published all the same is known by its start
// script, unless it declares types, exports or the files it publishes. Arguments are those of
// NewResolver.
func IsLibrary(files []string, read func(path string) ([]byte, error)) bool {
	load := loader{read: read}
	r := NewResolver(files, read)
	workspace := false
	top := ""
	for _, dir := range directories(files) {
		var m publication
		if !load.json(path.Join(dir, "package.json"), &m) {
			continue
		}
		if m.published() && r.hasEntry(dir) {
			return true
		}
		if top == "" {
			top, workspace = dir, m.Workspaces != nil
		}
		if !workspace {
			return false // packages below an application are parts of it
		}
	}
	return false
}

// publication is what a manifest says of publishing.
type publication struct {
	Name, Version                 string
	Private                       bool
	Workspaces                    any
	Scripts                       map[string]any
	Files, Exports, PublishConfig any
	Types, Typings, Module        any
}

func (m *publication) published() bool {
	if m.Private || m.Name == "" {
		return false
	}
	for _, claim := range []any{m.Files, m.Exports, m.PublishConfig, m.Types, m.Typings, m.Module} {
		if claim != nil {
			return true
		}
	}
	return m.Scripts["start"] == nil && m.Scripts["serve"] == nil && m.Scripts["dev"] == nil
}

// hasEntry reports whether a manifest names a file of the project to be loaded.
func (r *Resolver) hasEntry(dir string) bool {
	m := r.manifest[dir]
	if m == nil {
		return false
	}
	p := prober{r, false}
	for _, target := range m.entryTargets() {
		if _, ok := p.built(m, target); ok {
			return true
		}
	}
	return false
}
