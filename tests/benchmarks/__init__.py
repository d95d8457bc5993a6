"""Figures of the running program beside those of the least program that could do the same: `python -m tests.benchmarks`."""
