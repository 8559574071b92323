// Package edge delivers a built site: one net/http handler over a source of
// files, the same code natively (build serve) and on Cloudflare (worker).
//
// It refuses to know the person: it sets no cookie, writes no log, reads no
// query, and never sees an answer. Every redirect is relative, so the handler
// also works under http.StripPrefix.
package edge

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

type handler struct {
	source  Source
	headers Table
}

// New returns the handler that serves source, with the headers of table.
func New(source Source, table Table) http.Handler {
	return handler{source, table}
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			h.plain(w, r, http.StatusInternalServerError)
		}
	}()
	if status := refuse(r); status != 0 {
		h.plain(w, r, status)
		return
	}
	switch r.URL.Path {
	case "/":
		h.language(w, r)
	case "/healthz":
		h.plain(w, r, http.StatusOK)
	default:
		h.file(w, r)
	}
}

func (h handler) language(w http.ResponseWriter, r *http.Request) {
	h.common(w)
	w.Header().Set("Vary", "Accept-Language")
	w.Header().Set("Location", Language(accepted(r, "Accept-Language"))+"/")
	w.WriteHeader(http.StatusFound)
}

func (h handler) file(w http.ResponseWriter, r *http.Request) {
	p := r.URL.Path
	if hidden(p) {
		h.missing(w, r)
		return
	}
	if dir, ok := strings.CutSuffix(p, "/index.html"); ok {
		h.moved(w, r, dir, "./")
		return
	}
	name := strings.TrimPrefix(p, "/")
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	f, err := h.source.Open(r.Context(), name, codings(r))
	switch {
	case err == nil:
		h.send(w, r, f, typeOf(name))
	case !errors.Is(err, fs.ErrNotExist):
		h.plain(w, r, http.StatusInternalServerError)
	case path.Ext(name) == "":
		h.moved(w, r, p, "./"+path.Base(p)+"/")
	default:
		h.missing(w, r)
	}
}

// moved sends a page's other spellings to its one address, which is a
// directory: Cloudflare's asset server does the same, with the same status.
func (h handler) moved(w http.ResponseWriter, r *http.Request, dir, to string) {
	f, err := h.source.Open(r.Context(), strings.TrimPrefix(dir+"/index.html", "/"), nil)
	if err != nil {
		h.missing(w, r)
		return
	}
	f.Content.Close()
	h.common(w)
	w.Header().Set("Location", escape(to))
	w.WriteHeader(http.StatusTemporaryRedirect)
}

// missing answers 404: with the page of that name in the person's language
// if a page was asked for, in one line otherwise.
func (h handler) missing(w http.ResponseWriter, r *http.Request) {
	if ext := path.Ext(r.URL.Path); ext != "" && ext != ".html" {
		h.plain(w, r, http.StatusNotFound)
		return
	}
	lang := pathLanguage(r.URL.Path)
	if lang == "" {
		lang = Language(accepted(r, "Accept-Language"))
	}
	f, err := h.source.Open(r.Context(), lang+"/404/index.html", codings(r))
	if err != nil {
		h.plain(w, r, http.StatusNotFound)
		return
	}
	defer f.Content.Close()
	h.common(w)
	head := w.Header()
	head.Set("Content-Type", typeOf(".html"))
	head.Add("Vary", "Accept-Encoding")
	head.Add("Vary", "Accept-Language")
	if f.Coding != "" {
		head.Set("Content-Encoding", f.Coding)
	}
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		io.Copy(w, f.Content)
	}
}

// send answers 200, 206, 304 or 416. A source that cannot seek (workerd)
// answers whole files only.
func (h handler) send(w http.ResponseWriter, r *http.Request, f *File, mime string) {
	defer f.Content.Close()
	head := w.Header()
	h.headers.Apply(head, r.URL.Path)
	if head.Get("Content-Type") == "" {
		head.Set("Content-Type", mime)
	}
	head.Set("Vary", "Accept-Encoding")
	if f.ETag != "" {
		head.Set("ETag", f.ETag)
	}
	if f.Coding != "" {
		head.Set("Content-Encoding", f.Coding)
	}
	if seeker, ok := f.Content.(io.ReadSeeker); ok {
		if f.Coding != "" { // else ServeContent knows it
			head.Set("Content-Length", strconv.FormatInt(f.Size, 10))
		}
		http.ServeContent(w, r, "", time.Time{}, seeker)
		return
	}
	if unchanged(accepted(r, "If-None-Match"), f.ETag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if r.Method != http.MethodHead {
		io.Copy(w, f.Content)
	}
}

// common sets what every answer carries, whatever was asked for.
func (h handler) common(w http.ResponseWriter) {
	h.headers.Apply(w.Header(), "/")
}

func (h handler) plain(w http.ResponseWriter, r *http.Request, status int) {
	h.common(w)
	head := w.Header()
	head.Set("Content-Type", "text/plain; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	if status == http.StatusMethodNotAllowed {
		head.Set("Allow", "GET, HEAD")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.WriteString(w, sentences[status]+"\n")
	}
}

var sentences = map[int]string{
	http.StatusOK:                          "ok",
	http.StatusBadRequest:                  "这个网址不对 · This address is not valid",
	http.StatusNotFound:                    "没有这个页面 · There is no such page",
	http.StatusMethodNotAllowed:            "这里只能读取 · This site can only be read",
	http.StatusRequestURITooLong:           "网址太长 · This address is too long",
	http.StatusRequestHeaderFieldsTooLarge: "请求头太大 · The request headers are too large",
	http.StatusInternalServerError:         "这边出错了，请刷新 · Something failed here; please reload",
}
