"""All engines by name."""

from tests.bench.peers.broadsheet import Broadsheet
from tests.bench.peers.engine import Engine
from tests.bench.peers.fts5 import Fts5
from tests.bench.peers.stock_whoosh import StockWhoosh
from tests.bench.peers.tantivy_engine import Tantivy

ENGINES: dict[str, type[Engine]] = {engine.name: engine for engine in (Broadsheet, Fts5, Tantivy, StockWhoosh)}
