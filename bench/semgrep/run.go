package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// measure is what one run cost and found: "file:line rule", once each.
type measure struct {
	wall, cpu time.Duration
	peakMB    float64
	found     map[string]bool
	leftOut   map[string]bool // files
}

func (b *bench) runSemgrep(ctx context.Context, t tree) (*measure, error) {
	out := filepath.Join(b.dir, "semgrep.json")
	cmd := exec.CommandContext(ctx, b.semgrep, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--quiet",
		"-j", "2", "--config", b.rules, "--json", "--output", out, t.dir)
	cmd.Env = append(os.Environ(), "SEMGREP_ENABLE_VERSION_CHECK=0", "SEMGREP_SEND_METRICS=off")
	m, err := timed(cmd)
	if err != nil {
		return nil, fmt.Errorf("running Semgrep: %w", err)
	}
	var doc struct {
		Results []struct {
			CheckID string `json:"check_id"`
			Path    string
			Start   struct{ Line int }
		}
	}
	if err := read(out, &doc); err != nil {
		return nil, err
	}
	for _, r := range doc.Results {
		id := r.CheckID
		for _, ids := 0, b.ids(); !slices.Contains(ids, id) && strings.Contains(id, "."); {
			_, id, _ = strings.Cut(id, ".")
		}
		m.found[fmt.Sprintf("%s:%d %s", filepath.Base(r.Path), r.Start.Line, id)] = true
	}
	return m, nil
}

// ids lists the rules' ids, which Semgrep prefixes with the folders they are in.
func (b *bench) ids() []string {
	var ids []string
	files, _ := filepath.Glob(filepath.Join(b.rules, "*.yaml"))
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		for _, line := range strings.Split(string(text), "\n") {
			if i := strings.Index(line, "id: "); i >= 0 && strings.HasPrefix(strings.TrimSpace(line), "-") {
				id, _, _ := strings.Cut(line[i+4:], ",")
				ids = append(ids, strings.TrimSpace(id))
			}
		}
	}
	return ids
}

func (b *bench) runShrike(ctx context.Context, t tree) (*measure, error) {
	out := filepath.Join(b.dir, "shrike.json")
	cmd := exec.CommandContext(ctx, b.shrike, "scan", "--quiet", "--no-cache", "--no-library", "--all", "--rules-only", "--config", b.rules,
		"-j", "2", "--format", "json", t.dir)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=2")
	f, err := os.Create(out)
	if err != nil {
		return nil, fmt.Errorf("running shrike: %w", err)
	}
	cmd.Stdout = f
	m, err := timed(cmd)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("running shrike: %w", err)
	}
	var doc struct {
		Findings []struct {
			RuleID string `json:"rule_id"`
			Path   string
			Start  struct{ Line int }
		}
		Skipped []struct {
			Path    string
			Partial bool
		}
	}
	if err := read(out, &doc); err != nil {
		return nil, err
	}
	m.leftOut = map[string]bool{}
	for _, s := range doc.Skipped {
		if !s.Partial {
			m.leftOut[filepath.Base(s.Path)] = true
		}
	}
	for _, r := range doc.Findings {
		m.found[fmt.Sprintf("%s:%d %s", filepath.Base(r.Path), r.Start.Line, r.RuleID)] = true
	}
	return m, nil
}

// timed runs a command; exit status 1 only says that there are findings.
func timed(cmd *exec.Cmd) (*measure, error) {
	cmd.Stderr = os.Stderr
	begun := time.Now()
	err := cmd.Run()
	m := &measure{wall: time.Since(begun), found: map[string]bool{}}
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
		return nil, err
	}
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.peakMB = float64(usage.Maxrss) / 1024
	}
	return m, nil
}

func read(file string, into any) error {
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	return nil
}

// difference is a finding that only one of the two has.
type difference struct {
	rule, place string
	ours        bool
	leftOut     bool // in a file that shrike leaves out and lists as such: bundles, minified code
}

type differences []difference

func differ(ours, theirs *measure) (d differences, both int) {
	add := func(found string, our bool) {
		place, rule, _ := strings.Cut(found, " ")
		file, _, _ := strings.Cut(place, ":")
		d = append(d, difference{rule, place, our, ours.leftOut[file]})
	}
	for f := range ours.found {
		if theirs.found[f] {
			both++
		} else {
			add(f, true)
		}
	}
	for f := range theirs.found {
		if !ours.found[f] {
			add(f, false)
		}
	}
	slices.SortFunc(d, func(a, b difference) int {
		return strings.Compare(a.rule+" "+a.place, b.rule+" "+b.place)
	})
	return d, both
}

// summary counts the differences by rule.
func (d differences) summary(w io.Writer) {
	fmt.Fprintln(w, "\n| rule | only shrike | only Semgrep | only Semgrep, in files shrike leaves out |\n|:--|--:|--:|--:|")
	for len(d) > 0 {
		rule, ours, theirs, leftOut := d[0].rule, 0, 0, 0
		for _, x := range d {
			switch {
			case x.rule != rule:
			case x.ours:
				ours++
			case x.leftOut:
				leftOut++
			default:
				theirs++
			}
		}
		fmt.Fprintf(w, "| %s | %d | %d | %d |\n", rule, ours, theirs, leftOut)
		d = slices.DeleteFunc(slices.Clone(d), func(x difference) bool { return x.rule == rule })
	}
}

func (d differences) write(w io.Writer) {
	for _, x := range d {
		who := "semgrep"
		if x.ours {
			who = "shrike"
		} else if x.leftOut {
			who = "left-out"
		}
		fmt.Fprintln(w, who, x.rule, x.place)
	}
}
