package sarif

import (
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
)

func (h *handler) Finding(f *finding.Finding) error {
	if len(h.run.Results) >= maxResults {
		h.dropped.results++
		return nil
	}
	h.run.Results = append(h.run.Results, h.result(f))
	return nil
}

// result turns a finding into a result.
func (h *handler) result(f *finding.Finding) result {
	r := result{
		RuleID: f.RuleID, RuleIndex: h.rule(h.ruleOf(f)), Level: level(f.Severity), Message: plain(f.Message),
		Locations:           []location{h.place(f.Location, true)},
		PartialFingerprints: h.fingerprints(f),
		Rank:                min(max(f.Rank, 0), 100),
		Properties:          properties(f),
	}
	if f.Advice {
		r.Level = "note"
	}
	if f.Function != "" {
		r.Locations[0].LogicalLocations = []logicalLocation{{Name: report.Clean(f.Function), Kind: "function"}}
	}
	h.addFlow(&r, f)
	h.addSources(&r, f)
	if s := f.Suppressed; s != nil {
		r.Suppressions = []suppression{suppressed(s)}
	}
	if f.Fix != nil {
		r.Fixes = []fix{fixOf(f.Fix)}
	}
	return r
}

// ruleOf is the kind whose id is the rule's; a rule that the run did not announce is made up.
func (h *handler) ruleOf(f *finding.Finding) *finding.Kind {
	k := *h.kinds.Of(f)
	if k.ID != f.RuleID {
		k.ID, k.Kind = f.RuleID, f.Kind
	}
	return &k
}

func properties(f *finding.Finding) map[string]any {
	p := map[string]any{"kind": string(f.Kind), "confidence": f.Confidence, "severity": string(f.Severity)}
	if f.Advice {
		p["advice"], p["origin"] = true, "model"
	}
	if f.Opinion != nil {
		p["model"] = f.Opinion
	}
	if len(f.Evidence.Notes) > 0 {
		p["notes"] = cleanAll(f.Evidence.Notes)
	}
	return p
}

// fingerprints are what results are recognised by from run to run.
func (h *handler) fingerprints(f *finding.Finding) map[string]string {
	p := map[string]string{}
	if f.Fingerprint != "" {
		p["shrikeFingerprint/v1"] = f.Fingerprint
	}
	if hash := h.lineHash(f.Path, f.Start.Line); hash != "" {
		p["primaryLocationLineHash"] = hash
	}
	return p
}

// lineHash is GitHub's hash of a line.
func (h *handler) lineHash(path string, line int) string {
	if h.o.Sources == nil {
		return ""
	}
	hashes, ok := h.hashes[path]
	if !ok {
		if code := h.o.Sources.Text(path); code != nil {
			hashes = finding.LineHashes(code)
		}
		h.hashes[path] = hashes
	}
	if line < 1 || line > len(hashes) {
		return ""
	}
	return hashes[line-1]
}

// place turns a location into a physical one, with its code if wanted.
func (h *handler) place(l finding.Location, snippet bool) location {
	r := &region{StartLine: max(l.Start.Line, 1), StartColumn: max(l.Start.Column, 1)}
	r.EndLine, r.EndColumn = max(l.End.Line, r.StartLine), max(l.End.Column, 1)
	if r.EndLine == r.StartLine && r.EndColumn < r.StartColumn {
		r.EndColumn = r.StartColumn
	}
	if snippet {
		if lines := report.Excerpt(h.o.Sources, l, 0, 0); len(lines) > 0 {
			var code []string
			for _, line := range lines {
				code = append(code, line.Text[line.Start:line.End])
			}
			r.Snippet = &text{Text: strings.Join(code, "\n")}
		}
	}
	return location{PhysicalLocation: &physicalLocation{ArtifactLocation: artifact(l.Path), Region: r}}
}

// addFlow adds the path of the data and names where it starts.
func (h *handler) addFlow(r *result, f *finding.Finding) {
	if len(f.Steps) == 0 {
		return
	}
	steps, omitted := fold(f.Steps)
	if h.size > maxBytes {
		h.dropped.flows++
		return
	}
	flow := threadFlow{}
	if omitted > 0 {
		flow.Message = &text{Text: fmt.Sprintf("%d steps in the middle are left out.", omitted)}
	}
	depth := 0
	for _, s := range steps {
		at := h.place(s.Location, false)
		message := plain(s.Message)
		at.Message = &message
		if s.Role == finding.RoleReturn {
			depth = max(depth-1, 0)
		}
		flow.Locations = append(flow.Locations, threadFlowLocation{
			Location: at, Kinds: kinds[s.Role], NestingLevel: depth, Importance: importance(s.Role),
		})
		if s.Role == finding.RoleCall {
			depth++
		}
		h.size += 600 + len(s.Path) + len(s.Message)
	}
	r.CodeFlows = []codeFlow{{ThreadFlows: []threadFlow{flow}}}
	if first := f.Steps[0]; first.Role == finding.RoleSource {
		at := h.place(first.Location, false)
		message := plain(first.Message)
		at.ID, at.Message = 1, &message
		r.RelatedLocations = []location{at}
	}
}

// maxRelated is how many other sources a result names.
const maxRelated = 20

// addSources names where else the data comes from.
func (h *handler) addSources(r *result, f *finding.Finding) {
	for _, s := range f.OtherSources[:min(len(f.OtherSources), maxRelated)] {
		if h.size > maxBytes {
			break
		}
		at := h.place(s.Location, false)
		message := plain("also: " + s.Message)
		at.ID, at.Message = len(r.RelatedLocations)+1, &message
		r.RelatedLocations = append(r.RelatedLocations, at)
		h.size += 400 + len(s.Path) + len(s.Message)
	}
	if n := len(f.OtherSources) + f.MoreSources; n > 0 {
		r.Properties["otherSources"] = n
	}
}

// fold cuts the middle out of a path that is too long.
func fold(steps []finding.Step) (kept []finding.Step, omitted int) {
	if len(steps) <= maxFlow {
		return steps, 0
	}
	kept = append(kept, steps[:maxFlow/2]...)
	kept = append(kept, steps[len(steps)-maxFlow/2:]...)
	return kept, len(steps) - maxFlow
}

// kinds are the words of the specification (3.38.8) for our roles.
var kinds = map[finding.Role][]string{
	finding.RoleSource: {"source", "taint"}, finding.RoleFlow: {"taint"}, finding.RoleCall: {"call", "function"},
	finding.RoleReturn: {"return", "function"}, finding.RoleSink: {"sink", "taint"},
}

func importance(r finding.Role) string {
	if r == finding.RoleSource || r == finding.RoleSink {
		return "essential"
	}
	return "important"
}

func suppressed(s *finding.Suppression) suppression {
	out := suppression{Kind: "external", Status: "accepted", Justification: report.Clean(s.Reason), Properties: map[string]any{"by": s.By}}
	if s.By == "inline" {
		out.Kind = "inSource"
	}
	if s.Author != "" {
		out.Properties["author"] = report.Clean(s.Author)
	}
	if s.Expires != "" {
		out.Properties["expires"] = report.Clean(s.Expires)
	}
	return out
}

func fixOf(f *finding.Fix) fix {
	return fix{
		Description: text{Text: "Replace the code as the rule says."},
		ArtifactChanges: []artifactChange{{
			ArtifactLocation: artifact(f.Path),
			Replacements: []replacement{{
				DeletedRegion: region{
					StartLine: max(f.Start.Line, 1), StartColumn: max(f.Start.Column, 1), EndLine: max(f.End.Line, 1), EndColumn: max(f.End.Column, 1),
				},
				InsertedContent: text{Text: f.Text},
			}},
		}},
	}
}
