// Command onnxruntime puts the shared library of ONNX Runtime where shrike looks for it: in the user's
// cache folder. It comes from the npm package onnxruntime-node, by npm, and is checked against the
// hash below.
//
//	go run ./bench/onnxruntime
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/shrike-sec/shrike/bench/npm"
	"github.com/shrike-sec/shrike/internal/ml/ort"
)

// release is the package that holds the library for every system.
var release = npm.Release{
	Name: "onnxruntime-node", Version: "1.30.0",
	Integrity: "sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==",
}

// library is where the package has the library for this system, by GOOS and GOARCH.
var library = map[string]string{
	"linux/amd64":   "linux/x64/libonnxruntime.so.1",
	"linux/arm64":   "linux/arm64/libonnxruntime.so.1",
	"darwin/amd64":  "darwin/x64/libonnxruntime.1.30.0.dylib",
	"darwin/arm64":  "darwin/arm64/libonnxruntime.1.30.0.dylib",
	"windows/amd64": "win32/x64/onnxruntime.dll",
	"windows/arm64": "win32/arm64/onnxruntime.dll",
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	path, err := install(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "onnxruntime:", err)
		os.Exit(1)
	}
	fmt.Println(path)
}

// install fetches the package, copies the library to the cache folder and returns its path.
func install(ctx context.Context) (path string, err error) {
	within, ok := library[runtime.GOOS+"/"+runtime.GOARCH]
	if !ok {
		return "", fmt.Errorf("%s has no library for %s/%s; shrike runs models without it", release.Name, runtime.GOOS, runtime.GOARCH)
	}
	folder, err := ort.CacheFolder()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("making the cache folder: %w", err)
	}
	tmp, err := os.MkdirTemp("", "onnxruntime")
	if err != nil {
		return "", fmt.Errorf("making a folder to unpack to: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	unpacked, err := npm.Fetch(ctx, tmp, release)
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, filepath.Base(within))
	return path, copyFile(filepath.Join(unpacked, "bin", "napi-v6", filepath.FromSlash(within)), path)
}

// copyFile copies under a temporary name first, so that no half of a library is ever loaded.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("the package lacks the library: %w", err)
	}
	defer in.Close()
	out, err := os.CreateTemp(filepath.Dir(to), ".onnxruntime-*")
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Chmod(0o755), out.Close()); err == nil {
		err = os.Rename(out.Name(), to)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", to, err), os.Remove(out.Name()))
	}
	return nil
}
