package edge_test

import "strings"

// A promise is one request as it goes over the wire, and what must come back
// from every host.
type promise struct {
	name   string
	method string // "" is GET
	path   string // sent as it stands
	send   string // header lines, CRLF between
	status int
	typ    string
	file   string // of site: the decoded body
	to     string // where Location leads, resolved
	head   map[string]string
	native string // why only the native server promises it
	worker int    // the status in workerd, if it differs: its URL parser tidies first
}

const (
	html      = "text/html; charset=utf-8"
	noCache   = "no-cache"
	immutable = "public, max-age=31536000, immutable"
	recoded   = "Cloudflare compresses by itself; workerd serves the plain file"
)

var promises = []promise{
	{name: "page", path: "/zh/loss/", status: 200, typ: html, file: "zh/loss/index.html",
		head: map[string]string{"Cache-Control": noCache, "Access-Control-Allow-Origin": ""}},
	{name: "page with a query", path: "/zh/loss/?from=wechat", status: 200, typ: html, file: "zh/loss/index.html"},
	{name: "page by HEAD", method: "HEAD", path: "/zh/", status: 200, typ: html},
	{name: "script", path: "/a/boot.0a1b2c3d.js", status: 200, typ: "text/javascript; charset=utf-8", file: "a/boot.0a1b2c3d.js",
		head: map[string]string{"Cache-Control": immutable, "Access-Control-Allow-Origin": "*"}},
	{name: "engine", path: "/a/engine.0a1b2c3d.wasm", status: 200, typ: "application/wasm", file: "a/engine.0a1b2c3d.wasm",
		head: map[string]string{"Cache-Control": immutable, "Access-Control-Allow-Origin": "*"}},
	{name: "pack", path: "/a/rules.0a1b2c3d.msgp", status: 200, typ: "application/octet-stream", file: "a/rules.0a1b2c3d.msgp",
		head: map[string]string{"Cache-Control": immutable, "Access-Control-Allow-Origin": "*"}},
	{name: "style", path: "/a/style.0a1b2c3d.css", status: 200, typ: "text/css; charset=utf-8", file: "a/style.0a1b2c3d.css",
		head: map[string]string{"Cache-Control": immutable}},
	{name: "list of files", path: "/a/app.json", status: 200, typ: "application/json", file: "a/app.json",
		head: map[string]string{"Cache-Control": noCache, "Access-Control-Allow-Origin": "*"}},
	{name: "manifest", path: "/app.webmanifest", status: 200, typ: "application/manifest+json", file: "app.webmanifest",
		head: map[string]string{"Access-Control-Allow-Origin": "*"}},

	{name: "brotli", path: "/zh/", send: "Accept-Encoding: gzip, deflate, br", status: 200, typ: html, file: "zh/index.html",
		head: map[string]string{"Content-Encoding": "br", "Vary": "Accept-Encoding"}, native: recoded},
	{name: "gzip", path: "/zh/", send: "Accept-Encoding: gzip, br;q=0", status: 200, typ: html, file: "zh/index.html",
		head: map[string]string{"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}, native: recoded},
	{name: "engine in brotli", path: "/a/engine.0a1b2c3d.wasm", send: "Accept-Encoding: br", status: 200, typ: "application/wasm",
		file: "a/engine.0a1b2c3d.wasm", head: map[string]string{"Content-Encoding": "br"}, native: recoded},
	{name: "either coding, decoded", path: "/en/", send: "Accept-Encoding: br, gzip", status: 200, typ: html, file: "en/index.html"},

	{name: "first part", path: "/a/style.0a1b2c3d.css", send: "Range: bytes=0-4", status: 206,
		head: map[string]string{"Content-Range": "bytes 0-4/3000", "Content-Length": "5", "Content-Encoding": ""}, native: "workerd ignores ranges"},
	{name: "part of the plain file, whatever the coding", path: "/a/style.0a1b2c3d.css", send: "Accept-Encoding: br\r\nRange: bytes=2990-", status: 206,
		head: map[string]string{"Content-Range": "bytes 2990-2999/3000", "Content-Encoding": ""}, native: "workerd ignores ranges"},
	{name: "bad range", path: "/a/style.0a1b2c3d.css", send: "Range: bytes=x-", status: 416, native: "workerd ignores ranges"},
	{name: "range past the end", path: "/a/style.0a1b2c3d.css", send: "Range: bytes=9999-", status: 416, native: "workerd ignores ranges"},

	{name: "language: Chinese", path: "/", send: "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8", status: 302, to: "/zh/",
		head: map[string]string{"Vary": "Accept-Language", "Location": "zh/"}},
	{name: "language: English", path: "/", send: "Accept-Language: en-GB,en;q=0.9,zh;q=0.5", status: 302, to: "/en/",
		head: map[string]string{"Vary": "Accept-Language", "Location": "en/"}},
	{name: "language: other", path: "/", send: "Accept-Language: fr", status: 302, to: "/en/"},
	{name: "language: none", path: "/", status: 302, to: "/zh/"},
	{name: "language by HEAD", method: "HEAD", path: "/", send: "Accept-Language: en", status: 302, to: "/en/"},

	{name: "directory without its slash", path: "/zh/loss", status: 307, to: "/zh/loss/"},
	{name: "index by name", path: "/zh/loss/index.html", status: 307, to: "/zh/loss/"},
	{name: "health", path: "/healthz", status: 200, typ: "text/plain; charset=utf-8"},

	{name: "missing page, Chinese", path: "/zh/nothing/here/", status: 404, typ: html, file: "zh/404/index.html",
		head: map[string]string{"Cache-Control": noCache}},
	{name: "missing page, English", path: "/en/nothing", status: 404, typ: html, file: "en/404/index.html"},
	{name: "missing page, by Accept-Language", path: "/nothing/", send: "Accept-Language: en", status: 404, typ: html, file: "en/404/index.html"},
	{name: "missing page by HEAD", method: "HEAD", path: "/zh/nothing/", status: 404, typ: html},
	{name: "missing file is not cached", path: "/a/boot.ffffffff.js", status: 404, typ: "text/plain; charset=utf-8",
		head: map[string]string{"Cache-Control": "no-store"}},
	{name: "unknown publisher", path: "/embed/nobody/", status: 404, typ: html, file: "zh/404/index.html"},
	{name: "publisher's page", path: "/embed/haitang/zh/", status: 200, typ: html, file: "embed/haitang/zh/index.html",
		head: map[string]string{"Cache-Control": noCache}},
	{name: "publisher's page by HEAD", method: "HEAD", path: "/embed/haitang/zh/", status: 200, typ: html},
	{name: "unknown publisher in a language", path: "/embed/nobody/en/", send: "Accept-Language: en", status: 404, typ: html, file: "en/404/index.html"},
	{name: "publisher with a capital", path: "/embed/Haitang/zh/", status: 404, typ: html, file: "zh/404/index.html"},
	{name: "publisher's traversal", path: "/embed/haitang%2f..%2fzh/", status: 400},
	{name: "the list of publishers", path: "/_publishers", status: 404},
	{name: "embedded page", path: "/embed/en/", status: 200, typ: html, file: "embed/en/index.html"},

	{name: "the build's own file", path: "/_build.txt", status: 404},
	{name: "the headers file", path: "/_headers", status: 404},
	{name: "a repository", path: "/.git/config", status: 404},

	{name: "POST", method: "POST", path: "/", send: "Content-Length: 0", status: 405, head: map[string]string{"Allow": "GET, HEAD"}},
	{name: "PUT to a file", method: "PUT", path: "/zh/", send: "Content-Length: 0", status: 405},
	{name: "DELETE to nothing", method: "DELETE", path: "/zh/nothing/", status: 405},
	{name: "OPTIONS", method: "OPTIONS", path: "/", status: 405},
	{name: "OPTIONS of the server", method: "OPTIONS", path: "*", status: 405, native: "no URL, so it does not reach a worker"},

	{name: "encoded slash", path: "/zh%2floss/", status: 400},
	{name: "encoded slash, capital", path: "/zh%2Floss/", status: 400},
	{name: "encoded backslash", path: "/zh/..%5c..%5csecret", status: 400},
	{name: "traversal", path: "/../../../../etc/passwd", status: 400, worker: 404},
	{name: "traversal inside", path: "/zh/../_build.txt", status: 400, worker: 404},
	{name: "encoded traversal", path: "/zh/%2e%2e/_build.txt", status: 400, worker: 404},
	{name: "traversal through an encoded slash", path: "/..%2f..%2fetc%2fpasswd", status: 400},
	{name: "twice encoded", path: "/zh/%252e%252e/nothing", status: 404},
	{name: "empty segment", path: "/zh//nothing", status: 400},
	{name: "empty segment in front", path: "//evil.example/", status: 400},
	{name: "nul byte", path: "/zh/%00", status: 400},
	{name: "line break", path: "/zh/%0d%0aSet-Cookie:a=b", status: 400},
	{name: "no UTF-8", path: "/zh/%ff%fe", status: 400},
	{name: "bad escape", path: "/zh/%zz", status: 400},
	{name: "long path", path: "/zh/" + strings.Repeat("x", 2000), status: 414},
	{name: "huge headers", path: "/", send: "X-Padding: " + strings.Repeat("x", 20<<10), status: 431},
	{name: "huger headers", path: "/", send: "X-Padding: " + strings.Repeat("x", 200<<10), status: 431, native: "workerd's own limit closes the line"},
	{name: "huge query", path: "/?" + strings.Repeat("x", 20<<10), status: 431},
}
