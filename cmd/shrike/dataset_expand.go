package main

import (
	"fmt"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/expand"
	"github.com/spf13/cobra"
)

func datasetExpandCommand() *cobra.Command {
	o := expand.Defaults
	var out, reportPath string
	var noEngine bool
	var top int
	cmd := &cobra.Command{
		Use:   "expand PAIRS -o FILE",
		Short: "Make many pairs of few, by rewriting that keeps what the code does",
		Long: "Rewrites hand-written pairs: other names, domains and surroundings, helpers extracted and inlined, promises, modules, types, order and style, " +
			"always both halves alike. Every result is parsed and the engine is asked about it; what it says other than the label is listed for a person.",
		Example: "  shrike dataset expand datasets/js-pairs/authored -o data.jsonl --per-kind 30",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			examples, err := datasetFormats.Open(args[0], cwesOf(cat))
			if err != nil {
				return err
			}
			if !noEngine {
				g, err := newEngine(cat, false)
				if err != nil {
					return err
				}
				defer g.close()
				o.Kinds = g.kinds
			}
			w, err := datasetFormats.Create(out)
			if err != nil {
				return err
			}
			defer w.Abort()
			report, err := expand.Run(cmd.Context(), examples, o, w.Write)
			if err != nil {
				return err
			}
			if err := w.Close(); err != nil {
				return err
			}
			if err := report.Print(cmd.ErrOrStderr()); err != nil {
				return err
			}
			for i, d := range report.Disagreements {
				if i == top {
					say(cmd.OutOrStdout(), "… and %d more", len(report.Disagreements)-top)
					break
				}
				mark := ""
				if d.New {
					mark = "  (it agreed about the pair this was made of)"
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s is %s, the engine finds %v%s\n", d.ID, dataset.LabelName(d.Label), d.Found, mark)
			}
			return writeReport(reportPath, report)
		},
	}
	outFlag(cmd, &out, "the .jsonl or .parquet file to write")
	fl := cmd.Flags()
	fl.IntVar(&o.PerKind, "per-kind", o.PerKind, "pairs wanted of each kind, the given ones counted in")
	fl.Uint64Var(&o.Seed, "seed", o.Seed, "the draw")
	fl.Float64Var(&o.MaxAlike, "max-alike", o.MaxAlike, "how alike a variant may be to another of its family")
	fl.BoolVar(&noEngine, "no-engine", false, "do not ask the engine")
	fl.IntVar(&top, "top", 20, "print at most `N` disagreements")
	fl.StringVar(&reportPath, "report", "", "also write the report, with every disagreement, as JSON to `FILE`")
	return cmd
}
