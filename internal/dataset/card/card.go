// Package card writes the dataset card: the README.md of a data set, with the front matter that the
// Hugging Face hub reads.
package card

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/split"
	"github.com/shrike-sec/shrike/internal/dataset/stats"
	"gopkg.in/yaml.v3"
)

// Card is what a card says beyond the counts.
type Card struct {
	Name    string // "js-pairs"
	Summary string // what the data is, in a sentence or two
	License string // an SPDX id; the licence of most examples when empty
	Made    string // Markdown: how it was made
	Limits  string // Markdown: what it is not good for
	// Files are the data files by split; Records the hashes of the splits.
	Files   map[string]string
	Records []split.Record
}

type frontMatter struct {
	License        string   `yaml:"license"`
	PrettyName     string   `yaml:"pretty_name"`
	Language       []string `yaml:"language"`
	TaskCategories []string `yaml:"task_categories"`
	Tags           []string `yaml:"tags"`
	SizeCategories []string `yaml:"size_categories"`
	Configs        []config `yaml:"configs,omitempty"`
}

type config struct {
	Name  string     `yaml:"config_name"`
	Files []dataFile `yaml:"data_files"`
}

type dataFile struct {
	Split string `yaml:"split"`
	Path  string `yaml:"path"`
}

// Write renders the card of a data set.
func (c *Card) Write(s *stats.Stats) ([]byte, error) {
	head, err := yaml.Marshal(c.front(s))
	if err != nil {
		return nil, fmt.Errorf("writing the card's front matter: %w", err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\n%s---\n\n# %s\n\n%s\n", head, c.Name, strings.TrimSpace(c.Summary))
	t := s.Total
	fmt.Fprintf(&b, "\n%d examples: %d flawed and %d sound; %d pairs of %d families.\n", t.All(), t.Flawed, t.Sound, t.Pairs(), t.Families())
	section(&b, "How it was made", c.Made)
	c.splits(&b)
	for _, d := range []string{"kind", "language", "framework", "origin"} {
		table(&b, d, s.Rows(d))
	}
	section(&b, "Fields", fields)
	section(&b, "Limits", c.Limits)
	section(&b, "Checking it", "`shrike dataset audit` looks for duplicates across splits, pairs torn apart, giveaways of the label, doubtful labels and signs of poisoning. `shrike dataset stats` prints the counts above.")
	return b.Bytes(), nil
}

func (c *Card) front(s *stats.Stats) frontMatter {
	f := frontMatter{
		License: strings.ToLower(c.License), PrettyName: c.Name, Language: []string{"code"},
		TaskCategories: []string{"text-classification"}, Tags: []string{"code", "security", "vulnerability-detection"},
		SizeCategories: []string{size(s.Total.All())},
	}
	for _, r := range s.Rows("license") {
		f.License = cmp.Or(f.License, strings.ToLower(r.Name))
	}
	f.License = cmp.Or(f.License, "unknown")
	for _, r := range s.Rows("language") {
		f.Tags = append(f.Tags, r.Name)
	}
	if len(c.Files) > 0 {
		conf := config{Name: "default"}
		for _, name := range c.splitNames() {
			conf.Files = append(conf.Files, dataFile{name, c.Files[name]})
		}
		f.Configs = []config{conf}
	}
	return f
}

// splitNames lists the splits in their usual order.
func (c *Card) splitNames() []string {
	usual := []string{dataset.Train, dataset.Validation, dataset.Test}
	var names []string
	for name := range c.Files {
		names = append(names, name)
	}
	rank := func(s string) int {
		if i := slices.Index(usual, s); i >= 0 {
			return i
		}
		return len(usual)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(rank(a)-rank(b), strings.Compare(a, b)) })
	return names
}

// size is the hub's name for a number of rows.
func size(n int) string {
	switch {
	case n < 1_000:
		return "n<1K"
	case n < 10_000:
		return "1K<n<10K"
	case n < 100_000:
		return "10K<n<100K"
	case n < 1_000_000:
		return "100K<n<1M"
	}
	return "n>1M"
}

func (c *Card) splits(b *bytes.Buffer) {
	if len(c.Records) == 0 {
		return
	}
	b.WriteString("\n## Splits\n\n| split | examples | flawed | families | sha256 |\n|---|---:|---:|---:|---|\n")
	for _, r := range c.Records {
		fmt.Fprintf(b, "| %s | %d | %d | %d | `%.16s…` |\n", r.Split, r.Examples, r.Flawed, r.Families, r.SHA256)
	}
	b.WriteString("\nThe whole hashes are in `splits.json`; a hash is over the sorted names and contents of a split's examples.\n")
}

func table(b *bytes.Buffer, dimension string, rows []stats.Row) {
	if len(rows) == 1 && rows[0].Name == "" {
		return
	}
	fmt.Fprintf(b, "\n## By %s\n\n| %s | flawed | sound | pairs | families |\n|---|---:|---:|---:|---:|\n", dimension, dimension)
	for _, r := range rows {
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d |\n", cmp.Or(r.Name, "(unknown)"), r.Flawed, r.Sound, r.Pairs(), r.Families())
	}
}

func section(b *bytes.Buffer, title, text string) {
	if text = strings.TrimSpace(text); text != "" {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", title, text)
	}
}

const fields = "| field | what |\n|---|---|\n" +
	"| `id` | unique; says nothing of the label |\n" +
	"| `pair_id` | shared by an insecure block and its fixed twin; `~n` behind it marks a variant made of a pair |\n" +
	"| `language`, `framework` | what it is written in and for |\n" +
	"| `kind`, `cwe` | the flaw, the same for both halves of a pair |\n" +
	"| `label` | 1: has the flaw, 0: has not |\n" +
	"| `code` | the block |\n" +
	"| `lines` | the flawed lines, from 1 |\n" +
	"| `origin` | authored, expanded, generated, imported, mined or weak (labelled by a tool) |\n" +
	"| `project`, `commit_date` | where and when, for code of a repository |\n" +
	"| `split` | the part of the data set |\n" +
	"| `provenance` | where exactly it is from and what was done to it |\n" +
	"| `license` | of the code |\n"
