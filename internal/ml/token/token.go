// Package token turns source code into tokens and back: byte-level BPE as GPT-2 and RoBERTa have it
// (Radford et al. 2019, "Language Models are Unsupervised Multitask Learners"; Sennrich et al. 2016
// for the merges), kept in Hugging Face's tokenizer.json and equal to their tokenizers library, token
// for token. Every token knows the bytes of the input it stands for.
package token

import (
	"fmt"
	"strings"
	"sync"
)

// The special tokens of shrike's own networks have fixed ids, before all others. Text never yields
// them: Encode knows bytes and merges only, so that code can't forge a mark.
const (
	Start        int32 = iota // <s>: begins every sequence
	Pad                       // <pad>: fills a batch
	End                       // </s>: ends every sequence
	Unknown                   // <unk>: never made from text, as every byte has a token
	Mask                      // <mask>: hides a token in pre-training
	SourceStart               // <source>: untrusted data enters after it
	SourceEnd                 // </source>
	SinkStart                 // <sink>: data does harm after it
	SinkEnd                   // </sink>
	ContextStart              // <context>: what follows is around the candidate, not of it
)

// specials are the texts of the special tokens, by id.
var specials = []string{"<s>", "<pad>", "</s>", "<unk>", "<mask>", "<source>", "</source>", "<sink>", "</sink>", "<context>"}

// Specials are the texts of shrike's special tokens, in the order of their ids.
func Specials() []string { return append([]string(nil), specials...) }

// A Token is one token of a text: its id, and the bytes [Start, End) of the text it stands for.
// A character of several bytes may be spread over several tokens.
type Token struct {
	ID         int32
	Start, End int
}

// A pair is two neighbouring tokens.
type pair [2]int32

// A merge says what a pair becomes, and how early: the lowest rank goes first.
type merge struct{ rank, id int32 }

// A Tokenizer encodes text. It is made by Train or Parse, never changes, and may be used by many
// goroutines at once.
type Tokenizer struct {
	names  []string // by id, as tokenizer.json spells them
	bytes  []string // by id: the bytes a token stands for; "" for special tokens
	added  []string // special tokens in the order of their ids
	id     map[string]int32
	ranks  []pair // the merges in order
	merges map[pair]merge
	byteID [256]int32
	start  int32
	end    int32
	pool   sync.Pool // of *encoder
}

// Size is the number of ids: one more than the largest.
func (t *Tokenizer) Size() int { return len(t.names) }

// ID is the id of the token that tokenizer.json spells so, special tokens included.
func (t *Tokenizer) ID(name string) (int32, bool) {
	id, ok := t.id[name]
	return id, ok
}

// Name is the spelling of a token in tokenizer.json, "" for an id that is none.
func (t *Tokenizer) Name(id int32) string {
	if id < 0 || int(id) >= len(t.names) {
		return ""
	}
	return t.names[id]
}

// Text is the bytes that a token stands for: "" for a special token and for an id that is none.
func (t *Tokenizer) Text(id int32) string {
	if id < 0 || int(id) >= len(t.bytes) {
		return ""
	}
	return t.bytes[id]
}

// Decode is the text of a sequence of ids; special tokens vanish.
func (t *Tokenizer) Decode(ids []int32) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(t.Text(id))
	}
	return b.String()
}

// Bounds are the ids that begin and end a sequence: <s> and </s> in RoBERTa's files.
func (t *Tokenizer) Bounds() (start, end int32) { return t.start, t.end }

// Marked says whether the special tokens stand where shrike's networks expect them; the error names
// the first that does not.
func (t *Tokenizer) Marked() error {
	for id, name := range specials {
		if got, ok := t.id[name]; !ok || got != int32(id) {
			return fmt.Errorf("the tokeniser must have %s as id %d", name, id)
		}
	}
	return nil
}

// build fills what is derived from names, added and ranks.
func (t *Tokenizer) build() error {
	t.id = make(map[string]int32, len(t.names))
	t.bytes = make([]string, len(t.names))
	for id, name := range t.names {
		if other, twice := t.id[name]; twice {
			return fmt.Errorf("token %q has two ids, %d and %d", name, other, id)
		}
		t.id[name] = int32(id)
	}
	special := make(map[string]bool, len(t.added))
	for _, name := range t.added {
		special[name] = true
	}
	for id, name := range t.names {
		if special[name] {
			continue
		}
		text, err := unspell(name)
		if err != nil {
			return err
		}
		t.bytes[id] = text
	}
	for b := range t.byteID {
		id, ok := t.id[string(spelling[b])]
		if !ok || t.bytes[id] == "" {
			return fmt.Errorf("the vocabulary lacks byte 0x%02x (%q): not a byte-level tokeniser", b, spelling[b])
		}
		t.byteID[b] = id
	}
	return t.buildMerges()
}

func (t *Tokenizer) buildMerges() error {
	t.merges = make(map[pair]merge, len(t.ranks))
	for rank, p := range t.ranks {
		left, right := t.names[p[0]], t.names[p[1]]
		id, ok := t.id[left+right]
		if !ok || t.bytes[id] == "" || t.bytes[p[0]] == "" || t.bytes[p[1]] == "" {
			return fmt.Errorf("merge %d joins %q and %q, but the vocabulary has no such token", rank+1, left, right)
		}
		t.merges[p] = merge{int32(rank), id} // of two equal merges the later counts, as at Hugging Face
	}
	t.pool.New = func() any { return newEncoder(t) }
	return nil
}
