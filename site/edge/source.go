package edge

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
)

// A Source finds the files of a built site.
type Source interface {
	// Open returns the file called name: slash-separated, without a leading
	// slash. It may return one of the codings instead of the plain bytes.
	// The error is fs.ErrNotExist if there is no such file.
	Open(ctx context.Context, name string, codings []string) (*File, error)
}

// A File is one answer of a Source. If Content can seek, ranges are served.
type File struct {
	Content io.ReadCloser
	Size    int64  // of Content; only a source that can seek must know it
	Coding  string // "br", "gzip", or "" for plain bytes
	ETag    string // quoted; differs between codings
}

// Dir is a Source over a file system, with precompressed siblings beside
// each file (page.html, page.html.br, page.html.gz). Files are read whole and
// hashed on every request: they are small, and nothing can go stale.
type Dir struct{ FS fs.FS }

var suffixes = map[string]string{"br": ".br", "gzip": ".gz"}

// Open implements Source.
func (d Dir) Open(_ context.Context, name string, codings []string) (*File, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	info, err := fs.Stat(d.FS, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	for _, coding := range codings {
		data, err := fs.ReadFile(d.FS, name+suffixes[coding])
		if err == nil {
			return newFile(data, coding), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	data, err := fs.ReadFile(d.FS, name)
	if err != nil {
		return nil, err
	}
	return newFile(data, ""), nil
}

func newFile(data []byte, coding string) *File {
	sum := sha256.Sum256(data)
	return &File{
		Content: content{bytes.NewReader(data)},
		Size:    int64(len(data)),
		Coding:  coding,
		ETag:    `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`,
	}
}

type content struct{ *bytes.Reader }

func (content) Close() error { return nil }
