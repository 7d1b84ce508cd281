"""What makes a folder a library."""

STORE_FILE = "broadsheet.sqlite3"
"""Name of the file that every library's folder holds."""
