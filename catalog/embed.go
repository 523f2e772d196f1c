// Package catalogdata holds the built-in catalogue: contexts, kinds, library models and rules, as
// data. Package internal/catalog reads it.
package catalogdata

import "embed"

// FS is the folder catalog/ of the repository, without its test data.
//
//go:embed contexts.yaml kinds models names operations routes rules secrets settings
var FS embed.FS
