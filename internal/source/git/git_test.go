package git

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/source"
)

// work is a repository made with the git program.
type work struct {
	t   *testing.T
	dir string
	day int
}

func newWork(t *testing.T) *work {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	w := &work{t: t, dir: t.TempDir()}
	w.git("init", "-q", "-b", "main")
	return w
}

func (w *work) git(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"}, args...)...)
	cmd.Dir = w.dir
	w.day++
	date := "2024-01-01T00:00:00Z"
	if w.day < 60 {
		date = "2024-01-01T00:" + string(rune('0'+w.day/10)) + string(rune('0'+w.day%10)) + ":00Z"
	}
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date)
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w *work) write(name, text string) {
	w.t.Helper()
	name = filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

func (w *work) commit(message string) string {
	w.t.Helper()
	w.git("add", "-A")
	w.git("commit", "-q", "-m", message)
	return w.git("rev-parse", "HEAD")
}

func (w *work) open(sub string) *Repo {
	w.t.Helper()
	r, err := Open(filepath.Join(w.dir, sub))
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// history makes main with three commits and a merge, a branch, tags and a remote branch.
func (w *work) history() {
	w.t.Helper()
	w.write("a.js", "one\n")
	w.commit("first")
	w.git("tag", "light")
	w.git("tag", "-a", "-m", "noted", "v1.0")
	w.git("branch", "topic/x")
	w.write("a.js", "two\n")
	w.commit("second")
	w.git("checkout", "-q", "topic/x")
	w.write("b.js", "b\n")
	w.commit("aside")
	w.git("checkout", "-q", "main")
	w.git("merge", "-q", "--no-ff", "-m", "merge", "topic/x")
	w.git("update-ref", "refs/remotes/origin/main", "HEAD~1")
	w.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
}

func checkRevisions(t *testing.T, w *work) {
	t.Helper()
	r := w.open(".")
	head := w.git("rev-parse", "HEAD")
	for _, rev := range []string{"HEAD", "@", "main", "light", "v1.0", "topic/x", "heads/main", "refs/heads/main", "tags/v1.0", "origin/main", "origin",
		"HEAD~", "HEAD~1", "HEAD~2", "HEAD^", "HEAD^2", "main^2~1", "HEAD^0", "HEAD~0", "v1.0^0", "v1.0~0", head, head[:7], head[:8], strings.ToUpper(head[:9]), head[:12] + "~2"} {
		want := w.git("rev-parse", rev+"^{commit}")
		if got, err := r.Resolve(rev); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", rev, got, err, want)
		}
	}
	want := w.git("merge-base", "HEAD~1", "topic/x")
	for _, rev := range []string{"HEAD~1...topic/x", "topic/x...HEAD~1"} {
		if got, err := r.Resolve(rev); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", rev, got, err, want)
		}
	}
	if got, err := r.Resolve("topic/x..."); err != nil || got != w.git("rev-parse", "topic/x") {
		t.Errorf("topic/x...: %s, %v", got, err)
	}
	for _, rev := range []string{"nothing", "HEAD~9", "HEAD^3", "HEAD@{1}", "HEAD^{tree}", "HEAD:a.js", "abc", "../../x", "-x", "HEAD~99999999999999999999", strings.Repeat("0", 40), w.git("rev-parse", "HEAD:a.js")[:10], ".."} {
		if got, err := r.Resolve(rev); err == nil {
			t.Errorf("%s resolves to %s", rev, got)
		}
	}
}

func TestRevisions(t *testing.T) {
	w := newWork(t)
	w.history()
	t.Run("loose", func(t *testing.T) { checkRevisions(t, w) })
	w.git("gc", "-q")
	w.git("pack-refs", "--all")
	t.Run("packed", func(t *testing.T) { checkRevisions(t, w) })
}

// texts are the files of a revision by path.
func texts(t *testing.T, r *Repo, rev string, o source.Options) map[string]string {
	t.Helper()
	files, _, err := r.Files(context.Background(), rev, o)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		out[f.Path] = string(f.Text)
	}
	return out
}

func TestFilesOfARevision(t *testing.T) {
	w := newWork(t)
	w.write("a.js", "one\n")
	w.write("sub/b.ts", "b\n")
	w.write("sub/gen/c.js", "c\n")
	w.write(".shrikeignore", "gen/\n")
	w.write("node_modules/x/index.js", "x\n")
	w.write("notes.txt", "\n")
	if err := os.Symlink("a.js", filepath.Join(w.dir, "link.js")); err != nil {
		t.Skip(err)
	}
	w.commit("first")
	w.write("a.js", "two\n")
	w.write(".shrikeignore", "")
	w.commit("second")
	w.write("a.js", "three\n")
	w.write("late/d.js", "d\n")

	check := func(r *Repo, rev string, o source.Options, want map[string]string) {
		t.Helper()
		if got := texts(t, r, rev, o); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", rev, got, want)
		}
	}
	check(w.open("."), "HEAD~1", source.Options{}, map[string]string{"a.js": "one\n", "sub/b.ts": "b\n"})
	check(w.open("."), "HEAD", source.Options{}, map[string]string{"a.js": "two\n", "sub/b.ts": "b\n", "sub/gen/c.js": "c\n"})
	check(w.open("sub"), "HEAD~1", source.Options{}, map[string]string{"b.ts": "b\n"})
	check(w.open("late"), "HEAD", source.Options{}, map[string]string{})
	check(w.open("."), "HEAD", source.Options{Paths: []string{"sub", "late/d.js", filepath.Join(w.dir, "a.js")}},
		map[string]string{"a.js": "two\n", "sub/b.ts": "b\n", "sub/gen/c.js": "c\n"})
	check(w.open("."), "HEAD", source.Options{Paths: []string{"late"}}, map[string]string{})
	check(w.open("sub"), "HEAD~1", source.Options{Paths: []string{"../a.js"}}, map[string]string{"../a.js": "one\n"})

	tree := t.TempDir() + "/tree"
	w.git("worktree", "add", "-q", tree, "HEAD~1")
	linked, err := Open(tree)
	if err != nil {
		t.Fatal(err)
	}
	check(linked, "HEAD", source.Options{}, map[string]string{"a.js": "one\n", "sub/b.ts": "b\n"})
	check(linked, "main", source.Options{Paths: []string{"a.js"}}, map[string]string{"a.js": "two\n"})
}

func TestOpenRefuses(t *testing.T) {
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrNoRepository) {
		t.Errorf("%v", err)
	}
	w := newWork(t)
	w.git("config", "extensions.objectFormat", "sha256")
	if _, err := Open(w.dir); err == nil {
		t.Error("a SHA-256 repository opens")
	}
}

func TestShallowClone(t *testing.T) {
	w := newWork(t)
	w.write("a.js", "one\n")
	w.commit("first")
	w.write("a.js", "two\n")
	w.commit("second")
	clone := t.TempDir() + "/clone"
	w.git("clone", "-q", "--depth", "1", "file://"+w.dir, clone)
	r, err := Open(clone)
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(t, r, "HEAD", source.Options{}); got["a.js"] != "two\n" {
		t.Errorf("%q", got)
	}
	if _, err := r.Resolve("HEAD~1"); err == nil || !strings.Contains(err.Error(), "shallow") {
		t.Errorf("%v", err)
	}
}

func TestMarkChanged(t *testing.T) {
	w := newWork(t)
	w.write("p/same.js", "a\n")
	w.write("p/edited.js", "1\n2\n3\n4\n5\n6\n7\n8\n")
	w.write("p/crlf.js", "1\n2\n3\n")
	w.write("p/moved.js", "some code\n")
	w.write("p/staged.js", "a\nb\n")
	w.commit("first")
	w.write("p/edited.js", "1\nx\n3\n5\n6\n7\n8\n9\n")
	w.write("p/crlf.js", "1\r\n2\r\n3\r\n")
	w.git("mv", "p/moved.js", "p/new-place.js")
	w.write("p/staged.js", "a\nc\n")
	w.git("add", "p/staged.js")
	w.write("p/untracked.js", "u\n")
	files, _, err := source.Walk(context.Background(), filepath.Join(w.dir, "p"), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.open("p").MarkChanged(context.Background(), "HEAD", files); err != nil {
		t.Fatal(err)
	}
	none := []source.LineRange{}
	want := map[string][]source.LineRange{
		"same.js": none, "crlf.js": none, "new-place.js": none, "untracked.js": nil,
		"staged.js": {{First: 2, Last: 2}}, "edited.js": {{First: 2, Last: 4}, {First: 8, Last: 8}},
	}
	got := map[string][]source.LineRange{}
	for _, f := range files {
		got[f.Path] = f.Changed
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if status := w.git("status", "--porcelain"); strings.Count(status, "\n") != 4 {
		t.Errorf("the work tree was touched:\n%s", status)
	}
}

func TestHistory(t *testing.T) {
	w := newWork(t)
	w.write("a.js", "1\n")
	w.write("d/b.js", "1\n")
	w.git("add", ".")
	w.git("commit", "-q", "-m", "first")
	w.write("a.js", "2\n")
	w.write("d/c.js", "new\n")
	w.git("rm", "-q", "d/b.js")
	w.git("add", ".")
	w.git("commit", "-q", "-m", "second\n\nwith a body")
	bare := filepath.Join(t.TempDir(), "bare.git")
	w.git("clone", "-q", "--bare", ".", bare)
	for _, dir := range []string{w.dir, bare} {
		r, err := OpenDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var messages []string
		for c, err := range r.History(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			messages = append(messages, strings.TrimSpace(c.Message))
		}
		if want := []string{"second\n\nwith a body", "first"}; !reflect.DeepEqual(messages, want) {
			t.Fatalf("%q", messages)
		}
		c, err := r.Commit("HEAD")
		if err != nil || c.When.Year() != 2024 {
			t.Fatal(c, err)
		}
		changes, err := r.Changes(c)
		if err != nil || len(changes) != 3 {
			t.Fatal(changes, err)
		}
		if changes[0].Path != "a.js" || !changes[0].Modified() || changes[1].Path != "d/b.js" || changes[1].Modified() || changes[2].Path != "d/c.js" {
			t.Errorf("%+v", changes)
		}
		before, after, err := r.Contents(&changes[0])
		if err != nil || string(before) != "1\n" || string(after) != "2\n" {
			t.Errorf("%q %q %v", before, after, err)
		}
	}
}
