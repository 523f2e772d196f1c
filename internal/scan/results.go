package scan

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/source"
)

// analyze is the engine with a cache before it: a project that has not changed since its last scan,
// by any measure that the engine can see, is not analysed again.
func (s *session) analyze(ctx context.Context, p *project) (*Analysis, error) {
	// Whoever asks for everything gets what a library's users could do, too.
	library := p.library || s.c.All
	key := s.key(p, library)
	if found, ok := s.remembered(key); ok {
		s.note("the findings are from the cache")
		return found, nil
	}
	ended := s.stages.start("rules")
	rules, notes, err := rulesOf(s.c.Catalog, s.users.rules, s.c.RulesOnly)
	ended()
	if err != nil {
		return nil, err
	}
	e := &engine{cat: s.c.Catalog, rules: rules, library: library, rank: rank.Options{Library: p.library}, only: s.c.RulesOnly, workers: s.c.workers(), stages: s.stages, coverage: s.c.Coverage}
	e.model, e.near = s.judges(), s.readsNear()
	e.files = keeper{cache: s.cache, on: s.depends(), rules: rules}
	if s.c.Profile { // of the work itself
		s.meter = newMeter(rules.set)
		e.files.cache, e.files.meter = cache{}, s.meter
	}
	found, err := e.analyze(ctx, p)
	if err != nil {
		return nil, err
	}
	found.Notes = append(slices.Clone(s.users.notes), notes...)
	data, err := json.Marshal(found)
	if err == nil {
		err = errors.Join(s.cache.put(key, data), s.cache.tidy())
	}
	if err != nil { // a scan is not worse for a cache that can't be written
		s.note("%v", err)
	}
	return found, nil
}

// depends names everything that the analysis of a file by itself depends on besides the file.
func (s *session) depends() string {
	return cacheKey(program(), s.c.Catalog.Hash(), s.users.digest, fmt.Sprint(s.c.RulesOnly))
}

// key names everything that an analysis of the project depends on.
func (s *session) key(p *project, library bool) string {
	options := fmt.Sprint(library, p.library)
	if s.judges() {
		options += fmt.Sprint(" suspects", s.readsNear())
	}
	return cacheKey(append([]string{"project", s.depends(), options, p.manifests.digest()}, contents(p.files)...)...)
}

func (s *session) remembered(key string) (*Analysis, bool) {
	data, ok := s.cache.get(key)
	if !ok {
		return nil, false
	}
	found := &Analysis{}
	return found, json.Unmarshal(data, found) == nil
}

func (s *session) note(format string, args ...any) {
	s.result.Notes = append(s.result.Notes, fmt.Sprintf(format, args...))
}

// contents identifies what is in files.
func contents(files []*source.File) []string {
	out := make([]string, 0, len(files))
	for _, f := range files {
		out = append(out, strings.Join([]string{f.Path, string(f.Language), f.Hash}, "\x00"))
	}
	return out
}

// program identifies the running binary, so that results of another one are not taken for its own.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	info, err := os.Stat(name)
	if err != nil {
		return "unknown"
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
})
