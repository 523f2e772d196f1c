package scan

import (
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// Collector is a Handler that keeps what it is given, for callers that want values and no report.
type Collector struct {
	Run      finding.Run
	Findings []*finding.Finding
	Files    []source.Skipped // not analysed, or only in part
	Summary  finding.Summary
}

// Start keeps the run.
func (c *Collector) Start(r finding.Run) error { c.Run = r; return nil }

// Finding keeps a finding.
func (c *Collector) Finding(f *finding.Finding) error { c.Findings = append(c.Findings, f); return nil }

// Skipped keeps a file that was not analysed.
func (c *Collector) Skipped(s source.Skipped) error { c.Files = append(c.Files, s); return nil }

// Progress does nothing.
func (c *Collector) Progress(finding.Progress) {}

// End keeps the summary.
func (c *Collector) End(s finding.Summary) error { c.Summary = s; return nil }
