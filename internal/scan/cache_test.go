package scan

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func newCache(t *testing.T) cache {
	t.Helper()
	c, err := openCache(filepath.Join(t.TempDir(), "c"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCacheKeepsWhatItIsGiven(t *testing.T) {
	c := newCache(t)
	key := cacheKey("a", "b")
	if _, ok := c.get(key); ok {
		t.Error("an empty cache has an entry")
	}
	for _, data := range [][]byte{[]byte("one"), nil, bytes.Repeat([]byte{0}, 1<<20)} {
		if err := c.put(key, data); err != nil {
			t.Fatal(err)
		}
		if got, ok := c.get(key); !ok || !bytes.Equal(got, data) {
			t.Errorf("got %d bytes %v, want %d", len(got), ok, len(data))
		}
	}
	entries, _ := os.ReadDir(c.dir)
	if len(entries) != 1 {
		t.Errorf("%d files in the cache, want 1", len(entries))
	}
}

func TestCacheKeysDoNotRunTogether(t *testing.T) {
	if cacheKey("ab", "c") == cacheKey("a", "bc") || cacheKey("a") == cacheKey("a", "") {
		t.Error("different parts give one key")
	}
}

func TestDamagedEntriesCountAsMissing(t *testing.T) {
	c := newCache(t)
	key := cacheKey("x")
	if err := c.put(key, []byte("the content of an entry")); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(c.path(key))
	if err != nil {
		t.Fatal(err)
	}
	for cut := range whole {
		if err := os.WriteFile(c.path(key), whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := c.get(key); ok {
			t.Fatalf("an entry cut after %d of %d bytes is taken", cut, len(whole))
		}
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 1
		if err := os.WriteFile(c.path(key), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := c.get(key); ok {
			t.Fatalf("an entry with byte %d changed is taken", i)
		}
	}
}

func TestCacheDropsWhatWasNotUsedLongest(t *testing.T) {
	c := newCache(t)
	c.limit = 1 << 30
	foreign := filepath.Join(c.dir, "notes.txt")
	if err := os.WriteFile(foreign, make([]byte, 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, key := range []string{"old", "used", "new"} {
		if err := c.put(key, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(c.path(key), then, then); err != nil {
			t.Fatal(err)
		}
	}
	c.get("used")
	c.get("old")
	c.limit = 2500
	if err := c.put("newest", []byte{1}); err != nil {
		t.Fatal(err)
	}
	if err := c.tidy(); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"old": true, "used": true, "new": false, "newest": true} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s is in the cache: %v, want %v", key, ok, want)
		}
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("a file that is not the cache's is gone: %v", err)
	}
}

func TestCacheSweepsUpAfterKilledScans(t *testing.T) {
	c := newCache(t)
	old, fresh := c.path("a")+".tmp1", c.path("a")+".tmp2"
	for name, age := range map[string]time.Duration{old: 2 * time.Hour, fresh: time.Minute} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(c.put("b", []byte{1}), c.tidy()); err != nil {
		t.Fatal(err)
	}
	if exists(old) || !exists(fresh) {
		t.Errorf("abandoned file is there: %v, one being written: %v", exists(old), exists(fresh))
	}
}

func TestNoCache(t *testing.T) {
	c, err := openCache("")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.put("k", []byte("v")), c.tidy()); err != nil {
		t.Error(err)
	}
	if _, ok := c.get("k"); ok {
		t.Error("no cache has an entry")
	}
}

// Looking through a large cache takes longer than a small scan, so that it is not done each time.
func TestCacheIsPrunedNowAndThen(t *testing.T) {
	c := newCache(t)
	stale := c.path("a") + ".tmp1"
	sweeps := func(want bool) {
		t.Helper()
		if err := os.WriteFile(stale, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-2 * abandoned)
		if err := errors.Join(os.Chtimes(stale, then, then), c.put("b", []byte{1}), c.tidy()); err != nil {
			t.Fatal(err)
		}
		if exists(stale) == want {
			t.Errorf("pruned: %v, want %v", !want, want)
		}
	}
	sweeps(true)
	sweeps(false)
	then := time.Now().Add(-2 * pruneAfter)
	if err := os.Chtimes(filepath.Join(c.dir, prunedFile), then, then); err != nil {
		t.Fatal(err)
	}
	sweeps(true)
	c.wrote.Store(c.limit)
	sweeps(true)
}
