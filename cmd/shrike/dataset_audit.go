package main

import (
	"encoding/json"
	"fmt"

	"github.com/shrike-sec/shrike/internal/dataset/audit"
	"github.com/spf13/cobra"
)

func datasetAuditCommand() *cobra.Command {
	o := audit.Defaults
	var top int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "audit DATASET",
		Short: "Look for leaks, giveaways, doubtful labels and poisoning",
		Long: "Audits a data set: duplicates across splits, pairs torn apart, overlap of projects and times, features that give " +
			"the label away, doubtful labels, signs of poisoning, balance.\n\nExit codes: 0 no check failed, 1 one did, 2 failure.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			examples, err := openDataset(args[0])
			if err != nil {
				return err
			}
			report, err := audit.Run(cmd.Context(), examples, o)
			if err != nil {
				return err
			}
			if asJSON {
				enc := json.NewEncoder(cmd.OutOrStdout())
				enc.SetIndent("", "  ")
				if err := enc.Encode(report); err != nil {
					return fmt.Errorf("printing the audit: %w", err)
				}
			} else if err := report.Print(cmd.OutOrStdout(), top); err != nil {
				return err
			}
			if report.Failed() {
				return errFindings
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.Float64Var(&o.Near, "near", o.Near, "likeness from which two texts are near duplicates")
	fl.Float64Var(&o.MaxAccuracy, "max-accuracy", o.MaxAccuracy, "what length, comments, names, imports or formatting alone may tell of the labels")
	fl.BoolVar(&o.ByProject, "by-project", false, "fail when a project is in more than one split")
	fl.BoolVar(&o.ByTime, "by-time", false, "fail when training examples are newer than tests")
	fl.IntVar(&o.MaxLearned, "sample", o.MaxLearned, "learn from about this many examples")
	fl.IntVar(&top, "top", 10, "print at most `N` items of a check")
	fl.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
