package main

import (
	"context"
	"math"
	"os"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// tinyModel writes a model folder of one layer x 8: tinymodel DIR, with "nan" after it one whose
// numbers are broken, with "kind" one that knows a kind which the catalogue does not.
func tinyModel() {
	odd := slices.Concat(os.Args[2:], []string{""})[0]
	tok, err := token.Train(context.Background(), slices.Values([]string{"const a = query(b);"}), 270, 1)
	if err != nil {
		panic(err)
	}
	c := folder.Contents{Config: folder.Compact([]string{"sql-injection", "stored-xss"}), Tokenizer: tok}
	c.Card = "---\nlicense: apache-2.0\n---\n# A tiny model\n\nMade for \x1b[31ma test.\n"
	c.Config.VocabSize, c.Config.HiddenSize, c.Config.Layers, c.Config.Heads = tok.Size(), 8, 1, 2
	c.Config.IntermediateSize, c.Config.MaxPositions, c.Config.Shrike.MaxTokens = 16, 34, 32
	if odd == "kind" {
		c.Config.Shrike.Kinds[1] = "no-such-kind"
	}
	for _, p := range c.Config.Parts() {
		values := make([]float32, p.Len())
		for i := range values {
			values[i] = float32(math.Sin(float64(i+len(p.Name)))) / 4
		}
		if odd == "nan" && p.Name == "classifier.out_proj.bias" {
			values[1] = float32(math.NaN())
		}
		c.Tensors = append(c.Tensors, folder.Store(p, safetensors.F32, values)...)
	}
	if err := folder.Save(os.Args[1], c); err != nil {
		panic(err)
	}
}
