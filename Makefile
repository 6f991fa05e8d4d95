# Short names for what `care-finder` does.
.PHONY: start test setup train lock

start test setup train lock:
	python3 care-finder $@
