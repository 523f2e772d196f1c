package scan

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
)

// userRules are the rules a run has besides the catalogue's.
type userRules struct {
	rules  []*rule.Rule
	digest string   // identifies what was read
	notes  []string // rules that were left out, and why
}

// readUserRules reads rule files, and the .yaml and .yml files of directories, in order of path. A
// file that cannot be read is an error; a rule with problems is left out and named in the notes.
func readUserRules(paths []string) (*userRules, error) {
	u := &userRules{}
	var contents []string
	for _, p := range paths {
		files, err := ruleFiles(p)
		if err != nil {
			return nil, fmt.Errorf("finding rules in %s: %w", p, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("reading rules: %w", err)
			}
			contents = append(contents, string(data))
			got, problems := rule.Read(f, data)
			for _, p := range problems {
				u.notes = append(u.notes, fmt.Sprint(p))
			}
			u.rules = append(u.rules, got...)
		}
	}
	u.digest = cacheKey(contents...)
	return u, nil
}

func ruleFiles(p string) ([]string, error) {
	info, err := os.Stat(p)
	if err != nil || !info.IsDir() {
		return []string{p}, err
	}
	var out []string
	err = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && !d.IsDir() && (ext == ".yaml" || ext == ".yml") && !strings.Contains(d.Name(), ".test.") {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// kinds describes the rules for reports.
func (u *userRules) kinds() []finding.Kind {
	var out []finding.Kind
	for _, x := range u.rules {
		if len(x.Unsupported) > 0 {
			continue
		}
		title, _, _ := strings.Cut(strings.TrimSpace(x.Message), "\n")
		out = append(out, finding.Kind{
			ID: x.ID, Kind: finding.KindID(kindOf(x)), Title: title, Group: "rules", CWE: cwes(x.Metadata["cwe"]),
			OWASP: strings.Join(texts(x.Metadata["owasp"]), ", "), Severity: x.Severity, Why: x.Message,
		})
	}
	return out
}

// cwes takes the ids out of what rules write: "CWE-89: Improper Neutralization …".
func cwes(v any) []string {
	out := []string{}
	for _, text := range texts(v) {
		id, _, _ := strings.Cut(text, ":")
		out = append(out, strings.TrimSpace(id))
	}
	return out
}

// texts is a text or a list of texts as a list.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, fmt.Sprint(x))
		}
		return out
	}
	return nil
}
