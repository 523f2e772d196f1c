package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// builder compiles the model files of one language: declarations (this file), rows (rows.go), then
// the deterministic automaton (automaton.go).
type builder struct {
	catalog  *Catalog
	problems *Problems
	files    []*modelFile
	states   states
	scopes   map[string]*scope
	packages map[string][]int32 // exports by module specifier
	folders  map[string][]int32 // exports whose members are modules "<key>NAME"
	naming   namingDecls
	rows     []Row
	said     map[string][]saying // what rows have said, to find duplicates
	current  string              // the row that is being added: file:line

	stateNames  map[string]bool // states that rows leave
	statesAsked []Problem       // states that conditions ask for: where, and the name as text
}

// scope is what paths of one file can name.
type scope struct {
	file    *modelFile
	exports int32 // 0 for a library without packages
	types   map[string]int32
	*decoder
}

func newBuilder(c *Catalog, problems *Problems) *builder {
	return &builder{
		catalog: c, problems: problems, states: newStates(), scopes: map[string]*scope{},
		packages: map[string][]int32{}, folders: map[string][]int32{}, said: map[string][]saying{}, stateNames: map[string]bool{},
	}
}

// build reads all files into states: names first, since types refer to each other across files.
func (b *builder) build() {
	var scopes []*scope
	for _, f := range b.files {
		scopes = append(scopes, b.declare(f))
	}
	for _, s := range scopes {
		for _, name := range typeNames(s.file) {
			b.declareType(s, name)
		}
	}
	for _, s := range scopes {
		b.addRows(s)
	}
	for _, asked := range b.statesAsked {
		if !b.stateNames[asked.Text] {
			asked.Text = "no row leaves the state " + asked.Text
			*b.problems = append(*b.problems, asked)
		}
	}
}

var (
	typePattern    = regexp.MustCompile(`^[A-Z][A-Za-z0-9_]*$`)
	packagePattern = regexp.MustCompile(`^([a-z]+:)?(@[a-z0-9-~][a-z0-9-._~]*/)?[$a-zA-Z0-9-~][a-zA-Z0-9-._~/]*(/\*|\.\*|-\*)?$|^@[a-z0-9-~][a-z0-9-._~]*/\*$`)
)

// declare names a file's library, packages and types.
func (b *builder) declare(f *modelFile) *scope {
	s := &scope{file: f, types: map[string]int32{}, decoder: &decoder{f.file, b.problems}}
	if f.Library != stem(f.file) || !idPattern.MatchString(f.Library) {
		s.report(f.Line, "library %q: want the file's name, of lower-case words joined by dashes", f.Library)
	}
	if have := b.scopes[f.Library]; have != nil {
		s.report(f.Line, "library %s is already described in %s", f.Library, have.decoder.file)
	} else {
		b.scopes[f.Library] = s
	}
	if len(f.Packages) > 0 {
		s.exports = b.states.add(true)
		b.states.link(b.states.member(s.exports, "default"), s.exports)
	}
	for i, p := range f.Packages {
		if !packagePattern.MatchString(p) || slices.Contains(f.Packages[:i], p) {
			s.report(f.Line, "package %q is no new module specifier (a * may end it)", p)
		}
		if folder, ok := strings.CutSuffix(p, "*"); ok {
			b.folders[folder] = append(b.folders[folder], s.exports)
		} else {
			b.packages[p] = append(b.packages[p], s.exports)
		}
	}
	for _, name := range typeNames(f) {
		if !typePattern.MatchString(name) {
			s.report(f.Types[name].Line, "type %q: want a capitalised name", name)
		}
		s.types[name] = b.states.add(false)
	}
	return s
}

// typeNames lists a file's types in the order they are written.
func typeNames(f *modelFile) []string {
	names := make([]string, 0, len(f.Types))
	for name := range f.Types {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := f.Types[a].Line - f.Types[b].Line; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names
}

// declareType adds the ways by which one comes to a value of a type.
func (b *builder) declareType(s *scope, name string) {
	t, at := s.file.Types[name], s.types[name]
	for _, text := range t.From {
		b.eachPath(s, t.Line, text, func(p *path) error {
			if err := p.value(); err != nil {
				return err
			}
			from, err := b.walk(s, p)
			if err != nil {
				return err
			}
			if len(p.steps) == 0 && p.root != globalRoot && slices.Contains(b.typeStates(), from) {
				return fmt.Errorf("is a type, not a way to a value; use extends")
			}
			b.states.link(from, at)
			return nil
		})
	}
	for _, text := range t.Extends {
		if text == "global" {
			b.states.link(at, b.states.globals)
		} else if to := b.typeNamed(s, text); to == 0 || to == at {
			s.report(t.Line, "extends %s: want another type, Type or library/Type", text)
		} else {
			b.states.link(at, to)
		}
	}
	b.nameType(s, t, at)
}

// typeStates lists the states of all types.
func (b *builder) typeStates() []int32 {
	var all []int32
	for _, s := range b.scopes {
		for _, t := range s.types {
			all = append(all, t)
		}
	}
	return all
}

// typeNamed returns the state of "Type" or "library/Type", or 0.
func (b *builder) typeNamed(s *scope, text string) int32 {
	if lib, name, ok := strings.Cut(text, "/"); ok {
		if other := b.scopes[lib]; other != nil {
			return other.types[name]
		}
		return 0
	}
	return s.types[text]
}

// nameType notes by which names, annotations and places values of a type are recognised.
func (b *builder) nameType(s *scope, t typeDecl, at int32) {
	n := &b.naming
	for i, a := range t.Annotations {
		if slices.Contains(t.Annotations[:i], a) {
			s.report(t.Line, "annotation %s is listed twice", a)
		}
		n.annotate(a, s.file.Packages, at)
	}
	for i, d := range t.Decorators {
		if slices.Contains(t.Decorators[:i], d) {
			s.report(t.Line, "decorator %s is listed twice", d)
		}
		n.decorate(d, at)
	}
	for _, e := range t.Exports {
		for _, glob := range e.Files {
			if !doublestar.ValidatePattern(glob) {
				s.report(e.Line, "%q is no glob", glob)
			}
		}
		if re := s.wholeName(e.Line, strings.Join(e.Names, "|")); re != nil && (e.Index == -1 || s.index(e.Line, e.Index)) {
			n.exports = append(n.exports, exportName{re, e.Index, e.Files, at, 0})
		}
	}
	for _, p := range t.Params {
		var res []*regexp.Regexp
		for _, text := range p.Names {
			res = append(res, s.wholeName(p.Line, text))
		}
		if p.Index >= len(p.Names) {
			s.report(p.Line, "index %d is past the %d names", p.Index, len(p.Names))
		} else if s.index(p.Line, p.Index) {
			n.params = append(n.params, paramName{res, p.Index, at, 0})
		}
	}
	for _, text := range t.Names {
		n.names = append(n.names, variableName{s.wholeName(t.Line, text), at, 0})
	}
}

func (s *scope) index(line, i int) bool {
	if i < 0 || i > maxArg {
		s.report(line, "index %d: want 0 to %d", i, maxArg)
		return false
	}
	return true
}

// wholeName compiles a regular expression that must match a whole name.
func (s *scope) wholeName(line int, text string) *regexp.Regexp {
	_, err := regexp.Compile(text) // alone, so that it cannot close our brackets
	var re *regexp.Regexp
	if err == nil {
		re, err = regexp.Compile(`^(?:` + text + `)$`)
	}
	if err != nil {
		s.report(line, "%v", err)
		return nil
	}
	return re
}

// eachPath parses an expression and calls f for each path it stands for, reporting what f finds wrong.
func (b *builder) eachPath(s *scope, line int, text string, f func(*path) error) {
	paths, err := parsePath(text)
	if err != nil {
		s.report(line, "%v", err)
		return
	}
	for i := range paths {
		if err := f(&paths[i]); err != nil {
			s.report(line, "path %q: %v", text, err)
			return
		}
	}
}

// walk returns the state that a path of a value names.
func (b *builder) walk(s *scope, p *path) (int32, error) {
	at, err := b.root(s, p)
	if err != nil {
		return 0, err
	}
	if len(p.steps) > 0 {
		switch p.steps[0].kind {
		case stepCall:
			b.callExport(s, p)
		case stepHandler:
			if p.root == bareRoot && s.types[p.name] == 0 {
				return 0, fmt.Errorf("%s is no type of this file, and so not one of functions", p.name)
			}
		}
	}
	for _, st := range p.steps {
		at = b.states.follow(at, st)
	}
	return at, nil
}

// callExport is told that what a path starts at is called. Where that is a type, the class of that
// name may be meant, so what is known of calling the one is known of the other.
func (b *builder) callExport(s *scope, p *path) {
	if t := s.types[p.name]; p.root == bareRoot && t != 0 && s.exports != 0 {
		if class := b.states.member(s.exports, p.name); !slices.Contains(b.states.list[class].empty, t) {
			b.states.link(class, t)
		}
	}
}

func (b *builder) root(s *scope, p *path) (int32, error) {
	switch p.root {
	case anyRoot:
		return b.states.any, nil
	case globalRoot:
		return b.states.member(b.states.globals, p.name), nil
	case typeRoot:
		if at := b.typeNamed(s, p.library+"/"+p.name); at != 0 {
			return at, nil
		}
		return 0, fmt.Errorf("there is no type %s/%s", p.library, p.name)
	case bareRoot:
		if at := s.types[p.name]; at != 0 {
			return at, nil
		}
		if s.exports == 0 {
			return 0, fmt.Errorf("%s is no type of this file, which names no packages either; a global is global:%s", p.name, p.name)
		}
		return b.states.member(s.exports, p.name), nil
	}
	if s.exports == 0 {
		return 0, fmt.Errorf("starts at the exports, but the file names no packages")
	}
	return s.exports, nil
}
