package finding

import "github.com/shrike-sec/shrike/internal/source"

// Tee returns a Handler that passes everything on to each of handlers, in order. It stops at the
// first error.
func Tee(handlers ...Handler) Handler { return tee(handlers) }

type tee []Handler

func (t tee) each(do func(Handler) error) error {
	for _, h := range t {
		if err := do(h); err != nil {
			return err
		}
	}
	return nil
}

func (t tee) Start(r Run) error { return t.each(func(h Handler) error { return h.Start(r) }) }

func (t tee) Finding(f *Finding) error { return t.each(func(h Handler) error { return h.Finding(f) }) }

func (t tee) Skipped(s source.Skipped) error {
	return t.each(func(h Handler) error { return h.Skipped(s) })
}

func (t tee) Progress(p Progress) {
	for _, h := range t {
		h.Progress(p)
	}
}

func (t tee) End(s Summary) error { return t.each(func(h Handler) error { return h.End(s) }) }
