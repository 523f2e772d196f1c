package callgraph

import "github.com/shrike-sec/shrike/internal/ir"

// val numbers a value: functions first, then classes, their instances, their prototypes and
// modules, each by its ID; everything else as it is met.
type val int32

// valueKind is what a value is inside the analysis, which tells more of them apart than Value does.
type valueKind uint8

const (
	funcValue valueKind = iota
	classValue
	instanceValue
	classPrototype
	moduleValue
	apiValue         // id is a node of the Library
	objectValue      // an object literal, or an object the analysis made up
	arrayValue       // an array
	funcPrototype    // what objects made by `new F` delegate to; id is F
	funcInstance     // an object made by `new F`; id is F
	boundValue       // function id with its first `extra` parameters filled
	constructedValue // what a library constructor made at one place; id is its node, 0 if nothing is known of it
	resolverValue    // a function whose first argument goes to node `extra`
)

// valueFlags refine a value of the Library.
type valueFlags uint8

const (
	guessed valueFlags = 1 << iota // a name led to it, or to what it comes from
	general                        // a member that a receiver has like any other, for want of one of its own
)

// valueInfo describes a value. slots, links, mixins and places are list heads (see heap.go).
type valueInfo struct {
	kind   valueKind
	flags  valueFlags
	id     int32
	extra  int32
	slots  int32
	links  int32
	mixins int32
	places int32
	// exportedBy is one more than the file whose exports, as a whole, the value is.
	exportedBy int32
}

// madeKey finds a value that the analysis made up again, by what it was made for.
type madeKey struct {
	kind  valueKind
	id    int32 // a function, call site or node
	extra int32
}

// valueTable numbers values.
type valueTable struct {
	info                                          []valueInfo
	class0, instance0, prototype0, module0, free0 val
	made                                          map[madeKey]val
}

func newValueTable(p *ir.Program) *valueTable {
	f, c, m := len(p.Funcs), len(p.Classes), len(p.Files)
	t := &valueTable{made: map[madeKey]val{}}
	t.class0 = val(f)
	t.instance0 = t.class0 + val(c)
	t.prototype0 = t.instance0 + val(c)
	t.module0 = t.prototype0 + val(c)
	t.free0 = t.module0 + val(m)
	t.info = make([]valueInfo, t.free0, int(t.free0)+f)
	for i := range t.info {
		kind, first := t.rangeOf(val(i))
		t.info[i] = valueInfo{kind: kind, id: int32(i) - int32(first)}
	}
	return t
}

func (t *valueTable) rangeOf(v val) (kind valueKind, first val) {
	switch {
	case v < t.class0:
		return funcValue, 0
	case v < t.instance0:
		return classValue, t.class0
	case v < t.prototype0:
		return instanceValue, t.instance0
	case v < t.module0:
		return classPrototype, t.prototype0
	}
	return moduleValue, t.module0
}

func (t *valueTable) fn(f ir.FuncID) val            { return val(f) }
func (t *valueTable) class(c ir.ClassID) val        { return t.class0 + val(c) }
func (t *valueTable) instance(c ir.ClassID) val     { return t.instance0 + val(c) }
func (t *valueTable) classPrototype(c int32) val    { return t.prototype0 + val(c) }
func (t *valueTable) module(f ir.FileID) val        { return t.module0 + val(f) }
func (t *valueTable) funcInstance(f ir.FuncID) val  { return t.make(funcInstance, int32(f), 0) }
func (t *valueTable) funcPrototype(f ir.FuncID) val { return t.make(funcPrototype, int32(f), 0) }

// api is the value of a library node.
func (t *valueTable) api(node int32, flags valueFlags) val {
	v := t.make(apiValue, node, int32(flags))
	t.info[v].flags = flags
	return v
}

// fresh makes a new value.
func (t *valueTable) fresh(kind valueKind, id, extra int32) val {
	t.info = append(t.info, valueInfo{kind: kind, id: id, extra: extra})
	return val(len(t.info) - 1)
}

// make returns the value made for that key, new the first time.
func (t *valueTable) make(kind valueKind, id, extra int32) val {
	k := madeKey{kind, id, extra}
	v, ok := t.made[k]
	if !ok {
		v = t.fresh(kind, id, extra)
		t.made[k] = v
	}
	return v
}

// public is a value as the rest of shrike sees it.
func (t *valueTable) public(v val) Value {
	x := &t.info[v]
	switch x.kind {
	case funcValue, boundValue:
		return Value{Func, x.id}
	case classValue:
		return Value{Class, x.id}
	case instanceValue:
		return Value{Instance, x.id}
	case moduleValue:
		return Value{Module, x.id}
	case apiValue, constructedValue:
		if x.id != 0 {
			return Value{API, x.id}
		}
	}
	return Value{Object, int32(v)}
}
