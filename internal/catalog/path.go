package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A path names a value that a library hands out, or a part of a call. Its grammar:
//
//	path    = root { step }
//	root    = [ names ]                     exports of the library's packages, or a type of its file
//	        | "exports"                     the exports themselves, as is no root at all
//	        | library "/" names             a type of another library
//	        | "global:" names               a global
//	        | "any"                         a receiver about which nothing is known
//	step    = "." ( names | "*" )           member
//	        | "[]"                          element
//	        | "()"                          result of calling
//	        | "(" args ")"                  argument
//	        | ":" int                       parameter of the function that stands here
//	        | ":return"                     what that function returns
//	        | "(this)" | "(return)" | "(key)"
//	        | "="                           the value assigned to the member
//	names   = name | "{" name { "." name } { "," name { "." name } } "}"
//	name    = letters, digits and $ _ # - @ | '"' anything but a quote '"'
//	args    = int | int ".." [ int ] | "*"
//
// Which steps may follow which depends on what the path is for: see path.value and path.port.
// Blanks are allowed after the commas only.
type path struct {
	root    rootKind
	library string // of a type of another library
	name    string // the first name of bareRoot, the type of typeRoot, the global of globalRoot
	steps   []step
}

// rootKind says where a path starts.
type rootKind uint8

const (
	exportsRoot rootKind = iota // the exports; a member is a step
	bareRoot                    // name: a type if the file declares it, else a member of the exports
	typeRoot                    // library "/" name
	globalRoot
	anyRoot
)

// stepKind says what a step does.
type stepKind uint8

const (
	stepMember stepKind = iota // name; "*" for any and "[]" for an element
	stepCall
	stepArg     // arguments lo to hi, hi -1 for the last
	stepHandler // parameter param
	stepReturned
	stepThis
	stepKey
	stepAssign
)

type step struct {
	kind          stepKind
	name          string
	lo, hi, param int
}

// maxText is how long an expression may be, maxPaths how many paths it may stand for with its
// alternatives, maxSteps how long each of these may be, and maxArg the highest argument or parameter
// number.
const (
	maxText  = 2000
	maxPaths = 256
	maxSteps = 64
	maxArg   = 100
)

// parsePath parses an expression and expands its alternatives.
func parsePath(text string) ([]path, error) {
	p := pathParser{text: text, paths: []path{{}}}
	if err := p.parse(); err != nil {
		return nil, fmt.Errorf("path %q: %w", text, err)
	}
	return p.paths, nil
}

type pathParser struct {
	text  string
	pos   int
	paths []path
}

func (p *pathParser) parse() error {
	if err := p.parseRoot(); err != nil {
		return err
	}
	return p.parseSteps()
}

// parseSteps reads steps to the end of the text.
func (p *pathParser) parseSteps() error {
	if len(p.text) > maxText {
		return fmt.Errorf("longer than %d bytes", maxText)
	}
	for p.pos < len(p.text) {
		if err := p.parseStep(); err != nil {
			return fmt.Errorf("at offset %d: %w", p.pos, err)
		}
		if slices.ContainsFunc(p.paths, func(x path) bool { return len(x.steps) > maxSteps }) {
			return fmt.Errorf("more than %d steps", maxSteps)
		}
	}
	return nil
}

func (p *pathParser) accept(s string) bool {
	if strings.HasPrefix(p.text[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

func (p *pathParser) parseRoot() error {
	root, library := bareRoot, ""
	switch rest := p.text; {
	case rest == "":
		return errors.New("is empty")
	case len(rest) > maxText:
		return fmt.Errorf("longer than %d bytes", maxText)
	case p.accept("global:"):
		root = globalRoot
	case strings.ContainsRune(".([=:", rune(rest[0])):
		return nil // starts at the exports
	default:
		if lib, _, ok := strings.Cut(rest, "/"); ok && idPattern.MatchString(lib) {
			root, library = typeRoot, lib
			p.pos = len(lib) + 1
		}
	}
	names, err := p.parseNames()
	if err != nil {
		return fmt.Errorf("at offset %d: %w", p.pos, err)
	}
	p.paths = p.paths[:0]
	for _, n := range names {
		r := path{root: root, library: library, name: n[0]}
		if root == bareRoot && r.name == "any" {
			r.root, r.name = anyRoot, ""
		} else if root == bareRoot && r.name == "exports" {
			r.root, r.name = exportsRoot, ""
		}
		r.steps = members(n[1:])
		p.paths = append(p.paths, r)
	}
	return nil
}

func (p *pathParser) parseStep() error {
	switch {
	case p.accept("."):
		if p.accept("*") {
			return p.add(step{kind: stepMember, name: "*"})
		}
		names, err := p.parseNames()
		if err != nil {
			return err
		}
		alternatives := make([][]step, len(names))
		for i, n := range names {
			alternatives[i] = members(n)
		}
		return p.addEither(alternatives)
	case p.accept("[]"):
		return p.add(step{kind: stepMember, name: "[]"})
	case p.accept("()"), p.accept("(return)"):
		return p.add(step{kind: stepCall})
	case p.accept("(this)"):
		return p.add(step{kind: stepThis})
	case p.accept("(key)"):
		return p.add(step{kind: stepKey})
	case p.accept("="):
		return p.add(step{kind: stepAssign})
	case p.accept(":return"):
		return p.add(step{kind: stepReturned})
	case p.accept(":"):
		n, err := p.parseInt()
		if err != nil {
			return err
		}
		return p.add(step{kind: stepHandler, param: n})
	case p.accept("("):
		return p.parseArgs()
	}
	return fmt.Errorf("%q is no step", p.text[p.pos:])
}

// members are the steps to members below each other.
func members(names []string) []step {
	steps := make([]step, len(names))
	for i, n := range names {
		steps[i] = step{kind: stepMember, name: n}
	}
	return steps
}

// add appends a step to every path.
func (p *pathParser) add(s step) error { return p.addEither([][]step{{s}}) }

// addEither appends each of the alternatives to a copy of every path.
func (p *pathParser) addEither(alternatives [][]step) error {
	if len(p.paths)*len(alternatives) > maxPaths {
		return fmt.Errorf("more than %d alternatives", maxPaths)
	}
	out := make([]path, 0, len(p.paths)*len(alternatives))
	for _, old := range p.paths {
		for _, s := range alternatives {
			next := old
			next.steps = slices.Concat(old.steps, s)
			out = append(out, next)
		}
	}
	p.paths = out
	return nil
}

func (p *pathParser) parseArgs() error {
	s := step{kind: stepArg, hi: -1}
	if !p.accept("*") {
		lo, err := p.parseInt()
		if err != nil {
			return err
		}
		s.lo, s.hi = lo, lo
		if p.accept("..") {
			s.hi = -1
			if !strings.HasPrefix(p.text[p.pos:], ")") {
				if s.hi, err = p.parseInt(); err != nil {
					return err
				}
				if s.hi < s.lo {
					return fmt.Errorf("arguments %d..%d are none", s.lo, s.hi)
				}
			}
		}
	}
	if !p.accept(")") {
		return errors.New("want )")
	}
	return p.add(s)
}

func (p *pathParser) parseInt() (int, error) {
	start := p.pos
	for p.pos < len(p.text) && p.text[p.pos] >= '0' && p.text[p.pos] <= '9' {
		p.pos++
	}
	n, err := strconv.Atoi(p.text[start:p.pos])
	if err != nil || n > maxArg || (p.pos-start > 1 && p.text[start] == '0') {
		return 0, fmt.Errorf("want a number up to %d", maxArg)
	}
	return n, nil
}

// parseNames reads a name, or alternatives in braces, each of which may be names of members below
// each other.
func (p *pathParser) parseNames() ([][]string, error) {
	if !p.accept("{") {
		n, err := p.parseName()
		return [][]string{{n}}, err
	}
	var names [][]string
	for {
		var chain []string
		for len(chain) == 0 || p.accept(".") {
			n, err := p.parseName()
			if err != nil {
				return nil, err
			}
			chain = append(chain, n)
		}
		if slices.ContainsFunc(names, func(have []string) bool { return slices.Equal(have, chain) }) {
			return nil, fmt.Errorf("%s is an alternative twice", strings.Join(chain, "."))
		}
		names = append(names, chain)
		if p.accept("}") {
			return names, nil
		}
		if !p.accept(",") {
			return nil, errors.New("want , or }")
		}
		for p.accept(" ") {
		}
	}
}

func (p *pathParser) parseName() (string, error) {
	if p.accept(`"`) {
		n, _, ok := strings.Cut(p.text[p.pos:], `"`)
		if !ok || n == "" || n == "*" || n == "[]" {
			return "", errors.New("want a name and a closing quote")
		}
		p.pos += len(n) + 1
		return n, nil
	}
	start := p.pos
	for p.pos < len(p.text) && isNameByte(p.text[p.pos]) {
		p.pos++
	}
	if p.pos == start {
		return "", errors.New("want a name")
	}
	return p.text[start:p.pos], nil
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || strings.IndexByte("$_#-@", c) >= 0
}

// String writes the path as it is parsed.
func (p *path) String() string {
	var b strings.Builder
	switch p.root {
	case bareRoot:
		writeName(&b, p.name)
	case typeRoot:
		b.WriteString(p.library + "/")
		writeName(&b, p.name)
	case globalRoot:
		b.WriteString("global:")
		writeName(&b, p.name)
	case anyRoot:
		b.WriteString("any")
	case exportsRoot:
		if len(p.steps) == 0 || p.steps[0].kind != stepMember {
			b.WriteString("exports")
		}
	}
	for _, s := range p.steps {
		s.write(&b)
	}
	return b.String()
}

func writeName(b *strings.Builder, name string) {
	for i := range len(name) {
		if !isNameByte(name[i]) {
			b.WriteString(`"` + name + `"`)
			return
		}
	}
	b.WriteString(name)
}

func (s *step) write(b *strings.Builder) {
	switch s.kind {
	case stepMember:
		switch s.name {
		case "[]":
			b.WriteString("[]")
		case "*":
			b.WriteString(".*")
		default:
			b.WriteByte('.')
			writeName(b, s.name)
		}
	case stepCall:
		b.WriteString("()")
	case stepArg:
		switch {
		case s.lo == s.hi:
			fmt.Fprintf(b, "(%d)", s.lo)
		case s.hi >= 0:
			fmt.Fprintf(b, "(%d..%d)", s.lo, s.hi)
		case s.lo == 0:
			b.WriteString("(*)")
		default:
			fmt.Fprintf(b, "(%d..)", s.lo)
		}
	case stepHandler:
		fmt.Fprintf(b, ":%d", s.param)
	default:
		b.WriteString(map[stepKind]string{stepReturned: ":return", stepThis: "(this)", stepKey: "(key)", stepAssign: "="}[s.kind])
	}
}
