package scan

import (
	"runtime/metrics"
	"sync"
	"time"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Stage is what one step of the pipeline cost.
type Stage struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
	Heap    uint64  `json:"heap"` // the most bytes of live and not yet swept objects that were seen
}

// stages times the steps of a run and passes progress on, one call at a time.
type stages struct {
	done   []Stage
	begun  time.Time
	mu     sync.Mutex
	heap   uint64 // the most in the present step
	report func(finding.Progress)
}

func newStages(report func(finding.Progress)) *stages {
	return &stages{begun: time.Now(), report: report}
}

// start begins a step; the function it returns ends it.
func (s *stages) start(name string) (end func()) {
	begun := time.Now()
	s.heap = 0
	s.progress(name, 0, 0)
	return func() {
		s.done = append(s.done, Stage{name, time.Since(begun).Seconds(), max(s.heap, heapBytes())})
	}
}

func (s *stages) progress(stage string, done, total int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heap = max(s.heap, heapBytes())
	s.report(finding.Progress{Stage: stage, Done: done, Total: total})
}

// seconds adds up the steps of each name.
func (s *stages) seconds() map[string]float64 {
	sum := map[string]float64{}
	for _, st := range s.done {
		sum[st.Name] += st.Seconds
	}
	return sum
}

// heaps is the most memory of the steps of each name.
func (s *stages) heaps() map[string]uint64 {
	most := map[string]uint64{}
	for _, st := range s.done {
		most[st.Name] = max(most[st.Name], st.Heap)
	}
	return most
}

func heapBytes() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
