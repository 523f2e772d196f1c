package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/score"
)

// Config says what to scan and what to report of it. Only Root and Catalog must be given.
type Config struct {
	Root    string   // the project's root; FindRoot finds it
	Paths   []string // what to look at below it; none means all of it
	Catalog *catalog.Catalog
	Scorer  score.Scorer // nil is score.None
	// Ranker fuses the Scorer's answers with the engine's findings; nil is rank.Default.
	Ranker *rank.Ranker
	// Settings are the project's own; what this Config says itself goes before.
	Settings Settings
	// Library says whether the project is a package that others call; nil asks Settings, then the
	// project's manifest.
	Library *bool

	// RulePaths are files and directories of rules in Semgrep's syntax, the user's own. RulesOnly
	// leaves out what the catalogue would find.
	RulePaths []string
	RulesOnly bool

	DiffRev       string // report only what touches lines changed since that revision
	BaselineRev   string // leave out what that revision has already
	Baseline      string // leave out what that file lists
	WriteBaseline string // list everything found in that file

	Severity       finding.Severity // the lowest to report
	Kinds          []finding.KindID // the only ones to report
	ExcludeKinds   []finding.KindID // never to report
	All            bool             // report what ranks below the threshold too
	MinConfidence  float64          // report what is at least so likely, 0 to 1, and nothing else; 0 is off
	ShowSuppressed bool             // report suppressed findings too, marked as such

	Workers int // files and functions worked on at once; 0 is one a core
	// Profile asks for what each stage and rule costs. What comes from the cache costs nothing.
	Profile  bool
	CacheDir string // "" is no cache
	// Coverage, when set, notes which rows of the library models apply. It wants no cache.
	Coverage *catalog.Coverage
	Today    string // YYYY-MM-DD, for suppressions that expire

	Version string   // of the binary
	Args    []string // of the command, for reports
}

func (c *Config) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// places are what is looked at, for messages.
func (c *Config) places() []string {
	if len(c.Paths) == 0 {
		return []string{c.Root}
	}
	return c.Paths
}

func (c *Config) scorer() score.Scorer {
	if c.Scorer == nil {
		return score.None{}
	}
	return c.Scorer
}

// withSettings fills in from the settings what the Config leaves open.
func (c Config) withSettings() Config {
	s := c.Settings
	if c.Severity == "" {
		c.Severity = s.Severity
	}
	if len(c.Kinds) == 0 {
		c.Kinds = s.Kinds
	}
	if len(c.ExcludeKinds) == 0 {
		c.ExcludeKinds = s.ExcludeKinds
	}
	if c.Library == nil {
		c.Library = s.Library
	}
	if c.Baseline == "" && s.Baseline != "" {
		c.Baseline = filepath.Join(c.Root, s.Baseline)
	}
	for _, dir := range s.Rules {
		c.RulePaths = append(slices.Clip(c.RulePaths), filepath.Join(c.Root, dir))
	}
	return c
}

// check refuses kinds that nothing would ever report: a misspelt one must not pass for clean code.
func (c *Config) check(run []finding.Kind) error {
	known := map[finding.KindID]bool{}
	for _, k := range run {
		known[finding.KindID(k.ID)], known[k.Kind] = true, true
	}
	for _, k := range slices.Concat(c.Kinds, c.ExcludeKinds) {
		if !known[k] {
			return fmt.Errorf("there is no kind %q; `shrike kinds` lists them", k)
		}
	}
	if c.Severity != "" && !c.Severity.Valid() {
		return fmt.Errorf("severity %q is none of critical, high, medium, low", c.Severity)
	}
	return nil
}

// FindRoot returns the project that paths belong to: the nearest directory at or above all of them
// that holds shrike.yml or is the top of a git repository; without one, the paths' common directory.
// The paths come back absolute.
func FindRoot(paths []string) (root string, abs []string, err error) {
	for _, p := range paths {
		a, err := filepath.Abs(p)
		if err == nil {
			a, err = filepath.EvalSymlinks(a)
		}
		if err != nil {
			return "", nil, fmt.Errorf("looking at %s: %w", p, err)
		}
		abs = append(abs, a)
	}
	common := commonDir(abs)
	for dir := common; ; dir = filepath.Dir(dir) {
		if exists(filepath.Join(dir, SettingsFile)) || exists(filepath.Join(dir, ".git")) {
			return dir, abs, nil
		}
		if dir == filepath.Dir(dir) {
			return common, abs, nil
		}
	}
}

// commonDir is the deepest directory that holds all paths.
func commonDir(abs []string) string {
	dir := abs[0]
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	for _, p := range abs[1:] {
		for p != dir && !strings.HasPrefix(p, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator)) {
			dir = filepath.Dir(dir)
		}
	}
	return dir
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
