package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// read reads the candidates, several at a time, and sorts out those not fit to be analysed.
func (w *walker) read(ctx context.Context) ([]*File, error) {
	files := make([]*File, len(w.found))
	skipped := make([]*Skipped, len(w.found))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range w.found {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			files[i], skipped[i] = w.load(c)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("reading files: %w", err)
	}
	for _, s := range skipped {
		if s != nil {
			w.skipped = append(w.skipped, *s)
		}
	}
	return slices.DeleteFunc(files, func(f *File) bool { return f == nil }), nil
}

// load reads one file. It returns neither a file nor a reason when the file is none of ours after
// all, which only its first line can tell. A panic in here is a flaw of shrike's that one odd file
// brings out: it costs that file, which is listed, and not the scan.
func (w *walker) load(c candidate) (f *File, s *Skipped) {
	defer func() {
		if p := recover(); p != nil {
			f, s = nil, &Skipped{Path: c.rel, Reason: ReasonInternal, Detail: fmt.Sprintf("shrike failed while reading it; please report it: %v", p)}
		}
	}()
	limit := w.o.maxBytes()
	if c.named {
		limit = max(limit, maxNamedBytes)
	}
	text, size, err := readFile(w.fsys, c.name, limit, !c.named && extension(c.rel) == "")
	switch {
	case err != nil:
		return nil, &Skipped{Path: c.rel, Reason: ReasonUnreadable, Detail: errorText(err)}
	case size > limit:
		return nil, &Skipped{Path: c.rel, Reason: ReasonTooLarge, Detail: fmt.Sprintf("%d bytes, the limit is %d", size, limit)}
	case text == nil:
		return nil, nil
	}
	f = New(c.rel, text)
	reason, detail := Unfit(f)
	if reason == "" || reason != ReasonBinary && (c.named || w.o.All) {
		return f, nil
	}
	return nil, &Skipped{Path: c.rel, Reason: reason, Detail: detail}
}

// readFile returns a file's text and its size; no text when it is larger than limit or, for a file
// that must begin with a script's first line, when it does not.
func readFile(fsys fs.FS, name string, limit int64, script bool) (text []byte, size int64, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errors.New("not a regular file")
	}
	var in io.Reader = io.LimitReader(f, limit+1)
	if script {
		head := make([]byte, 200)
		n, _ := io.ReadFull(in, head)
		if _, ok := shebang(head[:n]); !ok {
			return nil, 0, nil
		}
		in = io.MultiReader(bytes.NewReader(head[:n]), in)
	}
	if info.Size() > limit {
		return nil, info.Size(), nil
	}
	text = make([]byte, 0, info.Size()+1)
	text, err = appendAll(text, in)
	return text, int64(len(text)), err
}

func appendAll(buf []byte, r io.Reader) ([]byte, error) {
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// errorText is what an error says, without the path, which stands beside it anyway.
func errorText(err error) string {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err.Error()
	}
	return err.Error()
}
