package callgraph

import (
	"maps"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// guessNames asks the library what variables and parameters of which nothing is known usually hold,
// going by their names.
func (s *solver) guessNames() {
	vars := map[string]int32{}
	params := map[string][]int32{}
	for _, fn := range s.prog.Funcs {
		s.guessParams(fn, params)
		for r := range fn.Regs {
			text := fn.Regs[r].Name
			n := s.regs.of(fn.ID, ir.Reg(r))
			if text == "" || n == 0 || !s.unknown(n) {
				continue
			}
			api, ok := vars[text]
			if !ok {
				api = s.lib.Named(text, nil, -1)
				vars[text] = api
			}
			if api != 0 {
				s.nodes.add(n, s.values.api(api, guessed))
			} else if c, ok := s.classNamed(text); ok {
				s.guessClass(n, c)
			}
		}
	}
	for _, o := range s.open {
		text := s.names.text[o.name]
		if !s.unknown(o.dst) {
			continue
		}
		if c, ok := s.classNamed(text); ok {
			s.guessClass(o.dst, c)
		} else if api := s.lib.Named(text, nil, -1); api != 0 {
			s.nodes.add(o.dst, s.values.api(api, guessed))
		}
	}
	s.guessGlobals()
}

// guessGlobals takes names that nothing declares for what variables of that name usually hold, or
// for the package of that name: code that is pasted without its beginning.
func (s *solver) guessGlobals() {
	for _, text := range slices.Sorted(maps.Keys(s.globals)) {
		n := s.globals[text]
		if n == 0 || !s.unknown(n) {
			continue
		}
		api := s.lib.Named(text, nil, -1)
		if api == 0 {
			api = s.lib.Package(text)
		}
		if api != 0 {
			s.nodes.add(n, s.values.api(api, guessed))
		}
	}
}

// classNamed returns the class that a variable or member of that name is likely an object of: the
// only one called so, but for a capital letter (userService, _userService: UserService). Containers
// that inject dependencies leave no other trace.
func (s *solver) classNamed(text string) (ir.ClassID, bool) {
	if s.classes == nil {
		s.classes = map[string]ir.ClassID{}
		for _, c := range s.prog.Classes {
			if len(c.Name) < minClassName || c.Name[0] < 'A' || c.Name[0] > 'Z' {
				continue
			}
			name := string(c.Name[0]+'a'-'A') + c.Name[1:]
			if _, twice := s.classes[name]; twice {
				s.classes[name] = ir.NoClass
			} else {
				s.classes[name] = c.ID
			}
		}
	}
	c, ok := s.classes[strings.TrimLeft(text, "_#$")]
	return c, ok && c != ir.NoClass
}

func (s *solver) guessClass(n node, c ir.ClassID) {
	s.nodes.info[n].flags |= byName
	s.nodes.add(n, s.values.instance(c))
}

// minClassName is the least length of a class's name that means anything in a variable's.
const minClassName = 6

// unknown reports whether nothing is known of what a node holds, beyond that it was constructed.
func (s *solver) unknown(n node) bool {
	for _, v := range s.nodes.set(n) {
		if x := &s.values.info[v]; x.kind != constructedValue || x.id != 0 {
			return false
		}
	}
	return true
}

// guessParams guesses at the parameters of a function from the names of all of them.
func (s *solver) guessParams(fn *ir.Func, known map[string][]int32) {
	if len(fn.Params) == 0 {
		return
	}
	names := make([]string, len(fn.Params))
	for i := range fn.Params {
		names[i] = fn.Params[i].Name
	}
	key := strings.Join(names, ",")
	apis, ok := known[key]
	if !ok {
		apis = make([]int32, len(names))
		for i, n := range names {
			apis[i] = s.lib.Named(n, names, i)
		}
		known[key] = apis
	}
	for i := range fn.Params {
		n := s.regs.of(fn.ID, fn.Params[i].Reg)
		if apis[i] != 0 && n != 0 && s.unknown(n) {
			s.nodes.add(n, s.values.api(apis[i], guessed))
		}
	}
}

// guessMembers takes members of receivers about which nothing is known for what they are of most.
func (s *solver) guessMembers() {
	for _, o := range s.open {
		if m := s.generalMember(o.name); m != 0 && s.nodes.empty(o.dst) {
			s.nodes.add(o.dst, s.values.api(m, general))
		}
	}
}

// passThrough assumes that an unknown function which is given a function returns one that calls
// it, as wrappers do: throttle(f), asyncHandler(f). What an unknown constructor makes is an object.
func (s *solver) passThrough() {
	for i := range s.sites {
		c := call{site: int32(i)}
		x := &s.sites[i]
		if x.in.Flags&ir.New != 0 && s.nodes.empty(s.dst(c)) {
			s.nodes.add(s.dst(c), s.values.make(constructedValue, 0, c.site))
			continue
		}
		if x.in.Flags&(ir.JSX|ir.Super) != 0 || s.dst(c) == 0 || !s.nodes.empty(s.dst(c)) || s.knows(c) {
			continue
		}
		for _, a := range x.in.Args {
			s.nodes.on(s.reg(c, a.Reg), ruleCallable, int32(s.dst(c)), 0)
		}
	}
}

// knows reports whether anything is known of what a site calls.
func (s *solver) knows(c call) bool {
	callee := s.reg(c, s.sites[c.site].in.A.Reg)
	if callee == 0 {
		return false
	}
	for _, v := range s.nodes.set(callee) {
		x := s.values.info[v]
		if x.kind != apiValue || s.native(x.id) != ir.NotNative || len(s.lib.Moves(x.id)) > 0 {
			return true
		}
	}
	return false
}
