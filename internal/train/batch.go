package train

import (
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// blank is a batch of nothing but padding.
func blank(size, length int) net.Batch {
	return net.Batch{Tokens: slices.Repeat([]int32{token.Pad}, size*length), Lens: make([]int, size), Size: size, Seq: length}
}

// put makes ids the i-th sequence, between <s> and </s>. They must fit.
func put(b *net.Batch, i int, ids []int32) {
	row := b.Tokens[i*b.Seq : (i+1)*b.Seq]
	row[0] = token.Start
	copy(row[1:], ids)
	row[len(ids)+1] = token.End
	b.Lens[i] = len(ids) + 2
}
