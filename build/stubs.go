package main

import (
	"errors"
	"io"
)

func makeDist(knowledge, out, base string, quick bool, w io.Writer) error { return errors.New("no") }
func buildAndServe(knowledge, out string, port int, quick bool, w io.Writer) error {
	return errors.New("no")
}
