package importer

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"regexp"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// Instruct is the instruction form that Hugging Face data sets have: an instruction, the code as
// input, and the answer as output.
var Instruct = Format{Name: "instruct", Title: "instruction, input, output (JSON, JSONL or Parquet)", Read: readInstruct}

func readInstruct(_ context.Context, path string, o *Options) Groups {
	return func(yield func(Group, error) bool) {
		for row, err := range rowsOf(path, o) {
			var g Group
			if err == nil {
				g, err = instruction(row)
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

// rowsOf reads rows of whatever columns there are.
func rowsOf(path string, o *Options) iter.Seq2[map[string]any, error] {
	if strings.HasSuffix(strings.ToLower(path), ".parquet") {
		if o.Parquet == nil {
			return func(yield func(map[string]any, error) bool) {
				yield(nil, fmt.Errorf("%s: Parquet cannot be read here", path))
			}
		}
		return o.Parquet(path)
	}
	return func(yield func(map[string]any, error) bool) {
		for row, err := range records[map[string]any](path) {
			var r map[string]any
			if err == nil {
				r = *row
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

var (
	fenced     = regexp.MustCompile("(?s)```([A-Za-z+#]*)[^\n]*\n(.*?)```")
	saysSound  = regexp.MustCompile(`(?i)^\W*(secure|safe|sound|not vulnerable|non-vulnerable|no vulnerabilit|0\b|false\b|benign)`)
	saysFlawed = regexp.MustCompile(`(?i)^\W*(vulnerable|insecure|unsafe|flawed|1\b|true\b|cwe-?\d)`)
	cweInText  = regexp.MustCompile(`(?i)\bcwe-?0*\d+`)
)

// instruction reads one row. The code may be within a fence, and after the instruction when there is
// no input.
func instruction(row map[string]any) (Group, error) {
	cell := func(names ...string) string {
		for key, v := range row {
			for _, n := range names {
				if s, ok := v.(string); ok && strings.EqualFold(key, n) && s != "" {
					return s
				}
			}
		}
		return ""
	}
	code, answer := cell("input"), cell("output")
	if code == "" {
		code = cell("code")
	}
	answer = cmp.Or(answer, cell("response"), cell("label"))
	e := &dataset.Example{Language: cell("language", "lang"), Provenance: cell("id"), CWE: cweInText.FindAllString(answer, -1)}
	source := cmp.Or(code, cell("instruction"))
	if m := fenced.FindStringSubmatch(source); m != nil {
		code = m[2]
		e.Language = cmp.Or(e.Language, m[1])
	}
	if code == "" {
		return nil, fmt.Errorf("a row has no input")
	}
	e.Code = code
	switch {
	case saysSound.MatchString(answer):
		e.CWE = nil
	case saysFlawed.MatchString(answer):
		e.Label = dataset.Flawed
	default:
		return nil, fmt.Errorf("a row's output %.60q is neither secure nor vulnerable", answer)
	}
	if e.Language == "" {
		e.Language = guessLanguage(code)
	}
	return Group{e}, nil
}

// guessLanguage tells the languages that instruction sets are in by a few words.
func guessLanguage(code string) string {
	for _, g := range []struct {
		language string
		words    []string
	}{
		{"python", []string{"def ", "import ", "self", "print("}},
		{"javascript", []string{"const ", "let ", "function", "=>", "require("}},
		{"java", []string{"public class", "import java", "public static"}},
		{"c", []string{"#include", "int main", "char *", "malloc("}},
		{"php", []string{"<?php", "$_"}},
	} {
		hits := 0
		for _, w := range g.words {
			if strings.Contains(code, w) {
				hits++
			}
		}
		if hits >= 2 {
			return g.language
		}
	}
	return "python"
}
