package dataset

import _ "embed"

// Schema is the JSON schema of an Example.
//
//go:embed example.schema.json
var Schema []byte
