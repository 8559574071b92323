package app

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
)

// device stands for a browser's storage.
type device struct {
	*App
	t      *testing.T
	stored map[string]string
	names  int
}

func newDevice(t *testing.T) *device {
	d := &device{App: testApp(t), t: t, stored: map[string]string{}}
	d.Base = "https://x.example/"
	d.Chance = func() string { d.names++; return "case" + strconv.Itoa(d.names) }
	return d
}

// do sends events and stores what is to be stored.
func (d *device) do(s State, events ...Event) State {
	d.t.Helper()
	for _, e := range events {
		next, effects := d.Update(s, e)
		if len(effects) == 0 && e.Do != "shelf" {
			d.t.Fatalf("%+v did nothing", e)
		}
		for _, x := range effects {
			switch x.Do {
			case "store":
				if serial, ok := Serial(d.stored[x.Name]); ok && serial != x.Base {
					d.t.Fatalf("%s would overwrite another tab's", e.Do)
				}
				d.stored[x.Name] = x.Text
			case "remove":
				delete(d.stored, x.Name)
			}
		}
		s = next
	}
	return s
}

// visit opens the site anew on a day.
func (d *device) visit(path string, day core.Day) State {
	d.t.Helper()
	s, ok := d.Route(path, day)
	if !ok {
		d.t.Fatal(path)
	}
	s.Live = true
	var form []Field
	for id, text := range d.stored {
		form = append(form, Field{id, []string{text}})
	}
	return d.do(s, Event{Do: "shelf", Form: form})
}

func logged(what, on string, more ...string) Event {
	e := Event{Do: "log", Form: []Field{{"what", []string{what}}, {"on", []string{on}}}}
	for i := 0; i+1 < len(more); i += 2 {
		e.Form = append(e.Form, Field{more[i], []string{more[i+1]}})
	}
	return e
}

func rung(p *core.Plan, channel string) *core.Rung {
	for i := range p.Ladder {
		if p.Ladder[i].Channel == channel {
			return &p.Ladder[i]
		}
	}
	return &core.Rung{}
}

func TestNothingIsStoredUnasked(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), logged("courier-complained", "2026-11-10"), Event{Do: "ask", Name: "item_value"},
		Event{Do: "submit", Form: []Field{{"item_value", []string{"300"}}}}, Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}}}, Event{Do: "calendar"}, Event{Do: "export"}, Event{Do: "make-link"})
	if len(d.stored) > 0 {
		t.Fatalf("stored: %v", d.stored)
	}
	s = d.do(s, Event{Do: "remember"})
	if len(d.stored) != 1 || !s.Keep.Stored {
		t.Fatalf("%d cases are stored", len(d.stored))
	}
	if b, _ := core.ParseCaseText(d.stored[s.Keep.File.ID]); bytes.Contains(b, []byte("王小明")) {
		t.Error("a name is saved that nobody asked to save")
	}
	s = d.do(s, Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}, {"own-save", []string{"yes"}}}})
	if b, _ := core.ParseCaseText(d.stored[s.Keep.File.ID]); !bytes.Contains(b, []byte("王小明")) {
		t.Error("a name that was to be saved is not")
	}
	s = d.do(s, Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}}})
	if b, _ := core.ParseCaseText(d.stored[s.Keep.File.ID]); bytes.Contains(b, []byte("王小明")) {
		t.Error("a name that is no longer to be saved still is")
	}
	if text := Encode(&s); strings.Contains(text, "王小明") || !strings.Contains(text, s.Keep.File.ID) {
		t.Errorf("the history tells %q", text)
	}
}

func TestSeveralCases(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "remember"}, Event{Do: "rename", Form: []Field{{"title", []string{"茶具"}}}},
		Event{Do: "open", Name: "zh/"}, Event{Do: "open", Name: "zh/damage/"}, Event{Do: "open", Name: "zh/damage/buyer/"}, Event{Do: "open", Name: "zh/damage/buyer/not_asked/"})
	if s.Keep.Stored || s.Keep.File.ID != "" {
		t.Fatal("another problem is the same case")
	}
	s = d.do(s, Event{Do: "remember"}, logged("seller-asked", "2026-11-19"))
	if len(d.stored) != 2 {
		t.Fatalf("%d cases are stored", len(d.stored))
	}
	s = d.visit("en/cases/", today+1)
	if len(s.Keep.Shelf) != 2 {
		t.Fatalf("%d cases stand on the shelf", len(s.Keep.Shelf))
	}
	s = d.do(s, Event{Do: "open-case", Name: "case1"})
	if s.Get("problem") != "loss" || s.Keep.File.Title != "茶具" || s.Page != Plan || s.Lang != "en" {
		t.Errorf("%s, %+v", Encode(&s), s.Keep.File)
	}
	s = d.do(s, Event{Do: "forget", Name: "case2"})
	if _, there := d.stored["case2"]; there || len(s.Keep.Shelf) != 1 || !s.Keep.Stored {
		t.Error("not forgotten")
	}
}

// A page loaded anew is the remembered case again, diary and all; going back
// within a visit loses no note.
func TestReloadAndBack(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "remember"}, logged("courier-complained", "2026-11-10", "note", "等三天"), Event{Do: "diary"})
	line := Encode(&s)
	fresh := d.visit("zh/loss/sender/no/", today)
	back, ok := d.Decode(line, today)
	if !ok {
		t.Fatal("the line does not read")
	}
	back.Keep.Shelf = fresh.Keep.Shelf
	back = d.Attach(back)
	if back.Page != Diary || !back.Keep.Stored || len(back.Keep.File.Diary) != 1 || back.Get("courier_reply") != "waiting" {
		t.Errorf("%+v", back.Keep.File)
	}
	unsaved := d.visit("zh/damage/sender/no/", today)
	before := Encode(&unsaved)
	unsaved = d.do(unsaved, logged("other", "", "note", "x"), Event{Do: "restore", Name: before})
	if len(unsaved.Keep.File.Diary) != 1 {
		t.Error("going back loses what was noted")
	}
}

// A refusal or an offer that is not enough opens 12305 at once; without an
// answer it opens the day after the seventh full day.
func TestTheDiaryMovesThePlan(t *testing.T) {
	d := newDevice(t)
	start := core.Day(20758) // 2026-11-01
	s := d.do(d.visit("zh/loss/sender/no/", start), logged("courier-complained", start.String(), "ticket", "T-9"))
	if got := rung(d.Plan(&s), "postal_12305"); got.State != "waiting" || got.Opens == nil || *got.Opens != start+8 {
		t.Fatalf("after the complaint: %+v", got)
	}
	if s.Get("courier_reply") != "waiting" || s.Get("courier_complained_on") != start.String() || !s.Case.Has(s.Case.Schema.Must("evidence"), "ticket_number") {
		t.Errorf("the answers are %s", Encode(&s))
	}
	for after, want := range map[core.Day]string{7: "waiting", 8: "now"} {
		on := s
		on.Today = start + after
		if got := rung(d.Plan(&on), "postal_12305"); got.State != want {
			t.Errorf("%d days on, 12305 is %s, want %s", after, got.State, want)
		}
	}
	s.Today = start + 2
	for what, want := range map[string]string{"courier-refused": "now", "courier-offered": "now", "courier-silent": "waiting"} {
		if on := d.do(s, logged(what, (start+2).String())); rung(d.Plan(&on), "postal_12305").State != want {
			t.Errorf("after %s 12305 is %s, want %s", what, rung(d.Plan(&on), "postal_12305").State, want)
		}
	}
	on := d.do(s, logged("courier-promised", "", "due", (start+30).String()))
	if on.Get("courier_reply") != "promised" || on.Get("reply_promised_by") != (start+30).String() {
		t.Errorf("the promise is not told: %s", Encode(&on))
	}
	on = d.do(on, logged("courier-refused", ""), logged("postal-appealed", ""))
	if on.Get("postal_appealed_on") != on.Today.String() || !on.Case.Has(on.Case.Schema.Must("proceedings"), "postal_12305") || len(on.Keep.File.Diary) != 4 {
		t.Errorf("%s", Encode(&on))
	}
}

// A note that cannot be changes nothing, and nothing typed is lost.
func TestARefusedNote(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), logged("courier-complained", "2026-11-15"), Event{Do: "diary"})
	for name, test := range map[string]struct {
		event Event
		field string
	}{
		"nothing":            {logged("", ""), "what"},
		"invented":           {logged("moon", ""), "what"},
		"tomorrow":           {logged("courier-refused", (today + 1).String()), "on"},
		"no day":             {logged("courier-refused", "2026-02-30"), "on"},
		"before it was":      {logged("courier-refused", "2026-11-01"), "on"},
		"promised backwards": {logged("courier-promised", "2026-11-20", "due", "2026-11-02"), "due"},
	} {
		test.event.Form = append(test.event.Form, Field{"note", []string{"n"}})
		bad := d.do(s, test.event)
		if bad.Errors[test.field] == "" || len(bad.Keep.File.Diary) != 1 || !reflect.DeepEqual(bad.Case.Values, s.Case.Values) || len(bad.Typed) == 0 || bad.Page != Diary {
			t.Errorf("%s: %v, %s", name, bad.Errors, Encode(&bad))
		}
	}
}

// On return, what has come due stands first, and what was not known is asked
// again.
func TestReturning(t *testing.T) {
	d := newDevice(t)
	start := core.Day(20758)
	s := d.do(d.visit("zh/loss/sender/no/", start), Event{Do: "remember"}, logged("courier-complained", start.String()),
		Event{Do: "ask", Name: "tracking_state"}, Event{Do: "submit", Form: []Field{{"tracking_state", []string{"unknown"}}}})
	same := d.do(d.visit("zh/", start), Event{Do: "open-case", Name: "case1"})
	if !same.Keep.News.Empty() || same.Get("tracking_state") != "unknown" {
		t.Errorf("on the same day there is news: %+v", same.Keep.News)
	}
	s = d.do(d.visit("zh/", start+3), Event{Do: "open-case", Name: "case1"})
	if n := s.Keep.News; len(n.Due)+len(n.Opened)+len(n.Ask) > 0 || n.Since != start || s.Get("tracking_state") != "" {
		t.Errorf("three days on: %+v, %s", n, Encode(&s))
	}
	s = d.do(d.visit("zh/", start+8), Event{Do: "open-case", Name: "case1"})
	n := s.Keep.News
	if n.Since != start+3 || len(n.Due) == 0 || n.Due[0].ID != "courier-reply" || len(n.Ask) != 1 || n.Ask[0] != "courier_reply" {
		t.Errorf("eight days on: since %v, due %v, ask %v", n.Since, n.Due, n.Ask)
	}
	opened := false
	for _, r := range n.Opened {
		opened = opened || r.Channel == "postal_12305"
	}
	if !opened {
		t.Errorf("opened are %v", n.Opened)
	}
	if s = d.do(d.visit("zh/", start+8), Event{Do: "open-case", Name: "case1"}); len(s.Keep.News.Opened) > 0 {
		t.Error("what was seen is news again")
	}
	s = d.do(s, logged("courier-promised", "", "due", (start+12).String()))
	for after, want := range map[core.Day]int{12: 0, 13: 1} {
		if s := d.do(d.visit("zh/", start+after), Event{Do: "open-case", Name: "case1"}); len(s.Keep.News.Ask) != want {
			t.Errorf("day %d after the promise of day 12 asks %v", after, s.Keep.News.Ask)
		}
		d.stored["case1"] = core.CaseText(core.EncodeCase(&s.Keep.File)) // as it was before this look
	}
}

// An edit of the knowledge is told, by what it changed for this case.
func TestKnowledgeChanged(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "remember"})
	f := s.Keep.File
	f.Revision = "older"
	for i, x := range f.Findings {
		if strings.HasPrefix(x, "remedy ") {
			f.Findings = append(append([]string{"first platform"}, f.Findings[:i]...), f.Findings[i+1:]...)
			d.stored["case1"] = core.CaseText(core.EncodeCase(&f))
			s = d.do(d.visit("zh/", today), Event{Do: "open-case", Name: "case1"})
			if n := s.Keep.News; !reflect.DeepEqual(n.Came, []string{x}) || !reflect.DeepEqual(n.Went, []string{"first platform"}) {
				t.Errorf("came %v, went %v", n.Came, n.Went)
			}
			return
		}
	}
	t.Fatal("there is no remedy")
}

func TestImport(t *testing.T) {
	d := newDevice(t)
	out := d.do(d.visit("zh/damage/sender/yes/", today), logged("courier-complained", "2026-11-10", "note", "自己写的"), Event{Do: "export"})
	good, err := core.ParseCaseText(out.Keep.Shown)
	if err != nil {
		t.Fatal(err)
	}
	current := d.do(d.visit("zh/loss/buyer/refused/", today), logged("other", "", "note", "留着"))
	broken := append([]byte{}, good...)
	broken[len(broken)-3] ^= 4
	newer := append([]byte{}, good...)
	newer[6]++
	for name, test := range map[string]struct {
		data []byte
		told string
	}{
		"empty": {nil, "file-cut"}, "a picture": {[]byte("\x89PNG\r\n\x1a\n"), "file-foreign"}, "cut": {good[:len(good)/2], "file-cut"},
		"broken": {broken, "file-checksum"}, "newer": {newer, "file-newer"}, "long": {make([]byte, core.MaxSaved+1), "file-long"},
	} {
		s := d.do(current, Event{Do: "import", Data: test.data})
		if s.Keep.Told != test.told || s.Keep.Offer != nil || !reflect.DeepEqual(s.Case.Values, current.Case.Values) || len(s.Keep.File.Diary) != 1 {
			t.Errorf("%s: %s, %+v", name, s.Keep.Told, s.Keep.File)
		}
	}
	s := d.do(current, Event{Do: "import", Data: good})
	if s.Keep.Offer == nil || s.Get("problem") != "loss" || !s.Unkept() {
		t.Fatalf("looked at, not opened: %+v", s.Keep)
	}
	if no := d.do(s, Event{Do: "decline"}); no.Keep.Offer != nil || no.Get("problem") != "loss" || len(no.Keep.File.Diary) != 1 {
		t.Error("declined, and yet changed")
	}
	s = d.do(s, Event{Do: "accept"})
	if s.Get("problem") != "damage" || s.Keep.Stored || s.Keep.File.Diary[0].Note != "自己写的" || s.Keep.File.ID == out.Keep.File.ID {
		t.Errorf("opened: %+v", s.Keep.File)
	}
	for _, text := range []string{out.Keep.Shown, " " + out.Keep.Shown[:50] + "\n" + out.Keep.Shown[50:]} {
		if s := d.do(current, Event{Do: "paste", Form: []Field{{"case", []string{text}}}}); s.Keep.Offer == nil {
			t.Errorf("pasted: %s", s.Keep.Told)
		}
	}
}

func TestLink(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("en/damage/sender/yes/", today), logged("courier-complained", "2026-11-10", "note", "my words", "ticket", "T-77", "who", "Li"),
		Event{Do: "own", Form: []Field{{"own-name", []string{"Wang"}}, {"own-phone", []string{"13812345678"}}}}, Event{Do: "remember"},
		Event{Do: "rename", Form: []Field{{"title", []string{"mother's vase"}}}}, Event{Do: "make-link"})
	address, text, _ := strings.Cut(s.Keep.Shown, "#case=")
	if address != "https://x.example/en/cases/" {
		t.Errorf("the link leads to %s", address)
	}
	b, err := core.ParseCaseText(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"my words", "T-77", "Li", "Wang", "13812345678", "vase", s.Keep.File.ID} {
		if bytes.Contains(b, []byte(own)) {
			t.Errorf("the link holds %s", own)
		}
	}
	there := newDevice(t)
	got := there.do(there.visit("en/cases/", today), Event{Do: "link", Form: []Field{{"case", []string{text}}}})
	if got.Keep.Offer == nil || !got.Keep.Offer.Link || got.Get("problem") != "" {
		t.Fatalf("%+v", got.Keep)
	}
	got = there.do(got, Event{Do: "accept"})
	if got.Get("courier_complained_on") != "2026-11-10" || len(got.Keep.File.Diary) != 1 || len(there.stored) > 0 {
		t.Errorf("%s", Encode(&got))
	}
}

func TestTwoTabs(t *testing.T) {
	d := newDevice(t)
	one := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "remember"})
	two := d.do(d.visit("zh/", today), Event{Do: "open-case", Name: "case1"}, logged("courier-complained", "2026-11-10"))
	one = d.do(one, Event{Do: "elsewhere", Name: "case1", Form: []Field{{"case", []string{d.stored["case1"]}}}})
	if one.Keep.Clash == nil || one.Get("courier_reply") != "" {
		t.Fatal("the older tab is not told, or is overwritten")
	}
	edit := []Event{{Do: "ask", Name: "item_value"}, {Do: "submit", Form: []Field{{"item_value", []string{"300"}}}}}
	if paused := d.do(one, edit...); paused.Keep.File.Serial != one.Keep.File.Serial {
		t.Error("the older tab still stores")
	}
	one = d.do(one, edit...)
	stored := map[string]string{"case1": d.stored["case1"]}
	theirs := d.do(one, Event{Do: "settle", Name: "theirs"})
	if theirs.Get("courier_reply") != "waiting" || theirs.Get("item_value") != "" || theirs.Keep.Clash != nil {
		t.Errorf("theirs: %s", Encode(&theirs))
	}
	both := d.do(one, Event{Do: "settle", Name: "both"})
	if len(d.stored) != 2 || d.stored["case1"] != stored["case1"] || both.Get("item_value") != "300" || both.Keep.File.ID == "case1" {
		t.Errorf("both: %d stored, %s", len(d.stored), Encode(&both))
	}
	mine := d.do(one, Event{Do: "settle", Name: "mine"})
	if mine.Get("item_value") != "300" || mine.Keep.File.Serial <= two.Keep.File.Serial || d.stored["case1"] == stored["case1"] {
		t.Errorf("mine: serial %d after %d", mine.Keep.File.Serial, two.Keep.File.Serial)
	}
	gone := d.do(two, Event{Do: "elsewhere", Name: "case1", Form: []Field{{"case", []string{""}}}})
	if gone.Keep.Stored || gone.Get("courier_reply") != "waiting" || gone.Keep.Told != "clash-gone" {
		t.Error("deleted elsewhere: what is on the screen is lost, or nobody is told")
	}
}

func TestUnreadableOnTheShelf(t *testing.T) {
	d := newDevice(t)
	d.stored["old"] = "AAAA"
	s := d.visit("zh/cases/", today)
	if len(s.Keep.Shelf) != 1 || s.Keep.Shelf[0].Fault != "file-foreign" {
		t.Fatalf("%+v", s.Keep.Shelf)
	}
	if got := d.do(s, Event{Do: "export", Name: "old"}); got.Keep.Shown != "AAAA" {
		t.Error("what does not read is not given out")
	}
	if d.do(s, Event{Do: "forget", Name: "old"}); len(d.stored) > 0 {
		t.Error("not forgotten")
	}
}

func TestMessagesCarryPersonalFields(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/buyer/refused/", today), Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}, {"own-waybill", []string{"YT1234567890123"}}}})
	id := d.Plan(&s).Letters[0].ID
	for do, want := range map[string]bool{"copy": true, "save-letter": true, "share": false} {
		_, effects := d.Update(s, Event{Do: do, Name: id})
		if len(effects) != 1 || strings.Contains(effects[0].Text, "王小明") != want || strings.Contains(effects[0].Text, "YT1234567890123") != want || len(effects[0].Text) < 60 {
			t.Errorf("%s: %+v", do, effects)
		}
	}
}

func TestWipe(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/buyer/refused/", today), Event{Do: "remember"}, logged("other", ""), Event{Do: "own", Form: []Field{{"own-name", []string{"王"}}}}, Event{Do: "wipe"})
	if !reflect.DeepEqual(s.Keep, Keeping{}) || s.Get("problem") != "" {
		t.Errorf("left in memory: %+v", s.Keep)
	}
	s = d.do(s, Event{Do: "wiped", Form: []Field{{Fact: "local:parcelaid.x"}}})
	if len(s.Keep.Left) != 1 || s.Keep.Told != "wiped" {
		t.Errorf("%+v", s.Keep)
	}
}
