package dist

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core/day"
)

// Kit builds the site and packs it as one archive for whoever serves it from
// a domain of their own: Out/kit.zip. The same sources give the same bytes.
func Kit(o Options) error {
	dir, err := os.MkdirTemp("", "parcelaid-kit")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	inner := o
	inner.Out = dir
	if err := build(inner, false); err != nil {
		return err
	}
	root, err := module()
	if err != nil {
		return err
	}
	added, err := kitFiles(root)
	if err != nil {
		return err
	}
	on, err := kitDay(o.Knowledge)
	if err != nil {
		return err
	}
	data, n, err := archive(filepath.Join(dir, "site"), added, on)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.Out, 0o755); err != nil {
		return err
	}
	name := filepath.Join(o.Out, "kit.zip")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "%s: %d files, %d bytes\n", name, n, len(data))
	return nil
}

// kitFiles are what the archive holds beside the site: how to host it.
func kitFiles(root string) (map[string][]byte, error) {
	added := map[string][]byte{}
	for name, from := range map[string]string{
		"HOSTING.md": "site/edge/HOSTING.md", "HOSTING.zh-CN.md": "site/edge/HOSTING.zh-CN.md",
		"nginx.conf": "site/edge/nginx.conf", "LICENSE": "LICENSE", "NOTICE": "NOTICE",
	} {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(from)))
		if err != nil {
			return nil, err
		}
		added[name] = data
	}
	return added, nil
}

// kitDay dates every file: the newest day of the knowledge.
func kitDay(knowledge string) (time.Time, error) {
	result, err := compile.Compile(knowledge)
	if err != nil {
		return time.Time{}, err
	}
	pack, err := result.Open()
	if err != nil {
		return time.Time{}, err
	}
	return time.Parse(time.DateOnly, day.Day(pack.Day).String())
}

// archive packs a site below site/, in the order of names.
func archive(site string, added map[string][]byte, on time.Time) ([]byte, int, error) {
	all := files{}
	for name, data := range added {
		all[name] = data
	}
	err := filepath.WalkDir(site, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(site, path)
		if err != nil {
			return err
		}
		all["site/"+filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestCompression) })
	for _, name := range all.names() {
		method := zip.Deflate
		if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			method = zip.Store
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: on})
		if err != nil {
			return nil, 0, err
		}
		if _, err := to.Write(all[name]); err != nil {
			return nil, 0, err
		}
	}
	err = w.Close()
	return b.Bytes(), len(all), err
}
