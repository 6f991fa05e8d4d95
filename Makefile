# Short names for what `care-finder` does.
.PHONY: start test setup train lock

start test setup train lock:
	python3 care-finder $@

.PHONY: messages train-danger bench-turns bench-stock bench-search evaluate judged plain-words adapt

messages:
	.venv-dev/bin/pybabel -q extract -F babel.cfg -k _ -k lazy_gettext --no-location --sort-output --omit-header -o locales/messages.pot .

train-danger:
	.venv-dev/bin/python -m tooling.train_danger

bench-turns:
	.venv-dev/bin/python -m tests.bench.turns

EPOCHS ?= 8

bench-stock:
	.venv-dev/bin/python -m tests.bench.stock --epochs $(EPOCHS)

SIZE ?= 50000
BENCH = --each 60 --http

bench-search:
	.venv-dev/bin/python -m tests.bench.search --size $(SIZE) $(BENCH) $(if $(POSTCODES),--postcodes $(POSTCODES))

judged:
	.venv-dev/bin/python -m tests.judged.report

evaluate:
	python3 care-finder test tests/evaluation -s

plain-words:
	.venv-dev/bin/python -m tooling.plain_words

adapt:
	cd bot && .venv/bin/python -m adapting
