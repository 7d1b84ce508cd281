"""Citations: articles in the forms that other programs take in. Pure: one text for each article."""

from index.citations.bibtex import bibtex
from index.citations.cited import Cited, citation
from index.citations.csv import CSV_COLUMNS, csv_row
from index.citations.markdown import markdown
from index.citations.ris import ris

__all__ = ["CSV_COLUMNS", "Cited", "bibtex", "citation", "csv_row", "markdown", "ris"]
