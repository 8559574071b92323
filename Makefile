# make help lists what there is.
.PHONY: help run test unit check mutate bench dist clean tools lighthouse

help:
	@echo "make run     build the site and serve it on localhost"
	@echo "make test    install what the tests need, run all of them"
	@echo "make check   check the knowledge: faults, examples, the proof"
	@echo "make mutate  plant faults into the rules; list those that nothing catches"
	@echo "make bench   ratios against a baseline, within one run"
	@echo "make lighthouse  measure home, plan and guide as a phone sees them"
	@echo "make dist    build dist/site and dist/edge for hosting"
	@echo "make clean   remove what was built"

run:
	go run ./build serve -quick

test: tools
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./...
	go run ./build check
	go test ./...

check:
	go run ./build check

mutate:
	go run ./build mutate

bench:
	go test -run '^$$' -bench . ./tests/bench/... ./tests/edge

# Slow, and its own 200 packages: not part of make test.
lighthouse:
	npm ci --prefix tests/lighthouse --no-audit --no-fund --loglevel=error
	go test -count=1 -tags lighthouse -v ./tests/lighthouse

dist:
	go run ./build dist

clean:
	rm -rf dist tests/node_modules

# What the tests need beyond Go and Node: a Chromium, Chinese fonts, and the
# packages of tests/package-lock.json.
tools: tests/node_modules/.installed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; \
	  else echo "The browser tests need Chromium: install the package chromium (and fonts-noto-cjk)" >&2; exit 1; fi; }

tests/node_modules/.installed: tests/package-lock.json
	npm ci --prefix tests --no-audit --no-fund --loglevel=error
	@touch $@
