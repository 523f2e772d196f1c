package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// open opens the model, or makes one of the compact default's size. made says that it did.
func (b *bench) open(ctx context.Context) (m *folder.Model, made bool, err error) {
	if _, err := os.Stat(filepath.Join(b.dir, folder.ConfigFile)); err == nil {
		m, err := folder.OpenDir(b.dir)
		return m, false, err
	}
	dir := filepath.Join(b.tmp, "model")
	if err := save(ctx, dir); err != nil {
		return nil, false, fmt.Errorf("making a network: %w", err)
	}
	m, err = folder.OpenDir(dir)
	return m, true, err
}

// save makes a network of the compact default's size but for the vocabulary, which costs no time. Its
// weights follow a formula.
func save(ctx context.Context, dir string) error {
	tok, err := token.Train(ctx, slices.Values([]string{"const rows = await db.query(sql);"}), 270, 1)
	if err != nil {
		return err
	}
	var kinds []string
	for i := range 71 {
		kinds = append(kinds, fmt.Sprintf("kind-%d", i))
	}
	c := folder.Contents{Config: folder.Compact(kinds), Tokenizer: tok}
	c.Config.VocabSize = tok.Size()
	for _, p := range c.Config.Parts() {
		v := make([]float32, p.Len())
		for i := range v {
			v[i] = float32(math.Sin(float64(i)*1.7+float64(len(p.Name)))) / 8
		}
		c.Tensors = append(c.Tensors, folder.Store(p, safetensors.F32, v)...)
	}
	return folder.Save(dir, c)
}

// sequence is a sequence of n tokens.
func sequence(n int) []int32 {
	ids := make([]int32, n)
	for i := range ids {
		ids[i] = int32(10 + i*7919%250)
	}
	ids[0], ids[n-1] = 0, 2
	return ids
}
