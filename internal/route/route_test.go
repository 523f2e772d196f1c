package route

import (
	"strings"
	"sync"
	"testing"

	catalogdata "github.com/shrike-sec/shrike/catalog"
	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// alone is the resolver of a file that is all there is.
type alone struct{}

func (alone) Resolve(string, string) (string, bool) { return "", false }

var builtin = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(catalog.Layer{FS: catalogdata.FS}) })

// setup is what the files of these tests begin with.
const setup = `const app = express(), router = Router(), server = start(), io = serve(), wss = serve(), t = init(), protectedProcedure = t.procedure;
`

// program lowers one file and resolves its calls with the built-in catalogue.
func program(t *testing.T, code string) (*ir.Program, *callgraph.Graph, *catalog.Catalog) {
	t.Helper()
	cat, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	code = setup + code
	f := source.New("app.ts", []byte(code))
	tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
	if err != nil {
		t.Fatal(err)
	}
	prog := &ir.Program{}
	prog.Add(js.Lower(f, tree))
	prog.Link(alone{})
	g, err := callgraph.Build(t.Context(), prog, cat.Library("js"))
	if err != nil {
		t.Fatal(err)
	}
	return prog, g, cat
}

// flags writes what guards make sure of: n for a login, z for a role, c for forgery, ? for unknown.
func flags(g Guards) string {
	var b strings.Builder
	for _, f := range []struct {
		set  bool
		name byte
	}{{g.Authentication, 'n'}, {g.Authorization, 'z'}, {g.CSRF, 'c'}, {g.Unknown, '?'}} {
		if f.set {
			b.WriteByte(f.name)
		}
	}
	return b.String()
}

// TestFind tests which routes a file registers, and what stands before each.
func TestFind(t *testing.T) {
	const login = "function requireLogin(req, res, next) { if (!req.session.user) return res.status(401).end(); next(); }\n"
	for name, c := range map[string]struct{ code, want string }{
		"plain":         {`app.get("/x", (req, res) => res.send("x"));`, "/x"},
		"header":        {`const h = (req) => req.get("/x");`, ""},
		"guard":         {login + `app.delete("/x", requireLogin, (req, res) => res.end());`, "/x n"},
		"before":        {login + `app.use(requireLogin); app.get("/x", (req, res) => res.end());`, "/x n"},
		"too late":      {login + `app.get("/x", (req, res) => res.end()); app.use(requireLogin);`, "/x"},
		"below":         {login + `const r = Router(); app.use("/a", requireLogin, r); r.get("/x", (req, res) => res.end());`, "/a/x n"},
		"named":         {`import { requireRole } from "./auth"; app.get("/x", requireRole("admin"), (req, res) => res.end());`, "/x nz"},
		"lenient":       {`import jwt from "koa-jwt"; app.use(jwt({ passthrough: true })); app.get("/x", (ctx) => {});`, "/x"},
		"lets pass":     {`function admin(req, res, next) { if (req.user.role !== "a") { res.status(403).end(); } next(); } app.get("/x", admin, (req, res) => res.end());`, "/x"},
		"turns away":    {`function admin(req, res, next) { if (req.user.role !== "a") { return res.status(403).end(); } next(); } app.get("/x", admin, (req, res) => res.end());`, "/x nz"},
		"passes error":  {`function admin(req, res, next) { if (req.user.role !== "a") { next(new Error("no")); return; } next(); } app.get("/x", admin, (req, res) => res.end());`, "/x nz"},
		"described":     {`server.route({ method: "POST", path: "/x", options: { auth: "jwt" }, handler: (request) => 1 });`, "/x n"},
		"chained":       {`app.route("/x").get((req, res) => res.end());`, "/x"},
		"resolver":      {`const resolvers = { Mutation: { drop: (p, { id }) => db.drop(id) } };`, "/Mutation/drop"},
		"procedure":     {`const r = t.router({ ban: protectedProcedure.mutation(({ input }) => db.ban(input.id)) });`, "/ban n"},
		"event":         {`exports.remove = async (event) => { await db.delete(event.pathParameters.id); };`, "/remove"},
		"socket":        {`io.on("connection", (socket) => { socket.on("room:drop", (m) => db.delete(m.id)); socket.on("disconnect", () => {}); });`, "/room/drop"},
		"socket guard":  {`io.use((socket, next) => { if (!socket.data.user) return next(new Error("no")); next(); }); io.on("connection", (s) => { s.on("drop", (m) => {}); });`, "/drop n"},
		"upgrade":       {`server.on("upgrade", (req, sock) => { if (!req.session.user) { sock.destroy(); return; } }); wss.on("connection", (ws) => { ws.on("message", (m) => {}); });`, "/message n"},
		"parameter":     {`router.param("id", (req, res, next, id) => next()); router.get("/x/:id", (req, res) => res.end());`, "/:id,/x/:id"},
		"unread role":   {`@Controller("x") @UseGuards(JwtAuthGuard) class C { @Get() @Roles("admin") all() {} }`, "/x/ n"},
		"read role":     {`@Controller("x") @UseGuards(JwtAuthGuard, RolesGuard) class C { @Get() @Roles("admin") all() {} }`, "/x/ nz"},
		"global guards": {`import { APP_GUARD } from "@nestjs/core"; @Controller("x") @UseGuards(JwtAuthGuard) class C { @Get() @Roles("admin") all() {} }`, "/x/ nz"},
	} {
		prog, g, cat := program(t, c.code)
		var got []string
		for _, r := range newFinder(t.Context(), prog, g, cat.Routes("js")).find() {
			got = append(got, strings.TrimSpace(r.Path+" "+flags(r.Guards)))
		}
		if s := strings.Join(got, ","); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

// TestReview tests what is said of routes, and that nothing is said of those that do the same safely.
func TestReview(t *testing.T) {
	const user = `import { requireUser } from "./auth"; `
	for name, c := range map[string]struct{ code, want string }{
		"nobody asked":   {`app.delete("/admin/users/:id", async (req, res) => { await db.users.remove(req.params.id); });`, "missing-authentication"},
		"no role":        {user + `app.delete("/admin/users/:id", requireUser, async (req, res) => { await db.users.remove(req.params.id); });`, "missing-authorization"},
		"no owner":       {user + `app.get("/orders/:id", requireUser, async (req, res) => { res.json(await orders.findById(req.params.id)); });`, "idor"},
		"owner in query": {user + `app.get("/orders/:id", requireUser, async (req, res) => { res.json(await orders.findOne({ id: req.params.id, userId: req.user.id })); });`, ""},
		"owner compared": {user + `app.get("/orders/:id", requireUser, async (req, res) => { const o = await orders.findById(req.params.id); if (o.userId !== req.user.id) return res.status(404).end(); res.json(o); });`, ""},
		"owner too late": {user + `app.delete("/orders/:id", requireUser, async (req, res) => { const o = await orders.findByIdAndDelete(req.params.id); if (o.userId !== req.user.id) console.warn("odd"); res.end(); });`, "idor"},
		"only noted":     {user + `app.put("/orders/:id", requireUser, async (req, res) => { await orders.update({ where: { id: req.params.id }, data: { editedBy: req.user.id } }); });`, "idor"},
		"not oneself":    {user + `async function setRole(req, res) { if (req.params.id === req.user.id) throw new Error("no"); await db.users.update(req.params.id, { role: "x" }); } app.put("/x/:id", requireUser, setRole);`, "missing-authorization"},
		"same session":   {`app.post("/login", async (req, res) => { const u = await users.verify(req.body); req.session.userId = u.id; res.end(); });`, "session-fixation"},
		"new session":    {`app.post("/login", async (req, res) => { const u = await users.verify(req.body); req.session.regenerate(() => { req.session.userId = u.id; res.end(); }); });`, ""},
	} {
		prog, g, cat := program(t, c.code)
		found := map[string]bool{}
		defer func() {
			if list := prog.Failures(); len(list) > 0 {
				t.Errorf("%s: %v", name, list)
			}
		}()
		for _, f := range Review(t.Context(), prog, g, cat, cat.Routes("js"), nil) {
			found[string(f.Kind)] = true
		}
		if c.want == "" && len(found) > 0 || c.want != "" && !found[c.want] {
			t.Errorf("%s: %v, want %q", name, found, c.want)
		}
	}
}
