# Aliases of run.py, which does the work and needs nothing but Python 3.11.
.PHONY: demo test check bench lint wheel setup
demo test check bench lint wheel setup:
	@python3 run.py $@ $(ARGS)
