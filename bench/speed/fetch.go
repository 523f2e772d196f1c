package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// fetch brings a package into dir with npm, checks it against its hash, and unpacks it. It returns
// the folder.
func fetch(ctx context.Context, dir string, p npmPackage) (string, error) {
	name := strings.NewReplacer("@", "", "/", "-").Replace(p.Name) + "-" + p.Version
	folder, archive := filepath.Join(dir, name), filepath.Join(dir, name+".tgz")
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("making the folder of packages: %w", err)
	}
	if _, err := os.Stat(archive); err != nil {
		cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", dir, p.Name+"@"+p.Version)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("fetching %s with npm: %w", p.Name, err)
		}
	}
	if err := verify(archive, p.Integrity); err != nil {
		return "", err
	}
	if err := unpack(archive, folder); err != nil {
		return "", errors.Join(fmt.Errorf("unpacking %s: %w", archive, err), os.RemoveAll(folder))
	}
	return folder, nil
}

func verify(archive, integrity string) error {
	text, err := os.ReadFile(archive)
	if err != nil {
		return fmt.Errorf("checking a package: %w", err)
	}
	sum := sha512.Sum512(text)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != integrity {
		return fmt.Errorf("%s is not the package it should be: its hash is %s", archive, got)
	}
	return nil
}

// unpack writes the regular files of a package below folder, without the folder that all are in.
func unpack(archive, folder string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	root, err := openRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		_, name, ok := strings.Cut(h.Name, "/")
		if h.Typeflag != tar.TypeReg || !ok {
			continue
		}
		if err := writeBelow(root, filepath.FromSlash(name), r); err != nil {
			return err
		}
	}
}

func openRoot(folder string) (*os.Root, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	return os.OpenRoot(folder)
}

func writeBelow(root *os.Root, name string, r io.Reader) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}
