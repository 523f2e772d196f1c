package catalog

import "github.com/shrike-sec/shrike/internal/ir"

// This file is the first half of compiling library models: paths become a nondeterministic
// automaton. Each library has a tree of states below its exports, each type and the globals and
// the unknown receiver one of their own; `from` and `extends` are empty transitions between them,
// so that types may be recursive and a value may be of several. automaton.go makes it
// deterministic.

// state is one state of it.
type state struct {
	members  map[string]int32 // "*" for any name
	result   int32
	args     []argEdge
	handlers []handlerEdge
	empty    []int32 // empty transitions
	// namespace is set for what is no value with methods like any other, but exports, a global
	// object or the place of an argument: an unknown member of it is not any.member.
	namespace bool
	*facts    // nil when nothing is known
}

// facts is what rows say about a state or node.
type facts struct {
	sources []Source
	call    *CallModel
	assign  []Sink
	marked  []State
	keyed   []Sink
	getter  []Flow
	native  ir.Native
	moves   []ir.Transfer // of call's flows
}

type argEdge struct {
	lo, hi int // hi -1 for the last
	to     int32
}

type handlerEdge struct {
	param int
	to    int32
}

// states is the automaton; state 0 is not used.
type states struct {
	list         []state
	globals, any int32
}

func newStates() states {
	s := states{list: make([]state, 1)}
	s.globals, s.any = s.add(true), s.add(false)
	return s
}

func (s *states) add(namespace bool) int32 {
	s.list = append(s.list, state{namespace: namespace})
	return int32(len(s.list) - 1)
}

// follow returns where a step leads, adding the state if there is none.
func (s *states) follow(from int32, st step) int32 {
	switch st.kind {
	case stepMember:
		return s.member(from, st.name)
	case stepCall:
		if s.list[from].result == 0 {
			to := s.add(false)
			s.list[from].result = to
		}
		return s.list[from].result
	case stepArg:
		for _, e := range s.list[from].args {
			if e.lo == st.lo && e.hi == st.hi {
				return e.to
			}
		}
		to := s.add(true)
		s.list[from].args = append(s.list[from].args, argEdge{st.lo, st.hi, to})
		return to
	case stepHandler:
		for _, e := range s.list[from].handlers {
			if e.param == st.param {
				return e.to
			}
		}
		to := s.add(false)
		s.list[from].handlers = append(s.list[from].handlers, handlerEdge{st.param, to})
		return to
	}
	panic("catalog: a path that is no value was compiled")
}

func (s *states) member(from int32, name string) int32 {
	if to, ok := s.list[from].members[name]; ok {
		return to
	}
	to := s.add(s.list[from].namespace)
	if s.list[from].members == nil {
		s.list[from].members = map[string]int32{}
	}
	s.list[from].members[name] = to
	return to
}

// settle finishes the states: what lies below a value is a value too, such as a source below an
// export; and moves follow from flows.
func (s *states) settle() {
	for i := range s.list { // a member stands after what it is a member of
		for _, m := range s.list[i].members {
			s.list[m].namespace = s.list[m].namespace && s.list[i].namespace
		}
		if f := s.list[i].facts; f != nil {
			f.moves = moves(f.call)
		}
	}
}

// link adds an empty transition.
func (s *states) link(from, to int32) {
	if from != to {
		s.list[from].empty = append(s.list[from].empty, to)
	}
}

// known returns what is known of a state, to be added to.
func (s *states) known(at int32) *facts {
	if s.list[at].facts == nil {
		s.list[at].facts = new(facts)
	}
	return s.list[at].facts
}

// callModel returns the model of calling a state.
func (s *states) callModel(at int32) *CallModel {
	f := s.known(at)
	if f.call == nil {
		f.call = new(CallModel)
	}
	return f.call
}
