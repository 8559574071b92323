// Package app is what a visitor does, as a value: a state, events, and a pure
// function from one to the next. There is no browser in it.
package app

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Page is the kind of page that is shown.
type Page uint8

const (
	Home  Page = iota
	More       // the situations behind the last tile
	Role       // whose parcel it is
	Third      // the third coarse question
	Plan
	Ask    // one question page on top of the coarse ones
	Heard  // what was understood of a text
	Redact // hides personal data; always a document of its own
	Cases  // what is remembered on this device, and what may come in
	Diary  // what happened, for the person to note down
	Paper  // the whole case, for print
	Hand   // one masked page for a human who helps
	Share  // what a link would hold, before it is made
)

// State is everything that a page is made of. Facts are the facts asked on an
// Ask page. Return is set where an earlier answer is being changed: the plan
// comes back afterwards. Errors are keyed by fact; Typed is the form that was
// refused, so that nothing has to be typed again.
type State struct {
	Lang   string
	Page   Page
	Case   *core.Case
	Today  core.Day
	Facts  []string
	Return bool
	Errors map[string]string
	Typed  []Field

	// Numbers that are only tried out, and the case that they describe. Came
	// and Went are what the last change of an answer brought and took.
	Trial      []Field
	With       *core.Case
	Came, Went []string

	// What the person wrote, and what was understood of it: in memory only.
	Said    string
	Heard   *core.Reading
	Masking *Masking // of the page Redact
	Live    bool     // made by the engine, which can ask further
	Keep    Keeping

	// In a frame on another site: the page's own address, and what the host
	// has answered in advance.
	Embed string
	Given []Field
}

// App is the knowledge that states refer to, and what was last worked out
// with it: a page asks for the same plan more than once.
type App struct {
	Engine *core.Engine
	Reader *core.Reader // nil until its file is there
	Base   string       // the site's address, for links that are shared

	// Chance gives a short random word, for the name of a case. All else is a
	// function of the state. Nil where nothing can be kept.
	Chance func() string

	plan, next memo
}

// memo remembers one answer and the question that it answers.
type memo struct {
	values []core.Value
	today  core.Day
	plan   *core.Plan
	next   *core.Next
}

func (m *memo) fits(s *State) bool {
	return m.values != nil && m.today == s.Today && slices.Equal(m.values, s.Case.Values)
}

// Plan gives the plan for a state.
func (a *App) Plan(s *State) *core.Plan {
	if !a.plan.fits(s) {
		p := a.Engine.Advise(s.Case, s.Today)
		a.plan = memo{values: slices.Clone(s.Case.Values), today: s.Today, plan: p, next: p.Next}
		a.next = a.plan
	}
	return a.plan.plan
}

// Next gives the question to ask next, or nil.
func (a *App) Next(s *State) *core.Next {
	if !a.next.fits(s) {
		a.next = memo{values: slices.Clone(s.Case.Values), today: s.Today, next: a.Engine.Next(s.Case, s.Today)}
	}
	return a.next.next
}

// Langs are the languages of the site.
var Langs = []string{"zh", "en"}

// Get gives an answer as text; "" where absent.
func (s *State) Get(fact string) string {
	id, ok := s.Case.Schema.Lookup(fact)
	if !ok {
		return ""
	}
	return s.Case.Text(id).Text
}

// Tiles are the situations of the home page, in order. The last leads to the
// page More.
var Tiles = []string{
	"delay", "loss", "damage", "missing_item", "wrong_item", "signed_not_received",
	"locker_or_station", "return_parcel", "refused_compensation", "more",
}

// MoreProblems are the situations behind the last tile.
var MoreProblems = []string{"service", "overcharge", "withheld", "not_shipped", "returned_or_recalled", "unordered", "other"}

// Direct are the situations whose first screen acts: no role, no third
// question.
var Direct = []string{"scam", "privacy_leak"}

// Roles are the roles, in the order of the screen.
var Roles = []string{"buyer", "returning_buyer", "recipient", "sender", "merchant"}

// RolesOf gives the roles that a situation can have.
func RolesOf(problem string) []string {
	if problem == "return_parcel" {
		return []string{"returning_buyer"}
	}
	return Roles
}

// Choice is one answer of a coarse question.
type Choice struct{ Value, Word string }

// ThirdOf gives the fact of the third coarse question and its choices. A
// buyer hardly ever knows whether the parcel was insured and need not; where
// the seller stands is what decides.
func ThirdOf(role string) (fact string, choices []Choice) {
	switch role {
	case "buyer":
		return "seller_reply", []Choice{{"not_asked", "third-buyer-not_asked"}, {"waiting", "third-buyer-waiting"}, {"refused", "third-buyer-refused"}, {"unknown", "third-buyer-unknown"}}
	case "recipient":
		return "sender_reply", []Choice{{"promised", "third-recipient-promised"}, {"refused", "third-recipient-refused"}, {"not_asked", "third-recipient-not_asked"}}
	}
	return "insured", []Choice{{"yes", "third-sender-yes"}, {"no", "third-sender-no"}, {"unknown", "third-sender-unknown"}}
}

// Path gives a state's address below the language folder: its coarse,
// non-personal answers and nothing else. It ends in "/".
func (s *State) Path() string {
	switch s.Page {
	case Home, Heard:
		return ""
	case More:
		return "more/"
	case Redact:
		return "redact/"
	case Cases:
		return "cases/"
	}
	problem := s.Get("problem")
	if !Coarse(problem) {
		return ""
	}
	path := problem + "/"
	role := s.Get("role")
	if s.Page == Role || contains(Direct, problem) || !contains(RolesOf(problem), role) {
		return path
	}
	path += role + "/"
	if s.Page == Third {
		return path
	}
	// An answer without a page of its own, such as "they promised", has the
	// page of "not sure"; where there is none, that of the question.
	fact, choices := ThirdOf(role)
	for _, value := range []string{s.Get(fact), "unknown"} {
		for _, c := range choices {
			if c.Value == value {
				return path + value + "/"
			}
		}
	}
	return path
}

// Further reports that the engine runs and that the person has gone beyond
// what a printed page holds: something finer was answered, tried, noted or
// kept. Until then the engine's page is the printed one, to the letter.
func (a *App) Further(s *State) bool {
	k := &s.Keep
	if !s.Live {
		return false
	}
	if k.Stored || len(k.File.Diary) > 0 || len(k.Personal) > 0 || len(s.Trial) > 0 || s.Page > Ask {
		return true
	}
	printed, ok := a.Route(s.Lang+"/"+s.Path(), s.Today)
	return !ok || !slices.Equal(printed.Case.Values, s.Case.Values)
}

// Route gives the state of an address below the site's root, such as
// "zh/loss/buyer/refused/". ok is false where there is no such page.
func (a *App) Route(path string, today core.Day) (s State, ok bool) {
	if strings.HasPrefix(path, "embed/") {
		return a.embedded(path, today)
	}
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	if len(parts) == 0 || len(parts) > 4 || !contains(Langs, parts[0]) {
		return State{}, false
	}
	s = State{Lang: parts[0], Case: a.Engine.NewCase(), Today: today}
	parts = parts[1:]
	if len(parts) == 0 {
		return s, true
	}
	problem := parts[0]
	if problem == "more" {
		s.Page = More
		return s, len(parts) == 1
	}
	if problem == "redact" {
		s.Page = Redact
		return s, len(parts) == 1
	}
	if problem == "cases" {
		s.Page = Cases
		return s, len(parts) == 1
	}
	if !Coarse(problem) || s.Case.Set("problem", core.Answer{Text: problem}) != nil {
		return State{}, false
	}
	if contains(Direct, problem) {
		s.Page = Plan
		return s, len(parts) == 1
	}
	s.Page = Role
	if len(parts) == 1 {
		return s, true
	}
	if !contains(RolesOf(problem), parts[1]) || s.Case.Set("role", core.Answer{Text: parts[1]}) != nil {
		return State{}, false
	}
	s.Page = Third
	if len(parts) == 2 {
		return s, true
	}
	fact, choices := ThirdOf(parts[1])
	for _, c := range choices {
		if c.Value == parts[2] {
			s.Page = Plan
			return s, s.Case.Set(fact, core.Answer{Text: c.Value}) == nil
		}
	}
	return State{}, false
}

// Coarse reports whether a problem has pages of its own.
func Coarse(problem string) bool {
	return problem != "more" && (contains(Tiles, problem) || contains(MoreProblems, problem) || contains(Direct, problem))
}

// Paths lists the address of every static page, below the site's root.
func Paths() []string {
	var paths []string
	problems := append(append(append([]string{}, Tiles[:len(Tiles)-1]...), MoreProblems...), Direct...)
	for _, lang := range Langs {
		paths = append(paths, lang+"/", lang+"/more/", lang+"/redact/", lang+"/cases/")
		for _, problem := range problems {
			paths = append(paths, lang+"/"+problem+"/")
			if contains(Direct, problem) {
				continue
			}
			for _, role := range RolesOf(problem) {
				paths = append(paths, lang+"/"+problem+"/"+role+"/")
				_, choices := ThirdOf(role)
				for _, c := range choices {
					paths = append(paths, lang+"/"+problem+"/"+role+"/"+c.Value+"/")
				}
			}
		}
	}
	return paths
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
