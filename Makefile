# make run [POST=path]   open the editor on a post (without POST: on one of the sample site)
# make test              run all tests
# make lint types bench  what else is checked; "bench" measures speed and takes minutes

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
POST   ?= resources/sample_site/_posts/2026-03-14-the-last-ferry-at-night.md

# Debian and Ubuntu keep Python's venv in a package of its own.
GET_VENV := if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv; \
    else echo "Python lacks venv. Run: sudo apt-get install python3-venv"; exit 1; fi

.PHONY: run test core-test lint types bench clean

run: $(VENV)/.ready
	@$(BIN)/python -m editor.qt_needs --install
	@if $(BIN)/python -c 'import os, sys; from editor.qt_needs import display_problem; sys.exit(bool(display_problem(os.environ)))'; \
	then $(BIN)/post-editor $(POST); \
	else $(BIN)/python -m editor.ui.demo $(POST); fi

test: $(VENV)/.ready
	@$(BIN)/python -m editor.qt_needs --install --tests
	$(BIN)/python -m pytest -n auto --dist worksteal --ignore tests/benchmarks

lint: $(VENV)/.ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.ready
	$(BIN)/pyright

bench: $(VENV)/.ready
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(GET_VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis
