package markdown

import (
	"net/url"
	"strings"

	"github.com/shrike-sec/shrike/internal/report"
)

// Text that comes from the scanned project is shown, never obeyed: no markup, no HTML, no link, no
// mention of anybody.

var special = strings.NewReplacer(
	`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;",
	"#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "@", "@\u200b", "://", "&#58;//",
)

// escape makes text safe, but for the code in backticks in it.
func escape(text string) string {
	parts := strings.Split(report.Clean(text), "`")
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i%2 == 0:
			b.WriteString(special.Replace(p))
		case i == len(parts)-1: // a backtick that nothing closes
			b.WriteString("\\`" + special.Replace(p))
		default:
			b.WriteString(code(p))
		}
	}
	return b.String()
}

// code is text as inline code, whatever backticks it has.
func code(text string) string {
	if text == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

// fenced is text as a block of code.
func fenced(text string) string {
	fence := strings.Repeat("`", max(longestRun(text)+1, 3))
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}

// longestRun is the length of the longest run of backticks.
func longestRun(text string) int {
	longest, run := 0, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// escapePath writes a path as a part of a link's target.
func escapePath(path string) string {
	p := (&url.URL{Path: path}).EscapedPath()
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(p)
}
