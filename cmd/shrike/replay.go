package main

import (
	"fmt"
	"os"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/json"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/spf13/cobra"
)

func replayCommand() *cobra.Command {
	var format string
	var outputs []string
	cmd := &cobra.Command{
		Use:   "replay FILE",
		Short: "Turn saved JSON findings into any format",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return replay(cmd, args[0], format, outputs)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "what to print: "+formatNames())
	cmd.Flags().StringArrayVarP(&outputs, "output", "o", nil, "also write a report, as `FORMAT=FILE`; repeatable")
	return cmd
}

// replayed is a Handler that listens to a replay, and shows the code of the project it was of, if
// that is still there.
type replayed struct {
	scan.Collector
	*source.Disk
}

// Start finds out which project it is.
func (r *replayed) Start(run finding.Run) error {
	r.Disk = source.NewDisk(run.Root)
	return r.Collector.Start(run)
}

func replay(cmd *cobra.Command, name, format string, outputs []string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("reading findings: %w", err)
	}
	defer f.Close()
	listener := &replayed{}
	out, err := openReports(cmd, format, outputs, reportOptions{sources: listener}, true)
	if err != nil {
		return err
	}
	if err = json.Replay(f, finding.Tee(listener, out.handler)); err != nil {
		err = fmt.Errorf("replaying %s: %w", name, err)
	}
	if err := out.close(err); err != nil {
		return err
	}
	if listener.Summary.Findings > 0 {
		return errFindings
	}
	return nil
}
