package module

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestResolve reads projects from archives. The comment of each holds the expectations: lines
// "from specifier => path", with "-" for nothing, and "entries: path path…".
func TestResolve(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := archiveResolver(a)
			for line := range strings.Lines(string(a.Comment)) {
				checkResolve(t, r, strings.TrimSpace(line))
			}
		})
	}
}

func archiveResolver(a *txtar.Archive) *Resolver {
	content := map[string][]byte{}
	var files []string
	for _, f := range a.Files {
		content[f.Name] = f.Data
		if ext := filepath.Ext(f.Name); ext != ".json" && ext != ".babelrc" {
			files = append(files, f.Name)
		}
	}
	return NewResolver(files, func(path string) ([]byte, error) {
		if data, ok := content[path]; ok {
			return data, nil
		}
		return nil, errors.New("no such file")
	})
}

func checkResolve(t *testing.T, r *Resolver, line string) {
	if entries, ok := strings.CutPrefix(line, "entries:"); ok {
		if got := strings.Join(r.EntryModules(), " "); got != strings.TrimSpace(entries) {
			t.Errorf("entries: %s, want %s", got, entries)
		}
		return
	}
	left, want, ok := strings.Cut(line, " => ")
	from, spec, ok2 := strings.Cut(left, " ")
	if !ok || !ok2 || strings.HasPrefix(line, "#") {
		return
	}
	got, found := r.Resolve(from, spec)
	if !found {
		got = "-"
	}
	if got != want {
		t.Errorf("%s %q => %s, want %s", from, spec, got, want)
	}
}

func TestPlainJSON(t *testing.T) {
	for in, want := range map[string]string{
		"{\"a\": 1, // x\n}":                "{\"a\": 1      \n}",
		`{"a": "//,}", /* , */ "b": [1,],}`: `{"a": "//,}",         "b": [1 ] }`,
		`/*/ , */{}`:                        `         {}`[:len(`/*/ , */`)] + `{}`,
		`{"a":"\"//"}`:                      `{"a":"\"//"}`,
		`{"a": /* open`:                     `{"a":        `,
		`{"a": 1 /`:                         `{"a": 1 /`,
		`/* a **/ [1, /* , */ ]`:            `         [1          ]`,
	} {
		if got := string(plainJSON([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzPlainJSON(f *testing.F) {
	f.Add([]byte(`{"a": [1,], /* x */ } // y`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if got := plainJSON(text); len(got) != len(text) {
			t.Errorf("%d bytes became %d", len(text), len(got))
		}
	})
}
