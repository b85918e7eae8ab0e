# make run [POST=path]   open the editor on a post (without POST: on one of the sample site)
# make test              run all tests
# make lint types bench  what else is checked; "bench" measures speed and takes minutes

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
POST   ?= resources/sample_site/_posts/2026-03-14-the-last-ferry-at-night.md

.PHONY: run test core-test lint types bench clean

run: $(VENV)/.ready
	@$(BIN)/python -m editor.qt_needs --install
	@if $(BIN)/python -c 'import os, sys; from editor.qt_needs import display_problem; sys.exit(bool(display_problem(os.environ)))'; \
	then $(BIN)/post-editor $(POST); \
	else $(BIN)/python -m editor.ui.demo $(POST); fi

test: $(VENV)/.ready
	@$(BIN)/python -m editor.qt_needs --install
	$(BIN)/python -m pytest --ignore tests/benchmarks

lint: $(VENV)/.ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.ready
	$(BIN)/pyright

bench: $(VENV)/.ready
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis
