# Needs python3 (3.11 or newer, with venv) and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin

FUZZ ?= 2000
# Articles at which the peers are measured. The first time 20000 takes a quarter of an hour, 100000 too, and 5 GB of cache.
SIZES ?= 2000

# Articles in the library that the screen is measured on.
SCREEN ?= 20000

.PHONY: run test test-kills fuzz check bench bench-tui bench-peers eval model model-pasted picture clean

run: .venv/.run            ## open the reader on the sample collection
	$(BIN)/broadsheet

test: .venv/.dev           ## every test
	$(BIN)/pytest -q --numprocesses=4 --dist=worksteal

check: .venv/.dev          ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-kills: .venv/.dev     ## kills a writer at 200 moments
	BROADSHEET_KILLS=200 $(BIN)/pytest -q tests/test_killed.py

fuzz: .venv/.dev           ## every reader against FUZZ broken files of each kind
	BROADSHEET_FUZZ=$(FUZZ) $(BIN)/pytest -q tests/index/parse tests/index/sources -k "broken or any_bytes or damage or any_text"

bench: .venv/.dev          ## speed and bytes; writes docs/benchmarks.md
	$(BIN)/python -m tests.bench
	$(MAKE) bench-peers

bench-tui: .venv/.dev      ## the screen on a pseudo-terminal with SCREEN articles, beside Textual's own output and other readers
	$(BIN)/python -m tests.bench screen $(SCREEN)

bench-peers: .venv/.bench  ## speed beside FTS5, tantivy and stock Whoosh, at SIZES="20000 100000"
	$(BIN)/python -m tests.bench.peers $(SIZES)

eval: .venv/.dev           ## what is found in the annotated articles; parsing, ranking and names, when the shared material is there
	$(BIN)/python -m tests.evaluate

model: .venv/.dev          ## learns the tagger of names anew from ../shared/ner: some minutes, the same file each time
	$(BIN)/python -m tests.training.names

model-pasted: .venv/.dev   ## learns the weights of the pasted-page reader anew (--check: held-out figures only)
	$(BIN)/python -m tests.training

picture: .venv/.dev        ## draws docs/reader.svg
	$(BIN)/python -m tests.picture

clean:
	rm -rf .venv dist build

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Broadsheet needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch .venv/.run $@

.venv/.bench: .venv/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	touch $@
