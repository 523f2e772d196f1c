package catalog

import (
	glob "path"
	"regexp"
	"slices"
	"strings"
)

// Secrets says how secrets written in source are told from other texts. It is read from
// secrets/<language>.yaml; package secret uses it.
type Secrets struct {
	Formats   []SecretFormat
	Names     []SecretName
	Arguments []SecretArgument
	// Conversions are calls that hand on their first argument in another form, Settings those whose
	// first argument names a setting and whose second is its value.
	Conversions, Settings *regexp.Regexp
	// Schemes is what a header with credentials looks like; its second group is the credential.
	Schemes *regexp.Regexp
	// Placeholders are never secrets. Samples are meant to be replaced, which does not help where they
	// are in use as they are. Words are labels and names of things.
	Placeholders, Samples, Words *regexp.Regexp
	// Tests are the paths of files that are no part of what is shipped.
	Tests *regexp.Regexp
}

// SecretFormat is a text that is a secret by its look. Its first group is the secret. Unless With is
// nil, it must be found too. One of Hints is in every such text.
type SecretFormat struct {
	Label         string
	Hints         []string
	Pattern, With *regexp.Regexp
}

// Accepts says what a text must look like to be a secret at a place.
type Accepts string

// The demands on a text, weakest first.
const (
	AnyText        Accepts = "any"      // all but placeholders
	AccountText    Accepts = "account"  // a password beside an account or server
	SecretText     Accepts = "secret"   // any where the place makes it one, a password elsewhere
	PasswordText   Accepts = "password" // looks like somebody chose it
	RandomText     Accepts = "random"   // looks generated
	FormattedTexts Accepts = "nothing"  // only what a format tells
)

// SecretName says that what is called so, in snake case, holds a secret.
type SecretName struct {
	Name, Not *regexp.Regexp
	Label     string
	Accepts   Accepts
}

// SecretArgument says that an argument of a call, or what stands at one of Paths below it, is a secret.
type SecretArgument struct {
	Call, Not *regexp.Regexp
	// With, unless nil, is what the module specifiers of one of the file's imports must match.
	With *regexp.Regexp
	// Argument is its index, -1 for any.
	Argument int
	Paths    []string // path.Match patterns with "/" between keys, # for an element; none for the argument itself
	Label    string
	Accepts  Accepts
}

// At reports whether the path of keys below an argument is one of a's.
func (a *SecretArgument) At(keys string) bool {
	if len(a.Paths) == 0 {
		return keys == ""
	}
	for _, p := range a.Paths {
		if ok, _ := glob.Match(p, keys); ok || p == keys {
			return true
		}
	}
	return false
}

// Secrets returns those of a language, by the name of its folder of models ("js"), or nil.
func (c *Catalog) Secrets(language string) *Secrets { return c.secrets[language] }

// secretsFile is a file of secrets/.
type secretsFile struct {
	Formats      []secretFormatRow   `yaml:"formats"`
	Names        []secretNameRow     `yaml:"names"`
	Arguments    []secretArgumentRow `yaml:"arguments"`
	Conversions  string              `yaml:"conversions,required"`
	Settings     string              `yaml:"settings,required"`
	Schemes      string              `yaml:"schemes,required"`
	Placeholders string              `yaml:"placeholders,required"`
	Samples      string              `yaml:"samples,required"`
	Words        string              `yaml:"words,required"`
	Tests        string              `yaml:"tests,required"`
	Line         int                 `yaml:"-"`
}

type secretFormatRow struct {
	Label   string   `yaml:"label,required"`
	Hints   []string `yaml:"hints,required"`
	Pattern string   `yaml:"pattern,required"`
	With    string   `yaml:"with"`
	Line    int      `yaml:"-"`
}

type secretNameRow struct {
	Name    string `yaml:"name,required"`
	Not     string `yaml:"not"`
	Label   string `yaml:"label,required"`
	Accepts string `yaml:"accepts,required"`
	Line    int    `yaml:"-"`
}

type secretArgumentRow struct {
	Call     string `yaml:"call,required"`
	NotCall  string `yaml:"not_call"`
	With     string `yaml:"with"`
	Argument string `yaml:"argument,required"`
	Path     string `yaml:"path"`
	Label    string `yaml:"label,required"`
	Accepts  string `yaml:"accepts,required"`
	Line     int    `yaml:"-"`
}

// Hinted reports whether a text may be of the format, which is cheap to tell.
func (f *SecretFormat) Hinted(text string) bool {
	return slices.ContainsFunc(f.Hints, func(h string) bool { return strings.Contains(text, h) })
}

// loadSecrets compiles a language's file.
func (l *loader) loadSecrets(f *dataFile, language string) {
	var file secretsFile
	d := l.decoder(f)
	if !d.decodeFile(f, &file) {
		return
	}
	line := file.Line
	s := &Secrets{
		Conversions: d.exact(line, file.Conversions), Settings: d.exact(line, file.Settings), Schemes: d.exact(line, file.Schemes),
		Placeholders: d.exact(line, file.Placeholders), Samples: d.exact(line, file.Samples), Words: d.exact(line, file.Words), Tests: d.exact(line, file.Tests),
	}
	for _, r := range file.Formats {
		s.Formats = append(s.Formats, SecretFormat{r.Label, r.Hints, d.exact(r.Line, r.Pattern), d.exact(r.Line, r.With)})
	}
	for _, r := range file.Names {
		s.Names = append(s.Names, SecretName{d.exact(r.Line, r.Name), d.exact(r.Line, r.Not), r.Label, d.accepts(r.Line, r.Accepts)})
	}
	for _, r := range file.Arguments {
		a := SecretArgument{
			Call: d.exact(r.Line, r.Call), Not: d.exact(r.Line, r.NotCall), With: d.exact(r.Line, r.With),
			Paths: alternatives(r.Path), Label: r.Label, Accepts: d.accepts(r.Line, r.Accepts), Argument: -1,
		}
		if r.Argument != "*" {
			if len(r.Argument) != 1 || r.Argument[0] < '0' || r.Argument[0] > '9' {
				d.report(r.Line, "argument %s: want a digit or *", r.Argument)
			} else {
				a.Argument = int(r.Argument[0] - '0')
			}
		}
		s.Arguments = append(s.Arguments, a)
	}
	l.catalog.secrets[language] = s
}

// alternatives are the paths that "{a.b,c.[]}" stands for, in the form of SecretArgument.Paths.
func alternatives(s string) []string {
	if s == "" {
		return nil
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
	return strings.Split(strings.NewReplacer(".", "/", "[]", "#").Replace(s), ",")
}

// exact compiles an expression that minds case; nil for none.
func (d *decoder) exact(line int, expr string) *regexp.Regexp {
	if expr == "" {
		return nil
	}
	return d.expression(line, "(?-i)"+expr)
}

func (d *decoder) accepts(line int, s string) Accepts {
	switch a := Accepts(s); a {
	case AnyText, AccountText, SecretText, PasswordText, RandomText, FormattedTexts:
		return a
	}
	d.report(line, "%s: want any, account, secret, password, random or nothing", s)
	return FormattedTexts
}
