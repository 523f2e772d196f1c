package catalog

import (
	"errors"
	"fmt"
	"strings"
)

// This file reads what paths are for: a value (path.value), a part of a call or of an access to a
// member (path.place), or a part alone (parsePort).

// access is what a place's port is a part of.
type access uint8

const (
	calls  access = iota // a call of the path's value
	writes               // an assignment to it
	reads                // a read of it by a computed key
)

// place is a port at a path.
type place struct {
	path   path // of what is called, written or read
	access access
	port   Port
}

var errArgument = errors.New("an argument is no value of the library: end the path there, or go on with a parameter as in (0):1")

// value checks that the path names a value that a library hands out.
func (p *path) value() error {
	inArg := p.root == typeRoot || p.root == bareRoot // a type may be that of a function that is passed
	for i, s := range p.steps {
		if i == 0 && s.kind != stepHandler {
			inArg = false
		}
		switch s.kind {
		case stepMember:
		case stepCall:
			if inArg {
				return errArgument
			}
		case stepArg:
			if inArg {
				return errArgument
			}
			inArg = true
		case stepHandler:
			if !inArg {
				return errors.New("a parameter follows an argument, as in (0):1")
			}
			inArg = false
		case stepAssign:
			return errors.New("an assigned value is no value of the library")
		default:
			return errors.New("a part of a call is no value of the library")
		}
	}
	if inArg && len(p.steps) > 0 {
		return errArgument
	}
	return nil
}

// inCall reports whether the path is a result of a call or elements of one (the rows of a query),
// or lies below a parameter of a callback that is passed to it directly: what a call's model can
// describe.
func (p *path) inCall() bool {
	elements := false
	for i := len(p.steps) - 1; i >= 0; i-- {
		switch s := p.steps[i]; s.kind {
		case stepMember:
			elements = elements || s.name == "[]" || s.name == "*"
		case stepCall:
			return i == len(p.steps)-1 || elements
		case stepHandler:
			return i > 0 && p.steps[i-1].kind == stepArg
		default:
			return false
		}
	}
	return false
}

// place reads the path as a port at a value.
func (p *path) place() (place, error) {
	at := place{path: *p}
	i := len(p.steps) - 1
	for ; i >= 0; i-- {
		if k := p.steps[i].kind; k == stepKey || k == stepAssign && (i == 0 || p.steps[i-1].kind != stepKey) ||
			k == stepArg || k == stepThis || k == stepCall && (i == 0 || p.steps[i-1].kind != stepKey) {
			break
		}
	}
	if i < 0 {
		return at, errors.New("want a part of a call, as in f(0), or an assignment, as in o.f=")
	}
	at.path.steps = p.steps[:i:i]
	rest := p.steps[i:]
	if rest[0].kind == stepKey {
		if err := at.keyed(rest[1:]); err != nil {
			return at, err
		}
	} else {
		if rest[0].kind == stepAssign {
			at.access = writes
			if i > 0 && p.steps[i-1].kind != stepMember || i == 0 && p.root != globalRoot && p.root != bareRoot {
				return at, errors.New("only a member can be assigned to")
			}
		}
		var err error
		if at.port, err = readPort(rest); err != nil {
			return at, err
		}
	}
	return at, at.path.value()
}

// keyed reads what follows (key): nothing, = or ().
func (at *place) keyed(rest []step) error {
	at.path.steps = append(at.path.steps, step{kind: stepMember, name: "[]"})
	at.port = Port{Base: KeyOf}
	switch {
	case len(rest) == 0:
		at.access = reads
	case len(rest) == 1 && rest[0].kind == stepAssign:
		at.access = writes
	case len(rest) == 1 && rest[0].kind == stepCall:
		at.access = calls
	default:
		return errors.New("only = or () may follow (key)")
	}
	return nil
}

// readPort reads steps that begin with a part of a call.
func readPort(steps []step) (Port, error) {
	first, rest := steps[0], steps[1:]
	var port Port
	switch first.kind {
	case stepCall:
		port.Base = Result
	case stepThis:
		port.Base = This
	case stepAssign:
		port.Base = Assigned
	case stepArg:
		port.Base, port.Lo, port.Hi = Arg, first.lo, first.hi
		if len(rest) > 0 && rest[0].kind == stepHandler {
			port.Base, port.Param, rest = Callback, rest[0].param, rest[1:]
		} else if len(rest) > 0 && rest[0].kind == stepReturned {
			port.Base, rest = Returned, rest[1:]
		}
	default:
		return port, errors.New("not a part of a call")
	}
	for _, s := range rest {
		if s.kind == stepHandler || s.kind == stepReturned {
			return port, errors.New("a function below an argument is no port; give its parameter a type (types, from) and use that")
		}
		if s.kind != stepMember {
			return port, errors.New("only members may follow a part of a call")
		}
		port.Path = append(port.Path, s.name)
	}
	return port, nil
}

// parsePort parses a port that stands alone: this, return, value, key, =, (0), (0):1, (0):return,
// each with members after it. The result has one port for each alternative. readsMember is set for
// "value", which is a Result of reading a member instead of calling it.
func parsePort(text string) (ports []Port, readsMember bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("port %q: %w", text, err)
		}
	}()
	p := pathParser{text: text, paths: []path{{}}}
	word := text
	if i := strings.IndexAny(text, ".[(=:"); i >= 0 {
		word = text[:i]
	}
	p.pos = len(word)
	switch word {
	case "":
	case "key":
		if word != text {
			return nil, false, errors.New("nothing may follow key")
		}
		return []Port{{Base: KeyOf}}, false, nil
	case "callee":
		if word != text {
			return nil, false, errors.New("nothing may follow callee")
		}
		return []Port{{Base: Callee}}, false, nil
	case "this":
		_ = p.add(step{kind: stepThis})
	case "return", "value":
		_ = p.add(step{kind: stepCall})
	default:
		return nil, false, errors.New("want (0), (0):1, (0):return, this, return, value, key or =")
	}
	if err := p.parseSteps(); err != nil {
		return nil, false, err
	}
	for _, alt := range p.paths {
		if len(alt.steps) == 0 {
			return nil, false, errors.New("is empty")
		}
		port, err := readPort(alt.steps)
		if err != nil {
			return nil, false, err
		}
		ports = append(ports, port)
	}
	return ports, word == "value", nil
}

// String writes the port as it stands alone.
func (p Port) String() string {
	var b strings.Builder
	arg := step{kind: stepArg, lo: p.Lo, hi: p.Hi}
	switch p.Base {
	case Result:
		b.WriteString("return")
	case This:
		b.WriteString("this")
	case Assigned:
		b.WriteString("=")
	case KeyOf:
		b.WriteString("key")
	case Callee:
		b.WriteString("callee")
	default:
		arg.write(&b)
	}
	switch p.Base {
	case Callback:
		fmt.Fprintf(&b, ":%d", p.Param)
	case Returned:
		b.WriteString(":return")
	}
	for _, name := range p.Path {
		(&step{kind: stepMember, name: name}).write(&b)
	}
	return b.String()
}
