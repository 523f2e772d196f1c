package syntax

import (
	"errors"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

func TestParse(t *testing.T) {
	for _, lang := range All() {
		tree, err := Parse(For(lang), []byte("const a = f(x.y, `t${1}`); // c\n"))
		if err != nil {
			t.Fatal(err)
		}
		var calls []string
		for i, n := range tree.Nodes {
			if n.Kind == kind.CallExpression {
				calls = append(calls, tree.Text(int32(i))+"|"+tree.Text(tree.Child(int32(i), kind.FFunction)))
			}
		}
		if len(calls) != 1 || calls[0] != "f(x.y, `t${1}`)|f" {
			t.Errorf("%s: calls %q", lang, calls)
		}
		if b := tree.Broken(); b != nil {
			t.Errorf("%s: broken %v", lang, b)
		}
	}
}

func TestBrokenCodeStillYieldsWhatParsed(t *testing.T) {
	tree, err := Parse(For(source.JavaScript), []byte("f(1);\nlet = = ;\ng(2);\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Broken()) == 0 {
		t.Error("no broken range named")
	}
	n := 0
	for i := range tree.Nodes {
		if tree.Nodes[i].Kind == kind.CallExpression {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d calls survive, want 2", n)
	}
}

func TestTooDeep(t *testing.T) {
	_, err := Parse(For(source.JavaScript), []byte(strings.Repeat("[", 100_000)))
	if !errors.Is(err, ErrTooDeep) {
		// tree-sitter may give up on nesting itself; then the tree must at least be shallow and marked.
		t.Logf("err = %v", err)
	}
	_, err = Parse(For(source.JavaScript), []byte(strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)))
	if !errors.Is(err, ErrTooDeep) {
		t.Errorf("err = %v, want ErrTooDeep", err)
	}
}

// The grammar does not take attributes of JSX that are named like reserved words.
func TestReservedAttributes(t *testing.T) {
	code := `const a = <label class="b" for={id}><b class='c'>x</b></label>; const s = '<p class="q">'; x class="broken`
	tree, err := Parse(For(source.JavaScript), []byte(code))
	if err != nil {
		t.Fatal(err)
	}
	if string(tree.Code) != code {
		t.Error("the code is not as it stood")
	}
	names := map[string]int{}
	for i := range tree.Nodes {
		if tree.Nodes[i].Kind == kind.JsxAttribute {
			names[tree.Text(tree.NamedChild(int32(i), 0))]++
		}
	}
	if names["class"] != 2 || names["for"] != 1 {
		t.Errorf("attributes %v", names)
	}
}
