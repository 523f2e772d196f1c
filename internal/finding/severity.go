package finding

import (
	"fmt"
	"slices"
	"strings"
)

// Severities lists all of them, worst first.
var Severities = []Severity{Critical, High, Medium, Low}

// ParseSeverity reads a severity as people write it.
func ParseSeverity(s string) (Severity, error) {
	sev := Severity(strings.ToLower(strings.TrimSpace(s)))
	if !sev.Valid() {
		return "", fmt.Errorf("%q is no severity; it is one of critical, high, medium and low", s)
	}
	return sev, nil
}

// Valid reports whether s is a severity at all.
func (s Severity) Valid() bool { return slices.Contains(Severities, s) }

// AtLeast reports whether s is as bad as min or worse. An unknown severity is as bad as none.
func (s Severity) AtLeast(min Severity) bool {
	i := slices.Index(Severities, s)
	return i >= 0 && i <= slices.Index(Severities, min)
}
