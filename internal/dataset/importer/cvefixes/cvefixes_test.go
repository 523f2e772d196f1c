package cvefixes

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/importer"
)

// sample is a database in CVEfixes' schema, as far as it is read.
const sample = `
CREATE TABLE fixes (cve_id TEXT, hash TEXT, repo_url TEXT);
CREATE TABLE cwe_classification (cve_id TEXT, cwe_id TEXT);
CREATE TABLE commits (hash TEXT, repo_url TEXT, author TEXT, author_date TEXT, author_timezone TEXT, committer TEXT, committer_date TEXT, msg TEXT);
CREATE TABLE file_change (file_change_id TEXT, hash TEXT, filename TEXT, old_path TEXT, new_path TEXT, change_type TEXT, code_before TEXT, code_after TEXT, programming_language TEXT);
CREATE TABLE method_change (method_change_id TEXT, file_change_id TEXT, name TEXT, signature TEXT, parameters TEXT, start_line TEXT, end_line TEXT, code TEXT, before_change TEXT);
INSERT INTO fixes VALUES ('CVE-2020-0001', 'abcdef0123456789', 'https://github.com/Owner/name');
INSERT INTO cwe_classification VALUES ('CVE-2020-0001', 'CWE-79'), ('CVE-2020-0001', 'NVD-CWE-Other');
INSERT INTO commits VALUES ('abcdef0123456789', 'https://github.com/Owner/name', 'a', '2020-05-01 10:00:00', '0', 'a', '2020-05-02 10:00:00+02:00', 'fix');
INSERT INTO file_change VALUES ('1', 'abcdef0123456789', 'show.js', 'a/show.js', 'a/show.js', 'MODIFY', '', '', 'JavaScript');
INSERT INTO method_change VALUES
 ('1', '1', 'show', 'show ( x )', '[]', '1', '3', 'function show(x) { el.innerHTML = x; }', 'True'),
 ('2', '1', 'show', 'show ( x )', '[]', '1', '3', 'function show(x) { el.textContent = x; }', 'False'),
 ('3', '1', 'same', 'same ( )', '[]', '5', '6', 'function same() {}', 'True'),
 ('4', '1', 'same', 'same ( )', '[]', '5', '6', 'function same() {}', 'False'),
 ('5', '1', 'gone', 'gone ( )', '[]', '8', '9', 'function gone() {}', 'True');`

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "CVE fixes?.db")
	db, err := sql.Open("sqlite", path[:len(path)-len("?.db")]+".db")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(sample); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	seq, report := importer.Import(context.Background(), &Format, []string{path[:len(path)-len("?.db")] + ".db"}, importer.Options{})
	var all []*dataset.Example
	for e, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if report.Pairs != 1 || report.Singles != 0 || len(report.Errors) > 0 {
		t.Fatalf("%+v", report)
	}
	if e := all[0]; e.Label != dataset.Flawed || e.Language != "javascript" || e.CommitDate != "2020-05-02" || e.Project != "github.com/owner/name" || !slices.Equal(e.CWE, []string{"CWE-79"}) {
		t.Errorf("%+v", e)
	}
}

func TestNoDatabase(t *testing.T) {
	seq, report := importer.Import(context.Background(), &Format, []string{filepath.Join(t.TempDir(), "none.db")}, importer.Options{})
	for range seq {
		t.Error("an example out of nothing")
	}
	if len(report.Errors) != 1 {
		t.Errorf("%+v", report)
	}
}
