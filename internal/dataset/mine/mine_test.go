package mine

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/function"
	"github.com/shrike-sec/shrike/internal/source/git"
)

// work is a repository made with the git program.
type work struct {
	t   *testing.T
	dir string
}

func newWork(t *testing.T) *work {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	w := &work{t, t.TempDir()}
	w.git("init", "-q", "-b", "main")
	return w
}

func (w *work) git(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-C", w.dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_COMMITTER_DATE=2022-03-04T05:06:07Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w *work) commit(message string, files ...string) string {
	w.t.Helper()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(w.dir, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
	w.git("add", ".")
	w.git("commit", "-q", "-m", message)
	return w.git("rev-parse", "HEAD")
}

const (
	flawed = `const db = require('./db');

function list(req, res) {
  const sort = 'name';
  db.query('SELECT * FROM t ORDER BY ' + sort, (err, rows) => {
    res.json(rows);
  });
}

exports.find = function (req, res) {
  // by id
  const sql = 'SELECT * FROM t WHERE id = ' + req.query.id;
  db.query(sql, (err, rows) => {
    res.json(rows);
  });
};
`
	helper = "function total(items) {\n  let sum = 0;\n  for (const x of items) sum += x;\n  return sum;\n}\n"
)

var fixed = strings.NewReplacer("= ' + req.query.id", "= ?'", "db.query(sql, (err", "if (!req.query.id) return;\n  db.query(sql, [req.query.id], (err").Replace(flawed)

func mined(t *testing.T, dir string, o Options, targets ...string) ([]*dataset.Example, *Report) {
	t.Helper()
	repo, err := git.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []*dataset.Example
	visit := func(e *dataset.Example) error { out = append(out, e); return e.Check() }
	r := NewReport()
	if len(targets) == 0 {
		err = History(context.Background(), repo, "github.com/a/b", o, r, visit)
	} else {
		var list []Target
		for _, h := range targets {
			c, cerr := repo.Commit(h)
			if cerr != nil {
				t.Fatal(cerr)
			}
			list = append(list, Target{Commit: c, CWEs: []string{"CWE-89"}, Listed: true})
		}
		err = Listed(context.Background(), repo, "github.com/a/b", list, o, r, visit)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.Finish()
	return out, r
}

func TestHistory(t *testing.T) {
	w := newWork(t)
	w.commit("start", "lib/find.js", flawed, "lib/total.js", helper, "test/find.test.js", flawed)
	w.commit("Fix SQL injection in find (CVE-2022-1234)", "lib/find.js", fixed, "test/find.test.js", fixed)
	w.commit("fix security issue: rename only", "lib/total.js", strings.ReplaceAll(helper, "sum", "acc"))
	wrong := w.commit("Prevent injection vulnerability in total", "lib/total.js", strings.Replace(helper, "let sum = 0", "let sum = 0; if (!items) throw x", 1))
	w.commit("Revert \"Prevent injection\"\n\nThis reverts commit "+wrong+".", "lib/total.js", helper)
	w.commit("Fix XSS vulnerability, or not", "lib/total.js", strings.Replace(helper, "return sum;", "return (sum)", 1), "test.js", fixed)
	w.commit("Add a feature", "lib/total.js", strings.Replace(helper, "return sum", "return sum + 1", 1))
	bare := filepath.Join(t.TempDir(), "bare.git")
	w.git("clone", "-q", "--bare", ".", bare)

	got, r := mined(t, bare, Defaults)
	if len(got) != 2 || r.Pairs != 1 || r.Fixes != 1 {
		t.Fatalf("%d examples, %+v", len(got), r)
	}
	e := got[0]
	if e.Kind != "sql-injection" || e.Label != dataset.Flawed || e.CommitDate != "2022-03-04" || e.Project != "github.com/a/b" || e.Language != "javascript" {
		t.Errorf("%+v", e)
	}
	if !strings.HasPrefix(e.Code, "exports.find = function") || strings.Contains(e.Code, "by id") || len(e.Lines) != 2 {
		t.Errorf("%v\n%s", e.Lines, e.Code)
	}
	if !strings.Contains(got[1].Code, "[req.query.id]") {
		t.Errorf("%s", got[1].Code)
	}
	for _, reason := range []string{"reverted later", "only renaming", "only brackets and semicolons"} {
		if r.Dropped[reason] != 1 {
			t.Errorf("%q: %v", reason, r.Dropped)
		}
	}
}

func TestListedAndEngine(t *testing.T) {
	w := newWork(t)
	w.commit("start", "find.js", flawed)
	h := w.commit("tidy", "find.js", fixed)
	o := Defaults
	o.Find = func(_ context.Context, _, code string) (map[int][]string, error) {
		if strings.Contains(code, "= ' + req.query.id") {
			return map[int][]string{13: {"sql-injection"}}, nil
		}
		return nil, nil
	}
	got, r := mined(t, w.dir, o, h)
	if len(got) != 2 || got[0].Kind != "sql-injection" || r.Votes[voteEngine] != 1 || r.Votes[voteMessage] != 0 {
		t.Errorf("%+v %+v", got, r)
	}
	o.MinVotes = 5
	if got, r := mined(t, w.dir, o, h); len(got) != 0 || r.Dropped["too few rules agree"] != 1 {
		t.Errorf("%+v", r)
	}
}

func TestFunctionsOf(t *testing.T) {
	for language, c := range map[string]struct{ code, want string }{
		"javascript": {"class A {\n  m(x) { return x; }\n}\nconst f = async (a) => {\n  g(() => 1);\n};\napp.get('/x', (req) => { h(); });\n", "A.m f f.g() app.get('/x')"},
		"python":     {"class A:\n    @x\n    def m(self,\n          y):\n        return 1\n\ndef f():\n    s = \"\"\"\ndef no():\n\"\"\"\n    return s\n\nprint(1)\n", "m f"},
		"c":          {"#include <a.h>\nstatic int f(struct b *x)\n{\n  if (x) { g(x); }\n  return 0;\n}\nint h(void);\n", "f"},
		"java":       {"class A {\n  public int f(int x) throws B {\n    return g(x);\n  }\n}\n", "f"},
		"c++":        {"int A::f() const {\n  return 1;\n}\n", "A::f"},
	} {
		var names []string
		for _, f := range function.Of(language, c.code) {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %s, want %s", language, got, c.want)
		}
	}
}
