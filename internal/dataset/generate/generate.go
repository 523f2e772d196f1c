// Package generate makes pairs with a language model that the user runs: seeds get their secure
// twins, kinds are filled up with new pairs, and what looks made up is judged by one model and
// rewritten by another until it does not, or a limit of rounds is reached. What passes is parsed,
// compared and shown to the engine; what is doubtful goes to a queue for a person.
//
// A run is a function of its seeds, prompts and answers. Answers are kept in a journal, so that
// starting a killed run again asks only what had not been asked.
package generate

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/minhash"
	"golang.org/x/sync/errgroup"
)

// Kind is what prompts say of a kind of flaw.
type Kind struct{ Title, Why, Fix string }

// Options of Run.
type Options struct {
	Dir       string   // the run's folder: journal, results
	Models    []string // rotate: one writes, the next judges, the next rewrites
	PerKind   int      // pairs wanted of each kind, the seeds counted in
	Rounds    int      // of judging and rewriting at most
	Attempts  int      // at one answer that can be read
	Jobs      int      // kinds worked on at once
	MaxTokens int
	Templates *Templates
	Kind      func(id string) (Kind, bool)
	// Broken tells why code does not parse, "" when it does or cannot be told.
	Broken func(language, code string) string
	// Found asks the engine; nil asks nobody.
	Found func(ctx context.Context, language, code string) ([]string, error)
	// MaxAlike is how alike a pair may be to another of its kind.
	MaxAlike float64
	Progress func(Counts)
}

// Defaults are the options of the command.
var Defaults = Options{PerKind: 30, Rounds: 3, Attempts: 3, Jobs: 1, MaxTokens: 4096, MaxAlike: 0.8}

// Pair is a generated pair and what is doubtful about it.
type Pair struct {
	Flawed, Sound *dataset.Example
	Doubts        []string
}

// Run generates and writes accepted.jsonl and review.jsonl into the run's folder.
func Run(ctx context.Context, seeds dataset.Seq, model Model, o Options) (c Counts, err error) {
	if len(o.Models) == 0 {
		return c, errors.New("no model is named")
	}
	byKind := map[string][]*seed{}
	if err := gather(seeds, byKind); err != nil {
		return c, err
	}
	kinds := slices.Sorted(maps.Keys(byKind))
	for _, k := range kinds {
		if _, ok := o.Kind(k); !ok {
			return c, fmt.Errorf("there is no kind %q", k)
		}
	}
	j, err := openJournal(o.Dir, model, o.Progress)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, j.close()) }()
	made := make([][]*Pair, len(kinds))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(o.Jobs, 1))
	for i, k := range kinds {
		g.Go(func() (err error) {
			w := &work{Options: o, journal: j, id: k}
			w.kind, _ = o.Kind(k)
			made[i], err = w.run(ctx, byKind[k])
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return j.counts, err
	}
	return j.counts, write(o.Dir, made)
}

// write puts the results in place.
func write(dir string, made [][]*Pair) error {
	accepted, err := dataset.CreateJSONL(filepath.Join(dir, "accepted.jsonl"))
	if err != nil {
		return err
	}
	defer accepted.Abort()
	review, err := dataset.CreateJSONL(filepath.Join(dir, "review.jsonl"))
	if err != nil {
		return err
	}
	defer review.Abort()
	for _, p := range slices.Concat(made...) {
		w := accepted
		if len(p.Doubts) > 0 {
			w = review
		}
		if err := errors.Join(w.Write(p.Flawed), w.Write(p.Sound)); err != nil {
			return err
		}
	}
	return errors.Join(accepted.Close(), review.Close())
}

// seed is a hand-written pair; its secure half may be missing.
type seed struct{ flawed, sound *dataset.Example }

func gather(seeds dataset.Seq, byKind map[string][]*seed) error {
	byPair := map[string]*seed{}
	return dataset.Strict(seeds, func(e *dataset.Example) error {
		s := byPair[e.Family()]
		if s == nil {
			s = &seed{}
			byPair[e.Family()] = s
			byKind[e.Kind] = append(byKind[e.Kind], s)
		}
		if e.Label == dataset.Flawed {
			s.flawed = e
		} else {
			s.sound = e
		}
		return nil
	})
}

// work is the generation of one kind.
type work struct {
	Options
	journal *journal
	id      string
	kind    Kind
	signs   []*minhash.Signature
	pairs   []*Pair
}

func (w *work) run(ctx context.Context, seeds []*seed) ([]*Pair, error) {
	seeds = slices.DeleteFunc(seeds, func(s *seed) bool { return s.flawed == nil })
	have := 0
	for i, s := range seeds {
		if s.sound == nil {
			if err := w.twin(ctx, i, s); err != nil {
				return nil, err
			}
		}
		if s.sound != nil {
			w.signs = append(w.signs, minhash.Of(s.flawed.Language, s.flawed.Code))
			have++
		}
	}
	seeds = slices.DeleteFunc(seeds, func(s *seed) bool { return s.sound == nil })
	if len(seeds) == 0 {
		return w.pairs, nil
	}
	for n := have; n < w.PerKind; n++ {
		if err := w.pair(ctx, n, seeds[n%len(seeds)]); err != nil {
			return nil, err
		}
	}
	return w.pairs, nil
}

// model is the one whose turn it is: the n-th of a rotation that begins with another model for every
// pair.
func (w *work) model(number, turn int) string { return w.Models[(number+turn)%len(w.Models)] }

// fields are what all prompts of the kind say.
func (w *work) fields(language string) *fields {
	return &fields{Language: language, Title: w.kind.Title, Why: w.kind.Why, Fix: w.kind.Fix, Of: w.PerKind}
}

// twin makes the secure half of a seed.
func (w *work) twin(ctx context.Context, number int, s *seed) error {
	f := w.fields(s.flawed.Language)
	f.Insecure = s.flawed.Code
	var code string
	model, err := w.ask(ctx, "twin", f, number, 0, func(text string) bool {
		blocks := fences(text)
		if len(blocks) == 1 && blocks[0] != s.flawed.Code {
			code = blocks[0]
		}
		return code != ""
	})
	if err != nil || code == "" {
		return err
	}
	sound := *s.flawed
	sound.Label, sound.Code, sound.Lines, sound.ID = dataset.Sound, code, nil, s.flawed.PairID+"/twin"
	s.sound = &sound
	return w.keep(ctx, number, "twin", s.flawed, code, s.flawed.Code, []string{model}, nil)
}

// pair makes a new pair after a seed: written, judged and rewritten until it looks real.
func (w *work) pair(ctx context.Context, number int, s *seed) error {
	f := w.fields(s.flawed.Language)
	f.Insecure, f.Secure = s.flawed.Code, s.sound.Code
	f.Number, f.Lines = number+1, 12+(number*17)%90
	var insecure, secure string
	two := func(text string) bool {
		blocks := fences(text)
		if len(blocks) != 2 || blocks[0] == blocks[1] {
			return false
		}
		insecure, secure = blocks[0], blocks[1]
		return true
	}
	model, err := w.ask(ctx, "pair", f, number, 0, two)
	if err != nil {
		return err
	}
	if model == "" {
		w.journal.note(func(c *Counts) { c.Failed++ })
		return nil
	}
	models := []string{model}
	doubts := []string{"no judge found it real within the rounds"}
	for round := range w.Rounds {
		f.Insecure, f.Secure = insecure, secure
		synthetic, reasons, judge, err := w.judge(ctx, f, number, 2*round+1)
		if err != nil {
			return err
		}
		models = append(models, judge)
		if !synthetic {
			doubts = nil
			break
		}
		f.Reasons = reasons
		if model, err = w.ask(ctx, "rewrite", f, number, 2*round+2, two); err != nil {
			return err
		}
		if model == "" {
			doubts = []string{"it could not be rewritten"}
			break
		}
		models = append(models, model)
	}
	return w.keep(ctx, number, "pair", s.flawed, secure, insecure, models, doubts)
}

// judge asks whether code looks made up. An answer that cannot be read counts as yes, without reasons.
func (w *work) judge(ctx context.Context, f *fields, number, turn int) (synthetic bool, reasons []string, model string, err error) {
	verdict := struct {
		Synthetic *bool    `json:"synthetic"`
		Reasons   []string `json:"reasons"`
	}{}
	model, err = w.ask(ctx, "judge", f, number, turn, func(text string) bool {
		return object(text, &verdict) && verdict.Synthetic != nil
	})
	if err != nil || model == "" {
		return true, []string{"it does not look like code of a real project"}, model, err
	}
	return *verdict.Synthetic, verdict.Reasons, model, nil
}

// ask puts a prompt to the model whose turn it is, and to the next ones when an answer cannot be read
// (a refusal, broken JSON, a missing fence). It returns the model that answered, "" when none did.
func (w *work) ask(ctx context.Context, name string, f *fields, number, turn int, read func(string) bool) (string, error) {
	text, err := w.Templates.render(name, f)
	if err != nil {
		return "", err
	}
	system, err := w.Templates.render("system", f)
	if err != nil {
		return "", err
	}
	for attempt := range w.Attempts {
		p := Prompt{
			Model: w.model(number, turn+attempt), System: system, Text: text, Temperature: 0.8,
			Seed: number*1000 + turn*10 + attempt, MaxTokens: w.MaxTokens,
		}
		if name == "judge" {
			p.Temperature = 0
		}
		reply, err := w.journal.ask(ctx, fmt.Sprintf("%s %s %d.%d.%d", w.id, name, number, turn, attempt), p)
		if err != nil {
			return "", fmt.Errorf("%s, pair %d: %w", w.id, number, err)
		}
		if !reply.Cut && read(reply.Text) {
			return p.Model, nil
		}
	}
	return "", nil
}
