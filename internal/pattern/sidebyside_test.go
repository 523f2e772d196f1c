package pattern

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// TestSideBySide compares what the rules of $RULES find in $TREE with the JSON that Semgrep wrote to
// $SEMGREP_JSON when it was run on the same, by line:
//
//	semgrep scan --config $RULES --json $TREE > $SEMGREP_JSON
func TestSideBySide(t *testing.T) {
	dir, rules, theirs := os.Getenv("TREE"), os.Getenv("RULES"), os.Getenv("SEMGREP_JSON")
	if dir == "" || rules == "" || theirs == "" {
		t.Skip("TREE, RULES and SEMGREP_JSON are not set")
	}
	set, problems := Compile(readRules(t, rules))
	for _, p := range problems {
		t.Error(p)
	}
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
			found[fmt.Sprintf("%s:%d %s", relative(path), line, m.Rule.ID)] |= 1
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	readSemgrep(t, theirs, found)
	report(t, found)
}

// relative leaves out the folders before the tree's own, which the two tools name differently.
func relative(path string) string {
	base := filepath.Base(os.Getenv("TREE"))
	if i := strings.Index(path, base+"/"); i >= 0 {
		return path[i:]
	}
	return path
}

func readSemgrep(t *testing.T, file string, found map[string]int) {
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
	for _, r := range readRules(t, os.Getenv("RULES")) {
		ids[r.ID] = true
	}
	for _, r := range out.Results {
		id := r.CheckID
		for strings.Contains(id, ".") && !ids[id] {
			_, id, _ = strings.Cut(id, ".")
		}
		found[fmt.Sprintf("%s:%d %s", relative(r.Path), r.Start.Line, id)] |= 2
	}
}

func report(t *testing.T, found map[string]int) {
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
}
