package sarif

// The part of SARIF 2.1.0 that is written, in the names of the specification. Members without
// omitempty are always written because GitHub code scanning or the specification wants them.

type log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []run  `json:"runs"`
}

type run struct {
	Tool               tool                        `json:"tool"`
	Invocations        []invocation                `json:"invocations"`
	OriginalURIBaseIDs map[string]artifactLocation `json:"originalUriBaseIds,omitempty"`
	ColumnKind         string                      `json:"columnKind"`
	Results            []result                    `json:"results"`
	Properties         map[string]any              `json:"properties,omitempty"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name            string       `json:"name"`
	SemanticVersion string       `json:"semanticVersion,omitempty"`
	Version         string       `json:"version,omitempty"`
	InformationURI  string       `json:"informationUri"`
	Rules           []descriptor `json:"rules"`
	Notifications   []descriptor `json:"notifications,omitempty"`
}

type descriptor struct {
	ID                   string         `json:"id"`
	Name                 string         `json:"name,omitempty"`
	ShortDescription     *text          `json:"shortDescription,omitempty"`
	FullDescription      *text          `json:"fullDescription,omitempty"`
	DefaultConfiguration *configuration `json:"defaultConfiguration,omitempty"`
	Help                 *text          `json:"help,omitempty"`
	Properties           *ruleBag       `json:"properties,omitempty"`
}

type configuration struct {
	Level string `json:"level"`
}

type ruleBag struct {
	Kind             string   `json:"kind,omitempty"`
	Tags             []string `json:"tags,omitempty"`
	Precision        string   `json:"precision"`
	ProblemSeverity  string   `json:"problem.severity"`
	SecuritySeverity string   `json:"security-severity"`
}

type text struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type invocation struct {
	ExecutionSuccessful        bool           `json:"executionSuccessful"`
	Arguments                  []string       `json:"arguments,omitempty"`
	ToolExecutionNotifications []notification `json:"toolExecutionNotifications,omitempty"`
}

type notification struct {
	Descriptor reference  `json:"descriptor"`
	Level      string     `json:"level"`
	Message    text       `json:"message"`
	Locations  []location `json:"locations,omitempty"`
}

type reference struct {
	ID    string `json:"id"`
	Index int    `json:"index"`
}

type result struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             text              `json:"message"`
	Locations           []location        `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints,omitempty"`
	CodeFlows           []codeFlow        `json:"codeFlows,omitempty"`
	RelatedLocations    []location        `json:"relatedLocations,omitempty"`
	Suppressions        []suppression     `json:"suppressions,omitempty"`
	Fixes               []fix             `json:"fixes,omitempty"`
	Rank                float64           `json:"rank"`
	Properties          map[string]any    `json:"properties,omitempty"`
}

type location struct {
	ID               int               `json:"id,omitempty"`
	PhysicalLocation *physicalLocation `json:"physicalLocation"`
	LogicalLocations []logicalLocation `json:"logicalLocations,omitempty"`
	Message          *text             `json:"message,omitempty"`
}

type physicalLocation struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Region           *region          `json:"region,omitempty"`
}

type logicalLocation struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type artifactLocation struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId,omitempty"`
}

type region struct {
	StartLine   int   `json:"startLine"`
	StartColumn int   `json:"startColumn,omitempty"`
	EndLine     int   `json:"endLine,omitempty"`
	EndColumn   int   `json:"endColumn,omitempty"`
	Snippet     *text `json:"snippet,omitempty"`
}

type codeFlow struct {
	ThreadFlows []threadFlow `json:"threadFlows"`
}

type threadFlow struct {
	Message   *text                `json:"message,omitempty"`
	Locations []threadFlowLocation `json:"locations"`
}

type threadFlowLocation struct {
	Location     location `json:"location"`
	Kinds        []string `json:"kinds,omitempty"`
	NestingLevel int      `json:"nestingLevel"`
	Importance   string   `json:"importance"`
}

type suppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification,omitempty"`
	Properties    map[string]any `json:"properties,omitempty"`
}

type fix struct {
	Description     text             `json:"description"`
	ArtifactChanges []artifactChange `json:"artifactChanges"`
}

type artifactChange struct {
	ArtifactLocation artifactLocation `json:"artifactLocation"`
	Replacements     []replacement    `json:"replacements"`
}

type replacement struct {
	DeletedRegion   region `json:"deletedRegion"`
	InsertedContent text   `json:"insertedContent"`
}
