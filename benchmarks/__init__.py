"""Measurements, not tests: what `make bench` prints and BENCHMARKS.md records."""
