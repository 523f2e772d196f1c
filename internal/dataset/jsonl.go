package dataset

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// maxLine bounds one line of a JSONL file.
const maxLine = 64 << 20

// ReadJSONL reads examples, one a line. Blank lines are skipped; a bad line is an error that names
// it, after which reading goes on. Fields that are not ours are an error too: a data set with other
// fields wants importing.
func ReadJSONL(r io.Reader, name string) Seq {
	return func(yield func(*Example, error) bool) {
		for line, err := range Lines(r, name) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			e, err := decode(line.Text)
			if err == nil {
				err = e.Check()
			}
			if err != nil {
				e, err = nil, fmt.Errorf("%s:%d: %w", name, line.Number, err)
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func decode(text []byte) (*Example, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	e := new(Example)
	if err := dec.Decode(e); err != nil {
		return nil, fmt.Errorf("reading an example: %w", err)
	}
	if dec.More() {
		return nil, errors.New("reading an example: there is more than one value on the line")
	}
	return e, nil
}

// Line is a line of a text file.
type Line struct {
	Number int
	Text   []byte // valid until the next line is asked for
}

// Lines yields the lines of a file that are not blank. A line longer than maxLine is an error and
// ends the sequence, as reading errors do.
func Lines(r io.Reader, name string) func(yield func(Line, error) bool) {
	return func(yield func(Line, error) bool) {
		s := bufio.NewScanner(r)
		s.Buffer(make([]byte, 0, 1<<16), maxLine)
		n := 0
		for s.Scan() {
			n++
			text := bytes.TrimSpace(bytes.TrimPrefix(s.Bytes(), []byte("\xef\xbb\xbf")))
			if len(text) > 0 && !yield(Line{n, text}, nil) {
				return
			}
		}
		if err := s.Err(); err != nil {
			yield(Line{}, fmt.Errorf("%s:%d: reading: %w", name, n+1, err))
		}
	}
}

// A Writer takes examples. Close finishes the file; without it nothing is kept.
type Writer interface {
	Write(*Example) error
	Close() error
	// Abort gives the file up. After Close it does nothing.
	Abort()
}

// JSONLWriter writes JSONL.
type JSONLWriter struct {
	file *File
	enc  *json.Encoder
}

// CreateJSONL begins a JSONL file. It appears under its name when closed.
func CreateJSONL(path string) (*JSONLWriter, error) {
	f, err := CreateFile(path)
	if err != nil {
		return nil, err
	}
	w := &JSONLWriter{file: f, enc: json.NewEncoder(f)}
	w.enc.SetEscapeHTML(false)
	return w, nil
}

// Write writes one example after checking it.
func (w *JSONLWriter) Write(e *Example) error {
	if err := e.Check(); err != nil {
		return err
	}
	if err := w.enc.Encode(e.filled()); err != nil {
		return fmt.Errorf("writing example %q: %w", e.ID, err)
	}
	return nil
}

// Close puts the file in place.
func (w *JSONLWriter) Close() error { return w.file.Close() }

// Abort gives the file up.
func (w *JSONLWriter) Abort() { w.file.Abort() }

// filled is the example with empty lists in place of none, so that readers of other languages see
// one type.
func (e *Example) filled() *Example {
	c := *e
	if c.CWE == nil {
		c.CWE = []string{}
	}
	if c.Lines == nil {
		c.Lines = []int{}
	}
	return &c
}

// File is a file that gets its name when it is complete: readers never see half of it.
type File struct {
	path string
	temp *os.File
	buf  *bufio.Writer
}

// CreateFile begins a file.
func CreateFile(path string) (*File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of %s: %w", path, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	return &File{path: path, temp: temp, buf: bufio.NewWriterSize(temp, 1<<16)}, nil
}

// Write adds to the file.
func (f *File) Write(p []byte) (int, error) { return f.buf.Write(p) }

// Close gives the file its name.
func (f *File) Close() error {
	if f.temp == nil {
		return nil
	}
	err := errors.Join(f.buf.Flush(), f.temp.Chmod(0o644), f.temp.Close())
	if err == nil {
		err = os.Rename(f.temp.Name(), f.path)
	}
	if err != nil {
		os.Remove(f.temp.Name())
		err = fmt.Errorf("writing %s: %w", f.path, err)
	}
	f.temp = nil
	return err
}

// Abort leaves no file behind.
func (f *File) Abort() {
	if f.temp == nil {
		return
	}
	f.temp.Close()
	os.Remove(f.temp.Name())
	f.temp = nil
}

// WriteFile writes a small file whole.
func WriteFile(path string, content []byte) error {
	f, err := CreateFile(path)
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := f.Write(content); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return f.Close()
}
