package finding

import "slices"

// Severities lists all of them, worst first.
var Severities = []Severity{Critical, High, Medium, Low}

// Valid reports whether s is a severity at all.
func (s Severity) Valid() bool { return slices.Contains(Severities, s) }

// AtLeast reports whether s is as bad as min or worse. An unknown severity is as bad as none.
func (s Severity) AtLeast(min Severity) bool {
	i := slices.Index(Severities, s)
	return i >= 0 && i <= slices.Index(Severities, min)
}
