// Package parquet keeps examples in Parquet files. It is apart from package dataset because the
// library it stands on links (and never uses, here) Go's network packages.
package parquet

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/shrike-sec/shrike/internal/dataset"
)

// Format is the Parquet format, one column a field.
var Format = dataset.Format{
	Ext:    ".parquet",
	Read:   Read,
	Create: func(path string) (dataset.Writer, error) { return Create(path) },
}

// batch is how many rows are read, and at least written, at a time.
const (
	batch    = 256
	rowGroup = 8192
)

// Read reads the examples of a file.
func Read(path string) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		n := 0
		for row, err := range Rows[dataset.Example](path) {
			n++
			if err == nil {
				err = row.Check()
			}
			if err != nil {
				if !yield(nil, fmt.Errorf("%s: row %d: %w", path, n, err)) {
					return
				}
				continue
			}
			e := *row
			if !yield(&e, nil) {
				return
			}
		}
	}
}

// Rows reads the rows of any Parquet file as values of T, whose tags name the columns; columns that
// the file lacks stay zero. A value is valid until the next is asked for.
func Rows[T any](path string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		buf := make([]T, batch)
		at := 0
		err := walk(path, func(file *parquet.File) reader {
			r := parquet.NewGenericReader[T](file)
			return reader{
				read:  func() (int, error) { clear(buf); at = 0; return r.Read(buf) },
				next:  func() bool { at++; return yield(&buf[at-1], nil) },
				close: r.Close,
			}
		})
		if err != nil {
			yield(nil, err)
		}
	}
}

// Maps reads the rows of any Parquet file as maps from columns to texts. Columns within columns are
// named by their paths, with dots; of a list the last element counts.
func Maps(path string) iter.Seq2[map[string]any, error] {
	return func(yield func(map[string]any, error) bool) {
		buf := make([]parquet.Row, batch)
		at := 0
		var names []string
		err := walk(path, func(file *parquet.File) reader {
			for _, c := range file.Schema().Columns() {
				names = append(names, strings.Join(c, "."))
			}
			r := parquet.NewReader(file)
			return reader{
				read: func() (int, error) { at = 0; return r.ReadRows(buf) },
				next: func() bool {
					m := map[string]any{}
					for _, v := range buf[at] {
						if !v.IsNull() {
							m[names[v.Column()]] = v.String()
						}
					}
					at++
					return yield(m, nil)
				},
				close: r.Close,
			}
		})
		if err != nil {
			yield(nil, err)
		}
	}
}

// reader reads a batch of rows and hands them out one by one.
type reader struct {
	read  func() (int, error)
	next  func() bool // whether more is wanted
	close func() error
}

// walk returns the error that ended reading, nil at the end or when no more is wanted.
func walk(path string, open func(*parquet.File) reader) error {
	in, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("opening a data set: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	var r reader
	err = guarded(path, func() error {
		file, err := parquet.OpenFile(in, info.Size())
		if err == nil {
			r = open(file)
		}
		return err
	})
	if err != nil {
		return err
	}
	defer r.close()
	for n, done := 0, false; !done; {
		err := guarded(path, func() (err error) {
			n, err = r.read()
			if done = errors.Is(err, io.EOF) || err == nil && n == 0; done {
				err = nil
			}
			return err
		})
		if err != nil {
			return err
		}
		for range n {
			if !r.next() {
				return nil
			}
		}
	}
	return nil
}

// guarded runs a call into the library, which panics at some damaged files.
func guarded(path string, call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
		if err != nil {
			err = fmt.Errorf("reading %s: %w", path, err)
		}
	}()
	return call()
}

// writer writes examples.
type writer struct {
	file *dataset.File
	w    *parquet.GenericWriter[dataset.Example]
	rows int
}

// Create begins a file, which appears under its name when closed.
func Create(path string) (dataset.Writer, error) {
	f, err := dataset.CreateFile(path)
	if err != nil {
		return nil, err
	}
	return &writer{file: f, w: parquet.NewGenericWriter[dataset.Example](f, parquet.Compression(&parquet.Zstd))}, nil
}

func (w *writer) Write(e *dataset.Example) error {
	if err := e.Check(); err != nil {
		return err
	}
	if _, err := w.w.Write([]dataset.Example{*e}); err != nil {
		return fmt.Errorf("writing example %q: %w", e.ID, err)
	}
	if w.rows++; w.rows%rowGroup == 0 { // else all would be held until Close
		if err := w.w.Flush(); err != nil {
			return fmt.Errorf("writing a row group: %w", err)
		}
	}
	return nil
}

func (w *writer) Close() error {
	if err := w.w.Close(); err != nil {
		w.file.Abort()
		return fmt.Errorf("closing a Parquet file: %w", err)
	}
	return w.file.Close()
}

func (w *writer) Abort() { w.file.Abort() }
