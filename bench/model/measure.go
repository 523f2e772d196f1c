package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/infer"
	"github.com/shrike-sec/shrike/internal/ml/onnx"
)

// typical is the tokens of a typical function, and crowd how many are handed over at a time.
const typical, crowd = 128, 32

// lengths are those whose latency is measured.
var lengths = []int{128, 256, 512}

// A row is what was measured of one way to run the model.
type row struct {
	Engine    string
	PerSecond float64 // functions of the typical length, all workers, by the clock
	CPU       float64 // milliseconds of CPU per such function
	Bytes     int     // of the exported file; 0 for what needs none
	Latency   []quantiles
}

// quantiles are milliseconds from handing over one function to having its scores, and the CPU time.
type quantiles struct {
	Tokens, Runs             int
	Best, P50, P95, P99, CPU float64
}

func (b *bench) measure(ctx context.Context, n infer.Network, most int) (row, error) {
	r := row{Engine: n.Engine()}
	batch := make([][]int32, crowd)
	for i := range batch {
		batch[i] = sequence(min(typical, most))
	}
	runs, begun, cpu := 0, time.Time{}, 0.0
	for warm := false; !warm || time.Since(begun).Seconds() < b.seconds; {
		if !warm {
			warm, begun, cpu = true, time.Now(), cpuSeconds()
		}
		if _, err := n.Forward(ctx, batch); err != nil {
			return row{}, err
		}
		runs += crowd
	}
	r.PerSecond = float64(runs) / time.Since(begun).Seconds()
	r.CPU = 1000 * (cpuSeconds() - cpu) / float64(runs)
	for _, length := range lengths {
		if length > most {
			continue
		}
		q, err := b.latency(ctx, n, length)
		if err != nil {
			return row{}, err
		}
		r.Latency = append(r.Latency, q)
	}
	return r, nil
}

func (b *bench) latency(ctx context.Context, n infer.Network, length int) (quantiles, error) {
	one := [][]int32{sequence(length)}
	var took []float64
	begun, cpu := time.Now(), cpuSeconds()
	for more(begun, len(took), b.seconds) {
		at := time.Now()
		if _, err := n.Forward(ctx, one); err != nil {
			return quantiles{}, err
		}
		took = append(took, 1000*time.Since(at).Seconds())
	}
	cpu = 1000 * (cpuSeconds() - cpu) / float64(len(took))
	slices.Sort(took)
	at := func(share float64) float64 { return took[int(share*float64(len(took)-1))] }
	return quantiles{length, len(took), took[0], at(.5), at(.95), at(.99), cpu}, nil
}

// more tells whether to go on: for so many seconds, and for 20 runs unless they take ten times as long.
func more(begun time.Time, runs int, seconds float64) bool {
	took := time.Since(begun).Seconds()
	return took < seconds || runs < 20 && took < 10*seconds
}

// cpuSeconds is the CPU time of all threads of this process.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(u.Utime) + seconds(u.Stime)
}

//go:embed measure.py
var script string

// measurePython exports the model and lets Python measure the same with its onnxruntime.
func (b *bench) measurePython(ctx context.Context, m *folder.Model, p onnx.Precision) (row, error) {
	path, size, err := b.export(m, p)
	if err != nil {
		return row{}, err
	}
	most := m.Config.Shrike.MaxTokens
	job := map[string]any{
		"model": path, "seconds": b.seconds, "workers": b.workers, "crowd": crowd, "typical": min(typical, most),
		"lengths": slices.DeleteFunc(slices.Clone(lengths), func(n int) bool { return n > most }),
	}
	text, err := json.Marshal(job)
	if err != nil {
		return row{}, err
	}
	cmd := exec.CommandContext(ctx, b.python, "-c", script, string(text))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return row{}, fmt.Errorf("measuring with %s (it needs the package onnxruntime): %w", b.python, err)
	}
	var r row
	if err := json.Unmarshal(out, &r); err != nil {
		return row{}, fmt.Errorf("reading what Python measured: %w", err)
	}
	r.Engine += ", " + string(p)
	r.Bytes = size
	return r, nil
}
