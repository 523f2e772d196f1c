package source

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// What is left out by default, by the name of the directory, and what is found unfit by the look
// of the file: a scanner's word about code that nobody here wrote helps nobody here.

// dependencies is the reason of directories that are left out without a word.
const dependencies = "dependencies"

var defaultDirs = map[string]string{
	"node_modules": dependencies, "bower_components": dependencies, "jspm_packages": dependencies,
	".yarn": dependencies, ".pnpm-store": dependencies, "flow-typed": dependencies,
	".hg": dependencies, ".svn": dependencies, ".git": dependencies,
	".venv": dependencies, "site-packages": dependencies,
	".next": dependencies, ".nuxt": dependencies, ".svelte-kit": dependencies, ".output": dependencies,
	".cache": dependencies, ".parcel-cache": dependencies, ".turbo": dependencies, ".angular": dependencies,
	"coverage": ReasonGenerated, ".nyc_output": ReasonGenerated, "storybook-static": ReasonBuild,
	"vendor": ReasonVendored, "vendors": ReasonVendored, "third_party": ReasonVendored,
	"third-party": ReasonVendored, "thirdparty": ReasonVendored,
	"dist": ReasonBuild, "build": ReasonBuild, "out": ReasonBuild,
}

// dirReason says why a directory is left out by default, or "".
func (w *walker) dirReason(name string, siblings []fs.DirEntry) string {
	reason := defaultDirs[path.Base(name)]
	switch {
	case reason == ReasonBuild && !w.isBuilt(name, siblings):
		return ""
	case path.Base(name) == "coverage" && !w.hasFile(name, "lcov.info", "lcov-report", "coverage-final.json", "index.html"):
		return ""
	}
	return reason
}

// isBuilt tells whether a directory called dist, build or out was built from sources beside it: a
// published package may have its only code there.
func (w *walker) isBuilt(name string, siblings []fs.DirEntry) bool {
	manifest := false
	for _, e := range siblings {
		switch e.Name() {
		case "src", "source", "lib", "packages", "app", "apps", "tsconfig.json", "webpack.config.js", "rollup.config.js",
			"rollup.config.mjs", "vite.config.js", "vite.config.ts", "gulpfile.js", "Gruntfile.js", "angular.json":
			return true
		case "package.json":
			manifest = true
		}
	}
	if !manifest {
		return false
	}
	text := readSmall(w.fsys, path.Join(path.Dir(name), "package.json"))
	return !regexp.MustCompile(`[:\[]\s*"(\./)?` + regexp.QuoteMeta(path.Base(name)) + `/`).Match(text)
}

func (w *walker) hasFile(dir string, names ...string) bool {
	for _, n := range names {
		if _, err := fs.Stat(w.fsys, path.Join(dir, n)); err == nil {
			return true
		}
	}
	return false
}

// Unfit says why a file should not be analysed unless somebody asks for it, and gives a detail; the
// reason of a fit one is "".
func Unfit(f *File) (reason, detail string) {
	if isBinary(f.Text) {
		return ReasonBinary, "it has bytes that no text has"
	}
	if minifiedName.MatchString(f.Path) {
		return ReasonMinified, "by its name"
	}
	head := f.Text[:min(len(f.Text), 4096)]
	if m := generatedMark(head); m != "" {
		return ReasonGenerated, fmt.Sprintf("its first comment says %q", m)
	}
	if isBundle(head) {
		return ReasonGenerated, "the output of a bundler"
	}
	if detail := vendored(f.Path, head); detail != "" {
		return ReasonVendored, detail
	}
	if detail := minified(f); detail != "" {
		return ReasonMinified, detail
	}
	return "", ""
}

var (
	minifiedName  = regexp.MustCompile(`(?i)[.-]min\.(js|mjs|cjs|html?)$`)
	generatedText = regexp.MustCompile(`@generated\b|\b(auto-?(matically )?generated|generated (automatically |code |file|by |from |with |using )).{0,300}?\b(do not (edit|modify|change)|don't edit|any changes .{0,40}(lost|overwritten))|\bcode generated .{0,200}do not edit`)
)

// generatedMark is what a file's first comments say of its being generated, or "".
func generatedMark(head []byte) string {
	if !bytes.Contains(head, []byte("enerated")) && !bytes.Contains(head, []byte("ENERATED")) {
		return ""
	}
	return string(generatedText.Find(bytes.ToLower(leadingComments(head))))
}

// bundleMarks are in the first lines of what webpack, browserify, parcel and esbuild build.
var bundleMarks = [][]byte{
	[]byte("webpackBootstrap"), []byte("webpackUniversalModuleDefinition"), []byte("__webpack_modules__"),
	[]byte("(function(){function r(e,n,t){function o(i,f)"), []byte("parcelRequire ="), []byte("parcelRequire="), []byte("// Modules are bundled by"),
}

func isBundle(head []byte) bool {
	return slices.ContainsFunc(bundleMarks, func(mark []byte) bool { return bytes.Contains(head, mark) })
}

// leadingComments is the text of the comments that a file begins with, line breaks as spaces.
func leadingComments(head []byte) []byte {
	var out []byte
	for rest := bytes.TrimPrefix(head, byteOrderMark); ; {
		rest = bytes.TrimLeft(rest, " \t\r\n;")
		var end string
		switch {
		case bytes.HasPrefix(rest, []byte("//")), bytes.HasPrefix(rest, []byte("#!")):
			end = "\n"
		case bytes.HasPrefix(rest, []byte("/*")):
			end = "*/"
		case bytes.HasPrefix(rest, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(rest, []byte(`"use strict"`)), bytes.HasPrefix(rest, []byte(`'use strict'`)):
			rest = rest[len(`"use strict"`):]
			continue
		default:
			return bytes.ReplaceAll(out, []byte{'\n'}, []byte{' '})
		}
		comment, after, _ := bytes.Cut(rest, []byte(end))
		out = append(append(out, comment...), '\n')
		rest = after
	}
}

var (
	versionedName = regexp.MustCompile(`(?i)/[a-z][\w.-]*?[-.]v?\d+\.\d+(\.\d+)*([-.](slim|pack|full|umd|bundle|all))*\.js$`)
	assetDir      = regexp.MustCompile(`(?i)(^|/)(public|static|assets?|libs|plugins?|wwwroot|www|javascripts?|webroot|htdocs|resources|external|contrib)/`)
	codeDir       = regexp.MustCompile(`(?i)(^|/)(js|lib|scripts?|ext|deps|media)/`) // where a banner says little
	libraryBanner = regexp.MustCompile(`^\s*/\*[!*]*\s*(@preserve|@license)?[\s*!]*[@\w .$/:-]{2,60}?[ -](v|version |@)?\d+\.\d+(\.\d+)?\b`)
)

// vendored says how a file shows that it is a copy of a published library lying among a site's
// assets, or "".
func vendored(p string, head []byte) string {
	banner := bytes.HasPrefix(head, []byte("/*!"))
	if !banner && !strings.ContainsAny(path.Base(p), "0123456789") {
		return ""
	}
	asset := assetDir.MatchString(p)
	if versionedName.MatchString("/"+p) && (asset || codeDir.MatchString(p)) {
		return "a library's version is in its name"
	}
	if banner && asset && libraryBanner.Match(head[:min(len(head), 300)]) {
		return "it begins with a library's banner"
	}
	return ""
}

// minified says by what numbers code looks minified, or "": most of it stands in very long lines
// that are dense with punctuation and have next to no white space, and little is written in lines
// of an ordinary length.
func minified(f *File) string {
	const longLine, fewLines, enough = 500, 40, 2_000
	long, ordinary := 0, 0
	total := 0
	for n := 1; n <= len(f.lines); n++ {
		start, end := f.lineSpan(n)
		line := bytes.TrimSpace(f.Code[start:end])
		total += len(line)
		switch {
		case len(line) > longLine && isDense(line):
			long += len(line)
		case len(line) > 0 && line[0] != '*' && line[0] != '/':
			ordinary++
		}
	}
	if long < enough || long*10 < total*6 || ordinary > fewLines {
		return ""
	}
	return fmt.Sprintf("%d of %d bytes in lines of over %d characters", long, total, longLine)
}

func isDense(line []byte) bool {
	space, marks := 0, 0
	for _, c := range line {
		switch {
		case c == ' ' || c == '\t':
			space++
		case strings.IndexByte(";,(){}=.", c) >= 0:
			marks++
		}
	}
	return space*100 < len(line)*12 && marks*100 > len(line)*8
}
