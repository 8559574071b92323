// Package serve shows a built site on this machine, through the same edge
// that delivers it everywhere else.
package serve

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"

	"github.com/parcelaid/parcelaid/site/edge"
)

const tries = 20

// Serve serves the site in dir on 127.0.0.1 until it fails, and prints its
// address to out. A port that is taken is named, and the next one tried.
func Serve(dir string, port int, out io.Writer) error {
	server, err := New(dir)
	if err != nil {
		return err
	}
	l, err := listen(port, out)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Serving %s on http://%s/\n", dir, l.Addr())
	return server.Serve(l)
}

// New returns the server that Serve runs. It holds dir open, and follows no
// link out of it.
func New(dir string) (*http.Server, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("no site to serve: %w", err)
	}
	var publishers map[string][]string
	if text, err := root.ReadFile(edge.PublishersFile); err == nil {
		publishers = edge.ParsePublishers(string(text))
	}
	table, err := edge.Headers(publishers)
	if err != nil {
		return nil, err
	}
	return &http.Server{
		Handler:                      edge.New(edge.Dir{FS: root.FS()}, table),
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            10 * time.Second,
		ReadTimeout:                  20 * time.Second,
		IdleTimeout:                  2 * time.Minute,
		MaxHeaderBytes:               32 << 10,
		ErrorLog:                     log.New(io.Discard, "", 0), // it would name paths
	}, nil
}

func listen(port int, out io.Writer) (net.Listener, error) {
	last := port + tries - 1
	for ; port <= last; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			return l, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			return nil, err
		}
		fmt.Fprintf(out, "Port %d is taken\n", port)
	}
	return nil, fmt.Errorf("ports %d to %d are all taken", last-tries+1, last)
}
