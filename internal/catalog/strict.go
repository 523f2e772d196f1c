package catalog

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Problem is one thing wrong with the catalogue's data.
type Problem struct {
	File string
	Line int // 0 when the whole file is meant
	Text string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Text
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Text
}

// Problems is everything wrong with the catalogue's data, in order of file and line.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].String()
	}
	return strings.Join(lines, "\n")
}

// err returns the problems in order as an error, or nil when there are none.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Text, b.Text))
	})
	return slices.Compact(p)
}

// decoder reads YAML strictly: every field must exist, none may appear twice, types must fit, and
// every mistake is reported with its line. It fills structs by their yaml tags, slices, maps from
// strings, and scalars; a struct field Line with tag "-" gets the line it stands on, and a field
// tagged ",required" must be given.
type decoder struct {
	file     string
	problems *Problems
}

func (d *decoder) report(line int, format string, args ...any) {
	*d.problems = append(*d.problems, Problem{d.file, line, fmt.Sprintf(format, args...)})
}

// decodeFile reads a file that has been parsed into v, a pointer to a struct. It reports false when
// there is nothing in it.
func (d *decoder) decodeFile(f *dataFile, v any) bool {
	if f.err != nil {
		line, text := yamlError(f.err)
		d.report(line, "%s", text)
		return false
	}
	if len(f.doc.Content) == 0 {
		d.report(0, "the file is empty")
		return false
	}
	top := f.doc.Content[0]
	d.decode(top, reflect.ValueOf(v).Elem())
	return top.Kind == yaml.MappingNode
}

// yamlError takes the line out of the words of package yaml.
func yamlError(err error) (int, string) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		if num, after, ok := strings.Cut(rest, ": "); ok {
			if line, err := strconv.Atoi(num); err == nil {
				return line, after
			}
		}
	}
	return 0, text
}

func (d *decoder) decode(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.report(n.Line, "anchors and aliases are not used in the catalogue")
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.decodeStruct(n, v)
	case reflect.Map:
		d.decodeMap(n, v)
	case reflect.Slice:
		d.decodeSlice(n, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem())
	default:
		d.decodeScalar(n, v)
	}
}

// pairs calls f for each key and value of a mapping and reports keys that appear twice.
func (d *decoder) pairs(n *yaml.Node, f func(key, value *yaml.Node)) bool {
	if n.Kind != yaml.MappingNode {
		d.report(n.Line, "want fields here, as in `name: value`")
		return false
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			d.report(key.Line, "%s is given twice", key.Value)
			continue
		}
		seen[key.Value] = true
		f(key, n.Content[i+1])
	}
	return true
}

func (d *decoder) decodeStruct(n *yaml.Node, v reflect.Value) {
	t := v.Type()
	if line := v.FieldByName("Line"); line.IsValid() {
		line.SetInt(int64(n.Line))
	}
	given := make([]bool, t.NumField())
	ok := d.pairs(n, func(key, value *yaml.Node) {
		for i := range t.NumField() {
			if name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); name == key.Value && name != "-" {
				given[i] = true
				d.decode(value, v.Field(i))
				if f := v.Field(i); f.Kind() == reflect.String && value.Kind == yaml.ScalarNode && strings.TrimSpace(value.Value) == "" {
					d.report(value.Line, "%s is empty", key.Value)
				}
				return
			}
		}
		d.report(key.Line, "unknown field %s", key.Value)
	})
	for i := range t.NumField() {
		name, required, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if ok && required == "required" && !given[i] {
			d.report(n.Line, "%s is missing", name)
		}
	}
}

func (d *decoder) decodeMap(n *yaml.Node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	d.pairs(n, func(key, value *yaml.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.decode(value, e)
		v.SetMapIndex(reflect.ValueOf(key.Value), e)
	})
}

// decodeSlice reads a list; a single value counts as a list of one where a list of scalars is wanted.
func (d *decoder) decodeSlice(n *yaml.Node, v reflect.Value) {
	items := n.Content
	switch {
	case n.Kind == yaml.ScalarNode && v.Type().Elem().Kind() == reflect.String && n.Tag != "!!null":
		items = []*yaml.Node{n}
	case n.Kind != yaml.SequenceNode:
		d.report(n.Line, "want a list here")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		d.decode(item, v.Index(i))
	}
}

func (d *decoder) decodeScalar(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		d.report(n.Line, "want a single value here")
		return
	}
	var err error
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		var b bool
		b, err = strconv.ParseBool(n.Value)
		v.SetBool(b)
	case reflect.Int:
		var i int64
		i, err = strconv.ParseInt(n.Value, 10, 32)
		v.SetInt(i)
	case reflect.Float64:
		var f float64
		f, err = strconv.ParseFloat(n.Value, 64)
		v.SetFloat(f)
	default:
		panic("catalog: the decoder knows no " + v.Kind().String())
	}
	if err != nil {
		d.report(n.Line, "%q is not a %s", n.Value, v.Kind())
	}
}
