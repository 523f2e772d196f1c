package route

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
)

// decorated lists the routes that decorated methods of controller classes are.
func (f *finder) decorated() []Route {
	var out []Route
	for _, c := range f.prog.Classes {
		prefix, ok := "", false
		for _, d := range c.Decorators {
			name, arg, _ := strings.Cut(d, ":")
			if f.words.Decorators.Controllers[name] {
				prefix, ok = "/"+strings.Trim(arg, "/"), true
			}
		}
		if !ok {
			continue
		}
		f.marked = f.marks(c.Decorators)
		for _, m := range c.Members {
			f.marked = f.marked || m.Func != ir.NoFunc && f.marks(f.prog.Funcs[m.Func].Decorators)
		}
		class := f.decoratorGuards(c.Decorators)
		for _, m := range c.Members {
			if m.Func != ir.NoFunc {
				out = append(out, f.decoratedMethod(m.Func, owner{fn: c.Ctor, reg: ir.NoReg}, prefix, class, c.Decorators)...)
			}
		}
	}
	return out
}

// marks reports whether decorators say which role it takes, for a guard to read.
func (f *finder) marks(decorators []string) bool {
	for _, d := range decorators {
		name, _, _ := strings.Cut(d, ":")
		if f.words.Decorators.Guards[name] && f.words.Authorization.MatchString(name) {
			return true
		}
	}
	return false
}

func (f *finder) decoratedMethod(id ir.FuncID, on owner, prefix string, class Guards, controller []string) []Route {
	fn := f.prog.Funcs[id]
	for _, d := range fn.Decorators {
		name, arg, _ := strings.Cut(d, ":")
		access := f.words.Decorators.Verbs[name]
		if access == catalog.NoAccess {
			continue
		}
		chain := class.and(f.decoratorGuards(fn.Decorators))
		unread := f.unread(controller, fn.Decorators)
		chain.Authorization = chain.Authorization && !unread
		g := chain.and(f.bodyOf(id, 0).guards())
		return []Route{{
			Access: access, Path: strings.TrimSuffix(prefix, "/") + "/" + strings.Trim(arg, "/"), Fn: id, At: id,
			Node: fn.Node, Guards: g, Chain: chain, Handler: id, Owner: on, Unread: unread,
		}}
	}
	return nil
}

// decoratorGuards is what decorators make sure of. Where a class marks methods with the roles they take,
// a guard for roles does nothing for those without a mark.
func (f *finder) decoratorGuards(decorators []string) Guards {
	var g Guards
	for _, d := range decorators {
		name, arg, _ := strings.Cut(d, ":")
		if !f.words.Decorators.Guards[name] {
			continue
		}
		g.Authentication = true
		if f.words.Authorization.MatchString(name) || !f.marked && f.words.Authorization.MatchString(arg) {
			g.Authorization = true
		}
	}
	return g
}

// unread reports whether decorators say which role is taken, and none of the guards beside them reads it:
// they ask for a login alone.
func (f *finder) unread(class, method []string) bool {
	marked, guards := false, 0
	for _, list := range [][]string{class, method} {
		for _, d := range list {
			name, arg, _ := strings.Cut(d, ":")
			if f.words.Decorators.Marks[name] {
				marked = true
				continue
			}
			if !f.words.Decorators.Guards[name] {
				continue
			}
			for g := range strings.SplitSeq(arg, ",") {
				if guards++; !f.words.Decorators.Bare.MatchString(g) || f.words.Authorization.MatchString(g) {
					return false
				}
			}
		}
	}
	return marked && guards > 0 && !f.global
}

// public reports whether decorators open a route to everybody on purpose.
func (f *finder) public(decorators []string) bool {
	for _, d := range decorators {
		if name, _, _ := strings.Cut(d, ":"); f.words.Decorators.Public[name] {
			return true
		}
	}
	return false
}
