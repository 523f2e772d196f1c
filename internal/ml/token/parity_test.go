package token

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write testdata/shrike.json anew; run testdata/parity.py afterwards")

// Training on the same text gives the same file, byte for byte, on any machine.
func TestGolden(t *testing.T) {
	text, err := os.ReadFile("testdata/text.txt")
	if err != nil {
		t.Fatal(err)
	}
	tok, err := Train(context.Background(), slices.Values([]string{string(text)}), 700, 2)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := tok.Save("testdata/shrike.json"); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/shrike.json")
	if err != nil {
		t.Fatal(err)
	}
	got, err := tok.MarshalJSON()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("training gives another tokeniser than testdata/shrike.json (%v)", err)
	}
}

// parityCase is a text with what Hugging Face's tokenizers makes of it: by file name, the ids and, two
// by two, the offsets in characters.
type parityCase struct {
	Text string
	Want map[string]struct {
		IDs     []int32
		Offsets []int
	}
}

// TestParity compares with testdata/parity.json, or with a file of random texts: see parity.py.
func TestParity(t *testing.T) {
	path := "testdata/parity.json"
	if p := os.Getenv("SHRIKE_PARITY"); p != "" {
		path = p
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []parityCase
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) < 50 {
		t.Fatalf("%s has %d texts (%v)", path, len(cases), err)
	}
	loaded := map[string]*Tokenizer{}
	for name := range cases[0].Want {
		tok, err := Load(os.DirFS("testdata"), name)
		if err != nil {
			t.Fatal(err)
		}
		loaded[name] = tok
	}
	bad := 0
	for _, c := range cases {
		for name, want := range c.Want {
			var ids []int32
			tokens := loaded[name].Encode(nil, c.Text)
			for _, tk := range tokens {
				ids = append(ids, tk.ID)
			}
			if !slices.Equal(ids, want.IDs) || !slices.Equal(characters(c.Text, tokens), want.Offsets) {
				if bad++; bad <= 10 {
					t.Errorf("%s: %.80q: %v, want %v", name, c.Text, ids, want.IDs)
				}
			}
		}
	}
	t.Logf("%d texts, %d differ", len(cases), bad)
}

// characters turns positions in bytes to what Hugging Face gives: the characters that a token is of,
// whole ones even where it holds only some of their bytes.
func characters(text string, tokens []Token) []int {
	at := make([]int, len(text)) // by byte: the character it is in
	n := -1
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
		at[i] = n
	}
	out := []int{}
	for _, tk := range tokens {
		out = append(out, at[tk.Start], at[tk.End-1]+1)
	}
	return out
}

// Files before tokenizers 0.20 write a merge as one string.
func TestMergesAsStrings(t *testing.T) {
	data, err := os.ReadFile("testdata/theirs.json")
	if err != nil {
		t.Fatal(err)
	}
	var f map[string]any
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	model := f["model"].(map[string]any)
	var joined []string
	for _, m := range model["merges"].([]any) {
		halves := m.([]any)
		joined = append(joined, halves[0].(string)+" "+halves[1].(string))
	}
	model["merges"] = joined
	old, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Parse(old)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.ranks, b.ranks) || len(a.ranks) < 100 {
		t.Error("the two forms of merges give different tokenisers")
	}
	if err := a.Marked(); err == nil || !strings.Contains(err.Error(), "<source>") {
		t.Errorf("a tokeniser without marks: %v", err)
	}
}
