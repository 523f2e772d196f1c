package strip

import (
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

func TestClean(t *testing.T) {
	bad := &dataset.Example{Language: "c", Label: 1, Lines: []int{5}, Code: `#include "CWE121_Heap__x.h"
/* POTENTIAL FLAW below */
void CWE121_Heap__x_01_bad() {
  char *data = badSource(buffer);
  strcpy(data, source); /* FLAW */
  printLine("Calling bad()...");
  if (stream.good() && std::bad_alloc) return;
}
`}
	good := &dataset.Example{Language: "c", Code: "void goodG2B() {\n  char *data = goodG2BSource(buffer);\n  int source2;\n}\n"}
	s := &Stripper{Comments: true, Words: true}
	s.Clean(bad, good)
	if want := `#include ".h"
void run() {
  char *data = source(buffer);
  strcpy(data, source);
  printLine("Calling ()...");
  if (stream.good() && std::bad_alloc) return;
}
`; strings.Replace(bad.Code, "source2(", "source(", 1) != want {
		t.Errorf("%s", bad.Code)
	}
	if !slices.Equal(bad.Lines, []int{4}) {
		t.Errorf("lines %v", bad.Lines)
	}
	if !strings.HasPrefix(good.Code, "void run() {\n  char *data = source") || strings.Contains(strings.ToLower(good.Code), "good") {
		t.Errorf("%s", good.Code)
	}
	r := s.Report()
	if r.Examples != 2 || r.Comments != 2 || r.Paths != 1 || r.Names["goodG2B"] != 1 || r.Strings["bad"] != 1 {
		t.Errorf("%+v", r)
	}
}

func TestTheFixStays(t *testing.T) {
	e := &dataset.Example{Language: "python", Code: "x = yaml.safe_load(s)\n"}
	(&Stripper{Words: true}).Clean(e)
	if !strings.Contains(e.Code, "safe_load") {
		t.Error(e.Code)
	}
}
