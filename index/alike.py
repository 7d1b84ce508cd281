"""Words spelt alike: how many letters must be put in, left out, replaced or exchanged with the next."""


def alike(one: str, two: str, edits: int) -> bool:
    """Tell whether so many edits make one word of the other; no letter is edited twice."""
    if abs(len(one) - len(two)) > edits:
        return False
    before: list[int] = []
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one):
        above, before, row = before, row, [at + 1]
        for place, other in enumerate(two):
            cost = min(before[place] + (letter != other), before[place + 1] + 1, row[place] + 1)
            if at and place and letter == two[place - 1] and one[at - 1] == other:
                cost = min(cost, above[place - 1] + 1)
            row.append(cost)
        if min(row) > edits:
            return False
    return row[-1] <= edits
