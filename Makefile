# Everything a developer or an operator runs. Needs python3.11 with venv and pip, and make; nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3.11
VENV := .venv
PY := $(VENV)/bin/python
COMITY := $(PY) -m comity.cli.main
# Wheels only: no compiler is assumed. Hashes are required, dependencies are already listed.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes
# Checks own their caches under out/ where they can; tests run on as many cores as there are.
CORES ?= $(shell nproc 2>/dev/null || echo 2)
NAME ?=

.PHONY: help run test check fix bench peers train lock setup clean

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.done ## screen real lists, then the invented sample; reports under out/
	@mkdir -p out
	$(COMITY) screen sample/official/eu-fsf-2024-05-13.xml.gz --against sample/official/ofac-sdn-2024-05-07.xml.gz --format html --out out/official.html
	$(COMITY) screen sample/priority.csv --against sample/register.csv --format table
	$(COMITY) screen sample/priority.csv --against sample/register.csv --format html --out out/sample.html
	@echo "Reports: out/official.html, out/sample.html"

test: check ## what CI runs: style, types, contracts, then every test with branch coverage
	@mkdir -p out/coverage && rm -f out/coverage/data*
	$(PY) -m coverage run -m pytest -n $(CORES)
	@$(PY) -m coverage combine --quiet
	@# Kernels run as machine code, where no line is traced; twin tests hold them to plain references.
	$(PY) -m coverage report --omit='*_kernel.py' --include='src/comity/errors.py,src/comity/facts/*,src/comity/names/*,src/comity/lists/*,src/comity/match/*'

check: setup ## format, lint, types, import contracts, house rules
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(PY) -m pytest tests/house

fix: setup ## repair what can be repaired: format, lint, what README shows
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .
	$(PY) docs/help_text.py

bench: setup ## tables of speed and quality on the open data (NAME=... runs one)
	$(PY) -m benchmarks $(NAME)

peers: setup ## ours beside other tools in one run, each in its own environment (minutes)
	$(PY) -m benchmarks.peers $(NAME)

train: setup ## rebuild the score tables from the open data
	$(INSTALL) -r requirements/train.lock
	$(PY) -m training $(NAME)

LOCK_INPUTS := run dev train
lock: ## renew the pins; the compiler only compiles, pip installs
	@test -x out/uv/bin/python || $(PYTHON) -m venv out/uv
	@out/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/uv.lock
	@for name in uv $(LOCK_INPUTS); do (cd requirements && ../out/uv/bin/uv pip compile --quiet --upgrade --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --custom-compile-command 'make lock' $$name.in -o $$name.lock); done

setup: $(VENV)/dev.done ## .venv from the locks, with everything for development
	@:

clean: ## remove what can be made again
	rm -rf $(VENV) out benchmarks/.cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks training -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(PY):
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements/run.lock pyproject.toml | $(PY)
	$(INSTALL) -r requirements/run.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	@$(MAKE) --no-print-directory warm

$(VENV)/dev.done: requirements/dev.lock $(VENV)/run.done | $(PY)
	$(INSTALL) -r requirements/dev.lock
	@touch $@

# Compiled kernels are cached beside their source; the first comparison and the first screening pay for
# them once, so that `make run` does not.
.PHONY: warm
warm:
	@$(COMITY) compare "Zhang Wei" "张伟" >/dev/null 2>&1 || true
	@$(COMITY) screen sample/priority.csv --against sample/register.csv --format jsonl --out - >/dev/null 2>&1 || true
