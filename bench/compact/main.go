// Command compact makes the compact model that shrike carries, from nothing: it fetches npm packages,
// pre-trains a network on their code, makes pairs of the authored ones, and trains the network on
// them. What it did can be read in the card that it leaves beside the model.
//
//	go run ./bench/compact                                  # models/compact
//	go run ./bench/compact -repos MIRRORS -list fixes.csv   # with real code and real fixes
//
// Real code is read from bare clones called "owner+name". One project in five is never trained on:
// its fixes are left in test.jsonl in the work folder, to measure on.
package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/bench/npm"
	"github.com/shrike-sec/shrike/internal/dataset"
	"gopkg.in/yaml.v3"
)

//go:embed recipe.yaml
var recipeYAML []byte

type recipe struct {
	Packages        []npm.Release
	Pretrain, Train []string
}

type bench struct {
	recipe
	work, out, repos, list, more, seed string
}

func main() {
	b := bench{}
	flag.StringVar(&b.work, "work", ".cache/compact", "where packages, data and the run's state are kept; an interrupted run goes on there")
	flag.StringVar(&b.out, "o", "models/compact", "the model folder to write")
	flag.StringVar(&b.repos, "repos", "", "a folder of bare clones called owner+name, whose code and fixes are learnt from too")
	flag.StringVar(&b.list, "list", "", "a CSV of fixes in them: see shrike dataset mine")
	flag.StringVar(&b.more, "data", "", "a file of more examples to train on, such as an import of SafeCoder's")
	flag.StringVar(&b.seed, "seed", "1", "the draw of everything random")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := yaml.Unmarshal(recipeYAML, &b.recipe)
	if err == nil {
		err = b.run(ctx)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

func (b *bench) run(ctx context.Context) error {
	if err := os.MkdirAll(b.work, 0o777); err != nil {
		return fmt.Errorf("making the work folder: %w", err)
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", b.at("shrike"), "./cmd/shrike")
	build.Env = append(os.Environ(), "GOEXPERIMENT=simd") // three times faster where the processor has it
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building shrike: %w", err)
	}
	code, err := b.code(ctx)
	if err != nil {
		return err
	}
	if _, err := os.Stat(b.at("pretrained/hashes.json")); err != nil {
		if err := b.shrike(ctx, slices.Concat([]string{"pretrain"}, code, []string{"-o", b.at("pretrained"), "--seed", b.seed}, b.Pretrain)...); err != nil {
			return err
		}
	}
	data, err := b.data(ctx)
	if err != nil {
		return err
	}
	return b.shrike(ctx, slices.Concat([]string{"train"}, data, []string{"--from", b.at("pretrained"), "-o", b.out, "--seed", b.seed}, b.Train)...)
}

func (b *bench) at(name string) string { return filepath.Join(b.work, name) }

// shrike runs the command and lets it talk.
func (b *bench) shrike(ctx context.Context, args ...string) error {
	fmt.Fprintln(os.Stderr, "shrike", strings.Join(args, " "))
	c := exec.CommandContext(ctx, b.at("shrike"), args...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	if err := c.Run(); err != nil {
		return fmt.Errorf("shrike %s: %w", args[0], err)
	}
	return nil
}

// code is the folders of plain code: packages, and the repositories' newest files.
func (b *bench) code(ctx context.Context) ([]string, error) {
	var dirs []string
	for _, p := range b.Packages {
		dir, err := npm.Fetch(ctx, b.at("npm"), p)
		if err != nil {
			return nil, err
		}
		dirs = append(dirs, dir)
	}
	clones, err := b.clones()
	for _, clone := range clones {
		if err == nil && !keptForTesting(clone) {
			err = b.checkOut(ctx, clone)
		}
	}
	if len(clones) > 0 {
		dirs = append(dirs, b.at("code"))
	}
	return dirs, err
}

// clones are the names of the folders of bare clones, sorted.
func (b *bench) clones() ([]string, error) {
	if b.repos == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(b.repos)
	if err != nil {
		return nil, fmt.Errorf("listing the clones: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && strings.Contains(e.Name(), "+") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// keptForTesting tells whether a project ("owner/name" or "owner+name") is one of those, one in
// five, that the model never sees anything of.
func keptForTesting(project string) bool {
	h := fnv.New32a()
	_, _ = io.WriteString(h, strings.ToLower(strings.Replace(project, "+", "/", 1))) // never fails
	return h.Sum32()%5 == 0
}

// codeFiles are the patterns of what is taken from a repository.
var codeFiles = []string{"*.js", "*.ts", "*.jsx", "*.tsx", "*.mjs", "*.cjs", "*.vue"}

// checkOut writes the newest code of a clone to the work folder.
func (b *bench) checkOut(ctx context.Context, clone string) error {
	to := b.at(filepath.Join("code", clone))
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	git := filepath.Join(b.repos, clone)
	if inner, err := filepath.Glob(filepath.Join(git, "*", "HEAD")); err == nil && len(inner) > 0 {
		git = filepath.Dir(inner[0])
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return fmt.Errorf("making room for %s: %w", clone, err)
	}
	script := `git --git-dir "$1" archive HEAD | tar x -C "$2" --wildcards --no-anchored "${@:3}"`
	args := append([]string{"-c", script, "-", git, to}, codeFiles...)
	if out, err := exec.CommandContext(ctx, "bash", args...).CombinedOutput(); err != nil && ctx.Err() == nil {
		// tar complains of patterns that match nothing; a clone without code teaches nothing.
		fmt.Fprintf(os.Stderr, "%s: %s\n", clone, strings.SplitN(string(out), "\n", 2)[0])
	}
	return ctx.Err()
}

// data makes the files of examples to train on.
func (b *bench) data(ctx context.Context) ([]string, error) {
	authored := b.at("authored.jsonl")
	if err := b.shrike(ctx, "dataset", "expand", "datasets/js-pairs/authored", "-o", authored, "--no-engine", "--top", "0"); err != nil {
		return nil, err
	}
	files := []string{authored}
	if b.more != "" {
		files = append(files, b.more)
	}
	if b.list == "" || b.repos == "" {
		return files, nil
	}
	if err := b.shrike(ctx, "dataset", "mine", "--list", b.list, "--repos", b.repos, "--no-engine", "-o", b.at("mined.jsonl")); err != nil {
		return nil, err
	}
	return append(files, b.at("train.jsonl")), b.keepAside()
}

// keepAside parts mined.jsonl by project.
func (b *bench) keepAside() (err error) {
	in, err := os.Open(b.at("mined.jsonl"))
	if err != nil {
		return fmt.Errorf("reading the mined pairs: %w", err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	var files [2]*bufio.Writer
	for i, name := range []string{"train.jsonl", "test.jsonl"} {
		f, err := os.Create(b.at(name))
		if err != nil {
			return fmt.Errorf("parting the mined pairs: %w", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		files[i] = bufio.NewWriter(f)
	}
	for e, err := range dataset.ReadJSONL(in, "mined.jsonl") {
		if err != nil {
			return err
		}
		to := files[0]
		if keptForTesting(strings.TrimPrefix(e.Project, "github.com/")) {
			to = files[1]
		}
		if err := json.NewEncoder(to).Encode(e); err != nil {
			return fmt.Errorf("parting the mined pairs: %w", err)
		}
	}
	return errors.Join(files[0].Flush(), files[1].Flush())
}
