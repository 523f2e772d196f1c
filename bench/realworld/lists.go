package main

import (
	"bytes"
	_ "embed"
	"fmt"

	"gopkg.in/yaml.v3"

	"github.com/shrike-sec/shrike/internal/finding"
)

//go:embed packages.yaml
var packagesYAML []byte

//go:embed judgements.yaml
var judgementsYAML []byte

// pair is a published flaw: the release that has it and the one that has not.
type pair struct {
	Package    string
	Vulnerable string
	Fixed      string
	ID         string           // of the advisory
	Kinds      []finding.KindID // any of them is the flaw
	File       string           // where it is, in the vulnerable release
	Function   string           // narrows it down, where the file has more of the kind
	Flags      []string         // for shrike scan
	Note       string           // why it is not found, or the fixed release not silent
}

// release is a current package.
type release struct{ Package, Version string }

// judgement is what reading a finding in a current package came to.
type judgement struct {
	Package string
	Kind    finding.KindID
	File    string
	Line    int
	Verdict string // true, debatable, false
	Why     string
}

type lists struct {
	Pairs      []pair
	Current    []release
	Judgements []judgement
}

func readLists() (*lists, error) {
	var l lists
	if err := decode("packages.yaml", packagesYAML, &l); err != nil {
		return nil, err
	}
	if err := decode("judgements.yaml", judgementsYAML, &l.Judgements); err != nil {
		return nil, err
	}
	for _, p := range l.Pairs {
		if p.Package == "" || p.Vulnerable == "" || p.Fixed == "" || p.ID == "" || len(p.Kinds) == 0 || p.File == "" {
			return nil, fmt.Errorf("packages.yaml: %s %s lacks a field", p.Package, p.ID)
		}
	}
	for _, j := range l.Judgements {
		if j.Verdict != "true" && j.Verdict != "debatable" && j.Verdict != "false" {
			return nil, fmt.Errorf("judgements.yaml: %s %s:%d: no such verdict: %q", j.Package, j.File, j.Line, j.Verdict)
		}
	}
	return &l, nil
}

func decode(name string, text []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}
