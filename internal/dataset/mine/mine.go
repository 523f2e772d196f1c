// Package mine finds security fixes in git histories and makes pairs of them: a function before the
// fix, and after it. Nothing is checked out; a bare repository will do. Labels are weak: several
// rules vote, and how far they agree is reported.
package mine

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/source/git"
)

// Options of mining.
type Options struct {
	// Find tells the kinds the engine finds in a file, with their lines. Nil: the engine has no vote.
	Find func(ctx context.Context, language, code string) (map[int][]string, error)
	// KindOf names the catalogue's kind for CWEs, and CWEs the other way round.
	KindOf func(cwes []string) string
	CWEs   dataset.CWEs
	// MinVotes is how many rules must agree that a change is a fix.
	MinVotes int
	// MaxFunctions drops commits that change more functions than that: most of the changes have
	// nothing to do with the flaw.
	MaxFunctions int
	// MaxLines bounds a function.
	MaxLines int
	Language string // only that language; "" is all that functions can be cut from
}

// Defaults are the options of the command.
var Defaults = Options{MinVotes: 2, MaxFunctions: 4, MaxLines: 250}

// Target is a commit to mine, with what a list knows of it.
type Target struct {
	Commit *git.Commit
	CWEs   []string
	IDs    string // CVE or advisory
	Listed bool   // somebody says that it fixes a flaw
}

// Report says what was mined and how well the rules agree.
type Report struct {
	Repositories int            `json:"repositories"` // that gave pairs
	Commits      int            `json:"commits"`      // looked at
	Fixes        int            `json:"fixes"`        // that gave pairs
	Pairs        int            `json:"pairs"`
	Dropped      map[string]int `json:"dropped"` // commits and changes, by reason
	Kinds        map[string]int `json:"kinds"`
	Votes        map[string]int `json:"votes"` // candidates by the rule that voted for them
	Candidates   int            `json:"candidates"`
	Agreement    []Agreement    `json:"agreement"`
	Errors       []string       `json:"errors,omitempty"`

	both map[[2]string]int
}

// NewReport begins a report.
func NewReport() *Report {
	return &Report{Dropped: map[string]int{}, Kinds: map[string]int{}, Votes: map[string]int{}, both: map[[2]string]int{}}
}

const maxErrors = 30

// Fault notes an error that cost something.
func (r *Report) Fault(err error) {
	r.Dropped["unreadable"]++
	if len(r.Errors) < maxErrors {
		r.Errors = append(r.Errors, err.Error())
	}
}

// miner mines one repository.
type miner struct {
	Options
	repo    *git.Repo
	project string
	report  *Report
	visit   func(*dataset.Example) error
}

// History mines the whole history of a repository, youngest commit first. What a later commit
// reverts is left out.
func History(ctx context.Context, repo *git.Repo, project string, o Options, r *Report, visit func(*dataset.Example) error) error {
	m := &miner{o, repo, project, r, visit}
	reverted := map[string]bool{}
	before := r.Pairs
	for c, err := range repo.History(ctx) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			r.Fault(fmt.Errorf("%s: %w", project, err))
			continue
		}
		for _, h := range revertedBy(c.Message) {
			reverted[h] = true
		}
		r.Commits++
		if !words().says(c.Message) {
			r.Dropped["message is not about security"]++
			continue
		}
		if reverted[c.Hash[:7]] {
			r.Dropped["reverted later"]++
			continue
		}
		if err := m.commit(ctx, &Target{Commit: c}); err != nil {
			return err
		}
	}
	if r.Pairs > before {
		r.Repositories++
	}
	return nil
}

// Listed mines given commits of a repository.
func Listed(ctx context.Context, repo *git.Repo, project string, targets []Target, o Options, r *Report, visit func(*dataset.Example) error) error {
	m := &miner{o, repo, project, r, visit}
	before := r.Pairs
	for i := range targets {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.Commits++
		if err := m.commit(ctx, &targets[i]); err != nil {
			return err
		}
	}
	if r.Pairs > before {
		r.Repositories++
	}
	return nil
}

var revertOf = regexp.MustCompile(`(?i)this reverts commit ([0-9a-f]{7,40})`)

// revertedBy lists the commits, by seven digits, that a message says it undoes.
func revertedBy(message string) []string {
	var out []string
	for _, m := range revertOf.FindAllStringSubmatch(message, -1) {
		out = append(out, strings.ToLower(m[1][:7]))
	}
	return out
}

// commit makes pairs of one commit. Only what visit returns is an error; what cannot be read is
// noted in the report.
func (m *miner) commit(ctx context.Context, t *Target) error {
	if reason := m.unfit(t); reason != "" {
		m.report.Dropped[reason]++
		return nil
	}
	changes, err := m.repo.Changes(t.Commit)
	if err != nil {
		m.report.Fault(fmt.Errorf("%s: %w", m.project, err))
		return nil
	}
	var found []*candidate
	for i := range changes {
		c := &changes[i]
		language, ok := dataset.LanguageOf(path.Ext(c.Path))
		if !ok || !c.Modified() || m.Language != "" && language != m.Language || words().excluded(c.Path) {
			continue
		}
		before, after, err := m.repo.Contents(c)
		if err != nil {
			m.report.Fault(fmt.Errorf("%s: %w", m.project, err))
			continue
		}
		found = append(found, m.changed(c.Path, language, string(before), string(after))...)
	}
	switch {
	case len(found) == 0:
		m.report.Dropped["no function changed"]++
		return nil
	case len(found) > m.MaxFunctions:
		m.report.Dropped["too many functions changed"]++
		return nil
	}
	return m.emit(ctx, t, found)
}

// unfit tells why a commit is left out, "" when it is not.
func (m *miner) unfit(t *Target) string {
	switch c := t.Commit; {
	case len(c.Parents) == 0:
		return "first commit"
	case len(c.Parents) > 1 && !t.Listed:
		return "merge"
	case len(revertedBy(c.Message)) > 0:
		return "revert"
	case !t.Listed && words().denies(c.Message):
		return "message says it is something else"
	}
	return ""
}

// emit labels the changed functions of a commit and hands out those that enough rules vote for.
func (m *miner) emit(ctx context.Context, t *Target, found []*candidate) error {
	any := false
	for _, c := range found {
		if reason := c.noise(); reason != "" {
			m.report.Dropped[reason]++
			continue
		}
		votes, kind, err := m.votes(ctx, t, c, len(found))
		if err != nil {
			m.report.Fault(fmt.Errorf("%s: %s: %w", m.project, c.path, err))
		}
		m.report.count(votes)
		if len(votes) < m.MinVotes {
			m.report.Dropped["too few rules agree"]++
			continue
		}
		pair := m.pair(t, c, votes, kind)
		if pair == nil {
			m.report.Dropped["unfit text"]++
			continue
		}
		m.report.Pairs++
		m.report.Kinds[cmp.Or(pair[0].Kind, strings.Join(pair[0].CWE, " "), "(unknown)")]++
		any = true
		for _, e := range pair {
			if err := m.visit(e); err != nil {
				return err
			}
		}
	}
	if any {
		m.report.Fixes++
	}
	return nil
}

// pair makes the examples of a changed function; nil when they are not fit.
func (m *miner) pair(t *Target, c *candidate, votes []string, kind string) []*dataset.Example {
	cwes := slices.Clone(t.CWEs)
	topicCWE, topicKind := words().topic(t.Commit.Message)
	if len(cwes) == 0 && topicCWE != "" {
		cwes = []string{topicCWE}
	}
	if kind == "" && m.KindOf != nil {
		kind = m.KindOf(cwes)
	}
	if kind == "" && (len(t.CWEs) == 0 || slices.Contains(t.CWEs, topicCWE)) {
		kind = topicKind
	}
	kind = cmp.Or(kind, words().kindOf(cwes))
	if len(cwes) == 0 && kind != "" && m.CWEs != nil {
		cwes = m.CWEs(kind)
	}
	like := dataset.Example{
		Language: c.language, Kind: kind, CWE: cwes, Origin: dataset.Mined, Project: m.project, CommitDate: t.Commit.When.Format("2006-01-02"),
		Framework:  dataset.FrameworkOf(c.language, c.whole),
		Provenance: strings.TrimSpace(fmt.Sprintf("%s/commit/%s %s %s %s; votes: %s", m.project, t.Commit.Hash, c.path, c.name, t.IDs, strings.Join(votes, ", "))),
	}
	sum := sha256.Sum256([]byte(like.Provenance + c.before))
	like.PairID = "mined/" + hex.EncodeToString(sum[:8])
	flawed, sound := like, like
	flawed.Label, flawed.Code, flawed.Lines = dataset.Flawed, c.before, c.lines
	sound.Label, sound.Code = dataset.Sound, c.after
	dataset.NamePair(&flawed, &sound)
	if flawed.Check() != nil || sound.Check() != nil {
		return nil
	}
	return []*dataset.Example{&flawed, &sound}
}
