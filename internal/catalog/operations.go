package catalog

import (
	"regexp"

	"github.com/shrike-sec/shrike/internal/markup"
)

// Operations says what a language's own operations (not its library calls) mean for data: what a
// fixed beginning of a string vouches for, which comparisons with constants are checks. It is read
// from operations/<language>.yaml.
type Operations struct {
	// All is every context; Text those in which a number or boolean can do no harm.
	All, Text Marks
	// Built is what a string that has been put together is safe for whatever went in (it is no object).
	Built Marks
	// Whole are contexts whose text a package's callers may be meant to give: a parameter of an exported
	// function does harm there only as a part of what the package puts together.
	Whole Marks
	// Prefixes vouch for data joined behind a fixed beginning. In the text that Pattern is matched
	// against, each untainted part whose value is unknown stands as "\x00", each untrusted one as "\x01".
	Prefixes []Prefix
	// Markup is the context of text in an HTML document, Spots the places there that need more (or else).
	Markup int
	Spots  []Spot
	// Refused lists constants whose exclusion by comparison makes a value safe.
	Refused []Refused
	// Vouches says, by member name, for what contexts a check on the member vouches for the whole.
	Vouches map[string]Marks
	// Held says, by member name, what a value that is written to such a member is safe for.
	Held map[string]Marks
	// Inherited are contexts that a name's being in an object does not vouch for, since every object
	// has the names of its prototype.
	Inherited Marks
	// TypeTests says, by type name, what a value of that type is safe for.
	TypeTests map[string]Marks
	// Numbers and Booleans are the names of types whose values are such.
	Numbers, Booleans map[string]bool
	// Schemas is how programs say what data of a name looks like, once that has been checked.
	Schemas *Schemas
	// Cleaners says, by module specifier and source kind, what a package that cleans every request makes
	// data safe for in a program that uses it.
	Cleaners map[string]map[string]Marks
	// Picks are source kinds whose data is also in what it picks, as the key of a member.
	Picks map[string]bool
}

// Prefix is a beginning of a string and what it vouches for.
type Prefix struct {
	Pattern *regexp.Regexp
	Cleans  Marks
}

// Spot is a sort of place in an HTML document, and what text must be safe for there instead of Markup:
// all of one of the lists.
type Spot struct {
	In    markup.Place
	Names *regexp.Regexp // of attributes; nil is any
	Start bool           // at the very beginning of the value only
	Quote string         // around the value: one of these, "none" is without
	Safe  []Marks
	As    int // 1 + the index of the kind that a finding is of when this is all that is wrong; 0 is none
}

// MaxSpots is the most spots that a language can have.
const MaxSpots = 14

// At reports whether a position in a document is such a place.
func (s *Spot) At(p markup.Position) bool {
	quote := "none"
	if p.Quote != 0 {
		quote = string(rune(p.Quote))
	}
	return p.Place == s.In && (s.Names == nil || s.Names.MatchString(p.Attribute)) && (!s.Start || p.Before == "") &&
		(s.Quote == "" || s.Quote == quote)
}

// Allows reports whether text that is safe for those contexts does no harm there.
func (s *Spot) Allows(clean Marks) bool {
	for _, all := range s.Safe {
		if all.Without(clean) == (Marks{}) {
			return true
		}
	}
	return false
}

// Refused is a set of constants; a value that is known not to be one of them is safe for Cleans.
type Refused struct {
	Values []string
	Cleans Marks
}

// Operations returns those of a language, by the name of its folder of models ("js"). A language
// without a file has none.
func (c *Catalog) Operations(language string) *Operations {
	if o := c.operations[language]; o != nil {
		return o
	}
	return &Operations{All: c.All, Text: c.Text, Markup: -1}
}

// operationsFile is a file of operations/.
type operationsFile struct {
	Built     []string       `yaml:"built"`
	Whole     []string       `yaml:"whole"`
	Prefixes  []prefixRow    `yaml:"prefixes"`
	Markup    string         `yaml:"markup"`
	Spots     []spotRow      `yaml:"spots"`
	Refused   []refusedRow   `yaml:"refused"`
	Vouches   []memberRow    `yaml:"vouches"`
	Held      []memberRow    `yaml:"held"`
	Inherited []string       `yaml:"inherited"`
	Types     []typeMarksRow `yaml:"types"`
	Picks     []string       `yaml:"picks"`
	Schemas   schemasDecl    `yaml:"schemas"`
	Cleaners  []cleanerRow   `yaml:"cleaners"`
	Line      int            `yaml:"-"`
}

type cleanerRow struct {
	Packages []string `yaml:"packages,required"`
	Sources  []string `yaml:"sources,required"`
	Cleans   []string `yaml:"cleans,required"`
	Line     int      `yaml:"-"`
}

type prefixRow struct {
	Matches string   `yaml:"matches,required"`
	Cleans  []string `yaml:"cleans,required"`
	Line    int      `yaml:"-"`
}

type spotRow struct {
	In    string     `yaml:"in,required"`
	Names string     `yaml:"names"`
	Start bool       `yaml:"start"`
	Quote string     `yaml:"quote"`
	Safe  [][]string `yaml:"safe,required"`
	As    string     `yaml:"as"`
	Line  int        `yaml:"-"`
}

type refusedRow struct {
	Equals []string `yaml:"equals,required"`
	Cleans []string `yaml:"cleans,required"`
	Line   int      `yaml:"-"`
}

type memberRow struct {
	Members []string `yaml:"members,required"`
	Cleans  []string `yaml:"cleans,required"`
	Line    int      `yaml:"-"`
}

type typeMarksRow struct {
	Names  []string `yaml:"names,required"`
	Cleans []string `yaml:"cleans,required"`
	Are    string   `yaml:"are"` // numbers or booleans, for the user's rules that trust those
	Line   int      `yaml:"-"`
}

// operations compiles a language's file; contexts must have been numbered.
func (l *loader) operations(f *dataFile, language string) {
	var file operationsFile
	d := l.decoder(f)
	d.decodeFile(f, &file)
	o := &Operations{All: l.catalog.All, Text: l.catalog.Text, Vouches: map[string]Marks{}, Held: map[string]Marks{}, TypeTests: map[string]Marks{}, Picks: set(file.Picks),
		Numbers: map[string]bool{}, Booleans: map[string]bool{}}
	o.Built = l.marksOf(d, file.Line, file.Built)
	o.Whole = l.marksOf(d, file.Line, file.Whole)
	o.Inherited = l.marksOf(d, file.Line, file.Inherited)
	for _, r := range file.Prefixes {
		re, err := regexp.Compile(r.Matches)
		if err != nil {
			d.report(r.Line, "prefix %q: %v", r.Matches, err)
			continue
		}
		o.Prefixes = append(o.Prefixes, Prefix{re, l.marksOf(d, r.Line, r.Cleans)})
	}
	l.spots(d, o, &file)
	for _, r := range file.Refused {
		o.Refused = append(o.Refused, Refused{r.Equals, l.marksOf(d, r.Line, r.Cleans)})
	}
	for _, r := range file.Vouches {
		for _, m := range r.Members {
			o.Vouches[m] = o.Vouches[m].Union(l.marksOf(d, r.Line, r.Cleans))
		}
	}
	for _, r := range file.Held {
		for _, m := range r.Members {
			o.Held[m] = o.Held[m].Union(l.marksOf(d, r.Line, r.Cleans))
		}
	}
	for _, r := range file.Types {
		for _, n := range r.Names {
			o.TypeTests[n] = o.TypeTests[n].Union(l.marksOf(d, r.Line, r.Cleans))
			switch r.Are {
			case "":
			case "numbers":
				o.Numbers[n] = true
			case "booleans":
				o.Booleans[n] = true
			default:
				d.report(r.Line, "values are numbers or booleans, not %q", r.Are)
			}
		}
	}
	o.Cleaners = map[string]map[string]Marks{}
	for _, r := range file.Cleaners {
		kinds := map[string]Marks{}
		for _, k := range r.Sources {
			kinds[k] = l.marksOf(d, r.Line, r.Cleans)
		}
		for _, p := range r.Packages {
			o.Cleaners[p] = kinds
		}
	}
	o.Schemas = l.schemas(d, &file.Schemas)
	l.catalog.operations[language] = o
}

// places are the names of places in a document.
var places = map[string]markup.Place{"tag": markup.Tag, "attribute": markup.Attribute, "script": markup.Script, "style": markup.Style}

// spots compiles the places in documents of a language's file.
func (l *loader) spots(d *decoder, o *Operations, file *operationsFile) {
	o.Markup = -1
	if i, ok := l.catalog.contexts[file.Markup]; ok {
		o.Markup = i
	} else if file.Markup != "" || len(file.Spots) > 0 {
		d.report(file.Line, "markup is a context, not %q", file.Markup)
	}
	if len(file.Spots) > MaxSpots {
		d.report(file.Line, "there can be %d spots", MaxSpots)
	}
	for _, r := range file.Spots {
		place, ok := places[r.In]
		if !ok {
			d.report(r.Line, "spots are in a tag, attribute, script or style, not %q", r.In)
		}
		s := Spot{In: place, Start: r.Start, Quote: r.Quote}
		if r.Names != "" {
			var err error
			if s.Names, err = regexp.Compile(r.Names); err != nil {
				d.report(r.Line, "names %q: %v", r.Names, err)
				continue
			}
		}
		for _, all := range r.Safe {
			s.Safe = append(s.Safe, l.marksOf(d, r.Line, all))
		}
		if r.As != "" {
			k, ok := l.catalog.KindIndex(r.As)
			if !ok {
				d.report(r.Line, "unknown kind %s", r.As)
			}
			s.As = k + 1
		}
		o.Spots = append(o.Spots, s)
	}
}

// marksOf reads a list of contexts, with the groups "all" and "text".
func (l *loader) marksOf(d *decoder, line int, names []string) Marks {
	var m Marks
	for _, n := range names {
		switch i, ok := l.catalog.contexts[n]; {
		case n == "all":
			m = m.Union(l.catalog.All)
		case n == "text":
			m = m.Union(l.catalog.Text)
		case ok:
			m = m.With(i)
		default:
			d.report(line, "unknown context %s", n)
		}
	}
	return m
}
