package catalog

import "regexp"

// Routes says how a language's servers register routes, and by what words guards, identities and
// roles are recognised. It is read from routes/<language>.yaml; its comments say what each is.
type Routes struct {
	Verbs      map[string]Access // by method name
	Mounts     map[string]bool
	Before     map[string]bool
	Decorators struct {
		Controllers, Guards, Public map[string]bool
		// Marks only say which role is taken, for a guard to read; Global put one before all routes;
		// guards named Bare ask for a login alone.
		Marks, Global map[string]bool
		Bare          *regexp.Regexp
		Verbs         map[string]Access
	}
	Exports struct {
		Files, Before, Named *regexp.Regexp
		Verbs                map[string]Access
		Directives, Types    map[string]bool
		Objects              map[string]bool
		Params               []*regexp.Regexp
		// A function that is called for an event: its parameter's name or type, and what it reads of it.
		EventParams, EventTypes *regexp.Regexp
		EventReads              map[string]bool
	}
	Sockets struct {
		On, Connects, Ignores, Upgrades, Before map[string]bool
		Refuses                                 *regexp.Regexp
	}
	Lenient map[string]bool // options, as key=value, by which a guard lets everybody pass
	Claims  map[string]bool // members of a request in which the client says who it is
	General *regexp.Regexp  // words of paths that say nothing
	Kept    *regexp.Regexp  // records that only their owner changes
	Loaders map[string]bool // methods that register what runs for a parameter of a path
	// Payload names the calls and members by which data is written; Appoints functions that change what
	// others may do; Replies the calls and members by which a handler answers, and goes on.
	Payload, Appoints, Replies *regexp.Regexp
	Clears                     *regexp.Regexp // calls that take a cookie away
	Jars                       *regexp.Regexp // what holds cookies and headers, and no session
	Unwraps, Prefixes          map[string]bool
	Entrusted                  map[string]bool // kinds of what a role lets one do
	Plugins, Headers           map[string]bool
	Preparing, Tells           *regexp.Regexp // handlers that guard nothing; calls and members that only tell
	Own, Changes               *regexp.Regexp
	Logout, Ends               *regexp.Regexp
	LoginSets                  map[string]bool
	Stateless                  map[string]bool // packages whose sessions the client keeps
	Routers                    *regexp.Regexp
	Answers                    *regexp.Regexp // first parameters of what is told the answer to a request
	Described                  struct {
		Calls, Method, Path, Handler, Options, Auth, Mode, Open, Scope map[string]bool
		Default                                                        string
	}
	Resolvers struct {
		Verbs map[string]Access
	}
	Procedures struct {
		Verbs map[string]Access
		Named *regexp.Regexp
	}
	Wraps                                         map[string]bool
	Privileged                                    *regexp.Regexp
	Authentication, Authorization, CSRF           *regexp.Regexp
	Identity, Session, Role, Verifying            *regexp.Regexp
	Refusals                                      map[string]bool
	Restricted, Public                            *regexp.Regexp
	Writes, Harmless, Destroys                    *regexp.Regexp
	Sessions                                      map[string]bool // packages that keep logins in cookies
	Lookups, Personal                             *regexp.Regexp
	FromClient                                    map[string]bool // members of a request that the client chooses
	Login, LoginMembers, LoginRenews, LoginProofs *regexp.Regexp
}

// Access is what a route is for.
type Access uint8

// The kinds of access. AnyAccess is a route for every method.
const (
	NoAccess Access = iota
	ReadAccess
	WriteAccess
	AnyAccess
)

// Routes returns those of a language, by the name of its folder of models ("js"); nil when it has none.
func (c *Catalog) Routes(language string) *Routes { return c.routes[language] }

// routesFile is a file of routes/.
type routesFile struct {
	Verbs struct {
		Read  []string `yaml:"read,required"`
		Write []string `yaml:"write,required"`
		Any   []string `yaml:"any"`
		Line  int      `yaml:"-"`
	} `yaml:"verbs,required"`
	Mounts     []string `yaml:"mounts,required"`
	Before     []string `yaml:"before"`
	Decorators struct {
		Controllers []string `yaml:"controllers"`
		Read        []string `yaml:"read"`
		Write       []string `yaml:"write"`
		Guards      []string `yaml:"guards"`
		Public      []string `yaml:"public"`
		Marks       []string `yaml:"marks"`
		Global      []string `yaml:"global"`
		Bare        string   `yaml:"bare,required"`
		Line        int      `yaml:"-"`
	} `yaml:"decorators"`
	Names struct {
		Authentication string `yaml:"authentication,required"`
		Authorization  string `yaml:"authorization,required"`
		CSRF           string `yaml:"csrf,required"`
		Line           int    `yaml:"-"`
	} `yaml:"names,required"`
	Identity  string   `yaml:"identity,required"`
	Session   string   `yaml:"session,required"`
	Role      string   `yaml:"role,required"`
	Verifying string   `yaml:"verifying,required"`
	Refusals  []string `yaml:"refusals,required"`
	Exports   struct {
		Files      string   `yaml:"files,required"`
		Before     string   `yaml:"before,required"`
		Named      string   `yaml:"named,required"`
		Read       []string `yaml:"read"`
		Write      []string `yaml:"write"`
		Directives []string `yaml:"directives"`
		Types      []string `yaml:"types"`
		Objects    []string `yaml:"objects"`
		Params     []string `yaml:"params"`
		Events     struct {
			Params string   `yaml:"params,required"`
			Types  string   `yaml:"types,required"`
			Reads  []string `yaml:"reads"`
			Line   int      `yaml:"-"`
		} `yaml:"events"`
		Line int `yaml:"-"`
	} `yaml:"exports"`
	Sockets struct {
		On       []string `yaml:"on"`
		Connects []string `yaml:"connects"`
		Ignores  []string `yaml:"ignores"`
		Upgrades []string `yaml:"upgrades"`
		Before   []string `yaml:"before"`
		Refuses  string   `yaml:"refuses,required"`
		Line     int      `yaml:"-"`
	} `yaml:"sockets"`
	Loaders   []string `yaml:"loaders"`
	Claims    []string `yaml:"claims"`
	Lenient   []string `yaml:"lenient"`
	General   string   `yaml:"general,required"`
	Payload   string   `yaml:"payload,required"`
	Appoints  string   `yaml:"appoints,required"`
	Replies   string   `yaml:"replies,required"`
	Clears    string   `yaml:"clears,required"`
	Jars      string   `yaml:"jars,required"`
	Unwraps   []string `yaml:"unwraps"`
	Entrusted []string `yaml:"entrusted"`
	Plugins   []string `yaml:"plugins"`
	Headers   []string `yaml:"headers"`
	Preparing string   `yaml:"preparing,required"`
	Tells     string   `yaml:"tells,required"`
	Own       string   `yaml:"own,required"`
	Changes   string   `yaml:"changes,required"`
	Logout    string   `yaml:"logout,required"`
	Ends      string   `yaml:"ends,required"`
	Stateless []string `yaml:"stateless"`
	Prefixes  []string `yaml:"prefixes"`
	Routers   string   `yaml:"routers,required"`
	Answers   string   `yaml:"answers,required"`
	Described struct {
		Calls   []string `yaml:"calls"`
		Method  []string `yaml:"method"`
		Path    []string `yaml:"path"`
		Handler []string `yaml:"handler"`
		Options []string `yaml:"options"`
		Auth    []string `yaml:"auth"`
		Mode    []string `yaml:"mode"`
		Open    []string `yaml:"open"`
		Scope   []string `yaml:"scope"`
		Default string   `yaml:"default"`
		Line    int      `yaml:"-"`
	} `yaml:"described"`
	Resolvers struct {
		Read  []string `yaml:"read"`
		Write []string `yaml:"write"`
		Line  int      `yaml:"-"`
	} `yaml:"resolvers"`
	Procedures struct {
		Named string   `yaml:"named,required"`
		Read  []string `yaml:"read"`
		Write []string `yaml:"write"`
		Line  int      `yaml:"-"`
	} `yaml:"procedures,required"`
	Wraps      []string `yaml:"wraps"`
	Privileged string   `yaml:"privileged,required"`
	Restricted string   `yaml:"restricted,required"`
	Public     string   `yaml:"public,required"`
	Writes     string   `yaml:"writes,required"`
	Harmless   string   `yaml:"harmless,required"`
	Destroys   string   `yaml:"destroys,required"`
	Sessions   []string `yaml:"sessions,required"`
	Records    struct {
		Lookups    string   `yaml:"lookups,required"`
		Personal   string   `yaml:"personal,required"`
		Kept       string   `yaml:"kept,required"`
		FromClient []string `yaml:"from_client,required"`
		Line       int      `yaml:"-"`
	} `yaml:"records,required"`
	Login struct {
		Words   string   `yaml:"words,required"`
		Members string   `yaml:"members,required"`
		Sets    []string `yaml:"sets"`
		Renews  string   `yaml:"renews,required"`
		Proofs  string   `yaml:"proofs,required"`
		Line    int      `yaml:"-"`
	} `yaml:"login,required"`
	Line int `yaml:"-"`
}

// loadRoutes compiles a language's file.
func (l *loader) loadRoutes(f *dataFile, language string) {
	var file routesFile
	d := l.decoder(f)
	d.decodeFile(f, &file)
	words := func(line int, expr string) *regexp.Regexp {
		re, err := regexp.Compile("(?i)" + expr)
		if err != nil {
			d.report(line, "%v", err)
			return regexp.MustCompile(`$^`)
		}
		return re
	}
	r := &Routes{Verbs: map[string]Access{}, Mounts: set(file.Mounts), Before: set(file.Before), Refusals: set(file.Refusals)}
	r.Decorators.Verbs = map[string]Access{}
	grant(r.Verbs, file.Verbs.Read, ReadAccess)
	grant(r.Verbs, file.Verbs.Write, WriteAccess)
	grant(r.Verbs, file.Verbs.Any, AnyAccess)
	grant(r.Decorators.Verbs, file.Decorators.Read, ReadAccess)
	grant(r.Decorators.Verbs, file.Decorators.Write, WriteAccess)
	r.Decorators.Controllers, r.Decorators.Guards, r.Decorators.Public =
		set(file.Decorators.Controllers), set(file.Decorators.Guards), set(file.Decorators.Public)
	n := file.Names
	r.Authentication, r.Authorization, r.CSRF = words(n.Line, n.Authentication), words(n.Line, n.Authorization), words(n.Line, n.CSRF)
	r.Identity, r.Session = words(file.Line, file.Identity), words(file.Line, file.Session)
	r.Role, r.Verifying = words(file.Line, file.Role), words(file.Line, file.Verifying)
	r.Restricted, r.Public = words(file.Line, file.Restricted), words(file.Line, file.Public)
	r.Writes, r.Harmless = words(file.Line, file.Writes), words(file.Line, file.Harmless)
	r.Destroys, r.Sessions = words(file.Line, file.Destroys), set(file.Sessions)
	c := file.Records
	r.Lookups, r.Personal, r.FromClient = words(c.Line, c.Lookups), words(c.Line, c.Personal), set(c.FromClient)
	r.General = words(file.Line, file.General)
	r.Lenient = set(file.Lenient)
	r.Claims, r.Kept = set(file.Claims), words(c.Line, c.Kept)
	r.Privileged = words(file.Line, file.Privileged)
	r.Exports.Files, r.Exports.Verbs = words(file.Exports.Line, file.Exports.Files), map[string]Access{}
	grant(r.Exports.Verbs, file.Exports.Read, ReadAccess)
	grant(r.Exports.Verbs, file.Exports.Write, WriteAccess)
	r.Exports.Before, r.Exports.Named = words(file.Exports.Line, file.Exports.Before), words(file.Exports.Line, file.Exports.Named)
	r.Exports.Directives, r.Exports.Types = set(file.Exports.Directives), set(file.Exports.Types)
	for _, p := range file.Exports.Params {
		r.Exports.Params = append(r.Exports.Params, words(file.Exports.Line, p))
	}
	r.Plugins, r.Headers, r.Stateless, r.LoginSets = set(file.Plugins), set(file.Headers), set(file.Stateless), set(file.Login.Sets)
	r.Preparing, r.Tells, r.Own, r.Changes = words(file.Line, file.Preparing), words(file.Line, file.Tells), words(file.Line, file.Own), words(file.Line, file.Changes)
	r.Logout, r.Ends = words(file.Line, file.Logout), words(file.Line, file.Ends)
	r.Payload, r.Appoints, r.Replies = words(file.Line, file.Payload), words(file.Line, file.Appoints), words(file.Line, file.Replies)
	r.Clears, r.Jars, r.Loaders = words(file.Line, file.Clears), words(file.Line, file.Jars), set(file.Loaders)
	e, so := &file.Exports.Events, &file.Sockets
	r.Exports.EventParams, r.Exports.EventTypes, r.Exports.EventReads = words(e.Line, e.Params), words(e.Line, e.Types), set(e.Reads)
	r.Sockets.On, r.Sockets.Connects, r.Sockets.Ignores = set(so.On), set(so.Connects), set(so.Ignores)
	r.Sockets.Upgrades, r.Sockets.Before, r.Sockets.Refuses = set(so.Upgrades), set(so.Before), words(so.Line, so.Refuses)
	r.Decorators.Marks, r.Decorators.Global, r.Decorators.Bare = set(file.Decorators.Marks), set(file.Decorators.Global), words(file.Decorators.Line, file.Decorators.Bare)
	r.Entrusted = set(file.Entrusted)
	for _, id := range file.Entrusted {
		if _, ok := l.catalog.kinds[id]; !ok {
			d.report(file.Line, "unknown kind %s", id)
		}
	}
	r.Unwraps, r.Prefixes, r.Routers = set(file.Unwraps), set(file.Prefixes), words(file.Line, file.Routers)
	r.Answers = words(file.Line, file.Answers)
	o, w := &file.Described, &r.Described
	w.Calls, w.Method, w.Path, w.Handler, w.Options = set(o.Calls), set(o.Method), set(o.Path), set(o.Handler), set(o.Options)
	w.Auth, w.Mode, w.Open, w.Scope, w.Default = set(o.Auth), set(o.Mode), set(o.Open), set(o.Scope), o.Default
	r.Exports.Objects, r.Wraps = set(file.Exports.Objects), set(file.Wraps)
	r.Procedures.Named, r.Procedures.Verbs = words(file.Procedures.Line, file.Procedures.Named), map[string]Access{}
	grant(r.Procedures.Verbs, file.Procedures.Read, ReadAccess)
	grant(r.Procedures.Verbs, file.Procedures.Write, WriteAccess)
	r.Resolvers.Verbs = map[string]Access{}
	grant(r.Resolvers.Verbs, file.Resolvers.Read, ReadAccess)
	grant(r.Resolvers.Verbs, file.Resolvers.Write, WriteAccess)
	g := file.Login
	r.Login = words(g.Line, g.Words)
	r.LoginMembers, r.LoginRenews, r.LoginProofs = words(g.Line, g.Members), words(g.Line, g.Renews), words(g.Line, g.Proofs)
	l.catalog.routes[language] = r
}

func set(names []string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

func grant(m map[string]Access, names []string, a Access) {
	for _, n := range names {
		m[n] = a
	}
}
