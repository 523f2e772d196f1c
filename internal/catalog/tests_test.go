package catalog

import "testing"

func TestFilesOfTests(t *testing.T) {
	cat, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	runner := "const a = require('assert');\ndescribe('login', () => {\n  it('works', async () => {});\n});\n"
	plain := "app.get('/x', (req, res) => res.send(pattern.test(req.query.q)));\n"
	for _, c := range []struct {
		path, text string
		want       bool
	}{
		{"src/server.js", runner, false},
		{"src/server.test.js", plain, true},
		{"src/__tests__/server.js", plain, true},
		{"src/test/server.js", plain, false},
		{"src/test/server.js", runner, true},
		{"mbTest/api/stubTest.js", runner, true},
		{"frontend/cypress/support/config.ts", "export const f = () => cy.setCookie('a', '1')\n", true},
		{"tests/cases/xss.js", "test(req.query.q)\n", false},
		{"src/latest/contest.ts", plain, false},
	} {
		if got := cat.Names("js").Test(c.path, []byte(c.text)); got != c.want {
			t.Errorf("%s: test %v, want %v", c.path, got, c.want)
		}
	}
}
