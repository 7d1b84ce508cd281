"""Query text becomes a `Query` tree."""
