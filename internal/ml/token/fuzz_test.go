package token

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"
)

// hostile are tokenizer.json files that must be refused, each with a part of what the error says.
var hostile = []struct{ old, new, want string }{
	{`"type": "BPE"`, `"type": "Unigram"`, "only BPE"},
	{`"normalizer": null`, `"normalizer": {"type": "NFC"}`, "normalizer"},
	{`"type": "ByteLevel"`, `"type": "Whitespace"`, "pre_tokenizer"},
	{`"use_regex": true`, `"use_regex": false`, "regular expression"},
	{`"add_prefix_space": false,`, `"add_prefix_space": true,`, "add_prefix_space"},
	{`"dropout": null`, `"dropout": 0.1`, "dropout"},
	{`"end_of_word_suffix": ""`, `"end_of_word_suffix": "</w>"`, "suffixes"},
	{`"ignore_merges": false`, `"ignore_merges": true`, "ignore_merges"},
	{`"RobertaProcessing"`, `"BertProcessing"`, "post_processor"},
	{`"sep": [`, `"sep": [1,`, "two parts"},
	{`"!": 43`, `"!": 44`, "two tokens have id 44"},
	{`"!": 43`, `"!": -1`, "a token has id -1"},
	{`"!": 43`, `"!": 999999999`, "a token has id 999999999"},
	{`"!": 43`, `"!": 1e400`, "not a tokenizer.json"},
	{`"!": 43`, `"木": 43`, "stands for no byte"},
	{`"!": 43`, `"!!": 43`, "lacks byte"},
	{`"!": 43`, `"": 43`, "empty token"},
	{`"content": "<mask>"`, `"content": "<musk>"`, "have id 4"},
	{`"merges": [`, `"merges": ["a b c",`, "two halves"},
	{`"merges": [`, `"merges": [7,`, "two halves"},
	{`"merges": [`, `"merges": [["x", "ZZZZ"],`, "not both in the vocabulary"},
	{`"merges": [`, `"merges": [["z", "<mask>"],`, "no such token"},
	{`"merges": [`, `"merges": [["~", "~"],`, "no such token"},
}

func TestHostile(t *testing.T) {
	data, err := os.ReadFile("testdata/shrike.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hostile {
		if !bytes.Contains(data, []byte(h.old)) {
			t.Fatalf("shrike.json lacks %s", h.old)
		}
		_, err := Parse(bytes.ReplaceAll(data, []byte(h.old), []byte(h.new)))
		if err == nil || !strings.Contains(err.Error(), h.want) {
			t.Errorf("%s for %s: error %v, want one with %q", h.new, h.old, err, h.want)
		}
	}
	for _, cut := range []string{"", "{", "[]", "null", `{"model":{}}`, strings.Repeat("[", 1<<17), string(data[:len(data)/2])} {
		if _, err := Parse([]byte(cut)); err == nil {
			t.Errorf("%.20q was accepted", cut)
		}
	}
	if _, err := Parse(make([]byte, MaxFile+1)); err == nil || !strings.Contains(err.Error(), "larger") {
		t.Errorf("a huge file: %v", err)
	}
}

// FuzzParse: any file is an error or a tokeniser that encodes and that survives being written.
func FuzzParse(f *testing.F) {
	small, err := Train(context.Background(), slices.Values([]string{"abab"}), smallest+len(specials)+2, 1)
	if err != nil {
		f.Fatal(err)
	}
	data, err := small.MarshalJSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, "const a = '变量';\r\n\t\xff")
	for _, h := range hostile {
		f.Add(bytes.Replace(data, []byte(h.old), []byte(h.new), 1), "x")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		tok, err := Parse(data)
		if err != nil {
			return
		}
		covers(t, tok, text)
		again, err := tok.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Parse(again); err != nil || back.Size() != tok.Size() {
			t.Errorf("what was written can't be read: %v", err)
		}
	})
}

// FuzzEncode: the tokens of any text cover it, by both ways of merging.
func FuzzEncode(f *testing.F) {
	for _, text := range []string{"", "it's a  b\r\n\t", "变量\u2028\xff\xfe", strings.Repeat(" ", 100) + "x", strings.Repeat("const", 30)} {
		f.Add(text)
	}
	data, err := os.ReadFile("testdata/shrike.json")
	if err != nil {
		f.Fatal(err)
	}
	tok, err := Parse(data)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) { covers(t, tok, text) })
}

// covers checks that the tokens of a text are its bytes in order.
func covers(t *testing.T, tok *Tokenizer, text string) {
	t.Helper()
	at := 0
	for _, tk := range tok.Encode(nil, text) {
		if tk.Start != at || tk.End <= at || tok.Text(tk.ID) != text[tk.Start:tk.End] {
			t.Fatalf("%.40q: token %d is [%d,%d) after %d", text, tk.ID, tk.Start, tk.End, at)
		}
		at = tk.End
	}
	if at != len(text) {
		t.Fatalf("%.40q: the tokens cover %d of %d bytes", text, at, len(text))
	}
}
