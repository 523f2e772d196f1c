package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// unpack writes a txtar file of package catalog's tests to a folder.
func unpack(t *testing.T, file string) string {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	sound, broken := unpack(t, "../testdata/small.txtar"), unpack(t, "../testdata/load/models.txtar")
	tests := []struct {
		name string
		args []string
		rc   int
		out  string // a line among those printed
	}{
		{"sound", []string{sound}, 0, ""},
		{"rows", []string{"-rows", sound}, 0, sound + "/models/js/knex.yaml:13: knex/sinks/1: sink of sql-injection: Knex.raw(0)"},
		{"broken", []string{broken}, 1, broken + "/models/js/header.yaml:3: unknown field pakages"},
		{"a wrong flag", []string{"-colour"}, 2, ""},
		{"no folder", []string{filepath.Join(sound, "nowhere")}, 2, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, talk bytes.Buffer
			if rc := run(tt.args, &out, &talk); rc != tt.rc {
				t.Errorf("exit %d, want %d: %s", rc, tt.rc, talk.String())
			}
			if tt.out != "" && !strings.Contains(out.String(), tt.out+"\n") {
				t.Errorf("printed\n%swithout %s", out.String(), tt.out)
			}
		})
	}
}
