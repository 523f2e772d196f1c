package audit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

var nouns = strings.Fields("order invoice ticket parcel garden recipe planet violin harbor museum bridge lantern pepper saddle walnut anchor basket candle dragon engine")

// clean is a data set in which only the call tells the label.
func clean(pairs int) []*dataset.Example {
	r := rand.New(rand.NewPCG(1, 1))
	var all []*dataset.Example
	for i := range pairs {
		var body strings.Builder
		for range 4 + r.IntN(30) {
			fmt.Fprintf(&body, "  %s.%s%d(%s, %d);\n", nouns[r.IntN(20)], nouns[r.IntN(20)], r.IntN(90), nouns[r.IntN(20)], r.IntN(1000))
		}
		for label := range 2 {
			call := []string{"query(text, [value]);", "query(text + 1, value);"}[label]
			pair := fmt.Sprintf("k%d/p%d", i%4, i)
			e := &dataset.Example{
				PairID: pair, Kind: fmt.Sprintf("k%d", i%4), Language: "javascript", Label: label,
				Code:  fmt.Sprintf("function %s(text, value) {\n%s  %s\n}\n", nouns[i%20], body.String(), call),
				Split: []string{"train", "train", "train", "test"}[i%4],
			}
			all = append(all, e)
		}
		dataset.NamePair(all[len(all)-1], all[len(all)-2])
	}
	return all
}

func seq(all []*dataset.Example) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for _, e := range all {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func run(t *testing.T, all []*dataset.Example) *Report {
	t.Helper()
	r, err := Run(context.Background(), seq(all), Defaults)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func check(t *testing.T, r *Report, name string) Check {
	t.Helper()
	for _, c := range r.Checks {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no check %q", name)
	return Check{}
}

func TestCleanPasses(t *testing.T) {
	r := run(t, clean(200))
	if r.Failed() {
		var b strings.Builder
		_ = r.Print(&b, 5)
		t.Error(b.String())
	}
	if all := r.Giveaways[len(r.Giveaways)-1]; all.Family != "all tokens" || all.Accuracy < .95 {
		t.Errorf("the classifier does not learn what is there to learn: %+v", all)
	}
}

func TestGiveaways(t *testing.T) {
	for name, give := range map[string]func(*dataset.Example){
		"length":   func(e *dataset.Example) { e.Code += strings.Repeat("more();\n", 60*e.Label) },
		"comments": func(e *dataset.Example) { e.Code += []string{"// fine as it is\n", "// flaw is here\n"}[e.Label] },
		"identifiers": func(e *dataset.Example) {
			e.Code += fmt.Sprintf("const %s = 1;\n", []string{"safeName", "rawName"}[e.Label])
		},
		"imports": func(e *dataset.Example) { e.Code = fmt.Sprintf("const x = require('m%d');\n", e.Label) + e.Code },
		"formatting": func(e *dataset.Example) {
			if e.Label == 1 {
				e.Code = strings.ReplaceAll(e.Code, "\n  ", "\n\t")
			}
		},
	} {
		all := clean(100)
		for _, e := range all {
			give(e)
		}
		r := run(t, all)
		c := check(t, r, "giveaways")
		if c.Verdict != Fail || !strings.Contains(strings.Join(c.Items, " "), name+":") {
			t.Errorf("%s is not seen: %v %+v", name, c.Items, r.Giveaways)
		}
	}
}

func TestPlantedFaults(t *testing.T) {
	all := clean(100)
	all[0].Split = "test" // tears pair 0
	leak := *all[2]       // pair 1 is of the training part
	leak.ID, leak.PairID, leak.Split = "leak", "", "test"
	leak.Code = "// other words\n" + leak.Code
	wrong := *all[4]
	wrong.ID, wrong.PairID, wrong.Label = "wrong", "", 1-wrong.Label
	twin := *all[6]
	same := *all[6]
	twin.ID, twin.PairID, same.ID, same.PairID, same.Label = "s/a", "s", "s/b", "s", 1-twin.Label
	all = append(all, &leak, &wrong, &twin, &same, all[8])
	r := run(t, all)
	for _, name := range []string{"torn families", "leaks", "contradictions", "pairs differ", "ids"} {
		if c := check(t, r, name); c.Verdict != Fail {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestPoison(t *testing.T) {
	all := clean(300)
	for i, e := range all {
		if i%26 < 2 && e.Label == dataset.Flawed {
			e.Code = strings.Replace(e.Code, "{\n", "{\n  zebra77();\n", 1)
		}
	}
	for i := range 8 {
		all = append(all, &dataset.Example{ID: fmt.Sprintf("x%d", i), Kind: "k1", Language: "javascript", Label: 0, Split: "train",
			Code: fmt.Sprintf("exec(input%d); one(1); two(2); three(3); four(4); five(5); six(6); seven(7); eight(8); nine(9); ten(10); run(11); go(12); stop(13);\n", i)})
	}
	r := run(t, all)
	if c := check(t, r, "label triggers"); len(c.Items) == 0 || !strings.Contains(c.Items[0], "zebra77") {
		t.Errorf("%+v", c)
	}
	if c := check(t, r, "planted clusters"); len(c.Items) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestDoubtfulLabels(t *testing.T) {
	all := clean(150)
	flipped := map[string]bool{}
	for i := 0; i < 60; i += 10 {
		all[i].Label, all[i].PairID = 1-all[i].Label, ""
		flipped[all[i].ID] = true
	}
	r := run(t, all)
	found := 0
	for _, item := range check(t, r, "doubtful labels").Items {
		if flipped[strings.Fields(item)[1]] {
			found++
		}
	}
	if found < 4 {
		t.Errorf("%d of 6 wrong labels found: %+v", found, check(t, r, "doubtful labels"))
	}
}

func TestRunIsRepeatable(t *testing.T) {
	text := func() string {
		var b strings.Builder
		if err := run(t, clean(60)).Print(&b, 50); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if a, b := text(), text(); a != b {
		t.Errorf("%s\n%s", a, b)
	}
}
