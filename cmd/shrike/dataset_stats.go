package main

import (
	"errors"

	"github.com/shrike-sec/shrike/internal/dataset/stats"
	"github.com/spf13/cobra"
)

func datasetStatsCommand() *cobra.Command {
	var top int
	var plots string
	cmd := &cobra.Command{
		Use:   "stats DATASET",
		Short: "Count what is in a data set, as tables and plots",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			examples, err := openDataset(args[0])
			if err != nil {
				return err
			}
			s := stats.Of(examples)
			if err := s.Print(cmd.OutOrStdout(), top); err != nil {
				return err
			}
			if plots != "" {
				files, err := s.Plot(plots)
				if err != nil {
					return err
				}
				for _, f := range files {
					say(cmd.ErrOrStderr(), "%s", f)
				}
			}
			if len(s.Errors) > 0 {
				return errors.New("not every example could be read")
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&top, "top", 0, "print at most `N` rows of a table (default: all)")
	cmd.Flags().StringVar(&plots, "plots", "", "also draw the counts as SVG into `FOLDER`")
	return cmd
}
