// Package npm brings releases of npm packages to a folder, for measurements on real code.
package npm

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

// Release is one version of a package. With Integrity (sha512-…, as npm writes it), it is checked
// against that hash; npm itself checks it against the registry's.
type Release struct {
	Name, Version, Integrity string
}

// Folder is the name of the folder a release is unpacked to.
func (r Release) Folder() string {
	return strings.NewReplacer("@", "", "/", "-").Replace(r.Name) + "-" + r.Version
}

// Fetch brings a release into dir with npm, checks it and unpacks it, and returns its folder. What
// is there already is not fetched again. None of the package's code runs.
func Fetch(ctx context.Context, dir string, r Release) (string, error) {
	folder := filepath.Join(dir, r.Folder())
	archive := folder + ".tgz"
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("making the folder of packages: %w", err)
	}
	if _, err := os.Stat(archive); err != nil {
		cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", dir, r.Name+"@"+r.Version)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("fetching %s with npm: %w", r.Name, err)
		}
	}
	if err := verify(archive, r.Integrity); err != nil {
		return "", err
	}
	part := folder + ".part"
	if err := errors.Join(os.RemoveAll(part), unpack(archive, part)); err != nil {
		return "", errors.Join(fmt.Errorf("unpacking %s: %w", archive, err), os.RemoveAll(part))
	}
	if err := os.Rename(part, folder); err != nil {
		return "", fmt.Errorf("unpacking %s: %w", archive, err)
	}
	return folder, nil
}
func verify(archive, integrity string) error {
	if integrity == "" {
		return nil
	}
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
