# make report      the sample corpus, or CORPUS=path, as one HTML page
# make test        all tests, in a browser too
# make test-fast   all tests but those that need a browser
# make gallery     docs/gallery: every chart, and labels beside a browser's
# make docs        build/docs: what help() says, to search
# make check       style, types, layers
PYTHON ?= python3
VENV ?= .venv
CORPUS ?=
REPORT ?= report.html
# A process a core; a file's tests stay together, for they share what is slow to make.
PYTEST = $(VENV)/bin/python -m pytest -n auto --dist loadfile

.PHONY: report test test-fast check gallery docs lab clean
.DELETE_ON_ERROR:

report: $(VENV)/.ready
	$(VENV)/bin/mediakit report $(if $(CORPUS),"$(CORPUS)") --out "$(REPORT)"

test: $(VENV)/.ready-dev
	sh tools/browser.sh
	$(PYTEST)

test-fast: $(VENV)/.ready-dev
	$(PYTEST) -m "not browser"

check: $(VENV)/.ready-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/python -m pytest -q tests/test_house.py

gallery: $(VENV)/.ready-dev
	sh tools/browser.sh
	$(VENV)/bin/python tools/gallery.py

docs: $(VENV)/.ready-dev
	$(VENV)/bin/python tools/docs.py

lab: $(VENV)/.ready-dev
	$(VENV)/bin/jupyter lab notebooks

$(VENV)/.ready: pyproject.toml tools/environment.sh
	sh tools/environment.sh "$(PYTHON)" "$(VENV)" "."
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	sh tools/environment.sh "$(PYTHON)" "$(VENV)" ".[lab,scale,dev]"
	@touch $@

clean:
	rm -rf "$(VENV)" build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
