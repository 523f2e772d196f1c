package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/train"
	"github.com/spf13/cobra"
)

func modelMeasureCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "measure MODEL DATA...",
		Short: "Count how often a model is right on labelled examples",
		Long: "Runs the model alone, without the engine and without calibration, on examples of every split, and prints accuracy, precision, recall and F1, " +
			"what becomes of pairs, kinds and lines, with 95 % intervals by family of pairs, as JSON.",
		Example: "  shrike model measure model test.jsonl",
		Args:    cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			withoutPreemption(cmd)
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			model, err := folder.OpenDir(args[0])
			if err != nil {
				return fmt.Errorf("opening the model: %w", err)
			}
			defer func() { err = errors.Join(err, model.Close()) }()
			var sets []dataset.Seq
			for _, name := range args[1:] {
				set, err := datasetFormats.Open(name, cwesOf(cat))
				if err != nil {
					return err
				}
				sets = append(sets, set)
			}
			report, err := train.Evaluate(cmd.Context(), model, sets)
			if err != nil {
				return err
			}
			text, err := json.MarshalIndent(report, "", "  ")
			if err != nil {
				return fmt.Errorf("writing the figures: %w", err)
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), string(text))
			return err
		},
	}
}
