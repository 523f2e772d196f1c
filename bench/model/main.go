// Command model measures how fast the model runs: by ONNX Runtime, by each of the loops in Go, and by
// Python's onnxruntime on the very file that shrike exports. It writes Markdown.
//
//	go run ./bench/model -o docs/model-speed.md -python venv/bin/python
//
// Python needs the package onnxruntime. Without -python its rows are left out.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/infer"
	"github.com/shrike-sec/shrike/internal/ml/onnx"
)

type bench struct {
	dir     string // of the model
	python  string
	seconds float64 // that each measurement takes at least
	workers int
	tmp     string
	out     bytes.Buffer
}

func main() {
	b, file := bench{}, ""
	flag.StringVar(&b.dir, "model", "models/compact", "the model's folder; without one, a network of the same size with made-up weights runs")
	flag.StringVar(&b.python, "python", "", "a Python that has onnxruntime")
	flag.Float64Var(&b.seconds, "seconds", 5, "how long each measurement takes at least")
	flag.IntVar(&b.workers, "workers", runtime.NumCPU(), "how many functions run at a time")
	flag.StringVar(&file, "o", "", "the file to write; stdout when not given")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := b.run(ctx)
	if err == nil {
		err = b.write(file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "model:", err)
		os.Exit(1)
	}
}

func (b *bench) write(file string) error {
	if file == "" {
		_, err := os.Stdout.Write(b.out.Bytes())
		return err
	}
	if err := errors.Join(os.WriteFile(file+".tmp", b.out.Bytes(), 0o644), os.Rename(file+".tmp", file)); err != nil {
		return fmt.Errorf("writing the figures: %w", err)
	}
	return nil
}

func (b *bench) printf(format string, args ...any) { fmt.Fprintf(&b.out, format, args...) }

func (b *bench) run(ctx context.Context) (err error) {
	if b.tmp, err = os.MkdirTemp("", "bench-model"); err != nil {
		return fmt.Errorf("making a folder for exports: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.tmp)) }()
	m, made, err := b.open(ctx)
	if err != nil {
		return err
	}
	defer m.Close()
	before := load()
	rows, err := b.measureAll(ctx, m)
	if err != nil {
		return err
	}
	b.head(m, made, before)
	b.tables(rows)
	return nil
}

// measureAll measures every way of running the model that there is on this machine.
func (b *bench) measureAll(ctx context.Context, m *folder.Model) ([]row, error) {
	var rows []row
	for _, o := range b.ways() {
		n, err := infer.Open(m, o)
		if err != nil {
			return nil, err
		}
		if !o.Plain && strings.HasPrefix(n.Engine(), "Go") || o.Plain && o.Int8 && !strings.HasSuffix(n.Engine(), string(onnx.Int8)) {
			continue // there is no ONNX Runtime, or the processor can't
		}
		r, err := b.measure(ctx, n, m.Config.Shrike.MaxTokens)
		if err = errors.Join(err, n.Close()); err != nil {
			return nil, fmt.Errorf("measuring %s: %w", n.Engine(), err)
		}
		rows = append(rows, r)
	}
	if b.python == "" {
		return rows, nil
	}
	for _, p := range []onnx.Precision{onnx.Float32, onnx.Int8} {
		r, err := b.measurePython(ctx, m, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// ways are the ways to run a model.
func (b *bench) ways() []infer.Options {
	warn := func(err error) { fmt.Fprintln(os.Stderr, "model:", err) }
	ways := []infer.Options{
		{Workers: b.workers, Warn: warn},
		{Workers: b.workers, Int8: true, Warn: warn},
		{Workers: b.workers, Int8: true, Plain: true},
	}
	for _, kernel := range infer.Kernels() {
		ways = append(ways, infer.Options{Workers: b.workers, Plain: true, Kernel: kernel})
	}
	return ways
}

// load is what the system says of its load, "unknown" where it says nothing.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(text))
	if err != nil || len(fields) < 3 {
		return "unknown"
	}
	return strings.Join(fields[:3], " ")
}

// export writes the model as an ONNX file and returns its path and size.
func (b *bench) export(m *folder.Model, p onnx.Precision) (string, int, error) {
	path := filepath.Join(b.tmp, string(p)+".onnx")
	if err := onnx.WriteFile(path, m, p); err != nil {
		return "", 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", 0, fmt.Errorf("measuring an export: %w", err)
	}
	return path, int(info.Size()), nil
}
