package main

import (
	"fmt"

	"github.com/shrike-sec/shrike/internal/pattern"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/spf13/cobra"
)

func rulesCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "rules", Short: "Work on rules in Semgrep's syntax"}
	cmd.AddCommand(&cobra.Command{
		Use:   "test DIR",
		Short: "Test the rules of a folder with the annotated files beside them (ruleid:, ok:, todoruleid:, .fixed)",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			report, err := scan.TestRules(cmd.Context(), cat, args[0])
			if err != nil {
				return fmt.Errorf("testing rules: %w", err)
			}
			return printRuleTests(cmd, report)
		},
	})
	cmd.AddCommand(coverageCommand())
	return cmd
}

// printRuleTests says what failed; failures end the command with 1, as findings do.
func printRuleTests(cmd *cobra.Command, r *pattern.TestReport) error {
	w := cmd.OutOrStdout()
	for _, p := range r.Problems {
		fmt.Fprintln(w, p)
	}
	for _, f := range r.Failures {
		fmt.Fprintf(w, "%s: %s: missing on lines %v, unexpected on lines %v\n", f.File, f.Rule, f.Missing, f.Unexpected)
		if f.Fix != "" {
			fmt.Fprintln(w, f.Fix)
		}
	}
	for _, id := range r.Untested {
		fmt.Fprintf(w, "%s: no test names this rule\n", id)
	}
	fmt.Fprintf(w, "%d passed, %d failed\n", r.Passed, r.Failed)
	if r.Failed > 0 || len(r.Problems) > 0 {
		return errFindings
	}
	return nil
}
