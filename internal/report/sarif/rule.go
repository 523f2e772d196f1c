package sarif

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
)

// rule returns the index of a kind's or a user rule's descriptor, and makes it the first time.
func (h *handler) rule(k *finding.Kind) int {
	if i, ok := h.rules[k.ID]; ok {
		return i
	}
	rules := &h.run.Tool.Driver.Rules
	h.rules[k.ID] = len(*rules)
	*rules = append(*rules, describe(k))
	return h.rules[k.ID]
}

// describe turns a kind into a rule.
func describe(k *finding.Kind) descriptor {
	title := report.Clean(k.Title)
	full := report.FirstParagraph(k.Why)
	if full == "" {
		full = title
	}
	return descriptor{
		ID: k.ID, Name: pascal(k.ID),
		ShortDescription:     &text{Text: title},
		FullDescription:      &text{Text: full},
		DefaultConfiguration: &configuration{level(k.Severity)},
		Help:                 help(k),
		Properties: &ruleBag{
			Kind: string(k.Kind), Tags: tags(k), Precision: precision(k),
			ProblemSeverity: problemSeverity(k.Severity), SecuritySeverity: securitySeverity(k.Severity),
		},
	}
}

// help is a kind's page.
func help(k *finding.Kind) *text {
	var b strings.Builder
	part := func(title, body string) {
		if body = strings.TrimSpace(body); body != "" {
			fmt.Fprintf(&b, "## %s\n\n%s\n\n", title, body)
		}
	}
	code := func(s string) string {
		if strings.TrimSpace(s) == "" {
			return ""
		}
		return "```js\n" + strings.TrimRight(s, "\n") + "\n```"
	}
	fmt.Fprintf(&b, "# %s\n\n", report.Clean(k.Title))
	part("Why it matters", k.Why)
	part("How to fix it", k.Fix)
	part("Flawed", code(k.Bad))
	part("Sound", code(k.Good))
	page := strings.TrimSpace(b.String()) + "\n"
	return &text{Text: page, Markdown: page}
}

// pascal writes an id as the specification wants names: SqlInjection.
func pascal(id string) string {
	var b strings.Builder
	up := true
	for _, r := range id {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			up = true
			continue
		case up:
			r = unicode.ToUpper(r)
		}
		up = false
		b.WriteRune(r)
	}
	return b.String()
}

// tags are what GitHub filters by.
func tags(k *finding.Kind) []string {
	out := []string{"security"}
	for _, c := range k.CWE {
		var n int
		if _, err := fmt.Sscanf(strings.ToUpper(c), "CWE-%d", &n); err == nil {
			out = append(out, fmt.Sprintf("external/cwe/cwe-%03d", n))
		}
	}
	if id, _, _ := strings.Cut(k.OWASP, " "); id != "" {
		out = append(out, "external/owasp/"+strings.ToLower(strings.ReplaceAll(id, ":", "-")))
	}
	if k.Group != "" {
		out = append(out, k.Group)
	}
	return out[:min(len(out), maxTags)]
}

// precision is that of our own kinds; what a user's rule is worth we cannot know.
func precision(k *finding.Kind) string {
	if k.Kind != "" && string(k.Kind) != k.ID {
		return "medium"
	}
	return "high"
}

func level(s finding.Severity) string {
	switch s {
	case finding.Critical, finding.High:
		return "error"
	case finding.Medium:
		return "warning"
	}
	return "note"
}

func problemSeverity(s finding.Severity) string {
	if l := level(s); l != "note" {
		return l
	}
	return "recommendation"
}

// securitySeverity is a score in the range that GitHub shows as the severity of the same name.
func securitySeverity(s finding.Severity) string {
	switch s {
	case finding.Critical:
		return "9.5"
	case finding.High:
		return "8.0"
	case finding.Medium:
		return "5.5"
	}
	return "2.5"
}
