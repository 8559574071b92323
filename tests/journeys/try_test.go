package journeys_test

import (
	"os"
	"testing"
	"time"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

func TestTry(t *testing.T) {
	s := site.Serve(t)
	start := time.Now()
	b := s.Open(t, "/zh/")
	b.Ready()
	t.Log("ready", time.Since(start))
	b.Go("=快递丢了")
	b.Go("=我网上买的")
	b.Go("=不理、拒绝、让我找快递")
	t.Log(b.Text("h1"), b.Path(), b.Eval("document.title"), b.Eval("document.activeElement.outerHTML.slice(0,100)"))
	b.Go("[data-do=sharpen]")
	for i := 0; i < 12 && b.Count("form.ask") == "1"; i++ {
		t.Log(i, b.Text("main"), b.Eval("history.state"))
		if b.Count("input[type=date]") != "0" {
			b.Tap("input[type=date]")
			b.Press("11202026")
			t.Log(b.Eval("[...document.querySelectorAll('input[type=date]')].map(e=>e.value)"))
			b.Eval("document.querySelector('input[type=date]').value=''")
		}
		b.Go("[data-do=skip]")
	}
	t.Log(b.Text("main"))
	b.Quiet()
	t.Log(time.Since(start))
}
