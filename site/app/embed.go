package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Presets are the facts that a host page may answer in advance: none of them
// is about a person.
var Presets = []string{"problem", "role", "platform", "courier"}

// Embedded lists the pages made for frames on other sites, below the site's
// root. Those of a publisher stand below its id.
func Embedded(publisher string) (paths []string) {
	if publisher != "" {
		publisher += "/"
	}
	for _, lang := range Langs {
		paths = append(paths, "embed/"+publisher+lang+"/")
	}
	return paths
}

// embedded gives the state of such a page. Its address never changes: with an
// opaque origin a frame may not change it.
func (a *App) embedded(path string, today core.Day) (State, bool) {
	parts := strings.Split(strings.TrimSuffix(path, "/"), "/")
	lang := parts[len(parts)-1]
	if len(parts) > 3 || !contains(Langs, lang) {
		return State{}, false
	}
	return State{Lang: lang, Case: a.Engine.NewCase(), Today: today, Embed: path}, true
}

// Preset answers in advance what the host page has put into the fragment,
// such as #problem=loss&platform=tmall, as far as it makes sense, and goes to
// the page where the person's own answers begin.
func (s *State) Preset(fragment string) {
	for _, pair := range strings.Split(strings.TrimPrefix(fragment, "#"), "&") {
		name, value, _ := strings.Cut(pair, "=")
		if contains(Presets, name) && value != "unknown" && (name != "problem" || Coarse(value)) {
			s.Given = append(s.Given, Field{Fact: name, Values: []string{value}})
		}
	}
	s.begin(true)
}

// begin answers a new case with what was given, all of it or all but the
// problem, and passes the pages that this answers.
func (s *State) begin(problem bool) {
	for _, f := range s.Given {
		if f.Fact != "problem" || problem {
			s.Case.Set(f.Fact, core.Answer{Text: f.Values[0]})
		}
	}
	chosen, role := s.Get("problem"), s.Get("role")
	switch {
	case chosen == "":
	case contains(Direct, chosen):
		s.Page = Plan
	case role != "" && !contains(RolesOf(chosen), role):
		s.Case.Set("role", core.Answer{})
		s.Page = Role
	case role != "":
		s.Page = Third
	default:
		s.Page = Role
	}
}

// Stay keeps what belongs to the page and not to the case.
func (s *State) Stay(from *State) {
	s.Live, s.Embed, s.Given = from.Live, from.Embed, from.Given
}

// Address is where the history puts the state, or "" for an address that
// stays.
func (s *State) Address() string {
	if s.Embed != "" {
		return ""
	}
	return s.Lang + "/" + s.Path()
}
