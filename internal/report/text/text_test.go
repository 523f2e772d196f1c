package text

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/reporttest"
	"github.com/shrike-sec/shrike/internal/source"
)

func TestGolden(t *testing.T) {
	for name, o := range map[string]Options{
		"plain.txt":   {},
		"narrow.txt":  {Width: 60},
		"verbose.txt": {Verbose: true, Width: 200},
		"color.txt":   {Color: true, Width: 100},
	} {
		t.Run(name, func(t *testing.T) {
			o.Sources = reporttest.Sources()
			var out bytes.Buffer
			reporttest.Play(t, New(&out, o))
			reporttest.Golden(t, name, out.Bytes())
			if !o.Color && bytes.ContainsRune(out.Bytes(), 0x1b) {
				t.Error("escape sequences reached the terminal")
			}
		})
	}
}

func TestNothingFound(t *testing.T) {
	var out bytes.Buffer
	reporttest.PlayThese(t, New(&out, Options{}), nil, nil, finding.Summary{Files: 1, Lines: 1})
	if got, want := out.String(), "No flaws found\n1 file, 1 line analysed in under 1 ms\nOrdered with the help of the model compact@0123456789ab\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongListsAreCut(t *testing.T) {
	skipped := make([]source.Skipped, 50)
	for verbose, want := range map[bool]int{false: 15, true: 54} {
		var out bytes.Buffer
		reporttest.PlayThese(t, New(&out, Options{Verbose: verbose}), nil, skipped, finding.Summary{})
		if got := strings.Count(out.String(), "\n"); got != want {
			t.Errorf("verbose %v: %d lines, want %d\n%s", verbose, got, want, out.String())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReported(t *testing.T) {
	if err := New(full{}, Options{}).Finding(&finding.Finding{}); err == nil {
		t.Error("no error")
	}
}

func TestWrap(t *testing.T) {
	got := strings.Join(wrap("aa bb 漢字 cc dddddddd", 5), "|")
	if want := "aa bb|漢字|cc|dddddddd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Paths are those that the user's shell understands where the user stands.
func TestPathsAreRelativeToDir(t *testing.T) {
	for dir, want := range map[string]string{
		"":                   "src/orders.js:7:33",
		"/home/dev":          "shop/src/orders.js:7:33",
		"/home/dev/shop":     "src/orders.js:7:33",
		"/home/dev/shop/src": "orders.js:7:33",
		"/home/dev/shop/web": "../src/orders.js:7:33",
		"/var/lib/elsewhere": "/home/dev/shop/src/orders.js:7:33",
	} {
		var out bytes.Buffer
		reporttest.Play(t, New(&out, Options{Dir: dir}))
		if !strings.Contains(out.String(), "\n  "+want+"  in list\n") {
			t.Errorf("from %q: no %s in\n%.300s", dir, want, out.String())
		}
	}
}
