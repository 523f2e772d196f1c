// Package models holds the default model of the binary: a model folder in Hugging Face's layout,
// embedded. What it was trained on and how well it does stands in its card, compact/README.md.
package models

import (
	"embed"
	"io/fs"
)

//go:embed all:compact
var files embed.FS

// Compact returns the folder of the default model, nil in a binary that was built without one.
func Compact() fs.FS {
	if _, err := fs.Stat(files, "compact/model.safetensors"); err != nil {
		return nil
	}
	sub, err := fs.Sub(files, "compact")
	if err != nil { // the name is a valid one
		panic(err)
	}
	return sub
}
