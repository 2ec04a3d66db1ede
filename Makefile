.PHONY: demo test search check lint eval bench clean

PYTHON ?= python3
BIN := .venv/bin

.venv: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -qq --upgrade pip
	$(BIN)/pip install -qq --editable '.[dev]'
	@touch .venv

demo: .venv ## trace the bundled example and say where to look
	$(BIN)/takhrij trace examples/harbour --db out/demo.db --report out/demo.html
	@echo 'The command is $(BIN)/takhrij; so that takhrij is found:  export PATH="$$PWD/$(BIN):$$PATH"'

test: .venv ## the tests
	$(BIN)/python -m pytest

search: .venv ## the tests with new random cases, ten times as many; takes minutes
	HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -m "not browser"

lint: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## what a change must pass

eval: .venv ## figures on annotated articles against recorded floors; needs ../shared
	$(BIN)/python eval/gate.py

bench: .venv
	$(BIN)/python bench/run.py

clean:
	rm -rf .venv out build *.egg-info
