package scan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// cacheLimit is the size, in bytes, that a cache folder is pruned to.
const cacheLimit = 512 << 20

// cacheSuffix ends the names of entries; nothing else in the folder is ever touched.
const cacheSuffix = ".shrike"

// A cache is a folder of entries named by hashes of what they depend on. An entry is written under
// a temporary name and renamed, so that a scan that is killed leaves it sound, and it carries a
// checksum, so that one damaged in any other way counts as missing. The zero cache holds nothing.
type cache struct {
	dir   string
	limit int64
	wrote *atomic.Int64 // bytes since it was opened
}

// openCache makes the folder if need be; dir "" is the zero cache.
func openCache(dir string) (cache, error) {
	if dir == "" {
		return cache{}, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cache{}, fmt.Errorf("making the cache folder: %w", err)
	}
	return cache{dir: dir, limit: cacheLimit, wrote: new(atomic.Int64)}, nil
}

// DefaultCacheDir is where results are kept unless the user says otherwise.
func DefaultCacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the cache folder: %w", err)
	}
	return filepath.Join(dir, "shrike"), nil
}

// cacheKey names an entry by everything its content depends on.
func cacheKey(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func (c cache) path(key string) string { return filepath.Join(c.dir, key+cacheSuffix) }

// get returns an entry's content, or false when there is none or it is damaged.
func (c cache) get(key string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	entry, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	if len(entry) < sha256.Size {
		return nil, false
	}
	sum, data := entry[:sha256.Size], entry[sha256.Size:]
	if got := sha256.Sum256(data); string(got[:]) != string(sum) {
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(c.path(key), now, now) // what is used stays; a cache that can't be touched still works
	return data, true
}

// put stores an entry.
func (c cache) put(key string, data []byte) error {
	if c.dir == "" {
		return nil
	}
	sum := sha256.Sum256(data)
	if err := writeFile(c.path(key), slices.Concat(sum[:], data)); err != nil {
		return fmt.Errorf("writing to the cache: %w", err)
	}
	c.wrote.Add(int64(len(data)))
	return nil
}

// prunedFile has the time of the last pruning.
const prunedFile = "pruned"

// pruneAfter is how long a cache grows by little before it is pruned again: looking through it takes
// longer than many a scan.
const pruneAfter = time.Hour

// tidy prunes the cache when it has grown much, or by little for long.
func (c cache) tidy() error {
	if c.dir == "" || c.wrote.Load() == 0 {
		return nil
	}
	stamp := filepath.Join(c.dir, prunedFile)
	info, err := os.Stat(stamp)
	if err == nil && time.Since(info.ModTime()) < pruneAfter && c.wrote.Load() < c.limit/16 {
		return nil
	}
	if err := c.prune(); err != nil {
		return err
	}
	return writeFile(stamp, nil)
}

// prune removes the entries not used for longest until the rest fits the limit.
func (c cache) prune() error {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return fmt.Errorf("looking through the cache: %w", err)
	}
	var infos []fs.FileInfo
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil: // removed by another scan
		case strings.HasSuffix(e.Name(), cacheSuffix):
			infos = append(infos, info)
			total += info.Size()
		case strings.Contains(e.Name(), cacheSuffix+temporary) && time.Since(info.ModTime()) > abandoned:
			_ = os.Remove(filepath.Join(c.dir, e.Name()))
		}
	}
	slices.SortFunc(infos, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, info := range infos {
		if total <= c.limit {
			break
		}
		if err := os.Remove(filepath.Join(c.dir, info.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("pruning the cache: %w", err)
		}
		total -= info.Size()
	}
	return nil
}

// temporary follows the name of a file that is being written.
const temporary = ".tmp"

// abandoned is the age at which a temporary file is what a killed scan left behind.
const abandoned = time.Hour

// writeFile writes a file whole or not at all.
func writeFile(name string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+temporary+"*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}
