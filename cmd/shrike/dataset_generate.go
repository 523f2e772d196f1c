package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset/generate"
	"github.com/shrike-sec/shrike/internal/dataset/llm"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/spf13/cobra"
)

// generateFlags are the flags of `shrike dataset generate`.
type generateFlags struct {
	options            generate.Options
	client             llm.Options
	templates, writeTo string
	perMinute          int
	priceIn, priceOut  float64
	noEngine           bool
}

func datasetGenerateCommand() *cobra.Command {
	f := &generateFlags{options: generate.Defaults, client: llm.Defaults}
	cmd := &cobra.Command{
		Use:   "generate SEEDS -o FOLDER --model NAME",
		Short: "Write pairs with a language model of your own, judged and rewritten until they look real",
		Long: "Asks a server with OpenAI's chat interface (Ollama, llama.cpp, vLLM) for secure twins of seeds that have none and for new pairs, " +
			"lets other models judge and rewrite them, and checks what comes out. Only the endpoint is contacted. A key is read from SHRIKE_LLM_KEY.\n\n" +
			"A run that was killed goes on where it was when it is started again: every answer is kept in FOLDER/journal.jsonl.",
		Example: "  shrike dataset generate seeds -o run --model qwen3-coder:30b --model devstral --model gpt-oss:20b\n" +
			"  shrike dataset generate --write-templates prompts",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl, o := cmd.Flags(), &f.options
	fl.StringVarP(&o.Dir, "output", "o", "", "the folder of the run")
	fl.StringArrayVar(&o.Models, "model", nil, "the `NAME` of a model; several take turns")
	fl.StringVar(&f.client.Endpoint, "endpoint", f.client.Endpoint, "address of the server")
	fl.DurationVar(&f.client.Timeout, "timeout", f.client.Timeout, "of one request")
	fl.IntVar(&f.client.Retries, "retries", f.client.Retries, "of a request that fails")
	fl.IntVar(&f.perMinute, "per-minute", 0, "at most `N` requests a minute")
	fl.IntVar(&o.PerKind, "per-kind", o.PerKind, "pairs wanted of each kind, the seeds counted in")
	fl.IntVar(&o.Rounds, "rounds", o.Rounds, "of judging and rewriting at most")
	fl.IntVar(&o.MaxTokens, "max-tokens", o.MaxTokens, "of one answer")
	fl.IntVarP(&o.Jobs, "jobs", "j", o.Jobs, "kinds worked on at once")
	fl.Float64Var(&f.priceIn, "price-in", 0, "of a million prompt tokens, to show costs")
	fl.Float64Var(&f.priceOut, "price-out", 0, "of a million tokens of answers")
	fl.StringVar(&f.templates, "templates", "", "a `FOLDER` with prompts of your own")
	fl.StringVar(&f.writeTo, "write-templates", "", "write the built-in prompts into `FOLDER`, for editing, and end")
	fl.BoolVar(&f.noEngine, "no-engine", false, "do not ask the engine about what is generated")
	return cmd
}

func (f *generateFlags) run(cmd *cobra.Command, args []string) error {
	if f.writeTo != "" {
		return generate.WriteTemplates(f.writeTo)
	}
	if len(args) == 0 || f.options.Dir == "" || len(f.options.Models) == 0 {
		return fmt.Errorf("SEEDS, --output and --model are needed")
	}
	cat, err := loadCatalog()
	if err != nil {
		return err
	}
	seeds, err := datasetFormats.Open(args[0], cwesOf(cat))
	if err != nil {
		return err
	}
	if f.perMinute > 0 {
		f.client.Interval = time.Minute / time.Duration(f.perMinute)
	}
	f.client.Key = os.Getenv("SHRIKE_LLM_KEY")
	client, err := llm.New(f.client)
	if err != nil {
		return err
	}
	if f.options.Templates, err = generate.LoadTemplates(f.templates); err != nil {
		return err
	}
	f.options.Kind = kindText(cat)
	f.options.Broken = broken
	if !f.noEngine {
		g, err := newEngine(cat, false)
		if err != nil {
			return err
		}
		defer g.close()
		f.options.Found = serial(g.kinds)
	}
	f.options.Progress = f.progress(cmd.ErrOrStderr())
	counts, err := generate.Run(cmd.Context(), seeds, client, f.options)
	f.tell(cmd.ErrOrStderr(), counts)
	return err
}

// kindText tells prompts about the catalogue's kinds.
func kindText(cat *catalog.Catalog) func(string) (generate.Kind, bool) {
	return func(id string) (generate.Kind, bool) {
		k := cat.Kind(id)
		if k == nil {
			return generate.Kind{}, false
		}
		return generate.Kind{Title: k.Title, Why: strings.TrimSpace(k.Why), Fix: strings.TrimSpace(k.Fix)}, true
	}
}

// broken tells where code does not parse; of languages without a grammar nothing is known.
func broken(language, code string) string {
	lang := syntax.For(source.Language(language))
	if lang == nil {
		return ""
	}
	tree, err := syntax.Parse(lang, []byte(code))
	if err != nil {
		return err.Error()
	}
	if at := tree.Broken(); len(at) > 0 {
		return fmt.Sprintf("line %d does not parse", strings.Count(code[:at[0].Start], "\n")+1)
	}
	return ""
}

// serial lets one call in at a time: the engine scans in one folder.
func serial(ask func(context.Context, string, string) ([]string, error)) func(context.Context, string, string) ([]string, error) {
	var mu sync.Mutex
	return func(ctx context.Context, language, code string) ([]string, error) {
		mu.Lock()
		defer mu.Unlock()
		return ask(ctx, language, code)
	}
}

// progress tells every so many answers how far the run is.
func (f *generateFlags) progress(w io.Writer) func(generate.Counts) {
	last := 0
	return func(c generate.Counts) {
		if c.Asked >= last+20 {
			last = c.Asked
			f.tell(w, c)
		}
	}
}

func (f *generateFlags) tell(w io.Writer, c generate.Counts) {
	cost := ""
	if f.priceIn > 0 || f.priceOut > 0 {
		cost = fmt.Sprintf(", cost %.2f", (float64(c.PromptTokens)*f.priceIn+float64(c.Tokens)*f.priceOut)/1e6)
	}
	say(w, "%d accepted, %d for review, %d failed; %d asked (%d tokens in, %d out%s), %d remembered",
		c.Accepted, c.Review, c.Failed, c.Asked, c.PromptTokens, c.Tokens, cost, c.Remembered)
}
