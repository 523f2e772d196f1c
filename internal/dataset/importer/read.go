package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// records reads values of JSON from a file, one a line or all in one array, or from every .json and
// .jsonl file below a folder.
func records[T any](path string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		files, err := filesBelow(path, ".json", ".jsonl")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, file := range files {
			if !readRecords(file, yield) {
				return
			}
		}
	}
}

// readRecords reports whether more is wanted.
func readRecords[T any](file string, yield func(*T, error) bool) bool {
	in, err := os.Open(file)
	if err != nil {
		return yield(nil, fmt.Errorf("opening a corpus: %w", err))
	}
	defer in.Close()
	buf := bufio.NewReaderSize(in, 1<<16)
	first, err := firstByte(buf)
	if err != nil {
		return yield(nil, fmt.Errorf("reading %s: %w", file, err))
	}
	if first == '[' {
		return readArray(file, buf, yield)
	}
	for line, err := range dataset.Lines(buf, file) {
		v := new(T)
		if err == nil {
			if err = json.Unmarshal(line.Text, v); err != nil {
				v, err = nil, fmt.Errorf("%s:%d: %w", file, line.Number, err)
			}
		} else {
			v = nil
		}
		if !yield(v, err) {
			return false
		}
	}
	return true
}

// firstByte looks at the first byte that is not white space.
func firstByte(r *bufio.Reader) (byte, error) {
	for {
		b, err := r.ReadByte()
		if errors.Is(err, io.EOF) {
			return 0, nil
		}
		if err != nil {
			return 0, err
		}
		if !unicode.IsSpace(rune(b)) && b != 0xef && b != 0xbb && b != 0xbf {
			return b, r.UnreadByte()
		}
	}
}

func readArray[T any](file string, in io.Reader, yield func(*T, error) bool) bool {
	dec := json.NewDecoder(in)
	if _, err := dec.Token(); err != nil {
		return yield(nil, fmt.Errorf("reading %s: %w", file, err))
	}
	for n := 0; dec.More(); n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return yield(nil, fmt.Errorf("reading %s: value %d: %w", file, n, err)) // nothing behind it can be read
		}
		v := new(T)
		err := json.Unmarshal(raw, v)
		if err != nil {
			v, err = nil, fmt.Errorf("%s: value %d: %w", file, n, err)
		}
		if !yield(v, err) {
			return false
		}
	}
	return true
}

// filesBelow lists the files with one of the extensions below a folder in order of their paths; of a
// file it is that file.
func filesBelow(path string, extensions ...string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening a corpus: %w", err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var out []string
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(extensions, strings.ToLower(filepath.Ext(p))) {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking through a corpus: %w", err)
	}
	return out, nil
}

// table reads a CSV file with a header, a row as a function from column names to values. The values
// are valid until the next row.
func table(path string) iter.Seq2[func(column string) string, error] {
	return func(yield func(func(string) string, error) bool) {
		in, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("opening a corpus: %w", err))
			return
		}
		defer in.Close()
		r := csv.NewReader(bufio.NewReaderSize(in, 1<<16))
		r.ReuseRecord, r.LazyQuotes, r.FieldsPerRecord = true, true, -1
		columns := map[string]int{}
		for {
			row, err := r.Read()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				if !yield(nil, fmt.Errorf("reading %s: %w", path, err)) {
					return
				}
				continue
			case len(columns) == 0:
				for i, name := range row {
					columns[columnName(name)] = i
				}
				continue
			}
			cell := func(name string) string {
				if i, ok := columns[columnName(name)]; ok && i < len(row) {
					return row[i]
				}
				return ""
			}
			if !yield(cell, nil) {
				return
			}
		}
	}
}

func columnName(s string) string {
	return string(bytes.ToLower(bytes.Trim([]byte(s), "\xef\xbb\xbf #\t\"")))
}

// languageOfFile is the language by a file's name, "" when it tells nothing.
func languageOfFile(name string) string {
	l, _ := dataset.LanguageOf(filepath.Ext(name))
	return l
}
