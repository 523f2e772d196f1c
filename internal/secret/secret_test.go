package secret

import (
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

func find(t testing.TB, code string) []string {
	t.Helper()
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	f := source.New("a.js", []byte(code))
	tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
	if err != nil {
		t.Skip(err)
	}
	var out []string
	for _, x := range Find(cat.Secrets("js"), cat.Kind(Kind), tree, f) {
		out = append(out, x.Message)
	}
	return out
}

func TestFind(t *testing.T) {
	for code, want := range map[string]int{
		`jwt.sign(p, "secret")`:                             1,
		`jwt.sign(p, process.env.JWT_SECRET)`:               0,
		`const key = process.env.API_KEY || "your-api-key"`: 0,
		`const secret = process.env.SECRET || "changeme"`:   1,
		`const password = "Password"`:                       0,
		`connect("postgres://app:" + pw + "@db/app")`:       0,
		`connect("postgres://app:k7-plum@db/app")`:          1,
		`if (password === "hunter22") enter()`:              1,
		`const { TOKEN_SECRET = "x1" } = process.env`:       0,
		`res.cookie("token", "value")`:                      0,
	} {
		if got := find(t, code); len(got) != want {
			t.Errorf("%s: %d findings, want %d: %v", code, len(got), want, got)
		}
	}
}

func TestMask(t *testing.T) {
	for _, m := range find(t, `jwt.sign(p, "orchard-lantern-42")`) {
		if strings.Contains(m, "lantern") {
			t.Errorf("%s gives the secret away", m)
		}
	}
}

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{"jwtSecret": "jwt_secret", "JWT_SECRET": "jwt_secret", "x-api-key": "x_api_key", "APIKey": "api_key", "#apiKey": "api_key"} {
		if got := snake(name); got != want {
			t.Errorf("snake(%s) = %s, want %s", name, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(`const { A_SECRET = "x" } = process.env; super({ secretOrKey: [..."a"] })`)
	f.Fuzz(func(t *testing.T, code string) { find(t, code) })
}
