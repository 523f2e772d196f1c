package importer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

func run(t *testing.T, f *Format, o Options, paths ...string) ([]*dataset.Example, *Report) {
	t.Helper()
	seq, r := Import(context.Background(), f, paths, o)
	var all []*dataset.Example
	for e, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all, r
}

// TestFormats imports a sample of each corpus, in its upstream's format, and checks what came of it.
func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format         *Format
		path           string
		o              Options
		pairs, singles int
		dropped        int
		want           string // of the first flawed example: language, CWEs, lines, project
	}{
		{&SafeCoder, "safecoder.jsonl", Options{}, 1, 0, 1, "javascript [CWE-89] [2] github.com/example/parser"},
		{&SVEN, "sven", Options{}, 1, 0, 0, "c [CWE-787] [3] github.com/example/parser"},
		{&CASTLE, "castle.json", Options{}, 0, 2, 0, "c [CWE-787] [4] "},
		{&BigVul, "bigvul.csv", Options{}, 1, 1, 0, "c [CWE-119] [3] github.com/example/parser"},
		{&Devign, "devign.json", Options{}, 0, 2, 0, "c [] [] qemu"},
		{&Devign, "codexglue.jsonl", Options{}, 0, 2, 0, "c [] [] qemu"},
		{&DiverseVul, "diversevul.jsonl", Options{}, 0, 2, 0, "c [CWE-787] [] parser"},
		{&PrimeVul, "primevul.jsonl", Options{}, 1, 2, 0, "c [CWE-787] [3] github.com/example/parser"},
		{&SARD, "sard", Options{}, 2, 1, 0, "c [CWE-121] [4] "},
		{&OWASP, "owasp", Options{}, 0, 2, 1, "java [CWE-22] [] "},
		{&SecBench, "secbench", Options{Sources: "testdata/packages"}, 1, 0, 0, "javascript [CWE-1321] [4] npm/setter"},
		{&Instruct, "instruct.jsonl", Options{}, 0, 3, 1, "python [CWE-78] [] "},
		{&SARIF, "sarif/results.sarif", Options{}, 0, 2, 1, "javascript [CWE-95] [3] "},
	} {
		t.Run(c.format.Name, func(t *testing.T) {
			all, r := run(t, c.format, c.o, filepath.Join("testdata", c.path))
			dropped := 0
			for _, n := range r.Dropped {
				dropped += n
			}
			if r.Pairs != c.pairs || r.Singles != c.singles || dropped != c.dropped {
				t.Errorf("%d pairs, %d singles, dropped %v %q; want %d, %d, %d", r.Pairs, r.Singles, r.Dropped, r.Errors, c.pairs, c.singles, c.dropped)
			}
			at := slices.IndexFunc(all, func(e *dataset.Example) bool { return e.Label == dataset.Flawed })
			if at < 0 {
				t.Fatal("no flawed example")
			}
			e := all[at]
			if got := fmt.Sprintf("%s %v %v %s", e.Language, e.CWE, e.Lines, e.Project); got != c.want {
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, e.Code)
			}
			for _, e := range all {
				for _, word := range []string{"/*", "// ", "bad", "good", "FLAW", "CWE", "Benchmark", "vulnerable"} {
					if strings.Contains(e.Code, word) {
						t.Errorf("%q is left in\n%s", word, e.Code)
					}
				}
			}
		})
	}
}

func TestImportIsRepeatable(t *testing.T) {
	a, _ := run(t, &SARD, Options{}, "testdata/sard")
	b, _ := run(t, &SARD, Options{}, "testdata/sard")
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if !bytes.Equal(x, y) {
		t.Error("two imports differ")
	}
}

func TestOSSF(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	repo := filepath.Join(dir, "repos", "owner", "name")
	if err := os.MkdirAll(repo, 0o755); err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@b", "-C", repo}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q")
	commit := func(version string) string {
		text, err := os.ReadFile("testdata/packages/setter@" + version + "/index.js")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(repo, "index.js"), text, 0o644); err != nil {
			t.Fatal(err)
		}
		git("add", ".")
		git("commit", "-q", "-m", version)
		return git("rev-parse", "HEAD")
	}
	record := map[string]any{
		"CVE": "CVE-2020-0001", "state": "PUBLISHED", "repository": "https://github.com/Owner/Name.git", "CWEs": []string{"CWE-1321"},
		"prePatch":  map[string]any{"commit": commit("1.0.0"), "weaknesses": []any{map[string]any{"location": map[string]any{"file": "index.js", "line": 5}, "explanation": "x"}}},
		"postPatch": map[string]any{"commit": commit("1.0.1")},
	}
	text, _ := json.Marshal(record)
	if err := os.WriteFile(filepath.Join(dir, "CVE-2020-0001.json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	all, r := run(t, &OSSFCVE, Options{Sources: filepath.Join(dir, "repos")}, filepath.Join(dir, "CVE-2020-0001.json"))
	if r.Pairs != 1 || all[0].Project != "github.com/owner/name" || all[0].CommitDate == "" || !strings.HasPrefix(all[0].Code, "function set(") {
		t.Errorf("%+v %v", r, all)
	}
}

func TestCWEs(t *testing.T) {
	got := CWEs("cwe-089", "CWE-79: XSS", "NVD-CWE-Other", "89", "['CWE-22', 'CWE-23']", "CWE-noinfo", "")
	if want := []string{"CWE-89", "CWE-79", "CWE-22", "CWE-23"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestProject(t *testing.T) {
	for _, s := range []string{"https://github.com/A/b.git", "git@github.com:a/B.git", "github.com/a/b/commit/123", "https://github.com/a/b/commit/1?x"} {
		if got := Project(s); got != "github.com/a/b" {
			t.Errorf("%s: %s", s, got)
		}
	}
	if got := Project("qemu"); got != "qemu" {
		t.Error(got)
	}
}
