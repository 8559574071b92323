package pack_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core/pack"
)

func files(t testing.TB) *compile.Result {
	t.Helper()
	result, err := compile.Compile("../knowledge")
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestOpen(t *testing.T) {
	result := files(t)
	p, err := pack.Open(result.Rules)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range result.Texts {
		if err := p.Add(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p.Word("site-name").Zh == "" || p.Word("site-name").En == "" {
		t.Error("a word has no text")
	}
}

// A file that was cut off anywhere is refused, never read in part.
func TestTruncatedFilesAreRefused(t *testing.T) {
	result := files(t)
	step := 997
	for n := 0; n < len(result.Rules); n += step {
		if _, err := pack.Open(result.Rules[:n]); err == nil {
			t.Fatalf("opened after %d of %d bytes", n, len(result.Rules))
		}
	}
	p, _ := pack.Open(result.Rules)
	text := result.Texts["text.zh"]
	for n := 0; n < len(text); n += step {
		if p.Add(text[:n]) == nil {
			t.Fatalf("text added after %d of %d bytes", n, len(text))
		}
	}
}

func TestForeignFilesAreRefused(t *testing.T) {
	result := files(t)
	p, _ := pack.Open(result.Rules)
	newer := bytes.Clone(result.Rules)
	newer[bytes.Index(newer, []byte(pack.Magic))+len(pack.Magic)] = pack.Format + 1
	if _, err := pack.Open(newer); !errors.Is(err, pack.ErrNewer) {
		t.Errorf("a newer format: %v", err)
	}
	other := bytes.Clone(result.Texts["text.zh"])
	other[bytes.Index(other, []byte(result.Revision))] ^= 1
	for name, data := range map[string][]byte{
		"empty": nil, "html": []byte("<!doctype html>"), "deep": bytes.Repeat([]byte{0x91}, 9000),
		"huge claim": {0xdd, 0xff, 0xff, 0xff, 0xff}, "trailing": append(bytes.Clone(result.Rules), 0xc0),
		"texts": result.Texts["text.zh"],
	} {
		if _, err := pack.Open(data); err == nil {
			t.Errorf("%s was opened as rules", name)
		}
	}
	if err := p.Add(other); err == nil {
		t.Error("texts of another revision were added")
	}
	if err := p.Add(result.Rules); err == nil {
		t.Error("rules were added as texts")
	}
}

// A byte flipped anywhere gives an error or a pack whose every reference is
// good: reading with it must not panic.
func FuzzOpen(f *testing.F) {
	result := files(f)
	for i := 0; i < len(result.Rules); i += len(result.Rules) / 40 {
		f.Add(i, byte(0xff))
	}
	f.Fuzz(func(t *testing.T, at int, flip byte) {
		if at < 0 {
			at = -(at + 1)
		}
		data := bytes.Clone(result.Rules)
		data[at%len(data)] ^= flip
		p, err := pack.Open(data)
		if err != nil {
			return
		}
		p.Word("site-name")
		p.Label(0, 3)
	})
}
