package train

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
)

// Corpus is plain code in normal form, each text once.
type Corpus struct {
	Texts []string
	Bytes int
	Hash  string // of all texts, in order
	Left  int    // files left out: unfit to be analysed, tests, or known already
}

// minText is the least bytes of code that teach anything.
const minText = 200

var testPath = regexp.MustCompile(`(^|/)(tests?|__tests__|specs?|e2e|fixtures?|__mocks__)/|[._-](test|spec)\.[a-z]+$`)

// ReadCorpus reads the code of some folders, in order: what a scan would analyse, without tests, in
// the normal form that models are shown.
func ReadCorpus(ctx context.Context, dirs []string) (*Corpus, error) {
	c := &Corpus{}
	known := map[[32]byte]bool{}
	all := sha256.New()
	for _, dir := range dirs {
		files, skipped, err := source.Walk(ctx, dir, source.Options{})
		if err != nil {
			return nil, fmt.Errorf("reading the corpus: %w", err)
		}
		c.Left += len(skipped)
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			text := ""
			if !testPath.MatchString(filepath.ToSlash(f.Path)) {
				text = score.FromExample(f.Language, string(f.Code)).Code
			}
			sum := sha256.Sum256([]byte(text))
			if len(text) < minText || known[sum] {
				c.Left++
				continue
			}
			known[sum] = true
			_, _ = all.Write(sum[:]) // a hash never fails
			c.Texts = append(c.Texts, text)
			c.Bytes += len(text)
		}
	}
	if len(c.Texts) == 0 {
		return nil, fmt.Errorf("there is no JavaScript or TypeScript to learn from in %v", dirs)
	}
	c.Hash = hex.EncodeToString(all.Sum(nil)[:16])
	return c, nil
}

// window is a piece of a text's tokens.
type window struct{ text, from, to int32 }

// windows are a corpus in pieces, by their length in tokens, special tokens counted in.
type windows struct {
	texts  [][]int32
	length []int // the bucket lengths
	pieces [][]window
}

// cut encodes texts and cuts them into pieces of the given lengths, drawn by the shares; tokens
// of a text are all used, save a short rest.
func cut(ctx context.Context, t *token.Tokenizer, texts []string, lengths []int, shares []float64, seed uint64) (*windows, error) {
	w := &windows{length: lengths, pieces: make([][]window, len(lengths)), texts: make([][]int32, len(texts))}
	r := rand.New(rand.NewPCG(seed, 0xc07))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ids := t.Append(nil, text)
		w.texts[i] = ids
		for at := 0; at < len(ids); {
			bucket := pick(r, shares)
			end := min(len(ids), at+lengths[bucket]-2)
			for bucket > 0 && end-at <= lengths[bucket-1]-2 {
				bucket--
			}
			if end-at >= lengths[0]/2 {
				w.pieces[bucket] = append(w.pieces[bucket], window{int32(i), int32(at), int32(end)})
			}
			at = end
		}
	}
	return w, nil
}

func pick(r *rand.Rand, shares []float64) int {
	x := r.Float64()
	for i, s := range shares {
		if x -= s; x < 0 {
			return i
		}
	}
	return len(shares) - 1
}

// part is a batch to be: some pieces of one length.
type part struct {
	bucket int
	pieces []window
}

// epoch deals out all pieces once, in an order of the epoch's own, in batches of about so many
// tokens.
func (w *windows) epoch(seed, n uint64, tokens int) []part {
	r := rand.New(rand.NewPCG(seed, 0xe0c4+n))
	var parts []part
	for b, pieces := range w.pieces {
		pieces = slices.Clone(pieces)
		r.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
		size := max(1, tokens/w.length[b])
		for chunk := range slices.Chunk(pieces, size) {
			if len(chunk) == size || len(pieces) < size {
				parts = append(parts, part{b, chunk})
			}
		}
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return parts
}

// seq is a text as an iterator.
func seq(texts []string) iter.Seq[string] { return slices.Values(texts) }
