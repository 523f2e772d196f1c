package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/split"
	"github.com/spf13/cobra"
)

func datasetSplitCommand() *cobra.Command {
	var by, parts, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "split DATASET -o FOLDER",
		Short: "Divide a data set into parts, stratified by kind",
		Long: "Divides a data set into parts. Pairs and their variants never part; by project, nothing of a project does; " +
			"by time, the first part is the oldest. The hash of every part is recorded in splits.json.",
		Example: "  shrike dataset split pairs.jsonl -o data --parts train=70,validation=15,test=15",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			shares, err := parseParts(parts)
			if err != nil {
				return err
			}
			return divide(cmd, args[0], out, split.Options{By: split.By(by), Parts: shares, Seed: seed})
		},
	}
	outFlag(cmd, &out, "the folder to write the parts to")
	cmd.Flags().StringVar(&by, "by", "pair", "what stays together: pair, project or time")
	cmd.Flags().StringVar(&parts, "parts", "train=70,validation=15,test=15", "names and shares of the parts")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "the draw")
	return cmd
}

func datasetFoldCommand() *cobra.Command {
	var by, out string
	var k int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "fold DATASET -o FOLDER",
		Short: "Divide a data set into equal folds for cross-validation",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if k < 2 {
				return fmt.Errorf("%d folds are too few", k)
			}
			return divide(cmd, args[0], out, split.Options{By: split.By(by), Parts: split.Folds(k), Seed: seed})
		},
	}
	outFlag(cmd, &out, "the folder to write the folds to")
	cmd.Flags().StringVar(&by, "by", "pair", "what stays together: pair, project or time")
	cmd.Flags().IntVarP(&k, "folds", "k", 5, "the number of folds")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "the draw")
	return cmd
}

// divide writes the parts of a data set and prints their record.
func divide(cmd *cobra.Command, path, out string, o split.Options) error {
	examples, err := openDataset(path)
	if err != nil {
		return err
	}
	records, err := split.Write(examples, out, o)
	if err != nil {
		return err
	}
	for _, r := range records {
		fmt.Fprintf(cmd.OutOrStdout(), "%-12s %6d examples, %6d flawed, %6d families  %s\n", r.Split, r.Examples, r.Flawed, r.Families, r.SHA256)
	}
	return nil
}

// parseParts reads "train=70,test=30"; shares are normalised.
func parseParts(text string) ([]split.Part, error) {
	var parts []split.Part
	sum := 0.0
	for item := range strings.SplitSeq(text, ",") {
		name, share, ok := strings.Cut(strings.TrimSpace(item), "=")
		x, err := strconv.ParseFloat(share, 64)
		if !ok || err != nil || !(x > 0) || name == "" || strings.ContainsAny(name, `/\`) {
			return nil, fmt.Errorf("--parts: %q is not a name, =, and a share above 0", item)
		}
		parts = append(parts, split.Part{Name: name, Share: x})
		sum += x
	}
	for i := range parts {
		parts[i].Share /= sum
	}
	return parts, nil
}

func datasetAlternateCommand() *cobra.Command {
	var out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "alternate DATASET -o FILE",
		Short: "Keep one half of each pair, the flawed and the sound one in turn",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			examples, err := openDataset(args[0])
			if err != nil {
				return err
			}
			tally := split.NewTally("alternate")
			n, err := writeDataset(out, func(yield func(*dataset.Example, error) bool) {
				for e, err := range split.Alternate(examples, seed) {
					if err == nil {
						tally.Add(e)
					}
					if !yield(e, err) {
						return
					}
				}
			})
			if err != nil {
				return err
			}
			r := tally.Record()
			fmt.Fprintf(cmd.OutOrStdout(), "%d examples, %d flawed  %s\n", n, r.Flawed, r.SHA256)
			return nil
		},
	}
	outFlag(cmd, &out, "the file to write")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "the draw")
	return cmd
}
