package scan

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"slices"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir/codec"
	"github.com/shrike-sec/shrike/internal/source"
)

// keeper remembers what became of single files from scan to scan, so that after an edit only what
// was edited is parsed, lowered and matched again.
type keeper struct {
	cache cache
	on    string // identifies all that a file's result depends on besides the file
	rules *rules
	meter *meter
}

// aside is what is kept of a file besides its lowered form.
type aside struct {
	Findings []*finding.Finding `json:",omitempty"`
	Taint    []keptTaint        `json:",omitempty"`
	Bounds   []finding.Bound    `json:",omitempty"`
	Skipped  []source.Skipped   `json:",omitempty"`
}

// lower is lowerFile with a memory.
func (k *keeper) lower(ctx context.Context, f *source.File) (lowered, error) {
	key := cacheKey("file", k.on, f.Path, string(f.Language), f.Hash)
	if data, ok := k.cache.get(key); ok {
		if l, ok := unpack(data, f, k.rules); ok {
			return l, nil
		}
	}
	l, err := lowerFile(ctx, f, k.rules, k.meter)
	if err == nil && l.keepable() {
		if data, ok := l.pack(); ok {
			_ = k.cache.put(key, data) // a scan is not worse for a cache that can't be written
		}
	}
	return l, err
}

// keepable reports whether a result may be kept: what shrike failed on may go better the next time.
func (l *lowered) keepable() bool {
	failed := func(s source.Skipped) bool { return s.Reason == source.ReasonInternal }
	return l.file != nil && !slices.ContainsFunc(l.skipped, failed)
}

// pack writes a result as bytes: the length of the aside, the aside, the lowered form.
func (l *lowered) pack() ([]byte, bool) {
	code, err := codec.Encode(l.file)
	if err != nil {
		return nil, false
	}
	a := aside{l.ruled.findings, keepTaint(l.ruled.taint), l.ruled.bounds, l.skipped}
	text, err := json.Marshal(a)
	if err != nil {
		return nil, false
	}
	return slices.Concat(binary.AppendUvarint(nil, uint64(len(text))), text, code), true
}

// unpack reads what pack wrote of a file.
func unpack(data []byte, f *source.File, r *rules) (lowered, bool) {
	n, used := binary.Uvarint(data)
	if used <= 0 || n > uint64(len(data)-used) {
		return lowered{}, false
	}
	text, code := data[used:used+int(n)], data[used+int(n):]
	var a aside
	if err := json.Unmarshal(text, &a); err != nil {
		return lowered{}, false
	}
	specs, ok := r.taintOf(a.Taint)
	if !ok {
		return lowered{}, false
	}
	file, err := codec.Decode(code, f)
	return lowered{file: file, ruled: ruled{findings: a.Findings, taint: specs, bounds: a.Bounds}, skipped: a.Skipped}, err == nil
}
