package main

import (
	"fmt"
	"io"
	"os"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/sidebyside"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func datasetShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show DATASET PAIR",
		Short:   "Show the two halves of a pair side by side",
		Example: "  shrike dataset show datasets/js-pairs/authored sql-injection/orders",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			examples, err := openDataset(args[0])
			if err != nil {
				return err
			}
			flawed, sound, err := findPair(examples, args[1])
			if err != nil {
				return err
			}
			return sidebyside.Print(cmd.OutOrStdout(), flawed, sound, terminal(cmd.OutOrStdout()))
		},
	}
}

// findPair looks for the halves of a pair, by the pair's id or that of one half.
func findPair(examples dataset.Seq, id string) (flawed, sound *dataset.Example, err error) {
	for e, err := range examples {
		if err != nil || e.PairID != id && e.ID != id && (flawed == nil || e.PairID != flawed.PairID) && (sound == nil || e.PairID != sound.PairID) {
			continue
		}
		if e.Label == dataset.Flawed {
			flawed = e
		} else {
			sound = e
		}
		if flawed != nil && sound != nil {
			return flawed, sound, nil
		}
	}
	if flawed == nil && sound == nil {
		return nil, nil, fmt.Errorf("there is no pair %q", id)
	}
	return nil, nil, fmt.Errorf("pair %q has only one half", id)
}

// terminal says how wide output may be and whether it may have colours.
func terminal(w io.Writer) sidebyside.Options {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return sidebyside.Options{Width: 160}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 160
	}
	return sidebyside.Options{Width: width, Color: os.Getenv("NO_COLOR") == ""}
}
