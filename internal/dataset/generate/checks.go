package generate

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
)

// fences returns the code blocks of an answer. A last block whose fence is not closed counts, as long
// as the answer was not cut.
func fences(text string) []string {
	var out []string
	var block *strings.Builder
	closing := ""
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		switch {
		case block == nil && (strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~")):
			block, closing = &strings.Builder{}, trimmed[:3]
		case block != nil && strings.HasPrefix(trimmed, closing) && strings.Trim(trimmed, closing[:1]) == "":
			out = append(out, block.String())
			block = nil
		case block != nil:
			block.WriteString(line)
		}
	}
	if block != nil {
		out = append(out, block.String())
	}
	return slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// object reads the first JSON object of an answer, whatever stands around it.
func object(text string, into any) bool {
	for at := 0; ; at++ {
		i := strings.IndexByte(text[at:], '{')
		if i < 0 {
			return false
		}
		at += i
		if json.NewDecoder(strings.NewReader(text[at:])).Decode(into) == nil {
			return true
		}
	}
}

// telling are words in names and comments that give the label away.
var telling = regexp.MustCompile(`(?i)\b(in)?secure\b|vulnerab|\bunsafe\b|\bfixed\b|\bexploit|\bcwe-|\bFIXME\b`)

// maxRewritten is the share of lines that may differ between the halves.
const maxRewritten = 0.6

// keep checks a pair and adds it to what was made. What cannot be used at all is counted as failed.
func (w *work) keep(ctx context.Context, number int, step string, like *dataset.Example, secure, insecure string, models, doubts []string) error {
	for _, code := range []string{insecure, secure} {
		if why := w.Broken(like.Language, code); why != "" {
			w.journal.note(func(c *Counts) { c.Failed++ })
			return nil
		}
	}
	sign := minhash.Of(like.Language, insecure)
	if step == "pair" {
		for _, s := range w.signs {
			if s.Likeness(sign) > w.MaxAlike {
				w.journal.note(func(c *Counts) { c.Failed++ })
				return nil
			}
		}
	}
	deleted, inserted := dataset.ChangedLines(insecure, secure)
	if size := dataset.LineCount(insecure) + dataset.LineCount(secure); float64(deleted+inserted) > maxRewritten*float64(size) {
		doubts = append(doubts, fmt.Sprintf("the halves differ in %d of %d lines", deleted+inserted, size))
	}
	if m := telling.FindString(insecure + "\n" + secure); m != "" {
		doubts = append(doubts, fmt.Sprintf("it says %q", m))
	}
	more, err := w.engine(ctx, like.Language, insecure, secure)
	if err != nil {
		return err
	}
	p := w.examples(number, step, like, insecure, secure, models, append(doubts, more...))
	if p.Flawed.Check() != nil || p.Sound.Check() != nil {
		w.journal.note(func(c *Counts) { c.Failed++ })
		return nil
	}
	w.signs = append(w.signs, sign)
	w.pairs = append(w.pairs, p)
	w.journal.note(func(c *Counts) {
		if len(p.Doubts) > 0 {
			c.Review++
		} else {
			c.Accepted++
		}
	})
	return nil
}

// engine tells what the engine says other than the labels.
func (w *work) engine(ctx context.Context, language, insecure, secure string) ([]string, error) {
	if w.Found == nil {
		return nil, nil
	}
	var doubts []string
	for label, code := range []string{secure, insecure} {
		found, err := w.Found(ctx, language, code)
		if err != nil {
			return nil, fmt.Errorf("asking the engine: %w", err)
		}
		if slices.Contains(found, w.id) != (label == dataset.Flawed) {
			doubts = append(doubts, fmt.Sprintf("the engine finds %v in the %s half", found, dataset.LabelName(label)))
		}
	}
	return doubts, nil
}

// examples makes the examples of a pair.
func (w *work) examples(number int, step string, like *dataset.Example, insecure, secure string, models, doubts []string) *Pair {
	base := dataset.Example{
		PairID: fmt.Sprintf("%s/generated-%s-%d", w.id, step, number), Language: like.Language, Kind: w.id, CWE: like.CWE,
		Framework: dataset.FrameworkOf(like.Language, insecure), Origin: dataset.Generated,
		Provenance: fmt.Sprintf("step %s %d after %s; models %s", step, number, like.PairID, strings.Join(models, ", ")),
	}
	if len(doubts) > 0 {
		base.Provenance += "; doubts: " + strings.Join(doubts, "; ")
	}
	flawed, sound := base, base
	flawed.Label, flawed.Code, flawed.Lines = dataset.Flawed, insecure, dataset.FlawedLines(insecure, secure)
	sound.Label, sound.Code = dataset.Sound, secure
	dataset.NamePair(&flawed, &sound)
	return &Pair{&flawed, &sound, doubts}
}
