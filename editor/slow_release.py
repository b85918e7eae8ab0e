"""What nobody needs any more, freed bit by bit.

Python frees all that a list holds in one go, and no other thread runs meanwhile: with the blocks of
a very long text that takes a third of a second.
"""

from __future__ import annotations

from typing import Any

from editor.precedence import window_first

AT_ONCE = 100  # things, which take less than a ms, unless each is a large one


def release(*lists: list[Any]) -> None:
    """Empty the lists, which must be nobody else's."""
    for each in lists:
        while each:
            window_first.give_way()
            del each[-AT_ONCE:]


def release_table(table: dict[Any, list[Any]], kept: dict[Any, list[Any]]) -> None:
    """Empty a dictionary of lists, all nobody else's but for those that are in `kept`."""
    keys = list(table)
    values = [each for key, each in table.items() if kept.get(key) is not each]
    table.clear()
    release(keys, *values)
