package dist

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/site/edge"
)

// publisher is one who may show a page of ours with an overlay of its own.
type publisher struct {
	*compile.Shop
	overlay string // name below a/ and integrity, for the page
}

// publishers reads every YAML of a folder, holds each against the knowledge,
// and adds the overlays. All faults are told at once.
func (f files) publishers(folder string, result *compile.Result) ([]publisher, map[string][]string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, nil, err
	}
	slices.Sort(names)
	var list []publisher
	var faults []error
	origins := map[string][]string{}
	for _, name := range names {
		shop, err := readPublisher(name, result)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		id := shop.Overlay.ID
		if origins[id] != nil {
			faults = append(faults, fmt.Errorf("%s: the publisher %s stands twice", name, id))
			continue
		}
		origins[id] = shop.Origins
		sum := sha256.Sum256(shop.File)
		file := "overlay." + hex.EncodeToString(sum[:]) + ".msgp"
		f["a/"+file] = shop.File
		list = append(list, publisher{shop, file + " sha256-" + base64.StdEncoding.EncodeToString(sum[:])})
	}
	return list, origins, errors.Join(faults...)
}

func readPublisher(name string, result *compile.Result) (*compile.Shop, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	shop, err := compile.ReadShop(filepath.Base(name), data)
	if err != nil {
		return nil, err
	}
	pack, err := result.Open()
	if err != nil {
		return nil, err
	}
	if err := pack.Merge(shop.Overlay); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return shop, nil
}

// publisherFolder is where publishers stand unless the options say otherwise.
func publisherFolder(o Options) (string, error) {
	if o.Publishers != "" {
		return o.Publishers, nil
	}
	root, err := module()
	return filepath.Join(root, "site", "edge", "publishers"), err
}

// table gives the headers of the site, those of its publishers included, and
// leaves the publishers for the hosts that make their headers themselves.
func (f files) table(origins map[string][]string) (edge.Table, error) {
	table, err := edge.Headers(origins)
	if err != nil {
		return nil, err
	}
	f["_headers"] = []byte(table.File())
	f[edge.PublishersFile] = []byte(edge.PrintPublishers(origins))
	f[".assetsignore"] = []byte("*.br\n*.gz\n.assetsignore\n" + edge.PublishersFile + "\n")
	return table, nil
}
