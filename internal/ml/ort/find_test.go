package ort

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"libonnxruntime.so", "libonnxruntime.so.1.31.1", "libonnxruntime.1.31.1.dylib", "onnxruntime.dll", "libonnxruntime_providers_shared.so"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv(Variable, dir)
	got, err := Find()
	if err != nil || filepath.Dir(got) != dir || strings.Contains(got, "providers") {
		t.Errorf("in a folder: %q, %v", got, err)
	}
	file := filepath.Join(dir, "libonnxruntime.so")
	t.Setenv(Variable, file)
	if got, err := Find(); got != file || err != nil {
		t.Errorf("a file: %q, %v", got, err)
	}
	t.Setenv(Variable, filepath.Join(dir, "none"))
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), Variable) {
		t.Errorf("missing: %v", err)
	}
	t.Setenv(Variable, t.TempDir())
	if _, err := Find(); err == nil {
		t.Error("an empty folder is no error")
	}
}

// TestCacheFolder checks that the library is found where `make onnxruntime` puts it.
func TestCacheFolder(t *testing.T) {
	t.Setenv(Variable, "")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, err := CacheFolder()
	if err != nil {
		t.Fatal(err)
	}
	if os.MkdirAll(dir, 0o755) != nil || os.WriteFile(filepath.Join(dir, "libonnxruntime.so"), nil, 0o644) != nil {
		t.Fatal("making the cache folder")
	}
	if !strings.HasPrefix(dir, os.Getenv("XDG_CACHE_HOME")) {
		t.Skip("this system's cache folder is elsewhere")
	}
	if got, err := Find(); err != nil || filepath.Dir(got) != dir {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestBroken checks that what is no whole library is an error; loading half of one would kill the
// process.
func TestBroken(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("no library"), "half": whole[:len(whole)/2]} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, nil, nil, nil); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "missing"), nil, nil, nil); err == nil {
		t.Error("a missing library is no error")
	}
}
