package pattern

import (
	"context"
	"fmt"
	"testing"
)

func TestTestRules(t *testing.T) {
	report, err := TestRules(context.Background(), "testdata/rules", RunSearch)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%d passed, %d failed, untested %v, problems %v, failures %+v",
		report.Passed, report.Failed, report.Untested, report.Problems, report.Failures)
	want := "3 passed, 1 failed, untested [untested], problems [], failures [{File:wrong.test.js Rule:wrong Missing:[4] Unexpected:[2] Fix:}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
