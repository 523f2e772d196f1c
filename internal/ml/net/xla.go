//go:build xla

package net

import (
	"os"

	// The backend "xla:cuda". It needs cgo and, at run time, a PJRT plugin that
	// PJRT_PLUGIN_LIBRARY_PATH leads to.
	_ "github.com/gomlx/go-xla/compute/xla"
)

// Nothing is downloaded, whatever the backend may miss.
func init() { _ = os.Setenv("GOMLX_NO_AUTO_INSTALL", "1") }
