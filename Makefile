# Needs git, make and Python 3.11 or newer; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALLED := $(VENV)/.stamp-installed
DEVELOPING := $(VENV)/.stamp-developing
WRITING := $(VENV)/.stamp-writing
BENCHING := $(VENV)/.stamp-benching
SITE := build/docs
OUTPUT := docs/output.svg

.DEFAULT_GOAL := help
.PHONY: help check test bench browser docs svg clean
.DELETE_ON_ERROR:

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 : \2/p' Makefile

check: $(INSTALLED) ## Check the example articles in data/articles
	@$(BIN)/claimcheck check data/articles --offline --exit-zero

test: $(DEVELOPING) browser ## Run every check that the project holds itself to
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadfile

browser: ## Install a Chromium for the tests of the page, where apt is at hand and allowed to
	@for name in chromium chromium-browser google-chrome-stable google-chrome chrome; do \
	    command -v $$name >/dev/null && exit 0; \
	done; \
	if command -v apt-get >/dev/null && [ "`id -u`" = 0 ]; then \
	    echo "Installing Chromium for the tests of the page ..." >&2; \
	    export DEBIAN_FRONTEND=noninteractive; \
	    apt-get install -y -q chromium >/dev/null 2>&1 && exit 0; \
	    apt-get update -q >/dev/null && apt-get install -y -q chromium >/dev/null && exit 0; \
	fi; \
	echo "No Chromium here: the tests that look at the page in a browser will be skipped." >&2

docs: $(WRITING) ## Build the documentation site into build/docs/site
	$(BIN)/python scripts/make_docs.py $(SITE)
	cd $(SITE) && "$(CURDIR)/$(BIN)/zensical" build --strict -f mkdocs.yml

bench: $(BENCHING) ## Print CPU time and memory beside those of other linters, and the steps one by one
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/steps.py

svg: $(INSTALLED) ## Render the real output of `make check` into docs/output.svg
	$(BIN)/python scripts/render_output.py $(OUTPUT)

clean: ## Remove .venv and what the tools leave behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "claimcheck needs Python 3.11 or newer; '$(PYTHON)' says: `$(PYTHON) --version 2>&1 | head -n 1`." >&2; \
	    echo "Name another one: make $(or $(MAKECMDGOALS),check) PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimcheck into $(VENV) ..." >&2
	@$(PIP) -c constraints.txt -e .
	@touch $@

$(DEVELOPING): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimcheck and the development tools into $(VENV) ..." >&2
	@$(PIP) -c constraints.txt -e '.[dev]'
	@touch $(INSTALLED) $@

$(WRITING): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimcheck and the documentation tool into $(VENV) ..." >&2
	@$(PIP) -c constraints.txt -e '.[docs]'
	@touch $(INSTALLED) $@

$(BENCHING): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing claimcheck and the linters that it is held against into $(VENV) ..." >&2
	@$(PIP) -c constraints.txt -e '.[bench]'
	@touch $(INSTALLED) $@
