package split

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// made is a data set of kinds with families of three pairs each.
func made(kinds, families int) []*dataset.Example {
	var all []*dataset.Example
	for k := range kinds {
		for f := range families {
			for v := range 3 {
				for label := range 2 {
					pair := fmt.Sprintf("k%d/f%d~%d", k, f, v)
					all = append(all, &dataset.Example{
						ID: fmt.Sprintf("%s/%d", pair, label), PairID: pair, Kind: fmt.Sprintf("k%d", k), Label: label, Language: "c", Code: pair,
						Project: fmt.Sprintf("p%d", f/2), CommitDate: fmt.Sprintf("20%02d-01-01", f),
					})
				}
			}
		}
	}
	return all
}

func seq(all []*dataset.Example) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for _, e := range all {
			c := *e
			if !yield(&c, nil) {
				return
			}
		}
	}
}

var usual = []Part{{"train", .7}, {"validation", .15}, {"test", .15}}

func TestByPairIsStratifiedAndTearsNoFamily(t *testing.T) {
	all := made(10, 20)
	a, err := Divide(seq(all), Options{By: ByPair, Parts: usual, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	family := map[string]string{}
	for _, e := range all {
		part := a.Of(e)
		if was, ok := family[e.Family()]; ok && was != part {
			t.Fatalf("%s is torn apart", e.Family())
		}
		family[e.Family()] = part
		count[e.Kind+" "+part]++
	}
	for k := range 10 {
		if tr, va, te := count[fmt.Sprintf("k%d train", k)], count[fmt.Sprintf("k%d validation", k)], count[fmt.Sprintf("k%d test", k)]; tr != 84 || va != 18 || te != 18 {
			t.Errorf("k%d: %d %d %d", k, tr, va, te)
		}
	}
}

func TestByProject(t *testing.T) {
	all := made(3, 30)
	a, err := Divide(seq(all), Options{By: ByProject, Parts: Folds(5), Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	part := map[string]string{}
	sizes := map[string]int{}
	for _, e := range all {
		p := a.Of(e)
		if was, ok := part[e.Project]; ok && was != p {
			t.Fatalf("project %s is in %s and %s", e.Project, was, p)
		}
		part[e.Project] = p
		sizes[p]++
	}
	for p, n := range sizes {
		if n != len(all)/5 {
			t.Errorf("%s has %d of %d", p, n, len(all))
		}
	}
}

func TestByTime(t *testing.T) {
	all := made(2, 10)
	a, err := Divide(seq(all), Options{By: ByTime, Parts: []Part{{"old", .8}, {"new", .2}}, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if want := map[bool]string{true: "old", false: "new"}[e.CommitDate < "2008-01-01"]; a.Of(e) != want {
			t.Errorf("%s of %s is in %s", e.ID, e.CommitDate, a.Of(e))
		}
	}
	all[3].CommitDate = ""
	if _, err := Divide(seq(all), Options{By: ByTime, Parts: usual, Seed: 1}); err == nil {
		t.Error("an example without a date is split by time")
	}
}

func TestWriteIsRepeatable(t *testing.T) {
	dir := t.TempDir()
	o := Options{By: ByPair, Parts: usual, Seed: 3}
	first, err := Write(seq(made(4, 9)), filepath.Join(dir, "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Write(seq(made(4, 9)), filepath.Join(dir, "b"), o)
	if err != nil || !reflect.DeepEqual(first, second) {
		t.Errorf("%v %v %v", first, second, err)
	}
	o.Seed = 4
	third, err := Write(seq(made(4, 9)), filepath.Join(dir, "c"), o)
	if err != nil || reflect.DeepEqual(first, third) {
		t.Error("another seed draws the same split", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "splits.json")); err != nil {
		t.Error(err)
	}
}

func TestAlternate(t *testing.T) {
	all := made(3, 5)
	all = all[:len(all)-1] // the last pair loses a half
	flawed, n := 0, 0
	pairs := map[string]bool{}
	for e, err := range Alternate(seq(all), 1) {
		if err != nil {
			t.Fatal(err)
		}
		if pairs[e.PairID] {
			t.Errorf("both halves of %s", e.PairID)
		}
		pairs[e.PairID] = true
		flawed += e.Label
		n++
	}
	if n != 44 || flawed < 21 || flawed > 23 {
		t.Errorf("%d examples, %d flawed", n, flawed)
	}
}
