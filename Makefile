# Everything runs from .venv; each stamp says which lock file it was made from, so a second call does nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run setup test check bench lock clean

run: $(VENV)/run.stamp
	$(BIN)/peyman serve --samples

setup: $(VENV)/dev.stamp

test: check
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Peyman needs Python 3.11 or newer; call make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/created requirements/build.txt requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Lock files hold versions and hashes only, never an address.
lock: $(VENV)/dev.stamp
	$(PIP) install pip-tools
	set -e; compile="$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --no-header --allow-unsafe"; \
	$$compile requirements/build.in -o requirements/build.txt; \
	$$compile pyproject.toml -o requirements/run.txt; \
	$$compile --extra telemetry -c requirements/run.txt pyproject.toml -o requirements/telemetry.txt; \
	$$compile --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
