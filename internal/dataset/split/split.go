// Package split divides data sets: into training, validation and test parts, into folds, and into
// the alternating variant that shows one half of each pair. What belongs together stays together:
// a pair and all its variants always, and by request everything of one project, or everything before
// a date. The same input and seed give the same parts, and every part has a recorded hash.
package split

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// By says what stays together.
type By string

// The ways to split.
const (
	ByPair    By = "pair"    // pairs with their variants
	ByProject By = "project" // and all of a project
	ByTime    By = "time"    // pairs, the oldest into the first part
)

// Part is a share of a data set.
type Part struct {
	Name  string
	Share float64
}

// Options of Divide.
type Options struct {
	By    By
	Parts []Part
	Seed  uint64
}

// Folds are k equal parts, "fold-1" and on.
func Folds(k int) []Part {
	var out []Part
	for i := range k {
		out = append(out, Part{fmt.Sprintf("fold-%d", i+1), 1 / float64(k)})
	}
	return out
}

// Assignment says in which part every group of examples is.
type Assignment struct {
	by    By
	parts map[string]string // by group
	group map[string]string // of a family: the project it was joined with; see ByProject
}

// Of is the part of an example.
func (a *Assignment) Of(e *dataset.Example) string { return a.parts[a.key(e)] }

func (a *Assignment) key(e *dataset.Example) string {
	f := e.Family()
	if g, ok := a.group[f]; ok {
		return g
	}
	return f
}

// group is what stays together.
type group struct {
	key   string
	size  int
	kinds map[string]int // examples by kind
	date  string
	draw  [32]byte // its place in the order that the seed draws
}

// Divide walks a data set once and assigns each group a part. The shares hold for every kind as
// well as groups allow; by time they hold overall.
func Divide(examples dataset.Seq, o Options) (*Assignment, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	a := &Assignment{by: o.By, parts: map[string]string{}, group: map[string]string{}}
	groups, err := a.groups(examples, o)
	if err != nil {
		return nil, err
	}
	if o.By == ByTime {
		byTime(groups, o.Parts, a.parts)
		return a, nil
	}
	stratify(groups, o.Parts, a.parts)
	return a, nil
}

func (o *Options) check() error {
	if o.By != ByPair && o.By != ByProject && o.By != ByTime {
		return fmt.Errorf("splitting by %q is not known; there are pair, project and time", o.By)
	}
	sum := 0.0
	for _, p := range o.Parts {
		if p.Share <= 0 || p.Name == "" {
			return errors.New("every part of a split needs a name and a share above 0")
		}
		sum += p.Share
	}
	if sum < 0.999 || sum > 1.001 {
		return fmt.Errorf("the shares of a split add up to %g, not 1", sum)
	}
	return nil
}

// groups gathers the groups in the order that the seed draws.
func (a *Assignment) groups(examples dataset.Seq, o Options) ([]*group, error) {
	if o.By == ByProject {
		if err := a.joinProjects(examples); err != nil {
			return nil, err
		}
	}
	byKey := map[string]*group{}
	var groups []*group
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		key := a.key(e)
		g := byKey[key]
		if g == nil {
			g = &group{key: key, kinds: map[string]int{}, draw: sha256.Sum256(fmt.Appendf(nil, "%d\x00%s", o.Seed, key))}
			byKey[key] = g
			groups = append(groups, g)
		}
		g.size++
		g.kinds[e.Flaw()]++
		if t, ok := e.When(); ok {
			g.date = max(g.date, t.Format("2006-01-02T15:04:05"))
		} else if o.By == ByTime {
			return fmt.Errorf("splitting by time: example %q has no commit_date", e.ID)
		}
		return nil
	})
	slices.SortFunc(groups, func(x, y *group) int { return slices.Compare(x.draw[:], y.draw[:]) })
	return groups, err
}

// joinProjects finds the families that projects tie together. A family may be in two projects, which
// then are one.
func (a *Assignment) joinProjects(examples dataset.Seq) error {
	root := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		if p, ok := root[x]; ok && p != x {
			root[x] = find(p)
			return root[x]
		}
		root[x] = x
		return x
	}
	err := dataset.Strict(examples, func(e *dataset.Example) error {
		family := find("family " + e.Family())
		if e.Project != "" {
			root[family] = find("project " + e.Project)
		}
		return nil
	})
	for x := range root {
		if family, ok := cutFamily(x); ok {
			a.group[family] = find(x)
		}
	}
	return err
}

func cutFamily(x string) (string, bool) {
	const prefix = "family "
	return x[min(len(x), len(prefix)):], len(x) > len(prefix) && x[:len(prefix)] == prefix
}

// stratify gives every group, the largest first, to the part that lacks most of the group's kinds.
func stratify(groups []*group, parts []Part, out map[string]string) {
	total := map[string]int{}
	all := 0
	for _, g := range groups {
		all += g.size
		for k, n := range g.kinds {
			total[k] += n
		}
	}
	slices.SortStableFunc(groups, func(x, y *group) int { return cmp.Compare(y.size, x.size) })
	have := make([]map[string]int, len(parts))
	sizes := make([]int, len(parts))
	for i := range parts {
		have[i] = map[string]int{}
	}
	for _, g := range groups {
		best, bestLack := 0, 0.0
		for i, p := range parts {
			lack := 0.0
			for _, k := range sortedKeys(g.kinds) {
				want := p.Share * float64(total[k])
				lack += float64(g.kinds[k]) / float64(g.size) * (want - float64(have[i][k])) / want
			}
			// Overall balance decides where kinds are too small to.
			want := p.Share * float64(all)
			lack += 0.5 * (want - float64(sizes[i])) / want
			if i == 0 || lack > bestLack+1e-12 {
				best, bestLack = i, lack
			}
		}
		out[g.key] = parts[best].Name
		sizes[best] += g.size
		for k, n := range g.kinds {
			have[best][k] += n
		}
	}
}

// byTime fills the parts in order, from the oldest group to the newest. Groups of one date stay
// together.
func byTime(groups []*group, parts []Part, out map[string]string) {
	slices.SortStableFunc(groups, func(x, y *group) int { return cmp.Compare(x.date, y.date) })
	all := 0
	for _, g := range groups {
		all += g.size
	}
	at, filled, until := 0, 0, parts[0].Share*float64(all)
	for i, g := range groups {
		for at < len(parts)-1 && float64(filled) >= until-0.5 && (i == 0 || groups[i-1].date != g.date) {
			at++
			until += parts[at].Share * float64(all)
		}
		out[g.key] = parts[at].Name
		filled += g.size
	}
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Record describes one part as it was written.
type Record struct {
	Split    string `json:"split"`
	Examples int    `json:"examples"`
	Flawed   int    `json:"flawed"`
	Families int    `json:"families"`
	SHA256   string `json:"sha256"` // over the sorted hashes of its examples
}

// Tally gathers the Record of a part.
type Tally struct {
	record   Record
	families map[string]bool
	hashes   []string
}

// NewTally begins the record of a part.
func NewTally(name string) *Tally {
	return &Tally{record: Record{Split: name}, families: map[string]bool{}}
}

// Add counts an example.
func (t *Tally) Add(e *dataset.Example) {
	t.record.Examples++
	t.record.Flawed += e.Label
	t.families[e.Family()] = true
	t.hashes = append(t.hashes, e.ID+" "+e.Hash())
}

// Record is what was counted.
func (t *Tally) Record() Record {
	slices.Sort(t.hashes)
	sum := sha256.New()
	for _, h := range t.hashes {
		fmt.Fprintln(sum, h)
	}
	t.record.SHA256 = hex.EncodeToString(sum.Sum(nil))
	t.record.Families = len(t.families)
	return t.record
}
