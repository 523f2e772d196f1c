package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/shrike-sec/shrike/internal/report/json"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/source"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"shrike":    main,
		"hostile":   hostile,
		"tinymodel": tinyModel,
	})
}

// TestScript runs the command line as users do; see testdata/script.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("NO_COLOR", "1")
			env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exitcode": exitCode},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "devfull":
				_, err := os.Stat("/dev/full")
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// exitCode runs a command and checks its exit code: exitcode 2 shrike scan missing.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode CODE COMMAND [ARG…]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("running %s: %v", args[1], err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// hostile writes a file of the kind that breaks tools: hostile KIND SIZE FILE.
func hostile() {
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	var text string
	switch os.Args[1] {
	case "minified":
		text = strings.Repeat("function a(b){return c(b)+1};", n/29)
	case "nested":
		text = strings.Repeat("[", n) + strings.Repeat("]", n) + ";\n"
	case "calls":
		text = strings.Repeat("f(", n) + strings.Repeat(")", n) + ";\n"
	case "binary":
		text = strings.Repeat("\x00\x01\x02\xff", n/4)
	case "latin1":
		text = "// caf\xe9 " + strings.Repeat("\xe9", n) + "\nconst a = 'x\xff';\n"
	case "sum":
		text = "const s = '' " + strings.Repeat("+ 'x' ", n) + ";\n"
	}
	if err := os.WriteFile(os.Args[3], []byte(text), 0o644); err != nil {
		panic(err)
	}
}

// TestShop compares what a scan of the sample shop finds with the list in testdata/shop.golden, a
// line a finding: where, what, and the code there. Run with -update to rewrite it.
func TestShop(t *testing.T) {
	shop, err := filepath.Abs("../../examples/shop")
	if err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	if code := run(context.Background(), []string{"scan", shop, "--format", "json", "--no-cache"}, nil, &out, &talk); code != exitFindings {
		t.Fatalf("exit code %d\n%s", code, talk.String())
	}
	if talk.Len() > 0 {
		t.Errorf("a clean run talks: %s", talk.String())
	}
	got := listing(t, out.Bytes(), shop)
	const golden = "testdata/shop.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the scan of examples/shop differs from %s\n%s", golden, lineDiff(string(want), got))
	}
}

// What README.md shows as output is what a scan prints.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(readme), "```\nCRITICAL")
	sample, _, found := strings.Cut(after, "\n```")
	if !found {
		t.Fatal("README.md shows no output")
	}
	var out, talk bytes.Buffer
	run(context.Background(), []string{"scan", "../../examples/shop", "--no-cache"}, nil, &out, &talk)
	// README.md stands at the top of the repository, this test does not.
	plain := func(text string) string { return strings.ReplaceAll(text, "../../examples/shop/", "examples/shop/") }
	if !strings.Contains(plain(out.String()), sample) {
		t.Errorf("a scan of examples/shop does not print this:\n%s", sample)
	}
}

// lineDiff lists the lines that only one of two texts has.
func lineDiff(want, got string) string {
	var b strings.Builder
	for _, side := range []struct{ sign, text, other string }{{"missing  ", want, got}, {"unwanted ", got, want}} {
		for line := range strings.Lines(side.text) {
			if !strings.Contains("\n"+side.other, "\n"+line) {
				b.WriteString(side.sign + line)
			}
		}
	}
	return b.String()
}

// listing is a line for each finding of a JSON report: kind, place, the line of code.
func listing(t *testing.T, report []byte, root string) string {
	t.Helper()
	var got scan.Collector
	if err := json.Replay(bytes.NewReader(report), &got); err != nil {
		t.Fatal(err)
	}
	code := source.NewDisk(got.Run.Root)
	var lines []string
	for _, f := range got.Findings {
		rel, err := filepath.Rel(root, filepath.Join(got.Run.Root, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSpace(strings.Join(code.Lines(f.Path, f.Start.Line, f.Start.Line), ""))
		lines = append(lines, fmt.Sprintf("%s:%d\t%s\t%s\n", filepath.ToSlash(rel), f.Start.Line, f.RuleID, text))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}
