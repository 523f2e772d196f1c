package module

import (
	"errors"
	"testing"
)

func TestIsLibrary(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  bool
	}{
		{"no manifest", map[string]string{"index.js": ""}, false},
		{"a package", map[string]string{"package.json": `{"name": "a", "main": "lib/a.js"}`, "lib/a.js": ""}, true},
		{"an index", map[string]string{"package.json": `{"name": "a"}`, "index.js": ""}, true},
		{"no such file", map[string]string{"package.json": `{"name": "a", "main": "lib/a.js"}`, "b.js": ""}, false},
		{"private", map[string]string{"package.json": `{"name": "a", "private": true}`, "index.js": ""}, false},
		{"an application", map[string]string{"package.json": `{"name": "a", "main": "app.js", "scripts": {"start": "node app"}}`, "app.js": ""}, false},
		{"a package with a demo", map[string]string{"package.json": `{"name": "a", "scripts": {"start": "demo"}, "files": ["index.js"]}`, "index.js": ""}, true},
		{"a workspace with a package", map[string]string{
			"package.json": `{"private": true, "workspaces": ["packages/*"]}`, "packages/a/package.json": `{"name": "a"}`, "packages/a/index.js": "",
		}, true},
		{"a workspace of applications", map[string]string{
			"package.json": `{"private": true, "workspaces": ["apps/*"]}`, "apps/a/package.json": `{"name": "a", "private": true}`, "apps/a/index.js": "",
		}, false},
		{"an application with a package inside", map[string]string{
			"package.json": `{"name": "a", "private": true}`, "lib/package.json": `{"name": "b"}`, "lib/index.js": "",
		}, false},
		{"a package with its tests' own", map[string]string{
			"package.json": `{"name": "a"}`, "index.js": "", "test/package.json": `{"private": true}`, "test/a.js": "",
		}, true},
		{"broken manifest", map[string]string{"package.json": `{"name": `, "index.js": ""}, false},
	} {
		var files []string
		for name := range c.files {
			files = append(files, name)
		}
		got := IsLibrary(files, func(path string) ([]byte, error) {
			if text, ok := c.files[path]; ok {
				return []byte(text), nil
			}
			return nil, errors.New("no such file")
		})
		if got != c.want {
			t.Errorf("%s: library %v, want %v", c.name, got, c.want)
		}
	}
}
