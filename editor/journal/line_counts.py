"""How many lines came and went between two versions."""

from __future__ import annotations

from editor.matching import changes


def line_counts(before: bytes, after: bytes) -> tuple[int, int]:
    """The lines of `after` that are new, and those of `before` that are gone."""
    found = changes(before.splitlines(keepends=True), after.splitlines(keepends=True))
    came = sum(each.new_end - each.new_start for each in found)
    return came, sum(each.end - each.start for each in found)
