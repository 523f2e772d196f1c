// Command check reads a catalogue and prints what is wrong with it, as file:line: text.
//
//	go run ./internal/catalog/check [-rows] [-unused] [folder …]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/shrike-sec/shrike/internal/catalog"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, out, talk io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(talk)
	rows := flags.Bool("rows", false, "list every row")
	unused := flags.Bool("unused", false, "list the kinds that no row and no rule reports")
	if flags.Parse(args) != nil {
		return 2
	}
	folders := flags.Args()
	if len(folders) == 0 {
		folders = []string{"catalog"}
	}
	var layers []catalog.Layer
	for _, f := range folders {
		layers = append(layers, catalog.Layer{Name: f, FS: os.DirFS(f)})
	}
	c, err := catalog.Load(layers...)
	var problems catalog.Problems
	if errors.As(err, &problems) {
		fmt.Fprintln(out, problems)
		fmt.Fprintf(talk, "%d problems\n", len(problems))
		return 1
	} else if err != nil {
		fmt.Fprintln(talk, err)
		return 2
	}
	for _, language := range c.Languages() {
		lib := c.Library(language)
		if *rows {
			for _, r := range lib.Rows() {
				fmt.Fprintf(out, "%s:%d: %s: %s: %s\n", r.File, r.Line, r.ID, r.Text, r.At)
			}
		}
		fmt.Fprintf(talk, "%s: %d rows, %d nodes\n", language, len(lib.Rows()), lib.Size())
	}
	if *unused {
		for _, k := range c.Unused() {
			fmt.Fprintln(out, k)
		}
	}
	fmt.Fprintf(talk, "%d kinds, %d contexts, %d files of rules: sound\n", len(c.Kinds), len(c.Contexts), len(c.Rules))
	return 0
}
