"""Benchmarks: `make bench` runs them and writes docs/benchmarks.md. Nothing here is a test, nothing asserts a time."""
