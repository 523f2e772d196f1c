// Package html writes a run as one HTML file that needs nothing else: no network, no other file.
// Its script only filters and folds; without it everything is there to read and to print.
package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/shrike-sec/shrike/internal/source"
)

//go:embed page.html
var pageText string

//go:embed page.css
var styleText string

//go:embed page.js
var scriptText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"count": report.Count, "number": report.Number, "seconds": report.Seconds, "percent": report.Percent,
	"clean": report.Clean, "words": words, "join": strings.Join,
}).Parse(pageText))

// Options say what goes in.
type Options struct {
	Sources finding.Sources // code to show; nil for none
	Title   string          // "" means the name of the root
}

// view is what the template is given.
type view struct {
	Title      string
	CSS        template.CSS
	JS         template.JS
	Policy     string
	Run        finding.Run
	Summary    finding.Summary
	Tally      report.Tally
	Severities []severityCount
	Findings   []findingView
	Kinds      []kindView
	Skipped    []source.Skipped
}

type severityCount struct {
	Name  string
	Count int
}

type kindView struct {
	*finding.Kind
	Count             int
	WhyHTML, FixHTML  template.HTML
	BadHTML, GoodHTML template.HTML
}

type handler struct {
	w     io.Writer
	o     Options
	kinds report.Kinds
	paint *painter
	v     view
	used  map[string]*kindView
}

// New returns a handler that writes the page when the run ends.
func New(w io.Writer, o Options) finding.Handler {
	return &handler{w: w, o: o, paint: newPainter(o.Sources), used: map[string]*kindView{}}
}

func (h *handler) Start(r finding.Run) error {
	h.kinds = report.NewKinds(r)
	h.v.Run = r
	if h.v.Title = h.o.Title; h.v.Title == "" {
		root := strings.TrimRight(strings.ReplaceAll(r.Root, `\`, "/"), "/")
		h.v.Title = root[strings.LastIndexByte(root, '/')+1:]
	}
	return nil
}

func (h *handler) Progress(finding.Progress) {}

func (h *handler) Skipped(s source.Skipped) error {
	h.v.Skipped = append(h.v.Skipped, s)
	return nil
}

func (h *handler) Finding(f *finding.Finding) error {
	h.v.Tally.Add(f)
	kind := h.kinds.Of(f)
	h.kind(kind).Count++
	h.v.Findings = append(h.v.Findings, h.finding(f, kind))
	return nil
}

// kind returns the view of a kind, made the first time.
func (h *handler) kind(k *finding.Kind) *kindView {
	if h.used[k.ID] == nil {
		h.used[k.ID] = &kindView{Kind: k, WhyHTML: markdown(k.Why), FixHTML: markdown(k.Fix),
			BadHTML: h.paint.code("x.js", k.Bad), GoodHTML: h.paint.code("x.js", k.Good)}
	}
	return h.used[k.ID]
}

func (h *handler) End(s finding.Summary) error {
	v := &h.v
	v.Summary = s
	v.CSS, v.JS, v.Policy = template.CSS(styleText), template.JS(scriptText), policy()
	for _, sev := range finding.Severities {
		if n := v.Tally.BySeverity[sev]; n > 0 {
			v.Severities = append(v.Severities, severityCount{string(sev), n})
		}
	}
	if n := v.Tally.Advice; n > 0 {
		v.Severities = append(v.Severities, severityCount{"advice", n})
	}
	if n := v.Tally.Suppressed; n > 0 {
		v.Severities = append(v.Severities, severityCount{"suppressed", n})
	}
	for _, k := range h.used {
		v.Kinds = append(v.Kinds, *k)
	}
	slices.SortFunc(v.Kinds, func(a, b kindView) int { return strings.Compare(a.ID, b.ID) })
	if err := page.Execute(h.w, v); err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	return nil
}

// policy is the content security policy of the page: nothing but its own style and script.
func policy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(styleText) + "; script-src " + hash(scriptText) + "; base-uri 'none'; form-action 'none'"
}
