package route

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// maxRecordDepth bounds how many calls deep the lookup of a record is searched for.
const maxRecordDepth = 3

// records finds, in a route's handler, records that are looked up by an id of the client's without
// a check that they are the client's.
func (r *reviewer) records(t *Route, known bool) {
	b := r.bodyOf(t.Handler, 0)
	if !known || t.Guards.Authorization || b.role && b.refuses || b.owned || r.logsIn(b) ||
		r.words.Restricted.MatchString(t.Path) || r.words.Public.MatchString(t.Path) && !t.Resolver {
		return
	}
	fn := r.prog.Funcs[t.Handler]
	in := &inputs{fn: t.Handler}
	switch {
	case t.Resolver && len(fn.Params) > 1:
		in.whole = []ir.Reg{fn.Params[1].Reg}
	case t.Loader:
		in.ids = []ir.Reg{fn.Params[0].Reg}
		if len(fn.Params) > 3 {
			in.ids = []ir.Reg{fn.Params[3].Reg}
		}
	case t.Action, t.Socket:
		for _, p := range fn.Params {
			if isID(p.Name) {
				in.ids = append(in.ids, p.Reg)
			}
			in.whole = append(in.whole, p.Reg)
		}
	}
	at, x := r.lookup(in, fn, t.Path, 0)
	if x != nil && b.compares && !r.changesIt(at, x) {
		return // what is looked up may be for everybody, and only what is made of it one's own
	}
	if x != nil {
		r.add("idor", at.ID, x.Node, possible+0.2, "a record is looked up by an id that the client chose, and nothing checks that it belongs to whoever asks")
	}
}

func (r *reviewer) add(kind string, fn ir.FuncID, node ir.NodeID, confidence float64, step string) {
	if k := r.cat.Kind(kind); k != nil {
		r.found = append(r.found, r.finding(k, fn, node, confidence, step))
	}
}

// changesIt reports whether a lookup changes or destroys what it finds: update().where(id).
func (r *reviewer) changesIt(fn *ir.Func, x *ir.Instr) bool {
	for range 6 {
		if r.words.Destroys.MatchString(r.calleeName(fn, x)) {
			return true
		}
		if s, ok := r.firstText(fn, x); ok && isSQLWrite(s) {
			return true
		}
		if x.B.Reg < 0 {
			return false
		}
		in, _, d := r.follow(fn, x.B.Reg)
		if d == nil || d.Op != ir.Call {
			return false
		}
		fn, x = in, d
	}
	return false
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

// lookup returns the call that looks a personal record up by an id of the client's, in a function, its
// closures, or the functions that it hands the id to.
func (r *reviewer) lookup(in *inputs, fn *ir.Func, path string, depth int) (*ir.Func, *ir.Instr) {
	for x := range instrs(fn) {
		switch x.Op {
		case ir.MakeFunc:
			if depth < maxRecordDepth {
				if at, found := r.lookup(in, r.prog.Funcs[x.Ref], path, depth+1); found != nil {
					return at, found
				}
			}
		case ir.Call:
			if at, found := r.lookupCall(in, fn, x, path, depth); found != nil {
				return at, found
			}
		}
	}
	return nil, nil
}

func (r *reviewer) lookupCall(in *inputs, fn *ir.Func, x *ir.Instr, path string, depth int) (*ir.Func, *ir.Instr) {
	targets := r.g.Targets(fn.ID, x.Dst)
	if len(targets) == 0 || depth >= maxRecordDepth {
		if r.looksUp(in, fn, x, path) {
			return fn, x
		}
		return nil, nil
	}
	for _, t := range targets {
		callee := r.prog.Funcs[t.Func]
		inner := &inputs{fn: t.Func}
		for i, a := range x.Args {
			if i >= len(callee.Params) {
				break
			}
			if in.has(r, fn, a.Reg, 0) {
				inner.ids = append(inner.ids, callee.Params[i].Reg)
			} else if in.isWhole(r, fn, a.Reg) {
				inner.whole = append(inner.whole, callee.Params[i].Reg)
			}
		}
		if len(inner.ids)+len(inner.whole) == 0 {
			continue
		}
		if at, found := r.lookup(inner, callee, path, depth+1); found != nil {
			return at, found
		}
	}
	return nil, nil
}

// looksUp reports whether a call looks a personal record up by an id of the client's.
func (r *reviewer) looksUp(in *inputs, fn *ir.Func, x *ir.Instr, path string) bool {
	name := r.calleeName(fn, x)
	if !r.words.Lookups.MatchString(name) {
		return false
	}
	what := path + " " + name
	if recv, _ := r.method(fn, x); recv.Reg >= 0 {
		what += " " + r.handlerNames(fn, recv) + " " + r.tables(fn, recv)
	}
	if s, ok := r.firstText(fn, x); ok {
		what += " " + s
	} else if len(x.Args) > 0 { // new GetCommand({TableName: "orders", Key: {id}})
		if in, _, d := r.follow(fn, x.Args[0].Reg); d != nil && d.Op == ir.Object {
			for _, e := range r.elements(in, d) {
				s, _ := r.text(in, e)
				what += " " + s
			}
		}
	}
	if !r.words.Personal.MatchString(what) && !(r.words.Kept.MatchString(what) && r.changesIt(fn, x)) {
		return false
	}
	return slices.ContainsFunc(x.Args, func(a ir.Operand) bool { return in.has(r, fn, a.Reg, 0) })
}

// tables joins the names of the variables that calls of a chain are given: db.update(orders).set(…).
func (r *reviewer) tables(fn *ir.Func, recv ir.Operand) string {
	var out []string
	for range 6 {
		in, _, d := r.follow(fn, recv.Reg)
		if d == nil || d.Op != ir.Call {
			break
		}
		for _, a := range d.Args {
			out = append(out, r.variableName(in, a))
		}
		fn, recv = in, d.B
	}
	return strings.Join(out, " ")
}

// inputs are what the client chose of what a function is given, beside members of the request.
type inputs struct {
	fn    ir.FuncID
	ids   []ir.Reg // parameters that are an id
	whole []ir.Reg // parameters whose members the client fills
}

// has reports whether a register holds an id that the client chose: alone, converted, or in an object
// or array literal.
func (in *inputs) has(r *reviewer, fn *ir.Func, reg ir.Reg, depth int) bool {
	at, param, d := r.follow(fn, reg)
	if d == nil {
		return at.ID == in.fn && slices.Contains(in.ids, param) || r.givenID(at, param)
	}
	if depth > 5 {
		return false
	}
	parts := d.Args
	switch d.Op {
	case ir.Load:
		return isID(d.Name) && (in.isWhole(r, at, d.A.Reg) || r.fromClient(at, d.A.Reg))
	case ir.Object, ir.Array:
		parts = r.elements(at, d)
	case ir.Call: // Number(id), new ObjectId(id), req.param("id")
		if key, ok := r.firstText(at, d); ok && isID(key) && r.words.FromClient[r.calleeName(at, d)] {
			return true
		}
		if key, ok := r.firstText(at, d); ok && isID(key) && d.B.Reg >= 0 && (r.fromClient(at, d.B.Reg) || in.isWhole(r, at, d.B.Reg)) {
			return true
		}
	case ir.Unary, ir.Concat:
		parts = append([]ir.Operand{d.A}, d.Args...)
	default:
		return false
	}
	return slices.ContainsFunc(parts, func(o ir.Operand) bool { return in.has(r, at, o.Reg, depth+1) })
}

// isWhole reports whether a register holds a parameter whose members the client fills.
func (in *inputs) isWhole(r *reviewer, fn *ir.Func, reg ir.Reg) bool {
	at, param, d := r.follow(fn, reg)
	return d == nil && at.ID == in.fn && slices.Contains(in.whole, param)
}

// fromClient reports whether a register holds the parameters or body of a request.
func (r *reviewer) fromClient(fn *ir.Func, reg ir.Reg) bool {
	at, param, d := r.follow(fn, reg)
	if d == nil {
		return r.filled(at, param, func(string) bool { return true })
	}
	return d.Op == ir.Load && r.words.FromClient[d.Name] || d.Op == ir.Call && r.words.FromClient[r.calleeName(at, d)]
}

// givenID reports whether a register is a parameter that a decorator fills with an id of the
// client's: @Param("id") id.
func (r *reviewer) givenID(fn *ir.Func, reg ir.Reg) bool { return r.filled(fn, reg, isID) }

// isID reports whether a member is named like the id of a record.
func isID(name string) bool {
	l := strings.ToLower(name)
	return strings.HasSuffix(l, "id") || strings.HasSuffix(l, "uuid") || strings.HasSuffix(l, "number") ||
		l == "key" || l == "slug" || l == "user" || l == "username" || l == "account" || l == "email" || l == "name" || l == "file"
}
