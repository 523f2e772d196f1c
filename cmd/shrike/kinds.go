package main

import (
	"fmt"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/spf13/cobra"
)

// loadCatalog returns the knowledge that the binary carries. What little garbage that makes is left
// lying: to collect it would take a fifth of the time a small scan takes.
func loadCatalog() (*catalog.Catalog, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	cat, err := catalog.Builtin()
	if err != nil {
		return nil, fmt.Errorf("loading the catalogue: %w", err)
	}
	return cat, nil
}

func kindsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "kinds",
		Short: "List the kinds of vulnerability that shrike knows",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			return listKinds(cmd, cat)
		},
	}
}

func listKinds(cmd *cobra.Command, cat *catalog.Catalog) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, k := range cat.Kinds {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, k.Severity, strings.Join(k.CWE, " "), k.Title)
	}
	return w.Flush()
}
