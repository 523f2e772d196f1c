package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/spf13/cobra"
)

// kindCoverage is what fixtures there are of a kind.
type kindCoverage struct {
	pairs  int            // <kind>/<name>.bad.<ext>
	files  int            // other files with a finding of the kind
	models map[string]int // files by the library models that apply in them
}

func coverageCommand() *cobra.Command {
	rows := false
	cmd := &cobra.Command{
		Use:   "coverage [DIR…]",
		Short: "Count the fixtures of each kind, and list the rows of library models that none exercises",
		Long: "Scans folders of fixtures (catalog/testdata/js and datasets/js-pairs/authored where none is given), each as one project, and prints by kind how many there are and which library models apply in them.\n\n" +
			"A row of a model is exercised when it applies somewhere: its call is met and its conditions hold; for a sink, when data of any source or caller arrives there.",
		RunE: func(cmd *cobra.Command, dirs []string) error {
			if len(dirs) == 0 {
				dirs = []string{"catalog/testdata/js", "datasets/js-pairs/authored"}
			}
			return coverage(cmd, dirs, rows)
		},
	}
	cmd.Flags().BoolVar(&rows, "rows", false, "list the rows that are not exercised, not only their number by model")
	return cmd
}

func coverage(cmd *cobra.Command, dirs []string, rows bool) error {
	cat, err := loadCatalog()
	if err != nil {
		return err
	}
	met := &catalog.Coverage{}
	kinds := map[string]*kindCoverage{}
	for _, k := range cat.Kinds {
		kinds[k.ID] = &kindCoverage{models: map[string]int{}}
	}
	for _, dir := range dirs {
		if err := cover(cmd, cat, dir, met, kinds); err != nil {
			return fmt.Errorf("scanning the fixtures of %s: %w", dir, err)
		}
	}
	printKindCoverage(cmd.OutOrStdout(), cat, kinds)
	printRowCoverage(cmd.OutOrStdout(), cat.Library("js"), met, rows)
	return nil
}

// cover scans one folder of fixtures and counts them.
func cover(cmd *cobra.Command, cat *catalog.Catalog, dir string, met *catalog.Coverage, kinds map[string]*kindCoverage) error {
	root, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	app := false
	var got scan.Collector
	c := scan.Config{Root: root, Paths: []string{root}, Catalog: cat, Library: &app, All: true, Coverage: met}
	if _, err := scan.Run(cmd.Context(), c, &got); err != nil {
		return err
	}
	seen := map[[2]string]bool{}
	for _, f := range got.Findings {
		k, id := kinds[string(f.Kind)], [2]string{string(f.Kind), f.Path}
		if k == nil || seen[id] {
			continue
		}
		seen[id] = true
		if !isPair(f.Path) {
			k.files++
		}
		for _, m := range met.Models(cat.Library("js"), f.Path) {
			k.models[m]++
		}
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if k := kinds[filepath.Base(filepath.Dir(path))]; err == nil && k != nil && strings.Contains(d.Name(), ".bad.") {
			k.pairs++
		}
		return err
	})
}

func isPair(path string) bool {
	name := filepath.Base(path)
	return strings.Contains(name, ".bad.") || strings.Contains(name, ".good.")
}

// shownModels is how many models are named of a kind, the most frequent first.
const shownModels = 8

func printKindCoverage(w io.Writer, cat *catalog.Catalog, kinds map[string]*kindCoverage) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "KIND\tPAIRS\tOTHER FILES\tMODELS")
	for _, k := range cat.Kinds {
		c := kinds[k.ID]
		names := make([]string, 0, len(c.models))
		for m := range c.models {
			names = append(names, m)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(c.models[b], c.models[a]), cmp.Compare(a, b)) })
		more := ""
		if len(names) > shownModels {
			more = fmt.Sprintf(" and %d more", len(names)-shownModels)
			names = names[:shownModels]
		}
		for i, m := range names {
			names[i] = fmt.Sprintf("%s %d", m, c.models[m])
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%s%s\n", k.ID, c.pairs, c.files, strings.Join(names, ", "), more)
	}
	t.Flush()
}

func printRowCoverage(w io.Writer, lib *catalog.Library, met *catalog.Coverage, rows bool) {
	missing := met.Missing(lib)
	fmt.Fprintf(w, "\n%d of %d rows of the library models are exercised.\n", len(lib.Rows())-len(missing), len(lib.Rows()))
	byFile := map[string]int{}
	var files []string
	for _, r := range missing {
		if byFile[r.File]++; byFile[r.File] == 1 {
			files = append(files, r.File)
		}
		if rows {
			fmt.Fprintf(w, "%s:%d: %s: %s\n", r.File, r.Line, r.At, r.Text)
		}
	}
	if rows {
		return
	}
	for _, f := range files {
		fmt.Fprintf(w, "%5d not exercised  %s\n", byFile[f], f)
	}
}
