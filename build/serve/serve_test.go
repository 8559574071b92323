package serve

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestListenTakesTheNextPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	var out bytes.Buffer
	l, err := listen(port, &out)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := l.Addr().(*net.TCPAddr).Port; got <= port {
		t.Errorf("got port %d, want one above %d", got, port)
	}
	if want := "Port " + strconv.Itoa(port) + " is taken\n"; !strings.HasPrefix(out.String(), want) {
		t.Errorf("printed %q, want %q first", out.String(), want)
	}
}

func TestListenGivesUpOnOtherErrors(t *testing.T) {
	if l, err := listen(70000, io.Discard); err == nil {
		l.Close()
		t.Error("port 70000 was accepted")
	}
}

func TestServerStaysInItsDirectory(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	server, err := New(dir)
	if err != nil {
		t.Fatal(err)
	}
	l, err := listen(0, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(l)
	defer server.Close()
	res, err := http.Get("http://" + l.Addr().String() + "/link.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	if res.StatusCode < 400 || strings.Contains(string(body), "secret") {
		t.Errorf("got %d %q through a link out of the site", res.StatusCode, body)
	}
}

func TestNoSiteSaysSo(t *testing.T) {
	err := Serve(filepath.Join(t.TempDir(), "dist"), 0, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "no site to serve") {
		t.Errorf("got %v", err)
	}
}
