package pattern

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/pattern/rule"
)

// TestCatalogRulesInSemgrep runs the catalogue's rules over their fixtures with Semgrep CE, where it is
// installed ($SEMGREP or on the path), and with shrike: they must find the same lines.
func TestCatalogRulesInSemgrep(t *testing.T) {
	semgrep := os.Getenv("SEMGREP")
	if semgrep == "" {
		semgrep, _ = exec.LookPath("semgrep")
	}
	if semgrep == "" {
		t.Skip("Semgrep is not installed")
	}
	const rules, dir = "../../catalog/rules/js", "../../catalog/testdata/js"
	out := filepath.Join(t.TempDir(), "out.json")
	cmd := exec.Command(semgrep, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--quiet",
		"--config", rules, "--json", "--output", out, copyOf(t, dir))
	cmd.Env = append(os.Environ(), "SEMGREP_ENABLE_VERSION_CHECK=0", "SEMGREP_SEND_METRICS=off")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("running Semgrep: %v\n%s", err, text)
	}
	if only := sideBySide(t, dir, rules, out); only > 0 {
		t.Error("the two differ")
	}
}

// copyOf copies a folder to where Semgrep does not think it is tests and leaves it out.
func copyOf(t *testing.T, dir string) string {
	to := filepath.Join(t.TempDir(), filepath.Base(dir))
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// TestSideBySide compares what the rules of $RULES find in $TREE with the JSON that Semgrep wrote to
// $SEMGREP_JSON when it was run on the same, by line:
//
//	semgrep scan --config $RULES --json $TREE > $SEMGREP_JSON
func TestSideBySide(t *testing.T) {
	dir, rules, theirs := os.Getenv("TREE"), os.Getenv("RULES"), os.Getenv("SEMGREP_JSON")
	if dir == "" || rules == "" || theirs == "" {
		t.Skip("TREE, RULES and SEMGREP_JSON are not set")
	}
	sideBySide(t, dir, rules, theirs)
}

// sideBySide logs what only one of the two finds and returns how much that is.
func sideBySide(t *testing.T, dir, rules, theirs string) int {
	set, problems := Compile(readRules(t, rules))
	for _, p := range problems {
		t.Error(p)
	}
	base := filepath.Base(dir) + "/"
	found := map[string]int{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		lang, ok := testLanguages[filepath.Ext(path)]
		if err != nil || d.IsDir() || !ok {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f := sourceFile(path, string(text), lang)
		matches, err := RunSearch(context.Background(), set, f)
		for _, m := range matches {
			line, _ := f.Position(int(m.Start))
			found[fmt.Sprintf("%s:%d %s", below(path, base), line, m.Rule.ID)] |= 1
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	readSemgrep(t, theirs, base, readRules(t, rules), found)
	return report(t, found)
}

// below is a path from the tree's own folder on; the tools name what is above it differently.
func below(path, base string) string {
	if i := strings.Index(path, base); i >= 0 {
		return path[i:]
	}
	return path
}

func readSemgrep(t *testing.T, file, base string, rules []*rule.Rule, found map[string]int) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Results []struct {
			CheckID string `json:"check_id"`
			Path    string
			Start   struct{ Line int }
		}
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, r := range rules {
		ids[r.ID] = true
	}
	for _, r := range out.Results {
		id := r.CheckID
		for strings.Contains(id, ".") && !ids[id] {
			_, id, _ = strings.Cut(id, ".")
		}
		found[fmt.Sprintf("%s:%d %s", below(r.Path, base), r.Start.Line, id)] |= 2
	}
}

func report(t *testing.T, found map[string]int) int {
	var lines []string
	count := map[int]int{}
	for k, who := range found {
		count[who]++
		if who != 3 {
			lines = append(lines, map[int]string{1: "shrike only  ", 2: "semgrep only "}[who]+k)
		}
	}
	sort.Strings(lines)
	for _, l := range lines {
		t.Log(l)
	}
	t.Logf("both %d, shrike only %d, semgrep only %d", count[3], count[1], count[2])
	return count[1] + count[2]
}
