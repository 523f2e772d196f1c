package train

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// card says what pre-training was, for README.md.
func (p *pretraining) card() string {
	var b strings.Builder
	last, held := Event{}, Event{}
	for _, e := range p.journal.all {
		if e.Held {
			held = e
		} else {
			last = e
		}
	}
	fmt.Fprintf(&b, "---\nlibrary_name: shrike\nlicense: apache-2.0\ntags: [code, roberta, masked-lm]\n---\n\n")
	fmt.Fprintf(&b, "# A RoBERTa encoder of JavaScript and TypeScript\n\n")
	fmt.Fprintf(&b, "Trained by `shrike pretrain` to guess hidden tokens of plain code. Fine-tune it with `shrike train --from`; it judges nothing yet.\n\n")
	c := p.runner.Config
	fmt.Fprintf(&b, "- Network: %d layers of %d, %d heads, feed-forward %d, vocabulary %d, up to %d tokens\n", c.Layers, c.Hidden, c.Heads, c.FFN, c.Vocab, c.MaxTokens)
	fmt.Fprintf(&b, "- Training: %d steps of %d tokens, learning rate %g, seed %d, %.0f minutes\n", p.done, p.per*p.o.PartTokens, p.o.Schedule.Rate, p.o.Seed, p.seconds()/60)
	fmt.Fprintf(&b, "- Loss %.3f on training code at the end; on code kept aside %.3f, with %.1f %% of hidden tokens guessed\n", last.Loss, held.Loss, 100*held.Metric)
	return b.String()
}

// card says what fine-tuning was and what came of it, for README.md.
func (t *tuning) card(f Figures) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("---\nlibrary_name: shrike\nlicense: apache-2.0\ntags: [code, security, roberta, javascript, typescript]\n---\n")
	say("# A network that judges JavaScript and TypeScript for security flaws\n")
	say("Made by `shrike train`. It tells sound code from flawed, the kind of the flaw out of %d, and the flawed lines. Its word is advice: it orders findings and adds its own below them.\n", t.runner.Kinds)
	c := t.runner.Config
	say("## Network\n")
	say("RoBERTa encoder: %d layers of %d, %d heads, feed-forward %d, vocabulary %d, up to %d tokens; weights as %s.\n", c.Layers, c.Hidden, c.Heads, c.FFN, c.Vocab, t.MaxTokens, t.DType)
	say("## Training\n")
	say("- examples to learn from: %s; kept aside: %s; data %s", count(t.data.Train), count(t.data.Held), t.data.Hash)
	say("- %d steps of %d examples in %d epochs, %.0f minutes; the best epoch by %q was the %s", t.done, t.Batch, t.Epoch, t.seconds()/60, t.Metric, ordinal(t.BestEpoch))
	say("- AdamW, learning rate %g, warm-up %g, weight decay %g, seed %d", t.Rate, t.Warmup, t.Decay, t.Seed)
	say("- loss weights beside 1 for the label: kind %g, lines %g, contrast between halves %g; %.0f %% of groups seen with other names", t.Weights.Kind, t.Weights.Lines, t.Weights.Contrast, 100*t.Rename)
	say("\n![curves](curves.svg)\n")
	say("## Measured on the %d examples kept aside\n", f.Examples)
	say("They are whole families of pairs, none of which was trained on; the best epoch was chosen by them, so expect somewhat less elsewhere.\n")
	say("| | as %s | before rounding |\n|---|---:|---:|", t.DType)
	exact := rows(t.Best)
	for i, row := range rows(f) {
		say("| %s | %.3f | %.3f |", row.name, row.value, exact[i].value)
	}
	return b.String()
}

type figure struct {
	name  string
	value float64
}

func rows(f Figures) []figure {
	return []figure{
		{"accuracy", f.Accuracy}, {"precision", f.Precision}, {"recall", f.Recall}, {"F1", f.F1},
		{"pairs with both halves right", f.BothRight}, {"pairs with both called flawed", f.BothFlawed}, {"pairs with both called sound", f.BothSound},
		{"pairs reversed", f.Reversed}, {"pairs whose flawed half scores higher", f.RightOrder},
		{"right kind, of the flawed", f.Kinds}, {"the line pointed to is a flawed one", f.FlawedLines}, {"pairs whose flawed half has the more suspicious line", f.LineOrder},
	}
}

// count is the number of examples in groups, by where they are from, for reading.
func count(groups []group) string {
	n, from := 0, map[string]int{}
	for _, g := range groups {
		for _, e := range g.halves {
			n++
			from[cmp.Or(e.Origin, "of unknown origin")]++
		}
	}
	var parts []string
	for _, origin := range slices.Sorted(maps.Keys(from)) {
		parts = append(parts, fmt.Sprintf("%d %s", from[origin], origin))
	}
	return fmt.Sprintf("%d (%s)", n, strings.Join(parts, ", "))
}

func ordinal(n int) string {
	switch {
	case n%100/10 != 1 && n%10 == 1:
		return fmt.Sprintf("%dst", n)
	case n%100/10 != 1 && n%10 == 2:
		return fmt.Sprintf("%dnd", n)
	case n%100/10 != 1 && n%10 == 3:
		return fmt.Sprintf("%drd", n)
	}
	return fmt.Sprintf("%dth", n)
}
