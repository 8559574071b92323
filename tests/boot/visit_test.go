package boot_test

import (
	"slices"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

func (v *visit) visit(address string) {
	v.Helper()
	if err := chromedp.Run(v.ctx, chromedp.Navigate(address)); err != nil {
		v.Fatal(err)
	}
}

// await runs an expression until it gives want.
func (v *visit) await(expression, want string) {
	v.Helper()
	var got string
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		got = v.eval(expression)
		if got == want {
			return
		}
	}
	v.Fatalf("%s is %q, want %q; console: %q", expression, got, want, v.troubles)
}

func (v *visit) eval(expression string) string {
	v.Helper()
	var got string
	err := chromedp.Run(v.ctx, chromedp.Evaluate("(async () => String(await ("+expression+")))()", &got,
		func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
			return p.WithAwaitPromise(true).WithUserGesture(true)
		}))
	if err != nil {
		v.Fatalf("%s: %v", expression, err)
	}
	return got
}

func (v *visit) requests() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.asked)
}

func (v *visit) ready() {
	v.Helper()
	v.await("document.documentElement.dataset.engine", "ready")
}

func (v *visit) quiet() {
	v.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.troubles) > 0 {
		v.Errorf("the console says %q", v.troubles)
	}
}
