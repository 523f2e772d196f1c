package generate

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/shrike-sec/shrike/internal/dataset"
)

//go:embed templates/*.tmpl
var builtin embed.FS

// Templates are the prompts. Every one is a file that a user can edit.
type Templates struct{ set *template.Template }

// LoadTemplates loads the built-in prompts and those of a folder, which go before; "" is no folder.
func LoadTemplates(dir string) (*Templates, error) {
	set, err := template.New("").Option("missingkey=error").ParseFS(builtin, "templates/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("reading the built-in prompts: %w", err)
	}
	if dir == "" {
		return &Templates{set}, nil
	}
	own, err := filepath.Glob(filepath.Join(dir, "*.tmpl"))
	if err != nil || len(own) == 0 {
		return nil, fmt.Errorf("there are no prompts (*.tmpl) in %s", dir)
	}
	for _, file := range own {
		if set.Lookup(filepath.Base(file)) == nil {
			return nil, fmt.Errorf("no prompt is called %s", filepath.Base(file))
		}
	}
	if set, err = set.ParseFiles(own...); err != nil {
		return nil, fmt.Errorf("reading prompts: %w", err)
	}
	return &Templates{set}, nil
}

// WriteTemplates writes the built-in prompts into a folder for editing. Files that are there stay.
func WriteTemplates(dir string) error {
	return fs.WalkDir(builtin, "templates", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		to := filepath.Join(dir, filepath.Base(path))
		if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		text, err := builtin.ReadFile(path)
		if err != nil {
			return fmt.Errorf("reading a prompt: %w", err)
		}
		return dataset.WriteFile(to, text)
	})
}

// fields are what prompts can speak of.
type fields struct {
	Language, Title, Why, Fix string
	Insecure, Secure          string
	Reasons                   []string
	Number, Of, Lines         int
}

func (t *Templates) render(name string, f *fields) (string, error) {
	var b strings.Builder
	if err := t.set.ExecuteTemplate(&b, name+".tmpl", f); err != nil {
		return "", fmt.Errorf("filling in the prompt %s: %w", name, err)
	}
	return b.String(), nil
}
