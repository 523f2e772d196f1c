package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// tree is code to scan.
type tree struct {
	dir          string
	files, lines int
}

// packages fetches the packages with npm, as they are published, and returns their folders.
func (b *bench) packages(ctx context.Context) ([]string, error) {
	var list []struct{ Name, Version string }
	if err := json.Unmarshal(packagesJSON, &list); err != nil {
		return nil, fmt.Errorf("reading packages.json: %w", err)
	}
	var dirs []string
	for _, p := range list {
		dir := filepath.Join(b.dir, p.Name+"-"+p.Version)
		dirs = append(dirs, dir)
		if _, err := os.Stat(dir); err == nil {
			continue
		}
		pack := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", b.dir, p.Name+"@"+p.Version)
		pack.Stderr = os.Stderr
		if err := pack.Run(); err != nil {
			return nil, fmt.Errorf("fetching %s: %w", p.Name, err)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", p.Name, err)
		}
		unpack := exec.CommandContext(ctx, "tar", "xzf", dir+".tgz", "-C", dir, "--strip-components", "1")
		unpack.Stderr = os.Stderr
		if err := unpack.Run(); err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", p.Name, err)
		}
	}
	return dirs, nil
}

// tree puts together up to that many lines of the packages' code, in files that both tools scan: no
// folder that either leaves out, nothing minified, nothing large.
func (b *bench) tree(packages []string, lines int) (tree, error) {
	t := tree{dir: filepath.Join(b.dir, fmt.Sprintf("tree-%d", lines))}
	if err := os.RemoveAll(t.dir); err != nil {
		return t, fmt.Errorf("making a tree: %w", err)
	}
	if err := os.MkdirAll(t.dir, 0o755); err != nil {
		return t, fmt.Errorf("making a tree: %w", err)
	}
	for _, p := range packages {
		err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !isCode(path) {
				return err
			}
			text, err := os.ReadFile(path)
			n := bytes.Count(text, []byte("\n"))
			if err != nil || n == 0 || len(text) > 500_000 || len(text)/n > 120 || t.lines+n > lines {
				return err
			}
			t.lines += n
			t.files++
			name := strings.ReplaceAll(strings.TrimPrefix(path, b.dir+"/"), "/", "__")
			return os.WriteFile(filepath.Join(t.dir, name), text, 0o644)
		})
		if err != nil {
			return t, fmt.Errorf("making a tree: %w", err)
		}
	}
	return t, nil
}

func isCode(path string) bool {
	return slices.Contains([]string{".js", ".mjs", ".cjs"}, filepath.Ext(path)) && !strings.Contains(path, ".min.")
}
