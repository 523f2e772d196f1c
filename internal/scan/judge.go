package scan

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
)

// What a model is asked in one scan at most: findings judged, and reasons checked, which takes
// several questions each.
const (
	maxJudged     = 400
	maxChecked    = 20
	alwaysChecked = 1
	linesPerCheck = 20_000
)

// judgeBatch is how many candidates are scored between two looks at the context.
const judgeBatch = 16

// leastAdvice is the model's own probability below which nothing is made of a suspect.
const leastAdvice = 0.5

// judges reports whether there is a model to ask.
func (s *session) judges() bool { return s.c.scorer().ID() != score.None{}.ID() && !s.c.RulesOnly }

// readsNear reports whether the model was trained to read signatures of what is near a function.
func (s *session) readsNear() bool {
	r, ok := s.c.scorer().(interface{ ReadsNear() bool })
	return ok && r.ReadsNear()
}

// rankOptions say what orders the findings of a project.
func (s *session) rankOptions(p *project) rank.Options {
	o := rank.Options{Library: p.library}
	if s.judges() {
		if o.Ranker = s.c.Ranker; o.Ranker == nil {
			o.Ranker = rank.Default()
		}
	}
	return o
}

// judge asks the model about the findings, the likeliest first, and about suspects, and adds advice
// to the findings. Without a model it does nothing.
func (s *session) judge(ctx context.Context, found *Analysis, p *project) error {
	if !s.judges() {
		return nil
	}
	defer s.stages.start("model")()
	rank.Order(found.Findings, rank.Options{Library: p.library})
	cut := newCutter(p)
	var batch []score.Candidate
	for _, f := range found.Findings[:min(len(found.Findings), maxJudged)] {
		if c, ok := cut.finding(f); ok {
			batch = append(batch, c)
		}
	}
	if n := len(found.Findings) - maxJudged; n > 0 {
		s.note("the model was not asked about %d findings that rank low", n)
	}
	judged := len(batch)
	seen := map[string]bool{}
	for _, place := range found.Suspects {
		if c, ok := cut.suspect(place); ok && !seen[c.Code] {
			seen[c.Code] = true
			batch = append(batch, c)
		}
	}
	if found.Passed > 0 {
		s.note("the model was not asked about %d functions less likely to be flawed", found.Passed)
	}
	scores, err := s.score(ctx, batch)
	if err != nil {
		return err
	}
	for i := range batch[:judged] {
		batch[i].Findings[0].Opinion = opinion(&scores[i], batch[i].Findings[0].Kind)
	}
	advice := s.advise(batch[judged:], scores[judged:])
	code := source.NewIndex(p.files)
	finding.Fingerprints(advice, func(path string, n int) string { return strings.Join(code.Lines(path, n, n), "") })
	for _, f := range advice {
		f.RuleID = string(f.Kind)
	}
	found.Findings = append(found.Findings, advice...)
	return nil
}

// opinion is what a score means for a finding of a kind.
func opinion(x *score.Score, kind finding.KindID) *finding.Opinion {
	o := &finding.Opinion{Probability: x.Flawed, Abstained: x.Abstained, Explanation: x.Explanation}
	if len(x.Kinds) > 0 {
		o.Kind, o.KindProbability = x.Kinds[0].Kind, x.Kinds[0].Probability
	}
	for _, k := range x.Kinds {
		if k.Kind == kind && k.Probability >= o.KindProbability {
			o.Kind = kind
		}
	}
	return o
}

// advise makes findings of suspects that the model takes for flawed.
func (s *session) advise(suspects []score.Candidate, scores []score.Score) []*finding.Finding {
	var out []*finding.Finding
	for i := range suspects {
		c, x := &suspects[i], &scores[i]
		if x.Abstained || x.Flawed < leastAdvice || len(x.Kinds) == 0 {
			continue
		}
		kind := s.c.Catalog.Kind(string(x.Kinds[0].Kind))
		if kind == nil {
			continue
		}
		f := &finding.Finding{
			Kind: x.Kinds[0].Kind, RuleID: "model:" + string(x.Kinds[0].Kind), Severity: kind.Severity,
			Location: c.Location, Function: c.Function, Advice: true, Opinion: opinion(x, x.Kinds[0].Kind),
		}
		f.Message = fmt.Sprintf("Advice of the model: this code looks like %s (%.0f %%); no rule or data flow confirms it.", kind.Title, 100*x.Flawed)
		out = append(out, f)
	}
	return out
}

// explain has the model check its reasons for the first findings that are shown, and moves advice to
// the line that weighed most.
func (s *session) explain(ctx context.Context, found *Analysis, p *project) error {
	if !s.judges() {
		return nil
	}
	defer s.stages.start("reasons")()
	cut := newCutter(p)
	x, ok := s.c.scorer().(score.Explainer)
	most := min(maxChecked, alwaysChecked+found.Lines/linesPerCheck)
	var batch []score.Candidate
	var of []*finding.Finding
	for _, f := range found.Findings {
		if len(batch) == most || !ok {
			break
		}
		if f.Opinion == nil || f.Opinion.Abstained || !s.wants(f) || !s.stands(f) {
			continue
		}
		if c, ok := cut.again(f); ok {
			batch, of = append(batch, c), append(of, f)
		}
	}
	reasons, err := s.reasons(ctx, x, batch)
	if err != nil {
		return err
	}
	for i, f := range of {
		if reasons[i] != nil {
			f.Opinion.Explanation = reasons[i]
		}
	}
	for _, f := range found.Findings {
		if f.Advice && f.Opinion.Explanation != nil && len(f.Opinion.Explanation.Lines) > 0 {
			cut.move(f, f.Opinion.Explanation.Lines[0])
		}
	}
	return nil
}

// cutter makes the candidates of a project.
type cutter struct {
	builder *score.Builder
	files   source.Index
}

func newCutter(p *project) *cutter {
	files := source.NewIndex(p.files)
	return &cutter{score.NewBuilder(files, 0), files}
}

// finding is the candidate of a finding; false when shrike itself fails on it.
func (c *cutter) finding(f *finding.Finding) (out score.Candidate, ok bool) {
	if attempt(f.Path, "cutting code for the model", func() { out, ok = c.builder.FromFinding(f) }) != nil {
		return out, false
	}
	return out, ok && out.Code != ""
}

func (c *cutter) suspect(p score.Place) (out score.Candidate, ok bool) {
	if attempt(p.Path, "cutting code for the model", func() { out, ok = c.builder.FromFunction(p) }) != nil {
		return out, false
	}
	return out, ok
}

// again is the candidate that a finding was judged by.
func (c *cutter) again(f *finding.Finding) (score.Candidate, bool) {
	if !f.Advice {
		return c.finding(f)
	}
	return c.suspect(score.Place{Location: f.Location, Function: f.Function, Module: f.Function == "" && f.Start.Offset == 0})
}

// move moves a finding to a line of its file.
func (c *cutter) move(f *finding.Finding, to finding.WeighedLine) {
	file := c.files[to.Path]
	if file == nil {
		return
	}
	text := file.Line(to.Line)
	start := file.LineStart(to.Line) + len(text) - len(strings.TrimLeft(text, " \t"))
	end := max(start, file.LineStart(to.Line)+len(strings.TrimRight(text, " \t")))
	f.Location = finding.Range(file, uint32(start), uint32(end))
	f.Path = to.Path
}

// score scores candidates, those whose scores are in the cache without the model.
func (s *session) score(ctx context.Context, batch []score.Candidate) ([]score.Score, error) {
	return remember(ctx, s, "model", batch, judgeBatch, s.c.scorer().Score)
}

// reasons explains candidates, likewise.
func (s *session) reasons(ctx context.Context, x score.Explainer, batch []score.Candidate) ([]*finding.Explanation, error) {
	return remember(ctx, s, "reasons", batch, 1, x.Explain)
}

// remember asks about candidates that the cache has no answer for, size at a time, and keeps the
// answers by code and model.
func remember[T any](ctx context.Context, s *session, what string, batch []score.Candidate, size int, ask func(context.Context, []score.Candidate) ([]T, error)) ([]T, error) {
	out := make([]T, len(batch))
	keys := make([]string, len(batch))
	var open []int
	for i := range batch {
		keys[i] = cacheKey(what, s.c.scorer().ID(), batch[i].Code, fmt.Sprint(batch[i].Marks), fmt.Sprint(batch[i].Lines))
		if data, ok := s.cache.get(keys[i]); !ok || json.Unmarshal(data, &out[i]) != nil {
			open = append(open, i)
		}
	}
	for done := 0; done < len(open); done += size {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.stages.progress(what, done, len(open))
		now := open[done:min(done+size, len(open))]
		some := make([]score.Candidate, len(now))
		for i, at := range now {
			some[i] = batch[at]
		}
		answers, err := ask(ctx, some)
		if err == nil && len(answers) != len(now) {
			err = fmt.Errorf("%d answers for %d candidates", len(answers), len(now))
		}
		if err != nil {
			return nil, fmt.Errorf("asking the model: %w", err)
		}
		for i, at := range now {
			out[at] = answers[i]
			if data, err := json.Marshal(answers[i]); err == nil {
				_ = s.cache.put(keys[at], data) // a scan is not worse for a cache that can't be written
			}
		}
	}
	return out, nil
}
