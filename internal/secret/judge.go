package secret

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/catalog"
)

// byFormat recognises a text by its look.
func (s *finder) byFormat(value string) (hit, bool) {
	if len(value) < 12 {
		return hit{}, false
	}
	for i := range s.words.Formats {
		f := &s.words.Formats[i]
		if !f.Hinted(value) {
			continue
		}
		m := f.Pattern.FindStringSubmatchIndex(value)
		if m == nil || f.With != nil && !f.With.MatchString(value) {
			continue
		}
		secret := value[m[2]:m[3]]
		if s.words.Placeholders.MatchString(secret) || s.words.Samples.MatchString(secret) || repeated(secret) {
			continue
		}
		h := hit{label: f.Label, value: secret, base: byFormat}
		if strings.Contains(f.Label, "password") {
			if strings.Contains(secret, "${") || samplePassword(value[:m[2]], secret) {
				continue
			}
			if onThisMachine.MatchString(value[m[3]:]) {
				h.base = local
			}
		}
		return h, true
	}
	return hit{}, false
}

var (
	onThisMachine = regexp.MustCompile(`^@(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)\b`)
	sampleUser    = regexp.MustCompile(`(?i)(//|user id=|uid=)(user(name)?|login|me|foo)[:;]`)
	plainPassword = regexp.MustCompile(`(?i)^(pass(word|wd)?|pwd|pw|secret|bar)$`)
)

// samplePassword reports whether an address only shows where user and password would go.
func samplePassword(before, password string) bool {
	return plainPassword.MatchString(password) && sampleUser.MatchString(before+";") || plainPassword.MatchString(password) && sampleUser.MatchString(before)
}

// byPlace recognises a text by what it is given to.
func (s *finder) byPlace(at int32, value string) (hit, bool) {
	p := s.placeOf(at)
	if !p.value || p.testOnly {
		return hit{}, false
	}
	if isEnvironmentName(value) || repeated(value) || s.words.Placeholders.MatchString(value) {
		return hit{}, false
	}
	if a := s.argumentOf(&p); a != nil && s.accepted(a.Accepts, value, &p, true) {
		return hit{label: a.Label, value: value, base: byArgument}, true
	}
	if h, ok := s.basic(at, value, &p); ok {
		return h, true
	}
	if p.compared && (len(p.names) == 0 || len(value) < 6) {
		return hit{}, false
	}
	return s.named(&p, value)
}

// named judges a text that is given to something of a telling name.
func (s *finder) named(p *place, value string) (hit, bool) {
	credential := value
	if m := s.words.Schemes.FindStringSubmatch(value); m != nil {
		credential = m[2]
	}
	for _, name := range p.names {
		for i := range s.words.Names {
			n := &s.words.Names[i]
			if !n.Name.MatchString(name) || n.Not != nil && n.Not.MatchString(name) {
				continue
			}
			base := byName
			if n.Accepts == catalog.RandomText || n.Accepts == catalog.PasswordText {
				base = byLook
			}
			if !s.sameAs(credential, name, p) && s.accepted(n.Accepts, credential, p, false) {
				return hit{label: n.Label, value: credential, base: base}, true
			}
			break
		}
	}
	return hit{}, false
}

// argumentOf is the row of the argument that a text is, or stands in.
func (s *finder) argumentOf(p *place) *catalog.SecretArgument {
	if p.callee == "" {
		return nil
	}
	keys := strings.Join(p.keys, "/")
	for i := range s.words.Arguments {
		a := &s.words.Arguments[i]
		if (a.Argument < 0 || a.Argument == p.argument) && a.At(keys) && a.Call.MatchString(p.callee) &&
			(a.Not == nil || !a.Not.MatchString(p.callee)) && (a.With == nil || s.imported(a.With)) {
			return a
		}
	}
	return nil
}

func (s *finder) imported(re *regexp.Regexp) bool {
	for _, m := range s.modules {
		if re.MatchString(m) {
			return true
		}
	}
	return false
}

var userAndPassword = regexp.MustCompile(`^[\w.@+-]{2,}:\S{3,}$`)

// basic recognises "user:password" where it is encoded for a header.
func (s *finder) basic(at int32, value string, p *place) (hit, bool) {
	if !userAndPassword.MatchString(value) || strings.Contains(value, "//") {
		return hit{}, false
	}
	user, password, _ := strings.Cut(value, ":")
	encoded := p.callee == "btoa" || strings.HasSuffix(p.callee, ".encode64")
	if up := s.t.Nodes[at].Parent; !encoded && up >= 0 && s.t.Nodes[up].Parent >= 0 {
		call := s.t.Nodes[up].Parent
		if member := s.t.Nodes[call].Parent; member >= 0 && s.calleeOf(call) == "Buffer.from" {
			if outer := s.t.Nodes[member].Parent; outer >= 0 {
				encoded = strings.Contains(s.t.Text(outer)[int(s.t.Nodes[call].End-s.t.Nodes[outer].Start):], "base64")
			}
		}
	}
	if !encoded || plainPassword.MatchString(password) && strings.HasPrefix(user, "user") {
		return hit{}, false
	}
	return hit{label: "a user's password", value: password, base: byArgument}, true
}

// accepted reports whether a text looks as it must at a place. sink is set where the place itself
// signs, encrypts or logs in.
func (s *finder) accepted(a catalog.Accepts, value string, p *place, sink bool) bool {
	switch a {
	case catalog.AnyText:
		return sink || s.chosen(value, p)
	case catalog.AccountText:
		return sink || s.ofAccount(p) && s.chosen(value, p) && !isLabel(value)
	case catalog.SecretText:
		if p.callee != "" || p.fallback || len(p.keys) == 0 && !isLabel(value) {
			return s.chosen(value, p)
		}
		return s.password(value, p)
	case catalog.PasswordText:
		return s.password(value, p)
	case catalog.RandomText:
		return s.random(value, p, sink)
	}
	return false
}

var (
	weakSecret = regexp.MustCompile(`(?i)^(secret|password|passwd|default|admin|key|dev|test|local|development)$`)
	sentence   = regexp.MustCompile(`(?i)\b(invalid|missing|required|enter|must|please|incorrect|wrong|cannot|failed|does not|is not|should|expected)\b|^[A-Z].*\s.*[.:!?]$`)
	identifier = regexp.MustCompile(`^[a-z]+([._:-][a-z]+)*$|^[a-z]+([A-Z][a-z]+)*$|^[A-Z][a-z]+([ -][A-Za-z]+)*$`)
	address    = regexp.MustCompile(`^(https?|wss?|file|data|arn|urn|vault|secretsmanager|ssm|gcp|projects|op)[:/]|^\.{0,2}/|^[#.\[][A-Za-z][\w\-"'=\]]*$|^@|^[\w.-]+\.(pem|key|txt|json|crt|ya?ml|env|js|ts|html)$`)
	separators = regexp.MustCompile(`[._:/\s-]+`)
)

// chosen reports whether a text may be a signing key: weak ones count, labels and settings do not.
func (s *finder) chosen(value string, p *place) bool {
	if len(value) < 3 || address.MatchString(value) {
		return false
	}
	if strings.ContainsAny(value, " \n") && (sentence.MatchString(value) || len(strings.Fields(value)) > 6) {
		return p.callee != "" && p.fallback
	}
	return weakSecret.MatchString(value) || !s.words.Words.MatchString(value)
}

// password reports whether a text looks like a password somebody chose.
func (s *finder) password(value string, p *place) bool {
	switch {
	case len(value) < 4 || len(value) > 200 || address.MatchString(value):
		return false
	case strings.ContainsAny(value, " \t\n") && !p.fallback:
		return false
	case p.fallback || s.ofAccount(p):
		return !s.words.Samples.MatchString(value) && (p.fallback || !isLabel(value) || weakSecret.MatchString(value))
	case s.words.Samples.MatchString(value) || s.words.Words.MatchString(value):
		return false
	case p.compared:
		return hasDigit(value) && !isSlug(value)
	}
	return hasDigit(value) && !isSlug(value) || strings.ContainsAny(value, "!@#$%^&*+=?~|") && !strings.ContainsAny(value, "<>(){}[]")
}

// random reports whether a text looks like a generated key.
func (s *finder) random(value string, p *place, sink bool) bool {
	if address.MatchString(value) || s.words.Samples.MatchString(value) || s.words.Words.MatchString(value) {
		return false
	}
	if strings.ContainsAny(value, " \t\n<>(){}$") {
		return false
	}
	if p.fallback || sink {
		return len(value) >= 6 && (!identifier.MatchString(value) || p.fallback)
	}
	if len(value) < 8 || !hasDigit(value) || p.compared && len(value) < 10 {
		return false
	}
	return entropy(value) >= 2.6 && !isSlug(value)
}

// ofAccount reports whether a text stands beside what tells an account or a server.
func (s *finder) ofAccount(p *place) bool {
	return slices.ContainsFunc(p.siblings, func(k string) bool {
		switch k {
		case "host", "hostname", "user", "username", "user_name", "server", "database", "port", "dialect", "login", "account", "bind_dn", "url":
			return true
		}
		return false
	})
}

// sameAs reports whether a text only repeats the name it is given to: a label, a key, a column.
func (s *finder) sameAs(value, name string, p *place) bool {
	if p.fallback && p.callee != "" {
		return false
	}
	v, n := strings.ReplaceAll(snake(value), "_", ""), strings.ReplaceAll(name, "_", "")
	if v == n {
		return !p.fallback
	}
	return !p.fallback && !hasDigit(v) && (strings.HasSuffix(v, n) || strings.HasSuffix(n, v) && !weakSecret.MatchString(value))
}

// isEnvironmentName reports whether a text is the name of an environment variable.
func isEnvironmentName(s string) bool {
	underscore := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '_':
			underscore = true
		case (c < 'A' || c > 'Z') && (c < '0' || c > '9'):
			return false
		}
	}
	return underscore && s[0] != '_' && (s[0] < '0' || s[0] > '9')
}

// isLabel reports whether a text is written for people: "Password", "Neues Passwort".
func isLabel(s string) bool {
	return strings.Contains(s, " ") || s[0] >= 'A' && s[0] <= 'Z' && identifier.MatchString(s) || s[0] >= 0x80
}

// isSlug reports whether a text is lower-case words with separators and at most a short number, as
// names of settings, columns and messages are: "auth.password.v2".
func isSlug(s string) bool {
	parts := separators.Split(strings.TrimRight(s, "0123456789"), -1)
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if strings.ContainsAny(p, "0123456789!@#$%^&*+=?~|") && len(p) > 2 || p != strings.ToLower(p) && p != strings.ToUpper(p) {
			return false
		}
	}
	return true
}

// repeated reports whether a text is one or two characters over and over.
func repeated(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen) <= 2
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// entropy is the Shannon entropy of a text's bytes, in bits a byte.
func entropy(s string) float64 {
	var counts [256]int
	for i := range len(s) {
		counts[s[i]]++
	}
	e := 0.0
	for _, c := range counts {
		if c > 0 {
			f := float64(c) / float64(len(s))
			e -= f * math.Log2(f)
		}
	}
	return e
}
