package app

import (
	"slices"
	"sort"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Keeping is what a case has beyond its answers, and what this device has
// kept. All of it is in memory; only a case that the person told us to
// remember has effects that store it. It is a value: slices are replaced,
// never written into.
type Keeping struct {
	File     core.Saved   // id, title, diary …; its answers are those of State.Case
	Stored   bool         // remembered on this device
	Personal []core.Field // for the messages; in memory only
	Names    bool         // the person asked to save Personal too
	Sums     []Field      // amounts that were typed as a sum; in memory only

	Shelf []Shelved   // what is remembered on this device
	News  *News       // what happened since the last visit
	Offer *Offer      // a case that came from outside: looked at, not yet opened
	Clash *core.Saved // what another tab has made of this case

	Told  string   // id of the word for what just happened, or ""
	Shown string   // a text to copy by hand: an export, a link
	Left  []string // after wiping: what is still there
}

// Shelved is a remembered case, or one that does not read: then File is nil
// and Text is what stands there.
type Shelved struct {
	ID    string
	File  *core.Saved
	Fault string
	Text  string
}

// Offer is a case from a file, a text or a link. Answers is the same as a
// state, for the preview.
type Offer struct {
	File *core.Saved
	Case *core.Case
	Link bool // it came with the address
}

// maxDiary keeps a case far below what casefile reads.
const maxDiary = 200

// kept follows what changed a remembered case with a save, and a case that
// got a name with a note of it in the history.
func (a *App) kept(before, after *State, event string, effects []Effect) []Effect {
	k := &after.Keep
	if before.Keep.File.ID != k.File.ID {
		if k.File.ID != "" && !slices.Contains(effects, push) {
			return append([]Effect{{Do: "replace"}}, effects...)
		}
		return effects
	}
	if !k.Stored || k.Clash != nil || after.Get("problem") == "" || contains(silent, event) {
		return effects
	}
	if slices.Equal(before.Case.Values, after.Case.Values) && same(&before.Keep, k) {
		return effects
	}
	return append(effects, a.store(after))
}

// silent are events that store by themselves, or show what is stored.
var silent = []string{"restore", "shelf", "elsewhere", "remember", "settle", "open-case", "forget", "not-stored"}

// same reports that nothing was changed that a save would hold.
func same(a, b *Keeping) bool {
	return a.Names == b.Names && a.File.Title == b.File.Title && a.File.Seen == b.File.Seen && a.File.Calendar == b.File.Calendar &&
		slices.Equal(a.File.Diary, b.File.Diary) && (!b.Names || slices.Equal(a.Personal, b.Personal))
}

// store makes the effect that saves a case. Its serial rises, so that a tab
// that has seen an older one notices.
func (a *App) store(s *State) Effect {
	f := &s.Keep.File
	base := f.Serial
	f.Serial++
	f.Updated, f.Revision = int32(s.Today), a.Engine.Pack.Revision
	a.pack(s)
	on := slices.IndexFunc(s.Keep.Shelf, func(x Shelved) bool { return x.ID == f.ID })
	copied := *f
	shelf := slices.Clone(s.Keep.Shelf)
	if on < 0 {
		shelf = append(shelf, Shelved{ID: f.ID, File: &copied})
	} else {
		shelf[on] = Shelved{ID: f.ID, File: &copied}
	}
	s.Keep.Shelf = shelf
	return Effect{Do: "store", Name: f.ID, Text: core.CaseText(core.EncodeCase(f)), Base: base}
}

// pack puts answers, findings and, where asked for, personal fields into the
// case's file.
func (a *App) pack(s *State) {
	f := &s.Keep.File
	f.Take(s.Case)
	f.Findings = a.Engine.Findings(s.Case, s.Today)
	f.Personal = nil
	if s.Keep.Names {
		f.Personal = s.Keep.Personal
	}
}

// name gives a case an id of its own, for its key, its calendar and its place
// in the history. It is made of chance and of nothing else.
func (a *App) name(s *State) {
	f := &s.Keep.File
	if f.ID == "" && a.Chance != nil {
		f.ID = a.Chance()
	}
	if f.Created == 0 {
		f.Created = int32(s.Today)
	}
	if f.Seen == 0 {
		f.Seen = int32(s.Today)
	}
}

// remember keeps a case on this device from now on.
func (a *App) remember(s State, form []Field) (State, []Effect) {
	if s.Get("problem") == "" || s.Keep.Stored || s.Embed != "" || a.Chance == nil {
		return s, nil
	}
	a.name(&s)
	if title, ok := formText(form, "title", 60); ok {
		s.Keep.File.Title = title
	}
	s.Keep.Stored, s.Keep.Told = true, "keep-done"
	save := a.store(&s)
	return s, []Effect{still, save}
}

// forget takes a case off this device. The one on the screen stays on the
// screen, unremembered.
func (a *App) forget(s State, id string) (State, []Effect) {
	if !slices.ContainsFunc(s.Keep.Shelf, func(x Shelved) bool { return x.ID == id }) {
		return s, nil
	}
	if s.Keep.File.ID == id {
		s.Keep.Stored, s.Keep.Clash = false, nil
	}
	s.Keep.Shelf = slices.DeleteFunc(slices.Clone(s.Keep.Shelf), func(x Shelved) bool { return x.ID == id })
	s.Keep.Told = "forget-done"
	return s, []Effect{{Do: "remove", Name: id}, still}
}

// shelve takes in what the browser has stored: names in form, and with each
// the text that stands there.
func (a *App) shelve(s State, stored []Field) State {
	var shelf []Shelved
	for _, x := range stored {
		if len(x.Values) == 1 {
			shelf = append(shelf, shelved(x.Fact, x.Values[0]))
		}
	}
	sort.Slice(shelf, func(i, j int) bool {
		x, y := shelf[i], shelf[j]
		if x.File != nil && y.File != nil && x.File.Updated != y.File.Updated {
			return x.File.Updated > y.File.Updated
		}
		return x.ID < y.ID
	})
	s.Keep.Shelf = shelf
	return s
}

func shelved(id, text string) Shelved {
	b, err := core.ParseCaseText(text)
	if err == nil {
		var f *core.Saved
		if f, err = core.DecodeCase(b); err == nil {
			f.ID = id // the first files had none
			return Shelved{ID: id, File: f}
		}
	}
	return Shelved{ID: id, Fault: fileFault(err), Text: text}
}

// fileFault is the word for a file that is refused.
func fileFault(err error) string {
	for _, known := range fileFaults {
		if known.err == err {
			return known.word
		}
	}
	return "file-content"
}

var fileFaults = []struct {
	err  error
	word string
}{
	{core.ErrForeign, "file-foreign"}, {core.ErrNewer, "file-newer"}, {core.ErrChecksum, "file-checksum"},
	{core.ErrCut, "file-cut"}, {core.ErrLong, "file-long"},
}

// Attach makes a state of the history whole again after the page was loaded
// anew: a remembered case comes from where it is remembered.
func (a *App) Attach(s State) State {
	id := s.Keep.File.ID
	for _, x := range s.Keep.Shelf {
		if x.ID == id && x.File != nil {
			page, facts, back := s.Page, s.Facts, s.Return
			s = a.load(s, x.File)
			s.Page, s.Facts, s.Return = page, facts, back
			s.Keep.Stored = true
			return s
		}
	}
	s.Keep.File.ID = ""
	return s
}

// Beside gives a state of the history what the tab holds in memory. An entry
// from before the case had a name is of the same case if the problem is.
func (s *State) Beside(now *State) {
	id := s.Keep.File.ID
	keep := now.Keep
	keep.Told, keep.Shown, keep.Left, keep.Offer = "", "", nil, nil
	if other := s.Get("problem"); id != keep.File.ID && (id != "" || other != "" && other != now.Get("problem")) {
		keep.File, keep.Stored, keep.Names, keep.News, keep.Clash = core.Saved{ID: id}, false, false, nil, nil
	}
	s.Keep = keep
	s.Stay(now)
}

// load makes a saved case the one on the screen. The file given is not
// changed.
func (a *App) load(s State, f *core.Saved) State {
	file := *f
	s.Case = a.Engine.Restore(&file, s.Today)
	s.Keep.File, s.Keep.Clash, s.Keep.News, s.Keep.Sums = file, nil, nil, nil
	s.Keep.Names = len(file.Personal) > 0
	if s.Keep.Names {
		s.Keep.Personal = file.Personal
	}
	s.Page, s.Facts, s.Return, s.Said, s.Heard = Plan, nil, false, "", nil
	if s.Get("problem") == "" {
		s.Page = Home
	}
	return s
}

// leave forgets what belongs to the case on the screen: another one begins.
// A name and a telephone are the person's; numbers are the parcel's.
func (k *Keeping) leave() {
	var own []core.Field
	for _, f := range k.Personal {
		if f.Name == "name" || f.Name == "phone" {
			own = append(own, f)
		}
	}
	*k = Keeping{Shelf: k.Shelf, Personal: own, Offer: k.Offer}
}

// formText gives what was typed into a field of a form, cut to a length in
// code points and without control characters.
func formText(form []Field, name string, most int) (text string, ok bool) {
	for _, f := range form {
		if f.Fact == name && len(f.Values) > 0 {
			return tidy(f.Values[0], most), true
		}
	}
	return "", false
}

func tidy(s string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.TrimSpace(strings.ToValidUTF8(s, "")) {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			continue
		}
		if n++; n > most {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// keeping carries out the events of keeping and coming back. s is the state
// as it was, next a copy that may be changed.
func (a *App) keeping(s, next State, e Event) (State, []Effect) {
	switch e.Do {
	case "diary", "paper", "hand", "share-case":
		if s.Get("problem") == "" {
			return s, nil
		}
		next.Page, next.Facts, next.Return = pages[e.Do], nil, false
		return next, []Effect{push, render}
	case "remember":
		return a.remember(next, e.Form)
	case "rename":
		next.Keep.File.Title, _ = formText(e.Form, "title", 60)
		next.Keep.Told = "rename-done"
		return next, []Effect{still}
	case "forget":
		return a.forget(next, e.Name)
	case "open-case":
		return a.openCase(next, e.Name)
	case "log":
		return a.log(next, e.Form)
	case "relog":
		return a.relog(next, e.Name)
	case "unlog":
		return a.unlog(next, e.Name)
	case "own":
		return a.personal(next, e.Form)
	case "import":
		return a.bring(next, e.Data, nil, false)
	case "paste", "link":
		text, _ := formText(e.Form, "case", 2*core.MaxSaved)
		b, err := core.ParseCaseText(text)
		return a.bring(next, b, err, e.Do == "link")
	case "accept":
		return a.accept(next)
	case "decline":
		next.Keep.Offer = nil
		return next, []Effect{still}
	case "export":
		return a.export(next, e.Name)
	case "make-link":
		return a.link(next)
	case "calendar":
		return a.calendar(next)
	case "print":
		return s, []Effect{{Do: "print"}}
	case "news-seen":
		next.Keep.News = nil
		return next, []Effect{render}
	case "show": // what could not be handed on
		next.Keep.Shown, _ = formText(e.Form, "text", 20_000)
		next.Keep.Told = "share-refused"
		return next, []Effect{{Do: "still", ID: "shown"}}
	case "copy-shown":
		if s.Keep.Shown == "" {
			return s, nil
		}
		return s, []Effect{{Do: "copy", Text: s.Keep.Shown, ID: "shown"}}
	case "settle":
		return a.settle(next, e.Name)
	case "wipe":
		next.Keep = Keeping{}
		next.Case, next.Said, next.Heard, next.Masking = a.Engine.NewCase(), "", nil, nil
		next.Page, next.Facts, next.Return = Cases, nil, false
		return next, []Effect{{Do: "wipe"}}
	case "shelf":
		return a.shelve(next, e.Form), nil
	case "wiped": // what is still there, by name
		next.Keep.Told = "wiped"
		for _, f := range e.Form {
			next.Keep.Left = append(next.Keep.Left, f.Fact)
		}
		return next, []Effect{still}
	case "elsewhere": // another tab stored, or this one found that it had
		text, _ := formText(e.Form, "case", 2*core.MaxSaved)
		return a.clash(next, e.Name, text)
	case "not-stored": // full, or refused by the browser
		next.Keep.Stored, next.Keep.Told = false, "store-"+e.Name
		return next, []Effect{still}
	}
	return s, nil
}

var pages = map[string]Page{"diary": Diary, "paper": Paper, "hand": Hand, "share-case": Share}

// Serial gives the serial of a stored case; ok is false where none reads.
func Serial(text string) (serial uint32, ok bool) {
	if x := shelved("", text); x.File != nil {
		return x.File.Serial, true
	}
	return 0, false
}

// Told are the words of what has just happened.
var Told = []string{
	"keep-done", "rename-done", "forget-done", "log-done", "log-done-memory", "unlog-done", "own-done", "export-done", "calendar-done", "calendar-empty",
	"link-done", "offer-opened", "share-refused", "store-full", "store-refused", "clash-gone", "wiped",
	"file-foreign", "file-newer", "file-checksum", "file-cut", "file-long", "file-content",
}
