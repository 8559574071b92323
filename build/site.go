package main

import (
	"io"
	"path/filepath"

	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/build/serve"
)

func makeDist(knowledge, out, base string, quick bool, w io.Writer) error {
	return dist.Build(dist.Options{Knowledge: knowledge, Out: out, Base: base, Quick: quick, Log: w})
}

func buildAndServe(knowledge, out string, port int, quick bool, w io.Writer) error {
	if err := makeDist(knowledge, out, "", quick, w); err != nil {
		return err
	}
	return serve.Serve(filepath.Join(out, "site"), port, w)
}
