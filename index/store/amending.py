"""Amending: what follows when corrections of an article have changed, for all that hangs on its fields."""

import sqlite3
from collections.abc import Collection

from index.store.corrections import lay_over
from index.store.looking import await_look


def amend(connection: sqlite3.Connection, keys: Collection[int]) -> None:
    """Have these articles show their corrections as they are now; those that were taken out are passed over."""
    if not keys:
        return
    from index.store.stories import put_again  # loads numpy

    with put_again(connection, keys):
        moments = lay_over(connection, keys, fresh=False)
    for key in moments:
        (change,) = connection.execute("UPDATE counter SET change = change + 1 RETURNING change").fetchone()
        connection.execute("UPDATE article SET change = ? WHERE key = ?", (change, key))
    await_look(connection, moments, moments)  # mentions count letters of the headline, days are told from the date
