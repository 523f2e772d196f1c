package catalog

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// Languages lists the languages there are models for, by their folders' names.
func (c *Catalog) Languages() []string { return sortedKeys(c.libraries) }

// Unused lists the kinds that no row of a library model and no rule reports: nothing can find them.
// A rule that does not parse counts for nothing here; package pattern says what is wrong with it.
func (c *Catalog) Unused() []string {
	used := map[string]bool{}
	for _, lib := range c.libraries {
		for i := range lib.nodes {
			n := &lib.nodes[i]
			sinks := slices.Concat(n.assign, n.keyed)
			if n.call != nil {
				sinks = append(sinks, n.call.Sinks...)
			}
			for _, s := range sinks {
				for _, k := range s.Kinds {
					used[c.Kinds[k].ID] = true
				}
			}
		}
	}
	for _, n := range c.names {
		n.mark(c, used)
	}
	for _, f := range c.Rules {
		for _, kind := range f.kinds() {
			used[kind] = true
		}
	}
	var unused []string
	for _, k := range c.Kinds {
		if !used[k.ID] {
			unused = append(unused, k.ID)
		}
	}
	return unused
}

// kinds lists what the file's rules name as their metadata.kind.
func (f *RuleFile) kinds() []string {
	var file struct {
		Rules []struct {
			Metadata struct {
				Kind string `yaml:"kind"`
			} `yaml:"metadata"`
		} `yaml:"rules"`
	}
	if yaml.Unmarshal(f.Data, &file) != nil {
		return nil
	}
	var kinds []string
	for _, r := range file.Rules {
		kinds = append(kinds, r.Metadata.Kind)
	}
	return kinds
}
