"""Measures parsing against real pages in ../shared/eval, extraction against tests/gold: `python -m tests.evaluate`."""
