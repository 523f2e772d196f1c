package callgraph

import (
	"maps"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// hint is what a name alone says of a variable or member: a node of the library, or a class of the
// program.
type hint struct {
	asked bool
	api   int32
	class ir.ClassID
}

// hint asks for what a name says, once.
func (s *solver) hint(n name) hint {
	for int(n) >= len(s.hints) {
		s.hints = append(s.hints, hint{})
	}
	h := &s.hints[n]
	if !h.asked {
		*h = hint{asked: true, class: ir.NoClass}
		if text := s.names.text[n]; n != elements && !s.names.hidden(n) {
			h.api = s.lib.Named(text, nil, -1)
			if h.api == 0 {
				h.class = s.classNamed(text)
			}
		}
	}
	return *h
}

// guess puts what a name says into a node of which nothing is known.
func (s *solver) guess(n node, text name) {
	if n == 0 || !s.unknown(n) {
		return
	}
	if h := s.hint(text); h.api != 0 {
		s.nodes.add(n, s.values.api(h.api, guessed))
	} else if h.class != ir.NoClass {
		s.nodes.info[n].flags |= byName
		s.nodes.add(n, s.values.instance(h.class))
	}
}

// guessNames goes by the names of variables, parameters and members of which nothing is known.
func (s *solver) guessNames() {
	params := map[string][]int32{}
	for _, fn := range s.prog.Funcs {
		s.guessParams(fn, params)
		for r := range fn.Regs {
			if text := fn.Regs[r].Name; text != "" {
				s.guess(s.regs.of(fn.ID, ir.Reg(r)), s.names.intern(text))
			}
		}
	}
	s.eachRead(s.guess)
	s.guessGlobals()
}

// eachRead calls f for every read of a member of a given name.
func (s *solver) eachRead(f func(dst node, member name)) {
	for i := range s.nodes.rules {
		if r := s.nodes.rules[i]; r.kind == ruleLoad && name(r.a) != elements && !s.names.hidden(name(r.a)) {
			f(node(r.b), name(r.a))
		}
	}
}

// guessGlobals takes names that nothing declares for what variables of that name usually hold, or
// for the package of that name: code that is pasted without its beginning.
func (s *solver) guessGlobals() {
	for _, text := range slices.Sorted(maps.Keys(s.globals)) {
		n := s.globals[text]
		if n == 0 || !s.unknown(n) {
			continue
		}
		api := s.hint(s.names.intern(text)).api
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
// that inject dependencies leave no other trace. Names of one word say too little.
func (s *solver) classNamed(text string) ir.ClassID {
	if s.classes == nil {
		s.classes = map[string]ir.ClassID{}
		for _, c := range s.prog.Classes {
			if c.Name == "" || !isUpper(rune(c.Name[0])) || strings.IndexFunc(c.Name[1:], isUpper) < 1 {
				continue
			}
			name := strings.ToLower(c.Name[:1]) + c.Name[1:]
			if _, twice := s.classes[name]; twice {
				s.classes[name] = ir.NoClass
			} else {
				s.classes[name] = c.ID
			}
		}
	}
	if c, ok := s.classes[strings.TrimLeft(text, "_#$")]; ok {
		return c
	}
	return ir.NoClass
}

func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' }

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
	s.eachRead(func(dst node, member name) {
		if m := s.generalMember(member); m != 0 && s.nodes.empty(dst) {
			s.nodes.add(dst, s.values.api(m, general))
		}
	})
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
