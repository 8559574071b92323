//go:build js && wasm

// Command headless is the engine without a page: lines of JSON in, lines of
// JSON out, the same bytes as the command line. The SDK runs it, in browsers
// and in node; it is a program of its own so that no visitor of the site
// downloads what only the SDK needs.
package main

import (
	"errors"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/wasm/browser"
	"github.com/parcelaid/parcelaid/wasm/knowledge"
)

// mostText is the longest text that is read, in bytes: 20,000 code points.
const mostText = 80_000

func main() {
	if err := start(); err != nil {
		panic(err.Error()) // the SDK reports that the engine did not start
	}
	select {}
}

func start() error {
	b, err := browser.Open()
	if err != nil {
		return err
	}
	engine, err := knowledge.Open(b)
	if err != nil {
		return err
	}
	reader := knowledge.Reader(b)
	return b.Answer(func(verb, text, today string) []byte {
		switch verb {
		case "advise":
			plan, _ := engine.AdviseLine([]byte(text))
			return plan
		case "next":
			next, _ := engine.NextLine([]byte(text))
			return next
		case "read":
			return read(reader, text, today)
		case "version":
			return []byte(engine.Pack.Revision)
		}
		return core.WriteError("", errors.New("there is no verb "+verb))
	})
}

func read(reader *core.Reader, text, today string) []byte {
	day, err := core.ParseDay(today)
	switch {
	case err != nil:
		return core.WriteError("", &core.Fault{Fact: "today", Code: "bad_date", Got: today, Cause: err})
	case reader == nil:
		return core.WriteError("", errors.New("the file for reading text is missing"))
	case len(text) > mostText:
		return core.WriteError("", errors.New("the text is longer than 80,000 bytes"))
	}
	return reader.Read(text, day).JSON()
}
