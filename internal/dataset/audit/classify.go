package audit

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// sample is an example as a classifier sees it.
type sample struct {
	entry  *entry
	fold   int
	on     []int32 // features that are present
	values []float64
}

// table is the samples of one family of features.
type table struct {
	names   []string // of features
	index   map[string]int32
	samples []*sample
	values  []string // names of measures
}

const folds = 5

// bins is into how many equally filled ranges a measure is cut for the linear classifiers.
const bins = 10

// maxWords bounds the distinct words of one example.
const maxWords = 3000

func newTable() *table { return &table{index: map[string]int32{}} }

func (t *table) feature(name string) int32 {
	i, ok := t.index[name]
	if !ok {
		i = int32(len(t.names))
		t.index[name] = i
		t.names = append(t.names, name)
	}
	return i
}

func (t *table) add(e *entry, fold int, f features) {
	s := &sample{entry: e, fold: fold}
	for _, w := range f.words {
		s.on = append(s.on, t.feature(w))
	}
	slices.Sort(s.on)
	s.on = slices.Compact(s.on)
	s.on = s.on[:min(len(s.on), maxWords)]
	t.values = t.values[:0]
	for _, m := range f.measures {
		s.values = append(s.values, m.value)
		t.values = append(t.values, m.name)
	}
	t.samples = append(t.samples, s)
}

// bin turns measures into features: in which tenth of all examples a value lies. It looks at no
// label, so that nothing leaks from one fold into another.
func (t *table) bin() {
	for m, name := range t.values {
		var all []float64
		for _, s := range t.samples {
			all = append(all, s.values[m])
		}
		slices.Sort(all)
		var edges []float64
		for b := 1; b < bins; b++ {
			edges = append(edges, all[b*(len(all)-1)/bins])
		}
		edges = slices.Compact(edges)
		for _, s := range t.samples {
			b, _ := slices.BinarySearch(edges, s.values[m])
			s.on = append(s.on, t.feature(name+" #"+string(rune('0'+b))))
		}
	}
}

// A model scores samples: above 0 is flawed.
type model interface{ score(*sample) float64 }

// linear is a model that adds up a weight for every feature present.
type linear struct {
	bias    float64
	weights []float64
}

func (l *linear) score(s *sample) float64 {
	sum := l.bias
	for _, f := range s.on {
		sum += l.weights[f]
	}
	return sum
}

// bayes is naive Bayes with equal priors.
func bayes(t *table, train []*sample) model {
	counts := [2][]float64{make([]float64, len(t.names)), make([]float64, len(t.names))}
	var total [2]float64
	for _, s := range train {
		total[s.entry.label]++
		for _, f := range s.on {
			counts[s.entry.label][f]++
		}
	}
	l := &linear{weights: make([]float64, len(t.names))}
	for f := range l.weights {
		l.weights[f] = math.Log((counts[1][f]+1)/(total[1]+2)) - math.Log((counts[0][f]+1)/(total[0]+2))
	}
	return l
}

const epochs = 12

// logistic is logistic regression, both labels weighing the same, by AdaGrad.
func logistic(t *table, train []*sample) model {
	var total [2]float64
	for _, s := range train {
		total[s.entry.label]++
	}
	l := &linear{weights: make([]float64, len(t.names))}
	squares := make([]float64, len(t.names))
	biasSquares := 1e-6
	order := rand.New(rand.NewPCG(1, 2))
	shuffled := slices.Clone(train)
	const rate, decay = 0.2, 1e-4
	for range epochs {
		order.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for _, s := range shuffled {
			weight := float64(len(train)) / (2 * max(total[s.entry.label], 1))
			slope := weight * (sigmoid(l.score(s)) - float64(s.entry.label))
			biasSquares += slope * slope
			l.bias -= rate * slope / math.Sqrt(biasSquares)
			for _, f := range s.on {
				g := slope + decay*l.weights[f]
				squares[f] += g * g
				l.weights[f] -= rate * g / (math.Sqrt(squares[f]) + 1e-6)
			}
		}
	}
	return l
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// stump asks whether one measure is above a threshold.
type stump struct {
	measure   int
	threshold float64
	sign      float64
}

func (s *stump) score(x *sample) float64 { return s.sign * (x.values[s.measure] - s.threshold) }

// bestStump finds the measure and threshold that tell the labels apart best.
func bestStump(t *table, train []*sample) model {
	best, bestGain := &stump{sign: 0}, -1.0
	if len(t.values) == 0 {
		return &linear{weights: make([]float64, len(t.names))}
	}
	var total [2]float64
	for _, s := range train {
		total[s.entry.label]++
	}
	for m := range t.values {
		byValue := slices.Clone(train)
		slices.SortStableFunc(byValue, func(a, b *sample) int { return cmp.Compare(a.values[m], b.values[m]) })
		var below [2]float64
		for i, s := range byValue[:max(len(byValue)-1, 0)] {
			below[s.entry.label]++
			next := byValue[i+1].values[m]
			if next == s.values[m] {
				continue
			}
			gain := below[1]/max(total[1], 1) - below[0]/max(total[0], 1) // above 0: low is flawed
			if math.Abs(gain) > bestGain {
				bestGain = math.Abs(gain)
				best = &stump{m, (s.values[m] + next) / 2, -math.Copysign(1, gain)}
			}
		}
	}
	return best
}

// outOfFold scores every sample by a model that has not seen its family.
func (t *table) outOfFold(learn func(*table, []*sample) model) []float64 {
	scores := make([]float64, len(t.samples))
	for fold := range folds {
		var train []*sample
		for _, s := range t.samples {
			if s.fold != fold {
				train = append(train, s)
			}
		}
		m := learn(t, train)
		for i, s := range t.samples {
			if s.fold == fold {
				scores[i] = m.score(s)
			}
		}
	}
	return scores
}

// accuracy is the mean of the shares of sound and of flawed samples that scores get right: a coin,
// and a classifier that always says the same, reach .5. A score of 0 is half right.
func (t *table) accuracy(scores []float64) float64 {
	var right, total [2]float64
	for i, s := range t.samples {
		label := s.entry.label
		total[label]++
		switch {
		case scores[i] == 0:
			right[label] += .5
		case (scores[i] > 0) == (label == 1):
			right[label]++
		}
	}
	return (right[0]/max(total[0], 1) + right[1]/max(total[1], 1)) / 2
}

// inPairs is how often the flawed half of a pair scores higher than the sound one.
func (t *table) inPairs(scores []float64) float64 {
	type halves struct {
		score [2]float64
		seen  [2]bool
	}
	pairs := map[string]*halves{}
	for i, s := range t.samples {
		if s.entry.pair == "" {
			continue
		}
		p := pairs[s.entry.pair]
		if p == nil {
			p = &halves{}
			pairs[s.entry.pair] = p
		}
		p.score[s.entry.label], p.seen[s.entry.label] = scores[i], true
	}
	right, total := 0.0, 0.0
	for _, p := range pairs {
		if !p.seen[0] || !p.seen[1] {
			continue
		}
		total++
		switch {
		case p.score[1] > p.score[0]:
			right++
		case p.score[1] == p.score[0]:
			right += .5
		}
	}
	return right / max(total, 1)
}

// wilson is the 95 % interval of a share.
func wilson(share float64, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.96
	m := float64(n)
	mid := (share + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(share*(1-share)/m+z*z/(4*m*m))
	return mid - half, mid + half
}
