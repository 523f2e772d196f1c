# make demo   builds shrike and scans the sample shop
# make test   everything that has to hold before a change goes in
GO ?= go

.PHONY: build demo test style fuzz realworld speed model model-speed onnxruntime clean

build:
	$(GO) build -o bin/shrike ./cmd/shrike

# A scan that finds flaws ends with 1; only 2 is a failure.
demo: build
	bin/shrike scan examples/shop || test $$? -eq 1

test: style
	$(GO) test -timeout 10m ./...

style:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "not gofmt-ed:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

# Each fuzz target for a short while: make fuzz FUZZTIME=5m
FUZZTIME ?= 20s
fuzz:
	@for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

# Scans npm packages, some with published flaws, and writes docs/real-world.md.
realworld:
	$(GO) run ./bench/realworld

# Measures shrike on npm packages of growing size and writes docs/speed.md.
speed:
	$(GO) run ./bench/speed -o docs/speed.md

# Makes models/compact from nothing: fetches npm packages, pre-trains, trains on the authored pairs.
# With clones of real projects and a list of their fixes:
#   make model MODEL="-repos MIRRORS -list fixes.csv"
model:
	$(GO) run ./bench/compact $(MODEL)

# Measures the model on this machine and writes docs/model-speed.md. PYTHON needs onnxruntime.
PYTHON ?=
model-speed:
	$(GO) run ./bench/model -o docs/model-speed.md -python "$(PYTHON)"

# Puts ONNX Runtime's library into the cache folder, where shrike finds it. Nothing needs it.
onnxruntime:
	$(GO) run ./bench/onnxruntime

clean:
	rm -rf bin
