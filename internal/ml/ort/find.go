// Package ort runs ONNX models through ONNX Runtime (https://onnxruntime.ai) where its shared library
// is on the machine. The library is opened while running: nothing is linked, nothing is fetched, and
// a machine without it loses nothing but speed.
package ort

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// Variable is the environment variable that names the library or its folder.
const Variable = "SHRIKE_ONNXRUNTIME"

// Find returns the path of the library: the one that SHRIKE_ONNXRUNTIME names, else the first found
// beside the binary, in the user's cache folder, or where the system keeps libraries. It is "" where
// there is none. The error says that SHRIKE_ONNXRUNTIME names nothing.
func Find() (string, error) {
	if named := os.Getenv(Variable); named != "" {
		if lib := inFolder(named); lib != "" {
			return lib, nil
		}
		if info, err := os.Stat(named); err != nil || info.IsDir() {
			return "", fmt.Errorf("%s names %s, where there is no ONNX Runtime library", Variable, named)
		}
		return named, nil
	}
	for _, dir := range folders() {
		if lib := inFolder(dir); lib != "" {
			return lib, nil
		}
	}
	return "", nil
}

// CacheFolder is where `make onnxruntime` puts the library, in the user's cache folder.
func CacheFolder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the cache folder: %w", err)
	}
	return filepath.Join(dir, "shrike", "onnxruntime"), nil
}

// folders are those that may hold the library, the likeliest first.
func folders() []string {
	var dirs []string
	if binary, err := os.Executable(); err == nil {
		dirs = append(dirs, filepath.Dir(binary))
	}
	if cache, err := CacheFolder(); err == nil {
		dirs = append(dirs, cache)
	}
	switch runtime.GOOS {
	case "windows": // its system folder holds an old version of Windows's own
	case "darwin":
		dirs = append(dirs, "/opt/homebrew/lib", "/usr/local/lib")
	default:
		dirs = append(dirs, filepath.SplitList(os.Getenv("LD_LIBRARY_PATH"))...)
		dirs = append(dirs, "/usr/local/lib", "/usr/lib", "/usr/lib64")
		more, _ := filepath.Glob("/usr/lib/*-linux-gnu") // the pattern is sound
		dirs = append(dirs, more...)
	}
	return dirs
}

// inFolder is the library in a folder, the last by name where there are several, or "". A relative folder
// is none: what a scan loads must not depend on where it is started.
func inFolder(dir string) string {
	if !filepath.IsAbs(dir) {
		return ""
	}
	pattern := map[string]string{"windows": "onnxruntime.dll", "darwin": "libonnxruntime.*dylib"}[runtime.GOOS]
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	var found []string
	for _, e := range entries {
		if ok, _ := filepath.Match(cmp.Or(pattern, "libonnxruntime.so*"), e.Name()); ok && !e.IsDir() {
			found = append(found, e.Name())
		}
	}
	if len(found) == 0 {
		return ""
	}
	return filepath.Join(dir, slices.Max(found))
}

// errOther is what loading a second library comes to.
var errOther = errors.New("another ONNX Runtime library was loaded before it, and there can be one only")
