package score

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
)

// spell writes a candidate with its marks as people read them.
func spell(c *Candidate) string {
	names := map[MarkKind]string{SourceStart: "<source>", SourceEnd: "</source>", SinkStart: "<sink>", SinkEnd: "</sink>", ContextStart: "<context>"}
	var b strings.Builder
	at := 0
	for _, m := range c.Marks {
		b.WriteString(c.Code[at:m.At])
		b.WriteString(names[m.Kind])
		at = m.At
	}
	return b.String() + c.Code[at:]
}

// locate finds a piece of text in a file.
func locate(t *testing.T, f *source.File, text string) finding.Location {
	t.Helper()
	at := strings.Index(string(f.Text), text)
	if at < 0 {
		t.Fatalf("%s has no %q", f.Path, text)
	}
	return finding.Range(f, uint32(at), uint32(at+len(text)))
}

func TestFromExample(t *testing.T) {
	long := strings.Repeat("abcdefghij", 12)
	c := FromExample(source.JavaScript, "// note\nfunction  f( a ) {\n\n    /* x */ if (a)   { // why\n  \treturn \"a  b\" +'"+long+"'; }\n}\n")
	want := "function f( a ) {\n\tif (a) {\n\t\treturn \"a b\" +'" + long[:48] + "…" + long[104:] + "'; }\n}\n"
	if c.Code != want {
		t.Errorf("got\n%q\nwant\n%q", c.Code, want)
	}
	if want := []Line{{"example", 2}, {"example", 4}, {"example", 5}, {"example", 6}}; !slices.Equal(c.Lines, want) {
		t.Errorf("lines %v, want %v", c.Lines, want)
	}
	if c.LineOf(strings.Index(c.Code, "return")) != 2 {
		t.Error("LineOf")
	}
}

// Formatting must not tell halves of a pair apart.
func TestFormattingIsGone(t *testing.T) {
	a := FromExample(source.TypeScript, "class A {\n  f(x: string) {\n    return x; // done\n  }\n}\n")
	b := FromExample(source.TypeScript, "/* A */\r\nclass A {\r\n\tf(x: string)   {\r\n\r\n\t\treturn x;\t\r\n\t}\r\n}")
	if a.Code != b.Code {
		t.Errorf("%q\n%q", a.Code, b.Code)
	}
}

const handler = `const db = require('./db');
const unused = 1;

app.get('/x', (req, res) => {
  const id = req.query.id;
  audit(id);
  if (!id) {
    return res.end();
  }
  db.find(id);
});
`

func TestFromFindingInSmallFiles(t *testing.T) {
	a, b := source.New("a.js", []byte(handler)), source.New("db.js", []byte("exports.find = id =>\n  pool.query('select ' + id);\n"))
	x := &finding.Finding{Location: locate(t, b, "pool.query('select ' + id)")}
	x.Steps = []finding.Step{
		{Location: locate(t, a, "req.query.id"), Role: finding.RoleSource},
		{Location: locate(t, a, "db.find(id)"), Role: finding.RoleCall},
		{Location: x.Location, Role: finding.RoleSink},
	}
	c, ok := NewBuilder(source.NewIndex([]*source.File{a, b}), 0).FromFinding(x)
	want := "exports.find = id =>\n\t<sink>pool.query('select ' + id)</sink>;\n<context>" +
		strings.NewReplacer("\n\n", "\n", "    ", "\t\t", "  ", "\t", "req.query.id", "<source>req.query.id</source>").Replace(handler)
	if !ok || spell(&c) != want {
		t.Errorf("got\n%s\nwant\n%s", spell(&c), want)
	}
	if len(c.Lines) != strings.Count(c.Code, "\n") || c.Lines[0] != (Line{"db.js", 1}) || c.Lines[2] != (Line{"a.js", 1}) {
		t.Errorf("lines %v", c.Lines)
	}
}

// bulk is n functions that have nothing to do with anything.
func bulk(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "function other%d(p) {\n  return p + %d;\n}\n", i, i)
	}
	return b.String()
}

// A large file is cut to what bears on the path.
func TestFromFindingIsCut(t *testing.T) {
	filler := strings.Repeat("  work();\n", 150)
	text := "const table = 'users';\n" + bulk(60) +
		"function run(q) {\n" + filler + "  const sql = 'select ' + table + q;\n" + filler +
		"  if (!/^a$/.test(q)) {\n    throw new Error('no');\n  }\n  while (more()) {\n    db.query(sql);\n  }\n" + filler + "}\n" + bulk(60)
	f := source.New("a.js", []byte(text))
	x := &finding.Finding{Location: locate(t, f, "db.query(sql)")}
	c, ok := NewBuilder(source.NewIndex([]*source.File{f}), 400).FromFinding(x)
	want := "const table = 'users';\nfunction run(q) {\n\tconst sql = 'select ' + table + q;\n\tif (!/^a$/.test(q)) {\n\t\tthrow new Error('no');\n\t}\n\twhile (more()) {\n\t\t<sink>db.query(sql)</sink>;\n\t}\n}\n"
	if !ok || spell(&c) != want {
		t.Errorf("got\n%s\nwant\n%s", spell(&c), want)
	}
}

func TestFromFindingOfOddPlaces(t *testing.T) {
	f := source.New("a.js", []byte("f(x)\n"))
	b := NewBuilder(source.NewIndex([]*source.File{f}), 0)
	if _, ok := b.FromFinding(&finding.Finding{Location: finding.Location{Path: "b.js"}}); ok {
		t.Error("a file that is not there")
	}
	x := &finding.Finding{Location: finding.Location{Path: "a.js", Start: finding.Position{Offset: 900}, End: finding.Position{Offset: -4}}}
	x.Steps = []finding.Step{{Location: finding.Location{Path: "gone.js"}}, {Location: finding.Location{Path: "a.js", Start: finding.Position{Offset: 2}, End: finding.Position{Offset: 99999}}}}
	if c, ok := b.FromFinding(x); !ok || c.Code != "f(x)\n" {
		t.Errorf("%v %q", ok, c.Code)
	}
	empty := source.New("e.js", nil)
	if c, ok := NewBuilder(source.NewIndex([]*source.File{empty}), 0).FromFinding(&finding.Finding{Location: finding.Location{Path: "e.js"}}); !ok || c.Code != "" {
		t.Errorf("%v %q", ok, c.Code)
	}
}

// spans makes every function span the text it is named by.
type spans map[int32][2]uint32

func (s spans) Span(n int32) (start, end uint32) { return s[n][0], s[n][1] }

func TestFromFunction(t *testing.T) {
	text := "const key = 'k';\n" + bulk(300) + "function a(p) {\n  return sign(p, key);\n}\n"
	f := source.New("a.js", []byte(text))
	at := locate(t, f, "function a(p) {\n  return sign(p, key);\n}")
	prog := &ir.Program{
		Files: []*ir.File{{Source: f, Spans: spans{7: {uint32(at.Start.Offset), uint32(at.End.Offset)}}}},
		Funcs: []*ir.Func{{Name: "a", Node: 7}, {Kind: ir.Module, Node: 0}, {Node: ir.NoNode}},
	}
	b := NewBuilder(source.NewIndex([]*source.File{f}), 500)
	place := func(id ir.FuncID) Place {
		p, ok := PlaceOf(prog, nil, id)
		if !ok {
			t.Fatalf("function %d has no place", id)
		}
		return p
	}
	c, ok := b.FromFunction(place(0))
	if want := "const key = 'k';\nfunction a(p) {\n\treturn sign(p, key);\n}\n"; !ok || c.Code != want || c.Start.Line != 902 {
		t.Errorf("got %q at %v", c.Code, c.Start)
	}
	if c, ok := b.FromFunction(place(1)); !ok || len(c.Code) > 500 || !strings.HasPrefix(c.Code, "const key") {
		t.Errorf("module: %v %d bytes", ok, len(c.Code))
	}
	if _, ok := PlaceOf(prog, nil, 2); ok {
		t.Error("a function without code")
	}
	near := place(0)
	near.Near = []finding.Location{locate(t, f, "function other7(p)"), near.Location, {Path: "gone.js"}}
	if c, _ := b.FromFunction(near); spell(&c) != "const key = 'k';\nfunction a(p) {\n\treturn sign(p, key);\n}\n<context>function other7(p) {\n" {
		t.Errorf("with a neighbour: %q", spell(&c))
	}
}

func FuzzFromExample(f *testing.F) {
	f.Add("a(`x${b}`) // c\n\xff", 3, 9)
	f.Add("if (é) {\r\tx = {y: [z]}\n", 0, 2)
	f.Fuzz(func(t *testing.T, code string, start, end int) {
		file := source.NewAs("a.js", source.JavaScript, []byte(code))
		x := &finding.Finding{Location: finding.Location{Path: "a.js", Start: finding.Position{Offset: start}, End: finding.Position{Offset: end}}}
		c, _ := NewBuilder(source.Index{"a.js": file}, 64).FromFinding(x)
		e := FromExample(source.JavaScript, code)
		for _, c := range []Candidate{c, e} {
			if len(c.Lines) != strings.Count(c.Code, "\n") {
				t.Fatalf("%d lines for %q", len(c.Lines), c.Code)
			}
			last := 0
			for _, m := range c.Marks {
				if m.At < last || m.At > len(c.Code) {
					t.Fatalf("mark %v in %d bytes", m, len(c.Code))
				}
				last = m.At
			}
		}
		if len(c.Code) > 64 {
			t.Fatalf("%d bytes", len(c.Code))
		}
	})
}
