package git

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/source"
)

func TestChangedLines(t *testing.T) {
	r := func(pairs ...int) []source.LineRange {
		out := []source.LineRange{}
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, source.LineRange{First: pairs[i], Last: pairs[i+1]})
		}
		return out
	}
	tests := []struct {
		a, b string
		want []source.LineRange
	}{
		{"", "", r()}, {"abc", "abc", r()}, {"", "ab", r(1, 2)}, {"ab", "", r()},
		{"abc", "axc", r(2, 2)}, {"abc", "abxc", r(3, 3)}, {"abc", "ac", r(1, 2)}, {"abc", "bc", r(1, 1)}, {"abc", "ab", r(2, 2)},
		{"abcdef", "xbcdey", r(1, 1, 6, 6)}, {"aaa", "aaaa", r(4, 4)},
	}
	for _, tt := range tests {
		if got := changedLines(split(tt.a), split(tt.b)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s -> %s: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func split(s string) []string { return strings.Split(s, "") }

// FuzzChangedLines checks that what is not marked is the same in both texts, in order.
func FuzzChangedLines(f *testing.F) {
	f.Add("abcabba", "cbabac")
	f.Fuzz(func(t *testing.T, a, b string) {
		checkChanged(t, split(a), split(b))
	})
}

func checkChanged(t *testing.T, a, b []string) {
	t.Helper()
	marked := map[int]bool{}
	last := 0
	for _, r := range changedLines(a, b) {
		if r.First <= last || r.Last < r.First || r.Last > len(b) {
			t.Fatalf("%q -> %q: range %v", a, b, r)
		}
		for last = r.First; last < r.Last; last++ {
			marked[last] = true
		}
		marked[last] = true
	}
	i := 0
	for n, line := range b {
		if marked[n+1] {
			continue
		}
		for i < len(a) && a[i] != line {
			i++
		}
		if i == len(a) {
			t.Fatalf("%q -> %q: line %d counts as unchanged", a, b, n+1)
		}
		i++
	}
}

func TestManyEditsAreBounded(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var a, b []string
	for range 20_000 {
		a = append(a, string(rune('a'+rng.Intn(26))))
		b = append(b, string(rune('a'+rng.Intn(26))))
	}
	checkChanged(t, a, b)
}
