"""`--ner spacy:NAME`: who marks names."""

import click

ner_option = click.option(
    "--ner",
    "tagger",
    metavar="TAGGER",
    help="Who marks names: built-in, or spacy:NAME for an installed spaCy pipeline.",
)
"""The option that chooses the tagger."""
