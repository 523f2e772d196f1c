package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/importer"
	"github.com/shrike-sec/shrike/internal/dataset/importer/cvefixes"
	"github.com/shrike-sec/shrike/internal/dataset/parquet"
	"github.com/spf13/cobra"
)

// importFormats are the corpora that can be imported.
func importFormats() []*importer.Format {
	return append(importer.Formats(), &cvefixes.Format)
}

func datasetImportCommand() *cobra.Command {
	o := importer.Options{Parquet: parquet.Maps}
	var out, reportPath string
	var names strings.Builder
	for _, f := range importFormats() {
		fmt.Fprintf(&names, "  %-16s %s\n", f.Name, f.Title)
	}
	cmd := &cobra.Command{
		Use:   "import FORMAT PATH… -o FILE",
		Short: "Turn somebody's corpus into a data set, without what gives its labels away",
		Long:  "Reads a corpus that is on this machine. Comments are stripped, and from synthetic corpora names such as bad and good too.\n\nFormats:\n" + names.String(),
		Example: "  shrike dataset import sven sven/train -o sven.jsonl\n" +
			"  shrike dataset import sarif results.sarif --sources . -o weak.jsonl",
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			all := importFormats()
			at := slices.IndexFunc(all, func(f *importer.Format) bool { return f.Name == args[0] })
			if at < 0 {
				return fmt.Errorf("there is no format %q; shrike dataset import --help lists them", args[0])
			}
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			o.KindOf = kindOf(cat)
			examples, report := importer.Import(cmd.Context(), all[at], args[1:], o)
			if _, err := writeDataset(out, examples); err != nil {
				return err
			}
			if err := report.Print(cmd.ErrOrStderr()); err != nil {
				return err
			}
			if err := writeReport(reportPath, report); err != nil {
				return err
			}
			if report.Pairs+report.Singles == 0 {
				return fmt.Errorf("nothing could be imported from %s", strings.Join(args[1:], ", "))
			}
			return nil
		},
	}
	outFlag(cmd, &out, "the .jsonl or .parquet file to write")
	fl := cmd.Flags()
	fl.StringVar(&o.Sources, "sources", "", "the `FOLDER` with the repositories, packages or source tree that records are about")
	fl.StringVar(&o.License, "license", "", "SPDX id (default: the corpus's)")
	fl.BoolVar(&o.KeepComments, "keep-comments", false, "leave comments in")
	fl.BoolVar(&o.KeepNames, "keep-names", false, "leave names such as bad and good in")
	fl.IntVar(&o.Limit, "limit", 0, "stop after `N` pairs and single examples")
	fl.StringVar(&reportPath, "report", "", "also write what was imported, left out and stripped as JSON to `FILE`")
	return cmd
}

// kindOf finds the one kind of the catalogue that has a CWE.
func kindOf(cat *catalog.Catalog) func(cwes []string) string {
	byCWE := map[string][]string{}
	for _, k := range cat.Kinds {
		for _, c := range k.CWE {
			byCWE[c] = append(byCWE[c], k.ID)
		}
	}
	return func(cwes []string) string {
		for _, c := range cwes {
			if ids := byCWE[c]; len(ids) == 1 {
				return ids[0]
			}
		}
		return ""
	}
}

// writeReport writes a report as JSON, if a file is named.
func writeReport(path string, report any) error {
	if path == "" {
		return nil
	}
	text, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return fmt.Errorf("writing a report: %w", err)
	}
	return dataset.WriteFile(path, append(text, '\n'))
}
