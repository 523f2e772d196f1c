package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gopkg.in/yaml.v3"
)

// loader reads layers into a catalogue.
type loader struct {
	catalog  *Catalog
	files    []dataFile
	problems Problems
}

type dataFile struct {
	layer, path string // path within the layer
	data        []byte
	doc         yaml.Node
	err         error // what is wrong with its YAML
}

func (f *dataFile) name() string {
	if f.layer == "" {
		return f.path
	}
	return f.layer + "/" + f.path
}

// read reads every YAML file of a layer, in order of path.
func (l *loader) read(layer Layer) error {
	return fs.WalkDir(layer.FS, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if top, _, _ := strings.Cut(path, "/"); path == "." || top == "kinds" || top == "models" || top == "rules" || top == "operations" || top == "routes" || top == "names" || top == "secrets" || top == "settings" {
				return nil
			}
			return fs.SkipDir
		case !strings.HasSuffix(path, ".yaml") && !strings.HasSuffix(path, ".yml"):
			return nil
		}
		data, err := fs.ReadFile(layer.FS, path)
		l.files = append(l.files, dataFile{layer: layer.Name, path: path, data: data})
		return err
	})
}

// parse parses all YAML but rules, which package pattern parses itself. It is much of the work of
// loading, and done on all cores.
func (l *loader) parse() {
	var wg sync.WaitGroup
	var next atomic.Int32
	for range min(runtime.GOMAXPROCS(0), len(l.files)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(l.files); i = int(next.Add(1)) - 1 {
				if f := &l.files[i]; !strings.HasPrefix(f.path, "rules/") {
					f.err = yaml.Unmarshal(f.data, &f.doc)
				}
			}
		})
	}
	wg.Wait()
}

func (l *loader) load() {
	l.parse()
	h := sha256.New()
	var models []*modelFile
	for i := range l.files {
		f := &l.files[i]
		for _, part := range [][]byte{[]byte(f.path), f.data} {
			h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
			h.Write(part)
		}
		switch parts := strings.Split(f.path, "/"); {
		case f.path == "contexts.yaml":
			l.contexts(f)
		case len(parts) == 2 && (parts[0] == "kinds" || parts[0] == "operations" || parts[0] == "routes" || parts[0] == "names" || parts[0] == "secrets" || parts[0] == "settings"):
		case len(parts) == 3 && parts[0] == "models":
			m := &modelFile{file: f.name(), language: parts[1]}
			if l.decoder(f).decodeFile(f, m) {
				models = append(models, m)
			}
		case len(parts) >= 3 && parts[0] == "rules":
			l.catalog.Rules = append(l.catalog.Rules, RuleFile{f.name(), parts[1], f.data})
		default:
			l.decoder(f).report(0, "no such place in a catalogue: want contexts.yaml, kinds/*.yaml, operations/*.yaml, routes/*.yaml, names/*.yaml, secrets/*.yaml, settings/*.yaml, models/<language>/*.yaml or rules/<language>/*.yaml")
		}
	}
	l.catalog.hash = hex.EncodeToString(h.Sum(nil)[:16])
	l.kinds()
	if l.number() {
		l.eachOf("operations", func(f *dataFile, name string) { l.operations(f, name) })
		l.eachOf("routes", func(f *dataFile, name string) { l.loadRoutes(f, name) })
		l.eachOf("names", func(f *dataFile, name string) { l.loadNames(f, name) })
		l.eachOf("secrets", func(f *dataFile, name string) { l.loadSecrets(f, name) })
		l.eachOf("settings", func(f *dataFile, name string) { l.loadSettings(f, name) })
		l.compile(models)
	}
}

func (l *loader) decoder(f *dataFile) *decoder { return &decoder{f.name(), &l.problems} }

// eachOf calls f for each file of a folder, with its name less the suffix.
func (l *loader) eachOf(folder string, f func(file *dataFile, name string)) {
	for i := range l.files {
		if dir, name, ok := strings.Cut(l.files[i].path, "/"); ok && dir == folder && !strings.Contains(name, "/") {
			f(&l.files[i], strings.TrimSuffix(strings.TrimSuffix(name, ".yml"), ".yaml"))
		}
	}
}

func (l *loader) contexts(f *dataFile) {
	var file contextsFile
	d := l.decoder(f)
	d.decodeFile(f, &file)
	c := l.catalog
	for _, x := range file.Contexts {
		if _, twice := c.contexts[x.ID]; twice || !idPattern.MatchString(x.ID) || x.ID == "all" || x.ID == "text" {
			d.report(x.Line, "context %q: not a new id of lower-case words joined by dashes", x.ID)
			continue
		}
		c.contexts[x.ID] = 0
		c.Contexts = append(c.Contexts, x)
	}
	for _, x := range file.SourceKinds {
		if c.origins[x.ID] || !idPattern.MatchString(x.ID) {
			d.report(x.Line, "source kind %q: not a new id of lower-case words joined by dashes", x.ID)
			continue
		}
		c.origins[x.ID] = true
		c.SourceKinds = append(c.SourceKinds, x)
	}
}

// kinds reads every kind; a kind that names no context brings its own.
func (l *loader) kinds() {
	c := l.catalog
	contextOf := map[*Kind]string{}
	l.eachOf("kinds", func(f *dataFile, _ string) {
		var file kindFile
		d := l.decoder(f)
		if !d.decodeFile(f, &file) {
			return
		}
		k := d.kind(&file, c.origins)
		if _, twice := c.kinds[k.ID]; twice {
			d.report(file.Line, "kind %s is already described", k.ID)
			return
		}
		c.kinds[k.ID] = 0
		c.Kinds = append(c.Kinds, k)
		if _, known := c.contexts[file.Context]; !known && file.Context != "" {
			d.report(file.Line, "unknown context %s", file.Context)
		}
		contextOf[k] = cmp.Or(file.Context, k.ID)
		if _, known := c.contexts[k.ID]; !known && file.Context == "" {
			c.contexts[k.ID] = 0
			c.Contexts = append(c.Contexts, Context{ID: k.ID, About: k.Title})
		}
	})
	slices.SortFunc(c.Contexts, func(a, b Context) int { return strings.Compare(a.ID, b.ID) })
	for i, x := range c.Contexts {
		c.contexts[x.ID] = i
	}
	for _, k := range c.Kinds {
		k.Context = c.contexts[contextOf[k]]
	}
}

// number gives kinds their places and contexts their bits, if these suffice.
func (l *loader) number() bool {
	c := l.catalog
	slices.SortFunc(c.Kinds, func(a, b *Kind) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.SourceKinds, func(a, b SourceKind) int { return strings.Compare(a.ID, b.ID) })
	for i, k := range c.Kinds {
		c.kinds[k.ID] = i
	}
	if most := 64 * len(Marks{}); len(c.Contexts) > most {
		l.problems = append(l.problems, Problem{File: "contexts.yaml", Text: fmt.Sprintf("%d contexts, with those of kinds; %d are the most", len(c.Contexts), most)})
		return false
	}
	for i, x := range c.Contexts {
		c.All = c.All.With(i)
		if x.Text {
			c.Text = c.Text.With(i)
		}
	}
	return true
}

// compile makes one library of each language's models.
func (l *loader) compile(models []*modelFile) {
	builders := map[string]*builder{}
	var languages []string
	for _, m := range models {
		if builders[m.language] == nil {
			builders[m.language] = newBuilder(l.catalog, &l.problems)
			languages = append(languages, m.language)
		}
		builders[m.language].files = append(builders[m.language].files, m)
	}
	for _, language := range languages {
		b := builders[language]
		b.build()
		if len(l.problems) == 0 {
			l.catalog.libraries[language] = b.library()
		}
	}
}
