//go:build js && wasm

// Command worker runs the edge on Cloudflare. The asset server answers for
// every file by itself, with the _headers that the same table prints; what is
// left comes here (see ../wrangler.jsonc).
package main

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"strings"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"

	"github.com/parcelaid/parcelaid/site/edge"
)

// publishers is set by the linker: lines as in edge.PrintPublishers, with a
// semicolon for the line's end.
var publishers string

func main() {
	table, err := edge.Headers(edge.ParsePublishers(strings.ReplaceAll(publishers, ";", "\n")))
	if err != nil {
		panic(err)
	}
	workers.Serve(edge.New(assets{}, table))
}

// assets is the site as Cloudflare's asset server holds it. It never names a
// coding: workerd would encode the body a second time.
type assets struct{}

// Open implements edge.Source.
func (assets) Open(ctx context.Context, name string, _ []string) (*edge.File, error) {
	// The asset server redirects from dir/index.html to dir/.
	if dir, ok := strings.CutSuffix("/"+name, "/index.html"); ok {
		name = strings.TrimPrefix(dir+"/", "/")
	}
	// The binding wants a whole URL and reads only its path.
	u := url.URL{Scheme: "https", Host: "assets.invalid", Path: "/" + name}
	req, err := fetch.NewRequest(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	client := fetch.NewClient(fetch.WithBinding(cloudflare.GetBinding("ASSETS")))
	res, err := client.Do(req, &fetch.RequestInit{Redirect: fetch.RedirectModeManual})
	if err != nil {
		return nil, err
	}
	switch {
	case res.StatusCode == http.StatusOK:
		return &edge.File{Content: res.Body, ETag: res.Header.Get("ETag")}, nil
	case res.StatusCode < http.StatusInternalServerError:
		return nil, fs.ErrNotExist
	}
	return nil, errors.New("asset server: " + res.Status)
}
