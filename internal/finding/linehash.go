package finding

import (
	"strconv"
	"unicode/utf16"
)

// GitHub recognises a code scanning alert by primaryLocationLineHash: a rolling hash over the 100
// UTF-16 units that follow from the start of the line on, blanks and tabs left out and line ends
// as \n, with a count that tells equal hashes of one file apart. Its upload action computes it when
// a SARIF file comes without; ours must be the same, or alerts would close and open again.

const (
	hashWindow = 100
	hashBase   = 37
	endOfText  = 65535
)

// lineHasher rolls the hash over a text.
type lineHasher struct {
	window  [hashWindow]uint64
	starts  [hashWindow]bool // the unit begins a line whose hash is not out yet
	index   int
	hash    uint64
	drop    uint64 // hashBase to the power of hashWindow
	counts  map[uint64]int
	out     []string
	newLine bool
	afterCR bool
}

// LineHashes returns the hash of every line of a text.
func LineHashes(text []byte) []string {
	h := &lineHasher{drop: 1, counts: map[uint64]int{}, newLine: true}
	for range hashWindow {
		h.drop *= hashBase
	}
	for _, r := range string(text) {
		if r < 0x10000 {
			h.unit(uint64(r))
			continue
		}
		high, low := utf16.EncodeRune(r)
		h.unit(uint64(high))
		h.unit(uint64(low))
	}
	h.unit(endOfText)
	for range hashWindow {
		h.emit()
		h.roll(0)
	}
	return h.out
}

// unit takes one UTF-16 unit of the text.
func (h *lineHasher) unit(u uint64) {
	if u == ' ' || u == '\t' || h.afterCR && u == '\n' {
		h.afterCR = false
		return
	}
	h.afterCR = u == '\r'
	if h.afterCR {
		u = '\n'
	}
	h.emit()
	if h.newLine {
		h.starts[h.index] = true
	}
	h.newLine = u == '\n'
	h.roll(u)
}

// emit puts out the hash of the line that began a whole window ago, if one did.
func (h *lineHasher) emit() {
	if !h.starts[h.index] {
		return
	}
	h.starts[h.index] = false
	h.counts[h.hash]++
	h.out = append(h.out, strconv.FormatUint(h.hash, 16)+":"+strconv.Itoa(h.counts[h.hash]))
}

// roll moves the window one unit on.
func (h *lineHasher) roll(u uint64) {
	h.hash = h.hash*hashBase + u - h.drop*h.window[h.index]
	h.window[h.index] = u
	h.index = (h.index + 1) % hashWindow
}
