# The commands of the project. Each first does the set-up that is missing; see scripts/set_up.py.
PORT ?= 8000
export PORT

BIN := .venv/bin
SET_UP := scripts/python scripts/set_up.py
# Two processes on a small machine, more on a larger one; each has its own copies of the databases.
PROCESSES ?= auto

.PHONY: help demo demo-data test test-long check bench rules translations set-up set-up-tests

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: ## the demonstration on http://localhost:$PORT/ (PORT=8000)
	@scripts/python scripts/check_port.py $(PORT)
	@$(MAKE) --no-print-directory demo-data
	@exec $(BIN)/gunicorn --config scripts/demo_server.py digiportal.wsgi

demo-data: set-up ## the demonstration's database alone
	@$(BIN)/python scripts/demo_data.py

test: set-up-tests ## all tests
	@$(BIN)/pytest --numprocesses=$(PROCESSES) --maxprocesses=4 --dist=worksteal

test-long: set-up-tests ## the tests that take minutes: workers killed again and again, thousands of examples
	@$(BIN)/pytest -m long --numprocesses=0

check: set-up-tests ## style, types, templates, directions, migrations, translations, deployment
	@$(BIN)/python scripts/check.py

bench: set-up-tests ## pages and PDF beside their floors
	@$(BIN)/python -m bench

rules: set-up-tests ## every rule with its tests
	@$(BIN)/pytest --rules --quiet --no-header

translations: set-up-tests ## bring the catalogues of nb and nn up to date with the source
	@$(BIN)/python scripts/translations.py

set-up:
	@$(SET_UP)

set-up-tests:
	@$(SET_UP) --tests
