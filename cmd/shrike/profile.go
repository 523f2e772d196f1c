package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/scan"
)

// dearest is how many rules the table of --profile shows.
const dearest = 20

// printProfile writes what a run cost as a table.
func printProfile(w io.Writer, p *scan.Profile) {
	fmt.Fprintf(w, "%-22s %10s %10s\n", "stage", "seconds", "heap MB")
	for _, s := range p.Stages {
		fmt.Fprintf(w, "%-22s %10.3f %10.1f\n", s.Name, s.Seconds, float64(s.Heap)/(1<<20))
		if s.Name == "lowering" {
			for _, part := range p.Parts {
				fmt.Fprintf(w, "  %-20s %10.3f\n", part.Name, part.Seconds)
			}
		}
	}
	if len(p.Rules) == 0 {
		return
	}
	total := 0.0
	for _, r := range p.Rules {
		total += r.Seconds
	}
	fmt.Fprintf(w, "\n%10s %6s %12s %7s %7s %5s  %s\n", "seconds", "share", "work", "files", "found", "cut", "rule")
	for _, r := range p.Rules[:min(dearest, len(p.Rules))] {
		id := r.ID
		if r.Taint {
			id += " (taint)"
		}
		fmt.Fprintf(w, "%10.4f %5.1f%% %12d %7d %7d %5d  %s\n", r.Seconds, 100*r.Seconds/max(total, 1e-9), r.Work, r.Files, r.Found, r.Cut, id)
	}
	if more := len(p.Rules) - dearest; more > 0 {
		fmt.Fprintf(w, "and %d rules more, %.4f s in all\n", more, total)
	}
}

// writeProfile writes what a run cost as JSON, in place of what stands in the file.
func writeProfile(name string, p *scan.Profile) error {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".profile-*")
	if err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	_, err = f.Write(append(data, '\n'))
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("writing the profile: %w", err)
	}
	return nil
}
