package site

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// missing is what to do without a browser: these tests are not optional.
const missing = "Chromium is not there: install Debian's package chromium, as `make test` does " +
	"(apt-get install chromium)"

// Flags are added to Chromium's command line. Set them before Run.
var Flags = map[string]any{}

var (
	begin sync.Once
	root  context.Context
	fault error
	stop  []func()
)

// Run runs a package's tests and ends its Chromium, which starts with the
// first page that is opened and is one for all of them.
func Run(m *testing.M) int {
	code := m.Run()
	for i := range stop {
		stop[len(stop)-1-i]()
	}
	return code
}

// browser gives a context that new tabs are made from.
func browser(t testing.TB) context.Context {
	t.Helper()
	begin.Do(start)
	if fault != nil {
		t.Fatal(fault)
	}
	return root
}

func start() {
	path := "/usr/bin/chromium"
	if _, err := os.Stat(path); err != nil {
		if path, err = exec.LookPath("chromium"); err != nil {
			fault = errMissing{}
			return
		}
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "en-US"),
		// A test goes through hundreds of addresses in seconds; without this
		// the browser drops some of them as flooding.
		chromedp.Flag("disable-ipc-flooding-protection", true),
	}
	for name, value := range Flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	var quit context.CancelFunc
	root, quit = chromedp.NewContext(allocator)
	stop = []func(){end, quit}
	fault = chromedp.Run(root)
}

// window opens a window in a fresh profile. chromedp opens tabs only, and a
// profile that has no window yet refuses them.
func window(t testing.TB) target.ID {
	t.Helper()
	ctx := cdp.WithExecutor(browser(t), chromedp.FromContext(browser(t)).Browser)
	profile, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = target.DisposeBrowserContext(profile).Do(ctx) })
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// beside opens a tab in the profile of another one.
func beside(t testing.TB, tab *Tab) target.ID {
	t.Helper()
	ctx := cdp.WithExecutor(browser(t), chromedp.FromContext(browser(t)).Browser)
	info, err := target.GetTargetInfo().WithTargetID(chromedp.FromContext(tab.Ctx).Target.TargetID).Do(ctx)
	if err != nil {
		t.Fatal(err)
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(info.BrowserContextID).WithNewWindow(true).Do(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

type errMissing struct{}

func (errMissing) Error() string { return missing }
