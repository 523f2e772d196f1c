package dataset

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

//go:embed languages.yaml
var languagesYAML []byte

type language struct {
	Name       string
	Extensions []string
	Aliases    []string
	Frameworks []struct {
		Name  string
		Words []string
	}
}

// languages is the table of languages.yaml. It is part of the program, so that a fault in it is a
// fault of the program, which the tests find.
var languages = sync.OnceValue(func() []language {
	var all []language
	if err := yaml.Unmarshal(languagesYAML, &all); err != nil {
		panic(fmt.Sprintf("languages.yaml: %v", err))
	}
	return all
})

func findLanguage(is func(*language) bool) *language {
	all := languages()
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// LanguageOf tells the language that goes by a file extension.
func LanguageOf(ext string) (string, bool) {
	ext = strings.ToLower(ext)
	l := findLanguage(func(l *language) bool { return slices.Contains(l.Extensions, ext) })
	if l == nil {
		return "", false
	}
	return l.Name, true
}

// LanguageNamed tells the language that a corpus calls by a name: "JS", "Python3", ".cpp", "C".
func LanguageNamed(name string) (string, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	l := findLanguage(func(l *language) bool {
		return l.Name == name || slices.Contains(l.Aliases, name) || slices.Contains(l.Extensions, name)
	})
	if l == nil {
		return "", false
	}
	return l.Name, true
}

// Extension is the extension that files of a language are given, ".txt" for one that is unknown.
func Extension(name string) string {
	l := findLanguage(func(l *language) bool { return l.Name == name })
	if l == nil || len(l.Extensions) == 0 {
		return ".txt"
	}
	return l.Extensions[0]
}

// FrameworkOf tells the framework that code shows to be written for, or "".
func FrameworkOf(name, code string) string {
	l := findLanguage(func(l *language) bool { return l.Name == name })
	if l == nil {
		return ""
	}
	for _, f := range l.Frameworks {
		for _, w := range f.Words {
			if strings.Contains(code, w) {
				return f.Name
			}
		}
	}
	return ""
}
