// Command shrike finds security flaws in source code, on the premises, without sending a byte away.
// This package holds flags and wiring only, one file a subcommand; the work is done below internal.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes users rely on. A failure outranks findings.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailure  = 2
)

// errFindings ends a command that worked and found something.
var errFindings = errors.New("there are findings")

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // a scan makes much garbage and keeps little of it
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program: it executes the command that args name and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.ExecuteContext(context.WithValue(ctx, argsKey{}, args)); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "shrike: interrupted")
		return exitFailure
	default:
		fmt.Fprintln(stderr, "shrike:", err)
		return exitFailure
	}
}

type argsKey struct{}

// commandLine is the arguments of the program, which reports record.
func commandLine(ctx context.Context) []string {
	args, _ := ctx.Value(argsKey{}).([]string)
	return args
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:               "shrike",
		Short:             "Finds security flaws in source code, on the premises",
		Long:              "shrike finds security flaws in JavaScript and TypeScript projects, with the way the data takes, why it matters and how to fix it. Nothing leaves the machine.\n\nExit codes: 0 nothing found, 1 findings, 2 failure.",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.AddCommand(scanCommand(), explainCommand(), kindsCommand(), replayCommand(), rulesCommand(), versionCommand(), datasetCommand(), pretrainCommand(), trainCommand(), modelCommand())
	return root
}
