// Package sarif writes SARIF 2.1.0 as GitHub code scanning takes it: one run, every kind that ran
// as a rule with its help, every finding as a result with its path as a code flow, and what was
// not analysed as notifications.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/shrike-sec/shrike/internal/source"
)

// What GitHub takes: https://docs.github.com/en/code-security/code-scanning (SARIF support). A file
// over a limit is refused as a whole, so results past it are left out, and a notification says so.
const (
	maxResults       = 25_000
	maxFlow          = 100       // locations of a path; of longer ones the middle is left out
	maxTags          = 20        // of a rule
	maxNotifications = 5_000     // of files; a limit of ours
	maxBytes         = 150 << 20 // of results with code flows; packed this stays below 10 MB
)

const rootID = "%SRCROOT%"

// Options say what goes in.
type Options struct {
	// Sources gives the code for line hashes and snippets; without it there are none, and GitHub
	// computes the hashes itself.
	Sources finding.Sources
	// InformationURI is the tool's home; "" means DefaultInformationURI.
	InformationURI string
}

// DefaultInformationURI is where the tool is at home.
const DefaultInformationURI = "https://github.com/shrike-sec/shrike"

type handler struct {
	w       io.Writer
	o       Options
	kinds   report.Kinds
	run     run
	rules   map[string]int // index by id
	hashes  map[string][]string
	size    int // estimate of the bytes of results
	dropped struct{ results, flows, files int }
}

// New returns a handler that writes the log when the run ends.
func New(w io.Writer, o Options) finding.Handler {
	if o.InformationURI == "" {
		o.InformationURI = DefaultInformationURI
	}
	return &handler{w: w, o: o, rules: map[string]int{}, hashes: map[string][]string{}}
}

func (h *handler) Start(r finding.Run) error {
	h.kinds = report.NewKinds(r)
	d := driver{Name: r.Tool, Version: r.Version, InformationURI: h.o.InformationURI, Notifications: notifications}
	if isSemantic(r.Version) {
		d.SemanticVersion = strings.TrimPrefix(r.Version, "v")
	}
	h.run = run{
		Tool: tool{d}, ColumnKind: "utf16CodeUnits", Results: []result{},
		Invocations: []invocation{{ExecutionSuccessful: true, Arguments: cleanAll(r.Args)}},
		Properties:  map[string]any{"catalog": r.Catalog, "model": r.Model},
	}
	if r.Root != "" {
		root := url.URL{Scheme: "file", Path: strings.TrimSuffix(filepath.ToSlash(r.Root), "/") + "/"}
		h.run.OriginalURIBaseIDs = map[string]artifactLocation{rootID: {URI: root.String()}}
	}
	h.run.Tool.Driver.Rules = []descriptor{}
	for i := range r.Kinds {
		h.rule(&r.Kinds[i])
	}
	return nil
}

func (h *handler) Progress(finding.Progress) {}

func (h *handler) Skipped(s source.Skipped) error {
	if len(h.run.Invocations[0].ToolExecutionNotifications) >= maxNotifications {
		h.dropped.files++
		return nil
	}
	id, level := notAnalysed, "warning"
	if s.Partial {
		id = partlyAnalysed
	}
	switch s.Reason {
	case source.ReasonVendored, source.ReasonBuild, source.ReasonMinified, source.ReasonGenerated:
		level = "note"
	}
	message := s.Path + ": " + s.Reason
	if s.Detail != "" {
		message += " (" + s.Detail + ")"
	}
	h.notify(id, level, message, []location{{PhysicalLocation: &physicalLocation{ArtifactLocation: artifact(s.Path)}}})
	return nil
}

// The kinds of notification, in the order of their indexes.
const (
	notAnalysed = iota
	partlyAnalysed
	limitReached
)

var notifications = []descriptor{
	notAnalysed:    {ID: "not-analysed", ShortDescription: &text{Text: "A file was not analysed."}},
	partlyAnalysed: {ID: "partly-analysed", ShortDescription: &text{Text: "A file was analysed only in part."}},
	limitReached:   {ID: "limit-reached", ShortDescription: &text{Text: "A limit cut work or output short, or (as a note) made the analysis coarser."}},
}

func (h *handler) notify(id int, level, message string, at []location) {
	in := &h.run.Invocations[0]
	in.ToolExecutionNotifications = append(in.ToolExecutionNotifications, notification{
		Descriptor: reference{ID: notifications[id].ID, Index: id}, Level: level, Message: plain(message), Locations: at,
	})
}

func (h *handler) End(s finding.Summary) error {
	for _, b := range s.Bounds {
		level := "warning"
		if b.Coarser {
			level = "note"
		}
		h.notify(limitReached, level, fmt.Sprintf("%s reached its limit of %d in %s", b.Name, b.Limit, b.Where), nil)
	}
	if n := h.dropped.results; n > 0 {
		h.notify(limitReached, "error", fmt.Sprintf("%d results are left out, the lowest-ranked ones: GitHub takes %d", n, maxResults), nil)
	}
	if n := h.dropped.files; n > 0 {
		h.notify(limitReached, "warning", fmt.Sprintf("%d more files were not analysed; they are not listed here", n), nil)
	}
	if n := h.dropped.flows; n > 0 {
		h.notify(limitReached, "warning", fmt.Sprintf("%d results are written without their path, to keep the file small", n), nil)
	}
	h.run.Properties["files"], h.run.Properties["lines"] = s.Files, s.Lines
	h.run.Properties["hidden"], h.run.Properties["suppressed"] = s.Hidden, s.Suppressed
	enc := json.NewEncoder(h.w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(log{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []run{h.run},
	})
	if err != nil {
		return fmt.Errorf("writing SARIF: %w", err)
	}
	return nil
}

// artifact names a file relative to the root.
func artifact(path string) artifactLocation {
	uri := (&url.URL{Path: path}).EscapedPath()
	if strings.HasPrefix(path, "/") {
		return artifactLocation{URI: "file://" + uri}
	}
	return artifactLocation{URI: strings.ReplaceAll(uri, ":", "%3A"), URIBaseID: rootID}
}

// plain is a message of plain text. SARIF reads [words](target) in messages as a link, which code
// like f[0](1) is not meant to be.
func plain(s string) text {
	return text{Text: strings.ReplaceAll(report.Clean(s), "](", "] (")}
}

func cleanAll(args []string) []string {
	var out []string
	for _, a := range args {
		out = append(out, report.Clean(a))
	}
	return out
}

// isSemantic reports whether a version looks like 1.2.3.
func isSemantic(v string) bool {
	core, _, _ := strings.Cut(strings.TrimPrefix(v, "v"), "-")
	parts := strings.Split(core, ".")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return len(parts) == 3
}
