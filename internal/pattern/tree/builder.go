package tree

// Builder makes a tree in preorder: Open begins a node, everything added until Close is inside it.
type Builder struct {
	t    *Tree
	open []int32 // the nodes not closed yet
	last []int32 // the latest child of each open node, -1 before the first
}

// NewBuilder returns a builder of a tree over code.
func NewBuilder(code []byte, symbols *Symbols, sizeHint int) *Builder {
	return &Builder{t: &Tree{Nodes: make([]Node, 0, sizeHint), Symbols: symbols, Code: code}}
}

// Open begins a node and returns its index.
func (b *Builder) Open(n Node) int32 {
	i := int32(len(b.t.Nodes))
	n.Parent, n.Next = -1, -1
	if d := len(b.open) - 1; d >= 0 {
		n.Parent = b.open[d]
		if b.last[d] >= 0 {
			b.t.Nodes[b.last[d]].Next = i
		}
		b.last[d] = i
	}
	b.t.Nodes = append(b.t.Nodes, n)
	b.open = append(b.open, i)
	b.last = append(b.last, -1)
	return i
}

// Close ends the node opened last.
func (b *Builder) Close() {
	d := len(b.open) - 1
	b.t.Nodes[b.open[d]].Past = int32(len(b.t.Nodes))
	b.open, b.last = b.open[:d], b.last[:d]
}

// Leaf adds a node without children.
func (b *Builder) Leaf(n Node) int32 {
	i := b.Open(n)
	b.Close()
	return i
}

// Node gives access to a node made before, to adjust it.
func (b *Builder) Node(i int32) *Node { return &b.t.Nodes[i] }

// Intern returns the symbol of a text.
func (b *Builder) Intern(text string) Sym { return b.t.Symbols.Intern(text) }

// Tree returns the finished tree.
func (b *Builder) Tree() *Tree { return b.t }
