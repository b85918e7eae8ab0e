"""The cells of a table's row: what stands between pipes that are not in code."""

from __future__ import annotations

from bisect import bisect_left

from editor.jekyll.kramdown.grammar import SPACE, ruby

MARKS = ruby(r"\\\||`+|<code\b|\|")
TICKS = ruby(r"`+")
CODE_END = "</code>"


def split_cells(line: str) -> list[str]:
    """The texts between the pipes; one behind a backslash, or in code, is part of its cell."""
    cells: list[str] = []
    parts: list[str] = []  # of the cell that is not yet full
    code = Code(line)
    start = pos = 0
    while found := MARKS.search(line, pos):
        pos = found.end()
        if found[0] == "|":
            cells.append("".join((*parts, line[start : found.start()])))
            parts, start = [], pos
        elif found[0] == "\\|":
            parts += (line[start : found.start()], "|")
            start = pos
        elif found[0] == "<code":
            pos = code.behind_element(pos) or pos
        else:
            pos = code.behind_ticks(found.start(), pos) or pos
    return [*cells, "".join((*parts, line[start:]))]


class Code:
    """Finds where code ends in a line; nothing is looked for twice."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._runs: dict[int, list[int]] = {}  # where so many backticks stand
        for run in TICKS.finditer(line) if "`" in line else ():
            self._runs.setdefault(len(run[0]), []).append(run.start())
        self._next: dict[str, int] = {}

    def behind_element(self, pos: int) -> int | None:
        """The place behind a `<code …>…</code>` whose name ends at `pos`."""
        tag_end = self._find(">", pos)
        end = -1 if tag_end < 0 else self._find(CODE_END, tag_end + 1)
        return None if end < 0 else end + len(CODE_END)

    def behind_ticks(self, start: int, end: int) -> int | None:
        """The place behind the code that a row of backticks opens; None where it does not."""
        before, after = self._line[max(0, start - 1) : start], self._line[end : end + 1]
        count = end - start
        is_blank_after = after != "" and after in SPACE
        if count == 1 and is_blank_after and (not before or before in SPACE):
            return None
        closed = self._behind_run(count, end)
        if closed is None and count > 1 and not is_blank_after:
            return self._behind_run(1, end)  # the last of them may open by itself
        return closed

    def _behind_run(self, count: int, start: int) -> int | None:
        places = self._runs.get(count, [])
        number = bisect_left(places, start)
        return places[number] + count if number < len(places) else None

    def _find(self, what: str, start: int) -> int:
        if what not in self._next or 0 <= self._next[what] < start:
            self._next[what] = self._line.find(what, start)
        return self._next[what]
