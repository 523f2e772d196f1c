package markup

import "testing"

func TestAt(t *testing.T) {
	for _, c := range []struct {
		text string
		want Position
	}{
		{"", Position{}},
		{"a < b", Position{}},
		{"<", Position{}},
		{"<p>", Position{}},
		{"<p", Position{Place: Tag}},
		{"<p ", Position{Place: Tag}},
		{"</p", Position{Place: Tag}},
		{"</p>", Position{}},
		{`<a href="`, Position{Place: Attribute, Attribute: "href", Quote: '"'}},
		{`<A HREF='/x/`, Position{Place: Attribute, Attribute: "href", Quote: '\'', Before: "/x/"}},
		{`<a href=`, Position{Place: Attribute, Attribute: "href"}},
		{`<a href=/x/`, Position{Place: Attribute, Attribute: "href", Before: "/x/"}},
		{`<a href="x" title = "`, Position{Place: Attribute, Attribute: "title", Quote: '"'}},
		{`<a href="x">`, Position{}},
		{`<a href="x>y" hidden>`, Position{}},
		{`<input disabled value="`, Position{Place: Attribute, Attribute: "value", Quote: '"'}},
		{`<br/>`, Position{}},
		{`<img src="a"/><b title='`, Position{Place: Attribute, Attribute: "title", Quote: '\''}},
		{"<script>var a = '", Position{Place: Script, Before: "var a = '"}},
		{"<script>a('<b>');</SCRIPT><p>", Position{}},
		{`<script src="`, Position{Place: Attribute, Attribute: "src", Quote: '"'}},
		{"<style>b{color:", Position{Place: Style, Before: "b{color:"}},
		{"<!-- <a href='", Position{Place: Comment}},
		{"<!-- x --><p>", Position{}},
		{"<!doctype html><p title=\"", Position{Place: Attribute, Attribute: "title", Quote: '"'}},
		{"<p>\x01</p><a href=\"\x00", Position{Place: Attribute, Attribute: "href", Quote: '"', Before: "\x00"}},
	} {
		if got := At(c.text); got != c.want {
			t.Errorf("At(%q) = %+v, want %+v", c.text, got, c.want)
		}
	}
}

// No beginning of a document makes it hang or panic.
func FuzzAt(f *testing.F) {
	f.Add("<a href='x'><script>")
	f.Add("<!--<=>/")
	f.Fuzz(func(t *testing.T, s string) { At(s) })
}
