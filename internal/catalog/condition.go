package catalog

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// shapes are the tests of a value that a condition may ask for; see Condition.Shape.
var shapes = []string{"constant", "collection", "anchored-regexp", "array", "string", "object", "function", "keyed", "slow-regexp"}

// maxVariants bounds the rows that one row's conditions make of it.
const maxVariants = 32

// eachVariant reads what a row asks of its call and hands it to f. A test that may hold at one of several ports makes
// several rows of one, so that each asks for certain ports; one that must fail at several asks for
// all of them.
func (b *builder) eachVariant(s *scope, decls []conditionDecl, f func([]Condition)) {
	variants := [][]Condition{nil}
	for _, d := range decls {
		options, err := b.condition(s, &d)
		if err == nil && len(variants)*len(options) > maxVariants {
			err = fmt.Errorf("more than %d combinations of ports", maxVariants)
		}
		if err != nil {
			s.report(d.Line, "condition at %q: %v", d.At, err)
			continue
		}
		var next [][]Condition
		for _, v := range variants {
			for _, o := range options {
				next = append(next, slices.Concat(v, o))
			}
		}
		variants = next
	}
	for _, v := range variants {
		f(v)
	}
}

// condition reads one condition: alternatives, of each of which everything must hold.
func (b *builder) condition(s *scope, d *conditionDecl) ([][]Condition, error) {
	ports, read, err := parsePort(d.At)
	if err != nil {
		return nil, err
	}
	if read {
		return nil, errors.New("want an argument, this, key or =")
	}
	for _, name := range []string{d.Has, d.Lacks} {
		if name != "" {
			b.statesAsked = append(b.statesAsked, Problem{s.decoder.file, d.Line, name})
		}
	}
	var all []Condition
	var each [][]Condition
	for _, port := range ports {
		c := Condition{
			Port: port, Is: d.Is, Not: d.Not, Absent: d.Absent, Present: d.Present, Shape: d.Shape,
			Matches: d.Matches, Unlike: d.Unlike, Has: d.Has, Lacks: d.Lacks,
		}
		if err := c.check(); err != nil {
			return nil, err
		}
		all, each = append(all, c), append(each, []Condition{c})
	}
	holds := len(d.Is) > 0 || d.Present || d.Shape != "" || d.Matches != "" || d.Has != ""
	fails := len(d.Not) > 0 || d.Absent || d.Unlike != "" || d.Lacks != ""
	switch {
	case holds && fails && len(ports) > 1:
		return nil, errors.New("several ports, some tests that hold and some that fail: write two conditions")
	case fails:
		return [][]Condition{all}, nil
	}
	return each, nil
}

// check finds what is wrong with a condition by itself.
func (c *Condition) check() error {
	tests := len(c.Is) > 0 || len(c.Not) > 0 || c.Present || c.Shape != "" || c.Matches != "" || c.Unlike != "" || c.Has != "" || c.Lacks != ""
	switch {
	case !tests && !c.Absent:
		return errors.New("tests nothing")
	case tests && c.Absent:
		return errors.New("nothing can be absent and tested")
	case c.Shape != "" && !slices.Contains(shapes, c.Shape):
		return fmt.Errorf("unknown shape %s: want one of %s", c.Shape, strings.Join(shapes, ", "))
	case c.Port.Base != Arg && c.Port.Base != This && c.Port.Base != Assigned && c.Port.Base != KeyOf && c.Port.Base != Callee:
		return errors.New("want one argument, this, callee, key or =")
	}
	for _, text := range []string{c.Matches, c.Unlike} {
		if _, err := regexp.Compile(text); err != nil {
			return err
		}
	}
	return nil
}
