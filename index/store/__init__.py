"""Store: SQLite, the record of truth."""
