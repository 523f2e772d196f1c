// Package codec writes lowered files as bytes and reads them back, for a cache. One description of
// what a file holds serves both directions, so that the two cannot drift apart.
package codec

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
)

// coder appends values to buf, or, reading, takes them from it.
type coder struct {
	reading bool
	buf     []byte
	err     error

	node  ir.NodeID        // the last one met; nodes are written as distances
	low   ir.NodeID        // reading: the least one met
	high  ir.NodeID        // reading: the greatest one met
	texts []string         // by number
	known map[string]int32 // writing: the number of a text
}

// errDamaged is the error of bytes that Encode did not write.
var errDamaged = errors.New("damaged")

// Encode returns what there is in a file besides its source. The file must not be part of a program
// yet.
func Encode(f *ir.File) ([]byte, error) {
	spans, ok := f.Spans.(source.Spans)
	if !ok {
		return nil, fmt.Errorf("writing %s: its ranges are a %T", f.Source.Path, f.Spans)
	}
	body := &coder{known: map[string]int32{}}
	body.file(f)
	body.spans(&spans)
	head := &coder{}
	list(head, &body.texts, func(c *coder, s *string) {
		n := len(*s)
		number(c, &n)
		c.buf = append(c.buf, *s...)
	})
	return append(head.buf, body.buf...), nil
}

// Decode returns the file of a source that Encode wrote. Whatever the bytes are, the file it returns
// passes Verify.
func Decode(data []byte, of *source.File) (*ir.File, error) {
	c := &coder{reading: true, buf: data}
	list(c, &c.texts, func(c *coder, s *string) {
		n := 0
		number(c, &n)
		*s = string(c.take(n))
	})
	f := &ir.File{Source: of}
	var spans source.Spans
	c.file(f)
	c.spans(&spans)
	f.Spans = spans
	if len(c.buf) > 0 || c.low < ir.NoNode || int(c.high) >= max(len(spans), 1) {
		c.fail()
	}
	if c.err == nil {
		c.err = f.Verify()
	}
	if c.err != nil {
		return nil, fmt.Errorf("reading the lowered form of %s: %w", of.Path, c.err)
	}
	return f, nil
}

// take returns the next n bytes.
func (c *coder) take(n int) []byte {
	if n < 0 || n > len(c.buf) {
		c.fail()
		return nil
	}
	out := c.buf[:n]
	c.buf = c.buf[n:]
	return out
}

func (c *coder) fail() {
	if c.err == nil {
		c.err = errDamaged
	}
	c.buf = nil
}

// number codes an integer.
func number[T ~int | ~int32 | ~uint32 | ~uint16 | ~uint8](c *coder, v *T) {
	if !c.reading {
		c.buf = binary.AppendVarint(c.buf, int64(*v))
		return
	}
	if len(c.buf) > 0 && c.buf[0] < 0x80 { // one byte, as nearly all are
		x := int64(c.buf[0]>>1) ^ -int64(c.buf[0]&1)
		c.buf = c.buf[1:]
		if *v = T(x); int64(*v) != x {
			c.fail()
		}
		return
	}
	x, n := binary.Varint(c.buf)
	if n <= 0 || int64(T(x)) != x {
		c.fail()
		*v = 0
		return
	}
	c.buf = c.buf[n:]
	*v = T(x)
}

// flag codes a bool.
func (c *coder) flag(v *bool) {
	var x uint8
	if *v {
		x = 1
	}
	number(c, &x)
	*v = x != 0
}

// list codes a slice. No element takes less than a byte, which bounds what damaged bytes can ask for.
func list[T any](c *coder, s *[]T, each func(*coder, *T)) {
	n := len(*s)
	number(c, &n)
	if c.reading {
		if n < 0 || n > len(c.buf) {
			c.fail()
		}
		if c.err != nil || n == 0 {
			*s = nil
			return
		}
		*s = make([]T, n)
	}
	for i := range *s {
		each(c, &(*s)[i])
	}
}

// pointers codes a slice of pointers.
func pointers[T any](c *coder, s *[]*T, each func(*coder, *T)) {
	list(c, s, func(c *coder, p **T) {
		if c.reading {
			*p = new(T)
		}
		each(c, *p)
	})
}

// text codes a string by its number.
func (c *coder) text(s *string) {
	if c.reading {
		i := 0
		if number(c, &i); i < 0 || i > len(c.texts) {
			c.fail()
		} else if i > 0 {
			*s = c.texts[i-1]
		}
		return
	}
	i, ok := c.known[*s]
	if !ok && *s != "" {
		c.texts = append(c.texts, *s)
		i = int32(len(c.texts))
		c.known[*s] = i
	}
	number(c, &i)
}

func (c *coder) strings(s *[]string) { list(c, s, (*coder).text) }

// at codes a node by its distance from the last one.
func (c *coder) at(n *ir.NodeID) {
	d := *n - c.node
	number(c, &d)
	if c.reading {
		*n = c.node + d
		c.low, c.high = min(c.low, *n), max(c.high, *n)
	}
	c.node = *n
}

// spans codes ranges, which begin in order, by the distances of their beginnings.
func (c *coder) spans(s *source.Spans) {
	var last uint32
	list(c, (*[]source.Span)(s), func(c *coder, x *source.Span) {
		from, n := x.Start-last, x.End-x.Start
		unsigned(c, &from)
		unsigned(c, &n)
		if c.reading {
			x.Start = last + from
			x.End = x.Start + n
		}
		last = x.Start
	})
}

// unsigned codes an integer of which all values are likely small.
func unsigned(c *coder, v *uint32) {
	if !c.reading {
		c.buf = binary.AppendUvarint(c.buf, uint64(*v))
		return
	}
	x, n := binary.Uvarint(c.buf)
	if n <= 0 || x > 1<<32-1 {
		c.fail()
		return
	}
	c.buf = c.buf[n:]
	*v = uint32(x)
}
