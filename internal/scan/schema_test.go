package scan

import (
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// The schema that editors use and the program agree on what a shrike.yml may say.
func TestSettingsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schema/shrike.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want bool
	}{
		{`ignore: ["a/**"]`, true},
		{"library: true\nseverity: high\nkinds: [ssrf]\nexclude_kinds: [csrf]\nstrict: true\nbaseline: b.json\nrules: [r]", true},
		{`suppressions: [{kind: ssrf, reason: r, author: a, expires: "2027-01-01"}]`, true},
		{`suppressions: [{path: "a/**", reason: r, author: a, expires: "2027-01-01"}]`, true},
		{`suppressions: [{fingerprint: f, reason: r, author: a, expires: "2027-01-01"}]`, true},
		{`suppressions: [{reason: r, author: a, expires: "2027-01-01"}]`, false},
		{`suppressions: [{kind: ssrf, author: a, expires: "2027-01-01"}]`, false},
		{`suppressions: [{kind: ssrf, reason: r, expires: "2027-01-01"}]`, false},
		{`suppressions: [{kind: ssrf, reason: r, author: a}]`, false},
		{`suppressions: [{kind: ssrf, reason: r, author: a, expires: soon}]`, false},
		{`suppressions: [{kind: ssrf, reason: r, author: a, expires: "2027-01-01", until: x}]`, false},
		{`severity: awful`, false},
		{`library: maybe`, false},
		{`kinds: ssrf`, false},
		{`unknown: 1`, false},
	} {
		var doc any
		if err := yaml.Unmarshal([]byte(c.text), &doc); err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		if err := schema.Validate(doc); (err == nil) != c.want {
			t.Errorf("%s: the schema says %v, want valid %v", c.text, err, c.want)
		}
		if _, err := ParseSettings([]byte(c.text)); (err == nil) != c.want {
			t.Errorf("%s: the program says %v, want valid %v", c.text, err, c.want)
		}
	}
}
