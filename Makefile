# Needs git, make and Python 3.11 or newer with its venv module; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
TESTS ?=
TUNE ?=
LOAD ?=
# Old versions of pip would install jieba, which comes as source, by a method about to go.
PIP_OPTIONS := --quiet --disable-pip-version-check --use-pep517

.PHONY: run test lint bench bench-pages load quality tune bundle clean audit

run: .venv/installed
	$(BIN)/yinju serve

test: .venv/installed-dev
	$(BIN)/python -m pytest $(TESTS)

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml indexer web

# Known weaknesses of what is installed, from PyPI's advisories: asks the network, and fails where
# a package cannot be looked up.
audit: .venv/installed-dev
	$(BIN)/python -m pip freeze --exclude-editable | \
	$(BIN)/pip-audit --strict --no-deps --disable-pip --progress-spinner off --requirement /dev/stdin

# BENCHMARKS=<folder> names the public question sets.
bench: .venv/installed-bench
	$(BIN)/python -m benchmarks.service
	$(BIN)/python -m benchmarks.retrieval

# Many readers at once, while the index is swapped; LOAD="--seconds 10 --requests 1000" for a short look.
load: .venv/installed-dev
	$(BIN)/python -m benchmarks.load $(LOAD)

# Lighthouse's scores of pages in a browser; needs npm and chromium.
bench-pages: .venv/installed
	$(BIN)/python -m benchmarks.pages

# How many questions are answered right, by language and kind.
quality: .venv/installed-dev
	$(BIN)/python -m tests.quality

# Set the weights of answering on the sample questions; TUNE=--write keeps what is found.
tune: .venv/installed-dev
	$(BIN)/python -m tests.quality.tune $(TUNE)

# Everything for a machine without a network, in one archive in dist/.
bundle: $(BIN)/python
	$(BIN)/python deploy/bundle.py

clean:
	rm -rf .venv var build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/browser/node/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv .venv

# Installing is skipped while pyproject.toml is older than the stamp.
.venv/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install $(PIP_OPTIONS) --editable .
	touch $@

.venv/installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install $(PIP_OPTIONS) --editable '.[dev]'
	touch $@ .venv/installed

.venv/installed-bench: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install $(PIP_OPTIONS) --editable '.[bench]'
	touch $@ .venv/installed
