// Command model-eval measures engine, model and both fused, side by side, on labelled pairs: a folder
// of them or a file of examples in JSONL.
//
//	go run ./bench/model-eval -dir datasets/js-pairs/authored -model models/compact
//
// With -alternate, one half of each pair is judged, drawn by the seed: code that is never seen beside
// its twin. With -fit, it fits the ranker of a model folder instead, on the pairs that training
// kept aside; with -engine-table, the calibration table of the engine alone.
//
// The engine finds a flaw where a finding of the pair's kind is shown, whatever else it shows; the
// model where its probability is a half or more, of whatever kind; both fused where the ranker's
// probability is at its threshold or above.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/eval"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/train"
)

type options struct {
	dir, model  string
	alternate   bool
	seed        uint64
	held        bool
	fit         bool
	engineTable bool
	advice      float64
	sound       string
	kinds       bool
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "datasets/js-pairs/authored", "the pairs: a folder, or a JSONL file of examples")
	flag.StringVar(&o.model, "model", "", "the model folder; without one only the engine is measured")
	flag.BoolVar(&o.alternate, "alternate", false, "judge one half of each pair only")
	flag.Uint64Var(&o.seed, "seed", 1, "which half -alternate keeps")
	flag.BoolVar(&o.held, "held", false, "judge only the pairs that training keeps aside")
	flag.BoolVar(&o.fit, "fit", false, "fit the ranker of -model on the pairs that training keeps aside, and write it there")
	flag.Float64Var(&o.advice, "advice", 0.95, "with -fit: the probability from which advice is shown by default")
	flag.StringVar(&o.sound, "sound", "", "with -fit: a folder of well-kept projects, by which -advice is chosen instead")
	flag.BoolVar(&o.engineTable, "engine-table", false, "write the engine's calibration table to internal/rank/engine.json")
	flag.BoolVar(&o.kinds, "kinds", false, "print tables by group and kind for each judge")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "model-eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options, w io.Writer) error {
	cat, err := catalog.Builtin()
	if err != nil {
		return err
	}
	if o.fit {
		o.held = true
	}
	halves, err := read(o, cat)
	if err != nil {
		return err
	}
	if err := scanAll(ctx, cat, halves); err != nil {
		return err
	}
	if o.engineTable {
		return writeJSON("internal/rank/engine.json", rank.EngineOutcomes(engineCases(halves)))
	}
	judges := []judge{engineJudge}
	if o.model != "" {
		m, err := scorer.Open(os.DirFS(o.model), scorer.Options{Name: filepath.Base(o.model)})
		if err != nil {
			return err
		}
		defer m.Close()
		fmt.Fprintf(w, "Model %s, run by %s.\n\n", m.ID(), m.Engine)
		if err := ask(ctx, m, halves); err != nil {
			return err
		}
		if o.fit {
			return fit(ctx, o, cat, m, halves, w)
		}
		ranker, err := rank.ReadRanker(os.DirFS(o.model))
		if err != nil {
			return err
		}
		if ranker == nil {
			fmt.Fprint(w, "The model brings no ranker: the default one is used, which was not fitted.\n\n")
			ranker = rank.Default()
		}
		judges = append(judges, modelJudge, fusedJudge(ranker))
	}
	return compare(w, o, halves, judges)
}

// read reads the halves that are to be judged.
func read(o options, cat *catalog.Catalog) ([]half, error) {
	seq, err := dataset.Formats{dataset.JSONL}.Open(o.dir, func(string) []string { return nil })
	if err != nil {
		return nil, err
	}
	var out []half
	err = dataset.Strict(seq, func(e *dataset.Example) error {
		if !o.held || e.Split == dataset.Validation || e.Split == "" && train.KeepsAside(e.Family()) {
			out = append(out, half{Example: *e, group: groupOf(cat, e.Kind)})
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = errors.New("nothing there to judge")
	}
	return out, err
}

func groupOf(cat *catalog.Catalog, kind string) string {
	if k := cat.Kind(kind); k != nil {
		return k.Group
	}
	return "of no known kind"
}

// fit fits and writes the ranker of a model.
func fit(ctx context.Context, o options, cat *catalog.Catalog, m *scorer.Model, halves []half, w io.Writer) error {
	var cases []rank.Labelled
	for i := range halves {
		h := &halves[i]
		cases = append(cases, rank.Labelled{Case: *h.fused(), Flawed: h.Label == dataset.Flawed, Family: h.Family()})
	}
	r, err := rank.Fit(cases, rank.FitOptions{})
	if err != nil {
		return err
	}
	r.Model, r.Advice = m.ID(), o.advice
	if o.sound != "" {
		if r.Advice, err = adviceThreshold(ctx, cat, m, r, o.sound, w); err != nil {
			return err
		}
	}
	r.Data = fmt.Sprintf("%d halves of pairs of %s that training kept aside; the engine's rules were developed on such pairs, so that its word looks better than it is", len(cases), o.dir)
	fmt.Fprintf(w, "%s\nBrier %.4f over %d families, threshold %.3f\n", r, r.Brier, r.Families, r.Threshold)
	return writeJSON(filepath.Join(o.model, rank.RankerFile), r)
}

func writeJSON(path string, v any) error {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return dataset.WriteFile(path, append(text, '\n'))
}

// compare prints what the judges say side by side.
func compare(w io.Writer, o options, halves []half, judges []judge) error {
	var all [][]eval.Verdict
	for _, j := range judges {
		v := verdicts(halves, j)
		if o.alternate {
			v = eval.Alternate(v, o.seed)
		}
		all = append(all, v)
	}
	fmt.Fprint(w, eval.Header("judge"))
	for i, j := range judges {
		fmt.Fprint(w, eval.Count(all[i]).Row(j.name))
	}
	fmt.Fprintln(w)
	for i, j := range judges {
		right10, of10 := eval.PrecisionAt(all[i], 10)
		right50, of50 := eval.PrecisionAt(all[i], 50)
		fmt.Fprintf(w, "- %s: area under the ROC curve %.3f; of its first 10 right %d of %d, of its first 50 right %d of %d", j.name, eval.AUC(all[i]), right10, of10, right50, of50)
		if !o.alternate {
			fmt.Fprintf(w, "; %s", eval.Pairs(all[i]))
		}
		fmt.Fprintln(w)
	}
	if right, of := kindsNamed(halves); of > 0 {
		fmt.Fprintf(w, "- of flawed halves the model's first kind is the pair's: %s\n", eval.Share(right, of))
	}
	if !o.kinds {
		return nil
	}
	for i, j := range judges {
		fmt.Fprintf(w, "\n## %s\n\n", j.name)
		if err := eval.Tables(w, all[i]); err != nil {
			return err
		}
	}
	return nil
}
