package sarif

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/reporttest"
	"github.com/shrike-sec/shrike/internal/source"
)

func play(t *testing.T, fs []*finding.Finding, skipped []source.Skipped) []byte {
	t.Helper()
	var out bytes.Buffer
	reporttest.PlayThese(t, New(&out, Options{Sources: reporttest.Sources()}), fs, skipped, reporttest.Summary())
	check(t, out.Bytes())
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "findings.sarif", play(t, reporttest.Findings(), reporttest.Skipped()))
}

func TestNothingFound(t *testing.T) { play(t, nil, nil) }

// check validates a log: against the official schema when SHRIKE_SARIF_SCHEMA names a copy of it,
// and always against what GitHub code scanning asks for beyond that.
func check(t *testing.T, doc []byte) {
	t.Helper()
	if file := os.Getenv("SHRIKE_SARIF_SCHEMA"); file != "" {
		schema, err := jsonschema.NewCompiler().Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%v", err)
		}
	}
	var l log
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		t.Fatal(err)
	}
	if l.Version != "2.1.0" || len(l.Runs) != 1 {
		t.Fatalf("version %q, %d runs", l.Version, len(l.Runs))
	}
	checkRules(t, l.Runs[0].Tool.Driver.Rules)
	for i := range l.Runs[0].Results {
		checkResult(t, &l.Runs[0], &l.Runs[0].Results[i])
	}
}

func checkRules(t *testing.T, rules []descriptor) {
	t.Helper()
	seen := map[string]bool{}
	for _, r := range rules {
		var score float64
		_, err := fmt.Sscan(r.Properties.SecuritySeverity, &score)
		switch {
		case seen[r.ID], r.ID == "", r.ShortDescription.Text == "", r.FullDescription.Text == "", r.Help.Text == "", r.Help.Markdown == "":
			t.Errorf("rule %q is not whole or not alone", r.ID)
		case err != nil || score <= 0 || score > 10:
			t.Errorf("rule %q: security-severity %q", r.ID, r.Properties.SecuritySeverity)
		case len(r.Properties.Tags) == 0 || len(r.Properties.Tags) > maxTags || r.Properties.Tags[0] != "security":
			t.Errorf("rule %q: tags %q", r.ID, r.Properties.Tags)
		}
		seen[r.ID] = true
	}
}

func checkResult(t *testing.T, r *run, res *result) {
	t.Helper()
	if res.RuleIndex >= len(r.Tool.Driver.Rules) || r.Tool.Driver.Rules[res.RuleIndex].ID != res.RuleID {
		t.Errorf("%s: rule index %d", res.RuleID, res.RuleIndex)
	}
	if res.Message.Text == "" || res.Level == "" || len(res.Locations) != 1 || res.PartialFingerprints["primaryLocationLineHash"] == "" {
		t.Errorf("%s is not whole", res.RuleID)
	}
	at := res.Locations
	for _, f := range res.CodeFlows {
		if n := len(f.ThreadFlows[0].Locations); n == 0 || n > maxFlow {
			t.Errorf("%s: a path of %d", res.RuleID, n)
		}
		for _, l := range f.ThreadFlows[0].Locations {
			at = append(at, l.Location)
		}
	}
	for _, l := range at {
		a, reg := l.PhysicalLocation.ArtifactLocation, l.PhysicalLocation.Region
		u, err := url.Parse(a.URI)
		if err != nil || u.IsAbs() || strings.HasPrefix(u.Path, "/") || a.URIBaseID != rootID {
			t.Errorf("%s: uri %q, base %q", res.RuleID, a.URI, a.URIBaseID)
		}
		if reg.StartLine < 1 || reg.StartColumn < 1 || reg.EndLine < reg.StartLine || reg.EndLine == reg.StartLine && reg.EndColumn < reg.StartColumn {
			t.Errorf("%s: region %+v", res.RuleID, reg)
		}
	}
}

func TestLimits(t *testing.T) {
	f := reporttest.Findings()[0]
	var steps []finding.Step
	for i := range 1000 {
		s := f.Steps[i%len(f.Steps)]
		s.Start.Line = i + 1
		steps = append(steps, s)
	}
	many := []*finding.Finding{{Location: f.Location, RuleID: "long", Message: "m", Steps: steps}}
	for range maxResults + 5 {
		many = append(many, &finding.Finding{Location: f.Location, RuleID: f.RuleID, Message: f.Message})
	}
	var out bytes.Buffer
	reporttest.PlayThese(t, New(&out, Options{}), many, make([]source.Skipped, 2*maxNotifications), finding.Summary{})
	var l log
	if err := json.Unmarshal(out.Bytes(), &l); err != nil {
		t.Fatal(err)
	}
	results := l.Runs[0].Results
	flow := results[0].CodeFlows[0].ThreadFlows[0]
	if len(results) != maxResults || len(flow.Locations) != maxFlow || flow.Message == nil {
		t.Errorf("%d results, a path of %d", len(results), len(flow.Locations))
	}
	if last := flow.Locations[maxFlow-1].Location.PhysicalLocation.Region.StartLine; last != 1000 {
		t.Errorf("the path ends at line %d", last)
	}
	if n := len(l.Runs[0].Invocations[0].ToolExecutionNotifications); n != maxNotifications+2 {
		t.Errorf("%d notifications", n)
	}
	if !strings.Contains(out.String(), "6 results are left out") {
		t.Error("nothing says that results are left out")
	}
}

func TestURIs(t *testing.T) {
	for path, want := range map[string]string{
		"a b/ü.js": "a%20b/%C3%BC.js", "c:d.js": "c%3Ad.js", "100%.js": "100%25.js", "/abs/x.js": "file:///abs/x.js", "a#b?.js": "a%23b%3F.js",
	} {
		if got := artifact(path).URI; got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}
