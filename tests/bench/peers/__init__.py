"""Broadsheet beside SQLite FTS5, tantivy and stock Whoosh: the same articles, the same questions, one process.

`python -m tests.bench.peers 2000 20000` measures at these sizes and writes their sections of docs/benchmarks.md.
"""
