package redact_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
)

// secret stands in everything that must not be left in a saved picture.
const secret = "PHONE-OF-WANG-39.9042N"

// photo is a blue picture, 240 by 160, as a phone stores it: lying on its
// side, with the place and the device noted in the file.
func photo(t *testing.T) string {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 240, 160))
	for i := range picture.Pix {
		picture.Pix[i] = []byte{40, 90, 220, 255}[i%4]
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	note := exif()
	data := append([]byte{0xff, 0xd8, 0xff, 0xe1, byte((len(note) + 2) >> 8), byte(len(note) + 2)}, note...)
	data = append(data, b.Bytes()[2:]...)
	data = append(data, secret...) // some phones append a film
	return write(t, "IMG_39.9042_"+secret+".jpg", data)
}

// exif says: turned by a quarter, by this device, at this latitude.
func exif() []byte {
	var b bytes.Buffer
	word := func(list ...uint16) { _ = binary.Write(&b, binary.BigEndian, list) }
	long := func(list ...uint32) { _ = binary.Write(&b, binary.BigEndian, list) }
	b.WriteString("Exif\x00\x00MM")
	word(42)
	long(8) // the first directory
	word(3)
	word(0x010f, 2) // make
	long(uint32(len(secret)+1), 80)
	word(0x0112, 3) // orientation
	long(1)
	word(6, 0)
	word(0x8825, 4) // GPS
	long(1, 50)
	long(0)
	word(1)
	word(2, 5) // latitude
	long(3, 104)
	long(0)
	for b.Len() < 80+6 {
		b.WriteByte(0)
	}
	b.WriteString(secret + "\x00\x00")
	for b.Len() < 104+6 {
		b.WriteByte(0)
	}
	long(39, 1, 54, 1, 15, 1)
	return b.Bytes()
}

// plain is a PNG of one bit per pixel, however large, that takes little space.
func plain(t *testing.T, name string, width, height int) string {
	t.Helper()
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	row := make([]byte, 1+(width+7)/8)
	for range height {
		_, _ = w.Write(row)
	}
	w.Close()
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	data := []byte("\x89PNG\r\n\x1a\n")
	for _, chunk := range []struct {
		kind string
		body []byte
	}{{"IHDR", append(head, 1, 0, 0, 0, 0)}, {"IDAT", packed.Bytes()}, {"IEND", nil}} {
		data = binary.BigEndian.AppendUint32(data, uint32(len(chunk.body)))
		body := append([]byte(chunk.kind), chunk.body...)
		data = binary.BigEndian.AppendUint32(append(data, body...), crc32.ChecksumIEEE(body))
	}
	return write(t, name, data)
}

func film(t *testing.T) string {
	t.Helper()
	colours := color.Palette{color.White, color.Black}
	frame := func() *image.Paletted { return image.NewPaletted(image.Rect(0, 0, 40, 30), colours) }
	var b bytes.Buffer
	err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame(), frame()}, Delay: []int{9, 9}})
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "film.gif", b.Bytes())
}

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
