package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/spf13/cobra"
)

// scanFlags are the flags of `shrike scan`.
type scanFlags struct {
	config         scan.Config
	format         string
	outputs        []string
	severity       string
	kinds, exclude []string
	library, app   bool
	model          string
	minPrecision   float64
	noCache        bool
	strict         bool
	profileJSON    string
	quiet, verbose bool
}

func scanCommand() *cobra.Command {
	f := &scanFlags{}
	cmd := &cobra.Command{
		Use:   "scan [PATH…]",
		Short: "Scan a project, or files and folders of one",
		Example: "  shrike scan .\n" +
			"  shrike scan --diff HEAD\n" +
			"  shrike scan . --output sarif=shrike.sarif --output html=report.html",
		RunE: func(cmd *cobra.Command, paths []string) error { return f.run(cmd, paths) },
	}
	f.register(cmd)
	return cmd
}

func (f *scanFlags) register(cmd *cobra.Command) {
	fl, c := cmd.Flags(), &f.config
	fl.StringVar(&f.format, "format", "text", "what to print: "+formatNames())
	fl.StringArrayVarP(&f.outputs, "output", "o", nil, "also write a report, as `FORMAT=FILE`; repeatable")
	fl.StringArrayVar(&c.RulePaths, "config", nil, "also run the rules (in Semgrep's syntax) in `PATH`, a file or folder; repeatable")
	fl.BoolVar(&c.RulesOnly, "rules-only", false, "report only what the rules of --config find")
	fl.StringVar(&c.DiffRev, "diff", "", "report only what touches lines changed since `REV`")
	fl.StringVar(&c.BaselineRev, "baseline-commit", "", "leave out what `REV` has already")
	fl.StringVar(&c.Baseline, "baseline", "", "leave out what `FILE` lists")
	fl.StringVar(&c.WriteBaseline, "write-baseline", "", "list everything found in `FILE`")
	fl.StringVar(&f.severity, "severity", "", "the lowest severity to report: critical, high, medium, low")
	fl.StringSliceVar(&f.kinds, "kind", nil, "report only this `KIND`; repeatable")
	fl.StringSliceVar(&f.exclude, "exclude-kind", nil, "do not report this `KIND`; repeatable")
	fl.BoolVar(&c.All, "all", false, "report what ranks below the threshold too")
	fl.BoolVar(&c.ShowSuppressed, "show-suppressed", false, "report suppressed findings too, marked as such")
	fl.BoolVar(&f.strict, "strict", false, "fail when a file could not be analysed fully")
	fl.BoolVar(&f.library, "library", false, "the project is a package that others call")
	fl.BoolVar(&f.app, "no-library", false, "the project is an application")
	fl.IntVarP(&c.Workers, "jobs", "j", 0, "how many files and functions to work on at once (default: one a core)")
	fl.BoolVar(&f.noCache, "no-cache", false, "neither read nor write the cache")
	fl.StringVar(&c.CacheDir, "cache-dir", "", "keep the cache in `DIR`")
	fl.StringVar(&f.model, "model", modelDefault, "the `MODEL` that orders findings and gives advice: default (the one in the binary), none, or a model folder")
	fl.Float64Var(&f.minPrecision, "min-precision", 0, "report only what is so certain that a share `P` (0 to 1) of it was right where that was measured")
	fl.BoolVar(&c.Profile, "profile", false, "print what each stage and each pattern rule cost; implies --no-cache")
	fl.StringVar(&f.profileJSON, "profile-json", "", "write what each stage and each pattern rule cost to `FILE`")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print nothing but the report")
	fl.BoolVarP(&f.verbose, "verbose", "v", false, "say what is being done")
	cmd.MarkFlagsMutuallyExclusive("library", "no-library")
	cmd.MarkFlagsMutuallyExclusive("quiet", "verbose")
	cmd.MarkFlagsMutuallyExclusive("no-cache", "cache-dir")
}

func (f *scanFlags) run(cmd *cobra.Command, paths []string) error {
	if err := f.configure(cmd, paths); err != nil {
		return err
	}
	closeModel, err := openModel(f.model, &f.config)
	if err == nil && f.minPrecision != 0 {
		f.config.MinConfidence, err = leastConfidence(&f.config, f.minPrecision)
	}
	if err != nil {
		return err
	}
	out, err := openReports(cmd, f.format, f.outputs, reportOptions{source.NewDisk(f.config.Root), f.verbose}, f.quiet)
	if err != nil {
		return err
	}
	result, err := scan.Run(cmd.Context(), f.config, out.handler)
	err = errors.Join(err, closeModel())
	if err := out.close(err); err != nil {
		return err
	}
	f.talk(cmd.ErrOrStderr(), &result)
	if f.profileJSON != "" {
		if err := writeProfile(f.profileJSON, result.Profile); err != nil {
			return err
		}
	}
	switch {
	case result.Incomplete && (f.strict || f.config.Settings.Strict):
		return fmt.Errorf("not everything could be analysed, and --strict is set")
	case result.Reported > 0:
		return errFindings
	}
	return nil
}

// configure fills in what the flags do not set directly.
func (f *scanFlags) configure(cmd *cobra.Command, paths []string) (err error) {
	c := &f.config
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if c.Root, c.Paths, err = scan.FindRoot(paths); err != nil {
		return err
	}
	if c.Settings, err = scan.LoadSettings(c.Root); err != nil {
		return err
	}
	if c.Catalog, err = loadCatalog(); err != nil {
		return err
	}
	if c.Profile = c.Profile || f.profileJSON != ""; c.Profile {
		f.noCache, c.CacheDir = true, ""
	}
	if !f.noCache && c.CacheDir == "" {
		if c.CacheDir, err = scan.DefaultCacheDir(); err != nil {
			c.CacheDir = "" // no home directory: nowhere to keep a cache
		}
	}
	c.Severity = finding.Severity(f.severity)
	c.Kinds, c.ExcludeKinds = asKinds(f.kinds), asKinds(f.exclude)
	if cmd.Flags().Changed("library") {
		c.Library = &f.library
	} else if cmd.Flags().Changed("no-library") {
		library := !f.app
		c.Library = &library
	}
	c.Today = time.Now().Format(time.DateOnly)
	c.Version = buildVersion()
	c.Args = commandLine(cmd.Context())
	return nil
}

func asKinds(ids []string) []finding.KindID {
	var out []finding.KindID
	for _, id := range ids {
		out = append(out, finding.KindID(id))
	}
	return out
}

// talk says on stderr what no report has a place for.
func (f *scanFlags) talk(w io.Writer, r *scan.Result) {
	if f.quiet {
		return
	}
	for _, c := range r.Complaints {
		fmt.Fprintln(w, "shrike:", c)
	}
	if f.verbose {
		for _, n := range r.Notes {
			fmt.Fprintln(w, "shrike:", n)
		}
	}
	if f.config.Profile && f.profileJSON == "" {
		printProfile(w, r.Profile)
	}
}
