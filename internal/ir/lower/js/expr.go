package js

import (
	"strconv"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// maxKinds bounds the tables below; there are fewer node kinds than that.
const maxKinds = 512

var expressions [maxKinds]func(*lowerer, node) ir.Operand

func init() {
	for k, f := range map[kind.Kind]func(*lowerer, node) ir.Operand{
		kind.Identifier:                    (*lowerer).identifier,
		kind.ShorthandPropertyIdentifier:   (*lowerer).identifier,
		kind.NestedIdentifier:              (*lowerer).member,
		kind.This:                          (*lowerer).this,
		kind.Super:                         (*lowerer).this,
		kind.MetaProperty:                  (*lowerer).metaProperty,
		kind.String:                        (*lowerer).stringLiteral,
		kind.Number:                        (*lowerer).number,
		kind.True:                          (*lowerer).boolean,
		kind.False:                         (*lowerer).boolean,
		kind.Null:                          (*lowerer).null,
		kind.Undefined:                     (*lowerer).undefined,
		kind.Regex:                         (*lowerer).regex,
		kind.TemplateString:                (*lowerer).template,
		kind.Object:                        (*lowerer).object,
		kind.Array:                         (*lowerer).array,
		kind.MemberExpression:              (*lowerer).member,
		kind.SubscriptExpression:           (*lowerer).subscript,
		kind.CallExpression:                (*lowerer).call,
		kind.NewExpression:                 (*lowerer).construct,
		kind.AssignmentExpression:          (*lowerer).assignment,
		kind.AugmentedAssignmentExpression: (*lowerer).augmented,
		kind.UpdateExpression:              (*lowerer).update,
		kind.BinaryExpression:              (*lowerer).binary,
		kind.UnaryExpression:               (*lowerer).unary,
		kind.TernaryExpression:             (*lowerer).choice,
		kind.SequenceExpression:            (*lowerer).sequence,
		kind.AwaitExpression:               (*lowerer).await,
		kind.YieldExpression:               (*lowerer).yield,
		kind.FunctionExpression:            (*lowerer).anonymous,
		kind.GeneratorFunction:             (*lowerer).anonymous,
		kind.FunctionDeclaration:           (*lowerer).anonymous,
		kind.GeneratorFunctionDeclaration:  (*lowerer).anonymous,
		kind.ArrowFunction:                 (*lowerer).anonymous,
		kind.Class:                         (*lowerer).anonymous,
		kind.ClassDeclaration:              (*lowerer).anonymous,
		kind.AbstractClassDeclaration:      (*lowerer).anonymous,
		kind.ParenthesizedExpression:       (*lowerer).inner,
		kind.NonNullExpression:             (*lowerer).nonNull,
		kind.SatisfiesExpression:           (*lowerer).inner,
		kind.InstantiationExpression:       (*lowerer).inner,
		kind.AsExpression:                  (*lowerer).cast,
		kind.TypeAssertion:                 (*lowerer).cast,
		kind.JsxElement:                    (*lowerer).jsx,
		kind.JsxSelfClosingElement:         (*lowerer).jsx,
		kind.JsxExpression:                 (*lowerer).inner,
		kind.InternalModule:                (*lowerer).namespace,
		kind.PrivatePropertyIdentifier:     (*lowerer).privateName,
		kind.ERROR:                         (*lowerer).broken,
	} {
		expressions[k] = f
	}
}

// expr lowers an expression and returns its value. The operand's node is the expression without
// parentheses around it. A missing or unknown expression has an unknown value.
func (l *lowerer) expr(n node) ir.Operand {
	if n >= 0 {
		switch l.nodes[n].Kind {
		case kind.MemberExpression, kind.SubscriptExpression, kind.CallExpression:
			if v, ok := l.misread(n); ok {
				return v
			}
		}
		if f := expressions[l.nodes[n].Kind]; f != nil {
			return f(l, n)
		}
	}
	return l.unknown(n)
}

// named lowers an expression that is assigned to something called name, so that a function or
// class without a name of its own is known by that.
func (l *lowerer) named(n node, name string) ir.Operand {
	if inner := l.bare(n); inner >= 0 {
		switch l.nodes[inner].Kind {
		case kind.FunctionExpression, kind.GeneratorFunction, kind.ArrowFunction:
			return l.makeFunc(inner, ir.Plain, name)
		case kind.Class:
			return l.classValue(inner, name, ir.NoReg)
		}
	}
	return l.expr(n)
}

// effect lowers an expression whose value nobody uses.
func (l *lowerer) effect(n node) {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.BinaryExpression:
		if l.isLogical(n) {
			l.decideEffect(n)
			return
		}
	case kind.TernaryExpression:
		l.decideEffect(n)
		return
	case kind.SequenceExpression:
		for c := l.first(n); c >= 0; c = l.next(c) {
			l.effect(c)
		}
		return
	case kind.UnaryExpression:
		switch l.operator(n) {
		case kind.TokBang, kind.KwVoid:
			l.effect(l.field(n, kind.FArgument))
			return
		}
	case kind.UpdateExpression:
		l.updated(n, false)
		return
	}
	l.expr(n)
}

func (l *lowerer) unknown(n node) ir.Operand {
	in := l.value(ir.Const, n)
	in.Flags = ir.Implicit
	return operand(in.Dst, n)
}

// broken lowers what can be made out inside a range that did not parse.
func (l *lowerer) broken(n node) ir.Operand {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if expressions[l.nodes[c].Kind] != nil {
			l.expr(c)
		}
	}
	return l.unknown(n)
}

func operand(r ir.Reg, n node) ir.Operand { return ir.Operand{Reg: r, Node: ir.NodeID(n)} }

func (l *lowerer) constant(n node, lit ir.Lit, text string) ir.Operand {
	in := l.value(ir.Const, n)
	in.Lit, in.Name = lit, text
	return operand(in.Dst, n)
}

func (l *lowerer) stringLiteral(n node) ir.Operand {
	return l.constant(n, ir.LitString, l.stringValue(n))
}

func (l *lowerer) number(n node) ir.Operand {
	v := l.constant(n, ir.LitNumber, l.text(n))
	l.b.state[v.Reg].numeric = true
	return v
}

func (l *lowerer) boolean(n node) ir.Operand { return l.constant(n, ir.LitBool, l.text(n)) }

func (l *lowerer) null(n node) ir.Operand { return l.constant(n, ir.LitNull, "null") }

func (l *lowerer) undefined(n node) ir.Operand {
	return l.constant(n, ir.LitUndefined, "undefined")
}

func (l *lowerer) regex(n node) ir.Operand {
	in := l.value(ir.Regexp, n)
	if p := l.field(n, kind.FPattern); p >= 0 {
		in.Name = l.text(p)
	}
	if f := l.field(n, kind.FFlags); f >= 0 {
		in.Module = l.text(f)
	}
	return operand(in.Dst, n)
}

func (l *lowerer) inner(n node) ir.Operand { return l.expr(l.only(n)) }

// nonNull lowers a!. The grammar takes x + a!.b for (x + a)!.b, although nothing binds closer than !:
// the operand of ! is then the right side alone, and misread puts the rest around the whole.
func (l *lowerer) nonNull(n node) ir.Operand {
	inner := l.only(n)
	if l.kind(inner) == kind.BinaryExpression {
		return l.expr(l.field(inner, kind.FRight))
	}
	return l.expr(inner)
}

// misread lowers members and calls of an expression that the grammar has read as (x + a)!.
func (l *lowerer) misread(n node) (ir.Operand, bool) {
	at := n
	for at >= 0 && l.kind(at) != kind.NonNullExpression {
		switch l.kind(at) {
		case kind.MemberExpression, kind.SubscriptExpression:
			at = l.field(at, kind.FObject)
		case kind.CallExpression:
			at = l.field(at, kind.FFunction)
		default:
			return ir.None, false
		}
	}
	if at < 0 || at == l.reread || l.kind(l.only(at)) != kind.BinaryExpression {
		return ir.None, false
	}
	around := l.only(at)
	mark, before := len(l.scratch), l.reread
	l.scratch = append(l.scratch, l.expr(l.field(around, kind.FLeft)))
	l.reread = at
	v := l.expr(n)
	l.reread = before
	switch l.operator(around) {
	case kind.TokPlus:
		l.scratch = append(l.scratch, v)
		return l.concat(n, mark), true
	case kind.TokAmpAmp, kind.TokPipePipe, kind.TokQuestionQuestion:
		l.scratch = l.scratch[:mark]
		return v, true
	}
	left := l.scratch[mark]
	l.scratch = l.scratch[:mark]
	return l.arithmetic(n, l.operatorText(around), left, v), true
}

func (l *lowerer) privateName(n node) ir.Operand {
	return l.constant(n, ir.LitString, l.text(n))
}

func (l *lowerer) identifier(n node) ir.Operand {
	if l.nodes[n].Flags&syntax.Missing != 0 {
		return l.unknown(n)
	}
	s := l.symbol(n)
	if r, ok := l.lookup(s); ok {
		return operand(r, n)
	}
	if s == symExports {
		return operand(l.moduleExports(), n)
	}
	return l.free(n, l.symbols[s].name)
}

// global is the value of a global variable.
func (l *lowerer) global(n node, name string) ir.Operand {
	in := l.value(ir.Global, n)
	in.Name = name
	return operand(in.Dst, n)
}

func (l *lowerer) this(n node) ir.Operand {
	r, ok := l.lookup(symThis)
	if !ok {
		return l.unknown(n)
	}
	return operand(r, n)
}

func (l *lowerer) metaProperty(n node) ir.Operand {
	if l.has(n, kind.KwNew) {
		if r, ok := l.lookup(symNewTarget); ok {
			return operand(r, n)
		}
		return l.global(n, "new.target")
	}
	return l.global(n, "import.meta")
}

func (l *lowerer) template(n node) ir.Operand {
	if l.first(n) < 0 || !l.hasSubstitution(n) {
		return l.stringLiteral(n)
	}
	mark := len(l.scratch)
	l.templateParts(n, func(part node, text string) {
		if text != "" {
			l.scratch = append(l.scratch, l.constant(part, ir.LitString, text))
		}
	})
	in := l.value(ir.Concat, n)
	in.Args = l.keep(mark)
	return operand(in.Dst, n)
}

func (l *lowerer) hasSubstitution(n node) bool {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) == kind.TemplateSubstitution {
			return true
		}
	}
	return false
}

// templateParts calls literal for the text before, between and behind the substitutions of a
// template, and puts their values on the scratch stack.
func (l *lowerer) templateParts(n node, literal func(part node, text string)) {
	text, start := l.text(n), l.nodes[n].Start
	from, part := start+1, n
	flush := func(to uint32) {
		literal(part, unescape(text[from-start:max(from, to)-start]))
	}
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) != kind.TemplateSubstitution {
			if part == n {
				part = c
			}
			continue
		}
		flush(l.nodes[c].Start)
		v := l.expr(l.only(c))
		l.scratch = append(l.scratch, v)
		from, part = l.nodes[c].End, n
	}
	if end := l.nodes[n].End; end > 0 {
		flush(end - 1)
	}
}

func (l *lowerer) sequence(n node) ir.Operand {
	c := l.first(n)
	for c >= 0 {
		next := l.next(c)
		if next < 0 {
			break
		}
		l.effect(c)
		c = next
	}
	return l.expr(c)
}

func (l *lowerer) await(n node) ir.Operand {
	v := l.expr(l.only(n))
	if l.b.level == 0 {
		l.b.fn.Async = true
	}
	in := l.value(ir.Await, n)
	in.A = v
	return operand(in.Dst, n)
}

func (l *lowerer) yield(n node) ir.Operand {
	v := ir.None
	if c := l.only(n); c >= 0 {
		v = l.expr(c)
		if l.has(n, kind.TokStar) {
			in := l.value(ir.Elem, c)
			in.A, in.Flags = v, ir.Implicit
			v = operand(in.Dst, c)
		}
	}
	in := l.value(ir.Yield, n)
	in.A = v
	return operand(in.Dst, n)
}

// member lowers o.p.
func (l *lowerer) member(n node) ir.Operand {
	if l.isModuleExports(n) {
		return operand(l.moduleExports(), n)
	}
	return l.access(n, l.expr(l.field(n, kind.FObject)))
}

// load reads a property for expression n, which says whether through ?. or super.
func (l *lowerer) load(n node, obj ir.Operand, name string) ir.Operand {
	in := l.value(ir.Load, n)
	in.A, in.Name, in.Flags = obj, name, l.accessFlags(n)
	return operand(in.Dst, n)
}

func (l *lowerer) accessFlags(n node) ir.Flags {
	var flags ir.Flags
	if l.isOptional(n) {
		flags |= ir.Optional
	}
	if l.kind(l.field(n, kind.FObject)) == kind.Super {
		flags |= ir.Super
	}
	return flags
}

func (l *lowerer) isOptional(n node) bool {
	for c := l.nodes[n].First; c >= 0; c = l.nodes[c].Next {
		if k := l.nodes[c].Kind; k == kind.OptionalChain || k == kind.TokQuestionDot {
			return true
		}
	}
	return false
}

func (l *lowerer) propertyName(p node) string {
	if p < 0 {
		return ""
	}
	return l.name(p)
}

// subscript lowers o[i]; a constant index is a property name.
func (l *lowerer) subscript(n node) ir.Operand {
	if l.isModuleExports(n) {
		return operand(l.moduleExports(), n)
	}
	return l.access(n, l.expr(l.field(n, kind.FObject)))
}

// access reads the property that member or subscript expression n names from obj.
func (l *lowerer) access(n node, obj ir.Operand) ir.Operand {
	name, key := l.memberKey(n)
	if key.Reg == ir.NoReg {
		return l.load(n, obj, name)
	}
	in := l.value(ir.LoadIndex, n)
	in.A, in.B, in.Flags = obj, key, l.accessFlags(n)
	return operand(in.Dst, n)
}

// constantKey returns the property name that an index expression certainly is.
func (l *lowerer) constantKey(n node) (string, bool) {
	n = l.bare(n)
	switch l.kind(n) {
	case kind.String:
		return l.stringValue(n), true
	case kind.TemplateString:
		if !l.hasSubstitution(n) {
			return l.stringValue(n), true
		}
	case kind.Number:
		return numberKey(l.text(n)), true
	}
	return "", false
}

// propertyKey returns the name of a key in an object literal, class or pattern; ok is false for a
// computed one that is not constant, whose expression is then key.
func (l *lowerer) propertyKey(n node) (name string, key node, ok bool) {
	switch l.kind(n) {
	case kind.String:
		return l.stringValue(n), none, true
	case kind.Number:
		return numberKey(l.text(n)), none, true
	case kind.ComputedPropertyName:
		key = l.only(n)
		name, ok = l.constantKey(key)
		return name, key, ok
	}
	return l.propertyName(n), none, true
}

// maxLiteral is how many elements of an array or object literal are lowered when the rest are
// constants: tables of data carry nothing that taint or calls depend on.
const maxLiteral = 1000

func (l *lowerer) object(n node) ir.Operand {
	obj := operand(l.value(ir.Object, n).Dst, n)
	count := 0
	for c := l.first(n); c >= 0; c = l.next(c) {
		if count++; count > maxLiteral && l.kind(c) == kind.Pair && l.isLiteral(l.field(c, kind.FValue)) {
			continue
		}
		l.property(obj, c)
	}
	return obj
}

func (l *lowerer) isLiteral(n node) bool {
	switch l.kind(n) {
	case kind.Number, kind.String, kind.True, kind.False, kind.Null:
		return true
	}
	return false
}

// property adds one member of an object literal to obj.
func (l *lowerer) property(obj ir.Operand, c node) {
	switch l.kind(c) {
	case kind.Pair:
		name, key, ok := l.propertyKey(l.field(c, kind.FKey))
		value := l.field(c, kind.FValue)
		if ok {
			l.storeField(c, obj, name, l.named(value, name))
			return
		}
		k := l.expr(key)
		l.storeIndex(c, obj, k, l.expr(value))
	case kind.ShorthandPropertyIdentifier:
		v := l.identifier(c)
		l.storeField(c, obj, l.name(c), v)
	case kind.SpreadElement:
		v := l.expr(l.only(c))
		in := l.emit(ir.CopyProps, ir.NodeID(c))
		in.A, in.B = v, obj
	case kind.MethodDefinition:
		l.objectMethod(obj, c)
	}
}

func (l *lowerer) objectMethod(obj ir.Operand, c node) {
	name, key, ok := l.propertyKey(l.field(c, kind.FName))
	k := ir.Method
	if l.has(c, kind.KwGet) {
		k = ir.Getter
	} else if l.has(c, kind.KwSet) {
		k = ir.Setter
	}
	if ok {
		l.storeField(c, obj, name, l.makeFunc(c, k, name))
		return
	}
	index := l.expr(key)
	l.storeIndex(c, obj, index, l.makeFunc(c, k, ""))
}

func (l *lowerer) storeField(n node, obj ir.Operand, name string, v ir.Operand) {
	in := l.emit(ir.Store, ir.NodeID(n))
	in.A, in.Name, in.B = obj, name, v
}

func (l *lowerer) storeIndex(n node, obj, key, v ir.Operand) {
	in := l.emit(ir.StoreIndex, ir.NodeID(n))
	in.A, in.B, in.C = obj, key, v
}

func (l *lowerer) array(n node) ir.Operand {
	arr := operand(l.value(ir.Array, n).Dst, n)
	index, spread := 0, false
	for c := l.nodes[n].First; c >= 0; c = l.nodes[c].Next {
		if l.nodes[c].Kind == kind.TokComma {
			index++
		}
		if l.real(c) != c || index >= maxLiteral && l.isLiteral(c) {
			continue
		}
		if l.kind(c) == kind.SpreadElement {
			spread = true
			v := l.expr(l.only(c))
			in := l.emit(ir.CopyElems, ir.NodeID(c))
			in.A, in.B = v, arr
			continue
		}
		v := l.expr(c)
		if spread {
			l.storeIndex(c, arr, ir.None, v)
		} else {
			l.storeField(c, arr, strconv.Itoa(index), v)
		}
	}
	return arr
}
