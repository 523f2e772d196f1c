// Package reporttest holds a small made-up run, with everything in it that a report has to cope
// with, and the comparison with golden files. Only tests use it.
package reporttest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

const orders = `import { db } from "./db.js";
import { readFilter } from "./filter.js";

export function list(app) {
	app.get("/orders", async (req, res) => {
		const filter = readFilter(req.query);
		const [rows] = await db.query("SELECT * FROM orders WHERE state = '" + filter + "'");
		res.send("<h1>Größe 😀 " + req.query.title + "</h1>");
	});
}
`

const filter = `export function readFilter(query) {
  const state = query.state || "open";
  const trimmed = state.trim();
  const text = trimmed.replace(/;/g, "");
  return wrap(text);
}

function wrap(text) {
  const a = text;
  const b = a;
  return b;
}
`

const hostile = "exec(\"\x1b[31m</script><img src=x onerror=alert(1)>\u202e\" + name);\n"

// Files are the files of the run.
func Files() []*source.File {
	return []*source.File{
		source.New("src/orders.js", []byte(orders)),
		source.New("src/filter.js", []byte(filter)),
		source.New("src/<b>&.js", []byte(hostile)),
		source.New("src/wide.js", []byte("f("+strings.Repeat("'aaaa', ", 60)+"eval(x)"+strings.Repeat(", 'bbbb'", 60)+");\n")),
	}
}

// Sources gives the code of the files.
func Sources() finding.Sources { return source.NewIndex(Files()) }

// Kinds are the kinds that ran.
func Kinds() []finding.Kind {
	return []finding.Kind{
		{ID: "command-injection", Title: "Command injection", Group: "injection", CWE: []string{"CWE-78", "CWE-88"}, OWASP: "A03:2021 Injection",
			Severity: finding.Critical, Why: "The shell runs what it is told.", Fix: "Use `execFile` with a list.", Bad: "exec(\"ls \" + dir);\n", Good: "execFile(\"ls\", [dir]);\n"},
		{ID: "sql-injection", Title: "SQL injection", Group: "injection", CWE: []string{"CWE-89"}, OWASP: "A03:2021 Injection", Severity: finding.Critical,
			Why:  "The database cannot tell the text a developer wrote from what a client sent, e.g. a quote. A value such as\n`' OR '1'='1` turns a check into **all rows**.\n\nAnd more.",
			Fix:  "Send text and values apart:\n\n- `mysql2`: `conn.execute(\"… = ?\", [id])`\n- `pg`: `client.query(\"… = $1\",\n  [id])`\n- look names up in a map\n- a fourth way\n",
			Bad:  "db.query(\"SELECT * FROM t WHERE id = \" + id);\n",
			Good: "db.execute(\"SELECT * FROM t WHERE id = ?\", [id]);\n"},
		{ID: "team.no-eval", Kind: "eval-injection", Title: "No <eval> & co", CWE: []string{"CWE-95"}, Severity: finding.Medium},
		{ID: "xss", Title: "Cross-site scripting", Group: "xss", CWE: []string{"CWE-79"}, OWASP: "A03:2021 Injection", Severity: finding.High,
			Why: "The browser runs it.", Fix: "Encode it."},
	}
}

// Run describes the run.
func Run() finding.Run {
	return finding.Run{Tool: "shrike", Version: "0.1.0", Catalog: "c0ffee", Model: "compact@0123456789ab", Root: "/home/dev/shop",
		Args: []string{"shrike", "scan", "."}, Kinds: Kinds()}
}

// at locates the n-th occurrence (from 0) of a text in a file.
func at(files []*source.File, path, text string, n int) finding.Location {
	for _, f := range files {
		if f.Path != path {
			continue
		}
		i := 0
		for ; n >= 0; n-- {
			next := strings.Index(string(f.Text[i:]), text)
			if next < 0 {
				panic("reporttest: no " + text + " in " + path)
			}
			i += next + len(text)
		}
		return finding.Range(f, uint32(i-len(text)), uint32(i))
	}
	panic("reporttest: no file " + path)
}

// Findings are what was found, in rank order.
func Findings() []*finding.Finding {
	fs := Files()
	step := func(role finding.Role, path, text string, n int, message string) finding.Step {
		return finding.Step{Location: at(fs, path, text, n), Role: role, Message: message}
	}
	const o, f = "src/orders.js", "src/filter.js"
	out := []*finding.Finding{
		{Kind: "sql-injection", RuleID: "sql-injection", Severity: finding.Critical, Function: "list",
			Message:  "Data from the query string becomes part of the SQL text of `db.query`, so whoever sends it can rewrite the query.",
			Location: at(fs, o, `"SELECT * FROM orders WHERE state = '" + filter + "'"`, 0),
			Steps: []finding.Step{
				step(finding.RoleSource, o, "req.query", 0, "the query string comes in"),
				step(finding.RoleCall, o, "readFilter(req.query)", 0, "passed to readFilter"),
				step(finding.RoleFlow, f, "query.state", 0, "its state is read"),
				step(finding.RoleFlow, f, "state.trim()", 0, "trimmed"),
				step(finding.RoleFlow, f, "trimmed.replace(/;/g, \"\")", 0, "semicolons are taken out, which is not enough"),
				step(finding.RoleCall, f, "wrap(text)", 0, "passed to wrap"),
				step(finding.RoleReturn, o, "readFilter(req.query)", 0, "returned by readFilter"),
				step(finding.RoleSink, o, `"SELECT * FROM orders WHERE state = '" + filter + "'"`, 0, "it becomes part of the SQL text"),
			},
			OtherSources: []finding.Step{step(finding.RoleSource, o, "req.query.title", 0, "the title comes in"), step(finding.RoleSource, f, "query", 0, "a parameter comes in")},
			MoreSources:  5,
			Evidence:     finding.Evidence{SourceKind: "remote", Steps: 8, Partial: 1, CrossFile: true, Notes: []string{"a check on the way takes out semicolons only"}},
			Confidence:   0.93, Rank: 97},
		{Kind: "command-injection", RuleID: "command-injection", Severity: finding.Critical, Message: "`name` reaches a shell <b>here</b>.",
			Location: at(fs, "src/<b>&.js", "name", 0), Evidence: finding.Evidence{SourceKind: "arguments", Heuristic: true, Unresolved: 2}, Confidence: 0.7, Rank: 80,
			Steps: []finding.Step{step(finding.RoleSink, "src/<b>&.js", "name", 0, "it is run \x1b[2J")}},
		{Kind: "xss", RuleID: "xss", Severity: finding.High, Message: "The title is sent as HTML.", Location: at(fs, o, "req.query.title", 0), Function: "list",
			Steps: []finding.Step{
				step(finding.RoleSource, o, "req.query.title", 0, "the query string comes in"),
				step(finding.RoleSink, o, `res.send("<h1>Größe 😀 " + req.query.title + "</h1>")`, 0, "it is sent as HTML"),
			}, Evidence: finding.Evidence{SourceKind: "remote", Steps: 2}, Confidence: 0.9, Rank: 75,
			Opinion: &finding.Opinion{Probability: 0.97, Kind: "xss", KindProbability: 0.8, Engine: 0.88, Explanation: &finding.Explanation{
				Method: "line head", Lines: []finding.WeighedLine{{Path: o, Line: 9, Weight: 0.6}, {Path: f, Line: 2, Weight: 0.2}},
				Tokens: []string{"query", "<b>title"}, Checked: true, Drop: 0.7, OtherDrop: 0.05, Faithful: true}}},
		{Kind: "eval-injection", RuleID: "team.no-eval", Severity: finding.Medium, Message: "eval is not allowed | here.", Location: at(fs, "src/wide.js", "eval(x)", 0),
			Confidence: 0.6, Rank: 50, Fix: &finding.Fix{Location: at(fs, "src/wide.js", "eval(x)", 0), Text: "JSON.parse(x)"}},
		{Kind: "xss", RuleID: "xss", Severity: finding.High, Message: "Known and accepted.", Location: at(fs, f, "return b", 0), Confidence: 0.5, Rank: 40,
			Suppressed: &finding.Suppression{By: "inline", Reason: "the page is ours", Author: "ann", Expires: "2030-01-01"}},
		{Kind: "unheard-of", RuleID: "unheard-of", Severity: finding.Low, Message: "A model thinks so.", Location: at(fs, f, "const a = text;\n  const b = a;", 0), Confidence: 0.3, Rank: 0.5, Advice: true,
			Opinion: &finding.Opinion{Probability: 0.8, Kind: "unheard-of", KindProbability: 0.5, Raised: true, Explanation: &finding.Explanation{
				Method: "occlusion", Lines: []finding.WeighedLine{{Path: f, Line: 3, Weight: 0.4}}, Checked: true, Drop: 0.01, OtherDrop: 0.02}}},
	}
	texts := source.NewIndex(fs)
	finding.Fingerprints(out, func(path string, n int) string {
		if lines := texts.Lines(path, n, n); len(lines) == 1 {
			return lines[0]
		}
		return ""
	})
	return out
}

// Skipped are the files that were not analysed.
func Skipped() []source.Skipped {
	return []source.Skipped{
		{Path: "dist/", Reason: source.ReasonBuild, Detail: "left out by default"},
		{Path: "src/broken.js", Reason: source.ReasonSyntax, Detail: "lines 3 to 5", Partial: true},
		{Path: "src/secret.js", Reason: source.ReasonUnreadable, Detail: "permission denied"},
	}
}

// Summary closes the run.
func Summary() finding.Summary {
	return finding.Summary{Files: 4, Lines: 1234, Functions: 56, Findings: 5, Hidden: 3, Suppressed: 2, Skipped: 3, Seconds: 0.42,
		Bounds: []finding.Bound{{Name: "steps of a path", Where: "src/filter.js: readFilter", Limit: 1000},
			{Name: "values of a variable", Where: "src/orders.js", Limit: 24, Coarser: true}},
		Stages: map[string]float64{"taint": 0.2, "reading": 0.1}}
}

// Play hands the whole run to a handler.
func Play(t testing.TB, h finding.Handler) {
	t.Helper()
	PlayThese(t, h, Findings(), Skipped(), Summary())
}

// PlayThese hands a run with the given results to a handler.
func PlayThese(t testing.TB, h finding.Handler, fs []*finding.Finding, skipped []source.Skipped, s finding.Summary) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(h.Start(Run()))
	h.Progress(finding.Progress{Stage: "taint", Done: 1, Total: 2})
	for _, f := range fs {
		check(h.Finding(f))
	}
	for _, s := range skipped {
		check(h.Skipped(s))
	}
	check(h.End(s))
}

var update = flag.Bool("update", false, "rewrite the golden files")

// Golden compares output with testdata/name.
func Golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run the test with -update)", err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs (go test -update, then read the difference); got\n%s", file, got)
	}
}
