package catalog

// This file is the YAML of library models; docs/models.md is its reference for authors.

// modelFile is a file of models/<language>.
type modelFile struct {
	Library  string              `yaml:"library,required"`
	Packages []string            `yaml:"packages"`
	Types    map[string]typeDecl `yaml:"types"`
	Sources  []sourceRow         `yaml:"sources"`
	Sinks    []sinkRow           `yaml:"sinks"`
	Flows    []flowRow           `yaml:"flows"`
	Guards   []guardRow          `yaml:"guards"`
	States   []stateRow          `yaml:"states"`
	Natives  []nativeRow         `yaml:"natives"`
	Line     int                 `yaml:"-"`

	file     string // for messages
	language string
}

// typeDecl says what values are of a type.
type typeDecl struct {
	From        []string     `yaml:"from"`
	Annotations []string     `yaml:"annotations"`
	Decorators  []string     `yaml:"decorators"`
	Exports     []exportDecl `yaml:"exports"`
	Extends     []string     `yaml:"extends"`
	Params      []paramDecl  `yaml:"params"`
	Names       []string     `yaml:"names"`
	Line        int          `yaml:"-"`
}

// exportDecl names a parameter of functions that a framework finds by their file and name; index -1 is
// their result.
type exportDecl struct {
	Names []string `yaml:"names,required"`
	Index int      `yaml:"index,required"`
	Files []string `yaml:"files"`
	Line  int      `yaml:"-"`
}

// paramDecl names a parameter by the names of those around it.
type paramDecl struct {
	Names []string `yaml:"names,required"`
	Index int      `yaml:"index,required"`
	Line  int      `yaml:"-"`
}

type sourceRow struct {
	At     []string        `yaml:"at,required"`
	Kind   string          `yaml:"kind,required"`
	Label  string          `yaml:"label"`
	When   []conditionDecl `yaml:"when"`
	Cleans []string        `yaml:"cleans"`
	Base   float64         `yaml:"base"`
	// Iterated sources come by going through the value.
	Iterated bool `yaml:"iterated"`
	Line     int  `yaml:"-"`
}

type sinkRow struct {
	At      []string `yaml:"at,required"`
	Kind    string   `yaml:"kind"`
	Kinds   []string `yaml:"kinds"`
	Sources []string `yaml:"sources"`
	Context string   `yaml:"context"`
	Label   string   `yaml:"label"`
	Object  bool     `yaml:"object"`
	Text    bool     `yaml:"text"`
	Deep    bool     `yaml:"deep"`
	Except  []string `yaml:"except"`
	Late    bool     `yaml:"late"`
	// Explicit sinks want their member named.
	Explicit bool            `yaml:"explicit"`
	When     []conditionDecl `yaml:"when"`
	Base     float64         `yaml:"base"`
	Line     int             `yaml:"-"`
}

type flowRow struct {
	At      []string        `yaml:"at,required"`
	From    []string        `yaml:"from,required"`
	To      []string        `yaml:"to,required"`
	Cleans  []string        `yaml:"cleans"`
	Text    bool            `yaml:"text"`
	Derived bool            `yaml:"derived"`
	As      string          `yaml:"as"`
	Sources []string        `yaml:"sources"`
	Vouches []string        `yaml:"vouches"`
	Undoes  []string        `yaml:"undoes"`
	Admits  string          `yaml:"admits"`
	Strips  string          `yaml:"strips"`
	Finds   string          `yaml:"finds"`
	When    []conditionDecl `yaml:"when"`
	Line    int             `yaml:"-"`
}

type guardRow struct {
	At         []string        `yaml:"at,required"`
	WhenResult string          `yaml:"when_result,required"`
	Member     string          `yaml:"member"`
	Cleans     []string        `yaml:"cleans"`
	Admits     string          `yaml:"admits"`
	Finds      string          `yaml:"finds"`
	When       []conditionDecl `yaml:"when"`
	Line       int             `yaml:"-"`
}

type stateRow struct {
	At    []string        `yaml:"at,required"`
	State string          `yaml:"state,required"`
	When  []conditionDecl `yaml:"when"`
	Line  int             `yaml:"-"`
}

// nativeRow says what a function of the language itself does to functions and objects.
type nativeRow struct {
	At   []string `yaml:"at,required"`
	Does string   `yaml:"does,required"`
	Line int      `yaml:"-"`
}

type conditionDecl struct {
	At      string   `yaml:"at,required"`
	Is      []string `yaml:"is"`
	Not     []string `yaml:"not"`
	Absent  bool     `yaml:"absent"`
	Present bool     `yaml:"present"`
	Shape   string   `yaml:"shape"`
	Matches string   `yaml:"matches"`
	Unlike  string   `yaml:"unlike"`
	Has     string   `yaml:"has"`
	Lacks   string   `yaml:"lacks"`
	Line    int      `yaml:"-"`
}

// Row is one row of a model file, for those who check that each is exercised.
type Row struct {
	ID   string // "mysql2/sinks/3", counted from 1
	File string
	Line int
	At   string // its paths, as written
	Text string // what it says: "sink of sql-injection"
}
