package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/spf13/cobra"
)

func modelVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify DIR",
		Short: "Check a model folder from end to end",
		Long:  "Check a model folder from end to end: config.json against bounds, the tensors' names, shapes and types against config.json, the tokeniser, every file against hashes.json where there is one, every number, and the kinds against shrike's catalogue. Exit code 0: sound; 2: not.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return verifyModel(cmd, args[0])
		},
	}
}

// verifyModel prints a line for every check. What can't be opened can't be checked further.
func verifyModel(cmd *cobra.Command, dir string) error {
	m, err := folder.OpenDir(dir)
	if err != nil {
		return err
	}
	defer m.Close()
	checks := []struct {
		name string
		err  error
	}{
		{"config.json, tensors and tokeniser fit together", nil}, // or it would not have opened
		{"numbers", m.CheckValues(cmd.Context())},
		{"tokeniser", m.CheckTokenizer()},
		{"kinds", checkKinds(m.Config.Shrike.Kinds)},
		{"no pickle", checkPickles(dir)},
	}
	failed := 0
	for _, c := range checks {
		if c.err != nil {
			failed++
			fmt.Fprintf(cmd.OutOrStdout(), "FAIL  %s: %v\n", c.name, c.err)
			continue
		}
		fmt.Fprintf(cmd.OutOrStdout(), "ok    %s\n", c.name)
	}
	if m.Hashed() {
		fmt.Fprintln(cmd.OutOrStdout(), "ok    hashes")
	} else {
		fmt.Fprintf(cmd.OutOrStdout(), "none  hashes: there is no %s to compare with\n", folder.HashesFile)
	}
	if failed > 0 {
		return fmt.Errorf("%s: %d of %d checks failed", dir, failed, len(checks))
	}
	return cmd.Context().Err()
}

// checkKinds says which of a model's kinds the catalogue does not have.
func checkKinds(kinds []string) error {
	cat, err := loadCatalog()
	if err != nil {
		return err
	}
	var unknown []string
	for _, kind := range kinds {
		if cat.Kind(kind) == nil {
			unknown = append(unknown, kind)
		}
	}
	if len(unknown) > 0 {
		return fmt.Errorf("the catalogue has no %s: the model was trained for another shrike", strings.Join(unknown, ", "))
	}
	return nil
}

func checkPickles(dir string) error {
	found, err := folder.Pickles(os.DirFS(dir))
	if err == nil && len(found) > 0 {
		err = errors.New(strings.Join(found, ", ") + " may run code when other tools load it: delete it")
	}
	return err
}
