package scan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/shrike-sec/shrike/internal/finding"
	"gopkg.in/yaml.v3"
)

// SettingsFile is the name of a project's settings, looked for at its root.
const SettingsFile = "shrike.yml"

// Settings is what a project's shrike.yml says; docs/schema/shrike.schema.json describes it for
// editors. What is given on the command line goes before.
type Settings struct {
	// Ignore holds further lines of .shrikeignore.
	Ignore []string `yaml:"ignore"`
	// Library says whether the project is a package that others call; unset, shrike looks itself.
	Library *bool `yaml:"library"`
	// Severity is the lowest severity that is reported.
	Severity finding.Severity `yaml:"severity"`
	// Kinds, when given, are the only kinds that are reported; those of ExcludeKinds never are.
	Kinds        []finding.KindID `yaml:"kinds"`
	ExcludeKinds []finding.KindID `yaml:"exclude_kinds"`
	// Strict makes files that were not fully analysed a failure.
	Strict bool `yaml:"strict"`
	// Baseline is the path of a stored fingerprint file, relative to the project's root.
	Baseline string `yaml:"baseline"`
	// Rules are folders of the project's own rules, relative to its root.
	Rules []string `yaml:"rules"`
	// Suppressions leave out findings for a while.
	Suppressions []SuppressionRule `yaml:"suppressions"`
}

// SuppressionRule leaves out the findings it matches until it expires. At least one of Kind, Path
// and Fingerprint narrows it; Reason, Author and Expires are asked of every one.
type SuppressionRule struct {
	Kind        finding.KindID `yaml:"kind"`
	Path        string         `yaml:"path"` // a glob over project paths: src/legacy/**
	Fingerprint string         `yaml:"fingerprint"`
	Reason      string         `yaml:"reason"`
	Author      string         `yaml:"author"`
	Expires     string         `yaml:"expires"` // YYYY-MM-DD; the last day it holds
}

// LoadSettings reads root's shrike.yml. A project without one has the zero Settings.
func LoadSettings(root string) (Settings, error) {
	var s Settings
	name := filepath.Join(root, SettingsFile)
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("reading settings: %w", err)
	}
	if s, err = ParseSettings(text); err != nil {
		return s, fmt.Errorf("reading settings in %s: %w", name, err)
	}
	return s, nil
}

// ParseSettings reads the text of a shrike.yml. Fields it does not know are errors: a misspelt
// suppression must not pass for one.
func ParseSettings(text []byte) (Settings, error) {
	var s Settings
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		return Settings{}, err
	}
	if err := s.check(); err != nil {
		return Settings{}, err
	}
	return s, nil
}

func (s *Settings) check() error {
	if s.Severity != "" && !s.Severity.Valid() {
		return fmt.Errorf("severity %q is none of critical, high, medium, low", s.Severity)
	}
	for i := range s.Suppressions {
		if err := s.Suppressions[i].check(); err != nil {
			return fmt.Errorf("suppression %d: %w", i+1, err)
		}
	}
	return nil
}

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func (r *SuppressionRule) check() error {
	switch {
	case r.Kind == "" && r.Path == "" && r.Fingerprint == "":
		return errors.New("names no kind, path or fingerprint")
	case r.Reason == "":
		return errors.New("gives no reason")
	case r.Author == "":
		return errors.New("names no author")
	case !doublestar.ValidatePattern(r.Path):
		return fmt.Errorf("path %q is not a glob", r.Path)
	}
	if _, err := time.Parse(time.DateOnly, r.Expires); err != nil || !day.MatchString(r.Expires) {
		return fmt.Errorf("expires %q is not a day like 2027-01-31", r.Expires)
	}
	return nil
}

// matches reports whether the rule is about a finding, whatever the day.
func (r *SuppressionRule) matches(f *finding.Finding) bool {
	if r.Kind != "" && r.Kind != f.Kind && string(r.Kind) != f.RuleID {
		return false
	}
	if r.Fingerprint != "" && r.Fingerprint != f.Fingerprint {
		return false
	}
	return r.Path == "" || doublestar.MatchUnvalidated(r.Path, f.Path)
}

// expired reports whether the rule no longer holds on a day given as YYYY-MM-DD.
func (r *SuppressionRule) expired(today string) bool { return r.Expires < today }
