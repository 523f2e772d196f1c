package catalog

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Settings says which settings of calls make them unsafe. It is read from settings/<language>.yaml;
// package setting uses it.
type Settings struct {
	Checks []SettingCheck
	// Removal are settings, by key, of cookies that are being taken away.
	Removal map[string]*regexp.Regexp
	// Readers are the names by which a function reads what it is asked about: a header of a request.
	Readers *regexp.Regexp
	// Members are the members, in lower case, that some family of settings is about.
	Members map[string]bool
	// Arrays are the methods of arrays that settings are put together with.
	Arrays struct{ Joins, Adds, Keeps map[string]bool }
}

// SettingCall is a call that takes settings.
type SettingCall struct {
	Call *regexp.Regexp
	// What stands at Argument must match Given and must not match Not; nil asks nothing.
	Given, Not *regexp.Regexp
	Argument   string
	At         string // the argument, with a path of keys, that holds the settings: "1.cookie"
	Empty      string // where a text must not be empty
	Arity      int    // the fewest arguments
	// Line is a text with the settings in it, Member the member, in lower case, that such a text is
	// written to where it is no argument; Not is then what it must not match.
	Line   *regexp.Regexp
	Member string
}

// SettingCheck is a setting that is unsafe where it is missing, or has a value.
type SettingCheck struct {
	Kind    *Kind
	Calls   []SettingCall
	Key     string
	Or      []string // settings that do instead; "@0.exp" is one below argument 0
	Lacks   bool
	Wrong   *regexp.Regexp
	Over    float64        // a number that is too large, unless 0
	Needs   string         // a setting that must be true
	Holds   *regexp.Regexp // what a line must hold
	Spared  *regexp.Regexp
	Message string
	Base    float64
}

// Settings returns those of a language, by the name of its folder of models ("js"), or nil.
func (c *Catalog) Settings(language string) *Settings { return c.settings[language] }

type settingsFile struct {
	Named    map[string]string           `yaml:"named"`
	Families map[string][]settingCallRow `yaml:"families"`
	Checks   []settingCheckRow           `yaml:"checks"`
	Removal  map[string]string           `yaml:"removal"`
	Readers  string                      `yaml:"readers,required"`
	Arrays   struct {
		Joins []string `yaml:"joins"`
		Adds  []string `yaml:"adds"`
		Keeps []string `yaml:"keeps"`
	} `yaml:"arrays"`
	Line int `yaml:"-"`
}

type settingCallRow struct {
	Call     string `yaml:"call"`
	Given    string `yaml:"given"`
	Not      string `yaml:"not"`
	Argument string `yaml:"argument"`
	At       string `yaml:"at"`
	Text     string `yaml:"text"`
	Member   string `yaml:"member"`
	Empty    string `yaml:"empty"`
	Arity    int    `yaml:"arity"`
	Line     int    `yaml:"-"`
}

type settingCheckRow struct {
	Kind    string   `yaml:"kind,required"`
	Of      []string `yaml:"of,required"`
	Key     string   `yaml:"key"` // the argument itself without one
	Or      []string `yaml:"or"`
	Lacks   bool     `yaml:"lacks"`
	Wrong   string   `yaml:"wrong"`
	Over    float64  `yaml:"over"`
	Needs   string   `yaml:"needs"`
	Holds   string   `yaml:"holds"`
	Spared  string   `yaml:"spared"`
	Message string   `yaml:"message,required"`
	Base    float64  `yaml:"base"`
	Line    int      `yaml:"-"`
}

// loadSettings compiles a language's file.
func (l *loader) loadSettings(f *dataFile, language string) {
	var file settingsFile
	d := l.decoder(f)
	if !d.decodeFile(f, &file) {
		return
	}
	s := &Settings{Removal: map[string]*regexp.Regexp{}, Readers: d.exact(file.Line, file.Readers), Members: map[string]bool{}}
	s.Arrays.Joins, s.Arrays.Adds, s.Arrays.Keeps = set(file.Arrays.Joins), set(file.Arrays.Adds), set(file.Arrays.Keeps)
	families := map[string][]SettingCall{}
	for _, name := range slices.Sorted(maps.Keys(file.Families)) {
		for _, r := range file.Families[name] {
			if (r.Call == "") == (r.Member == "") || r.Call != "" && r.At == "" || r.Member != "" && r.Text == "" {
				d.report(r.Line, "settings are of a call, at one of its arguments, or the text of a member")
				continue
			}
			if r.Member != "" {
				s.Members[r.Member] = true
			}
			families[name] = append(families[name], d.settingCall(&file, &r))
		}
	}
	for k, v := range file.Removal {
		s.Removal[k] = d.exact(file.Line, v)
	}
	for _, r := range file.Checks {
		k := l.catalog.Kind(r.Kind)
		if k == nil {
			d.report(r.Line, "unknown kind %s", r.Kind)
			continue
		}
		c := SettingCheck{Kind: k, Key: r.Key, Or: r.Or, Lacks: r.Lacks, Wrong: d.named(&file, r.Line, r.Wrong), Over: r.Over, Needs: r.Needs, Holds: d.exact(r.Line, r.Holds), Spared: d.exact(r.Line, r.Spared), Message: r.Message, Base: r.Base}
		for _, of := range r.Of {
			if families[of] == nil {
				d.report(r.Line, "unknown family %s", of)
			}
			c.Calls = append(c.Calls, families[of]...)
		}
		s.Checks = append(s.Checks, c)
	}
	l.catalog.settings[language] = s
}

// settingCall compiles one form of a call.
func (d *decoder) settingCall(file *settingsFile, r *settingCallRow) SettingCall {
	return SettingCall{
		Call: d.exact(r.Line, r.Call), Given: d.named(file, r.Line, r.Given), Not: d.named(file, r.Line, r.Not),
		Argument: r.Argument, At: r.At, Empty: r.Empty, Arity: r.Arity, Line: d.named(file, r.Line, r.Text), Member: r.Member,
	}
}

// named compiles an expression, which "$name" takes from the file's list.
func (d *decoder) named(file *settingsFile, line int, expr string) *regexp.Regexp {
	name, ok := strings.CutPrefix(expr, "$")
	if !ok {
		return d.exact(line, expr)
	}
	if file.Named[name] == "" {
		d.report(line, "no expression is named %s", name)
	}
	return d.exact(line, file.Named[name])
}
