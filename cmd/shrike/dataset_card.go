package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/card"
	"github.com/shrike-sec/shrike/internal/dataset/split"
	"github.com/shrike-sec/shrike/internal/dataset/stats"
	"github.com/spf13/cobra"
)

func datasetCardCommand() *cobra.Command {
	c := &card.Card{}
	var out, made, limits string
	cmd := &cobra.Command{
		Use:   "card DATASET -o README.md",
		Short: "Write the dataset card, with the front matter of the Hugging Face hub",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if c.Made, err = textOf(made); err != nil {
				return err
			}
			if c.Limits, err = textOf(limits); err != nil {
				return err
			}
			return writeCard(c, args[0], out)
		},
	}
	outFlag(cmd, &out, "the file to write")
	cmd.Flags().StringVar(&c.Name, "name", "", "the data set's name (default: the folder's)")
	cmd.Flags().StringVar(&c.Summary, "summary", "Pairs of code blocks: one with a security flaw, its twin with the flaw fixed.", "what it is, in a sentence")
	cmd.Flags().StringVar(&c.License, "license", "", "SPDX id (default: that of most examples)")
	cmd.Flags().StringVar(&made, "made", "", "a Markdown `FILE` that says how it was made")
	cmd.Flags().StringVar(&limits, "limits", "", "a Markdown `FILE` that says what it is not good for")
	return cmd
}

func textOf(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading a part of the card: %w", err)
	}
	return string(text), nil
}

func writeCard(c *card.Card, path, out string) error {
	examples, err := openDataset(path)
	if err != nil {
		return err
	}
	s := stats.Of(examples)
	if len(s.Errors) > 0 {
		return fmt.Errorf("%d examples could not be read, the first: %w", len(s.Errors), s.Errors[0])
	}
	if c.Name == "" {
		abs, err := filepath.Abs(path)
		if err != nil {
			return fmt.Errorf("naming the data set: %w", err)
		}
		c.Name = filepath.Base(abs)
	}
	c.Files = splitFiles(path, s)
	var recorded struct{ Parts []split.Record }
	if text, err := os.ReadFile(filepath.Join(path, "splits.json")); err == nil {
		if err := json.Unmarshal(text, &recorded); err != nil {
			return fmt.Errorf("reading splits.json: %w", err)
		}
	}
	c.Records = recorded.Parts
	text, err := c.Write(s)
	if err != nil {
		return err
	}
	return dataset.WriteFile(out, text)
}

// splitFiles finds the file of each split in the data set's folder.
func splitFiles(path string, s *stats.Stats) map[string]string {
	files := map[string]string{}
	for _, r := range s.Rows("split") {
		for _, f := range datasetFormats {
			if _, err := os.Stat(filepath.Join(path, r.Name+f.Ext)); err == nil && r.Name != "" {
				files[r.Name] = r.Name + f.Ext
			}
		}
	}
	return files
}
