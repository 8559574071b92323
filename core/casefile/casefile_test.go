package casefile

import (
	"bytes"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
)

// full is a case with something in every place.
func full() *File {
	return &File{
		ID: "k3f9a1", Title: "给妈妈的茶具", Created: 20700, Updated: 20777, Seen: 20776, Serial: 7, Calendar: 2, Revision: "a1b2c3",
		Answers: []Answer{{"problem", []string{"damage"}, false}, {"also", []string{"missing_item", "delay"}, true}, {"item_value", []string{"299.05"}, false}, {"checked", []string{}, true}},
		Aside:   []Answer{{"moon_phase", []string{"full"}, false}},
		Diary: []Contact{{On: 20770, What: "courier-complained", Who: "中通客服", Staff: "8812", Ticket: "T-55", Said: "三天内回", Due: 20773, Note: "态度还行\n让我等"},
			{On: 20775, What: "courier-refused"}},
		Personal: []Field{{"name", "王小明"}, {"phone", "13812345678"}},
		Findings: []string{"first seller", "formula F1"},
	}
}

func schema() *fact.Schema {
	troubles := []string{"loss", "damage", "missing_item", "delay"}
	return fact.NewSchema([]fact.Def{
		{Name: "problem", Kind: fact.Choice, Values: troubles},
		{Name: "also", Kind: fact.List, Values: troubles},
		{Name: "role", Kind: fact.Choice, Values: []string{"buyer", "returning_buyer"}},
		{Name: "checked", Kind: fact.List, Values: []string{"family_or_guard"}},
		{Name: "item_value", Kind: fact.Money},
		{Name: "signed_on", Kind: fact.Date, Tense: fact.Past},
		{Name: "new_question", Kind: fact.Choice, Values: []string{"yes", "no"}},
	})
}

func TestReadsBack(t *testing.T) {
	for _, f := range []*File{{}, full()} {
		back, err := Decode(Encode(f))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(Encode(back), Encode(f)) {
			t.Errorf("%+v reads back as %+v", f, back)
		}
		b, err := Parse("https://x.example/zh/#case=" + Text(Encode(f)) + " \n")
		if err != nil || !bytes.Equal(b, Encode(f)) {
			t.Errorf("as text: %v", err)
		}
	}
	wrapped := strings.ReplaceAll(strings.ReplaceAll(Text(Encode(full())), "-", "+"), "_", "/")
	if b, err := Parse("> " + wrapped[:40] + "\r\n> " + wrapped[40:] + "=="); err != nil || !bytes.Equal(b, Encode(full())) {
		t.Errorf("quoted by a mail: %v", err)
	}
}

func TestChecksumIsCRC32(t *testing.T) {
	for _, s := range []string{"", "a", "123456789", strings.Repeat("快递", 999)} {
		if got, want := ^crc(^uint32(0), []byte(s)), crc32.ChecksumIEEE([]byte(s)); got != want {
			t.Errorf("%.9q: %08x, want %08x", s, got, want)
		}
	}
}

// Every version ever written is still read, and says what it held.
func TestPastVersions(t *testing.T) {
	files, err := filepath.Glob("testdata/v*.pacase")
	if err != nil || len(files) != Version+1 {
		t.Fatalf("there are %d files for %d versions: %v", len(files), Version+1, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Decode(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		c := f.Fill(schema(), day.Day(20780))
		if c.Name(c.Schema.Must("problem")) != "damage" || c.Text(c.Schema.Must("item_value")).Text != "299.05" || f.Updated != 20777 {
			t.Errorf("%s holds %+v", name, f)
		}
		if name == "testdata/v1.pacase" && !reflect.DeepEqual(f.Diary, full().Diary) {
			t.Errorf("%s: the diary is %+v", name, f.Diary)
		}
	}
}

// An answer without a word is kept, and comes back when the word does.
func TestFillLosesNothing(t *testing.T) {
	f := full()
	f.Answers = append(f.Answers, Answer{"signed_on", []string{"2099-01-01"}, false}, Answer{"role", []string{"robot"}, false})
	c := f.Fill(schema(), day.Day(20780))
	var aside []string
	for _, a := range f.Aside {
		aside = append(aside, a.Fact)
	}
	if got := strings.Join(aside, " "); got != "signed_on role moon_phase" {
		t.Errorf("aside are %q", got)
	}
	f.Take(c)
	if len(f.Aside) != 3 || len(f.Answers) != 4 {
		t.Errorf("kept %v and %v", f.Answers, f.Aside)
	}
	if err := c.Set("role", fact.Answer{Text: "buyer"}); err != nil {
		t.Fatal(err)
	}
	f.Take(c)
	if len(f.Aside) != 2 {
		t.Errorf("what was answered anew still lies aside: %v", f.Aside)
	}
	again := fact.NewSchema(append(schema().Defs[:7], fact.Def{Name: "moon_phase", Kind: fact.Choice, Values: []string{"new", "full"}}))
	if c := f.Fill(again, 20780); c.Name(again.Must("moon_phase")) != "full" {
		t.Error("an answer that has a word again does not come back")
	}
}

func TestRedact(t *testing.T) {
	r := Redact(full())
	b := Encode(r)
	for _, word := range []string{"王小明", "13812345678", "茶具", "8812", "T-55", "态度", "三天", "中通", "k3f9a1"} {
		if bytes.Contains(b, []byte(word)) {
			t.Errorf("%s is still there", word)
		}
	}
	if len(r.Answers) != 4 || len(r.Diary) != 2 || r.Diary[0].Due != 20773 || r.Diary[1].What != "courier-refused" {
		t.Errorf("%+v", r)
	}
	if full().ID == "" || len(full().Personal) != 2 {
		t.Error("the file itself was changed")
	}
}

// patched seals a file anew, so that only its content is at fault.
func patched(change func(*File)) []byte {
	f := full()
	change(f)
	return Encode(f)
}

func raw(version byte, body ...byte) []byte {
	b := append([]byte(magic), version, 0, 0, 0, 0)
	b = append(b, body...)
	seal(b)
	return b
}

func TestRefuses(t *testing.T) {
	good := Encode(full())
	broken := append([]byte{}, good...)
	broken[len(broken)/2] ^= 1
	newer := append([]byte{}, good...)
	newer[len(magic)] = Version + 1
	for name, test := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":               {nil, ErrCut},
		"foreign":               {[]byte("%PDF-1.7 and so on"), ErrForeign},
		"the rules":             {append([]byte{0xdc, 0, 30, 0xa9}, "parcelaid"...), ErrForeign},
		"magic only":            {good[:6], ErrCut},
		"cut":                   {good[:len(good)-9], ErrCut},
		"head only":             {good[:head], ErrCut},
		"one bit":               {broken, ErrChecksum},
		"newer":                 {newer, ErrNewer},
		"long":                  {make([]byte, MaxLength+1), ErrLong},
		"trailing":              {raw(1, append(append([]byte{}, good[head:]...), 0xc0)...), ErrContent},
		"deep":                  {raw(1, bytes.Repeat([]byte{0x91}, 9000)...), ErrContent},
		"claims a billion":      {raw(1, 0xdd, 0x3b, 0x9a, 0xca, 0x00), ErrContent},
		"a map":                 {raw(1, 0x81, 0xa1, 'a', 0x01), ErrContent},
		"other shape":           {raw(1, 0x91, 0xc0), ErrContent},
		"version 0 of now":      {raw(0, good[head:]...), ErrContent},
		"a fact twice":          {patched(func(f *File) { f.Answers = append(f.Answers, f.Answers[0]) }), ErrContent},
		"no value":              {patched(func(f *File) { f.Answers[0].Values = nil }), ErrContent},
		"a fact of markup":      {patched(func(f *File) { f.Answers[0].Fact = "<b>" }), ErrContent},
		"no text":               {patched(func(f *File) { f.Title = "\xff" }), ErrContent},
		"turned writing":        {patched(func(f *File) { f.Diary[0].Note = "a\u202eb" }), ErrContent},
		"a day that is none":    {patched(func(f *File) { f.Diary[0].Due = -1 }), ErrContent},
		"more text than typed":  {patched(func(f *File) { f.Diary[0].Note = strings.Repeat("x", maxText+1) }), ErrContent},
		"more entries than are": {patched(func(f *File) { f.Diary = make([]Contact, 501) }), ErrContent},
	} {
		f, err := Decode(test.file)
		if f != nil || !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	for i := range good {
		if f, err := Decode(good[:i]); err == nil || f != nil {
			t.Errorf("the first %d bytes are read", i)
		}
	}
	for text, want := range map[string]error{"": ErrForeign, "快递": ErrForeign, "#case=": ErrForeign, "a b": ErrForeign, strings.Repeat("A", 3*MaxLength): ErrLong} {
		b, err := Parse(text)
		if err == nil {
			_, err = Decode(b)
		}
		if !errors.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", text, err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(full()))
	f.Add(Encode(&File{}))
	f.Add(raw(0, 0x94, 1, 2, 0xa0, 0x90))
	f.Add(raw(1, bytes.Repeat([]byte{0x9f}, 99)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > head {
			b = append([]byte{}, b...)
			copy(b, magic)
			b[len(magic)] &= 1
			seal(b) // else no change ever comes further than the checksum
		}
		file, err := Decode(b)
		if err != nil {
			if file != nil {
				t.Error("an error, and a case")
			}
			return
		}
		again, err := Decode(Encode(file))
		if err != nil || !bytes.Equal(Encode(again), Encode(file)) {
			t.Errorf("%+v does not survive: %v", file, err)
		}
		file.Fill(schema(), 20780)
		if r := Encode(Redact(file)); len(r) > len(Encode(file))+64 {
			t.Error("grows when redacted")
		}
	})
}
