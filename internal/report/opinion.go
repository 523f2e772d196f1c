package report

import (
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Opinion says in a sentence what the run's model thinks of a finding and why, "" without a model.
// Titles gives the title of a kind.
func Opinion(f *finding.Finding, title func(finding.KindID) string) string {
	o := f.Opinion
	if o == nil {
		return ""
	}
	if o.Abstained {
		return "The model is too unsure to say anything."
	}
	text := fmt.Sprintf("The model thinks it %s likely that this code is flawed", Percent(o.Probability))
	if o.Kind != "" && o.Kind != f.Kind && o.Probability >= 0.5 {
		text += fmt.Sprintf(", by %s", title(o.Kind))
	}
	if o.Raised && !f.Advice {
		text += "; without it the finding would not be shown"
	}
	return text + reasons(f, o.Explanation) + "."
}

// reasons names the lines that weighed most.
func reasons(f *finding.Finding, x *finding.Explanation) string {
	if x == nil || len(x.Lines) == 0 {
		return ""
	}
	var places []string
	for _, l := range x.Lines {
		place := fmt.Sprintf("line %d", l.Line)
		if l.Path != f.Path {
			place = fmt.Sprintf("%s:%d", Clean(l.Path), l.Line)
		}
		places = append(places, place)
	}
	text := "; what weighed most: " + strings.Join(places, ", ")
	if len(x.Tokens) > 0 {
		text += " (" + Clean(strings.Join(x.Tokens, " ")) + ")"
	}
	if x.Checked && !x.Faithful {
		text += ", though taking that out does not change its mind"
	}
	return text
}

// Title is the title of a kind that the run announced, its id for another one.
func (k Kinds) Title(id finding.KindID) string {
	return k.Of(&finding.Finding{Kind: id, RuleID: string(id)}).Title
}
