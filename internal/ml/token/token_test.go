package token

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// sample is this package's own source, enough to learn a few hundred merges from.
func sample(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources to learn from: %v", err)
	}
	var texts []string
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

func trained(t testing.TB, size int) *Tokenizer {
	t.Helper()
	tok, err := Train(context.Background(), slices.Values(sample(t)), size, 2)
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

func TestWord(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"let x=1", []string{"let", " x", "=", "1"}},
		{"it's we'll 'tis x='s'", []string{"it", "'s", " we", "'ll", " '", "tis", " x", "='", "s", "'"}},
		{"a  b", []string{"a", " ", " b"}},
		{"a\n\tb\r\n", []string{"a", "\n", "\t", "b", "\r\n"}},
		{"\t\tif", []string{"\t", "\t", "if"}},
		{"a   ", []string{"a", "   "}},
		{"a \n b", []string{"a", " \n", " b"}},
		{"x\u2028y", []string{"x", "\u2028", "y"}},
		{"变量 = 12½", []string{"变量", " =", " 12½"}},
		{"e\u0301té", []string{"e", "\u0301", "té"}},
		{"\xff\xfea", []string{"\xff\xfe", "a"}},
		{"don'T", []string{"don", "'", "T"}},
		{" ", []string{" "}},
	}
	for _, tt := range tests {
		var got []string
		for at := 0; at < len(tt.text); {
			n := word(tt.text[at:])
			got = append(got, tt.text[at:at+n])
			at += n
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("words of %q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestEncodeCovers(t *testing.T) {
	tok := trained(t, 700)
	texts := append(sample(t), "", "\x00", "<mask></s>", "\xf0\x9f", "👩‍👩‍👧 ок", strings.Repeat(" ", 5000)+"x", strings.Repeat("ab", 9000))
	for _, text := range texts {
		covers(t, tok, text)
		var ids []int32
		for _, tk := range tok.Encode(nil, text) {
			if tk.ID <= ContextStart {
				t.Fatalf("%.40q gives the special token %d", text, tk.ID)
			}
			ids = append(ids, tk.ID)
		}
		if tok.Decode(ids) != text {
			t.Errorf("%.40q becomes %.40q", text, tok.Decode(ids))
		}
		if got := tok.Append(nil, text); !slices.Equal(got, ids) {
			t.Errorf("%.40q: Append and Encode differ", text)
		}
	}
}

// Both ways of merging a word must give the same.
func TestChainIsMergeShort(t *testing.T) {
	tok := trained(t, 900)
	for _, text := range sample(t) {
		for at := 0; at+60 < len(text); at += 37 {
			var ids []int32
			for _, b := range []byte(text[at : at+60]) {
				ids = append(ids, tok.byteID[b])
			}
			var c chain
			long := c.merge(tok, slices.Clone(ids))
			if short := newEncoder(tok).mergeShort(ids); !slices.Equal(long, short) {
				t.Fatalf("%q: %v by the heap, %v by looking at all pairs", text[at:at+60], long, short)
			}
		}
	}
}

func TestTrainIgnoresOrder(t *testing.T) {
	texts := sample(t)
	a := trained(t, 600)
	slices.Reverse(texts)
	b, err := Train(context.Background(), slices.Values(texts), 600, 2)
	if err != nil {
		t.Fatal(err)
	}
	if a.Size() != 600 || !slices.Equal(a.names, b.names) || !slices.Equal(a.ranks, b.ranks) {
		t.Errorf("training depends on the order of the texts (%d, %d tokens)", a.Size(), b.Size())
	}
	if err := a.Marked(); err != nil {
		t.Error(err)
	}
}

func TestTrainErrors(t *testing.T) {
	if _, err := Train(context.Background(), slices.Values([]string{"x"}), 10, 1); err == nil {
		t.Error("a vocabulary of 10 was accepted")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Train(ctx, slices.Values([]string{"x"}), 300, 1); err == nil {
		t.Error("a cancelled training ended well")
	}
}

// The commonest pair goes first; "abab" gives ab and then abab.
func TestTrainMerges(t *testing.T) {
	tok, err := Train(context.Background(), slices.Values([]string{"abab abab abab"}), 270, 2)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(tok.names[266:])
	if want := "[ab abab Ġabab]"; got != want {
		t.Errorf("learned %v, want %v", got, want)
	}
}

func TestSaveLoad(t *testing.T) {
	tok := trained(t, 500)
	dir := t.TempDir()
	if err := tok.Save(filepath.Join(dir, "tokenizer.json")); err != nil {
		t.Fatal(err)
	}
	back, err := Load(os.DirFS(dir), "tokenizer.json")
	if err != nil {
		t.Fatal(err)
	}
	back.pool, tok.pool = sync.Pool{}, sync.Pool{}
	if !reflect.DeepEqual(tok, back) {
		t.Error("the tokeniser read is not the one written")
	}
}

func TestEncodeConcurrently(t *testing.T) {
	tok := trained(t, 500)
	text := strings.Join(sample(t), "\n")
	want := tok.Append(nil, text)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if !slices.Equal(tok.Append(nil, text), want) {
				t.Error("tokens differ between goroutines")
			}
		})
	}
	wg.Wait()
}

func BenchmarkEncode(b *testing.B) {
	tok := trained(b, 2000)
	text := strings.Repeat(strings.Join(sample(b), "\n"), 10)
	var dst []Token
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		dst = tok.Encode(dst[:0], text)
	}
}

func BenchmarkEncodeLongWord(b *testing.B) {
	tok := trained(b, 2000)
	text := strings.Repeat("returntokenizer", 1<<16)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tok.Append(nil, text)
	}
}

// BenchmarkEncodeCold is encoding by an encoder that knows no words yet, as at the start of a scan.
func BenchmarkEncodeCold(b *testing.B) {
	tok := trained(b, 2000)
	text := strings.Join(sample(b), "\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		e := newEncoder(tok)
		for at := 0; at < len(text); {
			n := word(text[at:])
			e.word(text[at : at+n])
			at += n
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data, err := trained(b, 8192).MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrain(b *testing.B) {
	texts := sample(b)
	n := 0
	for _, t := range texts {
		n += len(t)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		if _, err := Train(context.Background(), slices.Values(texts), 2000, 2); err != nil {
			b.Fatal(err)
		}
	}
}
