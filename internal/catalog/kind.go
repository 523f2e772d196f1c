package catalog

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Kind is one kind of vulnerability: what outputs need of it, and what the engine does.
type Kind struct {
	finding.Kind
	// Context is the index of the context that data is made safe for, unless a sink row says otherwise.
	Context int
	// Sources are the kinds of source that make a finding of this kind.
	Sources []string
	// Template is the sentence about one finding; see Message.
	Template string
}

// Accepts reports whether data from that kind of source makes a finding of this kind.
func (k *Kind) Accepts(sourceKind string) bool { return slices.Contains(k.Sources, sourceKind) }

// Message is the sentence about data from source (its label) that reaches sink.
func (k *Kind) Message(source, sink string) string {
	return strings.NewReplacer("{source}", source, "{sink}", sink).Replace(k.Template)
}

// Context is one thing that data can be made safe for.
type Context struct {
	ID    string `yaml:"id,required"`
	Text  bool   `yaml:"text,required"` // a number or boolean can do no harm in it
	About string `yaml:"about,required"`
	// Signs are characters without which text does no harm in it: all of one of the alternatives.
	Signs []string `yaml:"signs"`
	// First are those that do harm only where the text begins with one.
	First string `yaml:"first"`
	Line  int    `yaml:"-"`
}

// SourceKind is one kind of origin that data can have.
type SourceKind struct {
	ID    string `yaml:"id,required"`
	About string `yaml:"about,required"`
	// Own says that it is whoever runs the program that controls the data.
	Own bool `yaml:"own"`
	// Unseen says that a parameter is such data only where no call within the program is seen to give it.
	Unseen bool `yaml:"unseen"`
	// Near, when set, is the most steps at which such data is believed to be what it was: a random
	// number that has come a long way has seldom stayed a secret.
	Near int `yaml:"near"`
	// Spares are members of such data whose values others make: the ids that a database gives its rows.
	Spares []string `yaml:"spares"`
	Line   int      `yaml:"-"`
}

// contextsFile is contexts.yaml.
type contextsFile struct {
	Contexts    []Context    `yaml:"contexts,required"`
	SourceKinds []SourceKind `yaml:"source_kinds,required"`
	Line        int          `yaml:"-"`
}

// kindFile is a file of kinds/.
type kindFile struct {
	ID       string   `yaml:"id,required"`
	Title    string   `yaml:"title,required"`
	Group    string   `yaml:"group,required"`
	CWE      []string `yaml:"cwe,required"`
	OWASP    string   `yaml:"owasp,required"`
	Severity string   `yaml:"severity,required"`
	Context  string   `yaml:"context"`
	Sources  []string `yaml:"sources,required"`
	Message  string   `yaml:"message,required"`
	Why      string   `yaml:"why,required"`
	Fix      string   `yaml:"fix,required"`
	Bad      string   `yaml:"bad,required"`
	Good     string   `yaml:"good,required"`
	Line     int      `yaml:"-"`
}

var (
	idPattern    = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	cwePattern   = regexp.MustCompile(`^CWE-[1-9][0-9]*$`)
	owaspPattern = regexp.MustCompile(`^A(0[1-9]|10):20[0-9]{2} \S`)
	placeholder  = regexp.MustCompile(`\{[^}]*\}`)
	severities   = []finding.Severity{finding.Critical, finding.High, finding.Medium, finding.Low}
)

// kind checks what a kind's file says. Its context is looked up later, when all kinds are known.
func (d *decoder) kind(f *kindFile, sourceKinds map[string]bool) *Kind {
	if f.ID != "" && f.ID != stem(d.file) {
		d.report(f.Line, "the id %s is not the file's name", f.ID)
	}
	if f.ID != "" && !idPattern.MatchString(f.ID) {
		d.report(f.Line, "the id %q is not lower-case words joined by dashes", f.ID)
	}
	if f.CWE != nil && len(f.CWE) == 0 {
		d.report(f.Line, "cwe is empty")
	}
	for _, c := range f.CWE {
		if !cwePattern.MatchString(c) {
			d.report(f.Line, "%q is not a CWE, as in CWE-89", c)
		}
	}
	if f.OWASP != "" && !owaspPattern.MatchString(f.OWASP) {
		d.report(f.Line, "%q is not an OWASP category, as in A03:2021 Injection", f.OWASP)
	}
	if f.Severity != "" && !slices.Contains(severities, finding.Severity(f.Severity)) {
		d.report(f.Line, "%q is not a severity: critical, high, medium or low", f.Severity)
	}
	for i, s := range f.Sources {
		if !sourceKinds[s] {
			d.report(f.Line, "unknown source kind %s", s)
		}
		if slices.Contains(f.Sources[:i], s) {
			d.report(f.Line, "source kind %s is listed twice", s)
		}
	}
	d.checkMessage(f)
	return &Kind{
		Kind: finding.Kind{
			ID: f.ID, Kind: finding.KindID(f.ID), Title: f.Title, Group: f.Group, CWE: f.CWE, OWASP: f.OWASP,
			Severity: finding.Severity(f.Severity), Why: f.Why, Fix: f.Fix, Bad: f.Bad, Good: f.Good,
		},
		Sources: f.Sources, Template: f.Message,
	}
}

// stem is a file's name without folder and suffix.
func stem(file string) string {
	name, _, _ := strings.Cut(file[strings.LastIndexByte(file, '/')+1:], ".")
	return name
}

// checkMessage wants no placeholder but the two there are, and none that only a flow could fill in
// where the kind knows no flows.
func (d *decoder) checkMessage(f *kindFile) {
	for _, p := range placeholder.FindAllString(f.Message, -1) {
		if p != "{source}" && p != "{sink}" {
			d.report(f.Line, "unknown placeholder %s in message", p)
		} else if len(f.Sources) == 0 {
			d.report(f.Line, "the message has %s, but the kind accepts no sources", p)
		}
	}
}

// sourceKind returns what is said of a source kind; of one that is not declared, nothing.
func (c *Catalog) sourceKind(kind string) *SourceKind {
	for i := range c.SourceKinds {
		if c.SourceKinds[i].ID == kind {
			return &c.SourceKinds[i]
		}
	}
	return &SourceKind{}
}
