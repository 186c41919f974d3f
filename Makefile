# Sets up .venv, then leaves the work to `invoke` (tasks.py). With an environment of your own, you
# do not need make.

PYTHON ?= python3
VENV := .venv
INVOKE := $(VENV)/bin/python -m invoke

.PHONY: help html devserver test lint clean

help:
	@echo "make html       build the site into output/"
	@echo "make devserver  build, serve, and show each change in the browser"
	@echo "make test       run the tests"
	@echo "make lint       check style, formatting and types"
	@echo "make clean      empty output/"
	@echo "Everything else: $(INVOKE) --list"

html: $(VENV)/author
	@$(INVOKE) build

devserver: $(VENV)/author
	@$(INVOKE) devserver

test: $(VENV)/developer
	@dev/install-tools
	@$(INVOKE) test

lint: $(VENV)/developer
	@$(INVOKE) lint

clean: $(VENV)/author
	@$(INVOKE) clean

# Empty files that are as old as the last installation.

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || \
	{ echo "Python 3.11.5 or newer is needed: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/author: requirements.txt $(VENV)/created
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# All of requirements.txt is in requirements-dev.txt too.
$(VENV)/developer: requirements-dev.txt $(VENV)/created
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $(VENV)/author $@
