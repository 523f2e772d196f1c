// Package folder opens and saves model folders in Hugging Face's layout: config.json, tokenizer.json,
// model.safetensors, README.md (the model card) and hashes.json. A folder may come from anywhere, so
// everything is checked before anything is allocated for it: the configuration against bounds, the
// list of tensors against the configuration, the files against their hashes.
package folder

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// The files of a folder. The card and the hashes may be missing.
const (
	ConfigFile    = "config.json"
	TokenizerFile = "tokenizer.json"
	WeightsFile   = "model.safetensors"
	CardFile      = "README.md"
	HashesFile    = "hashes.json"
)

// files are those names, in the order in which Save puts them in place.
var files = []string{WeightsFile, TokenizerFile, ConfigFile, CardFile, HashesFile}

// maxAttachments is how many other JSON files are carried over when a model is converted.
const maxAttachments = 16

// maxText is the most bytes of config.json, README.md or hashes.json that are read.
const maxText = 4 << 20

// A Model is an open folder whose every part was found sound. Its tensors are read on demand, by many
// goroutines at once if need be. Close it when the tensors are read.
type Model struct {
	Config    Config
	Tokenizer *token.Tokenizer
	weights   *safetensors.File
	groups    map[string]bool
	hashes    map[string]string
	sizes     map[string]int64
	card      string
	hashed    bool
	file      io.Closer
	fsys      fs.FS
}

// OpenDir opens the model in a folder of the file system.
func OpenDir(dir string) (*Model, error) {
	m, err := Open(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("opening the model in %s: %w", dir, err)
	}
	return m, nil
}

// Open opens the model at the root of fsys. The error says which file is missing, corrupt, does not
// fit the others or differs from what hashes.json says of it.
func Open(fsys fs.FS) (*Model, error) {
	m := &Model{fsys: fsys, hashes: map[string]string{}, sizes: map[string]int64{}}
	text, err := m.read(fsys, ConfigFile, true)
	if err != nil {
		return nil, err
	}
	if m.Config, err = ParseConfig(text); err != nil {
		return nil, fmt.Errorf("%s: %w", ConfigFile, err)
	}
	if err := m.openTokenizer(fsys); err != nil {
		return nil, err
	}
	if text, err = m.read(fsys, CardFile, false); err != nil {
		return nil, err
	}
	m.card = string(text)
	if err := m.openWeights(fsys); err != nil {
		return nil, err
	}
	if err := m.checkHashes(fsys); err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return m, nil
}

// Close closes the file of weights. Tensors can't be read afterwards.
func (m *Model) Close() error { return m.file.Close() }

// read reads a small file and notes its hash. A file that is not required may be missing.
func (m *Model) read(fsys fs.FS, name string, required bool) ([]byte, error) {
	data, err := readText(fsys, name)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	m.note(name, sum[:], int64(len(data)))
	return data, nil
}

func readText(fsys fs.FS, name string) ([]byte, error) {
	f, err := open(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxText {
		return nil, fmt.Errorf("%s is larger than %d MB", name, maxText>>20)
	}
	return data, nil
}

// attachments are the other JSON files of the folder: what calibrates a model, for one, and says how it
// was trained to read.
func (m *Model) attachments() (map[string][]byte, error) {
	names, err := fs.Glob(m.fsys, "*.json")
	if err != nil {
		return nil, err
	}
	found := map[string][]byte{}
	for _, name := range names {
		if slices.Contains(files, name) {
			continue
		}
		if len(found) == maxAttachments {
			return nil, fmt.Errorf("there are more than %d further JSON files: a model folder has a few", maxAttachments)
		}
		if found[name], err = readText(m.fsys, name); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// open opens a plain file. To open a pipe would wait for somebody to write to it.
func open(fsys fs.FS, name string) (fs.File, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file", name)
	}
	return fsys.Open(name)
}

func (m *Model) note(name string, sum []byte, size int64) {
	m.hashes[name], m.sizes[name] = hex.EncodeToString(sum), size
}

func (m *Model) openTokenizer(fsys fs.FS) error {
	f, err := open(fsys, TokenizerFile)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, token.MaxFile+1))
	if err != nil {
		return fmt.Errorf("reading %s: %w", TokenizerFile, err)
	}
	t, err := token.Parse(data)
	if err == nil {
		err = t.Marked()
	}
	if err == nil && t.Size() != m.Config.VocabSize {
		err = fmt.Errorf("it has %d tokens, but %s says %d", t.Size(), ConfigFile, m.Config.VocabSize)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", TokenizerFile, err)
	}
	m.Tokenizer = t
	sum := sha256.Sum256(data)
	m.note(TokenizerFile, sum[:], int64(len(data)))
	return nil
}

// openWeights checks the header of the weights and hashes them.
func (m *Model) openWeights(fsys fs.FS) error {
	f, err := open(fsys, WeightsFile)
	if err != nil {
		return err
	}
	m.file = f
	if err := m.checkWeights(f); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", WeightsFile, err), f.Close())
	}
	return nil
}

func (m *Model) checkWeights(f fs.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	src, ok := f.(io.ReaderAt)
	if !ok {
		return errors.New("it can't be read at random places: unpack the folder to plain files")
	}
	if m.weights, err = safetensors.Open(src, info.Size()); err != nil {
		return err
	}
	if m.groups, err = m.Config.check(m.weights); err != nil {
		return err
	}
	if !m.groups[Heads] && !m.groups[MaskHead] {
		return errors.New("it has neither the heads that judge nor the one that guesses masked tokens")
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(src, 0, info.Size())); err != nil {
		return fmt.Errorf("hashing: %w", err)
	}
	m.note(WeightsFile, sum.Sum(nil), info.Size())
	return nil
}

// checkHashes compares the files with hashes.json, where there is one.
func (m *Model) checkHashes(fsys fs.FS) error {
	text, err := m.read(fsys, HashesFile, false)
	if err != nil || text == nil {
		return err
	}
	m.hashed = true
	delete(m.hashes, HashesFile) // it can't hold its own
	delete(m.sizes, HashesFile)
	var want map[string]string
	if err := json.Unmarshal(text, &want); err != nil {
		return fmt.Errorf("%s is not a map of file names to SHA-256 hashes: %w", HashesFile, err)
	}
	for _, name := range []string{ConfigFile, TokenizerFile, WeightsFile, CardFile} {
		if have := m.hashes[name]; want[name] != have {
			return fmt.Errorf("%s has the hash %.16s…, but %s says %.16s…: the file was changed or damaged", name, cmp.Or(have, "none"), HashesFile, cmp.Or(want[name], "none"))
		}
	}
	return nil
}

// WeightsHash is the SHA-256 of model.safetensors in hex: the name of what the model knows.
func (m *Model) WeightsHash() string { return m.hashes[WeightsFile] }

// Hashed says whether the folder has a hashes.json, which its files then agree with.
func (m *Model) Hashed() bool { return m.hashed }

// Hashes are the SHA-256 of the folder's files in hex, by name.
func (m *Model) Hashes() map[string]string { return maps.Clone(m.hashes) }

// Sizes are the bytes of the folder's files, by name.
func (m *Model) Sizes() map[string]int64 { return maps.Clone(m.sizes) }

// Card is the text of README.md, "" where there is none.
func (m *Model) Card() string { return m.card }

// Has says whether the weights have a group of tensors: Encoder (always), Heads, MaskHead.
func (m *Model) Has(group string) bool { return m.groups[group] }

// Parts are the tensors that the weights have, scales left out, in the order of Config.Parts.
func (m *Model) Parts() []Part {
	return slices.DeleteFunc(m.Config.Parts(), func(p Part) bool { return !m.groups[p.Group] })
}

// Parameters is the number of parameters of the parts, scales left out.
func (m *Model) Parameters() int {
	n := 0
	for _, p := range m.Parts() {
		n += p.Len()
	}
	return n
}

// DType is the type in which the part of that name is stored, "" for one that is not there.
func (m *Model) DType(name string) safetensors.DType {
	t, _ := m.weights.Tensor(name)
	return t.DType
}

// Metadata is the free text in the header of the weights.
func (m *Model) Metadata() map[string]string { return m.weights.Metadata() }
