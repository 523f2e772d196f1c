// Package train trains shrike's networks: pre-training by masked tokens on plain code
// (Pretrain) and fine-tuning on labelled pairs (FineTune), with checkpoints from which an
// interrupted run goes on as if nothing had happened.
//
// Everything random is drawn from the seed and the number of the step, so that nothing but weights
// and the state of the optimiser has to be kept.
package train

import (
	"math"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/net"
)

// Schedule is how fast a network learns: up over the first steps, then down in a straight line.
type Schedule struct {
	Rate   float64 // the highest learning rate
	Warmup float64 // share of the steps in which the rate rises from zero
	Steps  int     // at the last of which the rate is nearly zero
}

// at is the rate of a step, counted from 0.
func (s Schedule) at(step int) float64 {
	warm := s.Warmup * float64(s.Steps)
	if x := float64(step + 1); x < warm {
		return s.Rate * x / warm
	}
	return s.Rate * max(0, float64(s.Steps-step)/max(1, float64(s.Steps)-warm))
}

// adam is AdamW (Loshchilov and Hutter, 2019): weights decay apart from the gradient, biases and
// norms not at all.
type adam struct {
	Decay    float64 // weight decay
	MaxNorm  float64 // longer gradients are shortened to this
	Heads    float64 // the heads' learning rate, as a multiple
	mean     net.Weights
	variance net.Weights
	params   []net.Param
}

const (
	beta1       = .9
	beta2       = .98 // RoBERTa's, for few steps
	adamEpsilon = 1e-6
)

func newAdam(c net.Config, decay, maxNorm float64) *adam {
	return &adam{Decay: decay, MaxNorm: maxNorm, Heads: 1, mean: c.Zeros(), variance: c.Zeros(), params: c.Params()}
}

// step moves weights against their gradients; n counts steps from 0. It returns the gradients'
// length before it was cut. Weights whose gradient has always been zero stay as they are: a head
// that is not being trained does not decay.
func (a *adam) step(w, grads net.Weights, n int, rate float64) float64 {
	norm := grads.Norm()
	cut := float32(1)
	if a.MaxNorm > 0 && norm > a.MaxNorm {
		cut = float32(a.MaxNorm / norm)
	}
	// Both corrections of a young average in one factor.
	t := float64(n + 1)
	size := float32(rate / (1 - math.Pow(beta1, t)))
	late := float32(1 / math.Sqrt(1-math.Pow(beta2, t)))
	for i, p := range a.params {
		fast := 1.0
		if !strings.HasPrefix(p.Name, "roberta.") {
			fast = a.Heads
		}
		size := size * float32(fast)
		keep := float32(1)
		if p.Decays() {
			keep = float32(1 - rate*fast*a.Decay)
		}
		m, v := a.mean[i], a.variance[i]
		for j, g := range grads[i] {
			g *= cut
			m[j] = beta1*m[j] + (1-beta1)*g
			v[j] = beta2*v[j] + (1-beta2)*g*g
			if v[j] > 0 {
				w[i][j] = w[i][j]*keep - size*m[j]/(float32(math.Sqrt(float64(v[j])))*late+adamEpsilon)
			}
		}
	}
	return norm
}
