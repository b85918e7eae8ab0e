"""Reads a line: which blocks it goes on with or begins, and what it leaves open."""

from __future__ import annotations

from functools import lru_cache

from editor.writing.colours.beginning import begin
from editor.writing.colours.containers import enter
from editor.writing.colours.going_on import go_on, read_blank
from editor.writing.colours.line import Line, LineReader
from editor.writing.colours.liquid import read_in_liquid, read_liquid
from editor.writing.colours.state import State

LONGEST = 4000  # characters of a line that are looked at


@lru_cache(maxsize=2000)
def read_line(line: str, state: State, below: str = "") -> Line:
    """Read one line, without its end; `below` is the line that follows."""
    reader = LineReader(line[:LONGEST], state, below[:LONGEST])
    if not read_in_liquid(reader):
        enter(reader)
        reader.hang = reader.pos
        if reader.is_blank:
            read_blank(reader)
        elif reader.block:
            go_on(reader)
        else:
            begin(reader)
        read_liquid(reader)
    return reader.result()
