package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core/day"
)

// makeOverlay checks a publisher's YAML, proves the advice with it, and writes
// the overlay, named by its SHA-256.
func makeOverlay(dir, file, to string, out io.Writer) error {
	if file == "" {
		return errors.New("overlay needs a file: go run ./build overlay shop.yaml")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	shop, err := compile.ReadShop(file, data)
	if err != nil {
		return err
	}
	if err := proveShop(dir, file, shop, out); err != nil {
		return err
	}
	sum := sha256.Sum256(shop.File)
	name := filepath.Join(to, hex.EncodeToString(sum[:])+".msgp")
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name, shop.File, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d bytes\n", name, len(shop.File))
	return nil
}

// proveShops does the same for every publisher of a folder.
func proveShops(dir, folder string, out io.Writer) error {
	if folder == "" {
		folder = filepath.Join("site", "edge", "publishers")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return err
	}
	slices.Sort(names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		shop, err := compile.ReadShop(name, data)
		if err != nil {
			return err
		}
		if err := proveShop(dir, name, shop, out); err != nil {
			return err
		}
	}
	return nil
}

// proveShop runs the proof of check on the knowledge with the overlay merged.
func proveShop(dir, file string, shop *compile.Shop, out io.Writer) error {
	engine, _, err := open(dir)
	if err != nil {
		return err
	}
	if err := engine.Merge(shop.File); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	proof := prove.Run(engine, day.Day(engine.Pack.Day), false)
	for _, f := range proof.Faults {
		fmt.Fprintf(out, "%s: %v\n", file, f)
	}
	if n := len(proof.Faults); n > 0 {
		return fmt.Errorf("%s: the proof finds %d faults", file, n)
	}
	fmt.Fprintf(out, "%s: proven with %s: %d rules\n", file, engine.Pack.Revision, proof.Rules)
	return nil
}
