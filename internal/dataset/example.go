// Package dataset holds what models are trained and judged on: the Example, the files it is kept
// in, schema and card. Reading and writing stream: a data set is a sequence that can be walked as
// often as needed and is never in memory whole. What is done with data sets lives in the packages
// below this one.
package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// The labels.
const (
	Sound  = 0 // no flaw of the example's kind
	Flawed = 1
)

// Origins say how an example came to be.
const (
	Authored  = "authored"  // written by hand
	Expanded  = "expanded"  // rewritten from an authored one by rules
	Generated = "generated" // written by a language model
	Imported  = "imported"  // from somebody's corpus
	Mined     = "mined"     // from a repository's history
	Weak      = "weak"      // labelled by a tool, not by a person
)

// Names of the usual splits. Folds are called "fold-1" and so on.
const (
	Train      = "train"
	Validation = "validation"
	Test       = "test"
)

// Example is one labelled piece of code. Its JSON form is one line of a JSONL file; its fields are
// the columns of a Parquet file.
type Example struct {
	ID string `json:"id" parquet:"id"`
	// PairID is shared by an insecure block and its fixed twin. A variant that rules made of a pair
	// is called after it, with "~" and a number behind: see Family.
	PairID   string `json:"pair_id" parquet:"pair_id"`
	Language string `json:"language" parquet:"language"`
	// Kind is an id of the catalogue, also for the sound half of a pair. It is empty where only a
	// CWE, or nothing, is known.
	Kind  string   `json:"kind" parquet:"kind"`
	CWE   []string `json:"cwe" parquet:"cwe,list"` // "CWE-89"
	Label int      `json:"label" parquet:"label"`  // Sound or Flawed
	Code  string   `json:"code" parquet:"code"`
	// Lines are the flawed lines of Code, from 1, in order. Unknown, and for sound code, none.
	Lines     []int  `json:"lines" parquet:"lines,list"`
	Framework string `json:"framework" parquet:"framework"`
	Origin    string `json:"origin" parquet:"origin"`
	// Project is where the code is from: "github.com/owner/name". Code of one project never lies on
	// both sides of a split by project.
	Project    string `json:"project" parquet:"project"`
	CommitDate string `json:"commit_date" parquet:"commit_date"` // RFC 3339 or YYYY-MM-DD
	Split      string `json:"split" parquet:"split"`
	// Provenance says where exactly the example is from and what was done to it.
	Provenance string `json:"provenance" parquet:"provenance"`
	License    string `json:"license" parquet:"license"` // an SPDX id, as far as it is known
}

// Seq is a data set: a sequence of examples that can be walked more than once. After an error it
// goes on where it can: an unreadable line is one error, the next line the next example.
type Seq = iter.Seq2[*Example, error]

// Family is what must stay on one side of every split: a pair and every variant made of it.
func (e *Example) Family() string {
	if e.PairID == "" {
		return e.ID
	}
	return Family(e.PairID)
}

// Family is the pair that a pair was made of, itself as a rule.
func Family(pairID string) string {
	seed, _, _ := strings.Cut(pairID, "~")
	return seed
}

// Flaw is what the example is about: its kind or, where that is unknown, its first CWE.
func (e *Example) Flaw() string {
	if e.Kind == "" && len(e.CWE) > 0 {
		return e.CWE[0]
	}
	return e.Kind
}

// When is the example's date, and whether it has one.
func (e *Example) When() (time.Time, bool) {
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(form, e.CommitDate); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// Hash identifies what the example says: its label, kind and code, not its name or place.
func (e *Example) Hash() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%s", e.Label, e.Kind, e.Language, e.Code))
	return hex.EncodeToString(sum[:16])
}

// Check tells what is wrong with an example.
func (e *Example) Check() error {
	var all []error
	bad := func(format string, args ...any) { all = append(all, fmt.Errorf(format, args...)) }
	if e.ID == "" {
		bad("it has no id")
	}
	if e.Label != Sound && e.Label != Flawed {
		bad("its label is %d, not 0 or 1", e.Label)
	}
	if strings.TrimSpace(e.Code) == "" {
		bad("it has no code")
	}
	if !utf8.ValidString(e.Code) {
		bad("its code is not UTF-8")
	}
	if e.Language == "" {
		bad("it names no language")
	}
	if _, ok := e.When(); e.CommitDate != "" && !ok {
		bad("its commit_date %q is no date", e.CommitDate)
	}
	if lines := LineCount(e.Code); len(e.Lines) > 0 {
		switch {
		case e.Label == Sound:
			bad("it is sound and names flawed lines")
		case !slices.IsSorted(e.Lines) || e.Lines[0] < 1 || e.Lines[len(e.Lines)-1] > lines:
			bad("its flawed lines %v are not in order within its %d lines", e.Lines, lines)
		}
	}
	for _, c := range e.CWE {
		if !strings.HasPrefix(c, "CWE-") {
			bad("its cwe %q does not begin with CWE-", c)
		}
	}
	if err := errors.Join(all...); err != nil {
		return fmt.Errorf("example %q: %w", e.ID, err)
	}
	return nil
}

// LineCount is the number of lines of code; a last line need not end.
func LineCount(code string) int {
	n := strings.Count(code, "\n")
	if code != "" && !strings.HasSuffix(code, "\n") {
		n++
	}
	return n
}

// LabelName is what people call a label.
func LabelName(label int) string {
	if label == Flawed {
		return "flawed"
	}
	return "sound"
}
