"""Dates of the annotated sample articles: found, and resolved to the right day or stretch of days."""

from collections.abc import Sequence

import click

from tests.evaluate.gold import Gold, annotated, f1, rows, share

TARGETS = {"dates found (F1)": 0.95, "dates resolved right, of those found": 0.95}


def run() -> None:
    """Print the figures beside their targets."""
    click.echo(f"{'dates':46}{'measured':>9}{'target':>9}")
    for line in rows(measure(annotated()), TARGETS):
        click.echo(line)


def measure(gold: Sequence[Gold]) -> dict[str, float]:
    """Return every figure over `gold` by its name."""
    found = wanted = right = resolved = 0
    for page in gold:
        read = {(mention.field, mention.start, mention.end): mention.value for mention in page.found.dates}
        both = [place for place in page.dates if place in read]
        found, wanted, right = found + len(read), wanted + len(page.dates), right + len(both)
        resolved += sum(read[place] == page.dates[place] for place in both)
    return {
        "dates found (F1)": f1(found, wanted, right),
        "dates resolved right, of those found": share(resolved, right),
    }


def misses(gold: Sequence[Gold]) -> list[str]:
    """Return what is wrong with the dates found, in a sentence each: for whoever improves them."""
    wrong = []
    for page in gold:
        read = {(mention.field, mention.start, mention.end): mention for mention in page.found.dates}
        wrong.extend(f"{page.name}: {at} {read[at].text!r} is no date" for at in read.keys() - page.dates.keys())
        for at, value in page.dates.items():
            text = page.article.texts()[at[0]][at[1] : at[2]]
            if at not in read:
                wrong.append(f"{page.name}: {at} {text!r} was not found")
            elif read[at].value != value:
                wrong.append(f"{page.name}: {at} {text!r} is {value}, not {read[at].value}")
    return sorted(wrong)
