package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/spf13/cobra"
)

func modelInfoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "info DIR",
		Short: "Print what a model is: its network, size, hashes, kinds and card",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := folder.OpenDir(args[0])
			if err != nil {
				return err
			}
			defer m.Close()
			return printModel(cmd.OutOrStdout(), m)
		},
	}
}

func printModel(out io.Writer, m *folder.Model) error {
	c := m.Config
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) { fmt.Fprintf(w, "%s\t%s\n", name, fmt.Sprintf(format, args...)) }
	row("network", "%s: %d layers x %d, %d heads, feed-forward %d", folder.Architecture, c.Layers, c.HiddenSize, c.Heads, c.IntermediateSize)
	row("heads", "%s", strings.Join(headsOf(m), ", "))
	row("parameters", "%s", grouped(m.Parameters()))
	row("stored as", "%s", storedAs(m))
	row("tokeniser", "byte-level BPE, %s tokens; sequences of up to %d", grouped(m.Tokenizer.Size()), c.Shrike.MaxTokens)
	hashes, sizes := m.Hashes(), m.Sizes()
	for _, name := range slices.Sorted(maps.Keys(hashes)) {
		row(name, "%s bytes, sha256 %s", grouped(int(sizes[name])), hashes[name])
	}
	if from := m.Metadata()[folder.SourceKey]; from != "" {
		row("made from", "weights of sha256 %.64s", from)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if lines := firstLines(m.Card(), 12); len(lines) > 0 {
		fmt.Fprintf(out, "\n%s\n", strings.Join(lines, "\n"))
	}
	_, err := fmt.Fprintf(out, "\n%d kinds: %s\n", len(c.Shrike.Kinds), strings.Join(c.Shrike.Kinds, " "))
	return err
}

func headsOf(m *folder.Model) []string {
	var heads []string
	if m.Has(folder.Heads) {
		heads = append(heads, "flawed or sound", "kind", "flawed lines")
	}
	if m.Has(folder.MaskHead) {
		heads = append(heads, "masked tokens")
	}
	return heads
}

// storedAs counts the parameters by the type they are stored in.
func storedAs(m *folder.Model) string {
	count := map[safetensors.DType]int{}
	for _, p := range m.Parts() {
		count[m.DType(p.Name)] += p.Len()
	}
	var parts []string
	for _, d := range slices.Sorted(maps.Keys(count)) {
		parts = append(parts, fmt.Sprintf("%s (%s)", d, grouped(count[d])))
	}
	return strings.Join(parts, ", ")
}

// firstLines are the first n lines of a model's card, its YAML head and control characters left out:
// the card may be anybody's.
func firstLines(card string, n int) []string {
	card = strings.ReplaceAll(card, "\r\n", "\n")
	if rest, ok := strings.CutPrefix(card, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			card = body
		}
	}
	card = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(card, ""))
	lines := strings.Split(strings.TrimSpace(card), "\n")
	if len(lines) > n {
		lines = append(lines[:n], "…")
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return lines
}

// grouped writes a number with commas between its thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
