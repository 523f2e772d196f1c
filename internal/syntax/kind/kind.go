// Package kind names the node kinds and fields of all grammars. Punctuation is Tok…, keywords are
// Kw…, fields are F…; a kind that several grammars have is one constant.
package kind

// Kind is what a syntax node is.
type Kind uint16

// Field is the part a node plays in its parent.
type Field uint16

var kindByName, fieldByName = func() (map[string]Kind, map[string]Field) {
	ks, fs := make(map[string]Kind, len(kindNames)), make(map[string]Field, len(fieldNames))
	for i, n := range kindNames {
		ks[n] = Kind(i)
	}
	for i, n := range fieldNames {
		fs[n] = Field(i)
	}
	return ks, fs
}()

// ByName returns the kind with the grammar's name (anonymous ones in single quotes), or Unknown.
func ByName(name string) Kind { return kindByName[name] }

// FieldByName returns the field with the grammar's name, or NoField.
func FieldByName(name string) Field { return fieldByName[name] }

// String returns the grammar's name.
func (k Kind) String() string { return kindNames[k] }

// String returns the grammar's name.
func (f Field) String() string { return fieldNames[f] }
