package route

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// This file is about sockets: what handles their messages is a route too, guarded by what runs before a
// connection is made and by what runs for one.

// maxSocketDepth bounds through how many functions a socket is followed.
const maxSocketDepth = 2

// findUpgrades collects, by file, what makes sure of something before sockets connect: handlers of
// upgrades, and functions given as an option.
func (f *finder) findUpgrades() {
	w := &f.words.Sockets
	f.each(func(fn *ir.Func) {
		for x := range instrs(fn) {
			switch x.Op {
			case ir.Import:
				f.global = f.global || f.words.Decorators.Global[x.Name]
			case ir.Store:
				if w.Before[x.Name] {
					f.upgrades[fn.File] = f.upgrades[fn.File].and(f.handlerGuards(fn, x.B, true))
				}
			case ir.Call:
				_, name := f.method(fn, x)
				f.global = f.global || f.words.Decorators.Global[name]
				if event, ok := f.firstText(fn, x); ok && w.On[name] && w.Upgrades[event] && len(x.Args) > 1 {
					for _, id := range f.functions(fn, x.Args[1]) {
						f.upgrades[fn.File] = f.upgrades[fn.File].and(f.connecting(id, nil))
					}
				}
			}
		}
	})
}

// sockets lists the routes that a handler of connections makes: io.on("connection", (socket) => …).
func (f *finder) sockets(fn *ir.Func, x *ir.Instr) []Route {
	recv, name := f.method(fn, x)
	event, ok := f.firstText(fn, x)
	if !ok || recv.Reg < 0 || len(x.Args) < 2 || !f.words.Sockets.On[name] || !f.words.Sockets.Connects[event] {
		return nil
	}
	base := Route{Access: catalog.WriteAccess, Owner: f.ownerOf(fn, recv.Reg), Socket: true, App: true}
	base.add(f.upgrades[fn.File])
	f.inherit(&base, base.Owner, fn.File, x.Node, 0)
	var out []Route
	for _, id := range f.functions(fn, x.Args[1]) {
		if p := f.prog.Funcs[id].Params; len(p) > 0 {
			first := len(out)
			out = append(out, f.messages(id, owner{fn: id, reg: p[0].Reg}, base, 0)...)
			g := f.connecting(id, out[first:])
			for i := first; i < len(out); i++ {
				out[i].add(g)
			}
		}
	}
	return out
}

// messages lists what handles the messages of a socket in a function, and in those it is handed to.
func (f *finder) messages(id ir.FuncID, socket owner, base Route, depth int) []Route {
	fn := f.prog.Funcs[id]
	var out []Route
	for x := range instrs(fn) {
		if x.Op != ir.Call {
			continue
		}
		recv, name := f.method(fn, x)
		if event, ok := f.firstText(fn, x); ok && f.words.Sockets.On[name] && len(x.Args) > 1 && f.holds(fn, recv, socket) {
			for _, h := range f.functions(fn, x.Args[len(x.Args)-1]) {
				if f.words.Sockets.Ignores[event] {
					continue
				}
				r := base
				r.Path, r.Fn, r.At, r.Node, r.Handler = "/"+strings.NewReplacer(":", "/", ".", "/").Replace(event), id, id, x.Node, h
				r.Guards = r.Guards.and(f.bodyOf(h, 0).guards())
				out = append(out, r)
			}
			continue
		}
		for i, a := range x.Args {
			if depth >= maxSocketDepth || !f.holds(fn, a, socket) {
				continue
			}
			for _, t := range f.g.Targets(fn.ID, x.Dst) {
				if p := f.prog.Funcs[t.Func].Params; i < len(p) {
					out = append(out, f.messages(t.Func, owner{fn: t.Func, reg: p[i].Reg}, base, depth+1)...)
				}
			}
		}
	}
	return out
}

func (f *finder) holds(fn *ir.Func, o ir.Operand, socket owner) bool {
	in, r, d := f.follow(fn, o.Reg)
	return o.Reg >= 0 && d == nil && in.ID == socket.fn && r == socket.reg
}

// connecting is what a function that runs for a connection makes sure of, beside what handles its messages.
func (f *finder) connecting(id ir.FuncID, messages []Route) Guards {
	fn, b, returns := f.prog.Funcs[id], &body{}, 0
	for x := range instrs(fn) {
		if x.Op == ir.MakeFunc && slices.ContainsFunc(messages, func(r Route) bool { return r.Handler == ir.FuncID(x.Ref) }) {
			continue
		}
		f.look(fn, x, b, 1)
		if x.Op == ir.Return {
			returns++
		}
		// Who may not connect is often left without an answer: the rest is not run.
		b.refuses = b.refuses || returns > 1 || x.Op == ir.Call && f.words.Sockets.Refuses.MatchString(f.calleeName(fn, x))
	}
	return b.guards()
}

// destroysGiven reports whether a handler of messages destroys something that the message names.
func (r *reviewer) destroysGiven(id ir.FuncID, params []ir.Reg, owner ir.FuncID, depth int) bool {
	fn := r.prog.Funcs[id]
	given := func(in *ir.Func, reg ir.Reg, d *ir.Instr) bool {
		return d == nil && in.ID == owner && slices.Contains(params, reg)
	}
	for x := range instrs(fn) {
		switch x.Op {
		case ir.MakeFunc:
			if depth < maxBodyDepth && r.destroysGiven(ir.FuncID(x.Ref), params, owner, depth+1) {
				return true
			}
		case ir.Call:
			if r.is(r.words.Destroys, r.calleeName(fn, x)) && slices.ContainsFunc(x.Args, func(a ir.Operand) bool { return r.from(fn, a.Reg, given) }) {
				return true
			}
		}
	}
	return false
}
