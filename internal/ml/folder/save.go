package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// Contents is what Save writes.
type Contents struct {
	Config    Config
	Tokenizer *token.Tokenizer
	Tensors   []safetensors.Data
	Metadata  map[string]string // of the weights' header
	Card      string            // README.md; "" writes none
	// Attachments are other files by name, such as calibration.json. They are not in hashes.json, as
	// they may be made anew for the same weights.
	Attachments map[string][]byte
}

// Store is a part of the network as tensors for Save: values, row by row, as dtype. As I8, a matrix is
// quantised by rows and comes with its scales; what is no matrix stays F32.
func Store(p Part, dtype safetensors.DType, values []float32) []safetensors.Data {
	switch {
	case dtype == safetensors.I8 && p.Matrix():
		rows, scales := Quantise(values, p.Shape[0])
		return quantised(p, rows, scales)
	case dtype == safetensors.I8:
		dtype = safetensors.F32
	}
	return []safetensors.Data{safetensors.FromFloats(p.Name, dtype, p.Shape, values)}
}

func quantised(p Part, rows []int8, scales []float32) []safetensors.Data {
	return []safetensors.Data{
		safetensors.FromInt8s(p.Name, p.Shape, rows),
		safetensors.FromFloats(p.Name+ScaleSuffix, safetensors.F32, p.Shape[:1], scales),
	}
}

// Save writes a model folder, hashes.json included, and makes the folder if need be. The files are
// written to a folder of a temporary name first and renamed one by one, hashes.json last; a folder
// left half renamed by a crash is told by its hashes. What is written can be opened: Save opens it
// before it renames anything. In a folder that holds no model yet, a README.md is somebody else's and
// is kept as README.old.md; a config.json or the like is an error, and nothing is changed.
func Save(dir string, c Contents) error {
	if err := save(dir, c); err != nil {
		return fmt.Errorf("saving the model in %s: %w", dir, err)
	}
	return nil
}

func save(dir string, c Contents) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(dir, ".saving-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	config, err := c.Config.text()
	if err != nil {
		return err
	}
	err = errors.Join(
		write(filepath.Join(tmp, ConfigFile), config),
		c.Tokenizer.Save(filepath.Join(tmp, TokenizerFile)),
		safetensors.WriteFile(filepath.Join(tmp, WeightsFile), c.Tensors, c.Metadata),
	)
	if c.Card != "" {
		err = errors.Join(err, write(filepath.Join(tmp, CardFile), []byte(c.Card)))
	}
	for name, data := range c.Attachments {
		if slices.Contains(files, name) || name != filepath.Base(name) {
			return fmt.Errorf("%q can't be the name of an attachment", name)
		}
		err = errors.Join(err, write(filepath.Join(tmp, name), data))
	}
	if err != nil {
		return err
	}
	if err := writeHashes(tmp); err != nil {
		return err
	}
	m, err := OpenDir(tmp)
	if err != nil {
		return err
	}
	if err := m.Close(); err != nil {
		return err
	}
	if err := vacate(dir); err != nil {
		return err
	}
	return move(tmp, dir, append(slices.Sorted(maps.Keys(c.Attachments)), files...))
}

// oldCard is what becomes of a README.md that is no model's card.
const oldCard = "README.old.md"

// vacate readies a folder for a model. Where there is none yet, files of its names belong to something
// else: a README.md is kept under another name, any other is an error.
func vacate(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, ConfigFile))
	if err == nil {
		if _, err = ParseConfig(data); err == nil {
			return nil
		}
	}
	taken := ""
	for _, name := range append(slices.Clone(files), oldCard) {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil && name != CardFile {
			taken = name
		}
	}
	if taken != "" {
		return fmt.Errorf("there is a %s, but no model of shrike's: choose an empty folder (%w)", taken, err)
	}
	err = os.Rename(filepath.Join(dir, CardFile), filepath.Join(dir, oldCard))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// move renames the files of one folder into another; a card or hashes of an earlier model go first.
func move(from, to string, names []string) error {
	for _, stale := range []string{HashesFile, CardFile} {
		if err := os.Remove(filepath.Join(to, stale)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for _, name := range names {
		err := os.Rename(filepath.Join(from, name), filepath.Join(to, name))
		if err != nil && (name != CardFile || !errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	return nil
}

func writeHashes(dir string) error {
	hashes := map[string]string{}
	for _, name := range files {
		sum, err := hashOf(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			continue // a model may have no card
		} else if err != nil {
			return err
		}
		hashes[name] = sum
	}
	text, err := json.MarshalIndent(hashes, "", "  ") // in the order of its keys
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, HashesFile), append(text, '\n'))
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// write writes a file and waits until it is on the disk.
func write(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}
