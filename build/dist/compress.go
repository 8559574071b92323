package dist

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Brotli compresses as hosts deliver it: quality 11, window 24; quality 5 for
// a quick build.
func Brotli(data []byte, quick bool) []byte {
	options := brotli.WriterOptions{Quality: 11, LGWin: 24}
	if quick {
		options.Quality = 5
	}
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, options)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func gzipped(data []byte, quick bool) []byte {
	level := gzip.BestCompression
	if quick {
		level = gzip.BestSpeed
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, level)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// compressAll writes .br and .gz siblings, on all cores.
func compressAll(dir string, names []string, f files, quick bool) error {
	var wait sync.WaitGroup
	work := make(chan string)
	faults := make(chan error, len(names))
	for range runtime.NumCPU() {
		wait.Go(func() {
			for name := range work {
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.WriteFile(path+".br", Brotli(f[name], quick), 0o644); err != nil {
					faults <- err
				}
				if err := os.WriteFile(path+".gz", gzipped(f[name], quick), 0o644); err != nil {
					faults <- err
				}
			}
		})
	}
	for _, name := range names {
		if !strings.HasPrefix(filepath.Base(name), "_") && !strings.HasPrefix(filepath.Base(name), ".") {
			work <- name
		}
	}
	close(work)
	wait.Wait()
	select {
	case err := <-faults:
		return err
	default:
		return nil
	}
}
