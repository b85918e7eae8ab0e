"""Tables: rows of cells between pipes, with a head, bodies and a foot.

The rules: https://kramdown.gettalong.org/syntax.html#tables
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, repeat

from editor.jekyll.kramdown.grammar import SPACE, ruby
from editor.jekyll.kramdown.nodes import Node
from editor.jekyll.kramdown.reader import Reader
from editor.jekyll.kramdown.span_kinds import outside_of_code
from editor.jekyll.kramdown.table_cells import split_cells
from editor.precedence import window_first

SEPARATOR = ruby(r"(?=[+|: \t]*-)([+|: \t-]*)\n")
FOOT_SEPARATOR = ruby(r"(?=[+|: \t]*=)[+|: \t=]*\n")
COLUMN = ruby(r"(:?)-+(:?)")
PIPE = r"(?:\||[^\n]*?[^\\\n]\|)"
LEADING_PIPE = ruby(r" *\|")
PIPE_IN_LINE = ruby(PIPE)
ROW = ruby(rf"(?={PIPE})([^\n]*)\n")
START = ruby(rf" {{0,3}}(?=\S){PIPE}")
MOST_CELLS = 500_000  # of a table that is filled up: one long row would make millions of the others
NO_BREAK = "\u00a0"  # what an empty cell shows
ALIGNMENTS = {(False, False): None, (True, False): "left", (False, True): "right"}


@dataclass
class Table:
    """A table while its lines are read."""

    parts: list[Node] = field(default_factory=list[Node])
    rows: list[list[str]] = field(default_factory=list[list[str]])
    alignments: list[str | None] = field(default_factory=list[str | None])
    columns: int = 0
    has_foot: bool = False

    def end_part(self, tag: str, force: bool = False) -> None:
        """The rows so far are the head, a body or the foot."""
        if self.has_foot and tag == "tbody" and not force:
            return
        part = line_node(tag)
        for cells in self.rows:
            row = line_node("tr")
            row.extend([line_node("td", cell or NO_BREAK) for cell in cells])
            part.append(row)
        self.parts.append(part)
        self.rows = []

    def separate(self, line: str) -> None:
        """A line of dashes: the first behind rows ends the head, later ones a body."""
        if not self.rows:
            return
        if self.alignments or self.has_foot:
            self.end_part("tbody")
        else:
            self.end_part("thead")
            self.alignments = [alignment(each) for each in COLUMN.finditer(line)]


def line_node(tag: str, source: str | None = None) -> Node:
    """A part of a table, on a line of its own: templates count the words of cells apart."""
    node = Node(tag, source)
    node.is_block = True
    return node


def alignment(column: re.Match[str]) -> str | None:
    """How the cells below a column of the separator are aligned."""
    return ALIGNMENTS.get((bool(column[1]), bool(column[2])), "center")


def read_table(reader: Reader) -> bool:
    """A table; every line has a pipe, and what stands behind is no paragraph's line."""
    if not reader.is_after_boundary or not reader.sees(START):
        return False
    start = reader.pos
    table = read_lines(reader)
    if not reader.is_before_boundary or not has_pipes(reader, reader.text[start : reader.pos]):
        return give_up(reader, start)
    if table.rows:
        table.end_part("tfoot" if table.has_foot else "tbody")
    if all(part.tag != "tbody" for part in table.parts):
        return give_up(reader, start)
    node = reader.add(Node("table"))
    even_out(table)
    node.extend(table.parts)
    return True


def give_up(reader: Reader, start: int) -> bool:
    """It is no table after all; the attribute list above it is lost with it."""
    reader.pos = start
    reader.pending = None
    return False


def has_pipes(reader: Reader, text: str) -> bool:
    """Has each line a pipe outside of code and of HTML elements?"""
    if "<" in text or "`" in text:
        text = outside_of_code(text.rstrip("\n"), reader.options)
    return all(PIPE_IN_LINE.match(line) for line in text.rstrip("\n").split("\n"))


def read_lines(reader: Reader) -> Table:
    """The lines from here on that a table can have."""
    table = Table()
    has_leading_pipe = reader.sees(LEADING_PIPE)
    if (first := SEPARATOR.match(reader.text, reader.pos)) and "|" in first[0]:
        reader.pos = first.end()
    while line := ROW.match(reader.text, reader.pos):
        window_first.give_way()
        reader.pos = line.end()
        if separator := SEPARATOR.match(reader.text, line.start()):
            table.separate(separator[1])
        elif FOOT_SEPARATOR.match(reader.text, line.start()):
            if table.rows:
                table.end_part("tbody", force=True)
            table.has_foot = True
        else:
            add_row(table, line[1].rstrip(" \t"), has_leading_pipe)
    return table


def add_row(table: Table, line: str, has_leading_pipe: bool) -> None:
    """Split a line into its cells."""
    cells = split_cells(line)
    if has_leading_pipe and not cells[0].strip(SPACE):
        cells.pop(0)
    if cells and not cells[-1].strip(SPACE):
        cells.pop()
    table.columns = max(table.columns, len(cells))
    table.rows.append([cell.strip(SPACE) for cell in cells])


def even_out(table: Table) -> None:
    """Give every row the same number of cells, their alignment, and those of the head their tag."""
    rows = [row for part in table.parts for row in part]
    columns = table.columns if table.columns * len(rows) <= MOST_CELLS else 0
    for part in table.parts:
        for row in part:
            window_first.give_way()
            row.extend([line_node("td", NO_BREAK) for _ in range(columns - len(row))])
            for cell, align in zip(row, chain(table.alignments, repeat(None)), strict=False):
                if part.tag == "thead":
                    cell.tag = "th"
                if align:
                    cell.set("style", f"text-align: {align}")
