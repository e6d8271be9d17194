# The verbs of this project; `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

# For `make run`, for instance: make run SERVE="--port 8080"
SERVE ?=
# For `make demo`, for instance: make demo DEMO="--people 60"
DEMO ?=
# For `make look`, for instance: make look LOOK="--part dots"
LOOK ?=
# For `make test`, for instance: make test PYTEST="-n 0 tests/session"
# Tests run shuffled. The first lines say how; the same order again: make test PYTEST="-n 4 --randomly-seed=NUMBER"
PYTEST ?= -n 4 --dist loadfile --no-loadscope-reorder
# For `make mutants`, for instance: make mutants MUTANTS="werksessie.session.disclosure*"
MUTANTS ?=
# For `make bench-console`, for instance: make bench-console BENCH="--url LINK -o bench/console.csv"
BENCH ?=

# Where Python may not keep what it compiled, every process of the tests compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run demo test test-office soak check bench bench-full bench-two bench-console bench-exports bench-library weigh messages pictures look mutants

help:
	@echo "make run            zet alles klaar en start de server"
	@echo "make demo           hetzelfde, met een oefenavond waarin je alles kunt aanklikken"
	@echo "make test           zet alles klaar en draait de tests"
	@echo "make check          kijkt de code na en bouwt het pakket"
	@echo "make messages       verzamelt alles wat vertaald moet worden"
	@echo "make pictures       maakt de platen in docs/nl opnieuw die niet meer van deze versie zijn"
	@echo "make look           zet alle schermen in alle toestanden op één vel, in look/"
	@echo "make test-office    opent de documenten in LibreOffice"
	@echo "make soak           houdt fouten, drukte en misbruik lang vol"
	@echo "make mutants        maakt de kern op duizenden plekken stuk en kijkt of een test het merkt; duurt uren"
	@echo "make bench          meet de server naast twee andere, een kwartier lang"
	@echo "make bench-full     hetzelfde, met meer aantallen telefoons"
	@echo "make bench-two      meet één proces naast twee, en Redis naast bestanden"
	@echo "make bench-console  meet de console bij veel antwoorden"
	@echo "make bench-exports  meet hoe lang elk bestand duurt"
	@echo "make bench-library  meet de lijst van sessies bij 2.000 verslagen"
	@echo "make weigh          weegt wat een telefoon ophaalt"

run: $(VENV)/.ready
	@$(BIN)/werksessie serve $(SERVE)

# An evening that is over, with its report, and one that waits for its facilitator: pretend people answer in both.
demo: $(VENV)/.ready
	@ls sessions/demo/*.db >/dev/null 2>&1 || { echo "Eerst spelen verzonnen mensen een hele avond. Dat duurt een halve minuut."; \
		$(BIN)/werksessie rehearse --people 20 --speed 1000 --sessions sessions/demo; echo; }
	@$(BIN)/werksessie rehearse --hold --speed 3 --sessions sessions/demo $(DEMO)

# Without Chromium the browser tests cannot run; only on a person's own computer is that no failure.
test: $(VENV)/.ready-dev
	@.ci/servers || [ "$(CI)" != true ]
	@if .ci/chromium; then $(BIN)/python -m pytest $(PYTEST); \
	elif [ "$(CI)" = true ]; then exit 1; \
	else $(BIN)/python -m pytest $(PYTEST) -m "not browser and not office and not soak"; fi

# After a change of Dutch words: what translators have to say now, and each catalogue brought up to date.
messages: $(VENV)/.ready-dev
	@$(BIN)/python -m werksessie.translations

# What a page says and how it looks has changed: the pictures of it in the documentation are taken again.
pictures: $(VENV)/.ready-dev
	@.ci/chromium
	@PICTURES=take $(BIN)/python -m pytest -q -n 0 tests/browser/test_pictures.py

# A contact sheet of every kind and state on every surface: to be looked at before a change of looks is kept.
look: $(VENV)/.ready-dev
	@.ci/chromium
	@$(BIN)/python -m tests.look -o look $(LOOK)

# LibreOffice is too large to install for every run of the tests.
test-office: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest -n 0 -m office tests/summary

# Faults, floods and load for longer than every run of the tests can bear.
soak: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest -n 0 -m soak tests

# What no test notices when it is broken. A part is enough: MUTANTS names it.
mutants: $(VENV)/.ready-mutants
	@CI=true $(BIN)/mutmut run --max-children 2 $(MUTANTS)
	@$(BIN)/mutmut results | sed '/: not checked$$/d'

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python -m build --wheel --no-isolation --outdir dist >/dev/null

# The server beside two references; what it draws with and the quick loop are no part of the product.
bench: $(VENV)/.ready-bench
	@$(BIN)/python -m bench $(BENCH)

bench-full: $(VENV)/.ready-bench
	@$(BIN)/python -m bench --full --minutes 25 $(BENCH)

# Files against Redis, one process against two, 200 evenings at the same time.
bench-two: $(VENV)/.ready-dev
	@$(BIN)/python -m bench.two $(BENCH)

bench-console: $(VENV)/.ready-dev
	@$(BIN)/python bench/console.py $(BENCH)

bench-exports: $(VENV)/.ready-dev
	@$(BIN)/python bench/exports.py $(BENCH)

bench-library: $(VENV)/.ready-dev
	@$(BIN)/python -m bench.library -o bench/library.md $(BENCH)

weigh: $(VENV)/.ready-dev
	@$(BIN)/python -m bench.weigh $(BENCH)

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(MAKE) --no-print-directory _venv
	@$(PIP) -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt
	@$(MAKE) --no-print-directory _venv
	@$(PIP) -e ".[dev]"
	@touch $(VENV)/.ready $@

$(VENV)/.ready-bench: pyproject.toml constraints.txt
	@$(MAKE) --no-print-directory _venv
	@$(PIP) -e ".[bench]"
	@touch $@

$(VENV)/.ready-mutants: pyproject.toml constraints.txt
	@$(MAKE) --no-print-directory _venv
	@$(PIP) -e ".[dev,mutants]"
	@touch $(VENV)/.ready $(VENV)/.ready-dev $@

.PHONY: _venv
_venv:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || \
		{ echo "Installeer eerst Python 3.11 of nieuwer, zo dat het als $(PYTHON) te vinden is." >&2; exit 1; }
	@echo "Even klaarzetten. Dat hoeft maar één keer en duurt ongeveer een minuut."
	@$(PYTHON) -m venv $(VENV) >/dev/null || \
		{ echo "Python kan geen eigen map maken. Op Debian of Ubuntu helpt: apt install python3-venv" >&2; exit 1; }
