// Package minhash finds texts that are nearly the same among many, without comparing each with each.
// The likeness of two texts is the share of runs of five tokens that they have in common (Jaccard's
// index over shingles), estimated from signatures; comments and white space do not count.
package minhash

import (
	"hash/fnv"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

const (
	shingle = 5
	rows    = 4 // signature values a band
	bands   = 32
	size    = rows * bands
	// maxBucket bounds how many texts that share a band are compared with one another. What lies
	// beyond is compared with the first of the bucket only.
	maxBucket = 64
)

// Signature stands for a text.
type Signature struct {
	// Exact is the hash of all tokens: equal for texts that differ in comments and white space only.
	Exact uint64
	mins  [size]uint32
}

// Of makes the signature of code.
func Of(language, code string) *Signature {
	var hashes []uint64
	whole := fnv.New64a()
	for _, t := range lex.Tokens(language, code) {
		if t.Kind == lex.Space || t.Kind == lex.Comment {
			continue
		}
		h := fnv.New64a()
		h.Write([]byte(t.Text(code)))
		hashes = append(hashes, h.Sum64())
		whole.Write([]byte(t.Text(code)))
		whole.Write([]byte{0})
	}
	s := &Signature{Exact: whole.Sum64()}
	for i := range s.mins {
		s.mins[i] = ^uint32(0)
	}
	for i := 0; i == 0 || i+shingle <= len(hashes); i++ {
		x := uint64(14695981039346656037)
		for _, h := range hashes[i:min(i+shingle, len(hashes))] {
			x = (x ^ h) * 1099511628211
		}
		s.add(x)
	}
	return s
}

// add counts a shingle in: each value of the signature is the least of a different hash of it.
func (s *Signature) add(x uint64) {
	for i := range s.mins {
		h := mix(x + uint64(i)*0x9e3779b97f4a7c15)
		s.mins[i] = min(s.mins[i], uint32(h>>32))
	}
}

// mix is the finaliser of SplitMix64.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Likeness estimates the share of shingles that two texts have in common, to within about .04.
func (s *Signature) Likeness(o *Signature) float64 {
	if s.Exact == o.Exact {
		return 1
	}
	same := 0
	for i := range s.mins {
		if s.mins[i] == o.mins[i] {
			same++
		}
	}
	return float64(same) / size
}

// Match is two texts, by their numbers, that are alike.
type Match struct {
	A, B     int
	Likeness float64
}

// Matches finds the texts that are alike to at least a degree, in order. A below .6 begins to miss
// some. The second result says how many comparisons were left out because too many texts share
// parts.
func Matches(all []*Signature, atLeast float64) ([]Match, int) {
	seen := map[[2]int]bool{}
	var out []Match
	left := 0
	for band := range bands {
		buckets := map[[rows]uint32][]int{}
		for i, s := range all {
			key := [rows]uint32(s.mins[band*rows:])
			for n, j := range buckets[key] {
				if n >= maxBucket {
					left += len(buckets[key]) - maxBucket
					break
				}
				pair := [2]int{j, i}
				if seen[pair] {
					continue
				}
				seen[pair] = true
				if l := s.Likeness(all[j]); l >= atLeast {
					out = append(out, Match{j, i, l})
				}
			}
			buckets[key] = append(buckets[key], i)
		}
	}
	slices.SortFunc(out, func(x, y Match) int { return slices.Compare([]int{x.A, x.B}, []int{y.A, y.B}) })
	return out, left
}
