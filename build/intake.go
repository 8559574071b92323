package main

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
)

// readTexts reads one text a line and writes what it seems to say. Nothing
// of the text is kept.
func readTexts(dir, today string, in io.Reader, out io.Writer) error {
	day, err := core.ParseDay(today)
	if err != nil {
		return errors.New("intake needs --today as 2026-11-20, for words such as 昨天")
	}
	result, err := compile.Compile(dir)
	if err != nil {
		return err
	}
	reader, err := core.OpenReader(result.Intake)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 64<<10)
	w := bufio.NewWriter(out)
	defer w.Flush()
	for {
		line, err := lines.ReadString('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if err == io.EOF && line == "" {
			return nil
		}
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		w.Write(reader.Read(line, day).JSON())
		w.WriteByte('\n')
		if err == io.EOF {
			return nil
		}
	}
}
