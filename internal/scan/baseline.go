package scan

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
)

// baseline is a stored set of findings that are known already. Kind and path are there for people
// who read the file's history; the fingerprint alone counts.
type baseline struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

type baselineEntry struct {
	Fingerprint string         `json:"fingerprint"`
	Kind        finding.KindID `json:"kind"`
	Path        string         `json:"path"`
}

const baselineVersion = 1

// readBaseline returns the fingerprints in a file that writeBaseline wrote.
func readBaseline(name string) (map[string]bool, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", err)
	}
	var b baseline
	if err := json.Unmarshal(text, &b); err != nil {
		return nil, fmt.Errorf("reading the baseline in %s: %w", name, err)
	}
	if b.Version != baselineVersion {
		return nil, fmt.Errorf("reading the baseline in %s: version %d is not %d", name, b.Version, baselineVersion)
	}
	return fingerprints(b.Findings), nil
}

func fingerprints(entries []baselineEntry) map[string]bool {
	known := make(map[string]bool, len(entries))
	for _, e := range entries {
		known[e.Fingerprint] = true
	}
	return known
}

// writeBaseline stores findings, in an order that makes small differences between versions.
func writeBaseline(name string, findings []*finding.Finding) error {
	b := baseline{Version: baselineVersion, Findings: []baselineEntry{}}
	for _, f := range findings {
		b.Findings = append(b.Findings, baselineEntry{f.Fingerprint, f.Kind, f.Path})
	}
	slices.SortFunc(b.Findings, func(x, y baselineEntry) int {
		return strings.Compare(x.Path+"\x00"+string(x.Kind)+x.Fingerprint, y.Path+"\x00"+string(y.Kind)+y.Fingerprint)
	})
	text, err := json.MarshalIndent(b, "", "  ")
	if err == nil {
		err = writeFile(name, append(text, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing the baseline: %w", err)
	}
	return nil
}
