// Package finding holds what a scan produces: findings with their steps, the run they belong to,
// and the Handler that every output format implements.
package finding

import "github.com/shrike-sec/shrike/internal/source"

// KindID is the id of a vulnerability kind ("sql-injection"); the catalogue says what it means.
type KindID string

// Severity is how bad a flaw of a kind is when it is real.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Position is a place in a file as people and editors count.
type Position struct {
	Offset int `json:"offset"` // bytes from the start of the file
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in UTF-16 code units
}

// Location is a range of one file. End is exclusive.
type Location struct {
	Path  string   `json:"path"`
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Role says what a step of a path is.
type Role string

// The roles a step can have.
const (
	RoleSource Role = "source" // untrusted data enters
	RoleFlow   Role = "flow"   // it is assigned, joined, passed on
	RoleCall   Role = "call"   // it goes into a function
	RoleReturn Role = "return" // it comes back from one
	RoleSink   Role = "sink"   // it does its harm
)

// Step is one station on the way of the data from source to sink.
type Step struct {
	Location
	Role    Role   `json:"role"`
	Message string `json:"message"` // what happened there, a short clause
}

// Evidence is what the engine knows that bears on how likely a finding is true.
type Evidence struct {
	SourceKind string `json:"source_kind,omitempty"` // "remote", "library-parameter", …
	// Steps is the number of steps before folding.
	Steps int `json:"steps,omitempty"`
	// Unresolved counts what was assumed on the path: that a call whose callee is unknown passes the
	// data on, that what is deep in an object is in the member that was read.
	Unresolved int `json:"unresolved,omitempty"`
	// Heuristic is set when source or sink was recognised by a name alone (a variable called db).
	Heuristic bool `json:"heuristic,omitempty"`
	// Partial counts checks on the path that restrict the data without ruling the flaw out.
	Partial int `json:"partial,omitempty"`
	// Test is set for code that is a test's, which no attacker reaches.
	Test bool `json:"test,omitempty"`
	// CrossFile is set when the path leaves the file it began in.
	CrossFile bool `json:"cross_file,omitempty"`
	// Base is the confidence, 0 to 1, that the rule or model row itself claims; 0 means unstated.
	Base float64 `json:"base,omitempty"`
	// Notes are reasons a person should know, such as why the confidence was lowered.
	Notes []string `json:"notes,omitempty"`
}

// MaxSources is how many other sources a finding lists.
const MaxSources = 100

// Suppression says why a finding is left out of the results.
type Suppression struct {
	By      string `json:"by"` // "inline", "config", "baseline"
	Reason  string `json:"reason,omitempty"`
	Author  string `json:"author,omitempty"`
	Expires string `json:"expires,omitempty"` // YYYY-MM-DD
}

// Finding is one flaw found.
type Finding struct {
	Kind     KindID   `json:"kind"`
	RuleID   string   `json:"rule_id"` // the kind's id, or the id of a user's own rule
	Severity Severity `json:"severity"`
	Message  string   `json:"message"` // one sentence about this place
	Location          // where to look first: the sink, or the whole match
	Function string   `json:"function,omitempty"` // the enclosing function's name
	Steps    []Step   `json:"steps,omitempty"`
	// OtherSources are where else data enters that comes to the same place; Steps show the likeliest
	// way. MoreSources counts those beyond MaxSources.
	OtherSources []Step   `json:"other_sources,omitempty"`
	MoreSources  int      `json:"more_sources,omitempty"`
	Evidence     Evidence `json:"evidence"`
	// Confidence is the probability, 0 to 1, that the finding is true; rank fills it in.
	Confidence float64 `json:"confidence"`
	// Rank orders findings, 0 to 100, higher first; rank fills it in.
	Rank float64 `json:"rank"`
	// Advice marks a finding that only a model made.
	Advice bool `json:"advice,omitempty"`
	// Opinion is what the model of the run thinks of it; nil without a model.
	Opinion *Opinion `json:"opinion,omitempty"`
	// Fix is a replacement for the text at Location, when a rule gives one.
	Fix *Fix `json:"fix,omitempty"`
	// Fingerprint stays the same while the flawed line moves; see Fingerprints.
	Fingerprint string       `json:"fingerprint"`
	Suppressed  *Suppression `json:"suppressed,omitempty"`
}

// Fix is a textual replacement.
type Fix struct {
	Location
	Text string `json:"text"`
}

// Run describes a scan as it starts.
type Run struct {
	Tool    string   `json:"tool"`    // "shrike"
	Version string   `json:"version"` // of the binary
	Catalog string   `json:"catalog"` // hash of the catalogue data
	Model   string   `json:"model"`   // the scorer's ID; "none" without one
	Root    string   `json:"root"`    // absolute path of what was scanned
	Args    []string `json:"args"`
	Kinds   []Kind   `json:"kinds"` // every kind and rule that ran, in id order
}

// Kind is what outputs need to know of a vulnerability kind or of a user's rule.
type Kind struct {
	ID       string   `json:"id"`
	Kind     KindID   `json:"kind,omitempty"` // for a rule: the kind it reports, when it says so
	Title    string   `json:"title"`
	Group    string   `json:"group,omitempty"`
	CWE      []string `json:"cwe"`   // "CWE-89"
	OWASP    string   `json:"owasp"` // "A03:2021 Injection"
	Severity Severity `json:"severity"`
	Why      string   `json:"why"` // Markdown
	Fix      string   `json:"fix"` // Markdown
	Bad      string   `json:"bad"` // code
	Good     string   `json:"good"`
}

// Progress is a moment of a running scan.
type Progress struct {
	Stage string // "reading", "rules", "lowering", "calls", "taint", "routes", "settings", "model", "ranking", "reasons"
	Done  int
	Total int
}

// Bound is a limit that bit, and where.
type Bound struct {
	Name  string `json:"name"`
	Where string `json:"where"` // a function, rule or file
	Limit int    `json:"limit"`
	// Coarser is set when the work was done all the same, on a coarser picture: what a value may be
	// was merged, or only its first so many possibilities were kept. Otherwise it was cut short.
	Coarser bool `json:"coarser,omitempty"`
}

// Summary closes a run.
type Summary struct {
	Files      int                `json:"files"`
	Lines      int                `json:"lines"`
	Functions  int                `json:"functions"`
	Library    bool               `json:"library,omitempty"` // analysed as a package that others call
	Findings   int                `json:"findings"`          // shown
	Hidden     int                `json:"hidden"`            // below the default threshold, shown with --all
	Suppressed int                `json:"suppressed"`        // by comment, settings or baseline
	Skipped    int                `json:"skipped"`           // files not analysed, or only in part
	Bounds     []Bound            `json:"bounds,omitempty"`  // limits that bit
	Seconds    float64            `json:"seconds"`
	Stages     map[string]float64 `json:"stages,omitempty"` // seconds by stage
	// Heap is the most memory that was in use while a stage ran, in bytes, as far as was looked.
	Heap map[string]uint64 `json:"heap,omitempty"`
}

// CutShort are the bounds that left work undone.
func (s *Summary) CutShort() []Bound { return s.boundsThat(false) }

// Coarser are the bounds that made the work less precise and left none undone.
func (s *Summary) Coarser() []Bound { return s.boundsThat(true) }

func (s *Summary) boundsThat(coarser bool) []Bound {
	var out []Bound
	for _, b := range s.Bounds {
		if b.Coarser == coarser {
			out = append(out, b)
		}
	}
	return out
}

// A Handler receives a run's results in order: Start once, then any mixture of the others, then
// End once. Findings arrive in rank order. An error stops the run.
type Handler interface {
	Start(Run) error
	Finding(*Finding) error
	Skipped(source.Skipped) error
	Progress(Progress)
	End(Summary) error
}

// Sources gives the code that outputs show. source.Index and source.Disk implement it.
type Sources interface {
	// Lines returns lines first to last (1-based, inclusive) of a file, as far as they are there.
	Lines(path string, first, last int) []string
	// Text returns the whole text of a file, nil when it is not there.
	Text(path string) []byte
}
