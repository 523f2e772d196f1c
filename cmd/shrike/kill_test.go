package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// scanProcess prepares a scan of the sample shop in a process of its own, with a cache.
func scanProcess(t *testing.T, cache string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	cmd := exec.Command(self, "scan", "../../examples/shop", "--format", "json", "--cache-dir", cache)
	cmd.Args[0] = "shrike" // testscript.Main runs the command of that name
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	return cmd, &out
}

// A scan that is killed at whatever moment leaves a cache that the next scan can trust.
func TestKilledScanLeavesCacheSound(t *testing.T) {
	whole, want := scanProcess(t, filepath.Join(t.TempDir(), "fresh"))
	begun := time.Now()
	_ = whole.Run() // findings make its exit code 1
	took := time.Since(begun)
	if findings(want.Bytes()) == "" {
		t.Fatal("the scan finds nothing")
	}
	cache := filepath.Join(t.TempDir(), "cache")
	for i := range 8 {
		cmd, _ := scanProcess(t, cache)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took * time.Duration(i+1) / 8)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	for _, run := range []string{"first", "second"} {
		cmd, got := scanProcess(t, cache)
		_ = cmd.Run()
		if findings(got.Bytes()) != findings(want.Bytes()) {
			t.Errorf("the %s scan after killed ones finds something else", run)
		}
	}
}

// findings is the part of a JSON report between its run and its summary.
func findings(report []byte) string {
	_, after, _ := bytes.Cut(report, []byte(`"findings": [`))
	before, _, _ := bytes.Cut(after, []byte(`"summary":`))
	return string(before)
}

// A scan that is interrupted says so and is a failure.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, talk bytes.Buffer
	if code := run(ctx, []string{"scan", "../../examples/shop", "--no-cache"}, nil, &out, &talk); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	if talk.String() != "shrike: interrupted\n" || out.Len() > 0 {
		t.Errorf("it says %q and reports %q", talk.String(), out.String())
	}
}
