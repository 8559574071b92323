package main

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/parcelaid/parcelaid/build/diff"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
)

// difference compares two revisions of the knowledge: folders, or revisions
// of the repository.
func difference(knowledge, on string, markdown bool, revisions []string, out io.Writer) error {
	if len(revisions) != 2 {
		return fmt.Errorf("diff takes two revisions: folders of knowledge, or revisions of the repository such as HEAD~1")
	}
	today := day.Day(0)
	if on != "" {
		var err error
		if today, err = core.ParseDay(on); err != nil {
			return fmt.Errorf("-on: %q is %w", on, err)
		}
	}
	folders := make([]string, 2)
	for i, name := range revisions {
		folder, done, err := checkedOut(knowledge, name)
		if err != nil {
			return err
		}
		defer done()
		folders[i] = folder
	}
	r, err := diff.Between(folders[0], folders[1], today)
	if err != nil {
		return err
	}
	if markdown {
		r.Markdown(out)
	} else {
		r.Text(out)
	}
	return nil
}

// checkedOut gives the folder of a revision: one that is there, or a copy of
// what the repository holds.
func checkedOut(knowledge, name string) (folder string, done func(), err error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return name, func() {}, nil
	}
	git := exec.Command("git", "archive", "--format=tar", name, "--", knowledge)
	var fault bytes.Buffer
	git.Stderr = &fault
	data, err := git.Output()
	if err != nil {
		return "", nil, fmt.Errorf("%s is neither a folder nor a revision that holds %s: %s", name, knowledge, bytes.TrimSpace(fault.Bytes()))
	}
	root, err := os.MkdirTemp("", "knowledge")
	if err != nil {
		return "", nil, err
	}
	done = func() { os.RemoveAll(root) }
	for r := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := r.Next()
		if err == io.EOF {
			return filepath.Join(root, knowledge), done, nil
		}
		if err != nil {
			return "", done, err
		}
		if h.Typeflag != tar.TypeReg || !filepath.IsLocal(h.Name) {
			continue
		}
		to := filepath.Join(root, h.Name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return "", done, err
		}
		body, err := io.ReadAll(r)
		if err != nil {
			return "", done, err
		}
		if err := os.WriteFile(to, body, 0o644); err != nil {
			return "", done, err
		}
	}
}
