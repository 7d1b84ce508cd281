"""Measures parsing against real pages that lie beside the checkout in ../shared/eval: `python -m tests.evaluate`."""
