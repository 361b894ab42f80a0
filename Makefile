# The locks are whole, so pip need not resolve (--no-deps): older pips trip over lxml[html_clean].
# Everything here needs Python 3.11 or newer with venv, make, and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs bench lock recordings pictures clean

## demo: set everything up, then crawl the recorded outlets that ship with the project
demo: $(VENV)/ready
	$(BIN)/arsip demo

## test: set everything up, then run the tests
test: $(VENV)/ready-dev
	$(BIN)/pytest -n auto --dist worksteal $(PYTEST_ARGS)

## lint: ruff and mypy --strict
lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## docs: make the data dictionary and the README's table of tables from the code
docs: $(VENV)/ready-dev
	$(BIN)/python -m crawler.publish.dictionary --write

## bench: the benchmarks, with ratios against the peers that are installed
bench: $(VENV)/ready-dev
	$(BIN)/python -m bench

## lock: resolve the dependencies anew
lock: $(VENV)/ready-dev
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --python-version 3.11 --extra build --extra jobs pyproject.toml \
	  -o requirements.txt
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --python-version 3.11 --extra build --extra jobs --extra dev \
	  -c requirements.txt pyproject.toml -o requirements-dev.txt

## recordings: record the demo's outlets anew
recordings: $(VENV)/ready-dev
	$(BIN)/python -m tests.sites.record

## pictures: take the README's pictures anew, with the system's Chromium
pictures: $(VENV)/ready-dev
	$(BIN)/python -m tests.publish.web.pictures

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q crawler spiders settings.py  # as pip does with what it installs
	touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	touch $@
