package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/spf13/cobra"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [KIND]",
		Short: "Explain a kind of vulnerability: why it matters and how to fix it",
		Args:  cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return kindIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return listKinds(cmd, cat)
			}
			k := cat.Kind(args[0])
			if k == nil {
				return fmt.Errorf("there is no kind %q; `shrike kinds` lists them", args[0])
			}
			return writePage(cmd.OutOrStdout(), k)
		},
	}
}

func kindIDs() []string {
	cat, err := loadCatalog()
	if err != nil {
		return nil
	}
	var ids []string
	for _, k := range cat.Kinds {
		ids = append(ids, k.ID)
	}
	return ids
}

// writePage writes a kind's page in Markdown.
func writePage(w io.Writer, k *catalog.Kind) error {
	code := func(text string) string { return "```js\n" + strings.TrimRight(text, "\n") + "\n```" }
	_, err := fmt.Fprintf(w, "# %s\n\n`%s` · %s · %s · %s\n\n## Why it matters\n%s\n\n## How to fix it\n%s\n\n## Flawed\n%s\n\n## Sound\n%s\n",
		k.Title, k.ID, k.Severity, strings.Join(k.CWE, ", "), k.OWASP,
		strings.TrimSpace(k.Why), strings.TrimSpace(k.Fix), code(k.Bad), code(k.Good))
	return err
}
