// Package cvefixes reads the CVEfixes database. It is apart from package importer because the SQLite
// library it stands on links Go's network package, for making ids of the hardware's address.
package cvefixes

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/importer"
	_ "modernc.org/sqlite" // the driver
)

// Format is the database CVEfixes.db.
var Format = importer.Format{Name: "cvefixes", Title: "CVEfixes (SQLite)", License: "CC-BY-4.0", Read: read}

// methods pairs the forms of a method before and after a fixing commit. A method that occurs twice in
// a file under one signature is left out: which belongs to which is not recorded.
const methods = `
SELECT b.code, a.code, f.programming_language, f.filename, c.hash, c.repo_url, c.committer_date,
       (SELECT group_concat(DISTINCT x.cve_id) FROM fixes x WHERE x.hash = c.hash AND x.repo_url = c.repo_url),
       (SELECT group_concat(DISTINCT w.cwe_id) FROM fixes x JOIN cwe_classification w ON w.cve_id = x.cve_id
         WHERE x.hash = c.hash AND x.repo_url = c.repo_url)
FROM method_change b
JOIN method_change a ON a.file_change_id = b.file_change_id AND a.name = b.name AND a.signature = b.signature AND a.before_change IN ('False', '0', 0)
JOIN file_change f ON f.file_change_id = b.file_change_id
JOIN commits c ON c.hash = f.hash
WHERE b.before_change IN ('True', '1', 1) AND b.code <> a.code
  AND (SELECT count(*) FROM method_change m WHERE m.file_change_id = b.file_change_id AND m.name = b.name AND m.signature = b.signature) = 2
ORDER BY f.file_change_id, b.name, b.signature`

func read(ctx context.Context, file string, _ *importer.Options) importer.Groups {
	return func(yield func(importer.Group, error) bool) {
		if err := each(ctx, file, func(g importer.Group) bool { return yield(g, nil) }); err != nil {
			yield(nil, fmt.Errorf("reading %s: %w", file, err))
		}
	}
}

func each(ctx context.Context, file string, visit func(importer.Group) bool) error {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: "mode=ro"}).String())
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, methods)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var before, after, language, name, hash, repo, date, cves, cwes sql.NullString
		if err := rows.Scan(&before, &after, &language, &name, &hash, &repo, &date, &cves, &cwes); err != nil {
			return err
		}
		like := dataset.Example{
			Language: language.String, CWE: []string{cwes.String}, Project: repo.String, Label: dataset.Flawed,
			Provenance: fmt.Sprintf("%s %.12s %s", cves.String, hash.String, name.String),
		}
		if l, ok := dataset.LanguageOf(path.Ext(name.String)); ok {
			like.Language = l
		}
		if d := date.String; len(d) >= 10 {
			like.CommitDate = d[:10]
			if _, ok := like.When(); !ok {
				like.CommitDate = ""
			}
		}
		flawed, sound := like, like
		flawed.Code, sound.Code, sound.Label = before.String, after.String, dataset.Sound
		if !visit(importer.Group{&flawed, &sound}) {
			return nil
		}
	}
	return rows.Err()
}
