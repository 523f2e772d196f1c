package source

import (
	"bytes"
	"strings"
	"testing"
)

// squeeze drops the blanks that stand for markup.
func squeeze(code []byte) string {
	var out []string
	for line := range strings.Lines(string(code)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestEmbedded(t *testing.T) {
	tests := []struct {
		name, path, text string
		lang             Language
		code             string
		fragments        []string
	}{
		{"html scripts", "a.html", "<!doctype html>\n<!-- <script>no()</script> -->\n<script>a()</script>\n" +
			"<script type=module>\nb('</'+'script>')</script><SCRIPT type='text/template'>c()</SCRIPT>" +
			"<script type='application/json'>{}</script><script src=x></script><style>a{}</style><script>d()",
			JavaScript, ";a()\n;\nb('</'+'script>') ; ;d()", nil},
		{"handlers", "a.htm", `<a href="x" onclick="go('a &amp;&amp; b'); return false" on=1 onload=f()>`,
			JavaScript, ";go('a && b'); return false ;f()", []string{";go('a &&", ";f()"}},
		{"textarea and title", "a.html", "<title><script>a()</script></title><textarea><b onclick='b()'></textarea>", JavaScript, "", nil},
		{"vue in html", "a.html", `<p v-html="x" :title="t"></p>`, JavaScript, ";v_html(x) ;_title(t)", []string{";v_html(x)", ";_title(t)"}},
		{"no vue in html", "a.html", `<p :title="t"></p>`, JavaScript, "", nil},
		{"vue", "a.vue", "<template>\n<div v-html='msg' :href=\"`a${b}`\" v-bind:src.prop=\"c\" @click.once=\"d(1)\" v-on:input='e; f'\n" +
			" v-bind = 'g' v-html=h :[i]='j' v-if='k' v-text='l' class='m'></div><template><a :href='n'/></template></template>\n" +
			"<script setup lang='ts'>let x: T</script><script>y</script><style>z{}</style>",
			TypeScript, ";v_html(msg) ;_href(`a${b}`) ;_src(c) ;_click(d(1)) ;e; f\n;v_bind(g);v_html(h);__i_(j) ;_href(n)\n;let x: T ;y",
			[]string{";v_html(msg)"}},
		{"vue loops", "a.vue", `<li v-for="item in items" :href="item.u"><b v-for="({a, b}, i) of f(x, y)"></b><i   v-for="(v , k) in &quot;s&quot;"/><p v-for="x"></li>`,
			JavaScript, `;for(var item of items);;_href(item.u) ;for(var {a, b} of f(x, y)); ;for(var v of " s" );`, []string{";for(var item"}},
		{"pug", "a.vue", "<template lang='pug'>\na(:href='x')\n</template><script lang='tsx'>a</script>", TSX, ";a", nil},
		{"coffee", "a.vue", "<script lang='coffee'>a -> b</script>", JavaScript, "", nil},
		{"svelte", "a.svelte", "<script lang=\"ts\">export let x;</script>\n<p>{@html x} {x < y} <a href={x} src=\"{y + `}` + '}'}\" title='a{b}' {...all}/><img {src}></p>\n" +
			"<button on:click|once={() => { a > b }} onfocus={f} bind:value={v} class:x={c}>\n{#each items as item, i (item.id)}{@const y = item.z}{/each}",
			TypeScript, ";export let x;\n;_html(x) ;_href(x) ;_src(y + `}` + '}') ;_src(src)\n;_click(() => { a > b });_onfocus(f)\n;for(var item of items); ;const y = item.z",
			[]string{";_html(x)"}},
		{"svelte, not closed", "a.svelte", "<p>{a {b 'c' <script>d()</script>", JavaScript, ";d()", nil},
		{"in half", "a.vue", "<p v-html=\"a", JavaScript, "", nil},
		{"entities", "a.vue", `<p v-html="a &lt; b &amp;&amp; c &#39;d&#39; &nGt; &x"/>`, JavaScript, ";v_html(a < b && c ' d' &nGt; &x)", []string{";v_html("}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(tt.path, []byte(tt.text))
			if got := squeeze(f.Code); got != tt.code || f.Language != tt.lang {
				t.Errorf("%s\n got %s\nwant %s %s", f.Language, got, tt.lang, tt.code)
			}
			if len(f.Fragments) != len(tt.fragments) {
				t.Fatalf("%d fragments, want %d", len(f.Fragments), len(tt.fragments))
			}
			for i, s := range f.Fragments {
				if got := string(f.Code[s.Start:s.End]); !strings.HasPrefix(got, tt.fragments[i]) {
					t.Errorf("fragment %d is %q", i, got)
				}
			}
			checkEmbedded(t, f)
		})
	}
}

// checkEmbedded checks what holds of every file of markup.
func checkEmbedded(t *testing.T, f *File) {
	t.Helper()
	if len(f.Code) != len(f.Text) {
		t.Fatalf("code has %d bytes, text %d", len(f.Code), len(f.Text))
	}
	for i, c := range f.Text {
		if (c == '\n' || c == '\r') != (f.Code[i] == '\n' || f.Code[i] == '\r') {
			t.Fatalf("byte %d: %q became %q", i, c, f.Code[i])
		}
	}
	end := uint32(0)
	for _, s := range f.Fragments {
		if s.Start < end || s.End <= s.Start || int(s.End) > len(f.Code) {
			t.Fatalf("fragments %v", f.Fragments)
		}
		end = s.End
	}
}

func TestExpressionsKeepTheirPlace(t *testing.T) {
	f := New("a.vue", []byte("<template>\n<p :href=\"user.url\" v-html='body'/></template>"))
	for _, s := range []string{"user.url", "body"} {
		if bytes.Index(f.Text, []byte(s)) != bytes.Index(f.Code, []byte(s)) {
			t.Errorf("%s moved: %q", s, f.Code)
		}
	}
}

func FuzzEmbedded(f *testing.F) {
	f.Add(uint8(0), "<a onclick=\"go('&amp;')\"><script>x</script><!-- -->")
	f.Add(uint8(1), "<template><p v-for=\"(a,b) in c\" :x.y='z' @k=l v-html=m></template><script lang=ts>")
	f.Add(uint8(2), "{@html x}{#each a as b}{@const c = `${d}`}<p on:e={f} {g} h=\"{i}\">")
	f.Fuzz(func(t *testing.T, m uint8, text string) {
		checkEmbedded(t, New([]string{"a.html", "a.vue", "a.svelte"}[m%3], []byte(text)))
	})
}

func BenchmarkEmbedded(b *testing.B) {
	for name, text := range map[string]string{
		"a.vue":    strings.Repeat("<li v-for=\"item in items\" :href=\"item.u\">&amp; text</li>\n", 2000),
		"b.svelte": strings.Repeat("{", 100_000),
		"c.html":   strings.Repeat("<!--", 30_000) + strings.Repeat("<a b=\"", 30_000),
		"d.html":   strings.Repeat("<script></", 10_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				New(name, []byte(text))
			}
		})
	}
}
