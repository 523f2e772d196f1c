package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/parquet"
	"github.com/spf13/cobra"
)

// datasetFormats are the files that data sets are kept in.
var datasetFormats = dataset.Formats{dataset.JSONL, parquet.Format}

func datasetCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dataset",
		Short: "Build, check and look at data to train models on",
		Long: "A data set is a .jsonl or .parquet file of examples, a folder of such files (train.jsonl, test.jsonl), " +
			"or a folder of pairs: <kind>/<name>.bad.<ext> with the flaw, <kind>/<name>.good.<ext> without.\n\n" +
			"`shrike dataset schema` prints the JSON schema of an example.",
	}
	cmd.AddCommand(datasetStatsCommand(), datasetShowCommand(), datasetSplitCommand(), datasetFoldCommand(),
		datasetAlternateCommand(), datasetConvertCommand(), datasetCardCommand(), datasetAuditCommand(), datasetImportCommand(), datasetMineCommand(), datasetExpandCommand(), datasetGenerateCommand(), datasetSchemaCommand())
	return cmd
}

// openDataset opens a data set, with the CWEs of the catalogue for authored pairs.
func openDataset(path string) (dataset.Seq, error) {
	cat, err := loadCatalog()
	if err != nil {
		return nil, err
	}
	return datasetFormats.Open(path, cwesOf(cat))
}

// cwesOf tells the CWEs of the catalogue's kinds.
func cwesOf(cat *catalog.Catalog) dataset.CWEs {
	return func(kind string) []string {
		if k := cat.Kind(kind); k != nil {
			return k.CWE
		}
		return nil
	}
}

// writeDataset writes a data set to one file and returns how many examples there were.
func writeDataset(path string, examples dataset.Seq) (int, error) {
	w, err := datasetFormats.Create(path)
	if err != nil {
		return 0, err
	}
	defer w.Abort()
	n := 0
	err = dataset.Strict(examples, func(e *dataset.Example) error {
		n++
		return w.Write(e)
	})
	if err != nil {
		return n, err
	}
	return n, w.Close()
}

func datasetSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON schema of an example",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := cmd.OutOrStdout().Write(dataset.Schema); err != nil {
				return fmt.Errorf("printing the schema: %w", err)
			}
			return nil
		},
	}
}

func datasetConvertCommand() *cobra.Command {
	var out, instruction, only, without string
	var instruct bool
	cmd := &cobra.Command{
		Use:     "convert DATASET -o FILE",
		Short:   "Write a data set as one .jsonl or .parquet file, or in instruction form",
		Example: "  shrike dataset convert datasets/js-pairs/authored -o pairs.parquet\n  shrike dataset convert datasets/py-cwe25 --instruct --without datasets/py-cwe25/heldout.txt -o train.jsonl",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			examples, err := openDataset(args[0])
			if err != nil {
				return err
			}
			if examples, err = choosePairs(examples, only, without); err != nil {
				return err
			}
			var n int
			if instruct {
				n, err = dataset.WriteInstructions(out, examples, instruction)
			} else {
				n, err = writeDataset(out, examples)
			}
			if err != nil {
				return err
			}
			say(cmd.ErrOrStderr(), "%d examples in %s", n, out)
			return nil
		},
	}
	outFlag(cmd, &out, "the file to write; its extension is its format")
	cmd.Flags().BoolVar(&instruct, "instruct", false, "write Instruction, Input and Output, for tuning causal models (JSONL)")
	cmd.Flags().StringVar(&instruction, "instruction", dataset.DefaultInstruction, "the instruction")
	cmd.Flags().StringVar(&only, "only", "", "write only the pairs that a `FILE` lists, a pair_id a line")
	cmd.Flags().StringVar(&without, "without", "", "leave out the pairs that a `FILE` lists")
	cmd.MarkFlagsMutuallyExclusive("only", "without")
	return cmd
}

// choosePairs is what of a data set is asked for by the lists of pairs given, if any.
func choosePairs(examples dataset.Seq, only, without string) (dataset.Seq, error) {
	list := cmp.Or(only, without)
	if list == "" {
		return examples, nil
	}
	names, err := dataset.ReadPairNames(list)
	if err != nil {
		return nil, err
	}
	if only != "" {
		return dataset.Only(examples, names), nil
	}
	return dataset.Without(examples, names), nil
}

// outFlag adds the required flag -o.
func outFlag(cmd *cobra.Command, out *string, usage string) {
	cmd.Flags().StringVarP(out, "output", "o", "", usage)
	if err := cmd.MarkFlagRequired("output"); err != nil {
		panic(err) // the flag is there
	}
}

// say tells the user something on stderr.
func say(w io.Writer, format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
