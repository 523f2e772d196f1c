package token

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// MaxFile is the most bytes of a tokenizer.json that are read: the largest in use have 20 MB.
const MaxFile = 64 << 20

// file is a tokenizer.json, as far as byte-level BPE goes.
type file struct {
	Version       string    `json:"version"`
	Truncation    any       `json:"truncation"`
	Padding       any       `json:"padding"`
	Added         []added   `json:"added_tokens"`
	Normalizer    any       `json:"normalizer"`
	PreTokenizer  *stage    `json:"pre_tokenizer"`
	PostProcessor *stage    `json:"post_processor"`
	Decoder       *stage    `json:"decoder"`
	Model         fileModel `json:"model"`
}

type added struct {
	ID         int    `json:"id"`
	Content    string `json:"content"`
	SingleWord bool   `json:"single_word"`
	LStrip     bool   `json:"lstrip"`
	RStrip     bool   `json:"rstrip"`
	Normalized bool   `json:"normalized"`
	Special    bool   `json:"special"`
}

// stage is a pre-tokeniser, post-processor or decoder.
type stage struct {
	Type           string    `json:"type"`
	Sep            *bound    `json:"sep,omitempty"`
	Cls            *bound    `json:"cls,omitempty"`
	AddPrefixSpace bool      `json:"add_prefix_space"`
	TrimOffsets    bool      `json:"trim_offsets"`
	UseRegex       *bool     `json:"use_regex,omitempty"`
	Single         []segment `json:"single,omitempty"`
}

// segment is a part of a TemplateProcessing post-processor.
type segment struct {
	Special *struct {
		ID string `json:"id"`
	} `json:"SpecialToken,omitempty"`
}

// bound is a token with its id, written as an array of the two.
type bound struct {
	name string
	id   int
}

func (b bound) MarshalJSON() ([]byte, error) { return json.Marshal([]any{b.name, b.id}) }

func (b *bound) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 2 {
		return fmt.Errorf("a token with its id has two parts, not %d", len(parts))
	}
	return errors.Join(json.Unmarshal(parts[0], &b.name), json.Unmarshal(parts[1], &b.id))
}

type fileModel struct {
	Type         string         `json:"type"`
	Dropout      *float64       `json:"dropout"`
	UnkToken     *string        `json:"unk_token"`
	Prefix       *string        `json:"continuing_subword_prefix"`
	Suffix       *string        `json:"end_of_word_suffix"`
	FuseUnk      bool           `json:"fuse_unk"`
	ByteFallback bool           `json:"byte_fallback"`
	IgnoreMerges bool           `json:"ignore_merges"`
	Vocab        map[string]int `json:"vocab"`
	Merges       []any          `json:"merges"` // of pairs as arrays, or as strings with a space between
}

// halves are the two tokens of a merge.
func halves(merge any) (left, right string, err error) {
	switch m := merge.(type) {
	case string:
		var ok bool
		if left, right, ok = strings.Cut(m, " "); ok && !strings.Contains(right, " ") {
			return left, right, nil
		}
	case []any:
		if len(m) != 2 {
			break
		}
		left, okLeft := m[0].(string)
		right, okRight := m[1].(string)
		if okLeft && okRight {
			return left, right, nil
		}
	}
	return "", "", fmt.Errorf("%.60q does not have two halves", fmt.Sprint(merge))
}

// Load reads a tokenizer.json of byte-level BPE from a folder. The error names the file and what of
// it is not supported or does not fit.
func Load(fsys fs.FS, name string) (*Tokenizer, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("loading a tokeniser: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("loading the tokeniser %s: %w", name, err)
	}
	t, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("loading the tokeniser %s: %w", name, err)
	}
	return t, nil
}

// Parse is the tokeniser that a tokenizer.json describes. What it can't do exactly as Hugging Face
// does is an error, never a near miss: other models than BPE, other pre-tokenisers than ByteLevel,
// normalisers, dropout.
func Parse(data []byte) (*Tokenizer, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", MaxFile>>20)
	}
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("not a tokenizer.json: %w", err)
	}
	if err := f.check(); err != nil {
		return nil, err
	}
	t := &Tokenizer{}
	if err := t.place(&f); err != nil {
		return nil, err
	}
	if err := t.join(&f); err != nil {
		return nil, err
	}
	if err := t.build(); err != nil {
		return nil, err
	}
	return t, t.bound(f.PostProcessor)
}

// check refuses what this package would do otherwise than Hugging Face does.
func (f *file) check() error {
	m, pre := &f.Model, f.PreTokenizer
	full := func(s *string) bool { return s != nil && *s != "" }
	switch {
	case m.Type != "BPE" && m.Type != "": // older files leave the type out
		return fmt.Errorf("a %.40q model is not supported, only BPE", m.Type)
	case f.Normalizer != nil:
		return errors.New("a normalizer is not supported")
	case pre == nil || pre.Type != "ByteLevel" || pre.UseRegex != nil && !*pre.UseRegex:
		return errors.New("the pre_tokenizer must be ByteLevel with its regular expression")
	case pre.AddPrefixSpace:
		return errors.New("add_prefix_space is not supported: code is encoded as it stands")
	case m.Dropout != nil && *m.Dropout != 0:
		return errors.New("dropout is not supported: it makes tokens random")
	case full(m.Prefix), full(m.Suffix):
		return errors.New("subword prefixes and suffixes are not supported in byte-level BPE")
	case m.ByteFallback, m.IgnoreMerges:
		return errors.New("byte_fallback and ignore_merges are not supported")
	case len(m.Vocab)+len(f.Added) > largest:
		return fmt.Errorf("more than %d tokens", largest)
	case len(m.Merges) > largest:
		return fmt.Errorf("more than %d merges", largest)
	}
	return nil
}

// place puts the names of the tokens at their ids, which have no gaps.
func (t *Tokenizer) place(f *file) error {
	ids := make(map[string]int, len(f.Model.Vocab)+len(f.Added))
	for name, id := range f.Model.Vocab {
		ids[name] = id
	}
	for _, a := range f.Added {
		if id, ok := ids[a.Content]; ok && id != a.ID || a.Content == "" {
			return fmt.Errorf("the added token %.60q has the ids %d and %d", a.Content, a.ID, id)
		}
		ids[a.Content] = a.ID
	}
	t.names = make([]string, len(ids))
	for _, name := range slices.Sorted(maps.Keys(ids)) { // in order, so that errors are the same every time
		id := ids[name]
		if id < 0 || id >= len(ids) {
			return fmt.Errorf("a token has id %d, but the %d tokens must have the ids 0 to %d", id, len(ids), len(ids)-1)
		}
		if t.names[id] != "" {
			return fmt.Errorf("two tokens have id %d", id)
		}
		t.names[id] = name
	}
	special := map[string]bool{}
	for _, a := range f.Added {
		special[a.Content] = true
	}
	for _, name := range t.names {
		if special[name] {
			t.added = append(t.added, name)
		}
	}
	return nil
}

// join reads the merges.
func (t *Tokenizer) join(f *file) error {
	for rank, m := range f.Model.Merges {
		left, right, err := halves(m)
		if err != nil {
			return fmt.Errorf("merge %d: %w", rank+1, err)
		}
		l, okLeft := f.Model.Vocab[left]
		r, okRight := f.Model.Vocab[right]
		if !okLeft || !okRight {
			return fmt.Errorf("merge %d joins %.60q and %.60q, which are not both in the vocabulary", rank+1, left, right)
		}
		t.ranks = append(t.ranks, pair{int32(l), int32(r)})
	}
	return nil
}

// bound takes from the post-processor which tokens begin and end a sequence.
func (t *Tokenizer) bound(p *stage) error {
	first, last := "<s>", "</s>"
	switch {
	case p == nil || p.Type == "ByteLevel":
	case p.Type == "RobertaProcessing" && p.Cls != nil && p.Sep != nil:
		first, last = p.Cls.name, p.Sep.name
	case p.Type == "TemplateProcessing" && len(p.Single) == 3 && p.Single[0].Special != nil && p.Single[2].Special != nil:
		first, last = p.Single[0].Special.ID, p.Single[2].Special.ID
	default:
		return fmt.Errorf("the post_processor %.40q is not supported: it must set one token before and one after", p.Type)
	}
	var okFirst, okLast bool
	t.start, okFirst = t.id[first]
	t.end, okLast = t.id[last]
	if !okFirst || !okLast {
		return fmt.Errorf("the vocabulary lacks %.40q or %.40q, which stand around a sequence", first, last)
	}
	return nil
}

// MarshalJSON writes the tokeniser as a tokenizer.json, the same bytes every time.
func (t *Tokenizer) MarshalJSON() ([]byte, error) {
	yes, no, none := true, "", ""
	first, last := &bound{t.names[t.start], int(t.start)}, &bound{t.names[t.end], int(t.end)}
	f := file{
		Version:       "1.0",
		PreTokenizer:  &stage{Type: "ByteLevel", TrimOffsets: true, UseRegex: &yes},
		PostProcessor: &stage{Type: "RobertaProcessing", Sep: last, Cls: first, TrimOffsets: true},
		Decoder:       &stage{Type: "ByteLevel", AddPrefixSpace: true, TrimOffsets: true, UseRegex: &yes},
		Model:         fileModel{Type: "BPE", Prefix: &no, Suffix: &none, Vocab: make(map[string]int, len(t.names)), Merges: []any{}},
	}
	for _, name := range t.added {
		f.Added = append(f.Added, added{ID: int(t.id[name]), Content: name, Special: true})
	}
	for id, name := range t.names {
		f.Model.Vocab[name] = id
	}
	for _, p := range t.ranks {
		f.Model.Merges = append(f.Model.Merges, []string{t.names[p[0]], t.names[p[1]]})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("writing a tokenizer.json: %w", err)
	}
	return out.Bytes(), nil
}

// Save writes the tokeniser to a file in the form of tokenizer.json: under a temporary name first,
// so that no half of a file is ever seen.
func (t *Tokenizer) Save(path string) error {
	data, err := t.MarshalJSON()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".tokenizer-*")
	if err != nil {
		return fmt.Errorf("saving a tokeniser: %w", err)
	}
	defer os.Remove(f.Name()) // in vain when it was renamed
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("saving the tokeniser %s: %w", path, err)
	}
	return nil
}
