//go:build lighthouse

// Package lighthouse_test measures pages as Lighthouse's phone sees them.
package lighthouse_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

const least = 98

type report struct {
	Categories map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Score        *float64
		DisplayValue string
		Title        string
		Details      json.RawMessage
	}
}

func TestPhone(t *testing.T) {
	server := site.Serve(t)
	for _, path := range []string{"/zh/", "/zh/loss/buyer/refused/", "/zh/guide/loss/", "/en/", "/en/guide/damage/"} {
		t.Run(path, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "report.json")
			cmd := exec.Command("node", "node_modules/lighthouse/cli/index.js", server.Origin+path, "--output=json", "--output-path="+file, "--quiet",
				"--only-categories=performance,accessibility,best-practices,seo",
				"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking")
			cmd.Env = append(os.Environ(), "CHROME_PATH=/usr/bin/chromium")
			if text, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var r report
			if err := json.Unmarshal(data, &r); err != nil {
				t.Fatal(err)
			}
			line := ""
			for _, id := range []string{"performance", "accessibility", "best-practices", "seo"} {
				c := r.Categories[id]
				line += fmt.Sprintf("%s %.0f  ", id, 100*c.Score)
				if 100*c.Score >= least {
					continue
				}
				t.Errorf("%s is %.0f, less than %d", id, 100*c.Score, least)
				for _, ref := range c.AuditRefs {
					if a := r.Audits[ref.ID]; a.Score != nil && *a.Score < 0.95 {
						t.Logf("  %s (%.2f, weight %.0f): %s %s %.600s", ref.ID, *a.Score, ref.Weight, a.Title, a.DisplayValue, a.Details)
					}
				}
			}
			for _, id := range []string{"first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"} {
				line += id + " " + r.Audits[id].DisplayValue + "  "
			}
			t.Log(line)
		})
	}
}
