package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/train"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func pretrainCommand() *cobra.Command {
	o := train.PretrainDefaults
	var out, from string
	cmd := &cobra.Command{
		Use:   "pretrain DIR... -o MODEL",
		Short: "Teach a new network what code looks like, before it learns what is wrong with it",
		Long: "Trains a tokeniser and a network on plain JavaScript and TypeScript by letting it guess hidden tokens. " +
			"What a scan would leave out is left out, and so are tests. " +
			"An interrupted run goes on when it is started again with the same options; only --steps may differ.",
		Example: "  shrike pretrain node_modules ../services -o pretrained --steps 3000",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			withoutPreemption(cmd)
			if from != "" {
				if o.From, err = folder.OpenDir(from); err != nil {
					return fmt.Errorf("opening the network to go on from: %w", err)
				}
				defer func() { err = errors.Join(err, o.From.Close()) }()
			}
			cat, err := loadCatalog()
			if err != nil {
				return err
			}
			o.Kinds = kindNames(cat)
			o.Net.Kinds = len(o.Kinds)
			corpus, err := train.ReadCorpus(cmd.Context(), args)
			if err != nil {
				return err
			}
			say(cmd.ErrOrStderr(), "%d files of code, %.1f MB; %d left out", len(corpus.Texts), float64(corpus.Bytes)/1e6, corpus.Left)
			line := newProgressLine(cmd.ErrOrStderr())
			o.Tell = line.tell
			defer line.end()
			return train.Pretrain(cmd.Context(), out, corpus, o)
		},
	}
	outFlag(cmd, &out, "the model `FOLDER` to write")
	cmd.Flags().StringVar(&from, "from", "", "a pre-trained model `FOLDER` to go on from: its shape and tokeniser count, not the flags")
	pretrainFlags(cmd, &o)
	return cmd
}

// backendFlag is the flag that chooses what computes.
func backendFlag(cmd *cobra.Command, backend *string) {
	cmd.Flags().StringVar(backend, "backend", *backend, "what computes: go, or xla:cuda in a shrike built with the tag xla")
}

// kindNames are the classes of a model's kind head.
func kindNames(cat *catalog.Catalog) []string {
	names := make([]string, len(cat.Kinds))
	for i, k := range cat.Kinds {
		names[i] = string(k.ID)
	}
	return names
}

// netFlags are the flags of a network's shape.
func netFlags(cmd *cobra.Command, c *net.Config) {
	fl := cmd.Flags()
	fl.IntVar(&c.Layers, "layers", c.Layers, "layers of the network")
	fl.IntVar(&c.Hidden, "hidden", c.Hidden, "width of the network")
	fl.IntVar(&c.Heads, "heads", c.Heads, "attention heads of a layer")
	fl.IntVar(&c.FFN, "ffn", c.FFN, "inner width of a layer")
	fl.IntVar(&c.MaxTokens, "max-tokens", c.MaxTokens, "longest sequence")
}

// pretrainFlags are the flags of how to pre-train.
func pretrainFlags(cmd *cobra.Command, o *train.PretrainOptions) {
	fl := cmd.Flags()
	netFlags(cmd, &o.Net)
	fl.IntVar(&o.Net.Vocab, "vocab", o.Net.Vocab, "ids of the tokeniser")
	fl.Uint64Var(&o.Seed, "seed", o.Seed, "the draw of everything random")
	fl.IntVar(&o.Schedule.Steps, "steps", o.Schedule.Steps, "steps of the optimiser")
	fl.Float64Var(&o.Schedule.Rate, "rate", o.Schedule.Rate, "highest learning rate")
	fl.IntVar(&o.BatchTokens, "batch-tokens", o.BatchTokens, "tokens a step")
	fl.IntVar(&o.PartTokens, "part-tokens", o.PartTokens, "of them, those worked on at a time: less needs less memory")
	fl.Float64Var(&o.Mask, "mask", o.Mask, "share of the tokens to guess")
	backendFlag(cmd, &o.Backend)
	fl.DurationVar(&o.Every, "checkpoint", o.Every, "time between checkpoints")
}

// preemption is the setting under which vector code and math.Exp get along.
const preemption = "asyncpreemptoff=1"

// withoutPreemption starts the program anew, in place, with asynchronous preemption off, unless it
// is. With it, math.Exp is a hundred times slower in a program that uses vector instructions; only
// training suffers from that, so the rest of shrike is left as it is. Where a program cannot be
// replaced, training is slow.
func withoutPreemption(cmd *cobra.Command) {
	setting := os.Getenv("GODEBUG")
	if !vectorCode || strings.Contains(setting, preemption) {
		return
	}
	self, err := os.Executable()
	if err != nil {
		return
	}
	env := append(os.Environ(), "GODEBUG="+strings.TrimPrefix(setting+","+preemption, ","))
	if err := syscall.Exec(self, append(os.Args[:1:1], commandLine(cmd.Context())...), env); err != nil {
		say(cmd.ErrOrStderr(), "training will be slow: set GODEBUG=%s", preemption)
	}
}

// progressLine shows how training goes: one line on a terminal, a line an event elsewhere.
type progressLine struct {
	w     io.Writer
	live  bool
	shown bool
}

func newProgressLine(w io.Writer) *progressLine {
	f, ok := w.(*os.File)
	return &progressLine{w: w, live: ok && term.IsTerminal(int(f.Fd()))}
}

func (p *progressLine) tell(e train.Event) {
	where := ""
	if e.Held {
		where = " held out"
	}
	text := fmt.Sprintf("step %d/%d  loss %.4f  %s %.3f%s", e.Step, e.Steps, e.Loss, e.Name, e.Metric, where)
	if !e.Held {
		text += fmt.Sprintf("  %.0f tokens/s  %s left", e.Speed, e.Left())
	}
	if p.live && !e.Held {
		p.shown = true
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
		return
	}
	p.end()
	fmt.Fprintln(p.w, text)
}

// end leaves the line to whoever writes next.
func (p *progressLine) end() {
	if p.shown {
		fmt.Fprintln(p.w)
	}
	p.shown = false
}
