package catalog

import (
	"regexp"
	"slices"
	"sync"
)

// Names says what the names of a program's own variables, members and functions tell about the data in
// them: that a value called passwordHash is secret, that one called resetToken must not be guessed.
// It is read from names/<language>.yaml.
type Names struct {
	sources     []namedSource
	sinks       []namedSink
	traits      []namedTrait
	Comparisons []Comparison
	Calls       []CallSink
	Decisions   []Sink   // what a branch must not go by
	Records     *Records // nil: none
	tests       []testFile
	wrappers    *regexp.Regexp
	memo        sync.Map // Named → *named
}

// Records says which calls find whole records of people, by names.
type Records struct {
	Source Source
	// Finders are the methods that find records, Of what the way to them must name, Choosing what it
	// must not: calls that choose members.
	Finders, Of, Choosing *regexp.Regexp
	// Queries are the functions that run a query, Query what its text is when it asks for all columns.
	Queries, Query *regexp.Regexp
	// Options are members of an argument that choose members; Keeps are methods that hand the record on.
	Options, Keeps *regexp.Regexp
	// Chosen is what a record is safe for once a secret has been taken out of it.
	Chosen Marks
	roles  sync.Map // string → RecordRole
	// Hiding are words of code by which a program leaves secrets out of all that it sends.
	Hiding []string
}

// RecordRole is what a call does with records, by its name.
type RecordRole struct {
	Finds   bool // it finds them
	Queries bool // it runs the query that it is given
	Keeps   bool // it hands on what it is called on
}

// RoleOf is what a call of that name does with records.
func (r *Records) RoleOf(name string) RecordRole {
	if role, ok := r.roles.Load(name); ok {
		return role.(RecordRole)
	}
	role := RecordRole{r.Finders.MatchString(name), r.Queries.MatchString(name), r.Keeps.MatchString(name)}
	r.roles.Store(name, role)
	return role
}

// Place is what carries a name.
type Place string

// The places.
const (
	MemberName   Place = "member"   // a member that is read or written
	VariableName Place = "variable" // a variable or parameter
	FunctionName Place = "function" // a function, for what it returns
)

// NamedSink is a sink recognised by the name of what takes the data.
type NamedSink struct {
	Sink Sink
	// Unless spares objects that are handed to a call, or kept in a member, of such a name: a filter
	// of a query is no record. nil spares none.
	Unless *regexp.Regexp
	// With, unless nil, is what another member of the same object must be called.
	With *regexp.Regexp
	// Refuted names source kinds whose presence in the same data makes it harmless.
	Refuted []string
}

// Comparison says that comparing a secret with something else by one of these operators does harm.
type Comparison struct {
	Operators map[string]bool
	// Against are the source kinds one of which the other side must hold, and the secret's must not.
	// Inputs accepts a parameter on the other side too, Anything whatever is not constant.
	Against          map[string]bool
	Inputs, Anything bool
	// Helpers are the names of functions that compare what they are given.
	Helpers *regexp.Regexp
	// Spared are names of what people type twice: the other side of a comparison that is no check.
	Spared *regexp.Regexp
	// Constants are what data of the sink's traits must not be compared with, unless to turn somebody
	// away with one of the numbers in Refusals.
	Constants *regexp.Regexp
	Refusals  map[string]bool
	Sink      Sink
}

// Traits is a set of what data is taken for by the names it is read by: a role, a price.
type Traits uint8

// With is the set with others added, or none where the data is no longer what was named.
func (t Traits) With(others Traits, gone bool) Traits {
	if gone {
		return 0
	}
	return t | others
}

// CallSink is a sink in all that calls are given which are named so.
type CallSink struct {
	Name *regexp.Regexp // of what is called
	Of   *regexp.Regexp // of all the names on the way to it, unless nil
	Text *regexp.Regexp // of the call's first argument, unless nil
	New  bool           // constructors only
	Sink Sink
}

type namedTrait struct {
	name, not *regexp.Regexp
	of        map[Place]bool
	trait     Traits
}

type namedSource struct {
	name, not *regexp.Regexp
	of        map[Place]bool
	source    Source
}

type namedSink struct {
	name, not *regexp.Regexp
	of        map[Place]bool
	sink      NamedSink
}

// mark notes the kinds that names report.
func (n *Names) mark(c *Catalog, used map[string]bool) {
	for _, s := range n.sinks {
		used[c.Kinds[s.sink.Sink.Kinds[0]].ID] = true
	}
	for _, cmp := range n.Comparisons {
		used[c.Kinds[cmp.Sink.Kinds[0]].ID] = true
	}
	for _, s := range n.Calls {
		used[c.Kinds[s.Sink.Kinds[0]].ID] = true
	}
}

type named struct {
	sources []Source
	sinks   []NamedSink
	traits  Traits
}

// testFile says what files of tests look like: the path, and unless nil the text too.
type testFile struct{ path, text *regexp.Regexp }

// Wraps reports whether a member of that name holds what the name of the whole tells of.
func (n *Names) Wraps(member string) bool { return n.wrappers != nil && n.wrappers.MatchString(member) }

// Test reports whether a file is one of tests, by its path and text.
func (n *Names) Test(path string, text []byte) bool {
	return slices.ContainsFunc(n.tests, func(t testFile) bool {
		return t.path.MatchString(path) && (t.text == nil || t.text.Match(text))
	})
}

type nameKey struct {
	place Place
	name  string
}

// Names returns those of a language, by the name of its folder of models ("js").
func (c *Catalog) Names(language string) *Names {
	if n := c.names[language]; n != nil {
		return n
	}
	return &Names{}
}

// Sources lists what something of that name holds.
func (n *Names) Sources(p Place, name string) []Source { return n.named(p, name).sources }

// Sinks lists what something of that name must not hold.
func (n *Names) Sinks(p Place, name string) []NamedSink { return n.named(p, name).sinks }

// Traits is what something of that name is taken for.
func (n *Names) Traits(p Place, name string) Traits { return n.named(p, name).traits }

func (n *Names) named(p Place, name string) *named {
	key := nameKey{p, name}
	if found, ok := n.memo.Load(key); ok {
		return found.(*named)
	}
	found := &named{}
	for i := range n.sources {
		if s := &n.sources[i]; s.of[p] && fits(s.name, s.not, name) {
			found.sources = append(found.sources, s.source)
			break
		}
	}
	for i := range n.sinks {
		if s := &n.sinks[i]; s.of[p] && fits(s.name, s.not, name) {
			found.sinks = append(found.sinks, s.sink)
		}
	}
	for i := range n.traits {
		if t := &n.traits[i]; t.of[p] && fits(t.name, t.not, name) {
			found.traits |= t.trait
		}
	}
	n.memo.Store(key, found)
	return found
}

func fits(name, not *regexp.Regexp, s string) bool {
	return name.MatchString(s) && (not == nil || !not.MatchString(s))
}

// namesFile is a file of names/.
type namesFile struct {
	Sources     []namedSourceRow `yaml:"sources"`
	Sinks       []namedSinkRow   `yaml:"sinks"`
	Comparisons []comparisonRow  `yaml:"comparisons"`
	Traits      []traitRow       `yaml:"traits"`
	Calls       []callRow        `yaml:"calls"`
	Decisions   []callRow        `yaml:"decisions"`
	Tests       []testRow        `yaml:"tests"`
	Records     *recordsRow      `yaml:"records"`
	Wrappers    string           `yaml:"wrappers"`
	Line        int              `yaml:"-"`
}

type namedSourceRow struct {
	Name   string   `yaml:"name,required"`
	Not    string   `yaml:"not"`
	Of     []string `yaml:"of,required"`
	Kind   string   `yaml:"kind,required"`
	Label  string   `yaml:"label,required"`
	Cleans []string `yaml:"cleans"`
	Base   float64  `yaml:"base"`
	Line   int      `yaml:"-"`
}

type namedSinkRow struct {
	Name    string   `yaml:"name,required"`
	Not     string   `yaml:"not"`
	Of      []string `yaml:"of,required"`
	Kind    string   `yaml:"kind,required"`
	Label   string   `yaml:"label,required"`
	Unless  string   `yaml:"unless"`
	With    string   `yaml:"with"`
	Refuted []string `yaml:"refuted"`
	Direct  bool     `yaml:"direct"`
	Base    float64  `yaml:"base"`
	Line    int      `yaml:"-"`
}

type recordsRow struct {
	Kind     string   `yaml:"kind,required"`
	Label    string   `yaml:"label,required"`
	Finders  string   `yaml:"finders,required"`
	Of       string   `yaml:"of,required"`
	Choosing string   `yaml:"choosing,required"`
	Queries  string   `yaml:"queries,required"`
	Query    string   `yaml:"query,required"`
	Options  string   `yaml:"options,required"`
	Keeps    string   `yaml:"keeps,required"`
	Cleans   []string `yaml:"cleans,required"`
	Hiding   []string `yaml:"hiding"`
	Base     float64  `yaml:"base"`
	Line     int      `yaml:"-"`
}

type testRow struct {
	Path string `yaml:"path,required"`
	Text string `yaml:"text"`
	Line int    `yaml:"-"`
}

type traitRow struct {
	ID   string   `yaml:"id,required"`
	Name string   `yaml:"name,required"`
	Not  string   `yaml:"not"`
	Of   []string `yaml:"of,required"`
	Line int      `yaml:"-"`
}

// callRow is a row of calls or decisions.
type callRow struct {
	Name   string   `yaml:"name"`
	Path   string   `yaml:"path"`
	Text   string   `yaml:"text"`
	New    bool     `yaml:"new"`
	Traits []string `yaml:"traits,required"`
	Except []string `yaml:"except"`
	Kind   string   `yaml:"kind,required"`
	Label  string   `yaml:"label,required"`
	Base   float64  `yaml:"base"`
	Line   int      `yaml:"-"`
}

type comparisonRow struct {
	Operators []string `yaml:"operators,required"`
	Kind      string   `yaml:"kind,required"`
	Sources   []string `yaml:"sources,required"`
	Against   []string `yaml:"against"`
	Traits    []string `yaml:"traits"`
	Constants string   `yaml:"constants"`
	Refusals  []string `yaml:"refusals"`
	Inputs    bool     `yaml:"inputs"`
	Anything  bool     `yaml:"anything"`
	Helpers   string   `yaml:"helpers"`
	Spared    string   `yaml:"spared"`
	Label     string   `yaml:"label,required"`
	Base      float64  `yaml:"base"`
	Line      int      `yaml:"-"`
}

// nameSteps is how far what a name tells is believed.
const nameSteps = 10

// nameRows numbers the rows of names apart from those of library models.
const nameRows = 1 << 24

// loadNames compiles a language's file.
func (l *loader) loadNames(f *dataFile, language string) {
	var file namesFile
	d := l.decoder(f)
	d.decodeFile(f, &file)
	n := &Names{}
	row := int32(nameRows)
	traits := l.traits(d, n, file.Traits)
	for _, r := range file.Sources {
		row++
		if !l.catalog.origins[r.Kind] {
			d.report(r.Line, "unknown source kind %s", r.Kind)
		}
		n.sources = append(n.sources, namedSource{d.expression(r.Line, r.Name), d.expression(r.Line, r.Not), d.places(r.Line, r.Of), Source{
			Row: row, Kind: r.Kind, Label: r.Label, Cleans: l.marksOf(d, r.Line, r.Cleans), Base: r.Base, Direct: true, Near: nameSteps, Named: true,
		}})
	}
	for _, r := range file.Sinks {
		row++
		s := l.namedSink(d, r.Line, row, r.Kind, r.Label, r.Base)
		s.Direct = r.Direct
		n.sinks = append(n.sinks, namedSink{d.expression(r.Line, r.Name), d.expression(r.Line, r.Not), d.places(r.Line, r.Of), NamedSink{
			Sink: s, Unless: d.expression(r.Line, r.Unless), With: d.expression(r.Line, r.With), Refuted: r.Refuted,
		}})
	}
	for _, r := range file.Comparisons {
		row++
		s := l.namedSink(d, r.Line, row, r.Kind, r.Label, r.Base)
		s.Accepts, s.Direct, s.Traits = r.Sources, true, traits(r.Line, r.Traits)
		n.Comparisons = append(n.Comparisons, Comparison{
			Operators: set(r.Operators), Against: set(r.Against), Inputs: r.Inputs, Anything: r.Anything, Helpers: d.expression(r.Line, r.Helpers),
			Spared: d.expression(r.Line, r.Spared), Constants: d.expression(r.Line, r.Constants), Refusals: set(r.Refusals), Sink: s,
		})
	}
	call := func(r callRow) Sink {
		row++
		s := l.namedSink(d, r.Line, row, r.Kind, r.Label, r.Base)
		s.Direct, s.Traits, s.Except = true, traits(r.Line, r.Traits), r.Except
		return s
	}
	for _, r := range file.Calls {
		s := call(r)
		s.Deep = true
		n.Calls = append(n.Calls, CallSink{Name: d.expression(r.Line, r.Name), Of: d.expression(r.Line, r.Path), Text: d.expression(r.Line, r.Text), New: r.New, Sink: s})
	}
	for _, r := range file.Decisions {
		n.Decisions = append(n.Decisions, call(r))
	}
	n.wrappers = d.expression(file.Line, file.Wrappers)
	if r := file.Records; r != nil {
		row++
		if !l.catalog.origins[r.Kind] {
			d.report(r.Line, "unknown source kind %s", r.Kind)
		}
		re := func(expr string) *regexp.Regexp { return d.expression(r.Line, expr) }
		n.Records = &Records{
			Source:  Source{Row: row, Kind: r.Kind, Label: r.Label, Base: r.Base, Direct: true, Near: nameSteps, Named: true},
			Finders: re(r.Finders), Of: re(r.Of), Choosing: re(r.Choosing), Queries: re(r.Queries), Query: re(r.Query),
			Options: re(r.Options), Keeps: re(r.Keeps), Hiding: r.Hiding, Chosen: l.marksOf(d, r.Line, r.Cleans),
		}
	}
	for _, r := range file.Tests {
		n.tests = append(n.tests, testFile{d.expression(r.Line, r.Path), d.expression(r.Line, r.Text)})
	}
	l.catalog.names[language] = n
}

// traits numbers the traits of a language, and returns what finds a set of them by their ids.
func (l *loader) traits(d *decoder, n *Names, rows []traitRow) func(line int, ids []string) Traits {
	byID := map[string]Traits{}
	for _, r := range rows {
		if byID[r.ID] == 0 {
			byID[r.ID] = 1 << len(byID)
		}
		n.traits = append(n.traits, namedTrait{d.expression(r.Line, r.Name), d.expression(r.Line, r.Not), d.places(r.Line, r.Of), byID[r.ID]})
	}
	if len(byID) > 8 {
		d.report(rows[0].Line, "more than 8 traits")
	}
	return func(line int, ids []string) Traits {
		var set Traits
		for _, id := range ids {
			if byID[id] == 0 {
				d.report(line, "unknown trait %s", id)
			}
			set |= byID[id]
		}
		return set
	}
}

// namedSink is the sink of a row; its data is safe where it is safe for the kind itself.
func (l *loader) namedSink(d *decoder, line int, row int32, kind, label string, base float64) Sink {
	k, ok := l.catalog.kinds[kind]
	if !ok {
		d.report(line, "unknown kind %s", kind)
		return Sink{}
	}
	return Sink{Row: row, Kinds: []int{k}, Near: nameSteps, Context: l.catalog.Kinds[k].Context, Label: label, Base: base, Port: Port{Base: Assigned}}
}

// expression compiles an expression that ignores case; nil for none.
func (d *decoder) expression(line int, expr string) *regexp.Regexp {
	if expr == "" {
		return nil
	}
	re, err := regexp.Compile("(?i)" + expr)
	if err != nil {
		d.report(line, "%v", err)
		return regexp.MustCompile(`$^`)
	}
	return re
}

func (d *decoder) places(line int, names []string) map[Place]bool {
	of := map[Place]bool{}
	for _, s := range names {
		p := Place(s)
		if p != MemberName && p != VariableName && p != FunctionName {
			d.report(line, "%s: want member, variable or function", s)
		}
		of[p] = true
	}
	return of
}
