package net

import (
	"math"
	"math/rand/v2"
)

// Init draws a network's first weights: embeddings from a normal distribution of deviation .02,
// matrices from one of .8/√in, norms one, biases zero; but positions begin as sinusoids (Vaswani et al., 2017), and the heads of the first
// layer look at the neighbours of a token, so that the first steps have more than single words to
// learn from. (In the spirit of Trockman and Kolter, 2023, "Mimetic initialization of self-attention
// layers".)
func (c Config) Init(seed uint64) Weights {
	r := rand.New(rand.NewPCG(seed, 0x5eed))
	w := c.Zeros()
	for i, p := range c.Params() {
		deviation := embeddingDeviation
		if i >= firstLayer && p.Decays() {
			deviation = .8 / math.Sqrt(float64(p.Dims[1]))
		}
		for j := range w[i] {
			switch {
			case p.Decays():
				w[i][j] = float32(r.NormFloat64() * deviation)
			case p.One:
				w[i][j] = 1
			}
		}
	}
	c.sinusoids(w[positionTable])
	c.neighbours(w[firstLayer], w[firstLayer+2])
	return w
}

const embeddingDeviation = .02

// frequency is that of the k-th pair of dimensions, in radians a position: from 2.8 down to .014.
func (c Config) frequency(k int) float64 {
	return 2.8 * math.Pow(.005, float64(k)/float64(max(1, c.Hidden/2)))
}

func (c Config) sinusoids(table []float32) {
	for i := range c.MaxTokens + firstPosition {
		for k := range c.Hidden / 2 {
			sin, cos := math.Sincos(float64(i) * c.frequency(k))
			table[i*c.Hidden+2*k] = float32(embeddingDeviation * math.Sqrt2 * sin)
			table[i*c.Hidden+2*k+1] = float32(embeddingDeviation * math.Sqrt2 * cos)
		}
	}
}

// sharpness is how far a head of the first layer prefers the neighbour it looks at: with the
// published sizes, about half of its attention is there.
const sharpness = 1.5

// neighbours adds to query and key matrices [hidden,hidden] what makes head 0 look at the token
// before, head 1 at the next one, head 2 at the one before the last, and so on. A head reads as many
// pairs of dimensions as fit, of the higher frequencies; its keys are turned by the distance.
func (c Config) neighbours(query, key []float32) {
	d := c.Hidden / c.Heads
	for head := range c.Heads {
		distance := float64(head/2 + 1)
		if head%2 == 0 {
			distance = -distance
		}
		for j := range d / 2 {
			k := (2*j + head%2) % (c.Hidden / 2) // the pair of dimensions that it reads
			sin, cos := math.Sincos(distance * c.frequency(k))
			even, odd := (head*d+2*j)*c.Hidden+2*k, (head*d+2*j+1)*c.Hidden+2*k
			query[even] += sharpness
			query[odd+1] += sharpness
			// The key of position i is the sinusoid of i - distance.
			key[even] += float32(sharpness * cos)
			key[even+1] -= float32(sharpness * sin)
			key[odd] += float32(sharpness * sin)
			key[odd+1] += float32(sharpness * cos)
		}
	}
}
