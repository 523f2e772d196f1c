package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// Schemas says how the files that use a library of checks describe fields of data: by the methods of a
// chain, by decorators, by the types of a JSON schema.
type Schemas struct {
	// Packages matches the module specifiers of such libraries.
	Packages *regexp.Regexp
	// Roots matches the functions whose first argument names the field that their chain is about.
	Roots *regexp.Regexp
	// Methods, Decorators and Types say what a field is checked for, by name.
	Methods, Decorators, Types map[string]FieldCheck
}

// FieldCheck is what a check says of data.
type FieldCheck struct {
	// Cleans is what the data is safe for, Undoes what no check of the whole made it safe for.
	Cleans, Undoes Marks
	// Pattern is set when a regular expression, its first argument, is what the data is safe by.
	Pattern bool
}

type schemasDecl struct {
	Packages []string        `yaml:"packages"`
	Roots    []string        `yaml:"roots"`
	Checks   []fieldCheckRow `yaml:"checks"`
	Line     int             `yaml:"-"`
}

type fieldCheckRow struct {
	Methods    []string `yaml:"methods"`
	Decorators []string `yaml:"decorators"`
	Types      []string `yaml:"types"`
	Cleans     []string `yaml:"cleans"`
	Undoes     []string `yaml:"undoes"`
	Pattern    bool     `yaml:"pattern"`
	Line       int      `yaml:"-"`
}

// schemas compiles what a file says of schemas.
func (l *loader) schemas(d *decoder, decl *schemasDecl) *Schemas {
	s := &Schemas{Methods: map[string]FieldCheck{}, Decorators: map[string]FieldCheck{}, Types: map[string]FieldCheck{}}
	s.Packages, s.Roots = d.anyOf(decl.Line, decl.Packages), d.anyOf(decl.Line, decl.Roots)
	for _, r := range decl.Checks {
		check := FieldCheck{l.marksOf(d, r.Line, r.Cleans), l.marksOf(d, r.Line, r.Undoes), r.Pattern}
		for _, name := range r.Methods {
			d.fieldCheck(r.Line, s.Methods, name, check)
		}
		for _, name := range r.Decorators {
			d.fieldCheck(r.Line, s.Decorators, name, check)
		}
		for _, name := range r.Types {
			d.fieldCheck(r.Line, s.Types, name, check)
		}
	}
	return s
}

func (d *decoder) fieldCheck(line int, to map[string]FieldCheck, name string, check FieldCheck) {
	if _, twice := to[name]; twice {
		d.report(line, "%s is listed twice", name)
	}
	to[name] = check
}

// anyOf compiles a regular expression that matches the whole of any of the texts.
func (d *decoder) anyOf(line int, exprs []string) *regexp.Regexp {
	re, err := regexp.Compile("^(?:" + strings.Join(exprs, "|") + ")$")
	if err != nil || slices.Contains(exprs, "") {
		d.report(line, "%q are no regular expressions", exprs)
		return regexp.MustCompile(`$^`)
	}
	return re
}
