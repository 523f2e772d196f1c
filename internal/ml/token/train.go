package token

import (
	"container/heap"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
)

const (
	smallest    = 256     // bytes: every vocabulary has them
	largest     = 1 << 20 // ids a tokeniser may have
	longestWord = 256     // bytes; longer words are data, not code, and are not learned from
	mostWords   = 1 << 24 // distinct words learned from
	checkEvery  = 1 << 8  // merges between two looks at the context
)

// Train learns a vocabulary of up to size ids from texts: shrike's special tokens, the 256 bytes, and
// then, again and again, the commonest pair of neighbours, as long as it occurs minCount times. Of
// pairs equally common the one of lower ids is taken, so that equal texts, in any order, give an
// equal tokeniser. The error says that the size is out of bounds or that ctx ended.
func Train(ctx context.Context, texts iter.Seq[string], size, minCount int) (*Tokenizer, error) {
	if low := len(specials) + smallest; size < low || size > largest {
		return nil, fmt.Errorf("training a tokeniser: a vocabulary of %d is outside %d to %d", size, low, largest)
	}
	counts := map[string]int{}
	for text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("training a tokeniser: %w", err)
		}
		countWords(counts, text)
	}
	tr := newTrainer(counts)
	if err := tr.run(ctx, size, max(minCount, 1)); err != nil {
		return nil, fmt.Errorf("training a tokeniser: %w", err)
	}
	t := &Tokenizer{added: Specials(), names: Specials(), ranks: tr.merges, start: Start, end: End}
	for _, text := range tr.texts[len(specials):] {
		t.names = append(t.names, spell(text))
	}
	return t, t.build()
}

func countWords(counts map[string]int, text string) {
	for at := 0; at < len(text); {
		n := word(text[at:])
		w := text[at : at+n]
		if _, known := counts[w]; n <= longestWord && (known || len(counts) < mostWords) {
			counts[w]++
		}
		at += n
	}
}

// A trainer keeps, for every pair of neighbours, how often it occurs and in which words.
type trainer struct {
	texts  []string // by id: the bytes of a token
	id     map[string]int32
	merges []pair
	words  [][]int32
	times  []int // by word: how often it occurs
	count  map[pair]int
	where  map[pair]map[int32]struct{}
	queue  candidates
}

func newTrainer(counts map[string]int) *trainer {
	tr := &trainer{texts: make([]string, len(specials)), id: map[string]int32{}, count: map[pair]int{}, where: map[pair]map[int32]struct{}{}}
	for b := range smallest {
		tr.token(string([]byte{byte(b)}))
	}
	for i, w := range slices.Sorted(maps.Keys(counts)) {
		ids := make([]int32, len(w))
		for j := range len(w) {
			ids[j] = tr.id[w[j:j+1]]
		}
		tr.words = append(tr.words, ids)
		tr.times = append(tr.times, counts[w])
		tr.tally(int32(i), 1)
	}
	for p, n := range tr.count {
		tr.queue = append(tr.queue, candidate{p, n})
	}
	heap.Init(&tr.queue)
	return tr
}

// token is the id of the token with these bytes, made if there is none: two merges may give one token.
func (tr *trainer) token(text string) int32 {
	id, ok := tr.id[text]
	if !ok {
		id = int32(len(tr.texts))
		tr.texts = append(tr.texts, text)
		tr.id[text] = id
	}
	return id
}

// tally adds the pairs of a word to the counts, or takes them away when sign is -1.
func (tr *trainer) tally(w int32, sign int) {
	ids := tr.words[w]
	for j := 0; j+1 < len(ids); j++ {
		p := pair{ids[j], ids[j+1]}
		tr.count[p] += sign * tr.times[w]
		if sign < 0 {
			continue
		}
		if tr.where[p] == nil {
			tr.where[p] = map[int32]struct{}{}
		}
		tr.where[p][w] = struct{}{}
	}
}

func (tr *trainer) run(ctx context.Context, size, minCount int) error {
	done := map[pair]bool{}
	for len(tr.texts) < size && len(tr.queue) > 0 {
		c := heap.Pop(&tr.queue).(candidate)
		if n := tr.count[c.pair]; n != c.count { // out of date: its words have changed since
			if n >= minCount {
				heap.Push(&tr.queue, candidate{c.pair, n})
			}
			continue
		}
		if c.count < minCount {
			return nil
		}
		if !done[c.pair] {
			done[c.pair] = true
			tr.merges = append(tr.merges, c.pair)
		}
		tr.apply(c.pair)
		if len(tr.merges)%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// apply merges a pair in every word that has it and queues the pairs that arise.
func (tr *trainer) apply(p pair) {
	id := tr.token(tr.texts[p[0]] + tr.texts[p[1]])
	words := tr.where[p]
	delete(tr.where, p)
	fresh := map[pair]struct{}{}
	for w := range words { // order does not matter: counts are sums, and the queue orders fully
		tr.tally(w, -1)
		tr.words[w] = replace(tr.words[w], p, id)
		tr.tally(w, 1)
		ids := tr.words[w]
		for j := 0; j+1 < len(ids); j++ {
			if ids[j] == id || ids[j+1] == id {
				fresh[pair{ids[j], ids[j+1]}] = struct{}{}
			}
		}
	}
	delete(tr.count, p)
	for q := range fresh {
		heap.Push(&tr.queue, candidate{q, tr.count[q]})
	}
}

// replace puts id in the place of every p, in place.
func replace(ids []int32, p pair, id int32) []int32 {
	out := ids[:0]
	for j := 0; j < len(ids); j++ {
		if j+1 < len(ids) && ids[j] == p[0] && ids[j+1] == p[1] {
			out = append(out, id)
			j++
		} else {
			out = append(out, ids[j])
		}
	}
	return out
}

// A candidate is a pair that may be merged next, with its count when it was queued.
type candidate struct {
	pair  pair
	count int
}

type candidates []candidate

func (q candidates) Len() int { return len(q) }
func (q candidates) Less(i, j int) bool {
	if q[i].count != q[j].count {
		return q[i].count > q[j].count
	}
	return slices.Compare(q[i].pair[:], q[j].pair[:]) < 0
}
func (q candidates) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *candidates) Push(x any)   { *q = append(*q, x.(candidate)) }
func (q *candidates) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
