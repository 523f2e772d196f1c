package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// records finds, in a route's handler, records that are looked up by an id of the client's without
// a check that they are the client's, and claims of the client's that are believed.
func (r *reviewer) records(t *Route, known bool) {
	b := r.bodyOf(t.Handler, 0)
	if t.Guards.Authorization || b.role && b.refuses {
		return
	}
	fn := r.prog.Funcs[t.Handler]
	owned := b.compares || r.words.Restricted.MatchString(t.Path) || r.words.Public.MatchString(t.Path) || r.logsIn(b)
	for i := range fn.Blocks {
		for k := range fn.Blocks[i].Instrs {
			x := &fn.Blocks[i].Instrs[k]
			switch {
			case x.Op == ir.Call && known && !owned && r.looksUp(fn, x, t.Path):
				r.add("idor", fn.ID, x.Node, possible+0.2, "a record is looked up by an id that the client chose")
				owned = true // one a handler
			case x.Op == ir.Store && r.believes(fn, x):
				r.add("client-controlled-role", fn.ID, x.B.Node, possible+0.2, x.Name+" is taken from the request")
			}
		}
	}
}

func (r *reviewer) add(kind string, fn ir.FuncID, node ir.NodeID, confidence float64, step string) {
	if k := r.cat.Kind(kind); k != nil {
		r.found = append(r.found, r.finding(k, fn, node, confidence, step))
	}
}

// logsIn reports whether a handler proves who somebody is: it has to look them up by name first.
func (r *reviewer) logsIn(b *body) bool {
	for _, c := range b.calls {
		if r.words.LoginProofs.MatchString(c) {
			return true
		}
	}
	return false
}

// looksUp reports whether a call looks a personal record up by an id from the request.
func (r *reviewer) looksUp(fn *ir.Func, x *ir.Instr, path string) bool {
	name := r.calleeName(fn, x)
	if !r.words.Lookups.MatchString(name) {
		return false
	}
	what := path + " " + name
	if recv, _ := r.method(fn, x); recv.Reg >= 0 {
		what += " " + r.handlerNames(fn, recv)
	}
	if s, ok := r.firstText(fn, x); ok {
		what += " " + s
	}
	if !r.words.Personal.MatchString(what) {
		return false
	}
	for _, a := range x.Args {
		if r.clientID(fn, a.Reg, 0) {
			return true
		}
	}
	return false
}

// clientID reports whether a register holds an id that the client chose: alone, converted, or in
// an object or array literal.
func (r *reviewer) clientID(fn *ir.Func, reg ir.Reg, depth int) bool {
	in, at, d := r.follow(fn, reg)
	if d == nil {
		return r.givenID(in, at)
	}
	if depth > 5 {
		return false
	}
	switch d.Op {
	case ir.Load:
		if _, _, base := r.follow(in, d.A.Reg); base != nil && base.Op == ir.Load && r.words.FromClient[base.Name] {
			return isID(d.Name)
		}
	case ir.Object, ir.Array:
		for _, e := range r.elements(in, d) {
			if r.clientID(in, e.Reg, depth+1) {
				return true
			}
		}
	case ir.Call: // Number(id), new ObjectId(id), req.params.get("id")
		for _, a := range d.Args {
			if r.clientID(in, a.Reg, depth+1) {
				return true
			}
		}
	case ir.Unary, ir.Concat:
		for _, o := range append([]ir.Operand{d.A}, d.Args...) {
			if r.clientID(in, o.Reg, depth+1) {
				return true
			}
		}
	}
	return false
}

// givenID reports whether a register is a parameter that a decorator fills with an id of the
// client's: @Param("id") id.
func (r *reviewer) givenID(fn *ir.Func, reg ir.Reg) bool {
	for _, p := range fn.Params {
		if p.Reg != reg {
			continue
		}
		for _, d := range p.Decorators {
			name, arg, _ := strings.Cut(d, ":")
			first, _, _ := strings.Cut(arg, ",")
			if r.words.FromClient[strings.ToLower(name)] && isID(first) {
				return true
			}
		}
	}
	return false
}

// isID reports whether a member is named like the id of a record.
func isID(name string) bool {
	l := strings.ToLower(name)
	return strings.HasSuffix(l, "id") || strings.HasSuffix(l, "uuid") || strings.HasSuffix(l, "number") ||
		l == "key" || l == "slug" || l == "user" || l == "username" || l == "account" || l == "email" || l == "name" || l == "file"
}

// believes reports whether a store takes a role, a price or the like straight from the request.
func (r *reviewer) believes(fn *ir.Func, x *ir.Instr) bool {
	if !r.words.Claims.MatchString(x.Name) {
		return false
	}
	in, reg, d := r.follow(fn, x.B.Reg)
	if d == nil || d.Op != ir.Load || !r.words.Claims.MatchString(d.Name) || r.checked(in, reg, d) {
		return false
	}
	_, _, base := r.follow(in, d.A.Reg)
	return base != nil && base.Op == ir.Load && r.words.FromClient[base.Name]
}

// checked reports whether a value is compared or handed to a call before anything else is done
// with it: includes, a validator.
func (r *reviewer) checked(fn *ir.Func, reg ir.Reg, load *ir.Instr) bool {
	same := func(o ir.Operand) bool {
		_, other, d := r.follow(fn, o.Reg)
		return o.Reg >= 0 && (other == reg || d != nil && d.Op == ir.Load && d.Name == load.Name && d != load)
	}
	for b := range fn.Blocks {
		for i := range fn.Blocks[b].Instrs {
			x := &fn.Blocks[b].Instrs[i]
			switch {
			case x.Op == ir.Binary && strings.ContainsAny(x.Name, "=!<>") && (same(x.A) || same(x.B)):
				return true
			case x.Op == ir.Call:
				for _, a := range x.Args {
					if same(a) && len(x.Args) == 1 {
						return true
					}
				}
			}
		}
	}
	return false
}
