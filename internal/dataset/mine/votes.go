package mine

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

// The rules that vote for a change being the fix of a flaw.
const (
	voteListed  = "listed"  // a list of fixes names the commit
	voteID      = "id"      // the message or the list names a CVE or an advisory
	voteMessage = "message" // the message speaks of a security fix
	voteGuard   = "guard"   // the change brings in a check, an escape or a safer call
	voteEngine  = "engine"  // what the engine finds before is gone after
	voteSingle  = "single"  // it is the only function that the commit changes
)

var allVotes = []string{voteListed, voteID, voteMessage, voteGuard, voteEngine, voteSingle}

// votes asks the rules about one changed function of a commit that changes so many. The kind is what
// the engine found there, "" otherwise.
func (m *miner) votes(ctx context.Context, t *Target, c *candidate, functions int) (votes []string, kind string, err error) {
	if t.Listed {
		votes = append(votes, voteListed)
	}
	message := strings.ToLower(t.Commit.Message)
	if t.IDs != "" || strings.Contains(message, "cve-") || strings.Contains(message, "ghsa-") {
		votes = append(votes, voteID)
	}
	if words().says(message) {
		votes = append(votes, voteMessage)
	}
	if guarded(c) {
		votes = append(votes, voteGuard)
	}
	if m.Find != nil {
		kind, err = m.disappears(ctx, c)
		if kind != "" {
			votes = append(votes, voteEngine)
		}
	}
	if functions == 1 {
		votes = append(votes, voteSingle)
	}
	return votes, kind, err
}

// guarded reports whether words that fixes bring in occur more often after than before.
func guarded(c *candidate) bool {
	count := func(code string) int {
		n := 0
		for _, t := range lex.Tokens(c.language, code) {
			if t.Kind != lex.Name {
				continue
			}
			name := t.Text(code)
			if words().guards[name] || slices.ContainsFunc(lex.Words(name), func(w string) bool {
				return len(w) > 3 && words().guards[w]
			}) {
				n++
			}
		}
		return n
	}
	return count(c.after) > count(c.before)
}

// disappears names a kind that the engine finds in the function before and not after.
func (m *miner) disappears(ctx context.Context, c *candidate) (string, error) {
	before, err := m.Find(ctx, c.language, c.whole)
	if err != nil {
		return "", fmt.Errorf("looking at it before the fix: %w", err)
	}
	within := func(found map[int][]string, first, last int) map[string]bool {
		kinds := map[string]bool{}
		for line, ks := range found {
			if first <= line && line <= last {
				for _, k := range ks {
					kinds[k] = true
				}
			}
		}
		return kinds
	}
	old := within(before, c.first, c.last)
	if len(old) == 0 {
		return "", nil
	}
	after, err := m.Find(ctx, c.language, c.wholeAfter)
	if err != nil {
		return "", fmt.Errorf("looking at it after the fix: %w", err)
	}
	now := within(after, c.firstAfter, c.lastAfter)
	var gone []string
	for k := range old {
		if !now[k] {
			gone = append(gone, k)
		}
	}
	slices.Sort(gone)
	if len(gone) == 0 {
		return "", nil
	}
	return gone[0], nil
}

// count notes who voted for a candidate.
func (r *Report) count(votes []string) {
	r.Candidates++
	for i, a := range votes {
		r.Votes[a]++
		for _, b := range votes[i+1:] {
			r.both[[2]string{a, b}]++
		}
	}
}

// Agreement is how far two rules agree over all candidates.
type Agreement struct {
	A, B string
	// Kappa is Cohen's: 1 is full agreement, 0 that of chance.
	Kappa float64
	Both  int
}

// Finish computes the agreement.
func (r *Report) Finish() {
	r.Agreement = nil
	n := float64(r.Candidates)
	for i, a := range allVotes {
		for _, b := range allVotes[i+1:] {
			x, y, both := float64(r.Votes[a]), float64(r.Votes[b]), float64(r.both[[2]string{a, b}])
			if x == 0 || y == 0 || x == n || y == n || n == 0 {
				continue // a rule that always says the same agrees with none
			}
			observed := (both + n - x - y + both) / n
			chance := (x*y + (n-x)*(n-y)) / (n * n)
			r.Agreement = append(r.Agreement, Agreement{a, b, (observed - chance) / (1 - chance), int(both)})
		}
	}
}

// Print writes the report for people.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d pairs of %d fixes in %d repositories; %d commits looked at\n", r.Pairs, r.Fixes, r.Repositories, r.Commits)
	table := func(title string, counts map[string]int) {
		if len(counts) == 0 {
			return
		}
		fmt.Fprintf(&b, "%s\n", title)
		names := make([]string, 0, len(counts))
		for name := range counts {
			names = append(names, name)
		}
		sort.Slice(names, func(i, j int) bool {
			if counts[names[i]] != counts[names[j]] {
				return counts[names[i]] > counts[names[j]]
			}
			return names[i] < names[j]
		})
		for _, name := range names {
			fmt.Fprintf(&b, "  %6d  %s\n", counts[name], name)
		}
	}
	table("kinds", r.Kinds)
	table("left out", r.Dropped)
	table(fmt.Sprintf("votes, for %d changed functions", r.Candidates), r.Votes)
	for _, a := range r.Agreement {
		fmt.Fprintf(&b, "  %-8s and %-8s agree with kappa %5.2f, on %d\n", a.A, a.B, a.Kappa, a.Both)
	}
	for _, e := range r.Errors {
		fmt.Fprintf(&b, "  %s\n", e)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("printing what was mined: %w", err)
	}
	return nil
}
