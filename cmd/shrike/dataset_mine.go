package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/importer"
	"github.com/shrike-sec/shrike/internal/dataset/mine"
	"github.com/shrike-sec/shrike/internal/source/git"
	"github.com/spf13/cobra"
)

// mineFlags are the flags of `shrike dataset mine`.
type mineFlags struct {
	options          mine.Options
	out, list, repos string
	report           string
	noEngine         bool
}

func datasetMineCommand() *cobra.Command {
	f := &mineFlags{options: mine.Defaults}
	cmd := &cobra.Command{
		Use:   "mine [REPOSITORY…] -o FILE",
		Short: "Find security fixes in git histories and make pairs of them",
		Long: "Reads git's objects (a bare repository will do) and makes a pair of every function that a security fix changes: before, and after. " +
			"Give repositories to go through whole histories, or --list with a CSV of repositories and commits.",
		Example: "  shrike dataset mine ~/src/app -o mined.jsonl\n" +
			"  shrike dataset mine --list js_fix_commits.csv --repos ~/mirrors -o mined.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	outFlag(cmd, &f.out, "the .jsonl or .parquet file to write")
	fl := cmd.Flags()
	fl.StringVar(&f.list, "list", "", "a CSV `FILE` with the columns repo and fix_sha, and if known cwes and ids")
	fl.StringVar(&f.repos, "repos", "", "the `FOLDER` with clones of the list's repositories")
	fl.IntVar(&f.options.MinVotes, "votes", f.options.MinVotes, "how many rules must agree that a change is a fix")
	fl.IntVar(&f.options.MaxFunctions, "max-functions", f.options.MaxFunctions, "leave out commits that change more functions")
	fl.IntVar(&f.options.MaxLines, "max-lines", f.options.MaxLines, "leave out longer functions")
	fl.StringVar(&f.options.Language, "language", "", "only this language")
	fl.BoolVar(&f.noEngine, "no-engine", false, "do not ask the engine: faster, and one vote less")
	fl.StringVar(&f.report, "report", "", "also write what was mined and left out as JSON to `FILE`")
	cmd.MarkFlagsRequiredTogether("list", "repos")
	return cmd
}

func (f *mineFlags) run(cmd *cobra.Command, repos []string) error {
	if (len(repos) == 0) == (f.list == "") {
		return errors.New("name repositories, or a list with --list")
	}
	cat, err := loadCatalog()
	if err != nil {
		return err
	}
	f.options.KindOf, f.options.CWEs = kindOf(cat), cwesOf(cat)
	if !f.noEngine {
		g, err := newEngine(cat, true)
		if err != nil {
			return err
		}
		defer g.close()
		f.options.Find = g.find
	}
	w, err := datasetFormats.Create(f.out)
	if err != nil {
		return err
	}
	defer w.Abort()
	report := mine.NewReport()
	if f.list != "" {
		err = f.mineList(cmd, report, w)
	} else {
		err = f.mineHistories(cmd, repos, report, w)
	}
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	report.Finish()
	if err := report.Print(cmd.ErrOrStderr()); err != nil {
		return err
	}
	return writeReport(f.report, report)
}

func (f *mineFlags) mineHistories(cmd *cobra.Command, repos []string, report *mine.Report, w dataset.Writer) error {
	for _, dir := range repos {
		repo, err := git.OpenDir(dir)
		if err != nil {
			return err
		}
		abs, err := filepath.Abs(dir)
		if err != nil {
			return fmt.Errorf("naming %s: %w", dir, err)
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(abs), "/.git"), ".git")
		if err := mine.History(cmd.Context(), repo, name, f.options, report, w.Write); err != nil {
			return err
		}
	}
	return nil
}

// mineList mines the commits of a list, one repository after the other. Repositories and commits that
// are not there are noted in the report.
func (f *mineFlags) mineList(cmd *cobra.Command, report *mine.Report, w dataset.Writer) error {
	rows, order, err := readFixes(f.list)
	if err != nil {
		return err
	}
	for i, name := range order {
		repo, err := git.OpenDir(importer.CloneOf(f.repos, "github.com/"+name))
		if err != nil {
			report.Dropped["repository is not there"] += len(rows[name])
			continue
		}
		var targets []mine.Target
		for _, row := range rows[name] {
			c, err := repo.Commit(row.sha)
			if err != nil {
				report.Dropped["commit is not there"]++
				continue
			}
			targets = append(targets, mine.Target{Commit: c, CWEs: importer.CWEs(row.cwes), IDs: row.ids, Listed: true})
		}
		if err := mine.Listed(cmd.Context(), repo, importer.Project("github.com/"+name), targets, f.options, report, w.Write); err != nil {
			return err
		}
		if (i+1)%25 == 0 {
			say(cmd.ErrOrStderr(), "%d of %d repositories, %d pairs", i+1, len(order), report.Pairs)
		}
	}
	return nil
}

// fix is a row of a list of fixes.
type fix struct{ sha, cwes, ids string }

// readFixes reads a list of fixes by repository, in the list's order.
func readFixes(path string) (map[string][]fix, []string, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("opening a list of fixes: %w", err)
	}
	defer in.Close()
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", path, err)
	}
	column := func(row []string, name string) string {
		if i := slices.Index(head, name); i >= 0 && i < len(row) {
			return row[i]
		}
		return ""
	}
	rows := map[string][]fix{}
	var order []string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", path, err)
		}
		repo, sha := column(row, "repo"), column(row, "fix_sha")
		if repo == "" || sha == "" {
			return nil, nil, fmt.Errorf("reading %s: a row lacks repo or fix_sha", path)
		}
		if rows[repo] == nil {
			order = append(order, repo)
		}
		rows[repo] = append(rows[repo], fix{sha, column(row, "cwes"), column(row, "ids")})
	}
	return rows, order, nil
}
