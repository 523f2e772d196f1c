package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/html"
	"github.com/shrike-sec/shrike/internal/report/json"
	"github.com/shrike-sec/shrike/internal/report/markdown"
	"github.com/shrike-sec/shrike/internal/report/sarif"
	"github.com/shrike-sec/shrike/internal/report/text"
	"github.com/spf13/cobra"
)

// reportOptions are what formats need to know besides the findings.
type reportOptions struct {
	sources finding.Sources
	verbose bool
}

// formats are the reports there are, by name.
var formats = map[string]func(io.Writer, reportOptions) finding.Handler{
	"text": func(w io.Writer, o reportOptions) finding.Handler {
		t := text.Options{Sources: o.sources, Dir: workingDir(), Verbose: o.verbose}
		if f, ok := w.(*os.File); ok {
			t.Color, t.Width = text.Terminal(f)
		}
		return text.New(w, t)
	},
	"json": func(w io.Writer, _ reportOptions) finding.Handler { return json.New(w) },
	"sarif": func(w io.Writer, o reportOptions) finding.Handler {
		return sarif.New(w, sarif.Options{Sources: o.sources})
	},
	"html": func(w io.Writer, o reportOptions) finding.Handler {
		return html.New(w, html.Options{Sources: o.sources})
	},
	"markdown": func(w io.Writer, o reportOptions) finding.Handler {
		return markdown.New(w, markdown.Options{Sources: o.sources})
	},
}

func formatNames() string { return strings.Join(slices.Sorted(maps.Keys(formats)), ", ") }

func newReport(name string, w io.Writer, o reportOptions) (finding.Handler, error) {
	make, ok := formats[name]
	if !ok {
		return nil, fmt.Errorf("there is no format %q; there are %s", name, formatNames())
	}
	return make(w, o), nil
}

// workingDir is where the user stands, as scan.FindRoot names it, or "".
func workingDir() string {
	dir, err := os.Getwd()
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return ""
	}
	return dir
}

// reports are the outputs of one run: one on stdout and any number in files, which appear under
// their names when the run has ended well.
type reports struct {
	handler finding.Handler
	files   []*reportFile
	bar     *progressBar
}

// openReports opens what is to be written, FORMAT=FILE each, beside the format on stdout.
func openReports(cmd *cobra.Command, format string, outputs []string, o reportOptions, quiet bool) (*reports, error) {
	r := &reports{}
	var handlers []finding.Handler
	if !quiet {
		if r.bar = newProgressBar(cmd.ErrOrStderr()); r.bar != nil {
			handlers = append(handlers, r.bar) // first, to make way for the others
		}
	}
	h, err := newReport(format, cmd.OutOrStdout(), o)
	if err != nil {
		return nil, err
	}
	handlers = append(handlers, h)
	for _, spec := range outputs {
		h, err := r.open(spec, o)
		if err != nil {
			return nil, r.close(err)
		}
		handlers = append(handlers, h)
	}
	r.handler = finding.Tee(handlers...)
	return r, nil
}

func (r *reports) open(spec string, o reportOptions) (finding.Handler, error) {
	format, name, ok := strings.Cut(spec, "=")
	if !ok || name == "" {
		return nil, fmt.Errorf("--output %s is not of the form FORMAT=FILE", spec)
	}
	if _, ok := formats[format]; !ok {
		return newReport(format, nil, o)
	}
	f, err := createReport(name)
	if err != nil {
		return nil, err
	}
	r.files = append(r.files, f)
	return newReport(format, f.tmp, o)
}

// close ends all outputs. After an error, err's or one of its own, no file appears.
func (r *reports) close(err error) error {
	if r.bar != nil {
		r.bar.clear()
	}
	for _, f := range r.files {
		err = errors.Join(err, f.close(err == nil))
	}
	return err
}

// reportFile is a file that is written under a temporary name; a device is written directly.
type reportFile struct {
	name string
	tmp  *os.File
}

func createReport(name string) (*reportFile, error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("opening the report: %w", err)
		}
		return &reportFile{name, f}, nil
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, fmt.Errorf("making the report %s: %w", name, err)
	}
	return &reportFile{name, tmp}, nil
}

// close gives the file its name when keep is set, and removes it otherwise.
func (f *reportFile) close(keep bool) error {
	err := f.tmp.Close()
	switch {
	case f.tmp.Name() == f.name:
	case keep && err == nil:
		err = errors.Join(os.Chmod(f.tmp.Name(), 0o644), os.Rename(f.tmp.Name(), f.name))
	default:
		err = errors.Join(err, os.Remove(f.tmp.Name()))
	}
	if err != nil {
		return fmt.Errorf("writing the report %s: %w", f.name, err)
	}
	return nil
}
