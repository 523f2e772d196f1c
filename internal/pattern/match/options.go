package match

// Options are the switches of a rule's `options` that change what a pattern matches.
type Options struct {
	ConstantPropagation bool
	SymbolicPropagation bool
	ACMatching          bool
	CommutativeBoolOp   bool
	CommutativeCompOp   bool
	SymmetricEq         bool
	VarDefAssign        bool
	FieldDefAssign      bool
	ArrowIsFunction     bool
	LetIsVar            bool
	GoDeeperExpr        bool
	GoDeeperStmt        bool
	ImplicitDeepStmt    bool
	XMLSingletonLoose   bool
	XMLAttrsImplicit    bool
	XMLChildrenOrdered  bool
	DecoratorsOrdered   bool
	// Longest asks for the longest match only where a trailing `...` has several; it is for patterns
	// that only say what a match is inside of.
	Longest bool
}

// DefaultOptions are those of a rule that sets none.
func DefaultOptions() Options {
	return Options{ConstantPropagation: true, ACMatching: true, VarDefAssign: true, ArrowIsFunction: true, LetIsVar: true,
		GoDeeperExpr: true, GoDeeperStmt: true, ImplicitDeepStmt: true, XMLSingletonLoose: true, XMLAttrsImplicit: true,
		XMLChildrenOrdered: true}
}

// Set sets the option of that name and reports whether there is one.
func (o *Options) Set(name string, on bool) bool {
	field, ok := map[string]*bool{
		"constant_propagation": &o.ConstantPropagation, "symbolic_propagation": &o.SymbolicPropagation,
		"ac_matching": &o.ACMatching, "commutative_boolop": &o.CommutativeBoolOp, "commutative_compop": &o.CommutativeCompOp,
		"symmetric_eq": &o.SymmetricEq, "vardef_assign": &o.VarDefAssign, "flddef_assign": &o.FieldDefAssign,
		"arrow_is_function": &o.ArrowIsFunction, "let_is_var": &o.LetIsVar, "go_deeper_expr": &o.GoDeeperExpr,
		"go_deeper_stmt": &o.GoDeeperStmt, "implicit_deep_exprstmt": &o.ImplicitDeepStmt,
		"xml_singleton_loose_matching": &o.XMLSingletonLoose, "xml_attrs_implicit_ellipsis": &o.XMLAttrsImplicit,
		"xml_children_ordered": &o.XMLChildrenOrdered, "decorators_order_matters": &o.DecoratorsOrdered,
	}[name]
	if ok {
		*field = on
	}
	return ok
}
