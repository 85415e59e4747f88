# Two commands matter: `make run` and `make test`. Everything else is listed by `make help`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PAPERS := $(VENV)/bin/papers
# torch comes apart from the lock file: which build is right depends on the machine. Without TORCH=... it is the build
# of requirements-torch.txt, where that is not to be had one of PyPI's, and never one of another hash.
TORCH ?=
PIP_INSTALL = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help setup run test soak undone audit lint eval eval-baseline bench bench-reading papers lock clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: $(VENV)/.ready  ## the environment, with the command at .venv/bin/papers

$(VENV)/.ready: requirements.txt requirements-torch.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed and $(PYTHON) was not found; set PYTHON=..."; exit 2; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing; the first time this takes some minutes."
	@if test -n "$(TORCH)"; then $(PIP_INSTALL) "$(TORCH)"; \
	  else $(PIP_INSTALL) --require-hashes -r requirements-torch.txt 2>/dev/null || \
	    $(PIP_INSTALL) --require-hashes -r requirements-torch-pypi.txt || \
	    { echo "No build of torch with a known hash is to be had: name one with make setup TORCH=..."; exit 2; }; fi
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-build-isolation -e .
	@touch $@

run: setup  ## ingest the sample papers and serve the chat at http://127.0.0.1:7860
	@$(PAPERS) ingest --sample --quiet
	@$(PAPERS) serve || [ $$? -eq 130 ]  # interrupted is how it ends

# A file of tests stays in one process, with the sample store or the browser that they share.
# What failed is tried once more, alone: on busy cores a browser can be too late for its test. It is told.
TESTS := $(VENV)/bin/python -m pytest
test: setup  ## the tests (the browser ones where Chromium is installed)
	@$(TESTS) -n auto --maxprocesses 4 --dist loadfile || { [ $$? -eq 1 ] && \
	  echo "What failed is tried once more, one at a time. What passes only now wants mending all the same." && \
	  $(TESTS) --last-failed --last-failed-no-failures none --maxfail 3; }

soak: setup  ## under an hour: kill -9, spoilt indexes, full disks, broken files, readers, odd questions; one table
	@$(VENV)/bin/python -m tests.soak

undone: setup  ## under an hour: each check of who may see what is undone in a copy, and a test has to notice
	@$(VENV)/bin/python -m tests.undone

# Without OSV=... it asks PyPI; OSV names a copy of the OSV records of the ecosystem PyPI, for where no network is.
OSV ?=
LOCKS := requirements.txt requirements-torch.txt

audit: setup  ## look the pinned packages up among known vulnerabilities (on the network, or in a copy: OSV=all.zip)
	@if test -n "$(OSV)"; then $(VENV)/bin/python -m tests.audit "$(OSV)" $(LOCKS); else \
	  $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit && \
	  $(VENV)/bin/pip-audit --strict --require-hashes --disable-pip $(addprefix -r ,$(LOCKS)); fi

lint: setup  ## ruff and mypy strict
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

# An interrupted call goes on where it stopped. EVAL_BESIDE= asks the quick start only where its figures in
# eval/baseline are of other questions or papers.
EVAL_STORE := store/eval
EVAL_RUN := results/eval
EVAL_BESIDE ?= --with-baseline

eval: setup  ## gold dev and test with a report, held against eval/baseline
	@$(PAPERS) ingest --sample --quiet --store $(EVAL_STORE)
	@$(PAPERS) eval run --store $(EVAL_STORE) --out $(EVAL_RUN) --replace $(EVAL_BESIDE)
	@$(PAPERS) eval score $(EVAL_RUN)
	@$(PAPERS) eval report $(EVAL_RUN)
	@test -e eval/baseline/aggregate.json || { echo "There is no baseline: 'make eval-baseline' makes this run one."; exit 2; }
	@status=0; for split in dev test; do echo "Against eval/baseline, $$split:"; \
	  $(PAPERS) eval compare eval/baseline $(EVAL_RUN) --split $$split --out $(EVAL_RUN)/against-$$split \
	  || status=$$?; done; exit $$status

eval-baseline:  ## make the run that 'make eval' left the one that later ones are held against
	@$(PAPERS) eval score $(EVAL_RUN) --keep eval/baseline >/dev/null

bench: setup  ## speed and memory over 100,000 generated paragraphs, beside the quick start (an hour the first time)
	@$(VENV)/bin/python -m tests.bench

bench-reading: setup  ## what the reader makes of every file in ../shared/papers
	@$(VENV)/bin/python -m tests.bench_reading

lock: setup  ## write requirements.txt anew from pyproject.toml
	@$(VENV)/bin/python -m pip install --quiet uv
	@$(VENV)/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --no-emit-package torch --no-emit-package playwright --no-emit-package pyee --extra dev -o requirements.txt pyproject.toml

clean:  ## remove the environment and the caches, never the store
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
