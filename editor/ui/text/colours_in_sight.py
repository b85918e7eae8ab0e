"""What the paragraphs in sight are: read from where their text, or their code, begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtGui import QTextBlock

from editor.ui.text.code_colours import CodeColours, at_line
from editor.ui.text.known_lines import KnownLines
from editor.ui.text.scanned import scanned
from editor.writing.colours.kinds import Kind, Span
from editor.writing.colours.line import Line
from editor.writing.colours.lines import read_line
from editor.writing.colours.scan import Coloured
from editor.writing.colours.state import Block, Inside

MOST_CODE = 20_000  # characters
IN_CODE = (Inside.FENCE, Inside.HIGHLIGHT, Inside.ELEMENT)

Paragraph = tuple[QTextBlock, str, Coloured]


class ColoursInSight:
    """Reads paragraphs of a document; `waits` for the colours of long code.

    `coloured` are the texts that stand coloured already, by the number of their paragraph.
    """

    def __init__(
        self, lines: KnownLines, codes: CodeColours, coloured: Mapping[int, str], waits: bool
    ) -> None:
        self._lines = lines
        self._coloured = coloured
        self._codes = codes
        self._waits = waits
        # By number of the paragraph; None for one whose colours are not known yet.
        self._code: dict[int, tuple[Span, ...] | None] = {}
        self._far = set[int]()  # the paragraphs that are too far below the beginning of their code
        self.is_waiting = False  # long code is in sight whose colours are not known

    def read(self, blocks: Sequence[QTextBlock]) -> Iterator[Paragraph]:
        """What each of `blocks` is that follow each other; not those whose look may stay."""
        for each in scanned(self._lines, blocks):
            colours = self._with_code(each.block, each.text, each.coloured, each.line)
            if colours is not None:
                yield each.block, each.text, colours

    def _with_code(
        self, block: QTextBlock, text: str, coloured: Coloured, line: Line
    ) -> Coloured | None:
        code = self._lines.before(block).block
        if not line.is_code or code is None or not code.language or code.inside not in IN_CODE:
            return coloured
        spans = self._code_spans(block, text, line, code)
        if spans is None:
            return None
        above = [span for span in coloured.spans if span.kind is Kind.LIQUID]
        under = [span for span in coloured.spans if span.kind is not Kind.LIQUID]
        inside = [span.moved(line.start) for span in spans]
        return coloured._replace(spans=(*under, *inside, *above))

    def _code_spans(
        self, block: QTextBlock, text: str, line: Line, code: Block
    ) -> tuple[Span, ...] | None:
        """The spans of a line of code; None where it may stay as it is for the moment."""
        number = block.blockNumber()
        if number not in self._code:
            first = None if number - 1 in self._far else self._first_of_code(block, code)
            if first is None:
                self._far.add(number)
                return ()
            self._read_code(first, code.language)
        spans = self._code.setdefault(number, ())
        if spans is not None or self._coloured.get(number) == text:
            return spans
        return at_line(self._codes.spans(code.language, text[line.start :], wait=True) or (), 0)

    def _read_code(self, first: QTextBlock, language: str) -> None:
        """Know the colours of all the lines of a code, or that they are to be waited for."""
        lines = self._lines_of_code(first)
        spans = self._codes.spans(language, "\n".join(lines), self._waits)
        self.is_waiting = self.is_waiting or spans is None
        for at, number in enumerate(range(first.blockNumber(), first.blockNumber() + len(lines))):
            self._code[number] = None if spans is None else at_line(spans, at)

    def _first_of_code(self, block: QTextBlock, code: Block) -> QTextBlock | None:
        """The first line of the code that a line stands in; None where it is too far above."""
        size = 0
        while self._lines.before(block.previous()).block == code:
            block = block.previous()
            size += block.length()
            if size > MOST_CODE:
                return None
        return block

    def _lines_of_code(self, block: QTextBlock) -> list[str]:
        """The lines of a code from its first one on."""
        lines: list[str] = []
        size = 0
        state = self._lines.before(block)
        while block.isValid() and size <= MOST_CODE:
            text = block.text()
            line = read_line(text, state)
            if not line.is_code:
                break
            lines.append(text[line.start :])
            size += len(text) + 1
            state, block = line.state, block.next()
        return lines
