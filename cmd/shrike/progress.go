package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progressAfter is how long a scan runs before it says how far it is.
const progressAfter = time.Second

// progressBar is a Handler that draws one bar on a terminal while a scan runs and takes it away
// before anything else is written.
type progressBar struct {
	w     io.Writer
	begun time.Time

	mu    sync.Mutex
	over  bool
	stage string
	pool  *mpb.Progress
	bar   *mpb.Bar
}

// newProgressBar returns a bar on w, or nil when w is no terminal.
func newProgressBar(w io.Writer) *progressBar {
	if f, ok := w.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	return &progressBar{w: w, begun: time.Now()}
}

// Progress moves the bar.
func (p *progressBar) Progress(m finding.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over || m.Total == 0 || time.Since(p.begun) < progressAfter {
		return
	}
	if m.Stage != p.stage {
		p.next(m)
	}
	p.bar.SetTotal(int64(m.Total), false)
	p.bar.SetCurrent(int64(m.Done))
}

// next begins the bar of another stage.
func (p *progressBar) next(m finding.Progress) {
	if p.pool == nil {
		p.pool = mpb.New(mpb.WithOutput(p.w), mpb.WithWidth(60))
	}
	if p.bar != nil {
		p.bar.Abort(true)
	}
	p.stage = m.Stage
	p.bar = p.pool.AddBar(int64(m.Total),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(m.Stage, decor.WC{W: 10, C: decor.DindentRight})),
		mpb.AppendDecorators(decor.CountersNoUnit(" %d/%d")),
	)
}

// clear takes the bar away for good.
func (p *progressBar) clear() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	if p.bar != nil {
		p.bar.Abort(true)
		p.pool.Wait()
		p.bar = nil
	}
	return nil
}

// Start does nothing.
func (p *progressBar) Start(finding.Run) error { return nil }

// Finding makes way for a report.
func (p *progressBar) Finding(*finding.Finding) error { return p.clear() }

// Skipped makes way for a report.
func (p *progressBar) Skipped(source.Skipped) error { return p.clear() }

// End makes way for a report.
func (p *progressBar) End(finding.Summary) error { return p.clear() }
