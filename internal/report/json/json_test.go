package json

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report/reporttest"
)

func write(t *testing.T, h func(finding.Handler)) []byte {
	t.Helper()
	var out bytes.Buffer
	h(New(&out))
	return out.Bytes()
}

func validate(t *testing.T, doc []byte) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../../docs/schema/findings.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Error(err)
	}
}

func TestGolden(t *testing.T) {
	got := write(t, func(h finding.Handler) { reporttest.Play(t, h) })
	reporttest.Golden(t, "findings.json", got)
	validate(t, got)
}

func TestNothingFound(t *testing.T) {
	got := write(t, func(h finding.Handler) {
		reporttest.PlayThese(t, h, nil, nil, finding.Summary{})
	})
	validate(t, got)
	var d document
	if err := json.Unmarshal(got, &d); err != nil || d.Findings == nil || d.Skipped == nil {
		t.Errorf("%v in %s", err, got)
	}
}

func TestReplayGivesTheSameDocument(t *testing.T) {
	want := write(t, func(h finding.Handler) { reporttest.Play(t, h) })
	got := write(t, func(h finding.Handler) {
		if err := Replay(bytes.NewReader(want), h); err != nil {
			t.Fatal(err)
		}
	})
	if !bytes.Equal(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestReplayRefuses(t *testing.T) {
	whole := string(write(t, func(h finding.Handler) { reporttest.Play(t, h) }))
	for name, doc := range map[string]string{
		"nothing": "", "half": whole[:len(whole)/2], "two": whole + whole, "no run": `{"version": 1}`,
		"a future version": `{"version": 2}`, "null": `{"version":1,"run":{},"summary":{},"findings":[null]}`, "another shape": "[]",
	} {
		if err := Replay(strings.NewReader(doc), New(&bytes.Buffer{})); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzReplay(f *testing.F) {
	f.Add([]byte(`{"version":1,"run":{},"summary":{},"findings":[{"start":{"line":1}}]}`))
	f.Fuzz(func(t *testing.T, doc []byte) {
		_ = Replay(bytes.NewReader(doc), New(&bytes.Buffer{}))
	})
}
