package main

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/build/serve"
)

func makeDist(o dist.Options, kit bool) error {
	if o.Base != "" {
		u, err := url.Parse(o.Base)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return fmt.Errorf("-base: %q is no address such as https://parcelaid.example/", o.Base)
		}
		if !strings.HasSuffix(o.Base, "/") {
			o.Base += "/"
		}
	}
	if kit {
		return dist.Kit(o)
	}
	return dist.Build(o)
}

func buildAndServe(knowledge, out string, port int, quick bool, w io.Writer) error {
	if err := makeDist(dist.Options{Knowledge: knowledge, Out: out, Quick: quick, Log: w}, false); err != nil {
		return err
	}
	return serve.Serve(filepath.Join(out, "site"), port, w)
}
