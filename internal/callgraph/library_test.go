package callgraph

import (
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
)

// fakeLibrary is a small Library. Its nodes are paths ("express().get"); types give several paths
// one node.
type fakeLibrary struct {
	ids   map[string]int32
	paths []string
	known map[string]bool   // paths of which something is known, and all their prefixes
	types map[string]string // path to the type its value is of
}

// fakeTypes says what values are of which type, as the paths of models do.
var fakeTypes = map[string]string{
	"express()":                "App",
	"express.Router()":         "App",
	"App.get(*):0":             "Request",
	"App.get(*):1":             "Response",
	"App.use(*):0":             "Request",
	"App.use(*):1":             "Response",
	"App.get(*)[]:0":           "Request",
	"App.get(*)[]:1":           "Response",
	"App.route(*).handler:0":   "Request",
	"global:window":            "Globals",
	"global:globalThis":        "Globals",
	"mysql.createPool()":       "Pool",
	"mysql.createConnection()": "Connection",
	"Pool.getConnection()":     "Connection",
	"Pool.getConnection(*):1":  "Connection",
	"Connection.query()":       "Rows",
	"react.Component()":        "Component",
	"Decorated.Body":           "Body",
}

// fakeKnown lists the other paths of which something is known.
var fakeKnown = strings.Fields(`
	Request.body Request.query Request.app Response.send Connection.query Connection.end Rows.length App.listen
	Component.setState Body.text global:console.log global:document.title events.EventEmitter global:Symbol global:Map global:Set`)

func flow(from, to ir.Port) ir.Transfer { return ir.Transfer{From: from, To: to} }

var (
	result    = ir.Port{Kind: ir.PortResult}
	resultEl  = ir.Port{Kind: ir.PortResult, Elements: true}
	this      = ir.Port{Kind: ir.PortThis}
	thisEl    = ir.Port{Kind: ir.PortThis, Elements: true}
	arg0      = ir.Port{Kind: ir.PortArg}
	arg0El    = ir.Port{Kind: ir.PortArg, Elements: true}
	arg1      = ir.Port{Kind: ir.PortArg, Arg: 1, Hi: 1}
	entries   = ir.Port{Kind: ir.PortResult, Elements: true, Below: "1"}
	args      = ir.Port{Kind: ir.PortArg, Hi: -1}
	later     = ir.Port{Kind: ir.PortArg, Arg: 1, Hi: -1, Elements: true}
	callback  = ir.Port{Kind: ir.PortCallback}
	callback1 = ir.Port{Kind: ir.PortCallback, Param: 1}
	returned  = ir.Port{Kind: ir.PortReturned}
)

// fakeMoves says how values move at calls.
var fakeMoves = map[string][]ir.Transfer{
	"any.map":                {flow(thisEl, callback), flow(returned, resultEl)},
	"any.forEach":            {flow(thisEl, callback)},
	"any.filter":             {flow(thisEl, callback), flow(thisEl, resultEl)},
	"any.find":               {flow(thisEl, callback), flow(thisEl, result)},
	"any.reduce":             {flow(thisEl, callback1), flow(arg1, callback), flow(returned, callback), flow(returned, result), flow(arg1, result)},
	"any.reduceRight":        {flow(thisEl, callback1), flow(arg1, callback), flow(returned, callback), flow(returned, result), flow(arg1, result)},
	"any.push":               {flow(args, thisEl)},
	"any.pop":                {flow(thisEl, result)},
	"any.get":                {flow(thisEl, result)},
	"any.set":                {flow(arg1, thisEl), flow(this, result)},
	"any.add":                {flow(arg0, thisEl)},
	"any.values":             {flow(thisEl, resultEl)},
	"any.then":               {flow(this, callback), flow(returned, result)},
	"any.catch":              {flow(this, result), flow(returned, result)},
	"any.finally":            {flow(this, result)},
	"any.slice":              {flow(thisEl, resultEl)},
	"global:Object.assign":   {flow(later, arg0El), flow(arg0, result)},
	"global:Object.entries":  {flow(arg0El, entries)},
	"global:Object.values":   {flow(arg0El, resultEl)},
	"global:Object.freeze":   {flow(arg0, result)},
	"global:Promise.all":     {flow(arg0El, resultEl)},
	"global:Promise.resolve": {flow(arg0, result)},
	"global:setTimeout":      {},
	"util.promisify":         {flow(arg0, result)},
	"any.next":               {flow(thisEl, resultEl)},
}

var fakeNatives = map[string]ir.Native{
	"any.call": ir.NativeCall, "any.apply": ir.NativeApply, "any.bind": ir.NativeBind,
	"any.on": ir.NativeListen, "any.once": ir.NativeListen, "any.emit": ir.NativeAnnounce,
	"global:Object.create": ir.NativeCreate, "global:Object.setPrototypeOf": ir.NativeDelegate,
	"util.inherits": ir.NativeInherit, "global:Object.defineProperty": ir.NativeDefine,
	"global:Promise": ir.NativeExecute, "Globals": ir.NativeGlobals,
}

func newFakeLibrary() *fakeLibrary {
	l := &fakeLibrary{ids: map[string]int32{"": 0}, paths: []string{""}, known: map[string]bool{}, types: fakeTypes}
	note := func(path string) {
		for i := range path {
			if strings.IndexByte(".(:[", path[i]) >= 0 {
				l.known[path[:i]] = true
			}
		}
		l.known[path] = true
	}
	for p, t := range fakeTypes {
		note(p)
		note(t)
	}
	for p := range fakeMoves {
		note(p)
	}
	for p := range fakeNatives {
		note(p)
	}
	for _, p := range fakeKnown {
		note(p)
	}
	return l
}

// node is the node of a path if anything is known of it.
func (l *fakeLibrary) node(path string) int32 {
	if t, ok := l.types[path]; ok {
		path = t
	}
	if !l.known[path] {
		return 0
	}
	id, ok := l.ids[path]
	if !ok {
		id = int32(len(l.paths))
		l.ids[path] = id
		l.paths = append(l.paths, path)
	}
	return id
}

func (l *fakeLibrary) Package(spec string) int32 {
	if strings.HasPrefix(spec, ".") {
		return 0
	}
	l.known["foreign"] = true
	if n := l.node(spec); n != 0 {
		return n
	}
	return l.node("foreign")
}

func (l *fakeLibrary) Global(name string) int32 { return l.node("global:" + name) }

func (l *fakeLibrary) Member(n int32, name string) int32 {
	path := l.paths[n]
	if name == "[]" || isIndex(name) {
		return l.node(path + "[]")
	}
	if path == "Globals" {
		return l.Global(name)
	}
	if m := l.node(path + "." + name); m != 0 || path == "any" || path == "foreign" || !strings.ContainsAny(path[:1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") && name == "default" {
		return m
	}
	return l.node("any." + name)
}

func (l *fakeLibrary) Result(n int32) int32            { return l.node(l.paths[n] + "()") }
func (l *fakeLibrary) Param(n int32, arg, p int) int32 { return l.Handler(l.Arg(n, arg), p) }
func (l *fakeLibrary) Arg(n int32, arg int) int32      { return l.node(l.paths[n] + "(*)") }
func (l *fakeLibrary) Handler(place int32, p int) int32 {
	return l.node(l.paths[place] + ":" + strconv.Itoa(p))
}

func (l *fakeLibrary) Annotation(typ string, imports []string) int32 {
	for _, t := range l.types {
		if t == typ {
			return l.node(typ)
		}
	}
	return 0
}

func (l *fakeLibrary) Decorated(d string) int32 {
	name, _, _ := strings.Cut(d, ":")
	return l.node("Decorated." + name)
}

func (l *fakeLibrary) Exported(path, name string, p int) int32 {
	if name == "loader" && p == 0 {
		return l.node("Request")
	}
	return 0
}

func (l *fakeLibrary) Named(name string, params []string, index int) int32 {
	switch {
	case name == "db":
		return l.node("Connection")
	case index == 0 && len(params) > 1 && params[0] == "req" && params[1] == "res":
		return l.node("Request")
	}
	return 0
}

func (l *fakeLibrary) Any() int32      { return l.node("any") }
func (l *fakeLibrary) Runs(int32) bool { return true }

func (l *fakeLibrary) Moves(n int32) []ir.Transfer { return fakeMoves[l.paths[n]] }
func (l *fakeLibrary) Native(n int32) ir.Native    { return fakeNatives[l.paths[n]] }
