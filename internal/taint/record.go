package taint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about records that are sent whole: what a query finds of a person holds a password's
// hash and more, until members are chosen from it (catalog.Names.Records).

// nameRecord returns the fact that a call finds, or hands on, a whole record.
func (a *analysis) nameRecord(x *ir.Instr) *tree {
	r := a.e.names.Records
	if r == nil || a.e.rulesOnly || a.e.keepsBack {
		return nil
	}
	name := a.calleeName(x)
	role := r.RoleOf(name)
	if role.Keeps { // found.lean()
		return a.recordsIn(a.get(x.B.Reg))
	}
	if !a.findsRecord(r, x, role) || a.choosesMembers(r, x) {
		return nil
	}
	return &tree{facts: []fact{a.source(&r.Source, x.Dst, x.Node, false)}}
}

// recordsIn returns what of a value is a whole record.
func (a *analysis) recordsIn(t *tree) *tree {
	return ofKinds(t, func(kind string) bool { return kind == a.e.names.Records.Source.Kind })
}

func (a *analysis) findsRecord(r *catalog.Records, x *ir.Instr, role catalog.RecordRole) bool {
	if role.Queries {
		if text, ok := a.firstText(x); ok {
			return r.Query.MatchString(text)
		}
	}
	if !role.Finds {
		return false
	}
	if len(x.Args) > 0 {
		if d := a.origin(x.Args[0].Reg); d != nil && d.Op == ir.MakeFunc { // list.find(one => …)
			return false
		}
	}
	path := a.chain(x, true)
	return r.Of.MatchString(path) && !r.Choosing.MatchString(path)
}

// choosesMembers reports whether an argument of a query says which members it wants.
func (a *analysis) choosesMembers(r *catalog.Records, x *ir.Instr) bool {
	for i, o := range x.Args {
		if o.Reg < 0 {
			continue
		}
		if _, text, ok := a.constant(o.Reg); ok && i > 0 && strings.TrimSpace(text) != "" { // findById(id, "name room")
			return true
		}
		if a.hasMember(o.Reg, func(name string) bool {
			return r.Options.MatchString(name) || i > 0 && len(a.e.names.Sources(catalog.MemberName, name)) > 0
		}) {
			return true
		}
	}
	return false
}

// forgetSecret takes a member that is named like a secret out of an object: what is left is no whole
// record.
func (a *analysis) forgetSecret(object ir.Reg, member string) {
	if a.e.names.Records == nil || object < 0 || len(a.e.names.Sources(catalog.MemberName, member)) == 0 {
		return
	}
	for _, r := range []ir.Reg{object, a.variable(object)} {
		if t := a.get(r); t != nil {
			a.put(r, a.chosen(t))
		}
	}
}

// leavesSecret reports whether one of the members that are left out is named like a secret.
func (a *analysis) leavesSecret(left map[string]bool) bool {
	for name := range left {
		if len(a.e.names.Sources(catalog.MemberName, name)) > 0 {
			return true
		}
	}
	return false
}

// chosen returns t as it is when it is no whole record any more. What an input is, is not known here:
// it may be one.
func (a *analysis) chosen(t *tree) *tree {
	r := a.e.names.Records
	return mapFacts(t, func(f fact) fact {
		if f.label.kind != concrete || f.kind() == r.Source.Kind {
			f.clean = f.clean.Union(r.Chosen)
		}
		return f
	})
}

// keepsSecretsBack reports whether the program says somewhere what is left out of records that are sent.
func (e *engine) keepsSecretsBack() bool {
	r := e.names.Records
	return r != nil && slices.ContainsFunc(e.prog.Files, func(f *ir.File) bool {
		return slices.ContainsFunc(r.Hiding, func(word string) bool { return bytes.Contains(f.Source.Code, []byte(word)) })
	})
}
