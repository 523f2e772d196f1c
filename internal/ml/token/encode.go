package token

import (
	"math"
	"strings"
)

const (
	cachedWords = 1 << 15 // words an encoder remembers
	cachedBytes = 48      // longest word it remembers
	shortWord   = 48      // up to here looking at all pairs is quicker than a heap
)

// Encode appends the tokens of text to dst. Special tokens are not looked for: a text that contains
// "<mask>" yields the tokens of these six characters. Any bytes may be encoded, UTF-8 or not, and
// the tokens cover all of them in order.
func (t *Tokenizer) Encode(dst []Token, text string) []Token {
	e := t.pool.Get().(*encoder)
	defer t.pool.Put(e)
	for at := 0; at < len(text); {
		n := word(text[at:])
		for _, id := range e.word(text[at : at+n]) {
			end := at + len(t.bytes[id])
			dst = append(dst, Token{id, at, end})
			at = end
		}
	}
	return dst
}

// Append appends the ids of text to dst: Encode without positions.
func (t *Tokenizer) Append(dst []int32, text string) []int32 {
	e := t.pool.Get().(*encoder)
	defer t.pool.Put(e)
	for at := 0; at < len(text); {
		n := word(text[at:])
		dst = append(dst, e.word(text[at:at+n])...)
		at += n
	}
	return dst
}

// An encoder merges words for one goroutine at a time and remembers them.
type encoder struct {
	t     *Tokenizer
	known map[string][]int32
	ids   []int32
	steps []merge
	chain chain
}

func newEncoder(t *Tokenizer) *encoder { return &encoder{t: t, known: map[string][]int32{}} }

// word is the tokens of one word, valid until the next call.
func (e *encoder) word(w string) []int32 {
	if ids, ok := e.known[w]; ok {
		return ids
	}
	e.ids = e.ids[:0]
	for i := range len(w) {
		e.ids = append(e.ids, e.t.byteID[w[i]])
	}
	if len(w) > shortWord {
		e.ids = e.chain.merge(e.t, e.ids)
		return e.ids
	}
	e.ids = e.mergeShort(e.ids)
	if len(w) <= cachedBytes {
		if len(e.known) >= cachedWords {
			clear(e.known)
		}
		e.known[strings.Clone(w)] = append([]int32(nil), e.ids...)
	}
	return e.ids
}

// mergeShort applies the merges in place: again and again the one of lowest rank, leftmost first.
// steps[i] is the merge of ids i and i+1, kept up to date so that each pair is looked up once.
func (e *encoder) mergeShort(ids []int32) []int32 {
	steps := e.steps[:0]
	for i := 0; i+1 < len(ids); i++ {
		steps = append(steps, e.t.lookup(ids[i], ids[i+1]))
	}
	e.steps = steps
	for {
		at, best := -1, none
		for i, m := range steps {
			if m.rank < best.rank {
				at, best = i, m
			}
		}
		if at < 0 {
			return ids
		}
		ids[at] = best.id
		ids = append(ids[:at+1], ids[at+2:]...)
		steps = append(steps[:at], steps[at+1:]...)
		if at > 0 {
			steps[at-1] = e.t.lookup(ids[at-1], ids[at])
		}
		if at < len(steps) {
			steps[at] = e.t.lookup(ids[at], ids[at+1])
		}
	}
}

// none is the merge of two tokens that can't be merged: its rank is after all others.
var none = merge{rank: math.MaxInt32}

// lookup is what two neighbours become.
func (t *Tokenizer) lookup(left, right int32) merge {
	if m, ok := t.merges[pair{left, right}]; ok {
		return m
	}
	return none
}

// A chain merges a long word in n log n: tokens linked to their neighbours, and a heap of the pairs
// that may be merged. Minified code and data have words of megabytes.
type chain struct {
	ids        []int32 // -1 where a token was merged into the one before
	prev, next []int32 // neighbours; -1 at the ends
	queue      queue
}

// A queue is a heap of merges to do, each a rank and, below it, the place of the left token: the least
// is the lowest rank, leftmost. container/heap would allocate for every element.
type queue []uint64

func (q *queue) push(rank, at int32) {
	*q = append(*q, uint64(rank)<<32|uint64(at))
	h := *q
	for i := len(h) - 1; i > 0; {
		parent := (i - 1) / 2
		if h[parent] <= h[i] {
			return
		}
		h[parent], h[i] = h[i], h[parent]
		i = parent
	}
}

func (q *queue) pop() (rank, at int32) {
	h := *q
	least, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && h[child+1] < h[child] {
			child++
		}
		if h[i] <= h[child] {
			break
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
	*q = h
	return int32(least >> 32), int32(uint32(least))
}

// merge applies the merges to a word and returns its tokens, in the place of ids.
func (c *chain) merge(t *Tokenizer, ids []int32) []int32 {
	c.reset(t, ids)
	for len(c.queue) > 0 {
		rank, at := c.queue.pop()
		right := c.next[at]
		if c.ids[at] < 0 || right < 0 {
			continue
		}
		m := t.lookup(c.ids[at], c.ids[right])
		if m.rank != rank { // what stands there has changed since
			continue
		}
		c.ids[at], c.ids[right] = m.id, -1
		c.next[at] = c.next[right]
		if after := c.next[right]; after >= 0 {
			c.prev[after] = at
			c.offer(t, at)
		}
		if before := c.prev[at]; before >= 0 {
			c.offer(t, before)
		}
	}
	out := ids[:0]
	for at := int32(0); at >= 0; at = c.next[at] {
		out = append(out, c.ids[at])
	}
	return out
}

func (c *chain) reset(t *Tokenizer, ids []int32) {
	const keep = 1 << 16 // room for a word longer than this is not held on to
	if cap(c.ids) > keep {
		*c = chain{}
	}
	c.ids, c.prev, c.next, c.queue = append(c.ids[:0], ids...), c.prev[:0], c.next[:0], c.queue[:0]
	for i := range int32(len(ids)) {
		c.prev = append(c.prev, i-1)
		c.next = append(c.next, i+1)
	}
	c.next[len(ids)-1] = -1
	for i := range int32(len(ids) - 1) {
		c.offer(t, i)
	}
}

// offer queues the merge of the token at a place with the one after it, if there is one.
func (c *chain) offer(t *Tokenizer, at int32) {
	if m := t.lookup(c.ids[at], c.ids[c.next[at]]); m != none {
		c.queue.push(m.rank, at)
	}
}
