package train

import (
	"fmt"
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
