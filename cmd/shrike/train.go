package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/train"
	"github.com/spf13/cobra"
)

func trainCommand() *cobra.Command {
	o := train.Defaults
	var out, from, dtype string
	cmd := &cobra.Command{
		Use:   "train DATA... --from MODEL -o MODEL",
		Short: "Teach a network to tell flawed code from sound",
		Long: "Fine-tunes a pre-trained network (see shrike pretrain) on labelled examples, pairs as a rule: is the code flawed, of what kind, on which lines. " +
			"Both halves of a pair are always seen together; names that code declares for itself are changed all the time, so that they carry nothing. " +
			"Examples of a test split are never read. An interrupted run goes on when it is started again with the same options and data; only --epochs may differ.",
		Example: "  shrike dataset expand datasets/js-pairs/authored -o pairs.jsonl\n  shrike train pairs.jsonl --from pretrained -o model",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			withoutPreemption(cmd)
			if o.DType = safetensors.DType(strings.ToUpper(dtype)); o.DType.Size() == 0 || o.DType == safetensors.I64 {
				return fmt.Errorf("there are no weights of type %s: choose f32, f16, bf16 or i8", dtype)
			}
			data, err := readData(args)
			if err != nil {
				return err
			}
			model, err := folder.OpenDir(from)
			if err != nil {
				return fmt.Errorf("opening the network to begin with: %w", err)
			}
			defer func() { err = errors.Join(err, model.Close()) }()
			line := newProgressLine(cmd.ErrOrStderr())
			o.Tell = line.tell
			defer line.end()
			return train.FineTune(cmd.Context(), out, model, data, o)
		},
	}
	outFlag(cmd, &out, "the model `FOLDER` to write")
	cmd.Flags().StringVar(&from, "from", "", "the model `FOLDER` to begin with")
	if err := cmd.MarkFlagRequired("from"); err != nil {
		panic(err) // the flag is there
	}
	cmd.Flags().StringVar(&dtype, "dtype", "f32", "numbers of the weights that are written: f32, f16, bf16 or i8")
	trainFlags(cmd, &o)
	return cmd
}

// trainFlags are the flags of how to train.
func trainFlags(cmd *cobra.Command, o *train.Options) {
	fl := cmd.Flags()
	fl.StringVar(&o.Metric, "metric", o.Metric, "what the best epoch is chosen by: pairs, f1, accuracy or loss")
	fl.IntVar(&o.Epochs, "epochs", o.Epochs, "times that all examples are seen")
	fl.IntVar(&o.Patience, "patience", o.Patience, "epochs without improvement after which to stop")
	fl.Uint64Var(&o.Seed, "seed", o.Seed, "the draw of everything random")
	fl.Float64Var(&o.Rate, "rate", o.Rate, "highest learning rate")
	fl.Float64Var(&o.Heads, "head-rate", o.Heads, "learning rate of the heads, as a multiple")
	fl.IntVar(&o.Batch, "batch", o.Batch, "examples a step")
	fl.IntVar(&o.PartTokens, "part-tokens", o.PartTokens, "tokens worked on at a time: less needs less memory")
	fl.IntVar(&o.MaxTokens, "max-tokens", o.MaxTokens, "where longer examples are cut; 0 is what the network takes")
	fl.Float64Var(&o.Rename, "rename", o.Rename, "share of the examples seen with other names")
	fl.Float64Var(&o.Crop, "crop", o.Crop, "share of the pairs seen cut down to what is around their difference")
	fl.Float64Var(&o.Weights.Kind, "kind-weight", o.Weights.Kind, "how much the kind counts, beside 1 for the label")
	fl.Float64Var(&o.Weights.Lines, "line-weight", o.Weights.Lines, "how much the flawed lines count")
	fl.Float64Var(&o.Weights.Contrast, "contrast-weight", o.Weights.Contrast, "how much telling the halves of a pair apart counts")
	backendFlag(cmd, &o.Backend)
	fl.DurationVar(&o.Every, "checkpoint", o.Every, "time between checkpoints")
}

// readData opens what the files and folders of args hold.
func readData(args []string) (*train.Data, error) {
	cat, err := loadCatalog()
	if err != nil {
		return nil, err
	}
	var sets []dataset.Seq
	for _, name := range args {
		set, err := datasetFormats.Open(name, cwesOf(cat))
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return train.ReadData(sets)
}
