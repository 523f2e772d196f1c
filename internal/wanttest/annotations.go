package wanttest

import (
	"regexp"
	"strings"
)

var (
	annotation = regexp.MustCompile(`(?://|/\*|<!--|#)\s*want(-next)?((?:\s+"[^"]*")+)`)
	quoted     = regexp.MustCompile(`"([^"]*)"`)
)

// annotations reads the expected findings of a fixture: rule ids by line, once for each time they
// are expected.
func annotations(text string) map[int][]string {
	want := map[int][]string{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		for _, m := range annotation.FindAllStringSubmatch(line, -1) {
			at := n
			if m[1] != "" {
				at++
			}
			for _, id := range quoted.FindAllStringSubmatch(m[2], -1) {
				want[at] = append(want[at], id[1])
			}
		}
	}
	return want
}
