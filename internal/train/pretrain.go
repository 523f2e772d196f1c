package train

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// PretrainOptions say how to pre-train. Two runs of the same options on the same code give the same
// weights, whether they were interrupted or not.
type PretrainOptions struct {
	Net         net.Config
	Seed        uint64
	Schedule    Schedule
	BatchTokens int     // tokens an optimiser step
	PartTokens  int     // of them, those held in memory at a time
	Mask        float64 // share of tokens to guess
	Decay       float64 // weight decay
	MaxNorm     float64 // where gradients are cut
	Backend     string
	// Every is how often a checkpoint is written.
	Every time.Duration
	// From is a model to go on from, with its tokeniser and shape; nil begins anew.
	From *folder.Model `json:"-"`
	// Kinds name the classes of the kind head, which pre-training leaves as it is.
	Kinds []string `json:"-"`
	// Tell hears how the run goes.
	Tell func(Event) `json:"-"`
}

// PretrainDefaults suit two cores and an hour or two.
var PretrainDefaults = PretrainOptions{
	Net: net.Default, Seed: 1, BatchTokens: 4096, PartTokens: 2048, Mask: .2, Decay: .01, MaxNorm: 1,
	Schedule: Schedule{Rate: 7e-4, Warmup: .06, Steps: 2000}, Backend: "go", Every: 5 * time.Minute,
}

// bucket lengths of pre-training, and how much of the code goes to each.
var (
	pretrainLengths = []int{64, 128, 256}
	pretrainShares  = []float64{.25, .45, .3}
)

// heldOut is the share of texts, one in so many, that are kept to measure on.
const heldOut = 50

// Pretrain teaches a network to guess hidden tokens of plain code and leaves a model folder in dir,
// tokeniser included. A run that was interrupted goes on when it is started again with the same
// options; only the number of steps may differ.
func Pretrain(ctx context.Context, dir string, corpus *Corpus, o PretrainOptions) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("making the output folder: %w", err)
	}
	tok, weights, err := o.begin(ctx, dir, corpus)
	if err != nil {
		return err
	}
	if o.Net.MaxTokens < pretrainLengths[len(pretrainLengths)-1] {
		return fmt.Errorf("pre-training needs sequences of %d tokens, not %d", pretrainLengths[len(pretrainLengths)-1], o.Net.MaxTokens)
	}
	train, held := corpus.split()
	texts, err := cut(ctx, tok, train, pretrainLengths, pretrainShares, o.Seed)
	if err != nil {
		return err
	}
	aside, err := cut(ctx, tok, held, pretrainLengths, pretrainShares, o.Seed)
	if err != nil {
		return err
	}
	r, err := newRun(dir, o.Net, o.Backend, o.Seed, newAdam(o.Net, o.Decay, o.MaxNorm))
	if err != nil {
		return err
	}
	defer func() { _ = r.runner.Close() }() // nothing is lost with it
	if weights != nil {
		r.weights = weights
	}
	if _, err := r.resume(pretrainIdentity(o, corpus), o.Tell); err != nil {
		return err
	}
	p := &pretraining{run: r, o: o, texts: texts, held: aside}
	err = p.loop(ctx)
	return errors.Join(err, r.journal.close(), p.finish(err, tok))
}

// pretrainIdentity is all that a checkpoint must agree on. The number of steps is left out: a run
// may be made longer or shorter.
func pretrainIdentity(o PretrainOptions, c *Corpus) any {
	o.Schedule.Steps, o.Every = 0, 0
	from := ""
	if o.From != nil {
		from = o.From.WeightsHash()
	}
	return struct {
		PretrainOptions
		Corpus, Begun string
	}{o, c.Hash, from}
}

// begin sets the shape and returns the tokeniser and, if there is a model to go on from, its weights.
func (o *PretrainOptions) begin(ctx context.Context, dir string, c *Corpus) (*token.Tokenizer, net.Weights, error) {
	if o.From == nil {
		tok, err := tokeniser(ctx, dir, c, o.Net.Vocab)
		if err == nil {
			o.Net.Vocab = tok.Size()
		}
		return tok, nil, err
	}
	shape, weights, err := loadModel(o.From, o.Seed)
	o.Net, o.Kinds = shape, o.From.Config.Shrike.Kinds
	return o.From.Tokenizer, weights, err
}

// tokeniserFile is beside the checkpoint of pre-training.
const tokeniserFile = "checkpoint.tokenizer.json"

// tokeniser is the one that an interrupted run has left in dir, or a new one.
func tokeniser(ctx context.Context, dir string, c *Corpus, size int) (*token.Tokenizer, error) {
	if _, err := os.Stat(filepath.Join(dir, tokeniserFile)); err == nil {
		return token.Load(os.DirFS(dir), tokeniserFile)
	}
	t, err := token.Train(ctx, seq(c.Texts), size, 2)
	if err != nil {
		return nil, fmt.Errorf("training the tokeniser: %w", err)
	}
	return t, t.Save(filepath.Join(dir, tokeniserFile))
}

// split keeps some texts to measure on.
func (c *Corpus) split() (train, held []string) {
	for i, t := range c.Texts {
		if i%heldOut == heldOut-1 {
			held = append(held, t)
		} else {
			train = append(train, t)
		}
	}
	return train, held
}

type pretraining struct {
	*run
	o           PretrainOptions
	texts, held *windows
	order       []part // of the present epoch
	epoch       int
	per         int // parts an optimiser step
}

// part is the n-th batch of the whole run.
func (p *pretraining) part(n int) part {
	if p.order == nil {
		p.order = p.texts.epoch(p.o.Seed, 0, p.o.PartTokens)
	}
	each := len(p.order) // every epoch has as many
	if e := n / each; e != p.epoch {
		p.epoch, p.order = e, p.texts.epoch(p.o.Seed, uint64(e), p.o.PartTokens)
	}
	return p.order[n%each]
}

// tellEvery is how many steps go by between two events, holdEvery between two measurements.
const (
	tellEvery = 10
	holdEvery = 100
	holdParts = 12
)

func (p *pretraining) loop(ctx context.Context) error {
	p.per = max(1, p.o.BatchTokens/p.o.PartTokens)
	var loss, right, norm float64
	since, seen := time.Now(), 0
	for n := 0; p.done < p.o.Schedule.Steps; {
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), p.save())
		}
		l, c, tokens, err := p.step()
		if err != nil {
			return err
		}
		rate := p.o.Schedule.at(p.done)
		norm = p.update(rate)
		loss, right, n, seen = loss+l, right+c, n+1, seen+tokens
		if p.done%tellEvery == 0 || p.done == p.o.Schedule.Steps {
			e := p.event("masked accuracy", loss/float64(n), right/float64(n), rate, norm)
			e.Speed = float64(seen) / time.Since(since).Seconds()
			if err := p.journal.add(e); err != nil {
				return err
			}
			since, seen, loss, right, n = time.Now(), 0, 0, 0, 0
		}
		if err := p.pause(); err != nil {
			return err
		}
	}
	return nil
}

func (p *pretraining) event(name string, loss, metric, rate, norm float64) Event {
	return Event{Step: p.done, Steps: p.o.Schedule.Steps, Loss: loss, Metric: metric, Name: name, Rate: rate, Norm: norm,
		Tokens: p.done * p.per * p.o.PartTokens, Seconds: p.seconds()}
}

// pause measures and keeps what was learnt, now and then.
func (p *pretraining) pause() error {
	if p.done%holdEvery == 0 || p.done == p.o.Schedule.Steps {
		e, err := p.measure()
		if err == nil {
			err = p.journal.add(e)
		}
		if err != nil {
			return err
		}
	}
	if time.Since(p.saved) >= p.o.Every {
		return p.save()
	}
	return nil
}

// step gathers the gradients of one optimiser step.
func (p *pretraining) step() (loss, right float64, tokens int, err error) {
	for i := range p.per {
		n := p.done*p.per + i
		b := p.masked(p.texts, p.part(n), uint64(n), 1/float64(p.per))
		l, c, err := p.runner.Masked(p.weights, b, p.grads)
		if err != nil {
			return 0, 0, 0, err
		}
		loss, right, tokens = loss+l, right+c, tokens+len(b.Tokens)
	}
	return loss, right, tokens, nil
}

// measure is the loss on code that is kept aside, with the same tokens hidden every time.
func (p *pretraining) measure() (Event, error) {
	var loss, right float64
	parts := p.held.epoch(p.o.Seed, 0, p.o.PartTokens)
	parts = parts[:min(len(parts), holdParts)]
	for i, part := range parts {
		b := p.masked(p.held, part, uint64(i), 1/float64(len(parts)))
		l, c, err := p.runner.Masked(p.weights, b, p.grads)
		if err != nil {
			return Event{}, err
		}
		loss, right = loss+l, right+c
	}
	p.grads.Clear()
	e := p.event("masked accuracy", loss, right, 0, 0)
	e.Held = true
	return e, nil
}

// masked makes a batch of pieces. Of its tokens a share is to be guessed: of these, eight of ten
// are hidden behind <mask>, one is another token, one stays (Devlin et al., 2019). The n-th batch
// always hides the same.
func (p *pretraining) masked(w *windows, part part, n uint64, weight float64) *net.Masked {
	r := rand.New(rand.NewPCG(p.o.Seed^0x3a5c, n))
	length := w.length[part.bucket]
	b := &net.Masked{Batch: blank(len(part.pieces), length)}
	var order, rest []int32
	for i, piece := range part.pieces {
		put(&b.Batch, i, w.texts[piece.text][piece.from:piece.to])
		for j := range length {
			if at := int32(i*length + j); j > 0 && j < b.Lens[i]-1 {
				order = append(order, at)
			} else {
				rest = append(rest, at)
			}
		}
	}
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	// Every batch of a shape hides equally many, as a graph is compiled for each number: what there
	// are too few of is made up with places that do not count.
	m := max(1, int(p.o.Mask*float64(len(b.Tokens))))
	goals := min(m, len(order))
	b.Rows = append(order[:goals:goals], rest[:m-goals]...)
	for i, at := range b.Rows {
		b.Targets, b.Weights = append(b.Targets, b.Tokens[at]), append(b.Weights, 0)
		if i >= goals {
			continue
		}
		b.Weights[i] = float32(weight / float64(goals))
		switch x := r.Float64(); {
		case x < .8:
			b.Tokens[at] = token.Mask
		case x < .9:
			b.Tokens[at] = firstPlain + r.Int32N(int32(p.o.Net.Vocab)-firstPlain)
		}
	}
	return b
}

// firstPlain is the first id that is no special token.
const firstPlain = token.ContextStart + 1
