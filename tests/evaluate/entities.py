"""Names of the annotated sample articles: found with their types, and put together into entities."""

from collections.abc import Mapping, Sequence

import click

from tests.evaluate.gold import Gold, Place, annotated, f1, rows, share


def run() -> None:
    """Print the figures."""
    click.echo(f"{'names of the sample articles':46}{'measured':>9}{'target':>9}")
    for line in rows(measure(annotated()), {}):
        click.echo(line)


def measure(gold: Sequence[Gold]) -> dict[str, float]:
    """Return every figure over `gold` by its name: exact span and type, and B-cubed over the mentions of both."""
    found = wanted = right = 0
    precision = recall = both = 0.0
    for page in gold:
        ours = {(at.field, at.start, at.end): e for e in page.found.entities for at in e.mentions}
        theirs = {place: e for e in page.entities for place in e.mentions}
        found, wanted = found + len(ours), wanted + len(theirs)
        right += sum(place in ours and ours[place].type == entity.type for place, entity in theirs.items())
        mine = {place: entity.id for place, entity in ours.items() if place in theirs}
        gold_clusters = {place: entity.name for place, entity in theirs.items() if place in ours}
        precision += _together(mine, gold_clusters)
        recall += _together(gold_clusters, mine)
        both += len(mine)
    p, r = precision / max(both, 1), recall / max(both, 1)
    return {
        "names found (F1)": f1(found, wanted, right),
        "names found (precision)": share(right, found),
        "names found (recall)": share(right, wanted),
        "put together (B-cubed F1)": 2 * p * r / (p + r) if p + r else 1.0,
    }


def _together(one: Mapping[Place, str], other: Mapping[Place, str]) -> float:
    """Return over all places the share of their cluster in `one` that `other` puts together with them, added up."""
    total = 0.0
    for place, cluster in one.items():
        same = [each for each in one if one[each] == cluster]
        total += sum(other[each] == other[place] for each in same) / len(same)
    return total
